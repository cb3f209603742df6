"""The parts of the page of the meeting: its title, its slides in short, and buttons that hand it out."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from acquisition import choice, controls, decision_panel, lookback, paper, results, ui
from acquisition import formatting as fmt
from acquisition.access.audit import DECK, FROZEN, details
from acquisition.access.person import HOLD_MEETINGS
from acquisition.deck.page import TemplateError, opened, template
from acquisition.i18n import N_
from acquisition.meeting.decisions import decided, of_meeting
from acquisition.meeting.frozen import freeze
from acquisition.meeting.handouts import HANDOUTS
from acquisition.meeting.meetings import Meeting, last_before
from acquisition.meeting.message import message
from acquisition.meeting.slides import Slide

RECENT, NAME = 3, 60  # meetings to look back on, letters of each
WITHOUT, LEFT_OUT = "none", "without"
OVERVIEW = "pages/overview.py"
PAGE, PRESENTING, ASKED = "pages/meeting.py", "pages/presenting.py", "meeting"
_OFFICE = "application/vnd.openxmlformats-officedocument"
# By the ending of the file: how the button is called, its icon, what a browser calls the content.
BUTTONS = {
    ".pptx": (N_("Slides (PPTX)"), ":material/slideshow:", f"{_OFFICE}.presentationml.presentation"),
    ".xlsx": (N_("Appendix (XLSX)"), ":material/table_view:", f"{_OFFICE}.spreadsheetml.sheet"),
}


def headline(title: Slide) -> None:
    """What the meeting is called, when it is, and of when its data are."""
    st.title(fmt.escape_markdown(title.headline), anchor=False)
    stamp = " · ".join((*title.said, title.stamp))
    st.caption(fmt.escape_markdown(stamp))
    paper.margins(title.headline, stamp)


def handouts(view: ui.View, slides: Sequence[Slide], as_of: date) -> None:
    """Buttons that make the files of the meeting when they are clicked."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", slides[0].headline).strip("-")[:60]
    try:
        opened(template())
        unfit = ""
    except TemplateError as error:
        unfit = view.gettext(error.message, **error.values)
    for ending, (label, icon, mime) in BUTTONS.items():
        view.download(
            view.gettext(label), lambda ending=ending: HANDOUTS[ending](slides, view.language),
            f"{name}_{as_of}{ending}", mime, f"handout-{ending[1:]}", DECK, icon=icon,
            type="primary" if ending == ".pptx" else "secondary", disabled=bool(unfit) and ending == ".pptx",
            help=unfit if ending == ".pptx" else None,
        )  # fmt: skip


def last_evaluation(view: ui.View) -> Meeting | None:
    """The frozen meeting to look back on: the newest of older data, another of the newest ones, or none."""
    known = results.meetings(view.language.code)
    newest = known[:RECENT]
    preset = last_before(known, view.as_of)
    if preset and preset not in newest:
        newest.append(preset)
    names = {one.meeting_id: fmt.shortened(_listed(view, one), NAME) for one in newest}
    without = {WITHOUT: view.gettext("Without looking back")}
    names = (
        {preset.meeting_id: names[preset.meeting_id], **names, **without} if preset else {**without, **names}
    )
    if len(names) == 1:
        return None
    label = view.gettext("Last evaluation")
    chosen = choice.one_of(label, names, "last", view.language)
    return next((one for one in newest if one.meeting_id == chosen), None)


def left_out(view: ui.View, slides: Sequence[Slide]) -> tuple[str, ...]:
    """Keys of the slides that are not wanted, kept in the address bar; the title always is."""
    topics = {slide.key: slide.topic for slide in slides[1:]}
    if LEFT_OUT not in st.session_state:
        asked = st.query_params.get_all(LEFT_OUT)
        st.session_state[LEFT_OUT] = [key for key in topics if key not in asked]
        if unknown := [key for key in asked if key not in topics]:
            controls.say_unknown({view.gettext("Slides"): unknown}, view.language)
    kept = st.pills(
        view.gettext("Slides"), list(topics), selection_mode="multi", format_func=topics.get, key=LEFT_OUT
    )
    without = tuple(key for key in topics if key not in kept)
    if without:
        st.query_params[LEFT_OUT] = without
    else:
        st.query_params.pop(LEFT_OUT, None)
    return without


def freezing(
    view: ui.View, title: str, day: date | None, last: Meeting | None, without: Collection[str]
) -> None:
    """A button that keeps the meeting as it is, and leads to it."""
    _ = view.gettext
    if not view.person.may(HOLD_MEETINGS):
        return
    explained = _("Keeps these slides as they are: their link shows the same for ever, whatever comes later.")
    if st.button(_("Freeze the meeting"), icon=":material/ac_unit:", key="freeze", help=explained):
        with st.spinner(_("Freezing the meeting …")):
            view.person.require(HOLD_MEETINGS)
            st.query_params[ASKED] = meeting_id = freeze(view.store, view, title, day, last, without)
            view.note(FROZEN, meeting=meeting_id, **details(view.filters))
        st.rerun()


