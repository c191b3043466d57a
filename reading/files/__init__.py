"""Files of minutes as text for the reader: Word, PDF, web pages, FirstAgenda's JSON and plain text.

`open_file` judges a file by what it holds, not by its name, and opens everything but plain text in a process of its
own (reading/files/child.py). What comes out is Markdown-like text for `reading.read`; what a file is refused for stands
in reading/files/refusals.py.
"""

import re
from dataclasses import dataclass

from reading.files.kinds import kind_of
from reading.files.opened import NOTES
from reading.files.process import ask
from reading.files.refusals import refuse
from reading.result import Doubt
from reading.source import decode

__all__ = ["MAX_BYTES", "Source", "open_file"]

MAX_BYTES = 25 * 1024 * 1024
_SOMETHING = re.compile(rb"[^\x00\s]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text. `kind` is docx, pdf, html, json or text; `pages` are a PDF's; `notes` say what to look at."""

    text: str
    kind: str
    pages: int | None = None
    notes: tuple[Doubt, ...] = ()


def open_file(name: str, data: bytes) -> Source:
    """The text of a file. `name` only tells a file that was renamed; pasted rich text is 'paste.html'.

    Raises Refused (reading.source) for a file that is empty, too large, locked, broken, or of a kind that is not read.
    """
    if len(data) > MAX_BYTES:
        raise refuse("too_large")
    if not _SOMETHING.search(data):
        raise refuse("empty")
    kind = kind_of(name, data)
    if kind == "text":
        return Source(decode(data), kind)
    answer = ask(kind, data)
    notes = tuple(Doubt(code, NOTES[code], dict(values)) for code, values in answer["notes"])
    return Source(answer["text"], kind, answer["pages"], notes)
