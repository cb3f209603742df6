"""Delimited texts, written down as bytes, and the cells that a human reads in them."""

import csv
import io
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition.ingest import encoding
from acquisition.ingest.cells import in_lists
from acquisition.ingest.read import read
from acquisition.ingest.refusal import Refused

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor"
TABLE = f"{HEADER}\n1;12-11-2016;BPU;JMB\n2;12-11-2016;PU;TBO\n"
CELLS = [
    (1, ["nik", "tanggal_kepesertaan", "segmen", "kode_kantor"]),
    (2, ["1", "12-11-2016", "BPU", "JMB"]),
    (3, ["2", "12-11-2016", "PU", "TBO"]),
]


def rows(data: bytes | str, name: str = "export.csv") -> list[tuple[int, list[str]]]:
    """The lines and cells of a text that is read."""
    data = data.encode() if isinstance(data, str) else data
    (sheet,) = read(io.BytesIO(data), name)
    found = []
    for batch in sheet.batches:
        assert batch["kinds"].null_count == batch.num_rows
        found += zip(batch["line"].to_pylist(), in_lists(batch["cells"]).to_pylist(), strict=True)
    return found


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        for sheet in read(io.BytesIO(data), "export.csv"):
            list(sheet.batches)
    return refused.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_delimiters_line_ends_and_encodings(delimiter, line_end, codec):
    text = TABLE.replace(";", delimiter).replace("\n", line_end)
    assert rows(text.encode(codec)) == CELLS


def test_big_endian_with_mark():
    assert rows(b"\xfe\xff" + TABLE.encode("utf-16-be")) == CELLS


def test_no_line_end_at_the_end_and_a_dos_end_of_file():
    assert rows(TABLE.rstrip("\n")) == CELLS
    assert rows(TABLE + "\x1a") == CELLS


def test_mixed_line_ends_and_blank_lines_keep_true_lines():
    assert rows("nik;segmen\r\n1;PU\n\n\r\n2;PU\r3;BPU") == [
        (1, ["nik", "segmen"]),
        (2, ["1", "PU"]),
        (5, ["2", "PU"]),
        (6, ["3", "BPU"]),
    ]


def test_lines_of_two_encodings():
    data = b"nik;nama_kader\n1;Ren\xe9\n" + "2;René\n".encode()
    assert rows(data) == [(1, ["nik", "nama_kader"]), (2, ["1", "René"]), (3, ["2", "René"])]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n1|12-11-2016|BPU|JMB",
        f'"{HEADER}"\n"1;12-11-2016;BPU;JMB"',
        f"{HEADER}\n1;12-11-2016;BPU;JMB",
    ],
)
def test_a_single_record_without_a_line_end_counts_for_the_dialect(text):
    assert rows(text) == CELLS[:2]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;"])
def test_announced_delimiter(first):
    assert rows(f"{first}\n{TABLE}") == [(line + 1, cells) for line, cells in CELLS]


def test_announced_delimiter_wins_over_what_looks_more_regular():
    assert rows("sep=|\na,b|c,d\ne,f|g,h\n") == [(2, ["a,b", "c,d"]), (3, ["e,f", "g,h"])]


def test_header_with_its_own_delimiter():
    text = f"Laporan akuisisi\n{HEADER}\n1|12-11-2016|BPU|JMB; Jambi\n2|12-11-2016|PU|TBO\n"
    assert rows(text) == [
        (1, ["Laporan akuisisi"]),
        (2, ["nik", "tanggal_kepesertaan", "segmen", "kode_kantor"]),
        (3, ["1", "12-11-2016", "BPU", "JMB; Jambi"]),
        (4, ["2", "12-11-2016", "PU", "TBO"]),
    ]


def test_decimal_commas_do_not_split():
    assert rows("nik;upah;iuran\n1;12,5;3,5\n2;1,5;4,5\n3;2,5;5,5\n")[1] == (2, ["1", "12,5", "3,5"])


def test_preamble_with_commas_does_not_decide():
    text = "Jambi, 12 November 2016, oleh KC Jambi, 1, 2, 3, 4\n" * 5 + TABLE
    assert rows(text)[5:] == [(line + 5, cells) for line, cells in CELLS]


