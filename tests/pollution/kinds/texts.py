"""How a text is written: delimiters, quotes, encodings, line ends."""

import csv
import re
from collections.abc import Iterator

from tests.pollution.draft import Case, Draft
from tests.pollution.makers import written
from tests.pollution.writers import text

MAC_FREE = "Tukang batu \u00e9"


def cases() -> Iterator[Case]:
    yield from delimiters()
    yield from quotes()
    yield from encodings()
    yield from line_ends()


NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
EXTENSIONS = ("csv", "txt", "tsv")


def delimiters() -> Iterator[Case]:
    for mark, name in NAMES.items():
        for extension in EXTENSIONS:
            yield written(
                "delimiter",
                f"{name} in .{extension}",
                lambda d, m=mark: text(d.table, delimiter=m),
                f"x.{extension}",
            )
        yield written("delimiter", f"sep={name}", lambda d, m=mark: f"sep={m}\n" + text(d.table, delimiter=m))
        yield written(
            "delimiter", f"SEP={name}, CRLF, mark",
            lambda d, m=mark: (f"SEP={m}\r\n" + text(d.table, "\r\n", delimiter=m)).encode("utf-8-sig"),
        )  # fmt: skip
        yield written(
            "delimiter", f"{name} with a blank after it",
            lambda d, m=mark: text(d.table, delimiter=m, quoting=csv.QUOTE_ALL).replace(f'"{m}"', f'"{m} "'),
        )  # fmt: skip
        for other, below in NAMES.items():
            if other != mark:
                yield written(
                    "delimiter", f"header by {name} over rows by {below}",
                    lambda d, m=mark, o=other: text([d.labels], delimiter=m) + text(d.table[1:], delimiter=o),
                )  # fmt: skip
    yield written("delimiter", "sep=, over rows by semicolon", lambda d: "sep=,\n" + text(d.table))
    yield written("delimiter", "sep=~", lambda d: "sep=~\n" + text(d.table, delimiter="~"))
    yield written("delimiter", "sep=^ quoted", lambda d: '"sep=^"\n' + text(d.table, delimiter="^"))


def single_quoted(draft: Draft, delimiter: str) -> str:
    lines = [delimiter.join("'" + str(c).replace("'", "''") + "'" for c in row) for row in draft.table]
    return "\n".join(lines) + "\n"


def wrapped(draft: Draft, delimiter: str) -> str:
    lines = text(draft.table, delimiter=delimiter).splitlines()
    return "".join('"' + line.replace('"', '""') + '"\n' for line in lines)


def flat(draft: Draft) -> Draft:
    """Without line breaks in cells, where the form knows none."""
    for index, row in enumerate(draft.rows):
        if row.record and row.record.occupation and "\n" in row.record.occupation:
            draft.dull(index, "PEKERJAAN", "Jl. Lintas KM 5", None, occupation="Jl. Lintas KM 5")
    return draft


def plain(draft: Draft) -> Draft:
    """Without anything in cells that would need a quote."""
    for index, row in enumerate(draft.rows):
        if row.record:
            draft.dull(index, "PEKERJAAN", f"Kerja {index}", None, occupation=f"Kerja {index}")
    return draft


def quotes() -> Iterator[Case]:
    for mark, name in NAMES.items():
        yield written(
            "quotes", f"all, by {name}", lambda d, m=mark: text(d.table, delimiter=m, quoting=csv.QUOTE_ALL)
        )
        yield written(
            "quotes", f"backslash before quotes, by {name}",
            lambda d, m=mark: text(backslashed(d), delimiter=m, doublequote=False, escapechar="\\"),
        )  # fmt: skip
        yield written(
            "quotes", f"all, backslash before quotes, by {name}",
            lambda d, m=mark: text(
                backslashed(d), delimiter=m, doublequote=False, escapechar="\\", quoting=csv.QUOTE_ALL
            ),
        )  # fmt: skip
        yield written("quotes", f"single, by {name}", lambda d, m=mark: single_quoted(flat(d), m))
        yield written("quotes", f"lines as a whole, by {name}", lambda d, m=mark: wrapped(flat(d), m))
        yield written(
            "quotes", f"none, backslash before delimiters, by {name}",
            lambda d, m=mark: text(
                backslashed(flat(d)), delimiter=m, doublequote=False, escapechar="\\", quoting=csv.QUOTE_NONE,
                quotechar=None,
            ),
        )  # fmt: skip
    yield written("quotes", "none at all", lambda d: text(plain(d).table))
    yield written("quotes", "text only", lambda d: text(d.table, quoting=csv.QUOTE_NONNUMERIC))
    yield written("quotes", "numbers forced to be text", forced)
    yield written("quotes", "numbers forced to be text, saved again", lambda d: saved_again(forced(d)))
    yield written(
        "quotes", "header only", lambda d: text([d.labels], quoting=csv.QUOTE_ALL) + text(d.table[1:])
    )
    yield written("quotes", "blanks around quotes", blanks_around)
    yield written("quotes", "line breaks in cells, CRLF", crlf_cells)
    yield written("quotes", "line breaks in the header", broken_header)


