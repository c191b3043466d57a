"""What was decided of an item: as a whole, and of each numbered point of its recommendation.

Source of the forms: ../shared/domain/danish-minutes.md, 4.5.
"""

import re
from itertools import pairwise

from reading import outcomes, sentences
from reading.patterns import either
from reading.result import Item, Outcome, PointOutcome
from reading.words import outcomes as words

_NUMBER = r"\d{1,2}[a-z]?"
_POINT = re.compile(
    rf"(?:^|(?<=[.;/])\s+|\n)\s*(?:[-•]\s+)?(?:(?:ad\.?|punkt|pkt\.?|indstillingspunkt|at)\s+)?(?P<from>{_NUMBER})"
    rf"(?P<more>(?:\s?[.)]?\s?(?:-|–|,|og|til)\s?{_NUMBER}){{0,12}})\s?(?P<sep>[.):](?!\d)|\s(?=(?:godkend|anbefal|drøft|tilt|vedtag|udsæt|udsat|ikke|taget|tages|orienter|afvis)))",
    re.IGNORECASE,
)
_LETTER_POINT = re.compile(r"(?:^|\n)\s*(?P<from>[a-h])(?P<more>)(?P<sep>\))\s")
_NAMED_POINTS = re.compile(
    rf"(?<!\w)(?P<word>{either(words.POINT_WORDS)})\s+(?P<from>{_NUMBER})(?![\w.]\d)(?P<more>(?:\s?(?:-|–|,|og|samt|til)\s?{_NUMBER}(?!\w)){{0,24}})",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:(?:ad|pkt\.?|punkt)\s)?(\d{1,2}[a-z]?)\s?[.):]\s*(?=[^\W\d])", re.IGNORECASE | re.MULTILINE)
_JOINT = re.compile(r"[,;]|\s(?:og|samt|mens|men)\s")
_ITEM_RANGE = re.compile(
    rf"(?<!\w)(?:{either(words.ITEM_RANGE_WORDS)})\s+(?P<from>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?P<to>(?:(?:-|–|,|og|til)\s?\d{{1,3}}(?:\.\d{{1,2}})?\s?){{1,10}})",
    re.IGNORECASE,
)


def points(text: str, *, recommendation: str = "") -> list[PointOutcome]:
    """The outcome of each numbered point, where the decision answers the recommendation's points one by one."""
    text = text[: outcomes.LONGEST]
    marks = _point_marks(text)
    if not marks or text[: marks[0].start()].strip():  # a list that begins under other words is no answer
        return _named_points(text, recommendation)
    out: list[PointOutcome] = []
    for mark, after in zip(marks, [*[m.start() for m in marks[1:]], len(text)], strict=True):
        answer = re.split(r"\n\s*\n", text[mark.end() : after], maxsplit=1)[0]
        verdict = outcomes.classify(answer)
        out += [PointOutcome(point, verdict) for point in _expand(mark["from"], mark["more"])]
    proposed = bool(_POINT.search(recommendation) or _LETTER_POINT.search(recommendation))
    decided = [point for point in out if point.outcome not in (Outcome.OTHER, Outcome.NONE)]
    return out if decided or (proposed and len(out) > 1) else []


def _named_points(text: str, recommendation: str) -> list[PointOutcome]:
    """Points named in prose: 'Udvalget godkendte indstillingspunkt 3, 4 og 9'. The first verdict on each counts."""
    if not _NAMED_POINTS.search(text):
        return []
    proposed = {mark["from"].lower() for mark in _POINT.finditer(recommendation)}
    found: dict[str, Outcome] = {}
    for sentence in sentences.split(text):
        whole = outcomes.verdict_of(sentence)
        if whole is None:
            continue
        for part in _parts_by_point(sentence):
            named = _NAMED_POINTS.search(part)
            points = [point.lower() for point in _expand(named["from"], named["more"])] if named else []
            if named and (named["word"].lower() in words.ONLY_POINTS or proposed.issuperset(points)):
                found = dict.fromkeys(points, outcomes.verdict_of(part) or whole) | found
    if len(found) < 2:
        return []
    return [PointOutcome(point, found[point]) for point in sorted(found, key=_in_order)]


