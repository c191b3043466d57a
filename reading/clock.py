"""Days and times in the head of a document: 'Fredag d. 10. november 2023 kl. 13:00 - 15.30'."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from reading import dates
from reading.result import Moment
from reading.words.dates import MONTHS

_HOUR = r"(?P<{0}>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d)(?::[0-5]\d)?)?"
_TO = r"\s*(?:-|–|—|til|to)\s*(?:kl\.?\s*)?"
_CLOCK = re.compile(
    rf"(?<!\w)kl(?:\.|okken)?\s*{_HOUR.format('h')}(?!\d)(?:{_TO}{_HOUR.format('e')}(?![\d/]))?", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?<![\d.,/:-])(?P<h>[01]?\d|2[0-4])[.:](?P<hm>[0-5]\d){_TO}{_HOUR.format('e')}(?![\d./-])", re.IGNORECASE
)
_TIME = re.compile(r"(?<![\d.,/:-])(?P<h>[01]?\d|2[0-4]):(?P<hm>[0-5]\d)(?::[0-5]\d)?(?![\d./])(?P<e>)(?P<em>)")
_PACKED = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d|(?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(rf"(?<!\w)(?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|[./-]\s?\d\d$")
# A year far from the others is a slip or an old reference, never the meeting's own.
FIRST_YEAR, LAST_YEAR = 1970, 2100


@dataclass(slots=True)
class When:
    """A day and its times in one line of text; `start` and `end` are where all of it stands in the text."""

    day: date | None
    begins: time | None
    ends: time | None
    start: int
    end: int
    doubt: str = ""
    day_end: int = 0  # where the day alone ends
    month: date | None = None  # its first day, where the text tells no more than a month and a year

    def moment(self, at: time | None) -> Moment | None:
        if self.day is None:
            return None
        return datetime.combine(self.day, at) if at else self.day


def read(text: str, *, on: date | None = None, packed: bool = False) -> When | None:
    """The first day in the text that has a year (or any day, looked at from `on`), with the clock times near it.

    `packed`: '040620' is a day too.
    """
    if not _DIGIT.search(text):
        return None
    found = next((due for due in _days(text, on) if due.date), None)
    clock = _CLOCK.search(text) or _RANGE.search(text) or _TIME.search(text)
    if found is None:
        if packed and (day := _packed(text)):
            return day
        month = _MONTH.search(text[:2000])
        if month is None:
            return When(None, *_times(clock), *clock.span()) if clock else None
        begins, ends = _times(clock) if clock else (None, None)
        first = date(int(month["year"]), MONTHS[month["month"].lower()], 1)
        return When(None, begins, ends, *month.span(), day_end=month.end(), month=first)
    begins, ends = _times(clock) if clock else (None, None)
    start, end = found.start, found.end
    if clock and clock.start() >= end:
        end = clock.end()
    return When(found.date, begins, ends, start, end, found.doubt, day_end=found.end)


def _days(text: str, on: date | None) -> list[dates.Due]:
    """Days; without one to look from, only those that have a year."""
    return [
        due
        for due in dates.find_days(text[:2000], on=on or date(2000, 1, 1))
        if due.date and (on or _HAS_YEAR.search(due.phrase)) and FIRST_YEAR <= due.date.year <= LAST_YEAR
    ]


def without_day(text: str) -> str:
    """The text up to its first day, with or without a year."""
    found = dates.find_days(text[:2000], on=date(2000, 1, 1)) if _DIGIT.search(text) else []
    return text[: found[0].start] if found else text


def _packed(text: str) -> When | None:
    if found := _PACKED.search(text):
        day, month, year = (int(part) for part in found.groups())
        try:
            return When(date(year if year > 99 else 2000 + year, month, day), None, None, *found.span())
        except ValueError:
            return None
    return None


def _times(clock: re.Match[str]) -> tuple[time | None, time | None]:
    begins = _time(clock["h"], clock["hm"])
    ends = _time(clock["e"], clock["em"]) if clock["e"] else None
    return begins, ends if ends != begins else None


def _time(hour: str, minute: str | None) -> time | None:
    return time(int(hour) % 24, int(minute or 0))
