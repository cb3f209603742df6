"""What stands where on the screen of the dashboard."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

PATHS = {
    "Ringkasan": "/",
    "Perubahan": "/perubahan",
    "Kantor": "/kantor",
    "Kegiatan": "/kegiatan",
    "Kader": "/kader",
    "Retensi": "/retensi",
    "Peta": "/peta",
    "Ke mana berikutnya": "/ke-mana",
    "Rapat": "/rapat",
    "Data": "/data",
    "Bantuan": "/bantuan",
    "Istilah": "/istilah",
}
REGENCIES = 11

PATIENCE = 20_000  # milliseconds, for slow machines that do several things at once
SETTLES_WITHIN = 90_000  # a page of a million workers takes its time
expect.set_options(timeout=PATIENCE)


def headline(page: Page) -> Locator:
    """The finding at the top of the page."""
    return page.get_by_role("heading", level=1)


def number(page: Page, label: str) -> Locator:
    """The big number under a label."""
    labelled = page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    return page.get_by_test_id("stMetric").filter(has=labelled).get_by_test_id("stMetricValue")


def link(page: Page, title: str) -> Locator:
    """The link to another page, in the navigation."""
    return page.get_by_role("navigation").get_by_role("link", name=title, exact=True)


def option(page: Page, name: str) -> Locator:
    """One of a few choices that stand side by side, as of language or segment."""
    return page.get_by_role("radio", name=name, exact=True)


def choose(page: Page, field: str, choice: str) -> None:
    """Choose from a select box the way a keyboard does: type the name, press Enter."""
    box = page.get_by_role("combobox", name=field, exact=True)
    box.focus()
    box.fill(choice)
    expect(page.get_by_role("option", name=choice, exact=True)).to_be_visible()
    box.press("Enter")


def choose_office(page: Page, office: str) -> None:
    """Add one to the offices chosen above the page."""
    choose(page, "Kantor", office)
    page.keyboard.press("Escape")  # the list stays open for more


def click_bar(chart: Locator, place: int, name: str) -> None:
    """Click on a bar of a chart, counted from above, once the chart tells whose bar that is."""
    settle(chart.page)
    # Plotly lays a plane over its bars that takes the clicks for them.
    bar = chart.locator(".bars .point path").nth(place)
    bar.hover(force=True)
    expect(chart.locator(".hovertext")).to_contain_text(name)
    bar.click(force=True)


def charts(page: Page) -> Locator:
    """The charts of the page."""
    return page.get_by_test_id("stPlotlyChart")


def click_regency(page: Page, code: str, name: str) -> None:
    """Click where a regency of the map is deepest, once the map tells whose place that is."""
    settle(page)
    chart = page.locator(".st-key-map")
    outlines = chart.locator(".choroplethlocation")
    expect(outlines).to_have_count(REGENCIES)
    x, y = outlines.evaluate_all(_DEEPEST, code)
    page.mouse.move(x, y, steps=5)
    expect(chart.locator(".hovertext")).to_contain_text(name)
    page.mouse.click(x, y)


def settle(page: Page) -> None:
    """Wait until the page has run to its end without an error, and everything on it is drawn."""
    # Looked at in the page: `expect` would look again after longer and longer pauses, up to a second.
    with suppress(TimeoutError):
        page.wait_for_function(_SETTLED, timeout=SETTLES_WITHIN)
    unsettled = page.evaluate(_UNSETTLED)
    assert unsettled == [], unsettled


def follow(page: Page, path: str) -> None:
    """Change to another address of the dashboard as the way back does: without loading the program anew.

    Not to another section of the page of data, which keeps its own.
    """
    page.evaluate(_FOLLOW, path)
    settle(page)


def expect_no_scrolling(page: Page) -> None:
    """The page fits the window, once everything on it has found its size."""
    main = page.get_by_role("main").element_handle()
    page.wait_for_function("main => main.scrollHeight <= main.clientHeight", arg=main)


def cut_off(page: Page) -> list[str]:
    """Texts that reach beyond the edge of their chart, and big numbers or their labels that end in dots."""
    metrics = page.get_by_test_id("stMetric").locator("*").evaluate_all(_CUT_SHORT)
    return page.locator(".js-plotly-plot").evaluate_all(_CUT_OFF) + metrics


# What is still to come, or has failed.
_UNSETTLED = """() => [
    ...["stale=true", "testid=stSkeleton", "testid=stException"].map(one => `[data-${one}]`),
    "[data-testid=stPlotlyChart]:not(:has(.main-svg))",
    "[data-testid=stDataFrame]:not(:has(canvas))",
    ":root:not(:has([data-testid=stApp][data-test-script-state=notRunning]))",
    ":root:not(:has(h1))",
].filter(one => document.querySelector(one)).concat(document.fonts.status === "loaded" ? [] : ["fonts"])"""

# For three looks in a row, with all charts in their places: what a click sets off begins a moment later.
_SETTLED = f"""() => new Promise(done => {{
    let times = 0, last = null;
    const look = () => {{
        const places = [...document.querySelectorAll("h1, .main-svg")]
            .map(one => JSON.stringify(one.getBoundingClientRect())).join();
        times = ({_UNSETTLED})().length || places !== last ? 0 : times + 1;
        last = places;
        times < 3 ? setTimeout(look, 40) : done(true);
    }};
    look();
}})"""

# Until the page begins to run.
_FOLLOW = """path => new Promise(done => {
    const begins = new MutationObserver(() => { begins.disconnect(); done(); });
    const app = document.querySelector("[data-testid=stApp]");
    begins.observe(app, {attributeFilter: ["data-test-script-state"]});
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
})"""

# Of a grid of places in the outline's box, the one around which the widest ring lies in the regency.
_DEEPEST = """(outlines, code) => {
    const outline = outlines.find(one => one.__data__.loc === code);
    const inside = (x, y) => outline.isPointInFill(new DOMPoint(x, y));
    const ring = [...Array(8).keys()]
        .map(eighth => eighth * Math.PI / 4)
        .map(turn => [Math.cos(turn), Math.sin(turn)]);
    const room = (x, y) => {
        let radius = 0;
        while (ring.every(([dx, dy]) => inside(x + dx * radius, y + dy * radius))) radius += 2;
        return radius;
    };
    const box = outline.getBBox();
    let deepest = {room: 0};
    for (let column = 0.5; column < 20; column++) {
        for (let row = 0.5; row < 20; row++) {
            const [x, y] = [box.x + box.width * column / 20, box.y + box.height * row / 20];
            if (room(x, y) > deepest.room) deepest = {room: room(x, y), x, y};
        }
    }
    const onScreen = new DOMPoint(deepest.x, deepest.y).matrixTransform(outline.getScreenCTM());
    return [onScreen.x, onScreen.y];
}"""

_CUT_SHORT = """parts => parts
    .filter(part => getComputedStyle(part).textOverflow === "ellipsis" && part.scrollWidth > part.clientWidth)
    .map(part => part.textContent)"""

_CUT_OFF = """charts => charts.flatMap(chart => {
    const edge = chart.getBoundingClientRect();
    const outside = text => {
        const box = text.getBoundingClientRect();
        return box.left < edge.left - 1 || box.right > edge.right + 1
            || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    };
    return [...chart.querySelectorAll("text")].filter(outside).map(text => text.textContent);
})"""
