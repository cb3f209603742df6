"""The targets of a year (RKAT) as KC Jambi hands them out."""

from acquisition.demo import exports, plan
from acquisition.demo.habits import indonesian


def _rows(year: int) -> list[tuple[str | int, ...]]:
    """The targets of a year with their header: kode_kantor, bulan, segmen, target_tk, target_iuran."""
    return [
        ("kode_kantor", "bulan", "segmen", "target_tk", "target_iuran"),
        *(
            (office, f"{month:02}-{year}", segment, workers, contribution)
            for office, month, segment, workers, contribution in plan.monthly_targets(year)
        ),
    ]


def text(year: int) -> bytes:
    """CSV of the targets, numbers as Indonesians write them."""
    header, *rows = _rows(year)
    amounts = ((*key, indonesian(workers), f"Rp {indonesian(rupiah)}") for *key, workers, rupiah in rows)
    return exports.plain([header, *amounts])


def workbook(year: int) -> bytes:
    """XLSX of the targets."""
    titles = (f"TARGET AKUISISI {year}", "KANTOR CABANG JAMBI DAN KCP")
    return exports.table(f"RKAT {year}", titles, _rows(year))
