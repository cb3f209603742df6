"""The parts of the page of cadres: whose contribution counts, the norm, and lists of whom to look at."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acquisition import activity, charts, choice, disputes, listing, month_matrix, norm, sponsoring, ui
from acquisition import formatting as fmt
from acquisition.norm import NORM

MOST = 1_000  # a norm beyond which nobody would ask


def without_sponsored(view: ui.View) -> ui.View:
    """The view without sponsored enrollment, unless all sources are chosen."""
    names = sponsoring.names(view.language)
    label = view.gettext("Source of contribution")
    chosen = choice.one_of(label, names, sponsoring.KEY, view.language, stays=True)
    return view.of(funding=sponsoring.FUNDINGS[chosen])


def left_out(view: ui.View) -> str:
    """How many acquisitions, with a cadre and without, the view leaves out as sponsored."""
    if not view.filters.funding:
        return ""
    others = view.run("acquisition_by_segment", funding=sponsoring.SPONSORED).sum(numeric_only=True)
    if not others["acquisitions"]:
        return ""
    names = {"count": "acquisitions", "cadres": "by_cadres"}
    words = {word: fmt.integer(others[name], view.language.code) for word, name in names.items()}
    return view.gettext(
        "Not counted here: {count} that APBD, villages or CSR pay for, {cadres} of them by cadres.", **words
    )


def left_out_of(view: ui.View, cadre: str) -> str:
    """How many acquisitions of this cadre the view leaves out as sponsored."""
    if not view.filters.funding:
        return ""
    others = view.run("acquisition_by_cadre", funding=sponsoring.SPONSORED)
    count = others.loc[others["cadre_code"] == cadre, "acquisitions"].sum()
    if not count:
        return ""
    return view.gettext(
        "Not counted here: {count} that APBD, villages or CSR pay for.",
        count=fmt.integer(count, view.language.code),
    )


def chosen_norm(view: ui.View) -> int:
    """Acquisitions a month that a cadre should reach, as the address says."""
    with st.container(width="content", key="norm-asked"):
        st.caption(view.gettext("Norm a month"), width="content")
    return choice.number(view.gettext("Norm a month"), "norm", NORM, MOST, view.language)


def norms(view: ui.View, head: DeltaGenerator, wanted: int) -> None:
    """Months by cadre, which of them reached the norm, and how cadres are spread around it."""
    frame = view.run("cadre_norm", norm=wanted)
    months = view.run("acquisition_by_cadre_month", norm=wanted)
    with head:
        view.stop_if_nothing(frame["acquisitions"].sum(), "cadre_norm")
        finding = norm.finding(frame, wanted, view.language)
        view.headline(finding, {"cadre_norm": frame, "acquisition_by_cadre_month": months})
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.header(view.gettext("Months, those at the norm dark"), anchor=False)
        order = frame["cadre_code"].tolist()
        matrix = month_matrix.month_matrix(months, order, view.language)
        view.chart(matrix, finding, "months")
    with right:
        st.header(view.gettext("Cadres by what they bring a month"), anchor=False)
        rows = norm.spread(frame, wanted, view.language)
        view.chart(charts.ranked_bars(rows, charts.row_height_for(len(rows), 480)), finding, "spread")
    said = (
        month_matrix.legend(months, order, view.language),
        norm.beside(frame, month_matrix.SHOWN, view.language),
    )
    st.caption(". ".join(filter(None, said)))


def to_call(view: ui.View, head: DeltaGenerator) -> None:
    """Cadres from whom nothing comes any more."""
    cadres = view.run("cadre_activity")
    with head:
        view.headline(activity.finding(cadres, view.language), {"cadre_activity": cadres})
    called = activity.to_call(cadres)
    if len(called):
        listing.rows(view, called, "calls")
    st.caption(view.gettext("Who still acquires, but less than the norm, is under Norm."))


def disputed(view: ui.View, head: DeltaGenerator) -> None:
    """Workers whom more than one cadre or office claims."""
    claims = view.run("disputed_workers")
    with head:
        view.headline(disputes.finding(claims, view.language), {"disputed_workers": claims})
    listing.rows(view, claims.drop(columns=["office_code", "cadre_code"]), "disputed")