def test_unknown_headers_are_split_by_the_most_regular_delimiter():
    assert rows("a;b;c\n1,5;2;3\n4;5;6\n") == [
        (1, ["a", "b", "c"]),
        (2, ["1,5", "2", "3"]),
        (3, ["4", "5", "6"]),
    ]


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        ('1;"12-11-2016";"BPU";"JMB"', ["1", "12-11-2016", "BPU", "JMB"]),
        ('"1";"";"BPU";"JMB"', ["1", "", "BPU", "JMB"]),
        ('1;"a; b";BPU;JMB', ["1", "a; b", "BPU", "JMB"]),
        ('1;"a ""b"" c";BPU;JMB', ["1", 'a "b" c', "BPU", "JMB"]),
        ('1;"""a""";BPU;JMB', ["1", '"a"', "BPU", "JMB"]),
        (r'1;"a \"b\" c";BPU;JMB', ["1", 'a "b" c', "BPU", "JMB"]),
        (r'1;"a \"b; c\"";BPU;JMB', ["1", 'a "b; c"', "BPU", "JMB"]),
        ('1; "a; b";BPU;JMB', ["1", "a; b", "BPU", "JMB"]),
        ('1;"a; b" ;BPU;JMB', ["1", "a; b", "BPU", "JMB"]),
        ('1; "a ""b""";BPU;JMB', ["1", 'a "b"', "BPU", "JMB"]),
        ('="01";a;BPU;JMB', ["01", "a", "BPU", "JMB"]),
        ('"=""01""";"a; b";BPU;="JMB"', ["01", "a; b", "BPU", "JMB"]),
        ('1;a="b";BPU;JMB', ["1", 'a="b"', "BPU", "JMB"]),
        ('1;Toko "Maju" Jaya;BPU;JMB', ["1", 'Toko "Maju" Jaya', "BPU", "JMB"]),
        ('1;"Toko "Maju" Jaya";BPU;JMB', ["1", 'Toko "Maju" Jaya', "BPU", "JMB"]),
        ('1;"Toko "Maju; Jaya"";BPU;JMB', ["1", 'Toko "Maju; Jaya"', "BPU", "JMB"]),
        ('1;5" pipa;BPU;JMB', ["1", '5" pipa', "BPU", "JMB"]),
        ('1;"Budi;BPU;JMB', ["1", '"Budi', "BPU", "JMB"]),
        ("1;'Budi';BPU;JMB", ["1", "'Budi'", "BPU", "JMB"]),
        ("1;BPU", ["1", "BPU"]),
        ("1;a;BPU;JMB;;;", ["1", "a", "BPU", "JMB", "", "", ""]),
        ('1;"a;b";BPU', ["1", "a;b", "BPU"]),
    ],
)
def test_one_record_among_plain_ones(record, cells):
    assert rows(f"{TABLE}{record}\n3;12-11-2016;BPU;JMB\n") == [
        *CELLS,
        (4, cells),
        (5, ["3", "12-11-2016", "BPU", "JMB"]),
    ]


def test_quoted_line_breaks():
    text = f'{HEADER}\n1;"Jl. A\r\nNo. 2\n\nRT 3";BPU;JMB\n"2\nx";"a";"PU";"TBO"\n3;b;PU;"TBO; MJB\nBTH"\n'
    assert rows(text) == [
        CELLS[0],
        (2, ["1", "Jl. A\nNo. 2\n\nRT 3", "BPU", "JMB"]),
        (6, ["2\nx", "a", "PU", "TBO"]),
        (8, ["3", "b", "PU", "TBO; MJB\nBTH"]),
    ]


def test_header_with_quoted_line_breaks():
    text = '"NIK\n(16 digit)";"Segmen\n(PU/BPU)";"Kode Kantor"\n' + "1;PU;JMB\n" * 5
    assert rows(text)[:2] == [
        (1, ["NIK\n(16 digit)", "Segmen\n(PU/BPU)", "Kode Kantor"]),
        (4, ["1", "PU", "JMB"]),
    ]


@pytest.mark.parametrize("stray", ['2;"Budi;PU;TBO', '2;Budi";PU;TBO', '"2;Budi;PU;TBO', '2;Budi;PU;"'])
@pytest.mark.parametrize("follower", ["3;Ani;PU;TBO", '3;"Ani";PU;TBO', '"3";"Ani";"PU";"TBO"'])
def test_an_unbalanced_quote_damages_its_own_line_only(stray, follower):
    after = [(line, ["3", "Ani", "PU", "TBO"]) for line in range(3, 203)]
    found = rows("\n".join([HEADER, stray, *[follower] * 200]))
    assert found[0] == CELLS[0]
    assert found[1] == (2, stray.split(";"))
    assert found[2:] == after


