"""Which colour is which office, for charts that do not name the office beside each bar."""

from collections.abc import Iterable, Mapping
from html import escape


def as_html(codes: Iterable[str], names: Mapping[str, str], colours: Mapping[str, str]) -> str:
    """The offices of these codes as a line of signs, codes and names, in their order; none for one alone.

    `names` and `colours` are by code; a code without a colour has no sign of its own and is left out.
    """
    shown = sorted({code for code in codes if code in colours}, key=lambda code: names.get(code, code))
    if len(shown) < 2:
        return ""
    items = (
        f'<li><i style="background:{colours[code]}" aria-hidden="true"></i>'
        f"<b>{escape(code)}</b> {escape(names.get(code, code))}</li>"
        for code in shown
    )
    return f'<ul class="office-legend">{"".join(items)}</ul>'
