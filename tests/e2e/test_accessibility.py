"""For everybody: WCAG 2.2 AA by axe-core, the keyboard, words for charts, and room on every screen.

Pages have one theme, the light one, whatever a browser prefers; slides have that of the projector.
The store leaves little room: 40 offices with long names, figures of seven digits.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.crowded import crowded
from tests.e2e import screen
from tests.e2e.axe import violations
from tests.e2e.chromium import NOTEBOOK, PROJECTOR
from tests.e2e.conftest import serving
from tests.e2e.screen import charts, choose, cut_off, follow, headline, settle

PHONE, MAGNIFIED = {"width": 390, "height": 844}, {"width": 960, "height": 540}  # 1920 x 1080 at 200 %
OFFICE, CADRE = "/profil-kantor?profil=P02", "/profil-kader?profil=JMB-70"
VIEWS = (
    "/", "/perubahan", "/perubahan?level=cadre", "/kantor", "/kantor?offices=months", "/kantor?offices=mix",
    "/kantor?offices=productivity", OFFICE, "/kegiatan", "/kegiatan?events=share",
    "/profil-kegiatan?profil=E01",
    "/kader", "/kader?by=norm", "/kader?by=calls", "/kader?by=disputed", CADRE, "/retensi",
    "/retensi?retention=office", "/peta", "/peta?regency=1571", "/ke-mana", "/ke-mana?by=district",
    "/ke-mana?by=empty", "/rapat", "/data", "/data?section=upload", "/data?section=files",
    "/data?section=notes",
    "/data?section=lineage", "/data?section=unregistered", "/data?section=templates", "/data?section=how",
    "/data?section=audit", "/bantuan", "/istilah",
)  # fmt: skip
ON_A_PHONE = ("/", OFFICE, CADRE, "/rapat")
# On a phone a table of months scrolls in its own frame: of these nothing else does.
FRAMED_ON_A_PHONE = ("/kantor?offices=months", "/kader?by=norm")
# Violations that the dashboard cannot influence: rule, place, and whose they are; only those there are.
OF_OTHERS: dict[tuple[str, str], str] = {}
HEADER = ("Periode", "Tanggal", "Kantor", "PU", "id")
BEHIND = ("Definisi", "Tabel", "CSV", "Asal angka")


@pytest.fixture(scope="module")
def crowded_dashboard(empty_path, tmp_path_factory):
    """The address of a dashboard with 40 offices, long names and figures of seven digits."""
    folder = tmp_path_factory.mktemp("crowded_dashboard")
    with crowded(empty_path, folder) as store:
        path = store.path
    with serving(path, folder / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def excused():
    """Notes which of OF_OTHERS were met; in the end all of them must have been."""
    met = set()
    yield met
    assert met == OF_OTHERS.keys()


@pytest.fixture(scope="module", autouse=True)
def patience():
    """A page of a million workers takes its time on a machine that does other things."""
    expect.set_options(timeout=90_000)
    yield
    expect.set_options(timeout=screen.PATIENCE)


def arrive(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def own(page: Page, met: set) -> list[tuple[str, str, str]]:
    """The violations on the page that are the dashboard's own."""
    found = violations(page)
    met.update((rule, where) for rule, where, _html in found if (rule, where) in OF_OTHERS)
    return [one for one in found if one[:2] not in OF_OTHERS]


def test_every_page_is_accessible_says_its_charts_and_fits_every_screen(crowded_dashboard, visit, excused):
    page = visit(f"{crowded_dashboard}/data?section=how", color_scheme="dark")
    wrong = []
    for view in VIEWS:
        page.set_viewport_size(PROJECTOR)
        if view.startswith("/data?"):
            arrive(page, crowded_dashboard + view)
        else:
            follow(page, view)
        wrong += [(view, *one) for one in own(page, excused)]
        wrong += [(view, one) for one in _unsaid(page)]
        sizes = (PROJECTOR, NOTEBOOK, *((MAGNIFIED,) if charts(page).count() else ()), PHONE)
        for size in sizes:
            page.set_viewport_size(size)
            wrong += [(view, size["width"], one) for one in _unfit(page, view)]
        if view in ON_A_PHONE:
            wrong += [(view, "on a phone", *one) for one in own(page, excused)]
    assert not wrong, "\n".join(map(str, wrong))
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def _unsaid(page: Page) -> list[str]:
    """Charts whose alternative says no finding with a number, or the same as another; no table of them."""
    said = charts(page).evaluate_all("charts => charts.map(chart => chart.getAttribute('aria-label') ?? '')")
    wrong = [f"says nothing: {one}" for one in said if not re.search(r"\d", one) or len(one) < 40]
    wrong += [f"says it twice: {one}" for one in set(said) if said.count(one) > 1]
    if said and page.get_by_role("button", name="Tabel", exact=True).count() != 1:
        wrong.append("no table")
    return wrong


