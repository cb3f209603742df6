"""Commands for somebody who does not see everything, and what the audit tells of commands."""

import json
import shutil

import pytest
from pptx import Presentation

from acquisition import serve as server
from acquisition.__main__ import main
from acquisition.access.audit import CONFIGURED, SERVED, Audit
from acquisition.commands.options import DONE, REFUSED, WRONG_USAGE
from acquisition.identity import key_path
from acquisition.store import Store
from tests.access.people import names_of_others
from tests.access.test_configuration import SOUND
from tests.conftest import FOUNDING_EXPORT, nik

TEBO, ADMIN, VIEWER = "tebo@kantor.example", "admin@kantor.example", "kepala@kantor.example"


@pytest.fixture
def path(sample_path, tmp_path, monkeypatch):
    """The folder of a store with the sample, and in force who may come in."""
    (tmp_path / "access.toml").write_text(SOUND)
    (tmp_path / "access.toml").chmod(0o600)
    monkeypatch.setenv("ACQUISITION_ACCESS", str(tmp_path / "access.toml"))
    shutil.copy(key_path(sample_path), key_path(tmp_path / "store"))
    return shutil.copytree(sample_path, tmp_path / "store")


@pytest.fixture
def run(path, capsys):
    """Runs a command on that store; its status, output and errors."""

    def command(*arguments):
        try:
            status = main([*map(str, arguments), "--store", str(path)])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


@pytest.fixture
def others(path):
    store = Store.open(path)
    names = names_of_others(store, ("TBO",))
    store.close()
    return names


def test_a_figure_tells_a_person_of_their_own_office_alone(run, others):
    _, whole, _ = run("figure", "acquisition_by_cadre")
    status, own, _ = run("figure", "acquisition_by_cadre", "--as", TEBO.upper())
    assert status == DONE
    assert [name for name in others if name in whole]
    assert "TBO-01" in own
    assert not [name for name in others if name in own]


def test_a_deck_for_an_office_names_its_own_cadres_alone(run, others, tmp_path):
    out = tmp_path / "tebo.pptx"
    assert run("deck", "--out", out, "--as", TEBO)[0] == DONE
    told = "".join(
        text
        for slide in Presentation(out).slides
        for shape in slide.shapes
        for text in (shape.has_text_frame and shape.text_frame.text, slide.notes_slide.notes_text_frame.text)
        if text
    )
    assert "TBO-01" in told
    assert not [name for name in others if name in told]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("figure", "acquisition_total", "--as", "stranger@kantor.example"), "is not in"),
        (("import", FOUNDING_EXPORT, "--as", VIEWER), "(viewer) may not import"),
        (("withdraw", "1", "--as", VIEWER), "(viewer) may not import"),
        (("audit", "--as", TEBO), "(importer) may not read the audit"),
    ],
)
def test_what_a_person_may_not_is_not_done(run, path, command, said):
    before = Store.open(path)
    snapshot = before.snapshot()
    before.close()
    status, out, err = run(*command)
    assert (status, out) == (WRONG_USAGE, "")
    assert said in err
    after = Store.open(path)
    assert after.snapshot() == snapshot
    after.close()


def test_an_office_hands_in_and_takes_back_its_own(run, tmp_path):
    own, foreign = tmp_path / "own.csv", tmp_path / "foreign.csv"
    own.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(900_001)};12-12-2017;BPU;TBO\n")
    foreign.write_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(900_002)};12-12-2017;BPU;JMB\n")
    assert run("import", own, "--as", TEBO)[0] == DONE
    assert run("import", foreign, "--as", TEBO)[0] == REFUSED
    _, listed, _ = run("figure", "imports", "--as", TEBO)
    number = listed.splitlines()[1].split(",")[0]
    assert "own.csv" in listed
    assert "foreign.csv" not in listed
    assert run("withdraw", number, "--as", TEBO)[0] == DONE


def test_the_audit_tells_who_did_it(run, path):
    run("figure", "acquisition_total", "--office", "TBO", "--as", TEBO)
    run("figure", "acquisition_total")
    by_operator, by_tebo = Audit(path).entries().itertuples()
    assert by_tebo.who == TEBO
    assert json.loads(by_tebo.details) == {"figure": "acquisition_total", "office": ["TBO"]}
    assert by_operator.who.startswith("operator ")
    status, out, _ = run("audit", "--as", ADMIN)
    assert status == DONE
    assert out.splitlines()[0] == "number,at,who,what,details"
    assert TEBO in out


def test_a_change_of_who_may_come_in_is_noted_once(run, path, tmp_path, monkeypatch):
    monkeypatch.setattr(server, "serve", lambda *_: None)

    def changes():
        run("serve")
        entries = Audit(path).entries()
        return (entries["what"] == CONFIGURED).sum(), (entries["what"] == SERVED).sum()

    assert changes() == (1, 1)
    assert changes() == (1, 2)
    (tmp_path / "access.toml").write_text(SOUND.replace('role = "importer"', 'role = "viewer"'))
    assert changes() == (2, 3)
    assert "tebo@kantor.example: viewer, TBO" in Audit(path).last(CONFIGURED)["people"]
    assert "secret" not in Audit(path).entries()["details"].str.cat()


def test_a_file_with_secrets_that_others_can_read_is_told_of(run, tmp_path, monkeypatch):
    monkeypatch.setattr(server, "serve", lambda *_: None)
    assert run("serve")[2] == ""
    (tmp_path / "access.toml").chmod(0o644)
    assert "others can read it" in run("serve")[2]
