"""Whatever the bytes and whatever the name: a receipt, in time, that accounts for every row."""

import io
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acquisition.ingest.load import import_file
from acquisition.ingest.receipt import Receipt
from acquisition.ingest.refusal import REMEDIES
from acquisition.store import Store
from tests.conftest import nik
from tests.pollution.draft import IMPORT_DAY, Draft
from tests.pollution.score import new_store
from tests.pollution.writers import ods, text, xls, xlsx

EXTENSIONS = st.sampled_from(["xlsx", "xls", "ods", "csv", "tsv", "txt"])
MAGIC = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"sep=;\n",
    ]
)
HEADER = "NIK;TANGGAL_KEPESERTAAN;SEGMEN;KODE_KANTOR;KABUPATEN;IURAN"
WORDS = [
    "NIK",
    "BPU",
    "JMB",
    "12-11-2016",
    nik(7),
    "1599",
    "Jumlah",
    "NULL",
    "-",
    '"',
    "'",
    "\\",
    ";",
    ",",
    "\t",
    "|",
]
PIECES = st.lists(st.sampled_from([*WORDS, "\n", "\r", "\r\n", "\n\n", " ", "=", "\u200b", "é"]), max_size=80)
TEXTS = st.builds(lambda pieces: f"{HEADER}\n{''.join(pieces)}".encode(), PIECES)
LINES = st.lists(st.text("0123456789;;;,|\t -/.abPUJMB=+", max_size=60), max_size=20)
CLEAN = Draft.clean(1)
FILES = [write({"Data": CLEAN.table}) for write in (xlsx, xls, ods)] + [text(CLEAN.table).encode()]
DAMAGES = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory):
    """One store for all examples: what is in it matters to none of them."""
    store = new_store(Path(tmp_path_factory.mktemp("arbitrary")))
    yield store
    store.close()


def taken(store: Store, data: bytes, extension: str) -> Receipt:
    begun = time.monotonic()
    receipt = import_file(store, io.BytesIO(data), f"export.{extension}", today=IMPORT_DAY)
    assert time.monotonic() - begun < 60
    assert receipt.received == receipt.accepted + receipt.duplicate + receipt.rejected
    if receipt.refusal:
        assert receipt.refusal["code"] in REMEDIES.keys() - {"failed"}
        assert receipt.received == 0
    return receipt


several = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@several
@given(MAGIC, st.one_of(st.binary(max_size=400), TEXTS), EXTENSIONS)
def test_bytes(one_store, magic, body, extension):
    taken(one_store, magic + body, extension)


@several
@given(st.sampled_from(FILES), DAMAGES, st.floats(0.3, 1), EXTENSIONS)
def test_damaged_exports(one_store, data, damages, kept, extension):
    damaged = bytearray(data)
    for place, content in damages:
        begin = int(place * len(damaged))
        damaged[begin : begin + len(content)] = content
    taken(one_store, bytes(damaged[: int(kept * len(damaged)) + 1]), extension)


@several
@given(LINES, EXTENSIONS)
def test_every_line_below_a_header_is_received_or_skipped(one_store, lines, extension):
    sound = f"{nik(1)};12-11-2016;BPU;JMB;Kota Jambi;16800"
    receipt = taken(one_store, "\n".join([HEADER, sound, *lines]).encode(), extension)
    if receipt.refusal is None:
        filled = sum(any(map(str.isalnum, line)) for line in lines)
        assert receipt.received + receipt.skipped >= 1 + filled
