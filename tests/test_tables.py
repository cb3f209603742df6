"""Tables and CSV: titled, formatted, and nothing in them that a spreadsheet would run."""

import pandas as pd
import pytest

from acquisition import tables
from acquisition.figures import FIGURES
from acquisition.i18n import language

INDONESIAN, ENGLISH = language("id"), language("en")


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "office": ["KC Jambi", "=1+1"],
            "acquisitions": [1234567, -5],
            "acquisitions_per_cadre": [7.68, None],
            "registered": [True, False],
            "imported_at": pd.to_datetime(["2016-11-13T01:15:30.5Z", None]),
        }
    )


def test_csv_is_what_excel_in_that_language_opens(frame):
    assert tables.csv(frame, INDONESIAN).decode("utf-8-sig").splitlines() == [
        "Kantor;Tenaga kerja diakuisisi;Per kader;Terdaftar;Diimpor pada",
        "KC Jambi;1234567;7,68;ya;2016-11-13 08:15:30",
        "'=1+1;-5;;tidak;",
    ]
    assert tables.csv(frame, ENGLISH).decode("utf-8-sig").splitlines()[1] == (
        "KC Jambi,1234567,7.68,yes,2016-11-13 08:15:30"
    )
    assert tables.csv(frame, INDONESIAN).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_starts_a_formula(start):
    said = tables.csv(pd.DataFrame({"cadre": [f"{start}cmd|' /C calc'!A0"]}), INDONESIAN).decode("utf-8-sig")
    cell = said.split("\r\n", 1)[1].lstrip('"')
    assert cell.startswith("'")


def test_the_screen_shows_formatted_numbers_that_still_sort_as_numbers(frame):
    styler = tables.styled(frame, INDONESIAN)
    assert styler.data["Tenaga kerja diakuisisi"].tolist() == [1234567, -5]
    shown = styler.to_html()
    assert "1.234.567" in shown
    assert "7,68" in shown
    assert "13 Nov 2016 08.15" in shown


def test_codes_are_said_in_words():
    frame = pd.DataFrame(
        {"class": ["rejected"], "reason": ["nik_missing"], "estimated": pd.array([None], "boolean")}
    )
    assert tables.titled(frame, INDONESIAN).iloc[0].tolist() == ["ditolak", "tanpa NIK", ""]


@pytest.mark.parametrize("name", FIGURES)
def test_every_column_of_every_figure_has_a_title(store, name):
    frame = store.run(name)
    assert [column for column in frame.columns if column not in tables.COLUMNS] == []
    tables.styled(frame, INDONESIAN).to_html()
    tables.csv(frame, ENGLISH)


FILTERED = pd.DataFrame(
    {
        "cadre": ["Asnawi Alamsyah", "Mailisa", None],
        "office": ["KC Jambi", "KC Jambi", "KCP Tebo"],
        "acquisitions": [1234, 20, 0],
        "month": pd.to_datetime(["2016-11-01", "2016-12-01", "2016-11-01"]),
        "status": ["received", "missing", "partial"],
    }
)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("JAMBI", [0, 1]),
        ("jambi mailisa", [1]),  # both words, in whichever column
        ("1.234", [0]),  # as it is shown in Indonesian
        ("1,234", []),
        ("belum", [1]),  # the words for a code: belum mengirim
        ("11-2016", [0, 2]),
        (".*", []),
        ("none", []),
    ],
)
def test_a_table_is_filtered_by_what_it_shows(asked, rows):
    assert tables.matching(FILTERED, asked, INDONESIAN).index.tolist() == rows
