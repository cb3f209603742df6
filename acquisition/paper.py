"""What only paper shows: the page's title and stamp in its margins, and tables as text."""

import re
from pathlib import Path
from string import Template

import pandas as pd
import streamlit as st

from acquisition import formatting as fmt
from acquisition import tables
from acquisition.i18n import Language

STATIC = Path(__file__).resolve().parent.parent / "static"
MOST = 1_000  # rows of a table
_PLAIN = re.compile(r"[^\w ]", re.ASCII)


def prepare() -> None:
    """Let whatever page follows be printed on A4."""
    st.html(STATIC / "paper.css")


def mark(said: str) -> None:
    """A word at the head of each printed page, as of sample data."""
    st.html(f"<style>@page {{ @top-right {{ content: {_css_string(said)} }} }}</style>")


def margins(title: str, stamp: str) -> None:
    """The stamp at the foot of each printed page, and the title above all but the first, which holds it.

    It stands above all sheets of a table that was opened over the page.
    """
    margins = Template((STATIC / "margins.css").read_text(encoding="utf-8"))
    shown = margins.substitute(title=_css_string(title), stamp=_css_string(stamp))
    st.html(f"<style>{shown}</style>")


def table(frame: pd.DataFrame, language: Language) -> None:
    """The frame as text, on paper only: on the screen its table is painted, without letters to print."""
    said = ""
    if len(frame) > MOST:
        words = {"shown": fmt.integer(MOST, language.code), "all": fmt.integer(len(frame), language.code)}
        said = language.gettext("The first {shown} of {all} rows; the CSV has all of them.", **words)
    st.html(f'<div class="paper"><p>{said}</p>{tables.html(frame.head(MOST), language)}</div>')


def _css_string(text: str) -> str:
    """The text as CSS writes it, whatever it holds."""
    return '"' + _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text) + '"'
