"""How many workers a cadre of each office brings in a month: rows of bars, and what they say."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.charts import FIGURE_SPACE, NEUTRAL, Row
from acquisition.i18n import N_, Language

MEASURES = {
    "acquisitions_per_cadre_month": N_("Per registered cadre and month"),
    "acquisitions_per_active_cadre_month": N_("Per active cadre and month"),
}
MONTHS = {
    "acquisitions_per_cadre_month": "cadre_months",
    "acquisitions_per_active_cadre_month": "active_cadre_months",
}


def finding(frame: pd.DataFrame, language: Language) -> str:
    """Of productivity_by_office: whose cadres bring most in a month, whose least, and all together."""
    rate = "acquisitions_per_cadre_month"
    rated = frame[frame[rate].notna()]
    if rated.empty:
        return language.gettext("No office of this selection has a registered cadre")
    ends = [rated[rated[rate] == rated[rate].agg(end)] for end in ("max", "min")]
    most, least = (
        {
            "office": narrative.joined(list(end["office"]), language)
            or language.gettext("{count} offices", count=len(end)),
            "rate": fmt.decimal_one(end[rate].iloc[0], language.code),
        }
        for end in ends
    )
    said = [language.gettext("{office}: {rate} workers per cadre and month", **most)]
    if len(rated) > 1:
        together = rated["acquisitions_by_cadres"].sum() / rated["cadre_months"].sum()
        if len(ends[0]) == len(rated):
            return language.gettext("{office} are level: {rate} workers per cadre and month", **most)
        said = [
            language.gettext("Most productive: {office}, {rate} workers per cadre and month", **most),
            language.gettext("least {office}, {rate}", **least),
            language.gettext("all together {rate}", rate=fmt.decimal_one(together, language.code)),
        ]
    return "; ".join(said)


def ranked(
    frame: pd.DataFrame, measure: str, colours: dict[str, str], language: Language
) -> tuple[list[Row], list[str]]:
    """Offices as bars of one of MEASURES, the highest first, and their codes; those without it come last."""
    ordered = frame.assign(place=frame[measure].rank(method="min", ascending=False)).sort_values(
        [measure, "acquisitions", "office_code"], ascending=[False, False, True], na_position="last"
    )
    rows = [_row(office, measure, colours, language) for office in ordered.to_dict("records")]
    return rows, list(ordered["office_code"])


def left_out(frame: pd.DataFrame, language: Language) -> str:
    """How many workers were acquired without a cadre of the office."""
    count = frame["acquisitions"].sum() - frame["acquisitions_by_cadres"].sum()
    if not count:
        return ""
    return language.gettext(
        "Not counted: {count} workers acquired without a registered cadre of the office.",
        count=fmt.integer(count, language.code),
    )


def _row(office: dict, measure: str, colours: dict[str, str], language: Language) -> Row:
    code, rate = language.code, office[measure]
    months = MONTHS[measure]
    if fmt.missing(rate):
        sent = not fmt.missing(office["acquisitions"])
        none = (
            language.gettext("no cadre") if months == "cadre_months" else language.gettext("no active cadre")
        )
        text, aside = (none if sent else language.gettext("not sent")), ""
        if sent:
            aside = language.gettext("{count} acquired", count=fmt.integer(office["acquisitions"], code))
    else:
        text = fmt.decimal_one(rate, code)
        aside = language.gettext(
            "{count} in {months} cadre months",
            count=fmt.integer(office["acquisitions_by_cadres"], code),
            months=fmt.integer(office[months], code),
        )
    place = "" if fmt.missing(office["place"]) else str(int(office["place"]))
    return Row(
        lead=place.rjust(2, FIGURE_SPACE),
        name=office["office"],
        value=0 if fmt.missing(rate) else rate,
        text=text,
        aside=aside,
        colour=colours.get(office["office_code"], NEUTRAL),
    )
