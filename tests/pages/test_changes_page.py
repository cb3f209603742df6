"""The page of changes on the two-year sample, without a browser."""

import re

import pytest

from acquisition.store import Store
from tests.filling import filled
from tests.pages.test_pages import headline, numbers

NOVEMBER = {"from": "2017-11-01", "to": "2017-11-15", "lang": "id"}


@pytest.fixture(scope="module")
def counted(sample_path):
    """Acquisitions between two days, straight from the claims."""
    store = Store.open(sample_path)

    def run(first: str, last: str, segment: str = "", outside_events: bool = False) -> int:
        with store.cursor() as cursor:
            return cursor.execute(
                "select count(*) from claims where standing = 'acquisition' and enrolled_on between ? and ?"
                " and (? = '' or segment = ?) and (not ? or event_code = '')",
                [first, last, segment, segment, outside_events],
            ).fetchone()[0]

    yield run
    store.close()


def test_the_three_comparisons_and_the_projection_stand_beside_the_bridge(sample_path, open_page, counted):
    app = open_page(sample_path, "changes", **NOVEMBER)
    assert not app.exception
    now = counted("2017-11-01", "2017-11-15")
    # 15 days before; a year before; and 354 days before, from Lebaran to Lebaran.
    spans = {
        "Periode sebelumnya": ("2017-10-17", "2017-10-31"),
        "Tahun sebelumnya": ("2016-11-01", "2016-11-15"),
        "Menurut Lebaran": ("2016-11-12", "2016-11-26"),
    }
    shown = {label.removesuffix("\u00a0⚠"): value for label, value in numbers(app).items()}
    for label, (first, last) in spans.items():
        share = now / counted(first, last) - 1
        said = f"{abs(share) * 100:.1f}".replace(".", ",")
        assert shown[label].replace("\u00a0", " ") == f"{'+' if share > 0 else '−'}{said} %", label
    assert {"Bulan, sampai 30 Nov 2017", "Tahun, sampai 31 Des 2017"} <= set(shown)
    difference = abs(now - counted("2017-10-17", "2017-10-31"))
    assert headline(app).startswith(
        f"Akuisisi 1–15 Nov 2017 turun {difference} (−13,8 %) dari 17–31 Okt 2017: "
    )


def test_the_comparison_and_the_level_are_in_the_address(sample_path, open_page, counted):
    app = open_page(sample_path, "changes", **NOVEMBER, against="last_year", level="segment")
    assert not app.exception
    finding = headline(app)
    assert "dari 1–15 Nov 2016" in finding
    parts = {
        name: int(change.replace(".", "").replace("−", "-"))
        for name, change in re.findall(r"(PU|BPU) ([+−][\d.]+)", finding)
    }
    for segment, change in parts.items():
        expected = counted("2017-11-01", "2017-11-15", segment) - counted("2016-11-01", "2016-11-15", segment)
        assert change == expected
    assert set(parts) == {"PU", "BPU"}


def test_a_part_of_the_whole_is_named_and_stays_in_every_language(sample_path, open_page, counted):
    app = open_page(sample_path, "changes", period="10-2017", level="cadre", event="", lang="id")
    assert not app.exception
    now = counted("2017-10-01", "2017-10-31", outside_events=True)
    before = counted("2017-09-01", "2017-09-30", outside_events=True)
    rose = "naik" if now > before else "turun"
    assert headline(app).startswith(f"Akuisisi di luar kegiatan Oktober 2017 {rose} {abs(now - before)} (")
    stamp = next(caption.value for caption in app.caption if caption.value.startswith("Data sampai"))
    assert stamp.endswith("Oktober 2017 · semua kantor · semua segmen · Di luar kegiatan")
    # What is projected is the whole, as of its day.
    assert "sampai 31 Okt 2017 · semua kantor · semua segmen · tidak dipengaruhi filter kegiatan" in [
        caption.value for caption in app.caption
    ]
    assert any(" per 31 Okt 2017" in caption.value for caption in app.caption)

    app.segmented_control(key="lang").set_value("en").run()
    assert not app.exception
    assert headline(app).startswith("Acquisition outside events in October 2017 ")
    assert app.query_params["event"] in ("", [""])
    app.selectbox(key="event").set_value(None).run()
    assert headline(app).startswith("Acquisition in October 2017 ")
    assert "event" not in app.query_params


def test_at_the_end_of_the_year_no_working_day_is_left(sample_path, open_page):
    app = open_page(sample_path, "changes", lang="en")
    assert not app.exception
    assert headline(app).startswith("Acquisition in 2017 rose by ")
    # Month and year end on the same day, and are told apart.
    shown = numbers(app)
    assert shown["Month, until 31 Dec 2017"] == shown["Year, until 31 Dec 2017"] == "–"
    assert any("No working day is left." in caption.value for caption in app.caption)


