"""The page Data: its sections, and files uploaded in the browser."""

import shutil
import threading
from io import BytesIO

import pytest

from acquisition import import_job
from acquisition.ingest.receipt import REFUSED, Receipt
from acquisition.store import Store
from tests.conftest import nik

SECTIONS = ("sent", "upload", "files", "notes", "lineage", "unregistered", "templates", "how")
HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;paket"
# KCP Tebo had 15 workers of the 192.
TWO_MORE = "\n".join(
    [
        HEADER,
        f"{nik(9001)};14-11-2016;BPU;TBO;JKK JKM",
        f"{nik(9002)};14-11-2016;BPU;TBO;JKK JKM",
        "1599;14-11-2016;BPU;TBO;JKK JKM",
        "Total;3",
    ]
)
HOSTILE = "<img src=x onerror=alert(1)> **x** [y](http://z) $1$.csv"


@pytest.fixture
def own_path(founding_path, tmp_path):
    """The folder of a store with the founding export, its key beside it, that may be written to."""
    return shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name


def upload(app, *files):
    """Hand in (name, text) files and wait until the page shows their receipts."""
    uploader = app.file_uploader[0]
    for name, text in files:
        uploader.upload(name, text.encode())
    app.form_submit_button[0].click()
    app.run()
    assert app.session_state["import_job"].done.wait(60)
    return app.run()


def receipts(app):
    """The receipts as HTML."""
    return "".join(html.value for html in app.html if 'class="receipts"' in html.value)


def test_rows_with_a_warning_and_duplicates_that_differ_are_shown_beside_those_rejected(own_path, open_page):
    rows = [
        "nik;tanggal_kepesertaan;segmen;kode_kantor;iuran",
        *(f"15990{number};14-11-2016;BPU;TBO;16800" for number in range(2_100)),
        f"{nik(9001)};14-11-2016;BPU;TBO;16,8",
        f"{nik(9002)};14-11-2016;BPU;TBO;16800",
        f"{nik(9002)};14-11-2016;BPU;TBO;36800",
    ]
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, ("tebo.csv", "\n".join(rows)))
    rejected, warned, repeated = receipts(app).split("<caption>")[1:]
    assert "The first rows to be mended" in rejected and rejected.count("<td><b>") == 5
    assert "The first rows taken in with a warning" in warned
    assert "<b>2,102</b>" in warned and "<code>16,8</code>" in warned and "lower than anybody pays" in warned
    assert "The first duplicates that say something else" in repeated
    assert "<code>tebo.csv, 2103</code>" in repeated and "<code>36800 ≠ 16800</code>" in repeated
    assert "<b>1</b> the same enrollment was there before, with other particulars" in receipts(app)


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_the_same_address_in_both_languages(founding_path, open_page, section, code):
    app = open_page(founding_path, "imports", section=section, lang=code)
    assert not app.exception
    assert app.session_state["section"] == section


def test_an_unknown_section_is_the_first(founding_path, open_page):
    app = open_page(founding_path, "imports", section="../etc")
    assert not app.exception
    assert app.session_state["section"] == "sent"


def test_who_has_sent_is_said_first(founding_path, open_page):
    # All 192 were enrolled on Saturday 12 November 2016, 9 working days after the 1st: each month is partial.
    app = open_page(founding_path, "imports", lang="en")
    assert app.title[0].value == "Every office has sent, but 5 monthly reports are incomplete"
    matrix = next(html.value for html in app.html if 'class="submissions"' in html.value)
    assert matrix.count('<td class="partial"') == 5
    for office, rows in {"KC Jambi": 97, "KCP Tebo": 15}.items():
        assert f'<th scope="row">{office}</th>' in matrix
        assert f"<strong>{rows}</strong>" in matrix


def test_uploaded_files_get_receipts_and_count(own_path, open_page):
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, ("tebo.csv", TWO_MORE), ("empty.csv", ""))
    assert not app.exception
    assert app.header[0].value == "✓ 1 file taken in · ✕ 1 file refused"
    assert "Received 3 = taken in 2 + duplicates 0 + rejected 1" in receipts(app)
    assert "NIK does not have 16 digits" in receipts(app)
    assert "There is nothing in the file." in receipts(app)
    assert nik(9001) not in receipts(app)
    assert "14 November 2016" in app.caption[0].value

    store = Store.open(own_path)
    assert store.run("acquisition_total")["acquisitions"].iloc[0] == 192 + 2
    store.close()


