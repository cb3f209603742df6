"""Buttons that hand out the rekap reward of cadres or of an office, made when they are clicked."""

from collections.abc import Callable, Iterator

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative, ui
from acquisition.recap import cadre as cadre_recap
from acquisition.recap import office as office_recap
from acquisition.recap.cadre import Earned
from acquisition.recap.stamp import Stamp


def of_cadre(view: ui.View, label: str, norm: int, code: str, cadre: pd.Series, ranked: int) -> None:
    """The page of one cadre, of its row of acquisition_by_cadre; `ranked` cadres there are in all."""

    def make() -> bytes:
        return cadre_recap.recap(
            _earned(view.of(cadre=(code,)), norm, cadre.to_frame().T), ranked, _stamp(view)
        )

    _offer(view, label, code, make)


def of_cadres(view: ui.View, label: str, norm: int, cadres: pd.DataFrame) -> None:
    """A page for each cadre of acquisition_by_cadre who acquired somebody."""

    def make() -> bytes:
        earning = cadres[(cadres["cadre_code"] != "") & (cadres["acquisitions"] > 0)]
        return cadre_recap.recap(_earned(view, norm, earning), int(cadres["rank"].count()), _stamp(view))

    _offer(view, label, view.gettext("cadres"), make)


def of_office(view: ui.View, label: str, norm: int, code: str) -> None:
    """The recap of the office of this code, which the view is narrowed to, and of its cadres."""

    def make() -> bytes:
        cadres, norms = view.run("acquisition_by_cadre"), view.run("cadre_norm", norm=norm)
        name, incomplete = view.offices.get(code, code), _incomplete(view, code)
        claims = view.run("disputed_workers")
        return office_recap.recap(name, cadres, norms, claims, _stamp(view), incomplete)

    _offer(view, label, code, make)


def _earned(view: ui.View, norm: int, cadres: pd.DataFrame) -> Iterator[Earned]:
    """What each of these earned, by queries of all of them: one for each would take minutes for thousands."""
    figures = (
        view.run("acquisition_by_cadre_and_event"),
        view.run("acquisition_by_cadre_month", norm=norm),
        view.run("cadre_norm", norm=norm),
        view.run("disputed_workers"),
    )
    incomplete = {office: _incomplete(view, office) for office in cadres["office_code"].unique()}
    return cadre_recap.earned(cadres, *figures, incomplete)


def _stamp(view: ui.View) -> Stamp:
    name = "acquisition_by_cadre"
    sample = view.store.is_sample()
    return Stamp(view.as_of, view.selected(name), view.stamp(name), sample, view.language)


def _incomplete(view: ui.View, office: str) -> str:
    """That months which the office should have sent are incomplete."""
    months = view.incomplete(office=(office,)) if office else view.incomplete()
    if months.empty:
        return ""
    return view.gettext("Not final: {months}", months=narrative.incomplete(months, view.language))


def _offer(view: ui.View, label: str, about: str, make: Callable[[], bytes]) -> None:
    view.download(
        label, make, fmt.file_name(view.gettext("reward recap"), about, view.as_of, ending=".pdf"),
        "application/pdf", "recap", type="tertiary", icon=":material/workspace_premium:",
    )  # fmt: skip
