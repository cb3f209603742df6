"""Templates are taken in as they are, and filled with the examples that they give."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from python_calamine import CalamineWorkbook

from acquisition.contract import KINDS
from acquisition.i18n import LANGUAGES, language
from acquisition.ingest.load import import_files
from acquisition.ingest.receipt import IMPORTED
from acquisition.templates import template
from tests.conftest import IMPORT_DAY

TABLE = "xl/worksheets/sheet2.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
AS_TEXT = "49"  # the number of the format "@" in every workbook

both_languages = pytest.mark.parametrize("code", LANGUAGES)
each_kind = pytest.mark.parametrize("kind", KINDS)


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def explained(content: bytes) -> dict[str, list[str]]:
    """Of each column what the instructions say: required, meaning, example."""
    instructions, table = sheets(content).values()
    return {line[0]: line[1:] for line in instructions if line[0] in table[0]}


def filled(content: bytes) -> bytes:
    """The template with the examples of its instructions in the first row below the header."""
    cells = "".join(
        f'<c t="inlineStr"><is><t>{escape(example)}</t></is></c>'
        for *_, example in explained(content).values()
    )
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(written, "w") as book:
        for name in given.namelist():
            part = given.read(name).decode()
            if name == TABLE:
                part = part.replace("</sheetData>", f'<row r="2">{cells}</row></sheetData>')
            book.writestr(name, part)
    return written.getvalue()


def outcomes(store, contents: dict[str, bytes]) -> dict[str, tuple]:
    files = [(f"{kind}.xlsx", BytesIO(content)) for kind, content in contents.items()]
    receipts = import_files(store, files, today=IMPORT_DAY)
    return {
        kind: (one.status, one.kind, one.received, one.accepted, one.reasons, one.warnings)
        for kind, one in zip(contents, receipts, strict=True)
    }


@both_languages
def test_a_template_is_taken_in_as_it_is_and_filled_with_its_examples(store, code):
    templates = {kind: template(kind, code) for kind in KINDS}
    assert outcomes(store, templates) == {kind: (IMPORTED, kind, 0, 0, {}, {}) for kind in KINDS}
    examples = {kind: filled(content) for kind, content in templates.items()}
    assert outcomes(store, examples) == {kind: (IMPORTED, kind, 1, 1, {}, {}) for kind in KINDS}


@both_languages
@each_kind
def test_instructions_come_first_and_explain_every_column(kind, code):
    content = template(kind, code)
    asked, said = KINDS[kind], language(code).gettext
    assert list(sheets(content)) == [{"id": "Petunjuk Pengisian", "en": "Instructions"}[code], asked.sheet]
    assert sheets(content)[asked.sheet] == [list(asked.column_names)]
    assert {name: line[1:] for name, line in explained(content).items()} == {
        column.name: [said(column.meaning), column.example] for column in asked.columns
    }
    required = [name for name, line in explained(content).items() if line[0] != said("no")]
    assert sorted(required) == sorted(name for group in asked.requirements for name in group)


def test_one_of_two_columns_may_do():
    needed = {name: line[0] for name, line in explained(template("targets", "en")).items()}
    assert needed == {
        "kode_kantor": "this or nama_kantor",
        "nama_kantor": "this or kode_kantor",
        "bulan": "yes",
        "segmen": "yes",
        "target_tk": "yes",
        "target_iuran": "no",
    }


@each_kind
def test_every_cell_below_the_header_is_text_and_the_header_stays_in_sight(kind):
    with zipfile.ZipFile(BytesIO(template(kind, "id"))) as book:
        sheet = ElementTree.fromstring(book.read(TABLE))
        looks = ElementTree.fromstring(book.read("xl/styles.xml")).findall(f"{MAIN}cellXfs/{MAIN}xf")
    spans = sheet.findall(f"{MAIN}cols/{MAIN}col")
    formats = {
        place: looks[int(span.get("style"))].get("numFmtId")
        for span in spans
        for place in range(int(span.get("min")), int(span.get("max")) + 1)
    }
    assert formats == {place: AS_TEXT for place, _ in enumerate(KINDS[kind].columns, start=1)}
    pane = sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")


def test_the_same_template_is_the_same_file():
    assert template("cadres", "id") == template("cadres", "id")
