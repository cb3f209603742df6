"""Names that would do harm where they are not shown as text, in lists and exports that are taken in."""

import csv
import io
from collections.abc import Iterable

from tests.conftest import nik

HARM = "document.title='harmed'"
NAMES = (
    f"<img src=x onerror={HARM}>",
    f"<script>{HARM}</script>",
    f"[klik](javascript:{HARM})",
    "**tebal** $\\int$ :red[merah] ![x](http://x/y.png)",
    "=HYPERLINK(1)",
    "@SUM(A1)",
    "\u202eradak\u2066 \u200bA",
    "Kader\x07\x1b[31m merah",
    "{{ 7 * 7 }} {0} %s ${x}",
    "K" * 10_000,
)
_NUMBERED = tuple(enumerate(NAMES))


def _file(header: str, rows: Iterable[tuple]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([header.split(), *rows])
    return text.getvalue()


FILES = {
    "offices": _file(
        "kode_kantor nama_kantor jenis_kantor", ((f"H{place}", name, "KCP") for place, name in _NUMBERED)
    ),
    "cadres": _file(
        "kode_kader nama_kader kode_kantor sejak pembina wadah",
        ((f"K{place}", name, "TBO", "01-01-2016", name, name) for place, name in _NUMBERED),
    ),
    "events": _file(
        "kode_kegiatan nama_kegiatan jenis lokasi kode_kantor mulai selesai",
        (
            (f"E{place}", name, name, name, "TBO", "12-11-2016 09:00", "12-11-2016 11:00")
            for place, name in _NUMBERED
        ),
    ),
    "enrollments": _file(
        "nik tanggal_kepesertaan segmen kode_kantor kode_kader kode_kegiatan pekerjaan",
        (
            (nik(11 * place + other), f"1{other}-11-2016", "BPU", office, f"K{place}", f"E{place}", name)
            for place, name in _NUMBERED
            for other, office in enumerate(("TBO", f"H{place}"))
        ),
    ),
    # Of cadres and events that no list names, and claims that dispute those above.
    "unregistered": _file(
        "nik tanggal_kepesertaan segmen kode_kantor nama_kader nama_kegiatan",
        ((nik(11 * place), "10-11-2016", "BPU", "JMB", name, name) for place, name in _NUMBERED),
    ),
}
