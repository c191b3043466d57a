"""Days: written out, in numbers, and counted from the meeting."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reading.dates.base import (
    A_THE,
    ANY_MONTH,
    COUNT,
    DAYS,
    FAMILIES,
    LEAD,
    NOT_A_DATE,
    THE,
    UNIT,
    WEEKDAY,
    YEAR,
    Asked,
    Due,
    Match,
    add,
    family,
    is_behind,
    make,
    month_number,
    nearest,
)
from reading.patterns import either
from reading.words import dates as words


@family(
    rf"{LEAD}{WEEKDAY}{THE}(?:\d{{1,2}}\.?\s?(?:-|–|og|/)\s?)?(?P<day>\d{{1,2}})\.?\s{{0,3}}(?:i\s+)?{ANY_MONTH}{YEAR}",
    cue=rf"\d\.?\s{{0,3}}(?:i\s+)?{ANY_MONTH}",
)
def _written_day(match: Match, asked: Asked) -> Due | None:
    return _day(match, asked, int(match["day"]), month_number(match["month"]), match["year"])


@family(
    rf"{LEAD}{WEEKDAY}{THE}(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})(?:\s?[./-]\s?(?P<year>(?:19|20)\d\d|\d\d)"
    r"|\s(?P<later>(?:19|20)\d\d))(?![\d/-]|[.,]\d)",
    cue=r"\d\s?[./-]\s?\d{1,2}\s?[./\s-]\s?\d\d",
)
def _numeric_day(match: Match, asked: Asked) -> Due | None:
    year = match["year"] or match["later"]
    if len(year) == 2:
        year = str(2000 + int(year))
        if abs(int(year) - asked.on.year) > 9:
            return None
    return _day(match, asked, int(match["day"]), int(match["month"]), year)


@family(
    rf"{LEAD}{WEEKDAY}(?P<the>{THE})(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/]|[.,]\d|\s*(?:%|pct|del|time|år))",
    cue=r"\d/\d",
)
def _day_and_month(match: Match, asked: Asked) -> Due | None:
    day, month = int(match["day"]), int(match["month"])
    marked = match["lead"] or match["the"] or match["weekday"]
    could_be_a_part = not marked and day < month and day <= 3 and month <= 5  # 1/2, 3/4 of something
    if could_be_a_part and re.match(r"\s*\w", asked.text[match.end() : match.end() + 3]):
        return None
    return _day(match, asked, day, month, None)


@family(rf"{LEAD}{WEEKDAY}{A_THE}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.?(?![\d.]|,\d)", cue=r"\d\.\d")
def _day_with_dots(match: Match, asked: Asked) -> Due | None:
    return _day(match, asked, int(match["day"]), int(match["month"]), None)


@family(rf"{LEAD}{THE}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", cue=r"\d\d-\d\d-\d\d")
def _iso_day(match: Match, asked: Asked) -> Due | None:
    return _day(match, asked, int(match["day"]), int(match["month"]), match["year"])


WRITTEN = FAMILIES[-5:]  # so far: the families of days that stand there in so many words


def _day(match: Match, asked: Asked, day: int, month: int, year: str | None) -> Due | None:
    if NOT_A_DATE.search(asked.text[max(0, match.start() - 12) : match.start()]):
        return None
    behind = is_behind(asked.text, match)
    found = date(int(year), month, day) if year else nearest(day, month, asked.on, past=behind)
    weekday = match["weekday"] if "weekday" in match.re.groupindex else None
    doubt = "weekday" if weekday and DAYS[weekday.lower().rstrip(".")] != found.weekday() else ""
    due = make(match, "day", found, doubt=doubt)
    return replace(due, past=behind or (found < asked.on and not due.deadline))


# --- counted from the meeting ---


@family(
    rf"(?<!\w)(?:(?P<ahead>{either(words.AHEAD)})\s+{COUNT}|(?P<count2>\d{{1,3}}))\s+{UNIT}(?P<behind>\s+efter)?(?!\w)",
    cue=either(words.UNITS),
)
def _ahead(match: Match, asked: Asked) -> Due | None:
    if match["count2"] and not match["behind"]:
        return None  # '14 dage' alone is how long, not when
    before = (match["ahead"] or "").lower() not in ("om", "efter", "over", "")
    return replace(
        make(match, "day", add(asked.on, match["count"] or match["count2"], match["unit"])),
        before=False,
        deadline=before,
    )


@family(rf"(?<!\w)(?P<word>{either(words.DAYS_AHEAD)})(?!\w)", cue=either(words.DAYS_AHEAD))
def _days_ahead(match: Match, asked: Asked) -> Due | None:
    return make(match, "day", asked.on + timedelta(words.DAYS_AHEAD[re.sub(r"\s+", " ", match["word"].lower())]))


@family(
    rf"(?<!\w)(?P<lead>på|til|senest|inden|før|næste|førstkommende|nu\s+på)\s+(?:på\s+)?(?P<weekday>{either(words.WEEKDAYS)})(?!\w)(?!\s+(?:den|d\.|\d))",
    cue="dag",
)
def _weekday(match: Match, asked: Asked) -> Due | None:
    number = words.WEEKDAYS[match["weekday"].lower()]
    found = asked.on + timedelta((number - asked.on.weekday() - 1) % 7 + 1)
    return make(match, "day", found)


@family(r"(?<!\w)(?P<lead>inden|før)\s+weekenden(?!\w)", cue="weekend")
def _weekend(match: Match, asked: Asked) -> Due | None:
    return make(match, "day", asked.on + timedelta((4 - asked.on.weekday()) % 7))
