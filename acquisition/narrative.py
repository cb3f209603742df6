"""What figures say: results turned into one plain sentence each, in the language asked for."""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from acquisition import achievement, sponsoring
from acquisition import formatting as fmt
from acquisition.filters import DAYS, NUMBERS, Filters
from acquisition.i18n import N_, Language
from acquisition.period import Period

FILTERS = {
    "period": N_("period"),
    "from": N_("start date"),
    "to": N_("end date"),
    "office": N_("office"),
    "segment": N_("segment"),
    "funding": N_("source of contribution"),
    "regency": N_("regency"),
    "cadre": N_("cadre"),
    "event": N_("event"),
    "outcome": N_("outcome"),
    "against_from": N_("start date compared with"),
    "against_to": N_("end date compared with"),
    "norm": N_("norm"),
}
# What belongs to no cadre, event or regency.
NOWHERE = {"event": N_("Outside events"), "cadre": N_("Without a cadre"), "regency": N_("Unplaced")}
LISTED = 12
MANY = 3  # beyond this many that share first place, a count says more than their names


def cadres(frame: pd.DataFrame, language: Language, is_whole: bool = True) -> str:
    """The finding of acquisition_by_cadre: who ranks first, and what the first three ranks bring.

    `is_whole`: no sponsored enrollment is left out.
    """
    ranked = frame[frame["rank"].notna()]
    if ranked.empty:
        return language.gettext("No cadre acquired a worker in this selection")
    first = ranked[ranked["rank"] == ranked["rank"].min()]
    lead = fmt.integer(first["acquisitions"].iloc[0], language.code)
    if len(first) > 1:
        names = joined(first["cadre"], language) or language.gettext("{count} cadres", count=len(first))
        return language.gettext("{names} share first place with {lead} workers each", names=names, lead=lead)
    top = ranked[ranked["rank"] <= 3]
    if len(ranked) <= len(top):
        return language.gettext("{cadre} leads with {lead} workers", cadre=first["cadre"].iloc[0], lead=lead)
    said = (
        N_("{cadre} leads with {lead} workers; the top {top} of {cadres} cadres bring {share} of all")
        if is_whole
        else N_(
            "{cadre} leads with {lead} workers; "
            "the top {top} of {cadres} cadres bring {share} of all that are not sponsored"
        )
    )
    return language.gettext(
        said,
        cadre=first["cadre"].iloc[0],
        lead=lead,
        top=fmt.integer(len(top), language.code),
        cadres=fmt.integer(len(ranked), language.code),
        share=fmt.percent(top["acquisitions"].sum() / frame["acquisitions"].sum(), language.code),
    )


def uncovered(frame: pd.DataFrame, segment: str | None, language: Language) -> str:
    """The finding of uncovered workers by regency, of one segment or both: how many, where most live."""
    workers = (
        language.gettext("{segment} workers", segment=segment) if segment else language.gettext("workers")
    )
    summed = (
        frame[frame["regency_code"] != ""]
        .groupby(["regency_code", "regency"], as_index=False)["uncovered"]
        .sum(min_count=1)
    )
    regencies = summed.dropna()
    unknown = len(summed) - len(regencies)
    if regencies.empty:
        return language.gettext("No baseline on or before this date: how many are uncovered is not known")
    total = regencies["uncovered"].sum()
    if total == 0:
        return language.gettext("No worker is known to be uncovered")
    most = regencies.loc[regencies["uncovered"].idxmax()]
    said = language.gettext(
        "{total} {workers} not yet covered; most in {regency}, {count} ({share})",
        workers=workers,
        total=fmt.integer(total, language.code),
        regency=most["regency"],
        count=fmt.integer(most["uncovered"], language.code),
        share=fmt.percent(most["uncovered"] / total, language.code),
    )
    without = language.ngettext(
        "{count} regency without data",
        "{count} regencies without data",
        unknown,
        count=fmt.integer(unknown, language.code),
    )
    return sentence(said, without if unknown else "")


