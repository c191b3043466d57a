"""Stretches of time, each taken to mean its last day: months, quarters, half years, weeks, seasons, feasts."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reading import almanac
from reading.dates.base import (
    LEAD,
    LEADS,
    MONTH,
    PART,
    YEAR,
    Asked,
    Due,
    Match,
    again,
    family,
    is_before,
    is_behind,
    lead_of,
    make,
)
from reading.patterns import either
from reading.words import dates as words


@family(
    rf"{LEAD}{PART}\s+(?:{either(words.MONTHS)})?(?:\s?[/-]\s?)?{MONTH}(?:\s+måned)?{YEAR}"
    rf"(?:\s*/\s*{again(PART)}\s+{again(MONTH)}(?:\s+(?P<year2>20\d\d))?)?",
    cue=either(words.MONTHS),
)
def _part_of_month(match: Match, asked: Asked) -> Due | None:
    month, part, year = match["month"], match["part"], match["year"]
    if match["month2"]:  # 'slut april/start maj': the later end
        month, part, year = match["month2"], match["part2"], match["year2"] or year
    number, part = words.MONTHS[month.lower()], part.lower()
    day = words.PARTS[part][0]
    found_year = int(year) if year else year_of(number, asked)
    last = almanac.last_of(found_year, number)
    found = last.replace(day=min(day, last.day))
    return make(match, "day" if part in words.EXACT_PARTS else "month", found)


@family(
    rf"{LEAD}{PART}\s+(?P<year>(?:19|20)\d\d|året|dette\s+år|næste\s+år|måneden|ugen)(?!\w)"
    rf"(?:\s*/\s*{again(PART)}\s+(?P<year2>20\d\d)(?!\d))?",
    cue=either(words.PARTS),
)
def _part_of_year(match: Match, asked: Asked) -> Due | None:
    part, year = (match["part2"], match["year2"]) if match["year2"] else (match["part"], match["year"])
    if year.lower() == "ugen":
        return make(match, "week", asked.on + timedelta((4 - asked.on.weekday()) % 7))
    if year.lower() == "måneden":
        return make(match, "month", almanac.last_of(asked.on.year, asked.on.month))
    number = _year_named(year, asked.on)
    month = words.PARTS[part.lower()][1]
    exact = part.lower() in words.EXACT_PARTS
    return make(match, "day" if exact else "half", almanac.last_of(number, month))


@family(
    r"(?P<lead>inden|før|ved|senest\s+ved)\s+(?:årets\s+udgang|udgangen\s+af\s+året|året\s+er\s+omme)(?!\w)",
    cue="årets|året",
)
def _end_of_year(match: Match, asked: Asked) -> Due | None:
    return make(match, "day", date(asked.on.year, 12, 31))


@family(r"(?<!\w)(?P<lead>senest\s+i|inden|i\s+løbet\s+af|senest)\s+(?P<year>20\d\d)(?![\d/-]|\.\d)", cue=r"20\d\d")
def _year(match: Match, asked: Asked) -> Due | None:
    year = int(match["year"])
    if match["lead"].lower() == "inden":
        year -= 1
    found = date(year, 12, 31)
    return replace(make(match, "half", found), past=found < asked.on)  # 'senest i 2019': most recently


@family(
    rf"{LEAD}(?:(?P<first>{either(words.MONTHS)})\s?(?:/|-|–|og)\s?)?(?<![.\d]\s)(?<!\w){MONTH}(?:\s+måned)?{YEAR}",
    cue=either(words.MONTHS),
)
def _month(match: Match, asked: Asked) -> Due | None:
    lead = lead_of(match)
    if not match["year"] and LEADS.get(lead) is None:
        return None
    if lead in ("om", "af", "for", "over") and not match["year"]:
        return None
    if re.search(r"\d\.?\s*$", asked.text[max(0, match.start() - 4) : match.start()]):
        return None  # the day stands before it
    number = words.MONTHS[match["month"].lower()]
    behind = is_behind(asked.text, match)
    year = int(match["year"]) if match["year"] else year_of(number, asked, past=behind)
    found = almanac.last_of(year, number)
    if LEADS.get(lead) == "before":
        return make(match, "month", date(year, number, 1) - timedelta(1))
    own = next((m for m in asked.meetings if (m.date.year, m.date.month) == (year, number) and m.date > asked.on), None)
    if own and lead in ("i", "til", "på"):  # "til februar": the body meets then
        return make(match, "meeting", own.date, meeting=own.id)
    return replace(make(match, "month", found), past=behind or found < asked.on)


def year_of(month: int, asked: Asked, *, past: bool = False) -> int:
    if past:
        return asked.on.year - (month > asked.on.month)
    return asked.on.year + (month < asked.on.month)


def _year_named(word: str, on: date) -> int:
    word = word.lower()
    return int(word) if word.isdigit() else on.year + word.startswith("næste")


_QUARTER = rf"(?:(?P<number>[1-4])\.?\s?|(?P<ordinal>{either(words.ORDINALS)})\s+)kvartal|Q(?P<q>[1-4])(?!\d)"


@family(
    rf"{LEAD}(?:(?P<part>{either(words.PARTS)})\s+)?(?:(?:[1-4]\.?|Q[1-4])\s?(?:-|–|\+|og)\s?)?(?<![\d,.])(?:{_QUARTER}){YEAR}",
    cue="kvartal|q[1-4]",
)
def _quarter(match: Match, asked: Asked) -> Due | None:
    number = int(match["number"] or match["q"] or words.ORDINALS[match["ordinal"].lower()])
    year = int(match["year"]) if match["year"] else asked.on.year
    found = almanac.last_of(year, 3 * number)
    if not match["year"] and found < asked.on:
        found = almanac.last_of(year + 1, 3 * number)
    if is_before(match) and not match["part"]:
        found = date(found.year, 3 * number - 2, 1) - timedelta(1)
    return make(match, "quarter", found)


@family(rf"{LEAD}(?:(?P<number>[12])\.?\s?|(?P<ordinal>første|andet|anden)\s+)halvår{YEAR}(?!\w)", cue="halvår")
def _half(match: Match, asked: Asked) -> Due | None:
    number = int(match["number"] or words.ORDINALS[match["ordinal"].lower()])
    year = int(match["year"]) if match["year"] else asked.on.year
    found = almanac.last_of(year, 6 * number)
    if not match["year"] and found < asked.on:
        found = almanac.last_of(year + 1, 6 * number)
    return make(match, "half", found)


# --- weeks ---


@family(
    rf"{LEAD}(?:(?P<part>{either(words.PARTS)})\s+)?(?<!\w)ugen?(?:rne)?\s+(?P<week>\d{{1,2}})(?!\d)(?:\s?(?:-|–|og|til)\s?(?P<last>\d{{1,2}})(?!\d))?(?:\s?[,/]?\s?(?P<year>20\d\d)(?!\d))?",
    cue="uge",
)
def _week(match: Match, asked: Asked) -> Due | None:
    week = int(match["last"] or match["week"])
    if match["last"] and week <= int(match["week"]):  # 'uge 52-1' runs into the next year; 'uge 12, 5 …' is no range
        week = int(match["week"])
    if not 1 <= week <= 53:
        return None
    doubt = ""
    if match["year"]:
        found = almanac.friday_of(int(match["year"]), week)
    else:
        year = asked.on.isocalendar().year
        try:
            found = almanac.friday_of(year, week)
        except ValueError:
            found = almanac.friday_of(year + 1, week)
        if found < asked.on:
            found, doubt = almanac.friday_of(year + 1, week), "next_year"
    if is_before(match) and not match["part"]:
        found -= timedelta(7)
    return make(match, "week", found, doubt=doubt)


@family(rf"{LEAD}(?<!\w)(?P<which>næste|denne)\s+(?P<unit>uge|måned|år)(?!\w)", cue="næste|denne")
def _next_unit(match: Match, asked: Asked) -> Due | None:
    ahead = match["which"].lower() == "næste"
    unit = match["unit"].lower()
    if unit == "uge":
        friday = asked.on - timedelta(asked.on.weekday() - 4)
        return make(match, "week", friday + timedelta(7 * ahead))
    if unit == "år":
        return make(match, "half", date(asked.on.year + ahead, 12, 31))
    month = almanac.add_months(asked.on.replace(day=1), int(ahead))
    return make(match, "month", almanac.last_of(month.year, month.month))


# --- seasons and feasts ---

_SEASON = "|".join(
    rf"{name}(?:{either(words.SEASON_ENDINGS)})"
    for name in sorted([*words.SEASONS, *words.HOLIDAY_WEEKS], key=len, reverse=True)
)


@family(rf"{LEAD}(?:(?:{either(words.PARTS)})\s+)?(?<!\w)(?P<season>{_SEASON}){YEAR}(?!\w)", cue=_SEASON)
def _season(match: Match, asked: Asked) -> Due | None:
    lead = lead_of(match)
    if not lead and not match["year"]:
        return None
    name = next(
        n
        for n in sorted([*words.SEASONS, *words.HOLIDAY_WEEKS], key=len, reverse=True)
        if match["season"].lower().startswith(n)
    )
    side = 1 if is_before(match) else 2 if lead == "efter" else 0
    years = [int(match["year"])] if match["year"] else [asked.on.year, asked.on.year + 1]
    found = next((d for d in (_season_day(name, year, side) for year in years) if d >= asked.on), None)
    return make(match, "season", found or _season_day(name, years[-1], side))


def _season_day(name: str, year: int, side: int) -> date:
    if weeks := words.HOLIDAY_WEEKS.get(name):
        return almanac.friday_of(year, (weeks[1], weeks[0] - 1, weeks[1] + 1)[side])
    month, day = words.SEASONS[name][side]
    found = almanac.last_of(year, 2) if (month, day) == (2, 28) else date(year, month, day)
    if side == 1 and name in words.BEFORE_IS_A_WORKING_DAY:
        return almanac.working_day_before(found + timedelta(1))
    return found


@family(
    rf"(?<!\w)(?P<lead>inden|før|op\s+til|senest|til|efter|ved|i|over|hen\s+over|omkring)\s+(?P<feast>{either(words.FEASTS)})(?:\s+(?P<year>20\d\d))?(?!\w)",
    cue=either(words.FEASTS),
)
def _feast(match: Match, asked: Asked) -> Due | None:
    lead, feast = lead_of(match), match["feast"].lower()
    years = [int(match["year"])] if match["year"] else [asked.on.year - 1, asked.on.year, asked.on.year + 1]
    days = [_feast_day(feast, year, lead) for year in years]
    return make(match, "season", next((d for d in days if d >= asked.on), days[-1]))


def _feast_day(feast: str, year: int, lead: str) -> date:
    before, after = lead in ("inden", "før", "senest", "til", "op til"), lead == "efter"
    if feast.startswith("jul"):
        return (
            date(year, 12, 22)
            if before
            else almanac.working_day_after(date(year, 12, 26))
            if after
            else date(year, 12, 31)
        )
    if feast.startswith(("nytår", "årsskifte")):
        return almanac.working_day_after(date(year + 1, 1, 1)) if after else date(year, 12, 31)
    first, last = (-3, 1) if feast.startswith("påske") else (49, 50)
    sunday = almanac.easter(year)
    if before:
        return almanac.working_day_before(sunday + timedelta(first))
    monday = sunday + timedelta(last)
    return almanac.working_day_after(monday) if after else monday
