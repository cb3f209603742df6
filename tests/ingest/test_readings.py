"""Texts that repeat are read once: laid over their rows they must say what each row says."""

import shutil
from io import BytesIO

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition.ingest import cells, readings, stage
from acquisition.ingest.load import import_file
from acquisition.ingest.readings import distinct
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik

pytestmark = pytest.mark.usefixtures("all_threads")

CELLS = st.sampled_from([None, "", "PU", "BPU", "JMB"])
KINDS = (pa.string(), pa.string(), pa.bool_())
ROWS = st.lists(st.tuples(CELLS, CELLS, st.booleans()))


@pytest.mark.parametrize("most", [2**62, 4], ids=["fitting into 64 bits", "numbered anew"])
@given(rows=ROWS)
def test_each_row_is_placed_at_the_combination_of_its_texts(most, rows):
    columns = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(KINDS)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings, "_MOST_NUMBERS", most)
        places, texts = distinct(columns)

    combinations = list(zip(*(column.to_pylist() for column in texts), strict=True))
    assert [combinations[place] for place in places.to_pylist()] == rows
    assert sorted(combinations, key=str) == sorted(set(rows), key=str)


def test_rows_read_in_lots_say_what_they_say_at_once(empty_path, tmp_path, monkeypatch):
    # Lots of two rows: the second names what the first did in another order, the third something new.
    lines = [
        ("12-11-2016", "JMB", "16800"), ("13-11-2016", "TBO", "Rp 20.000"),
        ("13-11-2016", "TBO", "16800"), ("12-11-2016", "JMB", "Rp 20.000"),
        ("14-11-2016", "MJB", ""), ("12-11-2016", "XYZ", "banyak"),
        ("12-11-2016", "JMB", "16800"),
    ]  # fmt: skip
    text = "nik;tanggal_kepesertaan;kode_kantor;iuran;segmen\n" + "".join(
        f"{nik(number)};{day};{office};{fee};BPU\n" for number, (day, office, fee) in enumerate(lines)
    )
    rows = []
    for size in (stage.ROWS, 2):
        monkeypatch.setattr(stage, "ROWS", size)
        monkeypatch.setattr(cells, "BATCH_ROWS", size)
        store = Store.open(shutil.copytree(empty_path, tmp_path / str(size)))
        receipt = import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY)
        assert (receipt.accepted, receipt.rejected) == (6, 1)
        with store.cursor() as cursor:
            read = "select line, enrolled_on::varchar, office_code, contribution::int from enrollments"
            rows.append(cursor.execute(f"{read} order by line").fetchall())
        store.close()
    assert rows[0] == rows[1] == [
        (2, "2016-11-12", "JMB", 16800), (3, "2016-11-13", "TBO", 20000), (4, "2016-11-13", "TBO", 16800),
        (5, "2016-11-12", "JMB", 20000), (6, "2016-11-14", "MJB", None), (8, "2016-11-12", "JMB", 16800),
    ]  # fmt: skip
