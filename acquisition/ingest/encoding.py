"""Bytes of a text file as UTF-8 lines, whatever encoding and line ends the file has."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from acquisition.ingest.refusal import Refused

HEAD = 64 << 10
BLOCK = 8 << 20
LONGEST_LINE = 16 << 20

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%pdf", "PDF"), (b"{\\rtf", "RTF"), (b"<?xml", "XML"), (b"mime-version:", "MHTML"),
)  # fmt: skip
HTML = re.compile(rb"<(!doctype|!--|[a-z]+[ >/])")
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """UTF-8 chunks that end with a line feed, the only line end in them.

    Raises Refused: empty_file, unknown_format, damaged (NUL bytes in a text), not_a_table (endless line).
    """
    lines = 0
    carry = b""
    for block in map(_line_feeds, _blocks(file)):
        if b"\0" in block:
            raise Refused("damaged", line=lines + block[: block.index(b"\0")].count(b"\n") + 1)
        cut = block.rfind(b"\n") + 1
        if cut:
            yield _utf8(carry + block[:cut])
            carry = block[cut:]
            lines += block.count(b"\n")
        else:
            carry += block
            if len(carry) > LONGEST_LINE:
                raise Refused("not_a_table", line=lines + 1)
    carry = carry.rstrip(b"\x1a")
    if carry:
        yield _utf8(carry + b"\n")


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The bytes after the byte order mark, as UTF-8 or a one-byte encoding; never ends between CR and LF."""
    file.seek(0)
    head = file.read(HEAD)
    encoding, skip = _encoding(head)
    file.seek(skip)
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
    held = b""
    while True:
        raw = file.read(BLOCK)
        block = raw if decoder is None else decoder.decode(raw, final=not raw).encode("utf-8", "replace")
        block = held + block
        if not raw:
            if block:
                yield block
            return
        held = b"\r" if block.endswith(b"\r") else b""
        yield block[: len(block) - len(held)]


def _line_feeds(block: bytes) -> bytes:
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in block else block


def _encoding(head: bytes) -> tuple[str, int]:
    """Encoding and length of the byte order mark; a file that is no text at all is refused."""
    encoding, skip = next(((name, len(bom)) for bom, name in BOMS if head.startswith(bom)), (None, 0))
    if encoding is None:
        encoding = _wide(head) or "utf-8"
    text = (
        head[skip:]
        if encoding == "utf-8"
        else head[skip:].decode(encoding, "replace").encode("utf-8", "replace")
    )
    start = text.lstrip()[:16].lower()
    if not start.strip(b"\x1a\0") and len(head) < HEAD:
        raise Refused("empty_file")
    found = next((name for signature, name in SIGNATURES if start.startswith(signature)), None)
    found = found or ("HTML" if HTML.match(start) else None)
    if found is None and len(text) - len(text.translate(None, CONTROL)) > len(text) // 100:
        found = "binary"
    if found:
        raise Refused("unknown_format", found=found)
    return encoding, skip


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin text is NUL."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _utf8(chunk: bytes) -> bytes:
    """The chunk in UTF-8; as files get mixed, each line that is not is read as Windows-1252 by itself."""
    if chunk.isascii() or _valid(chunk):
        return chunk
    lines = (
        line if _valid(line) else line.decode("cp1252", "replace").encode() for line in chunk.split(b"\n")
    )
    return b"\n".join(lines)


def _valid(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
