"""The overview of a branch with targets, one office of which has not sent everything."""

from io import BytesIO

import pytest

from acquisition.ingest.load import import_file
from acquisition.reference import load_reference
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik
from tests.pages.test_pages import headline, numbers

# KC Jambi: 2 workers in December 2016, 3 in January 2017, 4 in February. KCP Tebo: 1 in January.
DAYS = {
    "JMB": [
        *("05-12-2016", "29-12-2016", "02-01-2017", "16-01-2017", "30-01-2017"),
        *("01-02-2017", "10-02-2017", "20-02-2017", "28-02-2017"),
    ],
    "TBO": ["27-01-2017"],
}
# 5 workers a month for KC Jambi, 2 for KCP Tebo, none for the other three offices; KCP Tebo plans March too.
TARGETS = """kode_kantor;bulan;segmen;target_tk;target_iuran
JMB;01-2017;BPU;5;100000
JMB;02-2017;BPU;5;100000
TBO;01-2017;BPU;2;40000
TBO;02-2017;BPU;2;40000
TBO;03-2017;BPU;2;40000
"""


@pytest.fixture(scope="module")
def branch_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("branch") / "store"
    store = Store.open(path)
    load_reference(store)
    rows = [(office, day) for office, days in DAYS.items() for day in days]
    lines = [
        f"{nik(number)};{day};BPU;{office};JKK JKM;16800"
        for number, (office, day) in enumerate(rows, start=1)
    ]
    export = "\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor;paket;iuran", *lines])
    for name, text in (("export.csv", export), ("rkat.csv", TARGETS)):
        receipt = import_file(store, BytesIO(text.encode()), name, today=IMPORT_DAY)
        assert receipt.rejected == 0
    store.close()
    return path


def test_the_newest_month_is_told_of_and_led_to(branch_path, open_link):
    app = open_link(branch_path, lang="en")
    # February: KC Jambi 4 of 5, KCP Tebo nothing sent; March is planned only.
    (line,) = [button for button in app.button if button.key == "newest-month"]
    assert line.label.replace("\u00a0", " ") == (
        "The newest month, February 2017, data up to 28 Feb 2017: "
        "farthest from its target: KC Jambi, 80 % (1 short)"
    )
    assert "newest-month" not in [button.key for button in open_link(branch_path, period="02-2017").button]
    app = open_link(branch_path, lang="en", office="KC Jambi")
    (line,) = [button for button in app.button if button.key == "newest-month"]
    assert line.label.replace("\u00a0", " ").endswith(": KC Jambi, 80 % of target (1 short)")


def said(app) -> str:
    return "\n".join(text.value for text in (*app.caption, *app.markdown, *app.html))


def test_the_newest_year_is_shown_against_its_target(branch_path, open_link):
    app = open_link(branch_path, lang="en")
    assert not app.exception
    # 3 + 4 + 1 of 5 + 5 + 2 + 2: 8 / 14; KCP Tebo 1 / 4, KC Jambi 7 / 10
    assert headline(app) == (
        "2017: 8 workers acquired (PU + BPU), 57 % of target; KCP Tebo and KC Jambi behind target"
    )
    assert numbers(app)[":orange[●] BPU"] == "8"
    assert '<span class="light behind">✕ 57\xa0% – behind</span> <span class="target">target 14<' in said(app)
    # 8 x Rp 16,800 of 2 x 100,000 + 2 x 40,000
    assert numbers(app)["Contribution per month"] == "Rp\xa0134,400"
    assert "✕ 48\xa0% – behind" in said(app)


def test_of_a_year_that_is_not_over_the_whole_target_is_still_needed(branch_path, open_link):
    app = open_link(branch_path, lang="en")
    # 16 of the whole year - 8; from March to December 2017 there are more than 8 working days
    assert numbers(app)["Needed per working day"] == "1"
    assert "8 more in " in said(app)
    assert "until 31 Dec 2017" in said(app)


def test_a_month_is_compared_with_the_month_before(branch_path, open_link):
    app = open_link(branch_path, lang="en", period="02-2017")
    assert headline(app).startswith("February 2017: 4 workers acquired (PU + BPU), 57 % of target")  # 4 / 7
    # 4 against 3 + 1, of a month for which three offices sent nothing
    assert "= 0 % against January 2017 ⚠" in said(app).replace("\u00a0", " ")


def test_days_override_the_period(branch_path, open_link):
    app = open_link(branch_path, lang="en", **{"period": "2016", "from": "2017-01-01", "to": "2017-01-31"})
    assert headline(app).startswith("January 2017: 4 workers acquired")
    assert app.selectbox(key="period").disabled
    (back,) = (button for button in app.button if button.label == "January 2017")
    app.query_params.clear()  # as the browser does
    app.query_params["period"] = "2016"
    app.query_params["lang"] = "en"
    back.click().run()
    assert headline(app).startswith("2016: 2 workers acquired")


def test_the_whole_of_the_data_is_one_choice(branch_path, open_link):
    app = open_link(branch_path, lang="en", period="2016–2017")
    assert app.selectbox(key="period").options == [
        "2017",
        "2016",
        "02-2017",
        "01-2017",
        "12-2016",
        "2016–2017",
    ]
    assert headline(app).startswith("2016–2017: 10 workers acquired")
    # Of the 10, the two of 2016 count against no target.
    assert "8 of target 14" in said(app)


def test_months_that_were_not_sent_are_named(branch_path, open_link):
    app = open_link(branch_path, lang="en")
    assert "KCP Tebo, 02-2017: not sent" in said(app)
    assert "KC Jambi, 02-2017" not in said(app)
    alone = open_link(branch_path, lang="en", office="KC Jambi")
    assert "not sent" not in said(alone)


def test_what_looks_beyond_the_office_names_the_months_of_all_offices(branch_path, open_page):
    # The baseline is of November 2016: KCP Tebo sent nothing for December, whichever office is chosen.
    app = open_page(branch_path, "uncovered_map", lang="en", office="KC Jambi", period="2017")
    assert "KCP Tebo, 12-2016: not sent" in said(app)


def test_what_a_link_asks_for_in_vain_is_said(branch_path, open_link):
    app = open_link(
        branch_path, lang="en", office=["KCP Nowhere", "KCP Tebo"], period="1999", to="2031-01-01"
    )
    assert "start date" not in app.caption[0].value
    for unknown in ("period “1999”", "office “KCP Nowhere”", "end date “2031-01-01”"):
        assert unknown in app.caption[0].value
    assert headline(app).startswith("2017: 1 worker")
    app.run()
    assert "Nowhere" not in said(app)


def test_no_control_offers_a_day_beyond_the_years_of_the_data(branch_path, open_link):
    app = open_link(branch_path, lang="en")
    for days in app.date_input:
        assert (days.min.year, days.max.year) == (2016, 2017)
