"""Hyphens at the ends of lines: which of them only the line's end needed.

A program that divides words does so often; in a document that nobody divided, nearly every hyphen at a line's end is
the writer's own ('Teams-møde'). So the document itself is asked: does it write the word elsewhere, in one or with its
hyphen, and how many of its lines end like this?
"""

import re
from dataclasses import dataclass, field

SHARE = 0.025  # of the lines: from here on, words were divided
_SUSPENDED = ("og", "eller", "samt", "til", "/")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+-$")


def divided(text: str, more: str) -> bool:
    """Does a line end within a word that goes on in the next?"""
    return text.endswith(("\u00ad", "\u2010")) or (bool(_LAST.search(text)) and more[:1].islower())


@dataclass(slots=True)
class Hyphens:
    """What a document tells of its hyphens."""

    divided: bool = True
    words: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, lines: list[str]) -> "Hyphens":
        """Learn from the lines of a document."""
        ends = sum(
            bool(_LAST.search(line)) and below[:1].islower() and not below.startswith(_SUSPENDED)
            for line, below in zip(lines, lines[1:], strict=False)
        )
        return cls(
            ends >= SHARE * len(lines), frozenset(word.lower() for line in lines for word in _WORD.findall(line))
        )

    def glued(self, text: str, more: str) -> str:
        """The text and its next line, as they would stand on one."""
        if text.endswith(("\u00ad", "\u2010")):
            return text[:-1] + more
        if not text.endswith("-") or not text[-2:-1].isalnum() or not more:
            return f"{text} {more}"
        if more.split(maxsplit=1)[0].lower().strip(",.") in _SUSPENDED:
            return f"{text} {more}"
        return text[:-1] + more if self._drops(text, more) else text + more

    def _drops(self, text: str, more: str) -> bool:
        before, after = _LAST.search(text), _WORD.match(more)
        if not before or not after or not more[:1].islower():
            return False
        front, back = before[0][:-1].lower(), after[0].lower()
        if f"{front}{back}" in self.words:
            return True
        if f"{front}-{back}" in self.words or text[-2].isupper():
            return False
        return self.divided
