"""Every remark that an import can make says what is wrong, what was expected and what to do."""

import re

import pytest

from acquisition.contract import KINDS
from acquisition.i18n import language
from acquisition.remarks import REMARKS, told
from acquisition.sql import QUERIES

# Where SQL names the code of a remark: in a remark, in a column of codes, or for a macro that makes one.
CODES = re.compile(
    r"'reason': '(\w+)'"
    r"|\b(?:then|else) '((?:nik|date|segment|office|cadre|regency|district|bpu)_\w+)'"
    r"|\b(?:then|else) '((?:contribution|wage|funding|kpj)_\w+)'"
    r"|'(value_\w+|regency_code_ambiguous|cells_\w+|skipped_\w+|duplicate_differs)'"
)


def test_every_code_has_its_entry_and_no_other():
    texts = [
        path.read_text("utf-8")
        for folder in ("ingest", "macros")
        for path in (QUERIES / folder).rglob("*.sql")
    ]
    codes = {next(filter(None, groups)) for text in texts for groups in CODES.findall(text)}
    assert {"nik_numeric", "date_in_future", "value_missing", "contradicts_earlier_row"} <= codes
    assert codes == REMARKS.keys()


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_remark_is_said_in_full(code):
    column = {"value_missing": "nik", "value_unknown": "segmen", "value_unreadable": "iuran"}
    column |= {
        "contribution_unreadable": "iuran",
        "wage_unreadable": "upah",
        "funding_unknown": "sumber_iuran",
    }
    for name in REMARKS:
        about = column.get(name) or next(
            (one.name for one in KINDS["enrollments"].columns if one.name.startswith(name.split("_")[0])),
            None,
        )
        about = {
            "date": "tanggal_kepesertaan",
            "segment": "segmen",
            "office": "nama_kantor",
            "regency": "kabupaten",
        }.get(name.split("_")[0], about)
        remark = told(name, "enrollments", about, language(code))
        assert remark.wrong, name
        assert remark.expected, name
        assert remark.to_do, name


def test_an_example_says_what_a_column_expects():
    remark = told("value_unreadable", "targets", "bulan", language("en"))
    assert remark.expected == "Month of the target, such as 01-2017"