# Tebo sends two of October and nothing of November; the data end on 10 November, a Thursday.
TEBO_LACKS_NOVEMBER = """nik;tanggal_kepesertaan;segmen;kode_kantor
1599000000000001;03-10-2016;BPU;JMB
1599000000000002;04-10-2016;BPU;JMB
1599000000000003;05-10-2016;PU;TBO
1599000000000004;06-10-2016;PU;TBO
1599000000000005;07-11-2016;BPU;JMB
1599000000000006;10-11-2016;BPU;JMB
"""


def test_a_month_that_was_not_sent_is_said_not_to_be_a_fall(empty_path, tmp_path, open_page):
    with filled(empty_path, tmp_path, enrollments=TEBO_LACKS_NOVEMBER):
        pass
    app = open_page(
        tmp_path / "store", "changes", period="11-2016", office=["KC Jambi", "KCP Tebo"], lang="id"
    )
    assert not app.exception
    assert headline(app).endswith("dari 1–10 Okt 2016: KCP Tebo ⚠ −2 (belum dikirim)")
    captions = [caption.value for caption in app.caption]
    # Of October both have sent a part only: nothing from the 5th and from the 7th on.
    assert (
        "⚠ November 2016 belum dikirim oleh KCP Tebo; "
        "Oktober 2016 baru dikirim sebagian oleh KC Jambi dan KCP Tebo: "
        "naik atau turunnya kantor itu dapat semata karena itu."
    ) in captions
    assert (
        "Hanya sebelumnya, tetapi waktu sekarang belum dikirim lengkap: "
        "KCP Tebo\u00a0⚠\u00a0−2 (belum dikirim)." in captions
    )


def test_each_comparison_says_what_its_own_period_lacks(sample_path, open_page):
    # Of Tebo, September 2016 was not sent: it lies in the periods a year and a Lebaran before.
    app = open_page(sample_path, "changes", period="09-2017", office=["KCP Tebo"], lang="id")
    assert not app.exception
    assert {"Periode sebelumnya", "Tahun sebelumnya\u00a0⚠", "Menurut Lebaran\u00a0⚠"} <= set(numbers(app))
    lacking = "⚠ belum semua dikirim: KCP Tebo Sep\u00a02016"
    beside = {
        one.value.splitlines()[0].split(" · ")[0].strip(): one.value
        for one in app.caption
        if " → " in one.value
    }
    assert [lacking in said for said in beside.values()] == [False, True, True]
    assert "belum dikirim → 283" in beside
    # Of all offices too: of August 2017 Batang Hari has sent nothing.
    app = open_page(sample_path, "changes", period="09-2017", lang="id")
    assert {"Periode sebelumnya\u00a0⚠", "Tahun sebelumnya\u00a0⚠"} <= set(numbers(app))


def test_where_nothing_is_said_per_working_day_no_sign_is_left_over(sample_path, open_page):
    # Of June 2017 Tebo has sent nothing: "113 → belum dikirim", and no more.
    app = open_page(
        sample_path, "changes", **{"from": "2017-06-01", "to": "2017-06-15"}, office=["KCP Tebo"], lang="id"
    )
    assert not app.exception
    lines = [line.rstrip() for caption in app.caption for line in caption.value.splitlines()]
    assert "113 → belum dikirim" in lines
    assert not [line for line in lines if line.endswith("·")]


def test_by_which_days_lebaran_is_aligned_is_defined(sample_path, open_page):
    asked = "Pada hari apa Lebaran, yang menjadi patokan perbandingan?"
    app = open_page(sample_path, "changes", **NOVEMBER)
    assert any(f"<dt>{asked}</dt>" in shown.value for shown in app.html)
    # A year holds one whole Lebaran: nothing is aligned by it.
    app = open_page(sample_path, "changes", period="2017", lang="id")
    assert not any(f"<dt>{asked}</dt>" in shown.value for shown in app.html)


def test_a_period_that_is_open_at_its_start_is_named_from_the_first_day_of_the_data(sample_path, open_page):
    for code, sentence in (
        ("id", "Tidak ada pembanding untuk 4 Jan 2016 – 31 Mar 2017: data mulai 4 Januari 2016"),
        ("en", "Nothing to compare 4 Jan 2016 – 31 Mar 2017 with: the data begin on 4 January 2016"),
    ):
        app = open_page(sample_path, "changes", to="2017-03-31", lang=code)
        assert headline(app).replace("\u2009", " ") == sentence