def _unfit(page: Page, view: str) -> list[str]:
    """What is wider than the screen, or cut off."""
    page.evaluate(_DRAWN)
    wrong = page.evaluate(_WIDER)
    if page.viewport_size != PHONE or view not in FRAMED_ON_A_PHONE:
        wrong += [f"cut off: {one}" for one in cut_off(page)]
        is_on_a_phone = page.viewport_size == PHONE and view in ON_A_PHONE
        wrong += page.evaluate(_SCROLLS_SIDEWAYS) if is_on_a_phone else []
    return wrong


def test_who_is_farthest_from_the_target_of_the_newest_month_is_a_click_away(crowded_dashboard, visit):
    page = visit(crowded_dashboard)
    page.get_by_role("button", name="Bulan terakhir, Desember 2016").click()
    expect(headline(page)).to_contain_text("Desember 2016: ")
    expect(headline(page)).to_contain_text("paling jauh dari target: ")
    expect(page).to_have_url(re.compile(r"/kantor\?.*period=12-2016"))


def test_what_opens_over_a_page_is_accessible(crowded_dashboard, visit, excused):
    page = visit(crowded_dashboard + "/peta")
    for opens, shows in (
        (page.get_by_role("button", name="Definisi"), page.locator(".definitions")),
        (page.get_by_role("button", name="belum lengkap"), page.get_by_test_id("stPopoverBody")),
        (page.get_by_role("button", name="Tanggal"), page.get_by_test_id("stPopoverBody")),
        (page.get_by_role("button", name="Tabel"), page.get_by_role("dialog")),
        (page.get_by_role("combobox", name="Kantor", exact=True), page.get_by_role("listbox")),
    ):
        opens.focus()
        page.keyboard.press("Enter" if opens.get_attribute("role") != "combobox" else "ArrowDown")
        expect(shows).to_be_visible()
        assert own(page, excused) == []
        page.keyboard.press("Escape")
        expect(shows).to_be_hidden()


def test_an_empty_store_is_accessible(empty_dashboard, visit, excused):
    page = visit(empty_dashboard)
    assert own(page, excused) == []
    page.goto(f"{empty_dashboard}/data?section=upload")
    settle(page)
    assert own(page, excused) == []


def test_every_slide_is_accessible(crowded_dashboard, visit, excused):
    page = visit(f"{crowded_dashboard}/rapat")
    page.get_by_role("button", name="Bekukan rapat").click()
    present = page.locator(".st-key-present").get_by_role("button", name="Tayangkan").first
    expect(present).to_be_visible(timeout=60_000)
    settle(page)
    assert own(page, excused) == []
    page.get_by_role("button", name="Catat keputusan").click()
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    settle(page)
    assert own(page, excused) == []
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    present.click()
    slide = page.locator("section.slide:visible")
    expect(slide).to_have_count(1)
    for number in range(1, page.locator(".turn").count() + 1):
        expect(slide.locator("footer")).to_contain_text(re.compile(rf"\b{number} / "))
        assert own(page, excused) == []
        page.keyboard.press("t")
        expect(page.locator("section.slide.table:visible")).to_have_count(1)
        assert own(page, excused) == []
        page.keyboard.press("ArrowRight")
    for key, shows in (("o", page.locator("nav.overview")), ("d", page.get_by_role("dialog"))):
        page.keyboard.press(key)
        expect(shows).to_be_visible()
        assert own(page, excused) == []