def _parts_by_point(sentence: str) -> list[str]:
    """A sentence cut between the points it names: '… godkendte punkt 1, | mens punkt 2 blev udsat'."""
    named = list(_NAMED_POINTS.finditer(sentence))
    cuts = [0]
    for one, following in pairwise(named):
        joints = list(_JOINT.finditer(sentence, one.end(), following.start()))
        cuts += [joints[-1].start()] if joints else []
    return [sentence[start:end] for start, end in pairwise([*cuts, len(sentence)])]


def cut(text: str, points: list[str]) -> list[str]:
    """The text of each of `points`; [] where the text does not answer them one by one.

    Answers that begin with their numbers lose them; of points named in prose the paragraphs are shared out. A point
    that is answered together with an earlier one has an empty text. What stands before the first answer goes to it.
    """
    if len(points) < 2:
        return []
    return _cut_at_numbers(text, points) or _cut_at_names(text, points)


def _cut_at_numbers(text: str, points: list[str]) -> list[str]:
    marks = list(_ANSWER.finditer(text))
    found: list[re.Match[str]] = []
    for point in points:  # a later '2. Eventuelt' is no answer once 2 has been answered
        mark = next((one for one in marks if one[1] == point and (not found or one.start() > found[-1].start())), None)
        if mark is None:
            return []
        found.append(mark)
    ends = [one.start() for one in found[1:]] + [len(text)]
    parts = [text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    before = text[: found[0].start()].strip()
    return ["\n\n".join(filter(None, [before, parts[0]])), *parts[1:]]


def _cut_at_names(text: str, points: list[str]) -> list[str]:
    parts: dict[str, list[str]] = {}
    answered: set[str] = set()
    at = ""
    for paragraph in re.split(r"\n\s*\n", text):
        decided = [one for one in sentences.split(paragraph) if outcomes.verdict_of(one) is not None]
        named = [m for one in decided if (m := _NAMED_POINTS.search(one))]
        told = [point for m in named for point in _expand(m["from"].lower(), m["more"].lower())]
        fresh = [point for point in told if point in points and point not in answered]
        answered.update(fresh)
        at = fresh[0] if fresh else at
        parts.setdefault(at, []).append(paragraph.strip())
    if not answered.issuperset(points) or len(parts.keys() - {""}) < 2:
        return []
    first = next(point for point in parts if point)
    parts[first] = parts.pop("", []) + parts[first]
    return ["\n\n".join(parts.get(point, [])) for point in points]


def _in_order(point: str) -> tuple[int, str]:
    digits = re.match(r"\d+", point)
    return (int(digits[0]), point[digits.end() :]) if digits else (ord(point[0]) - 96, "")


def _point_marks(text: str) -> list[re.Match[str]]:
    """Numbers that rise, at the beginning of a line or a sentence."""
    marks: list[re.Match[str]] = []
    last: tuple[int, str] = (0, "")
    for mark in _POINT.finditer(text) if _POINT.match(text) else _LETTER_POINT.finditer(text):
        here = _in_order(mark["from"].lower())
        if here > last and here[0] - last[0] <= 8:
            marks.append(mark)
            inner = re.findall(r"\d+", mark["more"])
            last = (max(here[0], int(inner[-1])), "") if inner else here
    return marks


def _expand(first: str, more: str) -> list[str]:
    """'1' and '.-3' give 1, 2, 3; '1' and ', 2. og 4' give 1, 2, 4."""
    out = [first]
    for sign, number in re.findall(rf"(-|–|,|og|samt|til)\s?({_NUMBER})", more):
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
        item.outcome = outcomes.classify(text, title=item.title, recommendation=recommendation, written=written)


def decide_ranges(items: list[Item]) -> None:
    """'Punkterne 2.3-2.6 udskydes' under the last of them decides them all."""
    index = {item.number: i for i, item in enumerate(items) if item.number}
    for item in items:
        for sentence in sentences.split(item.sections.get("beslutning", "")[: outcomes.LONGEST]):
            found = _ITEM_RANGE.search(sentence)
            if not found or item.number not in index:
                continue
            numbers = [found["from"], *re.findall(r"\d{1,3}(?:\.\d{1,2})?", found["to"])]
            if not all(number in index for number in numbers):
                continue
            verdict = outcomes.verdict_of(sentence)
            if verdict is None:
                continue
            first, last = index[numbers[0]], index[numbers[-1]]
            ranged = (
                range(first, last + 1) if re.search(r"-|–|til", found["to"]) else [index[number] for number in numbers]
            )
            for i in ranged:
                if items[i].outcome in (Outcome.NONE, Outcome.OTHER):
                    items[i].outcome = verdict
