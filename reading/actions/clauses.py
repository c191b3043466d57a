"""One sentence taken apart: where its clauses begin and what governs each of them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reading.patterns import either, find_any
from reading.words import doers
from reading.words import promises as words


class Force(StrEnum):
    """How binding a clause is, by what stands before it."""

    PLAIN = "plain"
    AGREED = "agreed"
    ONE_MIND = "one mind"  # agreed, but it may be a view
    TOLD = "told"
    PROPOSED = "proposed"
    LOOSE = "loose"  # subordinate: hvis, når, som …


_AGREED, _ONE_MIND = find_any(words.AGREED), find_any(words.OF_ONE_MIND)
_TOLD, _PROPOSED = find_any(words.TOLD), find_any(words.PROPOSED)
_RECOMMENDED = find_any(words.RECOMMENDED)
_OF_A_BODY = find_any(doers.BODIES)
_AT = re.compile(r"(?<!\w)at(?!\w)", re.IGNORECASE)
_BREAK = re.compile(r"[,;:()–—]|\s-\s|(?<!\w)(?:og|samt|men)(?!\w)", re.IGNORECASE)
_SUBORDINATE = re.compile(rf"\W*(?:{either(words.SUBORDINATE)})(?!\w)", re.IGNORECASE)

_EMBEDDED = re.compile(rf"\w\s+(?:{either(words.EMBEDDED)})\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    start: int  # behind the words that govern it
    force: Force


def clause_of(text: str, at: int) -> Clause:
    """The clause that the word at `at` stands in, and its force."""
    agreed = [(m.end(), Force.AGREED) for m in _AGREED.finditer(text, 0, at)]
    agreed += [(m.end(), Force.ONE_MIND) for m in _ONE_MIND.finditer(text, 0, at)]
    start, force = max(agreed, default=(0, Force.PLAIN), key=lambda found: found[0])
    for found in _AT.finditer(text, start, at):
        before = text[start : found.start()]
        if _RECOMMENDED.search(before[-90:]) and (_OF_A_BODY.search(before) or len(before.split()) < 4):
            start = found.end()  # what the body itself recommends
        elif _TOLD.search(before[-90:]):
            start, force = found.end(), Force.TOLD
        elif _PROPOSED.search(before[-90:]):
            start, force = found.end(), Force.PROPOSED
    if (
        force is Force.PLAIN
        and (said := _TOLD.search(text, 0, at))
        and re.search(r",\s*(?:hvor|om)\b|:\s", text[said.end() : at])
    ):
        force = Force.TOLD
    segment = start
    for found in _BREAK.finditer(text, start, at):
        segment = found.end()
    if _SUBORDINATE.match(text[segment:at]) or _EMBEDDED.search(text[segment:at]):
        return Clause(segment, Force.LOOSE)
    return Clause(start, force)


def is_cue(text: str, at: int) -> bool:
    """Does the word at `at` belong to the words that say that something was agreed?"""
    return any(cue.start() <= at < cue.end() for cue in _AGREED.finditer(text))


def agreed(text: str) -> bool:
    """Is anything said to have been agreed?"""
    return bool(_AGREED.search(text))


def agreements(text: str) -> list[tuple[int, bool]]:
    """Where the words end that say that something was agreed, up to an 'at'; and whether it was arranged ('aftalt').

    What was decided ('besluttet at slå dem sammen') may be done with the decision.
    """
    cues = (cue for cue in _AGREED.finditer(text) if cue[0].rstrip(" ,").lower().endswith(" at"))
    return [(cue.end(), "aftal" in cue[0].lower()) for cue in cues]


def told(text: str) -> bool:
    return bool(_TOLD.search(text))


def proposed(text: str) -> bool:
    return bool(_PROPOSED.search(text))
