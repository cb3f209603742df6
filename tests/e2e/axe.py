"""What axe-core finds on a page against WCAG 2.2, levels A and AA."""

from importlib.resources import files

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Not of WCAG itself, but of its spirit: levels of headings that follow each other, columns with names.
BESIDES = ["heading-order", "empty-table-header", "page-has-heading-one", "empty-heading", "tabindex"]
_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_RUN = """async tags => {
    const asked = {runOnly: {type: "rule", values: tags}, resultTypes: ["violations"]};
    const found = await axe.run(document, asked);
    return found.violations.flatMap(one => one.nodes.map(node => [one.id, node.target.join(" "), node.html]));
}"""
# What fades in is pale at first.
_STILL = """() => Promise.allSettled(document.getAnimations()
    .filter(one => one.effect.getComputedTiming().iterations !== Infinity)
    .map(one => one.finished))"""
_RULES = "tags => axe.getRules(tags).map(rule => rule.ruleId)"


def violations(page: Page) -> list[tuple[str, str, str]]:
    """Each violation on the page as it is now: its rule, where it is, and the HTML of it."""
    page.evaluate(_STILL)
    # Evaluated, not added as a script: that the server's policy on content forbids.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    rules = page.evaluate(_RULES, TAGS)
    return [(rule, where, html[:300]) for rule, where, html in page.evaluate(_RUN, [*rules, *BESIDES])]
