"""Dates and deadlines in Danish prose, resolved against the day of the meeting. The phrases: reading/words/dates.py.

Every family of phrases is one pattern and one function that tells the day. The rules are those of the domain document's
4.7, where they are marked as proposals; that is why phrase and day are kept side by side. A phrase that names a day
which does not exist (31 April) is no date.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reading.dates import days as _days
from reading.dates import meetings as _meetings  # noqa: F401  registers its families
from reading.dates import spans as _spans  # noqa: F401
from reading.dates.base import FAMILIES, Asked, Due, Match, Meeting, Registered
from reading.patterns import either, find_any
from reading.words import dates as words

__all__ = ["Due", "Meeting", "find", "find_days"]

_RECURRING = find_any(words.RECURRING)
_VAGUE = re.compile(
    find_any(words.VAGUE).pattern + rf"|(?<!\w)(?:{either(words.VAGUE_CLAUSES)})\s+[^.,;:\n]{{3,80}}", re.IGNORECASE
)


def find(
    text: str, *, on: date, meetings: Iterable[Meeting | tuple[int | str, date]] = (), body: str = ""
) -> list[Due]:
    """Every phrase of `text` that tells a time, in order. `on` is the day of the meeting, which the text looks from.

    `meetings` are the coming meetings of the body; `body` is its name, which tells its meetings from those of others.
    """
    known = sorted((Meeting(*meeting) for meeting in meetings), key=lambda meeting: meeting.date)
    asked = Asked(text, on, known, body)
    found = _longest([due for _, due in _dated(asked, FAMILIES)], [])
    return _longest(_undated(text), found)


def find_days(text: str, *, on: date) -> list[Due]:
    """Only the days of `text`, each without the words before it ('senest', 'på mødet')."""
    bare = []
    for match, due in _dated(Asked(text, on, (), ""), _days.WRITTEN):
        start = match.end("lead") if match["lead"] else due.start
        start += len(text[start:]) - len(text[start:].lstrip(" :\t\n"))
        bare.append(replace(due, phrase=text[start : due.end], start=start))
    return _longest(bare, [])


def _dated(asked: Asked, families: Iterable[Registered]) -> Iterator[tuple[Match, Due]]:
    for cue, pattern, family in families:
        if not cue.search(asked.text):
            continue
        for match in pattern.finditer(asked.text):
            try:
                due = family(match, asked)
            except (ValueError, OverflowError):  # a day that no calendar has
                continue
            if due is not None:
                yield match, due


def _undated(text: str) -> Iterable[Due]:
    for precision, pattern in (("recurring", _RECURRING), ("vague", _VAGUE)):
        for match in pattern.finditer(text):
            yield Due(match[0], *match.span(), precision)


def _longest(candidates: Iterable[Due], taken: list[Due]) -> list[Due]:
    """Of phrases that overlap, the longest; those already taken stay."""
    out = sorted(taken, key=_start)
    for due in sorted(candidates, key=lambda due: (due.start - due.end, due.start)):
        at = bisect_left(out, due.start, key=_start)
        free_ahead = at == 0 or out[at - 1].end <= due.start
        if free_ahead and (at == len(out) or out[at].start >= due.end):
            insort(out, due, key=_start)
    return out


def _start(due: Due) -> int:
    return due.start
