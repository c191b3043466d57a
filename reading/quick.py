"""One typed line: 'Solvej indkalder til møde inden mødet i marts', or 'Status på havnen, Gry, 15 min.'"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from reading import dates
from reading.owners import Ambiguous, Candidate, Found, Match, Owners, split
from reading.patterns import either, expression
from reading.result import Id
from reading.words import owners as words

__all__ = ["Ambiguous", "Candidate", "Match", "Quick", "QuickItem", "read_item", "read_line"]

_BULLET = re.compile(r"\s*(?:[-*•–]\s+(?:\[[ xX]?\]\s*)?|\d{1,2}[.)]\s+)?")
_LEAD_IN = re.compile(rf"(?:{'|'.join(map(expression, words.LEAD_INS))})\s*", re.IGNORECASE)
_LABEL = re.compile(rf"(?<![^\s(,;–-])(?:{either(words.LABELS)})\s*:?\s*(?=\S)", re.IGNORECASE)
_PASSIVE_BY = re.compile(r"(?<=\w)s\s+(?:\w+\s+){0,2}?af\s+(?=\S)")
_AT_END = re.compile(r"(?:[(\[]|\s[-–—]\s|;\s|\s/\s?)\s*(?=[^()\[\]]{2,60}[)\]]?\s*$)")
_MODAL = re.compile(rf"(?:{either(words.MODALS)})\s+(?=\w)", re.IGNORECASE)
_PAUSE = re.compile(r"\s*[,:–—-]\s*")
_SPACE = re.compile(r"\s*")
_CLOSES = re.compile(r"\s*[)\]]?")
_INFINITIVE = re.compile(r"\w+e|gå|stå|få|nå|se|bo|slå|forstå|indgå|foreslå|opnå|ske|være", re.IGNORECASE)
_EDGE = " \t,;:.–—-→|/"
_BRACKETS = re.compile(r"[(\[][\s,;]*[)\]]|[(\[]\s*$|^\s*[)\]]")
_NO_BEGINNING = frozenset(words.NO_BEGINNING)
_LOOSE_END = re.compile(rf"(?:^|[\s,;(])(?:{either(words.LOOSE_ENDS)})\s*:?\s*$", re.IGNORECASE)
_CLOCK_RANGE = re.compile(
    r"[(\s]*kl\.?\s*(\d{1,2})(?:[.:](\d\d))?\s*(?:-|–|til)\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?\)?", re.IGNORECASE
)
_TIME = re.compile(
    rf"[(\[,;–-]?\s*(?<![\w.,/])(?P<number>\d{{1,3}}(?:,\d)?|½|en\s+halv|et\s+kvarter)\s*"
    rf"(?:(?P<minutes>{either(words.MINUTES_UNITS)})|(?P<hours>{either(words.HOURS_UNITS)}))?(?![\w])\s*[)\]]?\s*\.?",
    re.IGNORECASE,
)
_PRESENTER = re.compile(rf"[(,;–-]?\s*(?<!\w)(?:{either(words.PRESENTERS)})\s*:?\s*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quick:
    """What one line says: the task, who, and by when. Offsets are those of the line as it was typed."""

    task: str
    owners: list[Match] = field(default_factory=list)
    ambiguous: list[Ambiguous] = field(default_factory=list)
    due: dates.Due | None = None


class QuickItem(NamedTuple):
    """An agenda item from one line. `minutes` is how long it may take; an ambiguous name stays in the title."""

    title: str
    presenters: list[Match]
    minutes: int | None


def read_line(
    text: str, *, on: date, people: Iterable[Candidate], meetings: Iterable[tuple[Id, date]] = (), body: str = ""
) -> Quick:
    """A task with its owners and its deadline, looked at from the day `on`.

    Owner and deadline are taken out of the task where the rest still reads as one; else the task is the whole line.
    """
    line = text.replace("\n", " ")[:2000]
    begin = _begin(line)
    owners = Owners(people)
    due = _choose(dates.find(line, on=on, meetings=meetings, body=body))
    first = _behind_due(line, begin, due)
    found, cuts = _leading(owners, line, first), []
    if found:
        cuts.append((first, _after_owner(line, found[-1].end)))
    else:
        found, cuts = _labelled(owners, line, due)
    sure, unsure = split(found)
    return Quick(_task(line, begin, cuts, due), sure, unsure, due)


def _begin(line: str) -> int:
    """Where the sentence begins: behind a bullet and 'Det aftales, at'."""
    start = _BULLET.match(line)
    at = start.end() if start else 0
    lead_in = _LEAD_IN.match(line, at)
    return lead_in.end() if lead_in else at


def _behind_due(line: str, begin: int, due: dates.Due | None) -> int:
    """'Senest 1. marts: Bo sender …' begins with its deadline; the owner comes after it."""
    if due and due.start == begin and (pause := _PAUSE.match(line, due.end)):
        return pause.end()
    return begin


def _leading(owners: Owners, line: str, begin: int) -> list[Found]:
    """Owners at the beginning, when what follows them can be what they do."""
    found = owners.several(line, begin)
    while found:
        following = line[found[-1].end :].lstrip()
        goes_on = line[found[-1].end : found[-1].end + 1]
        if (not following or goes_on in " ,:;-–—/" or goes_on == "") and not _is_name_word(line, found[-1].end):
            return found
        found.pop()
    return []


def _is_name_word(line: str, at: int) -> bool:
    """Another capitalised word behind the name: it is somebody else's."""
    return bool(re.match(r"[\s-][A-ZÆØÅ][a-zæøå]+", line[at : at + 30]))


