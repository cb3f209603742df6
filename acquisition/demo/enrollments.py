"""Every row that the offices wrote in two years: each worker's first enrollment, and all that came on top.

Rows are frames with the columns worker, day, office, segment, cadre, event, funding, home, batch, program,
occupation, wage, contribution; filed, the day by which a row falls into a file; and flaw, what is wrong.
"""

import pandas as pd

from acquisition.demo import channels, homes, timeline, work
from acquisition.demo.founding import enrollments as founding_enrollments

FOUNDING_DAY = timeline.index("2016-11-12")
_FOUNDING_REGENCIES = {
    "KOTA JAMBI": "1571",
    "KAB. MUARO JAMBI": "1505",
    "KAB. BATANGHARI": "1504",
    "KAB. TANJAB TIMUR": "1506",
}


def founding_rows() -> pd.DataFrame:
    """The 192 rows of the founding export."""
    rows = pd.DataFrame(founding_enrollments())
    districts = zip(rows.KABUPATEN.map(_FOUNDING_REGENCIES), rows.KECAMATAN, strict=True)
    return pd.DataFrame(
        {
            "worker": rows.NO - 1,
            "day": FOUNDING_DAY,
            "office": rows.KODE_KANTOR,
            "segment": rows.SEGMEN,
            "cadre": rows.KODE_KADER,
            "event": rows.KODE_KEGIATAN,
            "funding": "mandiri",
            "home": [homes.PLACES.index(place) for place in districts],
            "batch": -1,
            "program": rows["PAKET PROGRAM"],
            "occupation": rows.JENIS_PEKERJAAN,
            "wage": rows.UPAH,
            "contribution": rows.IURAN,
            "filed": FOUNDING_DAY,
            "flaw": "",
        }
    )


def first_enrollments(founding: pd.DataFrame) -> pd.DataFrame:
    """One row per worker, the founding ones apart, by day: the enrollment that counts as acquisition."""
    assisted = pd.concat([channels.at_events(), channels.by_cadres(), channels.sponsored()])
    others = channels.by_themselves(pd.concat([founding[assisted.columns], assisted]))
    workers = pd.concat([assisted, others]).sort_values("day", kind="stable", ignore_index=True)
    return work.described(workers).assign(
        worker=range(len(founding), len(founding) + len(workers)), filed=workers.day, flaw=""
    )