def test_lines_quoted_whole():
    text = '"nik,segmen,upah,nama_kantor"\n"1,PU,5,""KC, Jambi"""\n"2,BPU,6,KCP Tebo"\n'
    assert rows(text) == [
        (1, ["nik", "segmen", "upah", "nama_kantor"]),
        (2, ["1", "PU", "5", "KC, Jambi"]),
        (3, ["2", "BPU", "6", "KCP Tebo"]),
    ]


def test_single_quotes_around_every_cell():
    assert rows("'nik','segmen','nama_kantor'\n'1','PU','KC, Jambi'\n") == [
        (1, ["nik", "segmen", "nama_kantor"]),
        (2, ["1", "PU", "KC, Jambi"]),
    ]


@pytest.mark.parametrize("block", [1, 2, 7, 64])
def test_where_blocks_end_makes_no_difference(monkeypatch, block):
    text = f'{HEADER}\r\n1;"a\r\n""b"";c";BPU;JMB\r2;"open;PU;TBO\n\n3;x;PU;"TBO"\r\n'
    expected = rows(text)
    assert expected == [
        CELLS[0],
        (2, ["1", 'a\n"b";c', "BPU", "JMB"]),
        (4, ["2", '"open', "PU", "TBO"]),
        (6, ["3", "x", "PU", "TBO"]),
    ]
    monkeypatch.setattr(encoding, "BLOCK", block)
    assert rows(text) == expected
    assert rows(text.encode("utf-16")) == expected


def test_many_rows_come_in_bounded_batches():
    data = ("nik,segmen\n" + "1,PU\n" * 200_000).encode()
    (sheet,) = read(io.BytesIO(data), "x")
    sizes = [batch.num_rows for batch in sheet.batches]
    assert sum(sizes) == 200_001
    assert max(sizes) <= 65_536


def test_what_is_no_table():
    assert refusal(b"").code == "empty_file"
    assert refusal(b"\xef\xbb\xbf").code == "empty_file"
    assert refusal(b"\n \r\n").code == "empty_file"
    assert refusal(b"%PDF-1.7\n...").details == {"found": "PDF"}
    assert refusal(b"\n<html><table><tr><td>NIK").details == {"found": "HTML"}
    assert refusal(random.Random(1).randbytes(5000)).code == "unknown_format"
    damaged = refusal(TABLE.encode() * 100 + b"3;12-11\0\0\0")
    assert (damaged.code, damaged.details) == ("damaged", {"line": 301})


def test_a_line_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(encoding, "BLOCK", 1000)
    monkeypatch.setattr(encoding, "LONGEST_LINE", 5000)
    assert refusal(b"nik,segmen\n" + b"1," * 4000).code == "not_a_table"


@pytest.mark.parametrize(
    "body",
    ['"\n' * 200_000, 'a;"b\n' * 200_000, ';"a' * 300_000, '"' * 3_000_000, ';="a' * 300_000],
    ids=["lone quotes", "open quotes", "open cells", "one line of quotes", "open formulas"],
)
def test_quotes_without_end_take_no_time_without_end(body):
    begun = time.process_time()
    assert rows(f"{HEADER}\n{body}")[0] == CELLS[0]
    assert time.process_time() - begun < 20


plain_cell = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters=';"\\'), max_size=8
)
# Not more than one delimiter, as a cell in which a whole record stands is taken for damage.
quoted_cell = st.text(st.sampled_from('a"; \nx'), max_size=8).filter(lambda cell: cell.count(";") < 2)


@given(
    st.lists(st.tuples(plain_cell, quoted_cell, plain_cell, quoted_cell), max_size=30),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_a_csv_writer_writes_is_read_back(records, quoting):
    """Cells with delimiters, quotes and line breaks come back whole, but for blanks at their beginning."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=quoting, lineterminator="\r\n")
    writer.writerows([HEADER.split(";"), *records])
    found = [[cell.lstrip(" ") for cell in cells] for _, cells in rows(out.getvalue())]
    assert found == [HEADER.split(";"), *([cell.lstrip(" ") for cell in record] for record in records)]


PLAIN = st.lists(st.text("aé0 -\u00a0", max_size=3), min_size=4, max_size=4)
RECORDS = st.lists(PLAIN | st.just(["1", "PU"]) | st.just([]), max_size=12)


@given(RECORDS)
def test_plain_records_read_in_columns_are_what_they_are_read_by_lines(records):
    text = "\n".join([HEADER, *(";".join(record) for record in records), ""])

    assert rows(text)[1:] == [(line, record) for line, record in enumerate(records, start=2) if record]