def coverage(frame: pd.DataFrame, language: Language) -> tuple[str, str]:
    """Active of potential workers as rows of coverage_by_regency give them, summed; and their dates."""
    known = frame[frame["potential"].notna()]
    if known.empty:
        return fmt.NONE, language.gettext("no coverage list")
    dates = sorted(known["dated"].unique())
    share = known["active"].sum() / known["potential"].sum()
    dated = "–".join(fmt.day_short(one, language.code) for one in dict.fromkeys((dates[0], dates[-1])))
    return fmt.percent(share, language.code), language.gettext("active of potential, {dated}", dated=dated)


def baseline_date(
    frame: pd.DataFrame, language: Language, show: Callable[[date, str], str] = fmt.day_short
) -> str:
    """The date of the baseline of uncovered_by_regency, and whether it is estimated."""
    known = frame[frame["baseline_date"].notna()]
    if known.empty:
        return language.gettext("No baseline on or before this date")
    dated = " / ".join(show(one, language.code) for one in sorted(known["baseline_date"].unique()))
    if known["estimated"].any():
        return language.gettext("Baseline {date}, estimated", date=dated)
    return language.gettext("Baseline {date}", date=dated)


def overview(shown: Period, segments: pd.DataFrame, offices_: pd.DataFrame, language: Language) -> str:
    """The finding of acquisition_by_segment and acquisition_by_office: how many, how far, who lags behind."""
    words = {
        "period": period(shown, language),
        "total": fmt.integer(segments["acquisitions"].sum(), language.code),
        "segments": " + ".join(segments["segment"]),
    }
    reached = achievement.of(segments)
    if fmt.missing(reached):
        said = language.gettext("{period}: {total} workers acquired ({segments})", **words)
        return sentence(said, _most(offices_, language))
    words["share"] = achievement.percent(reached, language)
    if is_unfair(shown, segments):
        said = N_("{period}: {total} workers acquired ({segments}), {share} of the target of whole months")
        return sentence(language.gettext(said, **words))
    said = language.gettext("{period}: {total} workers acquired ({segments}), {share} of target", **words)
    return sentence(said, lagging(offices_, language))


def is_unfair(shown: Period, frame: pd.DataFrame) -> bool:
    """Whether days were chosen that are a part of a month: these cannot reach the target of the whole."""
    return bool(achievement.footnote(frame)) and not (shown.is_years or shown.is_month)


def _most(offices_: pd.DataFrame, language: Language) -> str:
    """Which of several offices acquired most, where it is one."""
    first = offices_[offices_["acquisitions"] == offices_["acquisitions"].max()]
    if len(offices_) < 2 or len(first) != 1:
        return ""
    count = fmt.integer(first["acquisitions"].iloc[0], language.code)
    return language.gettext("most by {office}, {count}", office=first["office"].iloc[0], count=count)


def lagging(offices_: pd.DataFrame, language: Language) -> str:
    """Who is behind target among several offices, or else near it; or that all have reached it."""
    sent = offices_[offices_["acquisitions"].notna() & offices_["achievement"].notna()]
    if len(offices_) < 2 or sent.empty:
        return ""
    lights = [achievement.light(one) for one in sent["achievement"]]
    for light, said in (
        (achievement.BEHIND, N_("{offices} behind target")),
        (achievement.NEAR, N_("{offices} below target")),
    ):
        there = sent[[one is light for one in lights]].sort_values("achievement")
        if len(there):
            names = joined(there["office"], language) or language.gettext("{count} offices", count=len(there))
            return language.gettext(said, offices=names)
    return language.gettext("every office with a target has reached it")


def incomplete(submissions: pd.DataFrame, language: Language) -> str:
    """How many months are incomplete, of how many offices."""
    months, offices_ = submissions["month"].nunique(), submissions["office_code"].nunique()
    return language.ngettext(
        "{months} month incomplete",
        "{months} months incomplete",
        months,
        months=fmt.integer(months, language.code),
    ) + language.ngettext(
        " ({offices} office)", " ({offices} offices)", offices_, offices=fmt.integer(offices_, language.code)
    )


