"""Two texts of one field set against each other, word by word: what a conflict shows, and how the two are joined.

Pure functions on plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\n+|[^\s]+[^\S\n]*|[^\S\n]+")  # a word keeps the space after it: one sign less to match
SENTENCE = re.compile(r"\n+|[^\n]*?[.!?](?:[^\S\n]+|(?=\n)|$)|[^\n]+")
MOST_PAIRS = 100_000  # of equal pieces; matching takes time with their number


class Piece(NamedTuple):
    """A stretch of text: 'same' in both, only in the other's ('ins') or only in one's own ('del')."""

    kind: str
    text: str


def differences(mine: str, theirs: str) -> list[Piece]:
    """The other's text with the words that only it has marked 'ins', and those that only `mine` has marked 'del'."""
    pieces: list[Piece] = []
    for same, ours, others in _aligned(mine, theirs, WORD, SENTENCE):
        if same:
            pieces.append(Piece("same", others))
            continue
        if ours:
            pieces.append(Piece("del", ours))
        if others:
            pieces.append(Piece("ins", others))
    return pieces


def gather(mine: str, theirs: str) -> str:
    """Both texts in one: what they share once, and where they differ one's own sentences, then the other's.

    Every sentence of either text stands in the result; nothing is left out because one of the two deleted it.
    """
    both = ""
    for same, ours, others in _aligned(mine, theirs, SENTENCE):
        if same:
            both = _beside(both, max(ours, others, key=len))  # they may differ in the space behind them
        else:
            both = _beside(_beside(both, ours), others if others.strip() or not ours.strip() else "")
    return both.strip("\n")


def _aligned(mine: str, theirs: str, *patterns: re.Pattern[str]) -> Iterator[tuple[bool, str, str]]:
    """(the same in both?, stretch of `mine`, stretch of `theirs`) in order, by the first pattern that is cheap enough.

    Texts that share too much of one word to be matched in time are one difference.
    """
    for pattern in patterns:
        old, new = pattern.findall(mine), pattern.findall(theirs)
        one, other = [piece.strip() or piece for piece in old], [piece.strip() or piece for piece in new]
        count = Counter(other)
        if sum(count[piece] for piece in one) <= MOST_PAIRS:
            for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
                yield tag == "equal", "".join(old[a:b]), "".join(new[c:d])
            return
    yield mine == theirs, mine, theirs


def _beside(first: str, second: str) -> str:
    """Two stretches after each other, with a space between them where they would run together."""
    if first and second and not first[-1].isspace() and not second[0].isspace():
        return f"{first} {second}"
    return first + second