def contents(view: ui.View, slides: Sequence[Slide]) -> None:
    """What each slide says, and beside it the message to copy, with the link to this page."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(view.gettext("Slides"), anchor=False)
        st.markdown(
            "\n".join(
                f"{number}. **{fmt.escape_markdown(slide.topic)}**: "
                f"{fmt.escape_markdown(fmt.shortened(slide.headline, 240))}"
                for number, slide in enumerate(slides, start=1)
            )
        )
    with right:
        st.header(view.gettext("For WhatsApp"), anchor=False)
        st.code(message(slides, link(), view.language), language=None, wrap_lines=True)


def link() -> str:
    """The address of what is shown, filters included; nothing where the browser does not say it."""
    address = (st.context.url or "").partition("?")[0]
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    if ASKED in asked:  # a frozen meeting has filters of its own
        asked = {key: asked[key] for key in (ASKED, "lang") if key in asked}
    return f"{address}?{urlencode(asked, doseq=True)}" if address and asked else address


def frozen(view: ui.View) -> Meeting | None:
    """The frozen meeting that the address asks for; none where it asks for none, or for an unknown one."""
    asked = st.query_params.get(ASKED)
    if not asked:
        return None
    known = {one.meeting_id: one for one in results.meetings(view.language.code)}
    if asked not in known:
        controls.say_unknown({view.gettext("Meeting"): [asked]}, view.language)
    return known.get(asked)


def show_frozen(view: ui.View, meeting: Meeting) -> None:
    """A frozen meeting as the live one is shown, and what came in since."""
    st.html(ui.STATIC / "frozen.css")
    slides = told(view, meeting.meeting_id)
    headline(slides[0])
    _say_frozen(view, meeting)
    with st.container(horizontal=True, vertical_alignment="center", key="frozen"):
        present = view.gettext("Present the slides")
        keys = view.gettext(
            "→ and ← turn slides, O shows all, T the table, B a black screen, D notes a decision,"
            " F fills the screen, Esc leaves."
        )
        if st.button(present, icon=":material/present_to_all:", key="present", type="primary", help=keys):
            st.switch_page(PRESENTING, query_params={ASKED: meeting.meeting_id})
        handouts(view, slides, meeting.as_of)
        st.page_link(PAGE, label=view.gettext("The meeting with the data as they are now"))
        behind = view.gettext("The pages behind it")
        told_of = view.gettext("The dashboard with the data, the period and the offices of this meeting.")
        if st.button(behind, icon=":material/history:", key="behind", type="tertiary", help=told_of,
                     on_click=lookback.look_back, args=(meeting.snapshot, meeting.filters)):  # fmt: skip
            st.switch_page(OVERVIEW, query_params={lookback.ASKED: str(meeting.snapshot)})
    contents(view, slides)
    decision_panel.show(view, meeting, len(slides))


def told(view: ui.View, meeting_id: str) -> tuple[Slide, ...]:
    """The slides of a frozen meeting, and what was decided there. Raises UnknownMeetingError."""
    slides = results.slides(meeting_id, view.language.code, view.scope)
    return decided(
        of_meeting(results.newest("decisions", view.scope), meeting_id), slides, view.offices, view.language
    )


def _say_frozen(view: ui.View, meeting: Meeting) -> None:
    _, ngettext, code = view.gettext, view.ngettext, view.language.code
    said = _(
        "Frozen with the data up to {as_of}, snapshot {snapshot}: this link shows the same for ever.",
        as_of=fmt.day(meeting.as_of, code),
        snapshot=meeting.snapshot,
    )
    since = results.since(meeting.meeting_id)
    newer = []
    if count := since.came:
        words = {"count": fmt.integer(count, code)}
        newer.append(ngettext("{count} file came in", "{count} files came in", count, **words))
    if count := since.withdrawn:
        words = {"count": fmt.integer(count, code)}
        newer.append(ngettext("{count} was withdrawn", "{count} were withdrawn", count, **words))
    if newer:
        said += " " + _("Newer data are there: since then {what}.", what=", ".join(newer))
    st.info(said, icon=":material/ac_unit:")


def listed(view: ui.View) -> None:
    """The frozen meetings, the newest first, each with its link."""
    known = results.meetings(view.language.code)
    if not known:
        return
    st.header(view.gettext("Frozen meetings"), anchor=False)
    with st.container(key="listed"):
        for one in known:
            st.page_link(
                PAGE, label=fmt.escape_markdown(_listed(view, one)), icon=":material/ac_unit:",
                query_params={ASKED: one.meeting_id},
            )  # fmt: skip


def _listed(view: ui.View, meeting: Meeting) -> str:
    """The day of the meeting, what it is called, and of when its data are."""
    code = view.language.code
    day = view.gettext("data up to {day}", day=fmt.day_short(meeting.as_of, code))
    return " · ".join(
        filter(None, (meeting.held_on and fmt.day_short(meeting.held_on, code), meeting.title, day))
    )
