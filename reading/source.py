"""Bytes to text: what may be read at all, and in which encoding it was written."""

import codecs

from reading.result import gettext_noop

MAX_BYTES = 2 * 1024 * 1024

# Message ids: the page shows them translated.
EMPTY = gettext_noop("The file is empty. Choose a file with text in it, or paste the text.")
BINARY = gettext_noop("The file is not plain text. Save it as text from the program that made it, or paste the text.")
TOO_LARGE = gettext_noop("The file is larger than 2 MB. Divide it into one file per meeting.")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"{\\rtf",
)


class Refused(ValueError):
    """A file that cannot be read. `message` is an English sentence to translate.

    `code` is empty, binary or too_large here; reading/files/refusals.py has those of other kinds of files.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises Refused for an empty, a binary or a too large one."""
    if len(data) > MAX_BYTES:
        raise Refused("too_large", TOO_LARGE)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise Refused("empty", EMPTY)
    if data.startswith(_MAGIC):
        raise Refused("binary", BINARY)
    text = text_of(data)
    if text is None:
        raise Refused("binary", BINARY)
    if not text.strip():
        raise Refused("empty", EMPTY)
    return text


def text_of(data: bytes) -> str | None:
    """The bytes in the encoding that they were written in, or None where they are no text."""
    text = _decoded(data)
    return None if text is None or _garbage(text) else text


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data, encoding)
    if b"\x00" in data[:4096]:
        return _utf16_without_mark(data)
    return _try(data, "utf-8") or _windows(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: Danish text has a zero in nearly every second byte, on the same side."""
    head = data[:4096]
    left, right = head[0::2].count(0), head[1::2].count(0)
    if max(left, right) * 3 < len(head):  # less than two thirds of one side: something else than text
        return None
    return _try(data, "utf-16-be" if left > right else "utf-16-le")


def _windows(data: bytes) -> str:
    """Windows-1252; its five unused codes become question marks rather than a refusal."""
    return data.decode("cp1252", errors="replace")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _garbage(text: str) -> bool:
    """More than one in a hundred characters is a control code that no text has."""
    odd = sum(
        1
        for c in text
        if (c < " " and c not in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f") or c == "\ufffd" or "\x7f" <= c < "\x85"
    )
    return odd * 100 > len(text)
