"""People of the sample's offices: whose names somebody who sees one office must not meet anywhere."""

import pandas as pd

from acquisition.scope import Scope
from acquisition.store import Store


def names_of_others(store: Store, scope: Scope) -> set[str]:
    """Codes and names of the cadres, and names of the supervisors, who have nothing to do with these offices.

    Whoever acquired for one of them has; so has who is called like one of theirs.
    """
    cadres = pd.concat([store.run("acquisition_by_cadre"), store.run("cadre_activity")])
    acquired = set(store.within(scope).run("lineage_rows")["cadre_code"])
    is_own = cadres["office_code"].isin(scope) | cadres["cadre_code"].isin(acquired)
    told = ["cadre_code", "cadre", "supervisor"]
    own, others = (
        set(part[told].fillna("").to_numpy().ravel()) for part in (cadres[is_own], cadres[~is_own])
    )
    return others - own - {""}
