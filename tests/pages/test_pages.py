"""Every page, with the founding figures and with an empty store, in both languages."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from acquisition import results, ui
from acquisition.store import Store
from tests.pages.conftest import APP

PAGES = (
    "overview",
    "changes",
    "offices",
    "office",
    "events",
    "event",
    "cadres",
    "cadre",
    "retention",
    "uncovered_map",
    "where_next",
    "meeting",
)
# 97 of 192 = 50.52 %; 192 / 2 h = 96; 192 / 25 cadres = 7.68; (20 + 17 + 15) / 192 = 27.08 %;
# 380,000 + 430,000 - 192 = 809,808, of these in Kota Jambi 57,206 + 64,733 - 168 = 121,771, 15.04 %.
HEADLINES = {
    "id": {
        "overview": "2016: 192 TK (PU + BPU) diakuisisi; terbanyak KC Jambi, 97",
        "changes": "Tidak ada pembanding untuk 2016: data mulai 12 November 2016",
        "offices": "2016: KC Jambi teratas: 97 dari 192 tenaga kerja (50,5 %)",
        "office": "KC Jambi: 97 TK pada 2016; 50,5 % dari akuisisi semua kantor",
        "events": "Grebeg Pasar Angso Duo: 192 tenaga kerja dalam 2 jam, 96 per jam dan 7,68 per kader",
        "event": "Grebeg Pasar Angso Duo, 192 tenaga kerja: "
        "1. Asnawi Alamsyah 20, 2. Laila Jumati 17, 3. Mailisa 15",
        "cadres": "Asnawi Alamsyah teratas dengan 20 tenaga kerja; "
        "3 kader teratas dari 25 menyumbang 27,1 % dari semua akuisisi",
        "cadre": "Asnawi Alamsyah: 20 tenaga kerja, 2016, peringkat 1 dari 25",
        "retention": "TK yang diakuisisi belum tentu aktif, "
        "dan pada pilihan ini tidak seorang pun diketahui statusnya",
        "uncovered_map": "809.808 tenaga kerja belum terlindungi; terbanyak di Kota Jambi, 121.771 (15,0 %)",
        # One day of data tells no pace of three months.
        "where_next": "Urutan belum dapat disusun: tidak ada angka dasar, "
        "atau data belum mencakup 3 bulan penuh",
        "meeting": "Evaluasi akuisisi kader 2016",
    },
    "en": {
        "overview": "2016: 192 workers acquired (PU + BPU); most by KC Jambi, 97",
        "changes": "Nothing to compare 2016 with: the data begin on 12 November 2016",
        "offices": "2016: KC Jambi brings the most: 97 of 192 workers (50.5 %)",
        "office": "KC Jambi: 97 workers in 2016; 50.5 % of all offices' acquisitions",
        "events": "Grebeg Pasar Angso Duo: 192 workers in 2 hours, 96 an hour and 7.68 per cadre",
        "event": "Grebeg Pasar Angso Duo, 192 workers: "
        "1. Asnawi Alamsyah 20, 2. Laila Jumati 17, 3. Mailisa 15",
        "cadres": "Asnawi Alamsyah leads with 20 workers; the top 3 of 25 cadres bring 27.1 % of all",
        "cadre": "Asnawi Alamsyah: 20 workers, 2016, rank 1 of 25",
        "retention": "Acquired is not active, and of nobody in this selection is it known who is",
        "uncovered_map": "809,808 workers not yet covered; most in Kota Jambi, 121,771 (15.0 %)",
        "where_next": "Where to go next cannot be ranked: no baseline, or fewer than 3 whole months of data",
        "meeting": "Evaluation of cadre acquisition 2016",
    },
}
NUMBERS = {  # label and number in Indonesian
    "overview": (":orange[●] BPU", "192"),
    "offices": ("Tenaga kerja diakuisisi", "192"),
    "events": ("Akuisisi di kegiatan", "192"),
    "event": ("Per kader yang hadir", "7,68"),
    "uncovered_map": ("Akuisisi sejak angka dasar", "192"),
}
HOSTILE = {
    "period": "1999",
    "from": "abc",
    "to": "0001-01-01",
    "office": ["<script>alert(1)</script>", "'; drop table claims; --"],
    "segment": ["XX", ""],
    "regency": "9999",
    "measure": "../../etc/passwd",
    "lang": "zz",
}


@pytest.fixture(scope="module")
def new_path(tmp_path_factory):
    """Where there is no store yet: the app makes one."""
    return tmp_path_factory.mktemp("empty") / "store"


def headline(app) -> str:
    """The finding as it is read: with no-break spaces as spaces, and without the escapes of Markdown."""
    (title,) = app.title
    return re.sub(r"\\([^\w\s])", r"\1", title.value).replace("\u00a0", " ")


def numbers(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", HEADLINES)
def test_a_page_says_what_was_published(founding_path, open_page, page, code):
    app = open_page(founding_path, page, lang=code)
    assert not app.exception
    assert headline(app) == HEADLINES[code][page]


@pytest.mark.parametrize("page", NUMBERS)
def test_what_was_published_stands_among_the_big_numbers(founding_path, open_page, page):
    label, value = NUMBERS[page]
    assert numbers(open_page(founding_path, page))[label] == value


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("code", "invitation"), [("id", "Belum ada data"), ("en", "No data has been taken in yet")]
)
def test_an_empty_store_invites_to_import(new_path, open_page, page, code, invitation):
    app = open_page(new_path, page, lang=code)
    assert not app.exception
    assert headline(app) == invitation
    commands = [command.value.split(" -m acquisition ")[1] for command in app.code]
    assert commands == [f"import data/exports --store {new_path}", f"demo --store {new_path}"]
    assert not app.metric


@pytest.mark.parametrize("page", PAGES)
def test_an_address_bar_full_of_nonsense_shows_everything_in_indonesian(founding_path, open_page, page):
    app = open_page(founding_path, page, **HOSTILE)
    assert not app.exception
    assert headline(app) == HEADLINES["id"][page]


@pytest.mark.parametrize("page", ["offices", "events", "cadres"])
@pytest.mark.parametrize(
    "address",
    [
        {"to": "2016-11-11"},  # the day before
        {"from": "2016-11-13"},  # the day after
        {"from": "2016-11-13", "to": "2016-11-01"},  # the wrong way round
        {"segment": "PU"},  # all 192 are BPU
    ],
    ids=str,
)
def test_a_selection_of_nothing_says_so_and_leads_back(founding_path, open_page, page, address):
    app = open_page(founding_path, page, **address)
    assert not app.exception
    assert headline(app) == "Tidak ada data pada pilihan ini"
    (back,) = (button for button in app.button if button.label == "Tampilkan semua")
    back.click().run()
    assert headline(app) == HEADLINES["id"][page]


@pytest.mark.parametrize("page", [*PAGES, "imports", "presenting"])
def test_a_page_without_the_dashboard_around_it_shows_nothing(page):
    alone = AppTest.from_file(APP.parent / "pages" / f"{page}.py", default_timeout=60).run()
    assert not alone.exception
    assert [error.value for error in alone.error] == ["Halaman ini hanya terbuka lewat dasbor."]
    assert len(alone.main) == 1


def test_the_first_number_of_the_map_follows_the_measure(founding_path, open_page):
    app = open_page(founding_path, "uncovered_map", measure="PU")
    assert headline(app).startswith("380.000 tenaga kerja PU")
    assert numbers(app)["Semua kabupaten/kota"] == "380.000"


def test_a_regency_that_nobody_knows_is_said(founding_path, open_page):
    app = open_page(founding_path, "uncovered_map", lang="en", regency="9999")
    assert any("Regency “9999”" in caption.value for caption in app.caption)
    known = open_page(founding_path, "uncovered_map", lang="en", regency="1571")
    assert "Kota Jambi" in numbers(known)
    assert not any("link_off" in caption.value for caption in known.caption)


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("cadres", {"by": "wealth", "funding": "none"}, ["Menurut “wealth”", "Sumber iuran “none”"]),
        ("cadres", {"by": "norm", "norm": "0"}, ["Norma per bulan “0”"]),
        ("events", {"events": "size"}, ["Menurut “size”"]),
        ("cadres", {"by": "norm", "norm": "30", "funding": "all"}, []),
    ],
    ids=str,
)
def test_a_choice_of_a_link_that_nobody_knows_is_said(founding_path, open_page, page, asked, said):
    app = open_page(founding_path, page, **asked)
    captions = [caption.value for caption in app.caption if "link_off" in caption.value]
    assert [caption.partition("tautan: ")[2] for caption in captions] == said
    # Once it is said, the choice is that of the page.
    assert not any("link_off" in caption.value for caption in app.run().caption)


def test_before_the_baseline_the_map_knows_nothing_rather_than_zero(founding_path, open_page):
    # The baseline is dated 11 November 2016.
    app = open_page(founding_path, "uncovered_map", to="2016-11-10")
    assert headline(app).startswith("Belum ada angka dasar")
    assert numbers(app)["Semua kabupaten/kota"] == "–"


def test_a_page_looks_for_new_data_only_once_it_has_its_own(founding_path, open_link, monkeypatch):
    # A browser that asks again while the first run waits for its data, with no navigation yet, takes all that
    # this run shows afterwards for another page's, and away.
    order = []
    hold = Store.hold

    def held(store, snapshot):
        order.append("data")
        hold(store, snapshot)

    monkeypatch.setattr(Store, "hold", held)
    monkeypatch.setattr(ui, "_look_again", lambda *_who: order.append("look again"))
    results.forget()
    assert not open_link(founding_path).exception
    assert order[0] == "data"
    assert order.count("look again") == 1
