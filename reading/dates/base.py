"""What all date families share: the result, the circumstances, and the small patterns that they are built of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from reading import almanac
from reading.patterns import either
from reading.words import dates as words

Day = date  # for the fields that are called 'date' themselves


class Meeting(NamedTuple):
    """A coming meeting of the body: its id, whatever that is to the caller, and its day."""

    id: int | str
    date: Day


@dataclass(frozen=True, slots=True)
class Due:
    """A phrase that says when, and what it was taken to mean.

    `precision` is day, week, month, quarter, half (also a whole year), season, meeting, recurring or vague; `date` is
    None where no day can be told. `before`: ahead of it ('inden'); for a meeting the date is then the day before.
    `meeting` is the id from `meetings` when the phrase means one. `past`: the text speaks of a day behind it, so it is
    no deadline. `doubt` is '' or 'weekday' (the weekday is not that date's) or 'next_year' (that week is over).
    """

    phrase: str
    start: int
    end: int
    precision: str
    date: Day | None = None
    before: bool = False
    meeting: int | str | None = None
    past: bool = False
    doubt: str = ""
    deadline: bool = False  # said with a word for a deadline: senest, inden, frist


@dataclass(frozen=True, slots=True)
class Asked:
    """The circumstances that a phrase is resolved in."""

    text: str
    on: date
    meetings: Sequence[Meeting]
    body: str


Match = re.Match[str]
Family = Callable[[Match, Asked], Due | None]
Registered = tuple[re.Pattern[str], re.Pattern[str], Family]
FAMILIES: list[Registered] = []

LEADS = {lead: kind for kind, leads in words.LEADS.items() for lead in leads}
MONTHS = words.MONTHS | words.SHORT_MONTHS
DAYS = words.WEEKDAYS | words.SHORT_WEEKDAYS

LEAD = rf"(?:(?<!\w)(?P<lead>{either(LEADS)})\s*:?\s+)?"
WEEKDAY = rf"(?:(?P<weekday>{either(words.WEEKDAYS)}|(?:{either(words.SHORT_WEEKDAYS)})\.)\s*,?\s+)?"
A_THE = r"(?<!\w)(?:den\s+|d\.\s*|d\s+)"
THE = rf"(?:{A_THE}|(?<![\d.,/§-]))"  # the number after it stands alone

YEAR = r"(?:\s*,?\s*(?P<year>(?:19|20)\d\d)(?!\d))?"
MONTH = rf"(?P<month>{either(words.MONTHS)})(?!\w)"
ANY_MONTH = rf"(?P<month>(?:{either(words.MONTHS)})(?!\w)|(?:{either(words.SHORT_MONTHS)})(?:\.|(?!\w)))"
PART = rf"(?P<part>{either(words.PARTS)})"


def again(pattern: str) -> str:
    """The same pattern for a second use in one expression: its groups are called year2, part2 …"""
    return re.sub(r"\(\?P<(\w+?)>", r"(?P<\g<1>2>", pattern)


def family(pattern: str, *, cue: str) -> Callable[[Family], Family]:
    """Register what resolves a family of phrases. A text without the cue, a small pattern, is spared the large one."""

    def register(function: Family) -> Family:
        compiled = re.compile(pattern, re.IGNORECASE)
        FAMILIES.append((re.compile(cue, re.IGNORECASE), compiled, function))
        return function

    return register


COUNT = rf"(?P<count>\d{{1,3}}|{either(words.NUMBERS)})"
UNIT = rf"(?P<unit>{either(words.UNITS)})"


def add(day: date, word: str, unit: str, *, back: bool = False) -> date:
    """So many days, weeks … from a day: the number in words or figures, the unit as it is written."""
    count, unit = int(word) if word.isdigit() else words.NUMBERS[word.lower()], words.UNITS[unit.lower()]
    count = -count if back else count
    if unit == "working day":
        return almanac.add_working_days(day, count)
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    return almanac.add_months(day, count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit])


NOT_A_DATE = re.compile(rf"(?<!\w)(?:{either(words.NOT_DATES)})\s*$", re.IGNORECASE)
PAST_BEFORE = re.compile(rf"(?<!\w)(?:{either(words.PAST_BEFORE)})(?!\w)[^.,;]{{0,22}}$", re.IGNORECASE)
PAST_BEHIND = re.compile(rf"\s*,?\s*(?:{either(words.PAST_BEHIND)})(?!\w)", re.IGNORECASE)


def make(match: Match, precision: str, day: date | None, *, doubt: str = "", meeting: int | str | None = None) -> Due:
    lead = lead_of(match)
    return Due(
        match[0],
        *match.span(),
        precision,
        day,
        before=LEADS.get(lead) == "before",
        meeting=meeting,
        doubt=doubt,
        deadline=LEADS.get(lead) in ("before", "by"),
    )


def lead_of(match: Match) -> str:
    lead = match["lead"] if "lead" in match.re.groupindex else None
    return re.sub(r"\s+", " ", (lead or "").lower())


def is_before(match: Match) -> bool:
    return LEADS.get(lead_of(match)) == "before"


def is_behind(text: str, match: Match) -> bool:
    """Does the text speak of a day that is over?"""
    lead = lead_of(match)
    if LEADS.get(lead) in ("before", "by"):
        return False
    if lead in words.SINCE:
        return True
    ahead = text[max(0, match.start() - 40) : match.start()]
    return bool(PAST_BEFORE.search(ahead) or PAST_BEHIND.match(text, match.end()))


def month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def nearest(day: int, month: int, on: date, *, past: bool) -> date:
    """Rule Y: the next such day on or after the meeting, or the last one before; 29 February waits for a leap year."""
    years = range(on.year, on.year - 9, -1) if past else range(on.year, on.year + 9)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found <= on) if past else (found >= on):
            return found
    raise ValueError(f"no {day}/{month}")
