"""The command line as other programs use it: output, exit status, and the store it works on."""

import csv
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from acquisition.__main__ import main
from acquisition.figures import FIGURES
from acquisition.ingest import refusal
from acquisition.ingest.load import import_files
from acquisition.sql import statement
from acquisition.store import Store
from tests.conftest import FOUNDING_EXPORT, nik

SMALL_SAMPLE = [
    (
        f"{number}.csv",
        f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(number)};2017-03-01;BPU;TBO\n".encode(),
    )
    for number in (1, 2)
]


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command on a scratch store and returns its exit status and output."""

    def command(*arguments, store=tmp_path / "store"):
        try:
            status = main([*map(str, arguments), "--store", str(store)])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_import_prints_a_receipt_per_file(run, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("nama;alamat\nx;y\n")
    small = tmp_path / "small.csv"
    small.write_text(
        f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2016-11-12;BPU;TBO\n;2016-11-12;BPU;TBO\n"
    )
    status, out, _ = run("import", FOUNDING_EXPORT, small, bad, "--json")
    assert status == 1
    founding, partial, refused = json.loads(out)
    assert [founding[name] for name in ("status", "received", "accepted", "duplicate", "rejected")] == [
        "imported", 192, 192, 0, 0,
    ]  # fmt: skip
    assert [partial[name] for name in ("received", "accepted", "rejected")] == [2, 1, 1]
    assert partial["reasons"] == {"nik_missing": 1}
    assert partial["snapshot"] == founding["snapshot"] == refused["snapshot"]
    assert (refused["status"], refused["reasons"]) == ("refused", {"required_column_missing": 1})


def test_import_takes_in_the_files_of_a_folder(run, tmp_path):
    folder = tmp_path / "exports" / "tebo"
    folder.mkdir(parents=True)
    for number in (1, 2):
        content = f"nik,tanggal_kepesertaan,segmen,kode_kantor\n{nik(number)},2016-11-12,BPU,TBO\n"
        (folder / f"{number}.csv").write_text(content)
    (folder / ".hidden").write_text("x")
    status, out, _ = run("import", folder.parent, "--json")
    assert status == 0
    assert [receipt["accepted"] for receipt in json.loads(out)] == [1, 1]


def test_figures_lists_every_figure_with_its_filters(run):
    status, out, _ = run("figures")
    assert status == 0
    assert all(f"{name}\n  question: {figure.question}" in out for name, figure in FIGURES.items())
    assert "filters:  to, segment, regency" in out


def test_figure_prints_csv_and_json(run, founding_path):
    status, out, _ = run("figure", "acquisition_by_event", store=founding_path)
    assert status == 0
    market = next(row for row in rows(out) if row["event_code"] == "GRB-20161112")
    assert (market["acquisitions"], market["acquisitions_per_hour"], market["acquisitions_per_cadre"]) == (
        "192", "96.0", "7.68",
    )  # fmt: skip
    status, out, _ = run(
        "figure",
        "acquisition_by_office",
        "--office",
        "BTH",
        "--office",
        "TBO",
        "--format",
        "json",
        store=founding_path,
    )
    assert [(row["office_code"], row["acquisitions"]) for row in json.loads(out)] == [
        ("BTH", 33),
        ("TBO", 15),
    ]


def test_figure_dates_are_inclusive(run, founding_path):
    for option, day, expected in (
        ("--from", "2016-11-12", "192"),
        ("--from", "2016-11-13", "0"),
        ("--to", "2016-11-12", "192"),
        ("--to", "2016-11-11", "0"),
    ):
        _, out, _ = run("figure", "acquisition_total", option, day, store=founding_path)
        assert rows(out)[0]["acquisitions"] == expected, (option, day)


def test_figure_of_an_earlier_snapshot(run, tmp_path):
    first, second = (tmp_path / f"{number}.csv" for number in (1, 2))
    for number, path in enumerate((first, second)):
        path.write_text(f"nik,tanggal_kepesertaan,segmen,kode_kantor\n{nik(number)},2016-11-12,BPU,TBO\n")
    snapshot = json.loads(run("import", first, "--json")[1])[0]["snapshot"]
    run("import", second)
    _, out, _ = run("figure", "acquisition_total", "--snapshot", snapshot)
    assert rows(out)[0]["acquisitions"] == "1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["figure", "uncovered_by_regency", "--office", "JMB"],
            "does not take office; it takes: to, segment, regency",
        ),
        (
            ["figure", "acquisition_total", "--from", "12-11-2016"],
            "'12-11-2016' is not a date such as 2016-11-12",
        ),
        (["figure", "acquisition_total", "--from", "2016-12-01", "--to", "2016-11-01"], "lies after"),
        (
            ["figure", "acquisition_total", "--office", "XXX"],
            "unknown office XXX; known: BTH, JMB, MJB, TBO, TJB",
        ),
        (["figure", "acquisition_total", "--snapshot", "999"], "there is no snapshot 999"),
        (["figure", "acquisition_total", "--snapshot", "0"], "there is no snapshot 0"),
        (["figure", "no_such_figure"], "invalid choice: 'no_such_figure'"),
        (["import"], "the following arguments are required: PATH"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_right(run, founding_path, arguments, message):
    status, _, err = run(*arguments, store=founding_path)
    assert status == 2
    assert message in err


def test_demo_fills_an_empty_store_only(run):
    status, out, _ = run("demo")
    assert status == 0
    assert out == "88 files: received 183488 = accepted 182527 + duplicate 713 + rejected 248\n"
    status, out, _ = run("demo")
    assert (status, "already holds data" in out) == (0, True)


def test_a_store_that_cannot_be_opened_is_said_in_one_line(run, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    status, _, err = run("figure", "acquisition_total", store=tmp_path / "file")
    assert status == 2
    assert "cannot be opened" in err
    assert "Traceback" not in err


def test_a_folder_without_files_is_said(run, tmp_path):
    (tmp_path / "exports").mkdir()
    status, _, err = run("import", tmp_path / "exports")
    assert (status, "no files in" in err) == (2, True)


def test_figure_of_a_store_without_data_is_said_to_be_so(run):
    status, out, err = run("figure", "acquisition_by_regency", "--regency", "1571")
    assert (status, rows(out)) == (0, [])
    assert "nothing has been imported" in err


def test_a_file_name_in_another_encoding_is_taken_in(run, tmp_path):
    path = tmp_path / os.fsdecode(b"ekspor\xe9.csv")
    path.write_text(f"nik,tanggal_kepesertaan,segmen,kode_kantor\n{nik(1)},2016-11-12,BPU,TBO\n")
    status, out, _ = run("import", path, "--json")
    assert (status, json.loads(out)[0]["accepted"]) == (0, 1)


def test_a_refusal_says_what_to_do(run, tmp_path):
    (tmp_path / "bad.csv").write_text("nik;segmen;kode_kantor\n1;BPU;TBO\n")
    _, out, _ = run("import", tmp_path / "bad.csv")
    assert "missing: tanggal_kepesertaan\n" in out
    assert "what to do: give the file one header row that names the missing columns" in out


def test_every_refusal_has_its_remedy():
    sources = (path.read_text(encoding="utf-8") for path in Path(refusal.__file__).parent.glob("*.py"))
    codes = {code for source in sources for code in re.findall(r'Refused\(\s*"(\w+)"', source)}
    codes |= set(re.findall(r"'(dates_\w+)'", statement("ingest/date_order")))
    assert codes == refusal.REMEDIES.keys()


def test_a_rejected_row_says_where_its_line_stands(run, tmp_path):
    rows_of = (
        f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2016-11-12;BPU;TBO\n;2016-11-12;BPU;TBO\n"
    )
    (tmp_path / "part.csv").write_text(rows_of)
    _, out, _ = run("import", tmp_path / "part.csv")
    assert "nik_missing: 1" in out
    assert "python -m acquisition figure import_notes" in out


def test_start_over_empties_a_sample_and_takes_in_ones_own_files(run, founding_path, tmp_path):
    store = shutil.copytree(founding_path, tmp_path / "sample")
    shutil.copy(founding_path.with_name("store.key"), tmp_path / "sample.key")
    own = tmp_path / "own.csv"
    own.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2017-03-01;BPU;TBO\n")
    status, _, err = run("start-over", own, store=store)
    assert (status, "holds data of your own" in err) == (2, True)
    opened = Store.open(store)
    opened.end_sample()
    opened.close()
    assert run("start-over", tmp_path / "mistyped", store=store)[0] == 2
    assert json.loads(run("figure", "acquisition_total", "--format", "json", store=store)[1])[0]["bpu"] == 192
    assert run("start-over", own, store=store)[0] == 0
    opened = Store.open(store)
    total = opened.run("acquisition_total").iloc[0]
    assert (total["acquisitions"], opened.is_sample(), len(opened.run("imports"))) == (1, False, 1)
    opened.close()


def test_start_over_leaves_alone_what_came_in_on_top_of_the_sample(run, founding_path, tmp_path):
    store = shutil.copytree(founding_path, tmp_path / "sample")
    shutil.copy(founding_path.with_name("store.key"), tmp_path / "sample.key")
    opened = Store.open(store)
    opened.end_sample()
    opened.close()
    own = tmp_path / "own.csv"
    own.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2017-03-01;BPU;TBO\n")
    assert run("import", own, store=store)[0] == 0
    status, _, err = run("start-over", own, store=store)
    assert (status, "holds data of your own" in err) == (2, True)


def test_a_store_kept_for_own_data_gets_no_sample(run):
    assert run("start-over")[0] == 0
    status, out, _ = run("demo")
    assert (status, "the sample was not loaded" in out) == (0, True)


def test_a_sample_left_off_halfway_is_loaded_again(run, tmp_path, monkeypatch):
    def broken_off(store, files, **_):
        yield from list(import_files(store, [next(iter(files))]))
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("acquisition.demo.two_years", lambda: iter(SMALL_SAMPLE))
        patched.setattr("acquisition.demo.import_files", broken_off)
        run("demo")
    monkeypatch.setattr("acquisition.demo.two_years", lambda: iter(SMALL_SAMPLE))
    assert run("demo")[1] == "2 files: received 2 = accepted 2 + duplicate 0 + rejected 0\n"
    assert "already holds data" in run("demo")[1]


def test_withdraw_takes_imports_back_newest_first(run, tmp_path):
    offices = tmp_path / "offices.csv"
    offices.write_text("kode_kantor;nama_kantor;jenis_kantor\nBGO;KC Muara Bungo;Kantor Cabang\n")
    rows_of = tmp_path / "bungo.csv"
    rows_of.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2016-11-12;BPU;BGO\n")
    run("import", offices, rows_of)
    status, _, err = run("withdraw", "1")
    assert (status, "1 offices.csv: not withdrawn; these files were read by the offices" in err) == (1, True)
    status, out, _ = run("withdraw", "1", "2")
    assert (status, out.splitlines()[:2]) == (0, ["2 bungo.csv: withdrawn", "1 offices.csv: withdrawn"])
    status, _, err = run("withdraw", "2")
    assert (status, "import 2 was withdrawn before" in err) == (2, True)


def test_receipts_are_written_for_their_owner_only_and_once_more_without_identities(run, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};2016-11-12;BPU;XXX\n")
    folder = tmp_path / "receipts"
    status, _, err = run("import", bad, "--receipts", folder)
    assert (status, "identities in full" in err) == (0, True)
    (written,) = folder.iterdir()
    assert (written.name, written.stat().st_mode & 0o777) == ("tanda-terima_bad.csv.xlsx", 0o600)
    assert run("receipt", "1", "--out", tmp_path / "again.xlsx")[0] == 0
    assert run("receipt", "1", "--out", tmp_path / "again.xlsx")[0] == 2
    assert run("receipt", "7", "--out", tmp_path / "none.xlsx")[0] == 2
    sheets = [CalamineWorkbook.from_path(path).sheet_names for path in (written, tmp_path / "again.xlsx")]
    assert sheets == [["Ringkasan", "Catatan", "Perbaikan"], ["Ringkasan", "Catatan"]]


def test_receipts_may_not_lie_where_the_next_import_would_find_them(run, tmp_path):
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "bad.csv").write_text("nama;alamat\nx;y\n")
    status, _, err = run("import", exports, "--receipts", exports / "receipts")
    assert status == 2
    assert f"lies in {exports}" in err
    assert not (exports / "receipts").exists()
    assert run("import", exports, "--receipts", tmp_path / "receipts")[0] == 1


def test_a_deck_is_written_in_the_language_asked_for(run, founding_path, tmp_path):
    out = tmp_path / "rapat.pptx"
    asked = ("deck", "--out", out, "--title", "Evaluasi", "--date", "2016-12-05", "--office", "JMB")
    status, said, _ = run(*asked, store=founding_path)
    assert (status, said.strip()) == (0, str(out))
    title, standing, *_ = Presentation(out).slides
    assert title.shapes.title.text_frame.text == "Evaluasi"
    # 97 of the 192 are of KC Jambi.
    assert standing.shapes.title.text_frame.text.startswith("2016: 97 TK (PU + BPU) diakuisisi")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--event", "GRB-20161112"), "a story is not told of one event"),
        (("--cadre", "JMB-01"), "a story is not told of one cadre"),
        (("--title", "x" * 121), "longer than 120 letters"),
    ],
)
def test_a_deck_refuses_what_no_story_can_be_told_of(run, founding_path, tmp_path, option, said):
    status, _, err = run("deck", "--out", tmp_path / "a.pptx", *option, store=founding_path)
    assert status == 2
    assert said in err
    assert not (tmp_path / "a.pptx").exists()


def test_a_message_has_the_link_that_is_asked_for(run, founding_path, tmp_path):
    out = tmp_path / "a.txt"
    run("deck", "--out", out, store=founding_path)
    assert "http" not in out.read_text(encoding="utf-8")
    run("deck", "--out", out, "--address", "https://kader.example/rapat", store=founding_path)
    assert out.read_text(encoding="utf-8").endswith("\nhttps://kader.example/rapat")


def test_a_deck_needs_data_and_a_file_that_it_can_write(run, founding_path, tmp_path):
    status, _, complaint = run("deck", "--out", tmp_path / "rapat.pptx")
    assert status == 2 and "nothing has been imported" in complaint
    status, _, complaint = run("deck", "--out", tmp_path / "rapat.doc")
    assert status == 2 and "does not end in .pptx or .xlsx or .txt" in complaint
    status, _, complaint = run("deck", "--out", tmp_path / "none" / "rapat.pptx", store=founding_path)
    assert status == 2 and "was not written" in complaint