def test_the_same_file_again_changes_nothing(own_path, open_page):
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, ("tebo.csv", TWO_MORE))
    store = Store.open(own_path)
    before = store.run("imports")
    upload(app, ("again.csv", TWO_MORE))
    assert app.header[0].value == "= 1 file unchanged"
    assert store.run("imports").equals(before)
    assert store.run("acquisition_total")["acquisitions"].iloc[0] == 192 + 2
    store.close()


def test_a_refused_file_leaves_the_store_as_it_was(own_path, open_page):
    store = Store.open(own_path)
    before = store.snapshot()
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, ("letter.csv", "nik;nama\n1;2\n"))
    assert app.header[0].value == "✕ 1 file refused"
    assert "Columns are missing." in receipts(app)
    assert store.snapshot() == before
    store.close()


def test_the_name_of_a_file_is_no_markup(own_path, open_page):
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, (HOSTILE, TWO_MORE))
    assert "<img" not in receipts(app)
    assert "&lt;img src=x" in receipts(app)
    assert not any(HOSTILE in markdown.value for markdown in app.markdown)


def test_bare_regency_codes_are_read_as_declared(own_path, open_page):
    # 1506 is Tanjung Jabung Timur to BPS, Tanjung Jabung Barat (BPS 1507) to Kemendagri.
    text = f"{HEADER};lokasi_pekerjaan\n{nik(9003)};14-11-2016;BPU;TBO;JKK JKM;1506\n"
    app = open_page(own_path, "imports", section="upload", lang="en")
    upload(app, ("undeclared.csv", text))
    assert "regency code means two regencies" in receipts(app)
    app.segmented_control(key="scheme").set_value("kemendagri")
    upload(app, ("declared.csv", text))
    assert "Received 1 = taken in 1" in receipts(app)


def test_nothing_chosen_is_said(founding_path, open_page):
    app = open_page(founding_path, "imports", section="upload", lang="en")
    app.form_submit_button[0].click().run()
    assert [warning.value for warning in app.warning] == ["Choose at least one file first."]


def test_on_the_sample_one_is_told_how_to_start_over(own_path, open_page):
    store = Store.open(own_path)
    store.add_fact("sample", "founding")
    store.close()
    app = open_page(own_path, "imports", section="upload", lang="en")
    assert any("synthetic sample" in markdown.value for markdown in app.markdown)
    assert any("acquisition start-over " in command.value for command in app.code)


def test_the_first_file_of_an_empty_store_may_be_uploaded(tmp_path, open_page):
    app = open_page(tmp_path / "store", "imports", lang="en")
    assert app.title[0].value == "No data has been taken in yet"
    upload(app, ("tebo.csv", TWO_MORE))
    assert not app.exception
    assert "Received 3 = taken in 2" in receipts(app)
    assert app.title[0].value.startswith("Not sent: ")


def test_an_import_under_way_shows_how_far_it_is_and_can_be_cancelled(own_path, open_page):
    may_go_on, begun = threading.Event(), threading.Event()

    def slow(files, watch):
        for name, _ in watch.counted(files):
            if not watch.cancelled:
                watch.begin(name)
                watch.read(523_000, 0.5)
                begun.set()
                assert may_go_on.wait(60)
            yield Receipt(name, REFUSED, refusal={"code": "cancelled" if watch.cancelled else "failed"})

    app = open_page(own_path, "imports", section="upload", lang="en")
    app.session_state["import_job"] = import_job.start([("a*b*.csv", BytesIO()), ("c.csv", BytesIO())], slow)
    assert begun.wait(60)
    app.run()
    (bar,) = app.get("progress")
    # Half of the reading of one of two files, and reading is taken for 55 % of the work.
    assert (bar.proto.value, bar.proto.text) == (13, "Reading · 523,000 rows")
    assert r"File 1 of 2: a\*b\*.csv" in [caption.value for caption in app.caption]
    app.button(key="cancel").click().run()
    assert app.get("progress")[0].proto.text == "Cancelling …"
    assert app.button(key="cancel").disabled
    may_go_on.set()
    assert app.session_state["import_job"].done.wait(60)
    app.run()
    assert app.header[0].value == "– 2 files cancelled"


def test_the_uploader_says_how_much_it_takes(own_path, open_page):
    app = open_page(own_path, "imports", section="upload", lang="id")
    assert "Paling besar 512 MB per berkas." in [caption.value for caption in app.caption]