def lacking(submissions: pd.DataFrame, language: Language) -> str:
    """Which months of which offices are incomplete; how many, where they are too many to be read out."""
    if len(submissions) > MANY:
        return incomplete(submissions, language)
    months = [
        f"{row.office} {fmt.month_short(row.month, language.code).replace(' ', fmt.NBSP)}"
        for row in submissions.itertuples()
    ]
    return language.gettext("not all was sent: {months}", months=joined(months, language))


def not_sent(submissions: pd.DataFrame, language: Language) -> str:
    """The months of offices that are incomplete, as a Markdown list of at most LISTED."""
    lines = [f"- {_not_sent(row, language)}" for row in submissions.head(LISTED).itertuples()]
    if (left := len(submissions) - LISTED) > 0:
        lines.append("- " + language.gettext("and {count} more", count=fmt.integer(left, language.code)))
    return "\n".join(lines)


def _not_sent(row: object, language: Language) -> str:
    words = {"office": row.office, "month": fmt.month(row.month, language.code)}
    if row.status == "missing":
        said = language.gettext("{office}, {month}: not sent", **words)
    elif row.lacking:
        said = language.gettext("{office}, {month}: in part, without {lacking}", lacking=row.lacking, **words)
    else:
        days = fmt.days(row.first_on, row.last_on, language.code)
        said = language.gettext("{office}, {month}: in part, {days}", days=days, **words)
    return fmt.escape_markdown(said)


def change(now: float, then: float, against: Period, language: Language) -> str:
    """By how much a number went up or down, and against which period."""
    words = {"period": period(against, language)}
    if not now and not then:
        return ""
    if not then:
        return language.gettext("none in {period}", **words)
    share = now / then - 1
    words["arrow"] = "=" if round(share, 2) == 0 else "▲" if share > 0 else "▼"
    words["share"] = fmt.percent_whole(abs(share), language.code)
    return language.gettext("{arrow} {share} against {period}", **words)


def imports(frame: pd.DataFrame, language: Language) -> str:
    """The finding of imports: how many rows of how many files were taken in."""
    received, accepted = int(frame["received"].sum()), int(frame["accepted"].sum())
    words = {
        "files": fmt.integer(len(frame), language.code),
        "received": fmt.integer(received, language.code),
        "accepted": fmt.integer(accepted, language.code),
        "left": fmt.integer(received - accepted, language.code),
    }
    if received == accepted:
        return language.ngettext(
            "All {received} rows of {files} file were taken in",
            "All {received} rows of {files} files were taken in",
            len(frame),
            **words,
        )
    return language.ngettext(
        "{accepted} of {received} rows of {files} file were taken in; {left} were not",
        "{accepted} of {received} rows of {files} files were taken in; {left} were not",
        len(frame),
        **words,
    )


def reregistered(total: pd.Series, language: Language) -> str:
    """How many re-registrations stand beside the acquisitions of acquisition_total, if any."""
    count = int(total["reregistrations"])
    if count == 0:
        return ""
    return language.ngettext(
        "Besides, {count} re-registration.",
        "Besides, {count} re-registrations.",
        count,
        count=fmt.integer(count, language.code),
    )


def in_full(amount: float, language: Language) -> str:
    """An amount that is shown short, in full; nothing where it is not short."""
    whole = fmt.rupiah(amount, language.code)
    return "" if whole == fmt.rupiah_compact(amount, language.code) else whole


def without_contribution(unknown: int, language: Language) -> str:
    """That so many acquired workers have no contribution reported, if any."""
    if not unknown:
        return ""
    return language.gettext(
        "The contribution of {count} workers is not known.", count=fmt.integer(unknown, language.code)
    )


