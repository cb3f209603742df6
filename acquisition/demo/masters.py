"""The lists that KC Jambi keeps of cadres, events and attendance."""

from acquisition.demo import cadres, events, exports, homes
from acquisition.demo.habits import indonesian

# Of an event of 2017 the list of those present was lost.
WITHOUT_LIST = 17


def cadre_list() -> bytes:
    """XLSX of the 25 cadres."""
    header = (
        "kode_kader", "nama_kader", "kode_kantor", "kelurahan", "kecamatan", "sejak", "pembina", "wadah",
    )  # fmt: skip
    rows = [
        (
            code,
            row["cadre"],
            row["office_code"],
            row["village"],
            homes.DISTRICT_CODES[row["district_code"]],
            "-".join(reversed(row["since"].split("-"))),
            cadres.supervisor_of(code),
            cadres.group_of(code),
        )
        for code, row in cadres.CADRES.items()
    ]
    return exports.table("Kader", ("DAFTAR KADER PENGGERAK", "Keadaan 31-12-2017"), [header, *rows])


def event_list() -> bytes:
    """CSV of the listed events, by day."""
    header = (
        "kode_kegiatan", "nama_kegiatan", "jenis", "lokasi", "kabupaten", "kode_kantor", "mulai", "selesai",
        "biaya",
    )  # fmt: skip
    rows = (
        (
            event.code,
            event.name,
            event.type,
            event.venue,
            homes.REGENCIES[event.regency]["regency"],
            event.office,
            f"{event.started_at:%d-%m-%Y %H:%M}",
            f"{event.ended_at:%d-%m-%Y %H:%M}",
            "" if event.cost is None else f"Rp {indonesian(event.cost)}",
        )
        for event in _listed()
    )
    return exports.plain([header, *rows])


def attendance_list() -> bytes:
    """CSV of who was at which event."""
    rows = (
        (event.code, cadre)
        for number, event in enumerate(_listed())
        if number != WITHOUT_LIST
        for cadre in event.cadres
    )
    return exports.plain([("kode_kegiatan", "kode_kader"), *rows])


def _listed() -> list[events.Event]:
    later = [event for event in events.later_events() if event.listed]
    return [*events.founding_events(), *later]
