"""The appendix, read back: a sheet per figure, its definition, all its rows, nothing that is run."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from acquisition.i18n import language
from acquisition.meeting.appendix import appendix
from acquisition.meeting.storyline import storyline

ENGLISH = language("en")


@pytest.fixture(scope="module")
def slides(november):
    return storyline(november, "Rapat", date(2016, 12, 5))


@pytest.fixture(scope="module")
def book(slides):
    read = CalamineWorkbook.from_filelike(BytesIO(appendix(slides, ENGLISH)))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def test_every_result_has_a_sheet_with_its_definition(book, slides):
    results = [result for slide in slides for result in slide.results]
    contents, *sheets = book.values()
    assert len(sheets) == len(results) > 12
    for sheet, result in zip(sheets, results, strict=True):
        assert [sheet[line][0] for line in range(3)] == [result.question, result.definition, result.stamp]
        assert [cell for cell in sheet[4] if cell] == [column.title for column in result.columns]
        assert len(sheet) == 5 + len(result.rows)
    listed = {row[0]: row[1] for row in contents if row[1]}
    assert listed == {name: result.question for name, result in zip(list(book)[1:], results, strict=True)}


def test_numbers_are_numbers_and_days_are_days(book):
    offices = book["4 Offices"]
    titles = offices[4]
    rows = {row[0]: dict(zip(titles, row, strict=True)) for row in offices[5:]}
    assert rows["JMB"]["Workers acquired"] == 3 and rows["TBO"]["Target"] == 4
    assert rows["TBO"]["Achievement"] == 0.5
    # An office that has sent nothing has an empty cell, no zero.
    assert rows["MJB"]["Workers acquired"] == ""
    months = book["3 Trend"]
    assert date(2016, 11, 1) in [row[0] for row in months[5:]]


def test_no_cell_is_a_formula(slides):
    first = slides[1].results[0]
    cells = ["=1+1", "@SUM(A1)", "http://x", *["-"] * len(first.columns)][: len(first.columns)]
    hostile = replace(first, rows=(tuple(cells),), question="=1+1")
    content = appendix([slides[0], replace(slides[1], topic="=A1/[x]:*?'", results=(hostile,))], ENGLISH)
    with ZipFile(BytesIO(content)) as inside:
        sheets = [inside.read(name).decode() for name in inside.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 2
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    (_, rows) = (
        CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(place).to_python()
        for place in (0, 1)
    )
    assert rows[0][0] == "=1+1" and rows[5][:3] == ["=1+1", "@SUM(A1)", "http://x"]


@pytest.mark.parametrize(("code", "months"), [("id", "[$-421]d mmm yyyy"), ("en", "[$-809]d mmm yyyy")])
def test_months_are_named_in_the_language_whatever_excel_speaks(slides, code, months):
    with ZipFile(BytesIO(appendix(slides, language(code)))) as archive:
        assert f'formatCode="{months}"' in archive.read("xl/styles.xml").decode("utf-8")
