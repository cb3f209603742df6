"""Nobody reads a word that no catalog has, nor a number or a day that was written by hand."""

import re
from pathlib import Path

import pytest

from acquisition import catalogs
from acquisition.catalogs import ROOT, SOURCES
from tests.wording import formatted_by_hand, outside_catalogs

# What no page, file or slide says: the command line, which is English; files that come in; what the store,
# logs and configurations are made of.
NOT_SHOWN = (
    "acquisition/__main__.py", "acquisition/access/admission.py", "acquisition/access/audit.py",
    "acquisition/access/configuration.py", "acquisition/access/person.py", "acquisition/apportion.py",
    "acquisition/backup.py", "acquisition/contract/", "acquisition/erasure.py", "acquisition/figures.py",
    "acquisition/identity.py", "acquisition/ingest/", "acquisition/lake_files.py", "acquisition/obstacles.py",
    "acquisition/serve.py", "acquisition/store.py", "acquisition/terminal.py",
)  # fmt: skip
# What reads like words and is none for people: fonts, places of text, names in code, codes, formats.
NOT_WORDS = {
    "Area", "Bold", "Forwarded", "Look", "Open Sans", "Regular", "Source Sans, Segoe UI, sans-serif",
    "Span | None", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "bottom center", "import data/exports",
    "middle right", "no data", "not reached", "start-over data/exports", "top center", "{months}d mmm yyyy",
    "{months}d mmm yyyy hh:mm",
}  # fmt: skip
# Lengths in drawings are no numbers for people.
DRAWN = {
    "acquisition/presenting/drawing.py": ".3f",
    "acquisition/presenting/mapping.py": ".3f",
    "acquisition/priority_list.py": ".1f",
    "acquisition/tiles.py": ".2f",
}
FORMATTING = "acquisition/formatting.py"
HIDDEN = re.compile(r"""\{[^{}\n]*\b(?:gettext|_)\(\s*["']([^"']+)["']""")
SHOWN = {
    name: path.read_text(encoding="utf-8")
    for pattern in SOURCES
    for path in sorted(ROOT.glob(pattern))
    if not (name := path.relative_to(ROOT).as_posix()).startswith(NOT_SHOWN)
}


def test_every_module_of_the_interface_is_read():
    everywhere = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("acquisition/**/*.py")}
    read = set(SHOWN) | {name for name in everywhere if name.startswith(NOT_SHOWN)}
    others = ("acquisition/commands/", "acquisition/demo/")
    assert {name for name in everywhere - read if not name.startswith(others)} <= {
        name for name in everywhere if name.endswith("/__init__.py")
    }
    assert all((ROOT / name).exists() for name in NOT_SHOWN)


def test_no_word_stands_outside_the_catalogs():
    said = {
        f"{name}:{line}"
        for name, source in SHOWN.items()
        for line in outside_catalogs(source)
        if line.split(": ", 1)[1] not in NOT_WORDS
    }
    assert said == set(), "say it through the catalogs: _(...), or N_(...) where it is translated later"


def test_no_number_and_no_day_is_written_by_hand():
    said = {
        f"{name}:{line}"
        for name, source in SHOWN.items()
        for line in formatted_by_hand(source)
        if name != FORMATTING and line.split(": ", 1)[1] != DRAWN.get(name)
    }
    assert said == set(), "write it by acquisition/formatting.py"


# A string within an f-string is no token before Python 3.12: extractors miss it, and nobody translates it.
def test_no_message_hides_in_another_string():
    hidden = {message for source in SHOWN.values() for message in HIDDEN.findall(source)}
    assert hidden - {message.id for message in catalogs.messages()} == set()
    assert HIDDEN.findall("f\"{_('Save')} {count}\"") == ["Save"]


def test_no_word_stands_in_a_template_of_slides():
    templates = list(ROOT.glob("acquisition/**/*.html"))
    assert len(templates) > 1
    for template in templates:
        said = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.findall(r"[A-Za-z]{2,}", said) == [], template


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('st.button("Simpan")', ["1: Simpan"]),
        ('sample.badge("contoh", color="gray")', ["1: contoh"]),
        ('st.title(f"{count} orang")', ["1: 0 orang"]),
        ('st.metric(label, value, help="jumlah")', ["1: jumlah"]),
        ("st.html(f\"<p class='x'>{a} belum ada</p>\")", ["1: 0 belum ada"]),
        ('st.caption("ya" if done else "tidak")', ["1: ya", "1: tidak"]),
        ('label = "Workers acquired"\nst.button(label)', ["1: Workers acquired"]),
        ('chart.update_xaxes(title="bulan")', ["1: bulan"]),
        ('chart.update_layout(annotations=[{"x": 0, "text": "target"}])', ["1: target"]),
        ('sheet.write_string(0, 0, title)\nbook.add_worksheet("catatan")', ["2: catatan"]),
        ('st.button(_("Save"), icon=":material/save:", key="save")', []),
        ('TITLES = {"a": N_("First")}\nst.html(f"<i style=\'width:{w}%\'></i>")', []),
        ('st.button("CSV")\nst.page_link("pages/imports.py", label=_("Data"))', []),
        ('"""What it does."""\nraise ValueError("No such thing")', []),
        ('if name == "Kota Jambi":\n    pass', []),
    ],
)
def test_a_planted_word_is_found_and_nothing_else(source, found):
    assert [
        line.replace("save rows", "") for line in outside_catalogs(source) if "save rows" not in line
    ] == found


@pytest.mark.parametrize(
    "source",
    [
        'f"{count:,}"',
        'f"{share:.1%}"',
        'f"{value:,.2f} juta"',
        'f"{day:%d %B %Y}"',
        'day.strftime("%d-%m-%Y")',
        '"{:,.0f}".format(value)',
        'format(value, ",")',
        '"%.1f" % value',
        'go.Bar(hovertemplate="%{y:,.0f}")',
        'chart.update_yaxes(tickformat=",d")',
        'chart.update_layout(xaxis={"tickformat": "%b %Y"})',
        "from babel.dates import format_date",
    ],
)
def test_a_planted_number_is_found(source):
    assert len(formatted_by_hand(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'f"{name!r}"',
        'f"{number:02}"',
        'f"{fmt.integer(count, code)} TK"',
        '"100 %" % ()',
        "fmt.percent(x, code)",
    ],
)
def test_what_is_written_by_the_formatting_is_no_finding(source):
    assert formatted_by_hand(source) == []


def test_the_reader_reads_real_pages():
    assert len(SHOWN) > 100
    assert Path(ROOT / FORMATTING).exists()
