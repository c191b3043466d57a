"""The beginning of a rich text and the rest of it, for the desk, where the decision needs the room."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

SHOWN = 30  # words, counted in whole blocks
TOO_FEW = 25  # to be worth folding away

VOID = {"br"}


class Excerpt(NamedTuple):
    """`lead`: a first paragraph, which runs on from its heading; `head`: what follows it; `rest`: folded away."""

    lead: SafeString
    head: SafeString
    rest: SafeString
    rest_words: int


class _Blocks(HTMLParser):
    """The outermost elements of sanitised HTML, each with its number of words, and how many numbered points."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, int]] = []
        self.html, self.words, self.depth, self.points = "", 0, 0, 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.html += self.get_starttag_text() or ""
        self.points += tag == "li" and self.depth == 1 and self.html.startswith("<ol")
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.html += f"</{tag}>"
        self.depth -= 1
        if not self.depth:
            self.end()

    def handle_data(self, data: str) -> None:
        self.html += escape(data)
        self.words += len(data.split())

    def end(self) -> None:
        if self.html.strip():
            self.blocks.append((self.html, self.words))
        self.html, self.words = "", 0


def _read(html: str) -> _Blocks:
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    parser.end()
    return parser


def points(html: str) -> int:
    """How many numbered points a recommendation has; points below points are not counted."""
    return _read(html).points


def excerpt(html: str, *, fold: bool = True) -> Excerpt:
    """Split stored rich text (sanitised when it was saved) after its first blocks of some `SHOWN` words."""
    blocks, cut, words = _read(html).blocks, 0, 0
    while cut < len(blocks) and (not cut or words < SHOWN):
        words += blocks[cut][1]
        cut += 1
    left = sum(count for _html, count in blocks[cut:])
    if not fold or left < TOO_FEW:
        cut, left = len(blocks), 0
    head = [block for block, _count in blocks[:cut]]
    lead = head.pop(0) if head and head[0].startswith("<p>") else ""
    rest = [block for block, _count in blocks[cut:]]
    return Excerpt(_safe([lead]), _safe(head), _safe(rest), left)


def _safe(blocks: list[str]) -> SafeString:
    return mark_safe("".join(blocks))  # noqa: S308 -- Section.clean_text sanitised it when it was saved
