"""Slides of who acquired: events, the reward ranking of the best, cadres, whom to call, who stayed active."""

import pandas as pd

from acquisition import (
    activity,
    charts,
    event_narrative,
    event_rewards,
    narrative,
    norm,
    retention,
    sponsoring,
)
from acquisition import formatting as fmt
from acquisition.changes import NOWHERE
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting.slides import BARS, PERCENT, Chart, Series, Slide, Table
from acquisition.meeting.telling import SHOWN, others, rest, slide, table, whole

REWARDED_ROWS, CALLS = 8, 8
OFFICE = 24  # letters of an office beside the name of its cadre


def events(look: Look) -> Slide | None:
    """The events that brought most."""
    frame, language = look.run("acquisition_by_event"), look.language
    held = _by_acquisitions(frame[frame["event_code"] != ""])
    if held.empty:
        return None
    share, nobody = look.run("event_share_by_month"), look.run("events_without_acquisitions")
    return slide(
        look,
        "events",
        N_("Events"),
        event_narrative.event(frame, language),
        {"acquisition_by_event": frame, "event_share_by_month": share, "events_without_acquisitions": nobody},
        said=[
            event_narrative.share(share, language),
            event_narrative.without_result(nobody, len(held), language, look.filters.segment),
            rest(held, SHOWN, "acquisitions", language),
        ],
        chart=_ranked(held["event"], held, look),
    )


def reward(look: Look) -> Slide | None:
    """The reward ranking of the event that brought most in the selection: of the whole event."""
    frame = look.run("acquisition_by_event")
    best = _by_acquisitions(frame[(frame["event_code"] != "") & (frame["acquisitions"] > 0)]).head(1)
    if best.empty:
        return None
    look = look.of(from_=None, to=None, office=(), segment=(), event=(best["event_code"].iloc[0],))
    # Its numbers, too, are those of the whole event.
    held = look.run("acquisition_by_event")
    event = held[held["event_code"] == best["event_code"].iloc[0]].iloc[0]
    ranking, language = look.run("event_reward_ranking"), look.language
    shown = ranking if len(ranking) <= REWARDED_ROWS else ranking.head(REWARDED_ROWS - 1)
    nobody = look.gettext(NOWHERE["cadre"])
    named = shown.assign(cadre=shown["cadre"].mask(shown["cadre_code"] == "", nobody))
    ranked = table(named, ("rank", "cadre", "office", "acquisitions", "disputed"), language)
    return slide(
        look,
        "reward",
        N_("Reward ranking"),
        event_rewards.finding(ranking, event, language),
        {"event_reward_ranking": ranking},
        look.incomplete(**event_rewards.concerned(event, ranking)),
        said=[event_rewards.facts(event, look.offices, language)],
        table=_with_rest(ranked, ranking.iloc[len(shown) :], look),
    )


def _with_rest(ranked: Table, left: pd.DataFrame, look: Look) -> Table:
    """The table with a row that sums those it leaves out."""
    if left.empty:
        return ranked
    counts = [
        fmt.integer(left[name].sum(min_count=1), look.language.code) for name in ("acquisitions", "disputed")
    ]
    row = ("", others(len(left), look.language), "", *counts)
    return Table(ranked.titles, (*ranked.rows, row), ranked.is_number)


