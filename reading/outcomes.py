"""What the text of a decision came to, by its phrases (reading/words/outcomes.py)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reading import sentences
from reading.patterns import find_any, match_whole
from reading.result import Outcome
from reading.words import outcomes as words
from reading.words.head import ENDED

LONGEST = 40_000
_WORN = frozenset(words.WORN)

_NAMES = {str(outcome): outcome for outcome in Outcome}
_VERDICTS = [(_NAMES[name], find_any(phrases)) for name, phrases in words.VERDICTS.items()]
_AT_START = [
    (_NAMES[name], re.compile(rf"\W{{0,4}}(?:{find_any(phrases).pattern})", re.IGNORECASE))
    for name, phrases in words.VERDICTS_AT_START.items()
]
_AT_END = [
    (_NAMES[name], re.compile(rf"{find_any(phrases).pattern}$", re.IGNORECASE))
    for name, phrases in words.VERDICTS_AT_END.items()
]
SHORT = 9  # words of a sentence whose last word may be its verdict
_DISCUSSED = find_any(words.DISCUSSED)
_DISCUSSED_LATER = find_any(words.DISCUSSED_LATER)
_AGREED = find_any(words.AGREED)
_DECIDED, _NOT_YET = find_any(words.DECIDED), find_any(words.NOT_YET)
_TOLD = find_any(words.TOLD)
_EARLIER = find_any(words.EARLIER)
_BY_OTHERS = find_any(words.BY_OTHERS)
_REMARKS = find_any(words.REMARKS)
_NO_REMARKS = find_any(words.NO_REMARKS)
_ASIDE = find_any((*words.ASIDE, *ENDED))
_NOTHING = match_whole(words.NOTHING)
_NO_COMMENTS = find_any(words.NO_COMMENTS)
_CALENDAR = find_any(words.CALENDAR)
_BY_SILENCE = find_any(words.APPROVED_BY_SILENCE)
_ASKS_TO_BE_TOLD = find_any(words.ASKS_TO_BE_TOLD)
_ASKS_TO_DISCUSS = find_any(words.ASKS_TO_DISCUSS)

_NO_PROSE = re.compile(r"\s*\||\W*\d+(?:\.\d+)*\W*$")  # a table row; a paragraph's number alone


def classify(text: str, *, title: str = "", recommendation: str = "", written: bool = True) -> Outcome:
    """The outcome of one decision. `recommendation` is what was proposed; `title` that of the item.

    `written`: the text stands under a heading that says 'decision', so words without a verdict are `andet`.
    """
    body = "\n".join(line for line in text[:LONGEST].splitlines() if not _NO_PROSE.match(line))
    said = [sentence for sentence in sentences.split(body) if re.search(r"\w", sentence)]
    kept = [sentence for sentence in said if not _is_aside(sentence)]
    if any(_no_comments(sentence) for sentence in kept) and all(_is_nothing(sentence) for sentence in kept):
        silent = not title or _BY_SILENCE.search(title) or any(_BY_SILENCE.search(sentence) for sentence in kept)
        return Outcome.APPROVED if silent else Outcome.NONE
    if all(_is_nothing(sentence) for sentence in kept):
        return Outcome.NONE
    verdict = _strongest(verdict_of(sentence) for sentence in kept)
    if verdict is not None:
        return verdict
    if any(_discussed(sentence) for sentence in kept):
        return Outcome.DISCUSSED
    agreed = [sentence for sentence in kept if _AGREED.search(sentence) and not _EARLIER.search(sentence)]
    if agreed:
        return _agreed(agreed, recommendation)
    if written and any(_DECIDED.search(sentence) and not _NOT_YET.search(sentence) for sentence in kept):
        return Outcome.APPROVED
    if any(_TOLD.search(sentence) for sentence in kept):
        return Outcome.NOTED
    return Outcome.OTHER if written else Outcome.NONE


def is_answer(text: str) -> bool:
    """Is this a verdict and nothing else: 'Ikke godkendt.', 'Drøftet'?"""
    return len(text) < 200 and (text.endswith(".") or len(text.split()) < 3) and _has_verdict(text)


@lru_cache(maxsize=2048)
def _has_verdict(text: str) -> bool:
    """Asked of the same short line once for every chain of numbers that it could stand in."""
    return verdict_of(text) is not None


def _agreed(said: list[str], recommendation: str) -> Outcome:
    """They agreed on something: on what was proposed, when it is in the same words; else what was asked for tells."""
    proposed = _long_words(recommendation)
    if not proposed or any(proposed & _long_words(sentence) for sentence in said):
        return Outcome.APPROVED
    if _ASKS_TO_BE_TOLD.search(recommendation):
        return Outcome.OTHER
    return Outcome.DISCUSSED if _ASKS_TO_DISCUSS.search(recommendation) else Outcome.APPROVED


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{7,}", text.lower())) - _WORN


def is_verdict(text: str) -> bool:
    """Is there a verdict in so many words in this line?"""
    return any(not _is_aside(sentence) and verdict_of(sentence) is not None for sentence in sentences.split(text))


def _bare(sentence: str) -> str:
    return re.sub(r"^(?:[-•*]|\d{1,2}[a-z]?[.)])\s+", "", sentence).strip(" .!:")


def _is_nothing(sentence: str) -> bool:
    return bool(_NOTHING.fullmatch(_bare(sentence))) or _no_comments(sentence)


def _no_comments(sentence: str) -> bool:
    return len(sentence) < 140 and bool(_NO_COMMENTS.match(_bare(sentence)))


def _is_aside(sentence: str) -> bool:
    """Thanks, absences and the like; not where the verdict comes first: 'Godkendt, idet udvalget takker'."""
    return bool(_ASIDE.search(sentence)) and not any(pattern.match(_bare(sentence)) for _, pattern in _AT_START)


def _strongest(verdicts: Iterable[Outcome | None]) -> Outcome | None:
    """The first verdict that decides something; that they took note counts when nothing else was decided."""
    found = [verdict for verdict in verdicts if verdict is not None]
    return next((verdict for verdict in found if verdict is not Outcome.NOTED), found[0] if found else None)


def verdict_of(sentence: str) -> Outcome | None:
    """The earliest verdict in a sentence; of two at the same place, the longer phrase ('godkendes ikke')."""
    if _BY_OTHERS.search(sentence):
        return None
    moved = bool(_CALENDAR.search(sentence))
    hits = [
        (match.start(), -match.end(), outcome)
        for outcome, pattern in _VERDICTS
        if (match := pattern.search(sentence)) and not (moved and outcome is Outcome.POSTPONED)
    ]
    bare = _bare(sentence)
    hits += [(0, -match.end(), outcome) for outcome, pattern in _AT_START if (match := pattern.match(bare))]
    if not hits and len(bare.split()) <= SHORT:
        hits = [(0, 0, outcome) for outcome, pattern in _AT_END if pattern.search(bare)]
    if not hits:
        return None
    start, end, outcome = min(hits)
    if outcome is not Outcome.NOTED and start:
        before, behind = sentence[:start], sentence[-end:].lstrip()
        if _EARLIER.search(before) or _EARLIER.match(behind):
            return None
    if outcome is Outcome.APPROVED and _REMARKS.search(_NO_REMARKS.sub("", sentence)):
        return Outcome.APPROVED_WITH_REMARKS
    return outcome


def _discussed(sentence: str) -> bool:
    return bool(_DISCUSSED.search(_DISCUSSED_LATER.sub("", sentence)))
