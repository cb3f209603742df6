"""The meeting in a message for WhatsApp: its findings as a list, short enough to be read at once."""

from collections.abc import Sequence

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.meeting.slides import Slide

MOST = 999  # letters
TITLE, LINE, SAID, LINK = 100, 190, 60, 300
# Slides in the order of their weight: the first stay where not all have room.
WEIGHT = ("standing", "nothing", "offices", "change", "outlook", "cadres", "events", "uncovered", "sending")
# What WhatsApp takes for bold, italics, struck through and code, as letters that look like it.
_PLAIN = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})


def message(slides: Sequence[Slide], link: str, language: Language) -> str:
    """At most MOST letters: title, findings, when the data are of, and the link, where it has room.

    Findings stand in the order of the slides; how many were left out is said.
    """
    title, *others = slides
    opening = [f"*{_plain(title.headline, TITLE)}*", *(_plain(line, SAID) for line in title.said)]
    closing = [_plain(title.stamp, LINE), *([link] if 0 < len(link) <= LINK else [])]
    findings = {one.key: f"- *{_plain(one.topic, SAID)}*: {_plain(one.headline, LINE)}" for one in others}
    room = MOST - len("\n".join([*opening, "", _left_out(99, language), "", *closing]))
    kept = set()
    for key in sorted(findings, key=_weight):
        room -= len(findings[key]) + 1
        if room < 0:
            break
        kept.add(key)
    lines = [line for key, line in findings.items() if key in kept]
    if left := len(findings) - len(lines):
        lines.append(_left_out(left, language))
    return "\n".join([*opening, "", *lines, "", *closing])


def _weight(key: str) -> int:
    return WEIGHT.index(key) if key in WEIGHT else len(WEIGHT)


def _left_out(count: int, language: Language) -> str:
    words = {"count": fmt.integer(count, language.code)}
    return language.ngettext("{count} more in the slides", "{count} more in the slides", count, **words)


def _plain(text: str, most: int) -> str:
    """The text in one line, shortened, without markup."""
    return fmt.shortened(" ".join(text.replace(fmt.NBSP, " ").split()), most).translate(_PLAIN)