@pytest.mark.parametrize("view", [OFFICE, "/peta", "/data?section=upload"])
def test_the_keyboard_reaches_everything_in_order_and_is_seen(crowded_dashboard, visit, view):
    page = visit(f"{crowded_dashboard}/data?section=how")
    arrive(page, crowded_dashboard + view)
    expected = {int(place): html for place, html in page.evaluate(_REACHABLE).items()}
    reached = []
    while len(reached) < 80:
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            break
        name, place, ring = focused
        assert ring >= 3, name  # to one, against what is around it
        reached.append((place, name))
    places = [place for place, _name in reached]
    assert places == sorted(set(places))
    assert set(expected) <= set(places), [expected[one] for one in expected if one not in places]
    names = [name for _place, name in reached if name in HEADER + BEHIND]
    names = names[names.index(HEADER[0]) :]  # links of the navigation are called so, too
    above = [one for one in HEADER if view != OFFICE or one != "Kantor"]
    assert names == [*above, *BEHIND]


def test_what_a_click_on_a_chart_does_the_keyboard_does(crowded_dashboard, visit):
    page = visit(f"{crowded_dashboard}/kantor")
    choose(page, "Buka halaman kantor …", "KC Jambi")
    expect(page).to_have_url(re.compile(r"/profil-kantor\?profil=JMB"))
    settle(page)
    box = page.get_by_role("combobox", name="Buka halaman kegiatan")
    hidden = page.locator(":has(> .st-key-by-keyboard-event)").last
    expect(hidden).to_have_css("opacity", "0")
    box.focus()
    expect(hidden).to_have_css("opacity", "1")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/profil-kegiatan\?profil=E01"))
    expect(headline(page)).to_contain_text("Putaran 01")
    settle(page)
    box = page.get_by_role("combobox", name="Buka halaman kader …")
    box.focus()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/profil-kader\?profil=JMB-70"))


# Charts draw themselves anew for a new size, soon after it.
_DRAWN = """() => new Promise(done => {
    let last = "", same = 0;
    const look = () => {
        const now = [...document.querySelectorAll(".js-plotly-plot, .main-svg")]
            .map(one => one.getBoundingClientRect().width + " " + one.querySelectorAll("text").length).join();
        same = now === last ? same + 1 : 0;
        last = now;
        same > 2 ? done() : setTimeout(look, 40);
    };
    setTimeout(look, 80);
})"""

_WIDER = """() => [document.scrollingElement, document.querySelector("[data-testid=stMain]")]
    .filter(one => one.scrollWidth > one.clientWidth)
    .map(one => `${one.dataset.testid ?? "page"} is ${one.scrollWidth - one.clientWidth} too wide`)"""

# Frames in which a phone would have to scroll sideways.
_SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll("[data-testid=stMain] *")]
    .filter(one => one.checkVisibility() && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
    .filter(one => ["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX))
    .filter(one => !one.closest(".js-plotly-plot, :has(> [class*=st-key-by-keyboard-])"))
    .map(one => `scrolls: ${one.className} ${one.textContent.slice(0, 60)}`)"""

# What stands in the order of tabs, by its place in the document; of choices side by side one does.
_REACHABLE = """() => Object.fromEntries([...document.querySelectorAll("*")]
    .map((one, place) => [place, one])
    .filter(([, one]) => one.matches("a[href], button, input, [tabindex]") && one.tabIndex >= 0)
    .filter(([, one]) => !one.disabled && one.checkVisibility({visibilityProperty: true}))
    .filter(([, one]) => !one.closest("[aria-hidden=true], [inert]") && one.getBoundingClientRect().width > 1)
    .filter(([, one]) => !one.closest("[data-testid=stButtonGroup]"))
    .map(([place, one]) => [place, one.outerHTML.slice(0, 120)]))"""

# Its name, its place in the document, and how its ring stands out; nothing beyond the last one.
_FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const luminance = colour => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = element => {
        const own = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
        return /, 0\\)$/.test(own) ? ground(element.parentElement) : own;
    };
    const look = getComputedStyle(one);
    const drawn = look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2;
    const levels = [luminance(look.outlineColor), luminance(ground(one.parentElement))].sort((a, b) => b - a);
    const name = one.getAttribute("aria-label") ?? one.innerText.split("\\n").pop().trim();
    const words = [...one.querySelectorAll("p")].map(part => part.textContent).join(" ") || name;
    const ring = drawn ? (levels[0] + 0.05) / (levels[1] + 0.05) : 0;
    return [words, [...document.querySelectorAll("*")].indexOf(one), ring];
}"""