def beside_offices(total: pd.Series, frame: pd.DataFrame, language: Language) -> str:
    """What stands under acquisition_by_office: re-registrations, unknown contributions, whole months."""
    notes = [
        reregistered(total, language),
        without_contribution(int(total["without_contribution"]), language),
        achievement.whole_months(frame, language),
    ]
    return " ".join(filter(None, notes))


def selection(
    filters: Filters,
    as_of: date | None,
    called: Callable[[str], Sequence[str]],
    applied: Sequence[str],
    language: Language,
) -> str:
    """The filters that a figure applies, in words, and those set that do not touch it.

    `called`: what the codes chosen in the filter of a name are called.
    """
    parts = []
    if "from" in applied:
        parts.append(period(Period(filters.from_, filters.to), language))
    elif "to" in applied:
        last = min(filter(None, (filters.to, as_of)), default=None)
        parts.append(period(Period(None, last), language))
    if "office" in applied:
        parts.append(", ".join(called("office")) or language.gettext("all offices"))
    if "segment" in applied:
        parts.append(", ".join(filters.segment) or language.gettext("all segments"))
    if "funding" in applied and filters.funding:
        parts.append(fundings(filters.funding, language))
    parts += [", ".join(called(name)) for name in NOWHERE if name in applied and filters.value(name)]
    # The period is always set: that it does not touch a figure needs no word.
    others = [name for name in filters.given() if name not in (*applied, *DAYS, *NUMBERS)]
    if others:
        names = ", ".join(language.gettext(FILTERS[name]) for name in others)
        parts.append(language.gettext("not affected by {filters}", filters=names))
    return " · ".join(parts)


def first_of(shown: int, count: int, language: Language) -> str:
    """That only the first are drawn; nothing where all are."""
    if shown >= count:
        return ""
    words = {"shown": fmt.integer(shown, language.code), "all": fmt.integer(count, language.code)}
    return language.gettext("The first {shown} of {all}; the rest are in the table.", **words)


def fundings(chosen: Sequence[str], language: Language) -> str:
    """Who pays for what is selected."""
    if set(chosen) == set(sponsoring.OWN):
        return language.gettext("without those that APBD, villages or CSR pay for")
    return ", ".join(filter(None, chosen))


def period(shown: Period, language: Language) -> str:
    """A period in words: 2017, Desember 2017, 1–15 Nov 2016, from 3 Nov 2016."""
    start, end = shown.first, shown.last
    if shown.is_years:
        return "–".join(str(year) for year in sorted({start.year, end.year}))
    if shown.is_month:
        return fmt.month_name(start, language.code)
    if start and end and start <= end:
        return fmt.days(start, end, language.code)
    said = {
        (True, True): N_("{start} to {end}"),
        (True, False): N_("from {start}"),
        (False, True): N_("up to {end}"),
        (False, False): N_("whole period"),
    }[bool(start), bool(end)]
    words = {"start": fmt.day_short(start, language.code), "end": fmt.day_short(end, language.code)}
    return language.gettext(said, **words)


def within(shown: Period, language: Language) -> str:
    """A closed period as a sentence goes on to it: in 2017, from 1 Jan 2016 to 30 Dec 2016."""
    if shown.is_years or shown.is_month:
        return language.gettext("in {period}", period=period(shown, language))
    start, end = (fmt.day_short(day, language.code) for day in (shown.first, shown.last))
    return language.gettext("from {start} to {end}", start=start, end=end)


def sentence(*parts: str) -> str:
    """What is said of the parts that are not empty, as one sentence."""
    said = "; ".join(filter(None, parts))
    return said[:1].upper() + said[1:]


def joined(names: Sequence[str], language: Language) -> str:
    """Names joined as in a sentence; nothing where they are too many to be read out."""
    if len(names) > MANY:
        return ""
    *before, last = names
    if not before:
        return last
    return language.gettext("{first} and {last}", first=", ".join(before), last=last)
