"""Results as tables: titles and number formats by column, for the screen and as CSV."""

import io
from collections.abc import Callable, Iterable, Sequence
from html import escape

import pandas as pd
from pandas.io.formats.style import Styler

from acquisition import formatting
from acquisition.i18n import N_, Language
from acquisition.output import inert
from acquisition.remarks import REMARKS

Format = Callable[[object, str], str]


def _text(value: object, _language: str) -> str:
    return formatting.NONE if formatting.missing(value) or value == "" else str(value)


def _worker(value: object, _language: str) -> str:
    """A worker by a plain number, which tells nobody who it is."""
    return formatting.NONE if formatting.missing(value) else f"TK {value}"


def _number_or_text(value: object, language: str) -> str:
    """A count in one figure, yes or no in another."""
    return _text(value, language) if isinstance(value, str) else formatting.integer(value, language)


COLUMNS: dict[str, tuple[str, Format]] = {
    "rank": (N_("Rank"), formatting.integer),
    "office_code": (N_("Office code"), _text),
    "office": (N_("Office"), _text),
    "cadre_code": (N_("Cadre code"), _text),
    "cadre": (N_("Cadre"), _text),
    "event_code": (N_("Event code"), _text),
    "event": (N_("Event"), _text),
    "type": (N_("Type"), _text),
    "venue": (N_("Venue"), _text),
    "regency_code": (N_("Regency code"), _text),
    "regency": (N_("Regency"), _text),
    "segment": (N_("Segment"), _text),
    "month": (N_("Month"), formatting.month),
    "supervisor": (N_("Supervisor"), _text),
    "cadre_group": (N_("Cadre group"), _text),
    "started_at": (N_("Start"), formatting.moment),
    "ended_at": (N_("End"), formatting.moment),
    "acquisitions": (N_("Workers acquired"), formatting.integer),
    "reregistrations": (N_("Re-registrations"), formatting.integer),
    "contribution": (N_("Contribution per month"), formatting.rupiah),
    "pu": (N_("PU"), formatting.integer),
    "bpu": (N_("BPU"), formatting.integer),
    "target": (N_("Target"), formatting.integer),
    "target_contribution": (N_("Target, contribution per month"), formatting.rupiah),
    "against_target": (N_("Acquired where there is a target"), formatting.integer),
    "contribution_against_target": (N_("Contribution where there is a target"), formatting.rupiah),
    "achievement": (N_("Achievement"), formatting.percent),
    "contribution_achievement": (N_("Achievement, contribution"), formatting.percent),
    "target_partial": (N_("Target of whole months"), _text),
    "months_missing": (N_("Months not sent"), formatting.integer),
    "months_partial": (N_("Months sent in part"), formatting.integer),
    "cumulative_acquisitions": (N_("Acquired, cumulated"), formatting.integer),
    "cumulative_target": (N_("Target, cumulated"), formatting.integer),
    "cumulative_against_target": (N_("Acquired where there is a target, cumulated"), formatting.integer),
    "trait": (N_("Trait"), _text),
    "part": (N_("Part"), _text),
    "share": (N_("Share"), formatting.percent),
    "share_of_known": (N_("Share of those known"), formatting.percent),
    "months_sent": (N_("Months sent"), formatting.integer),
    "acquisitions_by_cadres": (N_("Workers acquired by its cadres"), formatting.integer),
    "cadre_months": (N_("Cadre months"), formatting.integer),
    "active_cadre_months": (N_("Active cadre months"), formatting.integer),
    "acquisitions_per_cadre_month": (N_("Per cadre and month"), formatting.decimal_one),
    "acquisitions_per_active_cadre_month": (N_("Per active cadre and month"), formatting.decimal_one),
    "offices_missing": (N_("Offices that have not sent"), formatting.integer),
    "offices_partial": (N_("Offices that sent in part"), formatting.integer),
    "target_whole": (N_("Target of the whole period"), formatting.integer),
    "needed": (N_("Still needed"), formatting.integer),
    "working_days_left": (N_("Working days left"), formatting.integer),
    "needed_per_working_day": (N_("Needed per working day"), formatting.decimal),
    "period_end": (N_("End of the period"), formatting.day_short),
    "active": (N_("Active"), _number_or_text),
    "inactive": (N_("Inactive"), formatting.integer),
    "unknown": (N_("Status not known"), formatting.integer),
    "potential": (N_("Potential"), formatting.integer),
    "coverage": (N_("Coverage"), formatting.percent),
    "target_active": (N_("Coverage target, active participants"), formatting.integer),
    "gap_to_target": (N_("Gap to target"), formatting.integer),
    "dated": (N_("Dated"), formatting.day_short),
    "source": (N_("Source"), _text),
    "row_count": (N_("Rows"), formatting.integer),
    "lacking": (N_("Lacking"), _text),
    "status": (N_("State"), _text),
    "cost": (N_("Cost"), formatting.rupiah),
    "cost_per_acquisition": (N_("Cost per worker acquired"), formatting.rupiah),
    "hours": (N_("Hours"), formatting.decimal),
    "cadres": (N_("Cadres"), formatting.integer),
    "active_cadres": (N_("Cadres with acquisitions"), formatting.integer),
    "active_unregistered": (N_("Of these not registered"), formatting.integer),
    "active_of_others": (N_("Of these of other offices"), formatting.integer),
    "by_cadres": (N_("By cadres"), formatting.integer),
    "events": (N_("Events"), formatting.integer),
    "events_known": (N_("Events with known result"), formatting.integer),
    "events_without": (N_("Events without result"), formatting.integer),
    "events_with_hours": (N_("Events with known hours"), formatting.integer),
    "events_with_attendance": (N_("Events with an attendance list"), formatting.integer),
    "events_with_cost": (N_("Events with known cost"), formatting.integer),
    "attendances": (N_("Attendances of cadres"), formatting.integer),
    "weekday": (N_("Weekday"), _text),
    "event_share": (N_("Share of events"), formatting.percent),
    "unlisted_acquisitions": (N_("Acquired at events in no list"), formatting.integer),
    "present": (N_("Present"), _text),
    "disputed": (N_("Disputed"), formatting.integer),
    "credited_to_others": (N_("Credited to others"), formatting.integer),
    "acquisitions_per_hour": (N_("Per hour"), formatting.decimal),
    "acquisitions_per_cadre": (N_("Per cadre"), formatting.decimal),
    "baseline": (N_("Baseline"), formatting.integer),
    "baseline_date": (N_("Baseline date"), formatting.day_short),
    "baseline_outdated": (N_("Baseline older than a year"), _text),
    "uncovered": (N_("Not yet covered"), formatting.integer),
    "employed": (N_("Employed persons"), formatting.integer),
    "uncovered_per_1000": (N_("Not yet covered per 1,000 employed"), formatting.decimal),
    "recent_acquisitions": (N_("Acquired in the last 3 whole months"), formatting.integer),
    "acquisitions_per_month": (N_("Acquired per month (last 3)"), formatting.decimal),
    "months_to_cover": (N_("Months to cover"), formatting.integer),
    "offices": (N_("Territory of"), _text),
    "day": (N_("Day"), formatting.day_short),
    "district_code": (N_("Kecamatan code"), _text),
    "district": (N_("Kecamatan"), _text),
    "latitude": (N_("Latitude"), formatting.decimal),
    "longitude": (N_("Longitude"), formatting.decimal),
    "event_acquisitions": (N_("Acquired at events"), formatting.integer),
    "acquisitions_per_event": (N_("Per event"), formatting.decimal),
    "unplaced": (N_("Unplaced"), formatting.integer),
    "without_contribution": (N_("Without contribution"), formatting.integer),
    "as_of": (N_("Data up to"), formatting.day_short),
    "enrollments": (N_("Enrollments"), formatting.integer),
    "number": (N_("Import"), formatting.integer),
    "import_id": (N_("Identity of the import"), _text),
    "file": (N_("File"), _text),
    "imported_at": (N_("Imported at"), formatting.moment),
    "received": (N_("Received"), formatting.integer),
    "accepted": (N_("Accepted"), formatting.integer),
    "duplicate": (N_("Duplicate"), formatting.integer),
    "rejected": (N_("Rejected"), formatting.integer),
    "still_open": (N_("Still open"), formatting.integer),
    "skipped": (N_("Not data"), formatting.integer),
    "withdrawn_at": (N_("Withdrawn"), formatting.moment),
    "unread_sheets": (N_("Sheets not read"), _text),
    "first_on": (N_("First date"), formatting.day_short),
    "last_on": (N_("Last date"), formatting.day_short),
    "snapshot": (N_("Snapshot"), formatting.integer),
    "sheet": (N_("Sheet"), _text),
    "line": (N_("Line"), formatting.integer),
    "class": (N_("Outcome"), _text),
    "position": (N_("Number"), formatting.integer),
    "reason": (N_("Reason"), _text),
    "column": (N_("Column"), _text),
    "found": (N_("Found"), _text),
    "kind": (N_("Kind"), _text),
    "code": (N_("Code"), _text),
    "name": (N_("Name"), _text),
    "registered": (N_("Registered"), _number_or_text),
    "estimated": (N_("Estimate"), _text),
    "rivals": (N_("Rival claims"), formatting.integer),
    "acquisitions_after": (N_("Workers acquired, afterwards"), formatting.integer),
    "contribution_after": (N_("Contribution per month, afterwards"), formatting.rupiah),
    "worker": (N_("Worker"), _worker),
    "workers": (N_("Workers"), formatting.integer),
    "enrolled_on": (N_("Enrolled on"), formatting.day_short),
    "outcome": (N_("Standing"), _text),
    "is_counted": (N_("Row that counts"), _text),
    "cadre_written": (N_("Cadre as written"), _text),
    "event_written": (N_("Event as written"), _text),
    "first_line": (N_("First line"), formatting.integer),
    "last_line": (N_("Last line"), formatting.integer),
    "entry": (N_("Entry"), _text),
    "said": (N_("What it says"), _text),
    "rule": (N_("Decided by"), _text),
    "disputed_same_day": (N_("Worker disputed on one day"), _text),
    "in_selection": (N_("In the selection"), _text),
    "spelling": (N_("Written"), _text),
    "likeness": (N_("Why"), _text),
    "before": (N_("Workers acquired, before"), formatting.integer),
    "change": (N_("Change"), formatting.signed),
    "status_before": (N_("State, before"), _text),
    "first_day": (N_("First day"), formatting.day_short),
    "last_day": (N_("Last day"), formatting.day_short),
    "working_days": (N_("Working days"), formatting.integer),
    "acquisitions_per_working_day": (N_("Per working day"), formatting.decimal),
    "since": (N_("Registered since"), formatting.day_short),
    "days_without": (N_("Days without an acquisition"), formatting.integer),
    "acquisitions_of_three_months": (N_("Workers acquired in three months"), formatting.integer),
    "activity": (N_("Activity"), _text),
    "status_month": (N_("Status of"), formatting.month),
    "retention": (N_("Retention"), formatting.percent),
    "horizon": (N_("Until the end of the"), _text),
    "ends_on": (N_("Ends on"), formatting.day_short),
    "so_far": (N_("So far"), formatting.integer),
    "without_target": (N_("So far, without a target"), formatting.integer),
    "pace": (N_("Per working day, of the last 60"), formatting.decimal),
    "history_needed": (N_("Working days of history needed"), formatting.integer),
    "silence": (N_("Why not projected"), _text),
    "stretches": (N_("Stretches as long, in the history"), formatting.integer),
    "tests": (N_("Earlier days tested"), formatting.integer),
    "factor_low": (N_("Came of what was said, low"), formatting.percent),
    "factor_high": (N_("Came of what was said, high"), formatting.percent),
    "low": (N_("Projection, low"), formatting.integer),
    "high": (N_("Projection, high"), formatting.integer),
    "begun_on": (N_("Since"), formatting.day_short),
    "norm": (N_("Norm a month"), formatting.integer),
    "at_norm": (N_("At the norm"), _text),
    "month_sent": (N_("Sent"), _text),
    "month_in_part": (N_("In part"), _text),
    "month_counts": (N_("Counts"), _text),
    "months": (N_("Months that count"), formatting.integer),
    "months_at_norm": (N_("Months at the norm"), formatting.integer),
    "acquisitions_of_months": (N_("Workers acquired in these months"), formatting.integer),
    "monthly_acquisitions": (N_("Acquired per month that counts"), formatting.decimal),
    "level": (N_("Level"), _text),
    "attended": (N_("Attended"), _text),
    "similarity": (N_("Similarity"), formatting.percent),
    "came_new": (N_("Newly acquired"), formatting.integer),
    "effect_new": (N_("Effect of the new"), formatting.signed),
    "effect_late": (N_("Effect of the late"), formatting.signed),
    "corrected": (N_("Corrected"), formatting.integer),
    "effect_corrected": (N_("Effect of corrections"), formatting.signed),
    "effect_withdrawn": (N_("Effect of withdrawals"), formatting.signed),
    "effect": (N_("Effect"), formatting.signed),
    "meeting": (N_("Meeting"), _text),
    "meeting_id": (N_("Identity of the meeting"), _text),
    "slide": (N_("Slide"), formatting.integer),
    "at": (N_("When"), formatting.moment),
    "details": (N_("Details"), _text),
    "what": (N_("What"), _text),
    "who": (N_("Who"), _text),
    "due_on": (N_("Until"), formatting.day_short),
    "measure": (N_("Measured by"), _text),
    "measured_office": (N_("Measured at"), _text),
    "reach": (N_("To reach"), formatting.integer),
    "promise": (N_("State"), _text),
    "counted_from": (N_("Counted from"), formatting.day_short),
}
SENT = {"received": N_("received"), "partial": N_("in part"), "missing": N_("not sent")}
# Values that are codes, and how they are said.
WORDS: dict[str, dict[str | int, str]] = {
    "activity": {
        "active": N_("active"),
        "idle": N_("idle for one or two months"),
        "lapsing": N_("empty for three months"),
        "starting": N_("starting"),
    },
    "silence": {
        "": "",
        "no_days_left": N_("no working day left"),
        "short_history": N_("history too short"),
        "no_pace": N_("nothing acquired lately"),
        "few_tests": N_("too few days to test on"),
    },
    "weekday": {
        0: N_("not known"),
        1: N_("Monday"),
        2: N_("Tuesday"),
        3: N_("Wednesday"),
        4: N_("Thursday"),
        5: N_("Friday"),
        6: N_("Saturday"),
        7: N_("Sunday"),
    },
    "trait": {
        "segment": N_("Segment"),
        "package": N_("Package"),
        "funding": N_("Source of contribution"),
        "occupation": N_("Occupation"),
    },
    "part": {
        "": N_("not known"),
        "mandiri": N_("Own payment"),
        "apbd": "APBD",
        "desa": N_("Village"),
        "csr": N_("CSR, sponsor"),
    },
    "measure": {
        "acquisitions": N_("workers acquired"),
        "bpu": N_("BPU acquired"),
        "pu": N_("PU acquired"),
        "cadres": N_("cadres with acquisitions"),
        "events": N_("events with acquisitions"),
        "contribution": N_("contribution a month"),
    },
    "promise": {
        "reached": N_("reached"),
        "missed": N_("missed"),
        "open": N_("still open"),
        "unmeasured": N_("not measured"),
    },
    "level": {
        "nothing": N_("nothing"),
        "below_half": N_("below half of the norm"),
        "below_norm": N_("below the norm"),
        "at_norm": N_("at the norm"),
        "twice_norm": N_("twice the norm and more"),
    },
    "horizon": {"month": N_("month"), "year": N_("year")},
    "class": {
        "rejected": N_("rejected"),
        "duplicate": N_("duplicate"),
        "warning": N_("accepted, with a warning"),
        "skipped": N_("no data"),
    },
    "status": SENT,
    "status_before": SENT,
    "outcome": {
        "acquisition": N_("acquisition"),
        "reregistration": N_("re-registration"),
        "rival": N_("rival claim of the same day"),
    },
    "rule": {
        "earliest_day": N_("the earliest day"),
        "with_cadre": N_("a cadre before none"),
        "smallest_office": N_("the smallest office code"),
        "smallest_cadre": N_("the smallest cadre code"),
        "smallest_event": N_("the smallest event code"),
        "smallest_segment": N_("the first segment in the alphabet"),
    },
    "likeness": {
        "same_letters": N_("the same letters and numbers"),
        "same_words": N_("the same words"),
        "alike": N_("all but the same letters"),
        "part_of_name": N_("a part of the name"),
    },
    "kind": {
        "cadre": N_("cadre"),
        "event": N_("event"),
        "enrollments": N_("Enrollments"),
        "targets": N_("Targets"),
        "coverage": N_("Coverage"),
        "statuses": N_("Status of participants"),
        "offices": N_("List of offices"),
        "territories": N_("Territories"),
        "cadres": N_("List of cadres"),
        "cadre_spellings": N_("Spellings of cadres"),
        "events": N_("List of events"),
        "attendance": N_("Attendance of cadres at events"),
        "baselines": N_("Uncovered workers (baseline)"),
    },
    "reason": {code: remark.wrong for code, remark in REMARKS.items()},
}
_YES_NO = {True: N_("yes"), False: N_("no")}
CLOCK = "Asia/Jakarta"
# Excel takes the separator of its own language.
_CSV = {"id": {"sep": ";", "decimal": ","}, "en": {"sep": ",", "decimal": "."}}


