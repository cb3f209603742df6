"""Reads Python for what people would see: words outside the catalogs, numbers and days written by hand."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

TRANSLATING = {"_", "N_", "gettext", "ngettext"}
# What puts words before people: of Streamlit, Plotly and the libraries that write workbooks and pages.
SHOWING = {
    "Page", "add_annotation", "add_worksheet", "badge", "button", "caption", "checkbox", "code", "date_input",
    "dialog", "download", "download_button", "error", "expander", "file_uploader", "form_submit_button",
    "header", "info", "link_button", "markdown", "metric", "multiselect", "number_input", "page_link",
    "pills", "popover", "progress", "radio", "segmented_control", "selectbox", "spinner", "subheader",
    "success", "tab", "tabs", "text", "text_area", "text_input", "title", "toast", "toggle", "warning",
    "write_row", "write_string",
}  # fmt: skip
SHOWN = {
    "alt", "caption", "delta", "headline", "help", "hovertemplate", "hovertext", "label", "placeholder",
    "text", "texttemplate", "ticktext", "title",
}  # fmt: skip
# Said alike in both languages: abbreviations, names, and the switch between them.
ALIKE = {
    "APBD", "BPS", "BPU", "Bahasa", "CSV", "English", "Indonesia", "JAKON", "Jakon", "Kemendagri", "Language",
    "PDF", "PMI", "PPTX", "PU", "TK", "WhatsApp", "XLSX",
}  # fmt: skip
_MARKUP = re.compile(r"<[^>]*(?:>|$)|^[^<>]*\"[^<>]*>|:material/\w+:|:\w+(?=\[)|\w+://\S*")
_ADDRESS = re.compile(r"\S*/\S*")
_WORD = re.compile(r"[A-Za-z]{2,}")
# Reads like words for people: a capitalised one, or two that follow each other.
_PHRASE = re.compile(r"\b[A-Z][a-z]{2,}\b|\b[a-z]{2,} [a-z]{2,}\b")
_BY_HAND = re.compile(r"[,_]|\.\d|[%eEfFgGn]$|%[A-Za-z]|^[+ ]?\d*d$")
_OLD_STYLE = re.compile(r"%[-+ #0]*\d*\.?\d*[defg]")
_AXES = {"hoverformat", "tickformat", "valueformat"}  # of Plotly, whose templates hold %{


def outside_catalogs(source: str) -> list[str]:
    """What people would read that no catalog has: each with its line.

    A string is read where it is shown, and wherever it reads like a phrase; not in docstrings, in errors that
    are raised, in logs, in conditions, nor where a message is marked for the catalogs.
    """
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not _is_text(node) or isinstance(parents.get(node), ast.JoinedStr | ast.FormattedValue):
            continue
        words = _words(_MARKUP.sub(" ", _literal(node)))
        if not words or _ADDRESS.fullmatch(words) or _is_left_out(node, parents):
            continue
        if _is_shown(node, parents) or _reads(words):
            found.append(f"{node.lineno}: {words}")
    return found


def formatted_by_hand(source: str) -> list[str]:
    """Numbers and days that are not written by acquisition/formatting.py: each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        said = ""
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            said = _specification(node.format_spec)
        elif isinstance(node, ast.Call):
            said = _called_by_hand(node)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and _is_text(node.left):
            said = next(iter(_OLD_STYLE.findall(_literal(node.left))), "")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "%{" in node.value:
            said = node.value
        elif isinstance(node, ast.ImportFrom) and node.module in ("babel.dates", "babel.numbers"):
            said = node.module
        elif isinstance(node, ast.keyword) and node.arg in _AXES and isinstance(node.value, ast.Constant):
            said = str(node.value.value)
        elif isinstance(node, ast.Dict):
            said = _axis_by_hand(node)
        if said:
            found.append(f"{node.value.lineno if isinstance(node, ast.keyword) else node.lineno}: {said}")
    return found


def _is_text(node: ast.AST | None) -> bool:
    is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_string or isinstance(node, ast.JoinedStr)


def _literal(node: ast.AST) -> str:
    """What stands in a string itself; what is put into it is a figure, here."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)


def _words(text: str) -> str:
    return " ".join(word for word in text.split() if _WORD.sub("", word) == word or not _alike(word))


def _alike(word: str) -> bool:
    return all(part in ALIKE for part in _WORD.findall(word))


def _reads(words: str) -> bool:
    return _PHRASE.search(words) is not None


def _is_shown(node: ast.AST, parents: dict) -> bool:
    """Whether it is the first argument, or one of those that hold words, of what shows it."""
    text, holder = node, parents.get(node)
    while isinstance(holder, ast.IfExp | ast.List | ast.Tuple | ast.BoolOp | ast.BinOp):
        text, holder = holder, parents.get(holder)
    if not _WORD.search(_words(_MARKUP.sub(" ", _literal(node)))):
        return False
    if isinstance(holder, ast.keyword):
        return holder.arg in SHOWN
    if isinstance(holder, ast.Dict):
        keys = [key for key, value in zip(holder.keys, holder.values, strict=True) if value is text]
        return any(isinstance(key, ast.Constant) and key.value in SHOWN for key in keys)
    is_showing = isinstance(holder, ast.Call) and isinstance(holder.func, ast.Attribute)
    return is_showing and holder.func.attr in SHOWING and text in holder.args[:1]


def _is_left_out(node: ast.AST, parents: dict) -> bool:
    inner = node
    while (outer := parents.get(inner)) is not None:
        if isinstance(outer, ast.Raise | ast.Compare | ast.Subscript | ast.Slice | ast.Assert):
            return True
        if isinstance(outer, ast.Expr) and inner is node:
            return True  # a docstring
        if isinstance(outer, ast.Call) and inner is not outer.func:
            name = getattr(outer.func, "attr", getattr(outer.func, "id", ""))
            owner = getattr(getattr(outer.func, "value", None), "id", "")
            if name in TRANSLATING or "log" in owner.lower() or name in ("compile", "print", "get"):
                return True
        if isinstance(outer, ast.stmt):
            return isinstance(outer, ast.Raise)
        inner = outer
    return False


def _specification(spec: ast.AST) -> str:
    text = "".join(part.value for part in spec.values if isinstance(part, ast.Constant))
    return text if _BY_HAND.search(text) else ""


def _called_by_hand(call: ast.Call) -> str:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "strftime":
        return name
    constants = [one.value for one in call.args if isinstance(one, ast.Constant) and _is_text(one)]
    if name == "format" and isinstance(call.func, ast.Name):
        return next((one for one in constants if _BY_HAND.search(one)), "")
    if name == "format" and _is_text(call.func.value):
        specs = (spec for _, _, spec, _ in Formatter().parse(_literal(call.func.value)) if spec)
        return next((spec for spec in specs if _BY_HAND.search(spec)), "")
    return ""


def _axis_by_hand(node: ast.Dict) -> str:
    pairs: Iterator[tuple[ast.expr | None, ast.expr]] = zip(node.keys, node.values, strict=True)
    for key, value in pairs:
        is_axis = isinstance(key, ast.Constant) and key.value in _AXES
        if is_axis and isinstance(value, ast.Constant):
            return str(value.value)
    return ""
