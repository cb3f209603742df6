"""Tiles on the screen: a number, its light and target, and the way to its definition and its page."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from html import escape

import streamlit as st

from acquisition import achievement
from acquisition import formatting as fmt
from acquisition.figures import FIGURES
from acquisition.i18n import N_, Language
from acquisition.overview import Against, Tile

PAGES = {"offices": N_("Offices"), "cadres": N_("Cadres"), "uncovered_map": N_("Map")}
ROOM = 1.25  # a bar that just reaches its target leaves this much of its track


def show(tile: Tile, language: Language) -> None:
    """One large tile in the container at hand."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile-{tile.key}"):
        _number(tile, language)
        if tile.against:
            st.html(_against(tile.against, language))
        for note in tile.notes:
            st.caption(fmt.escape_markdown(note))


def stack(tiles: Sequence[Tile], language: Language) -> None:
    """Smaller ones, one above the other in a frame."""
    with st.container(border=True, height="stretch", gap="xsmall", key="tile-stack"):
        for tile in tiles:
            with st.container(key=f"tile-{tile.key}", gap="xsmall"):
                _number(tile, language)
                for note in tile.notes:
                    st.caption(fmt.escape_markdown(note))


def marking(key: str, incomplete: bool | None) -> AbstractContextManager:
    """What marks a number as incomplete, or not, whatever stands around it; none leaves that to the rest."""
    if incomplete is None:
        return nullcontext()
    return st.container(key=f"{key}-{'incomplete' if incomplete else 'complete'}", width="content")


def _number(tile: Tile, language: Language) -> None:
    definition = language.gettext(FIGURES[tile.figure].definition)
    with marking(f"number-{tile.key}", tile.incomplete):
        about = " ".join(filter(None, (tile.meaning, definition)))
        st.metric(tile.label, tile.value, help=fmt.escape_markdown(about))
    title = language.gettext(PAGES[tile.page])
    st.page_link(f"pages/{tile.page}.py", label=title, icon=":material/arrow_forward:", icon_position="right")


def _against(against: Against, language: Language) -> str:
    """The light (colour, sign and word), the target, and a bar with the target marked on it."""
    light = achievement.light(against.achievement)
    if light is None:
        none = escape(language.gettext("no target"))
        return f'<p class="against"><span class="light none">{none}</span></p>'
    scale = max(ROOM, against.achievement)
    reached, mark = (f"{100 * part / scale:.2f}%" for part in (max(against.achievement, 0), 1))
    return (
        f'<p class="against"><span class="light {light.name}">'
        f"{escape(achievement.said(against.achievement, language))}</span> "
        f'<span class="target">{escape(against.target)}</span></p>'
        f'<div class="bullet" aria-hidden="true"><div class="{light.name}" style="width:{reached}"></div>'
        f'<i style="left:{mark}"></i></div>'
    )
