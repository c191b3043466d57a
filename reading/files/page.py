"""A web page, or what was copied from one: its bytes to text."""

import re

from reading.files.blocks import written
from reading.files.opened import PICTURES, Opened
from reading.files.refusals import refuse
from reading.files.webpage import blocks_of
from reading.source import text_of

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
# What the clipboard of Windows puts before a fragment.
_CLIPBOARD = re.compile(r"Version:\d.{0,600}?(?=<)", re.DOTALL)


def open_html(data: bytes) -> Opened:
    """The text of a page. Raises Refused for bytes that are no text."""
    html = _CLIPBOARD.sub("", _decoded(data), count=1)
    blocks, pictures = blocks_of(html)
    return Opened(written(blocks), notes=[(PICTURES, {"count": str(pictures)})] if pictures else [])


def _decoded(data: bytes) -> str:
    """In the encoding that the page names (Word writes windows-1252), otherwise as other text."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and (named := _CHARSET.search(data[:4096])):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    text = text_of(data)
    if text is None:
        raise refuse("binary")
    return text
