"""Footnotes: small lines at the foot of a page, each with the number that stands raised behind a word above."""

import re

from reading.files.pdf.columns import Region
from reading.files.pdf.flow import Letters
from reading.files.pdf.lines import Line
from reading.files.pdf.tables import Table
from reading.files.pdf.words import Page

SMALLER = 0.93
LOWEST = 0.5  # of the page: footnotes stand below
_NUMBER = re.compile(r"\[?(\d{1,3}|\*{1,3})[\].)]?\s+(?=\S)|(\d{1,3})(?=[^\W\d_])")


def take_notes(parts: list[Region | Table], letters: Letters, page: Page) -> dict[str, str]:
    """Take the page's footnotes off its lines, and mark the words that they belong to: 'klyngen[1]'. By number."""
    if not parts or isinstance(parts[-1], Table):
        return {}
    lines = parts[-1].lines
    at = len(lines)
    while at and lines[at - 1].size < SMALLER * letters.body and lines[at - 1].base > LOWEST * page.height:
        at -= 1
    while at < len(lines) and not _NUMBER.match(lines[at].text):
        at += 1
    if at == len(lines):
        return {}
    notes: dict[str, str] = {}
    number = ""
    for line in lines[at:]:
        if found := _NUMBER.match(line.text):
            number = found[1] or found[2]
            notes[number] = line.text[found.end() :]
        else:
            notes[number] = letters.hyphens.glued(notes[number], line.text)
    del lines[at:]
    if not lines:
        parts.pop()
    for piece in parts:
        if not isinstance(piece, Table):
            _mark(piece.lines, notes)
    return notes


def _mark(lines: list[Line], notes: dict[str, str]) -> None:
    for line in lines:
        for word in line.words:
            if not word.spaced and word.size < 0.85 * line.size and word.text in notes:
                word.text = f"[{word.text}]"