def backslashed(draft: Draft) -> list:
    """Without a backslash of its own in a cell: some writers double it, some do not."""
    for index, row in enumerate(draft.rows):
        if row.record and "\\" in (row.record.occupation or ""):
            draft.dull(index, "PEKERJAAN", "Guru ngaji", None, occupation="Guru ngaji")
    return draft.table


def forced(draft: Draft) -> str:
    draft.column("NIK", lambda cell, _: f'="{cell}"')
    lines = text(draft.table)
    return re.sub(r'"=""(\d+)"""', r'="\1"', lines)


def saved_again(lines: str) -> str:
    return re.sub(r'^="(\d+)"', r'"=""\1"""', lines, flags=re.MULTILINE)


def blanks_around(draft: Draft) -> str:
    return text(draft.table, quoting=csv.QUOTE_ALL).replace('";"', '" ; "')


def crlf_cells(draft: Draft) -> str:
    return text(draft.table, "\r\n").replace("Lintas\nKM", "Lintas\r\nKM")


def broken_header(draft: Draft) -> str:
    draft.labels = ["NIK\n(16 digit)", "TANGGAL\nKEPESERTAAN", *draft.labels[2:]]
    return text(draft.table)


def encodings() -> Iterator[Case]:
    codecs = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32")
    for codec in codecs:
        for mark in (",", ";", "\t"):
            yield written(
                "encoding",
                f"{codec}, {NAMES[mark]}",
                lambda d, c=codec, m=mark: text(d.table, delimiter=m).encode(c),
            )
    yield written(
        "encoding", "utf-16-be with a mark", lambda d: b"\xfe\xff" + text(d.table).encode("utf-16-be")
    )
    yield written("encoding", "utf-16, CRLF, all quoted",
                  lambda d: text(d.table, "\r\n", quoting=csv.QUOTE_ALL).encode("utf-16"))  # fmt: skip
    yield written("encoding", "lines of both", mixed_lines)
    yield written("encoding", "mark before every line of two files", twice_marked)
    yield written("encoding", "mark twice", lambda d: b"\xef\xbb\xbf" + text(d.table).encode("utf-8-sig"))
    yield written("encoding", "mark, then cp1252", lambda d: b"\xef\xbb\xbf" + text(d.table).encode("cp1252"))
    yield written("encoding", "no-break spaces around cells", no_break_spaces)


def mixed_lines(draft: Draft) -> bytes:
    draft.labels[-1] = "SUMBER_IURAN"
    lines = text(flat(draft).table).splitlines(keepends=True)
    return b"".join(line.encode("cp1252" if number % 2 else "utf-8") for number, line in enumerate(lines))


def twice_marked(draft: Draft) -> bytes:
    """Two exports, one after the other in one file: the second begins with a mark and its header."""
    first, second = draft.table[:5], [draft.labels, *draft.table[5:]]
    draft.insert(4, list(draft.labels))
    return text(first).encode("utf-8-sig") + text(second).encode("utf-8-sig")


def no_break_spaces(draft: Draft) -> str:
    for label in ("NIK", "TANGGAL_KEPESERTAAN", "SEGMEN", "KODE_KANTOR", "KABUPATEN", "IURAN"):
        draft.column(label, lambda cell, _: f"\u00a0{cell} \u00a0")
    return text(draft.table)


def line_ends() -> Iterator[Case]:
    for name, end in {"LF": "\n", "CR": "\r", "CRLF": "\r\n"}.items():
        yield written("line ends", name, lambda d, e=end: text(flat(d).table, e))
        yield written(
            "line ends", f"{name}, missing at the end", lambda d, e=end: text(flat(d).table, e)[: -len(e)]
        )
        yield written(
            "line ends", f"{name}, all quoted", lambda d, e=end: text(d.table, e, quoting=csv.QUOTE_ALL)
        )
        yield written(
            "line ends", f"{name}, empty lines at the end", lambda d, e=end: text(flat(d).table, e) + e * 5
        )
        yield written("line ends", f"{name}, an empty line after every line",
                      lambda d, e=end: text(flat(d).table, e).replace(e, e + e))  # fmt: skip
    yield written("line ends", "mixed", mixed_ends)
    yield written("line ends", "CR CR LF", lambda d: text(flat(d).table, "\r\r\n"))
    yield written("line ends", "DOS end of file", lambda d: text(d.table, "\r\n") + "\x1a")
    yield written("line ends", "UTF-16, CR", lambda d: text(flat(d).table, "\r").encode("utf-16"))


def mixed_ends(draft: Draft) -> str:
    lines = text(flat(draft).table).splitlines()
    return "".join(line + ("\n", "\r\n", "\r")[number % 3] for number, line in enumerate(lines))
