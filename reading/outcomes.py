"""What a decision came to, by its phrases (reading/words/outcomes.py), for an item and for each point of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reading import sentences
from reading.patterns import either, find_any, match_whole
from reading.result import Item, Outcome, PointOutcome
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
_TOLD = find_any(words.TOLD)
_EARLIER = find_any(words.EARLIER)
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
_NUMBER = r"\d{1,2}[a-z]?"
_POINT = re.compile(
    rf"(?:^|(?<=[.;/])\s+|\n)\s*(?:[-•]\s+)?(?:(?:ad\.?|punkt|pkt\.?|indstillingspunkt|at)\s+)?(?P<from>{_NUMBER})"
    rf"(?P<more>(?:\s?[.)]?\s?(?:-|–|,|og|til)\s?{_NUMBER}){{0,12}})\s?(?P<sep>[.):](?!\d)|\s(?=(?:godkend|anbefal|drøft|tilt|vedtag|udsæt|udsat|ikke|taget|tages|orienter|afvis)))",
    re.IGNORECASE,
)
_LETTER_POINT = re.compile(r"(?:^|\n)\s*(?P<from>[a-h])(?P<more>)(?P<sep>\))\s")
_ITEM_RANGE = re.compile(
    rf"(?<!\w)(?:{either(words.ITEM_RANGE_WORDS)})\s+(?P<from>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?P<to>(?:(?:-|–|,|og|til)\s?\d{{1,3}}(?:\.\d{{1,2}})?\s?){{1,10}})",
    re.IGNORECASE,
)


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
    verdict = _strongest(_verdict(sentence) for sentence in kept)
    if verdict is not None:
        return verdict
    if any(_discussed(sentence) for sentence in kept):
        return Outcome.DISCUSSED
    agreed = [sentence for sentence in kept if _AGREED.search(sentence) and not _EARLIER.search(sentence)]
    if agreed:
        return _agreed(agreed, recommendation)
    if any(_TOLD.search(sentence) for sentence in kept):
        return Outcome.NOTED
    return Outcome.OTHER if written else Outcome.NONE


def is_answer(text: str) -> bool:
    """Is this a verdict and nothing else: 'Ikke godkendt.', 'Drøftet'?"""
    return len(text) < 200 and (text.endswith(".") or len(text.split()) < 3) and _has_verdict(text)


@lru_cache(maxsize=2048)
def _has_verdict(text: str) -> bool:
    """Asked of the same short line once for every chain of numbers that it could stand in."""
    return _verdict(text) is not None


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
    return any(not _is_aside(sentence) and _verdict(sentence) is not None for sentence in sentences.split(text))


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


def _verdict(sentence: str) -> Outcome | None:
    """The earliest verdict in a sentence; of two at the same place, the longer phrase ('godkendes ikke')."""
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
    start, _, outcome = min(hits)
    if outcome is not Outcome.NOTED and start and _EARLIER.search(sentence[:start]):
        return None
    if outcome is Outcome.APPROVED and _REMARKS.search(_NO_REMARKS.sub("", sentence)):
        return Outcome.APPROVED_WITH_REMARKS
    return outcome


def _discussed(sentence: str) -> bool:
    return bool(_DISCUSSED.search(_DISCUSSED_LATER.sub("", sentence)))


def points(text: str, *, recommendation: str = "") -> list[PointOutcome]:
    """The outcome of each numbered point, where the decision answers the recommendation's points one by one."""
    text = text[:LONGEST]
    marks = _point_marks(text)
    if not marks or text[: marks[0].start()].strip():
        return []  # a list that begins under other words is no answer
    out: list[PointOutcome] = []
    for mark, after in zip(marks, [*[m.start() for m in marks[1:]], len(text)], strict=True):
        answer = re.split(r"\n\s*\n", text[mark.end() : after], maxsplit=1)[0]
        verdict = classify(answer)
        out += [PointOutcome(point, verdict) for point in _expand(mark["from"], mark["more"])]
    proposed = bool(_POINT.search(recommendation) or _LETTER_POINT.search(recommendation))
    decided = [point for point in out if point.outcome not in (Outcome.OTHER, Outcome.NONE)]
    return out if decided or (proposed and len(out) > 1) else []


def _point_marks(text: str) -> list[re.Match[str]]:
    """Numbers that rise, at the beginning of a line or a sentence."""
    marks: list[re.Match[str]] = []
    last: tuple[int, str] = (0, "")
    for mark in _POINT.finditer(text) if _POINT.match(text) else _LETTER_POINT.finditer(text):
        first = mark["from"].lower()
        digits = re.match(r"\d+", first)
        here = (int(digits[0]), first[digits.end() :]) if digits else (ord(first) - 96, "")
        if here > last and here[0] - last[0] <= 8:
            marks.append(mark)
            inner = re.findall(r"\d+", mark["more"])
            last = (max(here[0], int(inner[-1])), "") if inner else here
    return marks


def _expand(first: str, more: str) -> list[str]:
    """'1' and '.-3' give 1, 2, 3; '1' and ', 2. og 4' give 1, 2, 4."""
    out = [first]
    for sign, number in re.findall(rf"(-|–|,|og|til)\s?({_NUMBER})", more):
        if sign in "-–" or sign == "til":
            start, end = re.match(r"\d+", out[-1]), re.match(r"\d+", number)
            if start and end:
                out += [str(n) for n in range(int(start[0]) + 1, min(int(end[0]), 40))]
        out.append(number)
    return list(dict.fromkeys(out))


def summary(found: list[PointOutcome]) -> Outcome:
    """One outcome for an item decided point by point: the common one, else the one that is a decision, else `andet`."""
    values = list(dict.fromkeys(point.outcome for point in found))
    if len(values) == 1:
        return values[0]
    deciding = [value for value in values if value not in (Outcome.NOTED, Outcome.DISCUSSED, Outcome.NONE)]
    if set(deciding) == {Outcome.APPROVED, Outcome.APPROVED_WITH_REMARKS}:
        return Outcome.APPROVED_WITH_REMARKS
    return deciding[0] if len(deciding) == 1 else Outcome.OTHER


def decide(item: Item, *, written: bool) -> None:
    """Set an item's outcome, and its points' outcomes, from its sections."""
    text = item.sections.get("beslutning", "") or item.sections.get("drøftelse", "")
    recommendation = item.sections.get("indstilling", "")
    item.outcomes = points(text, recommendation=recommendation)
    if item.outcomes:
        item.outcome = summary(item.outcomes)
        if len(item.outcomes) == 1 and item.outcomes[0].point == "1":
            item.outcomes = []
    else:
        item.outcome = classify(text, title=item.title, recommendation=recommendation, written=written)


def decide_ranges(items: list[Item]) -> None:
    """'Punkterne 2.3-2.6 udskydes' under the last of them decides them all."""
    index = {item.number: i for i, item in enumerate(items) if item.number}
    for item in items:
        for sentence in sentences.split(item.sections.get("beslutning", "")[:LONGEST]):
            found = _ITEM_RANGE.search(sentence)
            if not found or item.number not in index:
                continue
            numbers = [found["from"], *re.findall(r"\d{1,3}(?:\.\d{1,2})?", found["to"])]
            if not all(number in index for number in numbers):
                continue
            verdict = _verdict(sentence)
            if verdict is None:
                continue
            first, last = index[numbers[0]], index[numbers[-1]]
            ranged = (
                range(first, last + 1) if re.search(r"-|–|til", found["to"]) else [index[number] for number in numbers]
            )
            for i in ranged:
                if items[i].outcome in (Outcome.NONE, Outcome.OTHER):
                    items[i].outcome = verdict