def titled(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame with titles for column names, and words for codes, yes and no; else as it is."""
    shown = frame.convert_dtypes()
    for column in shown.select_dtypes("datetimetz").columns:
        shown[column] = shown[column].dt.tz_convert(CLOCK).dt.tz_localize(None).dt.floor("s")
    for column in shown.columns:
        if words := WORDS.get(column, _YES_NO if shown[column].dtype == "boolean" else None):
            shown[column] = [_worded(value, words, language) for value in frame[column]]
    return shown.rename(columns={name: language.gettext(COLUMNS[name][0]) for name in frame.columns})


def styled(frame: pd.DataFrame, language: Language) -> Styler:
    """The titled frame with formatted numbers: they still sort as numbers."""
    formats = {
        language.gettext(COLUMNS[name][0]): (lambda value, show=COLUMNS[name][1]: show(value, language.code))
        for name in frame.columns
    }
    return titled(frame, language).style.format(formats)


def html(frame: pd.DataFrame, language: Language) -> str:
    """The titled frame as an HTML table, every cell as text: what a printer gets to see."""
    shown = titled(frame, language)
    numeric = [pd.api.types.is_numeric_dtype(shown.dtypes.iloc[place]) for place in range(len(frame.columns))]
    cells = [
        [escape(COLUMNS[name][1](value, language.code)) for value in shown.iloc[:, place]]
        for place, name in enumerate(frame.columns)
    ]
    head = _row("th", map(escape, shown.columns), numeric)
    body = "".join(_row("td", row, numeric) for row in zip(*cells, strict=True))
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def matching(frame: pd.DataFrame, asked: str, language: Language) -> pd.DataFrame:
    """The rows in which each of the words stands somewhere, as the table shows it; without words, all."""
    words = asked.casefold().split()
    if not words:
        return frame
    said = titled(frame, language)
    texts = pd.Series("", index=frame.index)
    for place, name in enumerate(frame.columns):
        show = COLUMNS[name][1]
        texts += "\n" + said.iloc[:, place].map(
            lambda value, show=show: show(value, language.code).casefold()
        )
    found = [texts.str.contains(word, regex=False) for word in words]
    return frame[pd.concat(found, axis=1).all(axis=1)]


def csv(frame: pd.DataFrame, language: Language) -> bytes:
    """The titled frame as CSV for Excel in that language: numbers stay numbers, no text is a formula."""
    shown = titled(frame, language)
    for column in shown.select_dtypes(["object", "string"]).columns:
        shown[column] = shown[column].map(inert)
    text = io.StringIO()
    shown.to_csv(text, index=False, lineterminator="\r\n", **_CSV[language.code])
    return text.getvalue().encode("utf-8-sig")


def _row(tag: str, cells: Iterable[str], numeric: Sequence[bool]) -> str:
    looks = ['class="number"' if is_number else "" for is_number in numeric]
    written = (f"<{tag} {look}>{cell}</{tag}>" for cell, look in zip(cells, looks, strict=True))
    return f"<tr>{''.join(written)}</tr>"


def _worded(value: object, words: dict, language: Language) -> str:
    return "" if formatting.missing(value) else language.gettext(words.get(value, str(value)))
