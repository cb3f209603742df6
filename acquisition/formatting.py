"""Numbers, money, dates and text as people in each language write them."""

import math
import re
from datetime import date, datetime

import pandas as pd
from babel.dates import format_date, format_interval, format_time
from babel.numbers import format_compact_decimal, format_decimal, format_percent

NONE = "–"
NBSP = "\u00a0"
MINUS = "\u2212"
WORD_JOINER = "\u2060"
COMPACT_FROM = 1_000_000
# Not one within a word, as in a code.
_LAST_NUMBER = re.compile(r"(?<![\w-])[(−+-]?\d[\d.,]*$")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # all but those at which no line may break
# How Plotly writes the numbers of an axis: whole, with these separators of decimals and thousands.
AXIS = ",d"
_SEPARATORS = {"id": ",.", "en": ".,"}
# English as it is written in Indonesia: 12 November 2016, 16:05.
_LOCALES = {"id": "id_ID", "en": "en_GB"}


def missing(value: object) -> bool:
    """Whether a cell holds nothing: None, NaN, NaT or NA."""
    return bool(pd.isna(value))


def integer(value: float | None, language: str) -> str:
    """1234567 -> 1.234.567"""
    return NONE if missing(value) else format_decimal(value, "#,##0", locale=_LOCALES[language])


def decimal(value: float | None, language: str) -> str:
    """7.68 -> 7,68; two decimals at most, none where they would be zero."""
    if missing(value) or not math.isfinite(value):
        return NONE
    return format_decimal(value, "#,##0.##", locale=_LOCALES[language])


def decimal_one(value: float | None, language: str) -> str:
    """7.68 -> 7,7; always one decimal, for numbers that stand side by side."""
    if missing(value) or not math.isfinite(value):
        return NONE
    return format_decimal(value, "#,##0.0", locale=_LOCALES[language])


def signed(value: float | None, language: str) -> str:
    """-190 -> −190, 12 -> +12, 0 -> 0"""
    return NONE if missing(value) else f"{_sign(value)}{integer(abs(value), language)}"


def signed_percent(fraction: float | None, language: str) -> str:
    """-0.084 -> −8,4 %"""
    if missing(fraction) or not math.isfinite(fraction):
        return NONE
    # What rounds to nothing has no sign.
    sign = _sign(round(fraction, 3))
    return f"{sign}{percent(abs(fraction), language)}"


def _sign(value: float) -> str:
    return "+" if value > 0 else MINUS if value < 0 else ""


def percent(fraction: float | None, language: str) -> str:
    """0.084 -> 8,4 %"""
    if missing(fraction) or not math.isfinite(fraction):
        return NONE
    return format_percent(fraction, f"#,##0.0{NBSP}%", locale=_LOCALES[language])


def percent_whole(fraction: float | None, language: str) -> str:
    """1.1202 -> 112 %"""
    if missing(fraction) or not math.isfinite(fraction):
        return NONE
    return format_percent(fraction, f"#,##0{NBSP}%", locale=_LOCALES[language])


def rupiah(value: float | None, language: str) -> str:
    """3225600 -> Rp 3.225.600"""
    return NONE if missing(value) else f"Rp{NBSP}{integer(value, language)}"


def rupiah_compact(value: float | None, language: str) -> str:
    """16800000 -> Rp 16,8 juta; in full below a million."""
    if missing(value) or abs(value) < COMPACT_FROM:
        return rupiah(value, language)
    short = format_compact_decimal(value, format_type="long", locale=_LOCALES[language], fraction_digits=1)
    return f"Rp{NBSP}{short.replace(' ', NBSP)}"


def day(value: date | None, language: str) -> str:
    """12 November 2016"""
    return NONE if missing(value) else format_date(value, "d MMMM y", locale=_LOCALES[language])


def day_short(value: date | None, language: str) -> str:
    """12 Nov 2016"""
    return NONE if missing(value) else format_date(value, "d MMM y", locale=_LOCALES[language])


def month(value: date | None, _language: str) -> str:
    """12-2017, as contribution months are written in any language"""
    return NONE if missing(value) else f"{value:%m-%Y}"


def month_name(value: date | None, language: str) -> str:
    """Desember 2017"""
    return NONE if missing(value) else format_date(value, "MMMM y", locale=_LOCALES[language])


def month_short(value: date, language: str) -> str:
    """Des 2017"""
    return format_date(value, "MMM y", locale=_LOCALES[language])


def month_of_year(value: date, language: str) -> str:
    """Des 17"""
    return format_date(value, "MMM yy", locale=_LOCALES[language])


def month_abbreviated(value: date, language: str) -> str:
    """Des"""
    return format_date(value, "LLL", locale=_LOCALES[language])


def moment(value: datetime | None, language: str) -> str:
    """12 Nov 2016 16.05"""
    if missing(value):
        return NONE
    return f"{day_short(value, language)} {clock(value, language)}"


def clock(value: datetime, language: str) -> str:
    """16.05"""
    return format_time(value, "short", locale=_LOCALES[language])


def days(start: date, end: date, language: str) -> str:
    """1–30 Nov 2016, or the one day where both are the same."""
    if start == end:
        return day_short(start, language)
    return format_interval(start, end, "yMMMd", locale=_LOCALES[language])


def marked(text: str, is_incomplete: bool) -> str:
    """The text, with the mark of incomplete months where there are some: always on the same line."""
    return f"{text}{NBSP}⚠" if is_incomplete else text


def shortened(text: str, letters: int) -> str:
    """KCP Tanjung Jabung Barat, 12 -> KCP Tanjung…; no number is cut, as it would be another."""
    if len(text) <= letters:
        return text
    kept = text[: letters - 1]
    if re.match(r"[.,]?\d", text[letters - 1 :]):
        kept = _LAST_NUMBER.sub("", kept)
    return f"{kept.rstrip()}…"


def shortened_within(text: str, letters: int) -> str:
    """KCP Tanjung Jabung Barat, 16 -> KCP Tanju… Barat: names are often told apart by how they end."""
    if len(text) <= letters:
        return text
    end = text[-(letters // 3) :].strip()
    return f"{text[: letters - len(end) - 2].rstrip()}… {end}"


def file_name(*parts: object, ending: str) -> str:
    """Acquisition by cadre, 2016-11-12 -> acquisition-by-cadre_2016-11-12.csv: days sort as they are."""
    return "_".join(re.sub(r"[^\w.-]+", "-", str(part)).strip("-") for part in parts) + ending


def escape_markdown(text: object) -> str:
    """The text, shown as it is by Streamlit's Markdown: no markup, colours, emoji, formulas or links."""
    escaped = re.sub(r"([\\`*_\[\]<>$~|&])", r"\\\1", _SPACES.sub(" ", str(text)).strip())
    # Lists and headings begin a text.
    escaped = re.sub(r"^(\d*)([.)]|[#+-]+)(?=\s|$)", r"\1\\\2", escaped)
    # Emoji, colours and links hang on what follows a colon, an @ or www: an unseen joiner breaks them up.
    return re.sub(r"([:@]|www(?=\.))(?=\S)", rf"\1{WORD_JOINER}", escaped, flags=re.IGNORECASE)


def separators(language: str) -> str:
    """The separators of decimals and of thousands, as Plotly takes them."""
    return _SEPARATORS[language]


def escape_plotly(text: object) -> str:
    """The text, shown as it is by Plotly, which reads some HTML in every label."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
