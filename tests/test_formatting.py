"""Numbers, money, dates and text, as read in each language."""

from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition import formatting as fmt

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("write", "value", "indonesian", "english"),
    [
        (fmt.integer, 1234567, "1.234.567", "1,234,567"),
        (fmt.integer, 0, "0", "0"),
        (fmt.integer, None, "–", "–"),
        (fmt.integer, pd.NA, "–", "–"),
        (fmt.decimal, 7.68, "7,68", "7.68"),
        (fmt.decimal, 96.0, "96", "96"),
        (fmt.decimal, float("nan"), "–", "–"),
        (fmt.decimal, float("inf"), "–", "–"),
        (fmt.percent, 0.084, f"8,4{NBSP}%", f"8.4{NBSP}%"),
        (fmt.percent, 1, f"100,0{NBSP}%", f"100.0{NBSP}%"),
        (fmt.rupiah, 3225600, f"Rp{NBSP}3.225.600", f"Rp{NBSP}3,225,600"),
        (fmt.rupiah_compact, 16_800_000, f"Rp{NBSP}16,8{NBSP}juta", f"Rp{NBSP}16.8{NBSP}million"),
        (fmt.rupiah_compact, 1_250_000_000, f"Rp{NBSP}1,2{NBSP}miliar", f"Rp{NBSP}1.2{NBSP}billion"),
        (fmt.rupiah_compact, 16_800, f"Rp{NBSP}16.800", f"Rp{NBSP}16,800"),
        (fmt.day, date(2016, 11, 12), "12 November 2016", "12 November 2016"),
        (fmt.day, pd.NaT, "–", "–"),
        (fmt.day_short, date(2017, 8, 1), "1 Agu 2017", "1 Aug 2017"),
        (fmt.moment, datetime(2016, 11, 12, 16, 5), "12 Nov 2016 16.05", "12 Nov 2016 16:05"),
    ],
)
def test_values_are_written_as_in_each_language(write, value, indonesian, english):
    assert write(value, "id") == indonesian
    assert write(value, "en") == english


def test_a_span_of_days_repeats_nothing():
    assert fmt.days(date(2016, 11, 1), date(2016, 11, 30), "id") == "1–30 Nov 2016"
    assert fmt.days(date(2016, 11, 12), date(2016, 11, 12), "id") == "12 Nov 2016"


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("**Budi** _x_ `y`", r"\*\*Budi\*\* \_x\_ \`y\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[klik](http://x)", "\\[klik\\](http:\u2060//x)"),
        (":red[awas]", ":\u2060red\\[awas\\]"),
        (":smile:", ":\u2060smile:"),
        ("$x^2$", r"\$x^2\$"),
        ("www.contoh.id", "www\u2060.contoh.id"),
        ("a@contoh.id", "a@\u2060contoh.id"),
        ("# judul", r"\# judul"),
        ("1. daftar", r"1\. daftar"),
        ("- daftar", r"\- daftar"),
        ("---", r"\---"),
        ("dua\nbaris", "dua baris"),
        ("806.612 tenaga kerja", "806.612 tenaga kerja"),
        ("KC Jambi: 97 dari 1.192 (50,5 %)", "KC Jambi: 97 dari 1.192 (50,5 %)"),
    ],
)
def test_text_from_data_cannot_mark_up_the_page(hostile, harmless):
    assert fmt.escape_markdown(hostile) == harmless


@given(st.text())
def test_no_markup_character_stays_bare(text):
    escaped = fmt.escape_markdown(text)
    bare = [
        character
        for before, character in zip(" " + escaped, escaped, strict=False)
        if character in "*_`[]<>$|~" and before != "\\"
    ]
    assert bare == []


def test_plotly_reads_no_tag_out_of_a_name():
    assert fmt.escape_plotly("<a href='x'>A & B</a>") == "&lt;a href='x'&gt;A &amp; B&lt;/a&gt;"


def test_escaping_keeps_the_spaces_at_which_no_line_may_break():
    share = fmt.percent(0.068, "id")
    assert fmt.NBSP in share
    assert fmt.escape_markdown(f"  {share}\n dari \t akuisisi ") == f"{share} dari akuisisi"


def test_what_is_shortened_has_no_other_number_in_it():
    assert fmt.shortened("KCP Tanjung Jabung Barat", 12) == "KCP Tanjung…"
    assert fmt.shortened("KCP Tebo (kurang 1.234)", 20) == "KCP Tebo (kurang…"
    assert fmt.shortened("naik 1.234 dari 7", 9) == "naik…"
    assert fmt.shortened("naik 1.234 dari 7", 12) == "naik 1.234…"
    assert fmt.shortened("Kader JMB-0123456789", 16) == "Kader JMB-01234…"


def test_long_names_are_told_apart_by_how_they_end():
    names = [
        f"Kantor Cabang Perintis Kabupaten Tanjung Jabung Barat Wilayah {place:02}" for place in range(40)
    ]
    short = [fmt.shortened_within(name, 32) for name in names]
    assert short[7] == "Kantor Cabang Perint… Wilayah 07"
    assert len(set(short)) == 40
    assert max(map(len, short)) <= 32
    assert fmt.shortened_within("KC Jambi", 32) == "KC Jambi"


def test_a_file_is_called_by_words_without_blanks():
    said = fmt.file_name("akuisisi per kader", date(2016, 11, 12), 7, ending=".csv")
    assert said == "akuisisi-per-kader_2016-11-12_7.csv"
    assert fmt.file_name("rekap reward", "JMB/01 «x»", ending=".pdf") == "rekap-reward_JMB-01-x.pdf"


def test_axes_take_the_separators_of_the_language():
    assert (fmt.separators("id"), fmt.separators("en")) == (",.", ".,")


def test_months_are_named_in_each_language():
    august = date(2017, 8, 1)
    assert [fmt.month_short(august, code) for code in ("id", "en")] == ["Agu 2017", "Aug 2017"]
    assert [fmt.month_of_year(august, code) for code in ("id", "en")] == ["Agu 17", "Aug 17"]
