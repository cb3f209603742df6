"""The parts of the page of the meeting: its title, its slides in short, and buttons that hand it out."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from acquisition import formatting as fmt
from acquisition import ui
from acquisition.i18n import N_
from acquisition.meeting.handouts import HANDOUTS
from acquisition.meeting.slides import Slide

_OFFICE = "application/vnd.openxmlformats-officedocument"
# By the ending of the file: how the button is called, its icon, what a browser calls the content.
BUTTONS = {
    ".pptx": (N_("Slides (PPTX)"), ":material/slideshow:", f"{_OFFICE}.presentationml.presentation"),
    ".xlsx": (N_("Appendix (XLSX)"), ":material/table_view:", f"{_OFFICE}.spreadsheetml.sheet"),
}


def headline(title: Slide) -> None:
    """What the meeting is called, when it is, and of when its data are."""
    st.title(fmt.escape_markdown(title.headline), anchor=False)
    st.caption(fmt.escape_markdown(" · ".join((*title.said, title.stamp))))


def handouts(view: ui.View, slides: Sequence[Slide]) -> None:
    """Buttons that make the files of the meeting when they are clicked."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", slides[0].headline).strip("-")[:60]
    with st.container(horizontal=True, key="handouts"):
        for ending, (label, icon, mime) in BUTTONS.items():
            st.download_button(
                view.gettext(label), data=lambda ending=ending: HANDOUTS[ending](slides, view.language),
                mime=mime, file_name=f"{name}_{view.as_of}{ending}", icon=icon, key=f"handout-{ending[1:]}",
                on_click="ignore", type="primary" if ending == ".pptx" else "secondary",
            )  # fmt: skip


def contents(view: ui.View, slides: Sequence[Slide]) -> None:
    """What each slide says."""
    st.subheader(view.gettext("Slides"), anchor=False)
    st.markdown(
        "\n".join(
            f"{number}. **{fmt.escape_markdown(slide.topic)}**: "
            f"{fmt.escape_markdown(fmt.shortened(slide.headline, 240))}"
            for number, slide in enumerate(slides, start=1)
        )
    )


def link() -> str:
    """The address of what is shown, filters included; nothing where the browser does not say it."""
    address = (st.context.url or "").partition("?")[0]
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    return f"{address}?{urlencode(asked, doseq=True)}" if address and asked else address