def _after_owner(line: str, end: int) -> int:
    """Behind the owner's colon, or behind 'skal' when an infinitive follows."""
    rest = _PAUSE.match(line, end) or _SPACE.match(line, end)
    at = rest.end() if rest else end
    modal = _MODAL.match(line, at)
    if modal:
        following = re.match(r"\w+", line[modal.end() :])
        if following and _INFINITIVE.fullmatch(following[0]) and following[0].lower() not in words.NOT_INFINITIVES:
            return modal.end()
    return at


def _labelled(owners: Owners, line: str, due: dates.Due | None) -> tuple[list[Found], list[tuple[int, int]]]:
    """'Ansvarlig: Gry', '(Gry og Bo)', '… udarbejdes af sekretariatet', '– Gry' at the end."""
    for pattern in (_LABEL, _AT_END, _PASSIVE_BY):
        for mark in pattern.finditer(line):
            found = owners.several(line, mark.end())
            if not found:
                continue
            stop = _closed(line, found[-1].end)
            behind = line[stop:] if due is None or due.start < stop else line[stop : due.start] + line[due.end :]
            if pattern is _AT_END and behind.strip(_EDGE + ")]"):
                continue
            start = mark.start() + 1 if pattern is _PASSIVE_BY else mark.start()
            return found, [(start, stop)]
    return [], []


def _closed(line: str, end: int) -> int:
    closes = _CLOSES.match(line, end)
    return closes.end() if closes else end


def _choose(found: Sequence[dates.Due]) -> dates.Due | None:
    """The deadline: one said as such, else the last; a day before something vague."""
    ahead = [due for due in found if not due.past]
    dated = [due for due in ahead if due.precision not in ("vague", "recurring")]
    deadlines = [due for due in dated if due.deadline]
    for choice in (deadlines, dated, ahead):
        if choice:
            return choice[-1]
    return None


def _cut_due(line: str, begin: int, due: dates.Due, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The deadline may be cut away at the end of the line, or at its beginning before a pause."""
    start, end = due.start, due.end
    if not _without(line, end, cuts).strip(_EDGE + ")]"):
        if loose := _LOOSE_END.search(line[:start]):
            start = loose.start()
        return [(start, end)]
    if not _without(line[:start], begin, cuts).strip(_EDGE) and _PAUSE.match(line, end):
        return [(start, end)]
    return []


def _task(line: str, begin: int, cuts: list[tuple[int, int]], due: dates.Due | None) -> str:
    """The line without owner and deadline; without the owner; or whole: the first of these that reads as a task."""
    both = cuts + (_cut_due(line, begin, due, cuts) if due else [])
    for cut in (both, cuts):
        rest = _tidy(_without(line, begin, cut))
        if cut and _reads_as_task(rest):
            return rest
    return _tidy(line[begin:])


def _without(line: str, begin: int, cuts: Sequence[tuple[int, int]]) -> str:
    out, at = [], begin
    for start, end in sorted(cuts):
        if end <= at:
            continue
        out.append(line[at : max(at, start)])
        at = end
    return " ".join([*out, line[at:]])


def _tidy(text: str) -> str:
    text = " ".join(_BRACKETS.sub(" ", text).split())
    text = re.sub(r"\s+([,.;:])", r"\1", text).strip(_EDGE)
    if "(" not in text:
        text = text.rstrip(_EDGE + ")")
    return text[:1].upper() + text[1:]


def _reads_as_task(text: str) -> bool:
    parts = text.split()
    return len(parts) > 1 and parts[0].lower() not in _NO_BEGINNING and not text.endswith(("(", "["))


def read_item(text: str, people: Iterable[Candidate]) -> QuickItem:
    """An agenda item: 'Status på havnen, Gry, 15 min.', 'Budget v/ Bo (kl. 13.00-13.30)'."""
    line = text.replace("\n", " ")[:2000]
    begin = _begin(line)
    minutes, cuts = _duration(line)
    rest = _without(line, begin, cuts)
    owners = Owners(people)
    presenters: list[Match] = []
    for mark in (*_PRESENTER.finditer(rest), *_tail_marks(rest)):
        found = owners.several(rest, mark.end())
        sure, unsure = split(found)
        if not sure or unsure:
            continue
        if rest[_closed(rest, found[-1].end) :].strip(_EDGE):
            continue
        presenters = [_shifted(match, line) for match in sure]
        rest = rest[: mark.start()]
        break
    return QuickItem(_tidy(rest), presenters, minutes)


def _tail_marks(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[,;(–-]\s*(?=[^\s])", text))


def _shifted(match: Match, line: str) -> Match:
    """The same match with its place in the line as it was typed."""
    start = line.rfind(match.words)
    return Match(match.id, match.words, start, start + len(match.words))


def _duration(line: str) -> tuple[int | None, list[tuple[int, int]]]:
    if clock := _CLOCK_RANGE.search(line):
        begins = int(clock[1]) * 60 + int(clock[2] or 0)
        ends = int(clock[3]) * 60 + int(clock[4] or 0)
        if 0 < ends - begins < 24 * 60:
            return ends - begins, [clock.span()]
    for found in _TIME.finditer(line):
        number = re.sub(r"\s+", " ", found["number"].lower())
        if number == "et kvarter":
            return 15, [found.span()]
        if not found["minutes"] and not found["hours"]:
            continue
        count = 0.5 if number in ("½", "en halv") else float(number.replace(",", "."))
        minutes = round(count * (60 if found["hours"] else 1))
        if 0 < minutes <= 600:
            return minutes, [found.span()]
    return None, []
