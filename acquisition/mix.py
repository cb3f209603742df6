"""What acquisitions consist of, office by office: shares as stacked bars, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.charts import INK, MUTED, NEUTRAL, SEGMENT_COLOURS, laid_out, row_height_for
from acquisition.i18n import N_, Language

HEIGHT = 620
LEGEND = 46  # pixels above the bars
TRAITS = {
    "segment": N_("Segment"),
    "package": N_("Package"),
    "funding": N_("Source of contribution"),
    "occupation": N_("Occupation"),
}
NAMES = {"mandiri": N_("Own payment"), "apbd": "APBD", "desa": N_("Village"), "csr": N_("CSR, sponsor")}
UNKNOWN, OTHERS = "", "…"
ORDERS = {
    "segment": ("PU", "BPU", "JAKON", "PMI"),
    "package": ("1P", "2P", "3P", "4P", "5P"),
    "funding": ("mandiri", "apbd", "desa", "csr"),
}
COLOURS = {
    "segment": SEGMENT_COLOURS,
    # The more programs, the darker.
    "package": {"1P": "#C9DDE0", "2P": "#8FB8BE", "3P": "#4F8C95", "4P": "#1F626D", "5P": "#0B3A42"},
    "funding": {"mandiri": "#12454F", "apbd": "#D9640B", "desa": "#A9C77A", "csr": "#6A4FA8"},
}
OCCUPATION_COLOURS = ("#1F5FA8", "#D9640B", "#06302B", "#C9B8E6", "#7A2360", "#F1DF9A")
MOST = len(OCCUPATION_COLOURS)  # occupations told apart; the others are one part
LEAST_SAID = 0.045  # a smaller share has no room for its number


@dataclass(frozen=True)
class Stacked:
    """The chart, and the office of each of its bars: none of that of all offices together."""

    chart: go.Figure
    codes: Sequence[str]


def finding(frame: pd.DataFrame, trait: str, language: Language) -> str:
    """The largest part of a trait in mix_by_office, of those known, and where it is highest and lowest."""
    rows = frame[frame["trait"] == trait]
    total, known = rows["acquisitions"].sum(), rows[rows["part"] != UNKNOWN]
    code = language.code
    if known.empty:
        return language.gettext(
            "{trait}: not known of anybody in this selection", trait=language.gettext(TRAITS[trait])
        )
    sums = known.groupby("part")["acquisitions"].sum()
    part = min(sums.index, key=lambda one: (-sums[one], one))
    share, unknown = sums[part] / sums.sum(), total - sums.sum()
    words = {"part": _name(part, language), "share": fmt.percent(share, code)}
    said = [
        language.gettext("{part}: {share} of those known", **words)
        if unknown
        else language.gettext("{part}: {share} of all acquisitions", **words)
    ]
    said += _ends(_by_office(rows, part), share, language)
    if unknown:
        said.append(language.gettext("not known of {share}", share=fmt.percent(unknown / total, code)))
    return "; ".join(said)


def _by_office(rows: pd.DataFrame, part: str) -> pd.DataFrame:
    """The share of a part among those known, of each office that is compared; 0 where it has none of it."""
    offices = rows[["office_code", "office"]].drop_duplicates()
    mine = rows[rows["part"] == part].set_index("office_code")["share_of_known"]
    offices = offices.assign(share=offices["office_code"].map(mine).fillna(0.0).astype(float))
    return offices[~offices["office_code"].isin(unknown_offices(rows))]


def _ends(offices: pd.DataFrame, whole: float, language: Language) -> list[str]:
    """Where the share is highest and lowest, unless all are alike.

    Nothing, too, where the whole lies beyond both, as offices that are not compared bring it there.
    """
    highest, lowest = (offices[offices["share"] == offices["share"].agg(end)] for end in ("max", "min"))
    if len(offices) < 2 or len(highest) == len(offices):
        return []
    if not lowest["share"].iloc[0] <= whole <= highest["share"].iloc[0]:
        return []
    ends = ((N_("highest at {office}, {share}"), highest), (N_("lowest at {office}, {share}"), lowest))
    return [
        language.gettext(
            said,
            office=narrative.joined(list(end["office"]), language)
            or language.gettext("{count} offices", count=len(end)),
            share=fmt.percent(end["share"].iloc[0], language.code),
        )
        for said, end in ends
    ]


def unknown_offices(rows: pd.DataFrame) -> dict[str, str]:
    """Names of the offices, by code, of whose acquisitions a trait is known of half at most."""
    unknown = rows[(rows["part"] == UNKNOWN) & (rows["share"] >= 0.5)]
    return dict(zip(unknown["office_code"], unknown["office"], strict=True))


def not_compared(frame: pd.DataFrame, trait: str, language: Language) -> str:
    """Which offices the finding leaves out of its comparison, if any."""
    left = unknown_offices(frame[frame["trait"] == trait])
    if not left:
        return ""
    names = narrative.joined(list(left.values()), language)
    return language.gettext(
        "Not compared, as half or more is not known: {offices}.",
        offices=names or language.gettext("{count} offices", count=len(left)),
    )


def stacked(frame: pd.DataFrame, trait: str, language: Language, height: int = HEIGHT) -> Stacked:
    """The shares of a trait in mix_by_office as bars of 100 %: all offices first, then each by its size."""
    rows = frame[frame["trait"] == trait]
    parts = _parts(rows, trait)
    rows = rows.assign(part=[one if one in parts else OTHERS for one in rows["part"]])
    counts = rows.pivot_table(
        index=["office_code", "office"], columns="part", values="acquisitions", aggfunc="sum", fill_value=0
    )
    order = counts.sum(axis=1).rename("all").reset_index().sort_values(
        ["all", "office_code"], ascending=[False, True]
    )  # fmt: skip
    counts = counts.loc[[(row.office_code, row.office) for row in order.itertuples()]]
    names, codes = list(counts.index.get_level_values("office")), list(counts.index.get_level_values(0))
    if len(counts) > 1:
        whole = counts.sum().to_frame().T
        counts = pd.concat([whole, counts.reset_index(drop=True)], ignore_index=True)
        names, codes = [language.gettext("All offices"), *names], ["", *codes]
    chart = _drawn(counts.reset_index(drop=True), parts, trait, names, language, height)
    return Stacked(chart, codes)


def _parts(rows: pd.DataFrame, trait: str) -> list[str]:
    """The parts in the order of their places, the others and the unknown last."""
    sums = rows[rows["part"] != UNKNOWN].groupby("part")["acquisitions"].sum()
    if trait in ORDERS:
        listed = [one for one in ORDERS[trait] if one in sums.index]
        listed += sorted(set(sums.index) - set(listed))
    else:
        listed = sorted(sums.index, key=lambda one: (-sums[one], one))[:MOST]
    if len(sums) > len(listed):
        listed.append(OTHERS)
    return [*listed, UNKNOWN] if (rows["part"] == UNKNOWN).any() else listed


def _drawn(
    counts: pd.DataFrame, parts: list[str], trait: str, names: list[str], language: Language, height: int
) -> go.Figure:
    row_height = row_height_for(len(names), height - LEGEND)
    shares = counts.div(counts.sum(axis=1), axis=0)
    chart = go.Figure()
    for place, part in enumerate(parts):
        colour = _colour(part, place, trait)
        chart.add_bar(
            orientation="h", x=shares[part].tolist(), y=[row + 0.2 for row in range(len(names))], width=0.46,
            name=fmt.escape_plotly(_name(part, language)),
            marker={
                "color": colour,
                "line": {"color": "white", "width": 2},
                "pattern": {"shape": "/" if part == UNKNOWN else "", "fgcolor": NEUTRAL, "size": 8},
            },
            text=[
                f"<b>{fmt.percent_whole(share, language.code)}</b>" if share >= LEAST_SAID else ""
                for share in shares[part]
            ],
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            textfont={"size": min(21, round(row_height * 0.36)), "color": _ink(colour)},
            hovertext=[
                f"<b>{fmt.escape_plotly(name)}</b><br>{fmt.escape_plotly(_name(part, language))}: "
                f"{fmt.percent(share, language.code)}<br>"
                + language.gettext("{count} acquired", count=fmt.integer(count, language.code))
                for name, share, count in zip(names, shares[part], counts[part], strict=True)
            ],
            hoverinfo="text",
        )  # fmt: skip
    for place, (name, count) in enumerate(zip(names, counts.sum(axis=1), strict=True)):
        text = (
            f"<b>{fmt.escape_plotly(name)}</b>" if len(names) > 1 and place == 0 else fmt.escape_plotly(name)
        )
        chart.add_annotation(
            x=0, y=place - 0.24, xanchor="left", yanchor="middle", showarrow=False, align="left",
            text=f"{text}  <span style='color:{MUTED}'>{fmt.integer(count, language.code)} TK</span>",
            font={"size": max(min(22, round(row_height * 0.4)), 17), "color": INK},
        )  # fmt: skip
    chart.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    chart.update_yaxes(visible=False, range=[len(names) - 0.5, -0.5], fixedrange=True)
    laid_out(chart, height=len(names) * row_height + LEGEND)
    return chart.update_layout(
        barmode="stack", showlegend=True, margin={"l": 0, "r": 0, "t": LEGEND, "b": 0},
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
            "traceorder": "normal", "font": {"size": 19, "color": INK},
            "itemclick": False, "itemdoubleclick": False,
        },
    )  # fmt: skip


def _name(part: str, language: Language) -> str:
    if part == UNKNOWN:
        return language.gettext("not known")
    if part == OTHERS:
        return language.gettext("others")
    return language.gettext(NAMES[part]) if part in NAMES else part


def _colour(part: str, place: int, trait: str) -> str:
    if part == UNKNOWN:
        return "#EEF1F3"
    if part == OTHERS:
        return "#C3CAD0"
    if trait in COLOURS:
        return COLOURS[trait].get(part, NEUTRAL)
    return OCCUPATION_COLOURS[place]


def _ink(colour: str) -> str:
    """White on dark, ink on light."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 150 else INK
