"""What a file is, by its first bytes: a name can say anything."""

import re

from reading.files.refusals import refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
)
_OTHERS = (
    b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00",  # pictures
    b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"%!PS", b"SQLite format 3", b"MIME-Version:",
)  # fmt: skip
# What stands in an OLE file's list of contents (two bytes a letter) tells what it is.
_OLE_KINDS = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "old_word"),
)
_CLAIMS_MORE = (
    ".docx",
    ".doc",
    ".docm",
    ".dotx",
    ".pdf",
    ".xlsx",
    ".xls",
    ".pptx",
    ".ppt",
    ".odt",
    ".exe",
    ".zip",
    ".png",
    ".jpg",
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|article|section|main|div|span|p|h[1-6]|table|ul|ol|b|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:p|div|br|table|li|h[1-6]|html|body)\b[^>]{0,300}>", re.IGNORECASE)


def kind_of(name: str, data: bytes) -> str:
    """'docx' (any zip), 'pdf', 'html', 'json' or 'text'. Raises Refused for what is none of them."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    name = name.lower().strip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if start.startswith(_OLE):
        raise refuse(_ole(data))
    if start.startswith(_PROGRAMS) and b"\x00" in data[:4096]:
        raise refuse("program")
    if start.startswith(_OTHERS) and (b"\x00" in data[:4096] or start[:1] in b"{%M"):
        raise refuse("unsupported")
    return _written(name, data, start)


def _ole(data: bytes) -> str:
    """Word's and Excel's files from before 2007, and newer ones that a password locks, share one container."""
    for word, code in _OLE_KINDS:
        if word.encode("utf-16-le") in data:
            return code
    return "unsupported"


def _written(name: str, data: bytes, start: bytes) -> str:
    """Which kind of text it is. Other text than a document's, under the name of a document, was renamed."""
    zeros = b"\x00" in start
    is_page = bool(_PAGE.match(data[:8192]))
    if name.endswith(_CLAIMS_MORE) and not (is_page and name.endswith(".doc")):  # case systems write those
        raise refuse("broken" if zeros else "renamed")
    if zeros:
        return "text"
    if is_page or (name.endswith((".html", ".htm")) and _TAGS.search(data[:100_000])):
        return "html"
    if start.startswith(b"<?xml"):
        raise refuse("unsupported")
    if start[:1] == b"{" or name.endswith(".json"):
        return "json"
    return "text"