def cadres(look: Look) -> Slide | None:
    """The cadres who acquired most; without sponsored enrollment, unless sources are chosen."""
    sponsored = 0
    if not look.filters.funding:
        sponsored = look.run("acquisition_by_cadre", funding=sponsoring.SPONSORED)["acquisitions"].sum()
        look = look.of(funding=sponsoring.OWN)
    frame, norms, language = look.run("acquisition_by_cadre"), look.run("cadre_norm"), look.language
    ranked = _by_acquisitions(frame[frame["cadre_code"] != ""])
    if not ranked["acquisitions"].sum():
        return None
    counts = {
        "without": frame.loc[frame["cadre_code"] == "", "acquisitions"].sum(),
        "total": frame["acquisitions"].sum(),
        "sponsored": sponsored,
    }
    words = {name: fmt.integer(count, language.code) for name, count in counts.items()}
    return slide(
        look,
        "cadres",
        N_("Cadres"),
        narrative.cadres(frame, language, not sponsored),
        {"acquisition_by_cadre": frame, "cadre_norm": norms},
        said=[
            rest(ranked, SHOWN, "acquisitions", language),
            _counted(ranked, look),
            look.gettext("Without a cadre: {without}; in all {total}.", **words),
            look.gettext("Not counted here: {sponsored} that APBD, villages or CSR pay for.", **words)
            if sponsored
            else "",
            norm.finding(norms, norm.NORM, language),
        ],
        chart=_ranked(_at_office(ranked), ranked, look),
    )


def _counted(ranked: pd.DataFrame, look: Look) -> str:
    """Which cadres these numbers are of, as lists, exports and the norm count others."""
    there = ranked[(ranked["acquisitions"] > 0).fillna(False)]
    registered = look.run("active_cadres").iloc[0]["registered"]
    counts = (len(there), (~there["registered"]).sum(), registered)
    words = ("cadres", "unregistered", "registered")
    code = look.language.code
    return look.gettext(
        "{cadres} cadres acquired somebody, {unregistered} of them in no list; {registered} are registered.",
        **{word: fmt.integer(count, code) for word, count in zip(words, counts, strict=True)},
    )


def _by_acquisitions(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("acquisitions", ascending=False, kind="stable", na_position="last")


def _at_office(cadres: pd.DataFrame) -> pd.Series:
    """The names of cadres, each with its office."""
    return cadres["cadre"] + " · " + cadres["office"].map(lambda name: fmt.shortened_within(name, OFFICE))


def _ranked(names: pd.Series, frame: pd.DataFrame, look: Look) -> Chart:
    """The first rows as bars, by these names."""
    values = tuple(map(whole, frame["acquisitions"].head(SHOWN)))
    unsent = look.gettext("not sent")
    categories = tuple(
        named if value is not None else f"{named} · {unsent}"
        for named, value in zip(names.head(SHOWN), values, strict=True)
    )
    return Chart(BARS, categories, (Series(look.gettext("acquired"), values, (charts.ACCENT,)),))


def calls(look: Look) -> Slide | None:
    """Cadres from whom nothing comes any more."""
    frame, language = look.run("cadre_activity"), look.language
    to_call = activity.to_call(frame)
    if frame.empty:
        return None
    columns = ("activity", "cadre", "office", "last_on", "days_without")
    left = len(to_call) - CALLS
    more = language.ngettext(
        "{count} more to call.", "{count} more to call.", max(left, 0), count=fmt.integer(left, language.code)
    )
    return slide(
        look,
        "calls",
        N_("To call"),
        activity.finding(frame, language),
        {"cadre_activity": frame},
        said=[more if left > 0 else ""],
        table=table(to_call.head(CALLS), columns, language) if len(to_call) else None,
    )


def remaining(look: Look) -> Slide | None:
    """Who of the acquired is still active, by office; none where no status is known."""
    frame, language = look.run("retention_by_office"), look.language
    if not retention.is_known(frame):
        return None
    first = look.run("first_status_month")["status_month"].iloc[0]
    known = frame[frame["retention"].notna()]
    shown = known.head(retention.SHOWN)
    return slide(
        look,
        "retention",
        N_("Retention"),
        retention.finding(frame, first, language),
        {"retention_by_office": frame},
        said=[retention.left_out(frame, "office", language)],
        chart=Chart(
            BARS,
            tuple(shown["office"]),
            (
                Series(
                    look.gettext("Retention"),
                    tuple(map(float, shown["retention"])),
                    tuple(look.office_colours.get(code, charts.NEUTRAL) for code in shown["office_code"]),
                ),
            ),
            PERCENT,
        ),
    )
