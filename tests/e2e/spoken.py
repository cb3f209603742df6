"""Words, numbers and days on a page that are not in its language."""

import re

from playwright.sync_api import Page, expect

from acquisition.catalogs import catalog
from acquisition.contract import KINDS
from acquisition.i18n import CATALOGS

# Columns of files are called alike in both languages.
COLUMNS = {name for kind in KINDS.values() for name in kind.column_names}
MESSAGES = [
    (own, said)
    for message in catalog(CATALOGS / "id" / "LC_MESSAGES" / "acquisition.po")
    if message.id
    for own, said in zip(
        *((one if isinstance(one, tuple) else (one,)) for one in (message.id, message.string)), strict=False
    )
]
ENGLISH, INDONESIAN = {own for own, _ in MESSAGES}, {said for _, said in MESSAGES}
# Said whole in the other language, as Streamlit's own words are, or in part.
OTHERS = {"id": ENGLISH - INDONESIAN, "en": INDONESIAN - ENGLISH}
PARTS = {
    "id": r"\b(the|of|and|with|from|not|all|are|is|to|for|available|selected|per file)\b"
    r"|\b(January|February|March|May|June|July|August|October|December|Aug|Oct|Dec)\b|day\b",
    "en": r"\b(yang|dari|dan|belum|tidak|dengan|untuk|oleh|sampai|semua|bulan|tenaga|iuran|berkas)\b"
    r"|\b(Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember|Agu|Okt|Des|Senin|Selasa|Minggu)\b",
}
# A comma between thousands or a point before decimals, and the other way round; a share without its blank.
NOTATION = {"id": r"\d,\d{3}\b|\d\.\d{1,2}(?!\d|\.\d)|\d%", "en": r"\d\.\d{3}\b|\d,\d{1,2}(?!\d)|\d%"}
# A licence; times of the day; what data are called; commands.
NAMES = re.compile(
    r"CC BY 4\.0|\d\d\.\d\d–\d\d\.\d\d|(?<=\d{4} )\d\d\.\d\d\b|(Grebeg|Pasar|Sosialisasi|Pelatihan)[^:;,()]*"
)


def spoken_otherwise(page: Page, code: str) -> list[str]:
    """What is on the page, or said of it to those who do not see it, and is not in this language."""
    expect(page.locator("html")).to_have_attribute("lang", code)
    found = []
    for said in page.evaluate(_SAID):
        words = NAMES.sub("", said)
        if set(re.findall(r"\w+", said)) <= COLUMNS:
            continue
        if said in OTHERS[code] or re.search(f"{PARTS[code]}|{NOTATION[code]}", words):
            found.append(said)
    return found


_SAID = """() => {
    const said = new Set([document.title]);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    // Cells of tables hold data, painted or on paper, in the words of whoever wrote them.
    const silent = "script, style, noscript, canvas, code, .paper td, [data-testid=stIconMaterial]";
    while (texts.nextNode()) {
        if (!texts.currentNode.parentElement.closest(silent)) said.add(texts.currentNode.data.trim());
    }
    for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]) {
        for (const one of document.querySelectorAll(`[${name}]`)) {
            if (!one.closest("canvas")) said.add(one.getAttribute(name).trim());
        }
    }
    said.delete("");
    return [...said];
}"""
