"""The manual on the screen: its parts in columns, with the ways to what they speak of."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acquisition import formatting as fmt
from acquisition import paper, ui
from acquisition.manual import GLOSSARY, Part, manual


def show(view: ui.View, part: Part, head: DeltaGenerator, besides: Mapping[str, Callable[[], None]]) -> None:
    """A part of the manual, its sections in columns; `besides`: what stands under a section of that key."""
    with head:
        _headed(view, part, view.gettext("The pictures show synthetic sample data."))
    with st.container(key="manual"):
        for key, section in part.sections.items():
            with st.container():
                st.header(section.title, anchor=False)
                st.markdown(section.text)
                if key in besides:
                    besides[key]()


def glossary(view: ui.View) -> None:
    """What the words mean, in the order of the alphabet."""
    part = manual(view.language.code)[GLOSSARY]
    _headed(view, part, "")
    with st.container(key="glossary"):
        st.markdown(part.text)


def _headed(view: ui.View, part: Part, said: str) -> None:
    st.html(ui.STATIC / "manual.css")
    st.title(fmt.escape_markdown(part.title), anchor=False)
    if said:
        st.caption(said)
    paper.margins(part.title, view.dated if view.as_of else "")
