"""The deck, opened again: native charts with the figures' values, shapes by regency, text that fits."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches, Pt

from acquisition.deck.drawing import floating
from acquisition.deck.page import TemplateError, template
from acquisition.deck.pptx import deck
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.slides import BARS, Chart, Series, Table
from acquisition.meeting.storyline import storyline
from tests.meeting.conftest import NOVEMBER

ENGLISH = language("en")
NASTY = '=HYPERLINK("http://x")', "\x00\x1b<b>&\ufffe\ud800", "\u202eterbalik\u2066", "K" * 10_000, ""


@pytest.fixture(scope="module")
def slides(november):
    return storyline(november, "Rapat", date(2016, 12, 5))


@pytest.fixture(scope="module")
def pages(slides):
    """The pages of the reopened deck by the keys of their slides."""
    made = Presentation(BytesIO(deck(slides, ENGLISH, None)))
    return dict(zip((slide.key for slide in slides), made.slides, strict=True))


def shapes(holder):
    """All shapes, those in groups too."""
    for shape in holder.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


def chart_of(page):
    (frame,) = (shape for shape in page.shapes if shape.has_chart)
    return frame.chart


def values(page) -> list[dict[str, float]]:
    plot = chart_of(page).plots[0]
    return [dict(zip(plot.categories, series.values, strict=True)) for series in plot.series]


def described(shape) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_values_of_charts_are_those_of_the_queries(pages, small):
    acquired, target = values(pages["offices"])
    frame = small.run("acquisition_by_office", NOVEMBER).set_index("office")
    by_name = {name.split(" · ")[0].removesuffix("\u00a0⚠"): count for name, count in acquired.items()}
    assert {name: count for name, count in by_name.items() if count is not None} == {
        "KC Jambi": 3, "KCP Tebo": 2,
    } == frame["acquisitions"].dropna().to_dict()  # fmt: skip
    assert sum(filter(None, target.values())) == 6 == frame["target"].sum()
    counted, _target = values(pages["course"])
    assert list(counted.values())[-1] == 5
    assert values(pages["events"])[0]["Grebeg Pasar Angso Duo"] == 3
    # A bridge of +2 of Jambi, which is the sum: from zero, nothing hidden, nothing below.
    hidden, above, below = values(pages["change"])
    assert [list(one.values()) for one in (hidden, above, below)] == [[0, 0], [2, 2], [None, None]]
    assert list(above) == ["KC Jambi\u00a0⚠  +2", "Change  +2"]


def test_every_regency_is_a_shape_of_its_name_in_one_group(pages, slides):
    page = pages["uncovered"]
    (group,) = (shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    outlines = {one.name: one for one in group.shapes if one.shape_type == MSO_SHAPE_TYPE.FREEFORM}
    places = next(slide for slide in slides if slide.key == "uncovered").places
    assert set(outlines) == {place.name for place in places} and len(outlines) == 11
    for place in places:
        assert described(outlines[place.name]) == f"{place.name}: {place.text}"
    # Kerinci lies west of Kota Jambi, and all lie on the page.
    assert outlines["Kerinci"].left < outlines["Kota Jambi"].left
    assert all(one.left >= 0 and one.left + one.width <= Inches(8.5) for one in outlines.values())
    (table,) = (shape.table for shape in page.shapes if shape.has_table)
    assert len(list(table.rows)) == 12


def test_each_page_has_headline_stamp_notes_and_alternative_text(pages, slides):
    for slide in slides:
        page = pages[slide.key]
        assert page.shapes.title.text_frame.text == slide.headline
        (stamp,) = (shape for shape in page.shapes if shape.name == "stamp")
        assert stamp.text_frame.text == slide.stamp and "Data up to 15 November 2016" in slide.stamp
        notes = page.notes_slide.notes_text_frame.text
        for result in slide.results:
            assert result.definition[:500] in notes and result.question in notes
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                assert slide.headline[:100] in described(shape)


def test_nothing_is_smaller_than_the_back_row_can_read(pages):
    sizes = [
        paragraph.font.size
        for page in pages.values()
        for shape in shapes(page)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]
    assert len(sizes) > 50 and all(size >= Pt(14) for size in sizes)
    charts = [shape.chart for page in pages.values() for shape in page.shapes if shape.has_chart]
    assert len(charts) == 5 and all(chart.font.size >= Pt(14) for chart in charts)


def test_numbers_have_the_separators_of_the_language(small):
    look = Look.into(small, NOVEMBER, language("id"))
    made = Presentation(BytesIO(deck(storyline(look), look.language, None)))
    formats = [
        shape.chart.plots[0].data_labels.number_format
        for page in made.slides
        for shape in page.shapes
        if shape.has_chart and shape.chart.plots[0].has_data_labels
    ]
    assert set(formats) == {r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"}


def nasty(slide):
    """The slide with names that files were found with."""
    chart = Chart(BARS, NASTY, (Series("=1+1", (1, 2, 3, 4, None), ("#12454F",)),))
    return replace(slide, headline=" ".join(NASTY), said=NASTY, chart=chart, key="nasty")


def test_no_name_breaks_the_file_or_becomes_a_formula(slides):
    title, *others = slides
    uncovered = next(slide for slide in others if slide.key == "uncovered")
    places = tuple(replace(one, name=name) for one, name in zip(uncovered.places, NASTY, strict=False))
    content = deck([nasty(title), nasty(others[0]), replace(uncovered, places=places)], ENGLISH, None)
    made = Presentation(BytesIO(content))
    first = list(values(made.slides[1])[0])
    assert first[0] == '\'=HYPERLINK("http://x")' and first[1] == "<b>&" and first[2] == "terbalik"
    assert len(first[3]) == 56
    (workbook,) = (
        part.blob for part in made.slides[1].part.package.iter_parts() if str(part.partname).endswith(".xlsx")
    )
    with ZipFile(BytesIO(workbook)) as inside:
        sheets = [inside.read(name).decode() for name in inside.namelist() if name.endswith(".xml")]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]


def test_the_template_of_the_office_is_used(slides, tmp_path):
    own = Presentation()
    own.slide_width, own.slide_height = Inches(20), Inches(11.25)
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "contoh"
    own.slide_layouts[5].placeholders[0].left = Inches(3)
    own.save(tmp_path / "kantor.pptx")
    assert template(tmp_path) == tmp_path / "kantor.pptx" and template(tmp_path / "none") is None
    made = Presentation(BytesIO(deck(slides, ENGLISH, template(tmp_path))))
    assert made.slide_width == Inches(20) and len(made.slides) == len(slides)
    assert made.slides[1].shapes.title.left == Inches(3)
    assert "contoh" not in [shape.text_frame.text for shape in shapes(made.slides[0]) if shape.has_text_frame]


@pytest.mark.parametrize("content", [b"bad", b"", b"PK\x03\x04 cut off"])
def test_a_template_that_cannot_be_read_is_named(slides, tmp_path, content):
    path = tmp_path / "kantor.pptx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"kantor\.pptx: not a presentation"):
        deck(slides, ENGLISH, path)


def test_a_template_of_another_shape_is_named(slides, tmp_path):
    path = tmp_path / "kantor.pptx"
    Presentation().save(path)  # 4:3, as python-pptx makes them
    with pytest.raises(TemplateError, match=r"kantor\.pptx: its slides are not 16:9"):
        deck(slides, ENGLISH, path)


def test_a_long_text_breaks_its_line_where_a_table_has_room(slides):
    what = "Dua sosialisasi di Pasar Angso Duo dan satu kunjungan ke setiap kelurahan tanpa kader"
    rows = ((what, "KC Jambi", "31 Desember 2016", "500 tenaga kerja diakuisisi di seluruh Kota Jambi"),)
    decided = replace(
        slides[1], numbers=(), table=Table(("What", "Who", "Until", "Measured"), rows, (False,) * 4)
    )
    _title, page = Presentation(BytesIO(deck((slides[0], decided), ENGLISH, None))).slides
    (drawn,) = (shape.table for shape in page.shapes if shape.has_table)
    assert tuple(cell.text for cell in drawn.rows[1].cells) == rows[0]
    assert drawn.rows[1].height > drawn.rows[0].height


@given(st.integers(-(10**7), 10**7), st.integers(-(10**7), 10**7))
def test_a_floating_bar_reaches_from_where_it_starts_to_where_it_ends(start, end):
    away, above, below = floating(start, end)
    tops = (max(away, 0), max(away, 0) + (above or 0))
    bottoms = (min(away, 0), min(away, 0) + (below or 0))
    assert (above or 0) - (below or 0) == abs(end - start)
    if above:
        assert tops[1] == max(start, end)
    if below:
        assert bottoms[1] == min(start, end)
