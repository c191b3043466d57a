"""Danish text into sentences: a full stop after an abbreviation, a number or an initial ends none."""

import re
from functools import lru_cache

from reading.words.dates import MONTHS
from reading.words.sentences import ABBREVIATIONS, NUMBERED

_ENDS = re.compile(r"[.!?…](?:[\"”»'’)\]]{0,2})(?=\s|$)|\n[^\S\n]*\n|\n")
_ENTRY = re.compile(r"(?:[-•*]|\d{1,3}[.)])\s")
_LABEL = re.compile(r"[A-ZÆØÅ][\w-]{1,20}(?: [\w-]{1,15})?:\s")  # 'Åbent hus: Bo ringer'
_NUMBER_LAST = re.compile(
    rf"(?<!\w)(?!(?:{'|'.join(map(re.escape, NUMBERED))})\b)[a-zæøå]{{2,}}\s+(?:\d{{1,2}}[./-])*\d{{1,4}}$"
)
_NEW_SENTENCE = re.compile(rf"\s+(?!(?:{'|'.join(MONTHS)})\b)(?-i:[A-ZÆØÅ])", re.IGNORECASE)
SHORT_LINE = 70  # shorter than a line that is broken where the paper ends
LONG_LINE = 100  # longer than such a line: nothing broke it but its writer
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(\"“»])(?:{'|'.join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))}|[A-ZÆØÅ]|\d{{1,3}})$",
    re.IGNORECASE,
)


def split(text: str) -> list[str]:
    """The sentences and list entries of a text, white space folded. A short line ends its sentence."""
    return [" ".join(text[start:end].split()) for start, end in spans(text)]


@lru_cache(maxsize=2)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where in the text each of them stands, without the white space round it. Several ask of a text in a row."""
    out: list[tuple[int, int]] = []
    start = 0
    for end in _ENDS.finditer(text):
        if end[0][0] == "." and _goes_on(text, start, end):
            continue
        if end[0] == "\n" and not _line_ends(text, end.start()):
            continue
        out.append((start, end.end()))
        start = end.end()
    out.append((start, len(text)))
    return tuple(trimmed for part in out if (trimmed := _trimmed(text, *part)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return (start + left, start + len(part.rstrip())) if part.strip() else None


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """A full stop after 'bl.a', '31' or 'K', or before a small letter, ends nothing unless the line ends there."""
    following = text[end.end() : end.end() + 2]
    if not following.strip() or following[0] == "\n":
        return False
    if _NUMBER_LAST.search(text[max(start, end.start() - 24) : end.start()]) and _NEW_SENTENCE.match(text, end.end()):
        return False  # '… i uge 48. Helle undersøger': the number ends something, and no list begins with it
    return bool(
        following.strip()[:1].islower() or _ABBREVIATED.search(text[max(start, end.start() - 12) : end.start()])
    )


def _line_ends(text: str, at: int) -> bool:
    """Does a new line begin something new, rather than go on where the last was full?"""
    following = text[at + 1 : at + 40].lstrip(" \t")
    if _ENTRY.match(following) or _LABEL.match(following):
        return True
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return (
        following[:1].isupper()
        and not SHORT_LINE <= len(line) <= LONG_LINE
        and not line.rstrip().endswith((",", " og", " at", " i", " af"))
    )
