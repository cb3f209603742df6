"""From numbers back to files; files withdrawn and cadres merged in the browser; who is disputed."""

import shutil
from io import BytesIO

import pytest

from acquisition import origin
from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n"


@pytest.fixture
def own_path(empty_path, tmp_path):
    """A store of three workers: TBO claims one of JMB's on the same day, and misspells a code elsewhere."""
    path = shutil.copytree(empty_path, tmp_path / "store")
    store = Store.open(path)
    for name, rows in {
        "jambi.csv": f"{nik(1)};12-11-2016;BPU;JMB;JMB-01\n{nik(2)};12-11-2016;BPU;JMB;\n",
        "tebo.csv": f"{nik(1)};12-11-2016;BPU;TBO;TBO-01\n{nik(3)};12-11-2016;BPU;TBO;TBO-2\n",
    }.items():
        import_file(store, BytesIO((HEADER + rows).encode()), name, today=IMPORT_DAY)
    store.close()
    return path


def figure(path, name):
    store = Store.open(path)
    frame = store.run(name)
    store.close()
    return frame


def test_the_files_behind_a_cadre(own_path, open_page):
    # As a row chosen in the table of cadres leads there.
    asked = origin.parameters({"cadre_code": "JMB-01", "cadre": "Asnawi Alamsyah", "office_code": "JMB"})
    app = open_page(own_path, "imports", **asked, lang="en")
    assert not app.exception
    assert "1 workers acquired, by 1 rows of 1 files" in [one.value for one in app.header]
    files, rows = app.dataframe[0].value, app.dataframe[1].value
    assert files["File"].tolist() == rows["File"].tolist() == ["jambi.csv"]
    assert (rows["Line"].tolist(), rows["Cadre code"].tolist()) == ([2], ["JMB-01"])


def test_a_file_is_withdrawn_after_a_look_at_what_changes(own_path, open_page):
    app = open_page(own_path, "imports", section="files", lang="en")
    identity = figure(own_path, "imports").set_index("file").import_id["jambi.csv"]
    app.selectbox(key="to-withdraw").select(identity).run()
    app.button(key="ask-to-withdraw").click().run()
    preview = next(one.value for one in app.dataframe if "Workers acquired, afterwards" in one.value)
    # Worker 1 is TBO's then, and JMB has sent nothing.
    changed = preview[["Office", "Workers acquired", "Workers acquired, afterwards"]].astype(object)
    assert changed.where(changed.notna(), None).values.tolist() == [
        ["KC Jambi", 2, None],
        ["KCP Tebo", 1, 2],
    ]
    assert figure(own_path, "acquisition_total").acquisitions[0] == 3
    app.button(key="withdraw").click().run()
    assert not app.exception
    assert [one.value for one in app.success] == ["Withdrawn: 1 jambi.csv"]
    assert figure(own_path, "acquisition_total").acquisitions[0] == 2
    assert figure(own_path, "imports").withdrawn_at.notna().tolist() == [False, True]


def test_a_proposal_is_merged_at_a_click(own_path, open_page):
    app = open_page(own_path, "imports", section="unregistered", lang="en")
    said = "KCP Tebo: **TBO-2** (1 rows) → **Kader TBO-02** (TBO-02): the same letters and numbers"
    assert said in [one.value for one in app.markdown]
    app.button(key="merge-TBO-TBO-2").click().run()
    assert not app.exception
    assert said not in [one.value for one in app.markdown]
    cadres = figure(own_path, "acquisition_by_cadre").set_index("cadre_code").acquisitions
    assert (cadres["TBO-02"], "TBO-2" in cadres.index) == (1, False)
    assert figure(own_path, "imports").kind[0] == "cadre_spellings"


def test_disputed_workers_are_counted_and_listed(own_path, open_page):
    app = open_page(own_path, "cadres", by="disputed", lang="en")
    assert not app.exception
    assert app.title[0].value == ("1 worker is claimed by more than one cadre or office; on the same day: 1")
    claims = app.dataframe[0].value
    assert claims["Cadre"].tolist() == ["Asnawi Alamsyah", "Kader TBO-01"]
    assert set(claims["Decided by"]) == {"the smallest office code"}
    assert nik(1) not in claims.to_string()
