"""The rekap reward, read back from its PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from pypdf import PdfReader

from acquisition.i18n import language
from acquisition.recap import cadre, office
from acquisition.recap.cadre import EVENTS, Earned
from acquisition.recap.stamp import Stamp

ID = language("id")
STAMP = Stamp(date(2017, 12, 30), "2017 · PMI", "Data sampai 30 Desember 2017 · snapshot 15", True, ID)
BEGUN = pd.Timestamp("2017-02-01")
A4 = (595, 842)  # points
PRINTABLE = 12  # points from the edge, which printers leave blank


def earned(events: int = 2, disputed: int = 1, name: str = "Kader TBO-03") -> Earned:
    """A cadre with so many events of 3 acquisitions each, and so many disputed workers."""
    counts = {"acquisitions": 3, "pu": 1, "bpu": 2, "contribution": 50_400, "disputed": 0}
    rows = [
        {
            "event_code": f"E{place}",
            "event": f"Grebeg Pasar {place}",
            "started_at": pd.Timestamp("2017-02-01"),
            **counts,
        }
        for place in range(events)
    ]
    rows.append({"event_code": "", "event": "", "started_at": pd.NaT, **counts | {"disputed": 1}})
    two = [("acquisition", "TBO-03", name), ("rival", "TBO-04", "Kader TBO-04")]
    claims = [
        (worker, outcome, pd.Timestamp("2017-03-15"), "KCP Tebo", code, who, "smallest_cadre")
        for worker in range(1_000, 1_000 + disputed)
        for outcome, code, who in two
    ]
    columns = ["worker", "outcome", "enrolled_on", "office", "cadre_code", "cadre", "rule"]
    counts = range(20, 34)
    months = {"month": pd.date_range("2016-11-01", periods=14, freq="MS"), "acquisitions": counts}
    cadre_row = {
        "cadre_code": "TBO-03",
        "cadre": name,
        "office": "KCP Tebo",
        "rank": 2.0,
        "supervisor": "Pembina TBO",
        "cadre_group": "Wadah Tebo",
        "registered": True,
        "acquisitions": 3 * (events + 1),
        "contribution": 50_400 * (events + 1),
        "disputed": 1,
    }
    return Earned(
        cadre=pd.Series(cadre_row),
        norm=pd.Series({"norm": 25, "months": 12, "months_at_norm": 3, "begun_on": date(2016, 11, 12)}),
        events=pd.DataFrame(rows),
        months=pd.DataFrame(
            months | {"at_norm": [count >= 25 for count in counts], "norm": 25, "month_sent": True}
        ),
        disputed=pd.DataFrame(claims, columns=columns),
        incomplete="Belum final: 1 bulan belum lengkap (1 kantor)",
    )


def test_what_all_cadres_earned_is_told_apart_by_cadre():
    cadres = pd.DataFrame({"cadre_code": ["A-1", "A-2"], "office_code": ["TBO", "TBO"]})
    figure = pd.DataFrame({"cadre_code": ["A-1", "A-1", "A-3"], "acquisitions": [1, 2, 4]})
    norms = pd.DataFrame({"cadre_code": ["A-2"], "norm": [25]})
    # Both claim worker 7, A-2 on a day outside the selection; A-3 and an office claim worker 8.
    claims = pd.DataFrame(
        [(7, "A-1", True), (7, "A-2", False), (8, "A-3", True), (8, "", True)],
        columns=["worker", "cadre_code", "in_selection"],
    )
    first, second = cadre.earned(cadres, figure, figure, norms, claims, {"TBO": "not final"})
    assert first.events["acquisitions"].tolist() == first.months["acquisitions"].tolist() == [1, 2]
    assert first.norm is None
    assert first.disputed["worker"].tolist() == [7, 7]
    assert second.norm["norm"] == 25
    assert second.events.empty and second.months.empty and second.disputed.empty
    assert first.incomplete == second.incomplete == "not final"


def texts(content: bytes) -> list[str]:
    """The text of each page, spaces as one."""
    reader = PdfReader(BytesIO(content))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4}
    heights = []

    def note(text: str, _matrix: list, place: list, *_font: object) -> None:
        if text.strip():
            heights.append(place[5])

    read = [" ".join(page.extract_text(visitor_text=note).split()) for page in reader.pages]
    assert min(heights) > PRINTABLE
    return read


def test_a_page_says_what_was_earned_and_where():
    (page,) = texts(cadre.recap([earned()], 27, STAMP))
    assert "Rekap reward: Kader TBO-03" in page
    assert "Data contoh, bukan data nyata" in page
    assert "2017 · PMI Belum final: 1 bulan belum lengkap" in page
    assert "KCP Tebo · pembina Pembina TBO · Wadah Tebo · sejak 12 Nov 2016" in page
    assert "Grebeg Pasar 0 3 1 2 Rp 50.400 0" in page
    assert "Di luar kegiatan 3 1 2 Rp 50.400 1" in page
    assert "Jumlah 9 3 6 Rp 151.200 1" in page  # 3 x 3, 3 x 1, 3 x 2, 3 x 50,400
    # The last twelve of fourteen months.
    assert "Jan 17" in page and "Nov 16" not in page
    assert "TK 1000 15 Mar 2017 Kader TBO-03 Kader TBO-04 kode kader terkecil" in page
    for signer in ("Kader", "Pembina", "Kepala kantor", "Tempat dan tanggal:"):
        assert signer in page


@pytest.mark.parametrize(("spoken", "money"), [("id", "Rp 123,5 juta"), ("en", "Rp 123.5 million")])
def test_nothing_of_a_page_is_cut(spoken, money):
    one = earned(events=12)
    one.cadre["contribution"] = 123_456_789
    stamp = replace(STAMP, language=language(spoken))
    (page,) = texts(cadre.recap([one], 27, stamp))
    assert money in page and "…" not in page
    cadres, norms = ranking(12)
    cadres["contribution"] = 10_288_066  # of twelve: 123,456,792
    name = "KCP Tanjung Jabung Barat"
    (page,) = texts(office.recap(name, cadres, norms, one.disputed.assign(office=name), stamp))
    assert money in page and "…" not in page


def test_whose_worker_it_is_and_who_else_claims_it():
    columns = ["worker", "outcome", "enrolled_on", "office", "cadre_code", "cadre", "rule"]
    day, later = pd.Timestamp("2017-03-15"), pd.Timestamp("2017-06-22")
    claims = [
        # Counted for the office alone, before this cadre came; the cadre's other worker comes first.
        (7, "acquisition", day, "KC Jambi", "", "", "earliest_day"),
        (7, "reregistration", later, "KCP Tebo", "TBO-03", "Kader TBO-03", "earliest_day"),
        (9, "acquisition", day, "KCP Tebo", "TBO-03", "Kader TBO-03", "smallest_cadre"),
        (9, "rival", day, "KCP Tebo", "TBO-04", "Kader TBO-04", "smallest_cadre"),
    ]
    one = replace(earned(), disputed=pd.DataFrame(claims, columns=columns))
    (page,) = texts(cadre.recap([one], 27, STAMP))
    assert (
        "TK 9 15 Mar 2017 Kader TBO-03 Kader TBO-04 kode kader terkecil "
        "TK 7 22 Jun 2017 KC Jambi Kader TBO-03 hari paling awal"
    ) in page


def test_a_month_not_sent_is_not_nothing():
    one = earned()
    one.months["month_sent"] = one.months["acquisitions"] != 33
    one.months["acquisitions"] = one.months["acquisitions"].replace(33, 0)
    (page,) = texts(cadre.recap([one], 27, STAMP))
    assert "32 –" in page


def test_each_cadre_has_a_page_of_its_own():
    pages = texts(cadre.recap([earned(), earned(name="Kader TBO-02")], 27, STAMP))
    assert ["Kader TBO-03" in pages[0], "Rekap reward: Kader TBO-02" in pages[1]] == [True, True]


@pytest.mark.parametrize("events", [EVENTS, EVENTS + 1, 300])
def test_however_much_it_is_one_page_is_signed_and_sums_up(events):
    name = "Kader " + "Panjang " * 60
    page, *annex = texts(cadre.recap([earned(events, disputed=120, name=name)], 27, STAMP))
    whole = 3 * (events + 1)
    assert f"Jumlah {whole}" in page
    others = events - (EVENTS - 1)
    assert (f"{others} kegiatan lain {3 * others}" in page) == (others > 1)
    assert "pertama dari 120; semuanya ada di lampiran" in page
    # The annex lists each of them once, and is not signed.
    assert [" ".join(annex).count(f"TK {worker} ") for worker in range(1_000, 1_120)] == [1] * 120
    for listing in annex:
        assert "Lampiran" in listing and "Kepala kantor" not in listing
        assert "Belum final: 1 bulan" in listing and "snapshot 15" in listing
    assert "Kepala kantor" in page and "Data sampai 30 Desember 2017 · snapshot 15" in page


def test_the_day_of_the_document_is_that_of_the_data():
    content = cadre.recap([earned()], 27, STAMP)
    assert content == cadre.recap([earned()], 27, STAMP)
    assert PdfReader(BytesIO(content)).metadata.creation_date.date() == date(2017, 12, 30)


def ranking(cadres: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """acquisition_by_cadre and cadre_norm of so many cadres with 5 each, and of 7 workers without a cadre."""
    codes = [f"JMB-{place}" for place in range(cadres)]
    counts = {"contribution": 84_000, "disputed": 1}
    rows = [
        {
            "cadre_code": code,
            "cadre": f"Kader {code}",
            "rank": 1.0,
            "registered": True,
            "acquisitions": 5,
            **counts,
        }
        for code in codes
    ]
    rows.append(
        {"cadre_code": "", "cadre": "", "rank": None, "registered": False, "acquisitions": 7, **counts}
    )
    norms = pd.DataFrame({"cadre_code": codes, "months": 12, "months_at_norm": 3})
    return pd.DataFrame(rows), norms


@pytest.mark.parametrize("cadres", [0, 10, 2_000])
def test_an_office_has_one_page_with_its_cadres(cadres):
    (page,) = texts(office.recap("KCP Tebo", *ranking(cadres), earned().disputed, STAMP))
    assert "Rekap reward: KCP Tebo" in page
    assert "Tanpa kader 7 Rp 84.000 1" in page
    assert f"Jumlah {5 * cadres + 7:,}".replace(",", ".") in page
    assert ("1 Kader JMB-0 5 Rp 84.000 3 dari 12 1" in page) == (cadres > 0)
    assert ("kader lain" in page) == (cadres > 100)
    assert "TK 1000 15 Mar 2017 Kader TBO-03 Kader TBO-04 kode kader terkecil" in page
