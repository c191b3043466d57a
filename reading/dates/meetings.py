"""Times that are a meeting: 'på næste møde', 'inden mødet i marts', 'til styregruppemødet den 4. juni'."""

import re
from dataclasses import replace
from datetime import date, timedelta

from reading import almanac
from reading.dates.base import (
    ANY_MONTH,
    COUNT,
    DAYS,
    LEAD,
    LEADS,
    MONTH,
    THE,
    UNIT,
    WEEKDAY,
    YEAR,
    Asked,
    Due,
    Match,
    add,
    again,
    family,
    is_before,
    is_behind,
    lead_of,
    make,
    month_number,
    nearest,
)
from reading.dates.spans import year_of
from reading.patterns import either, expression
from reading.words import dates as words

_NOUN = "(?:" + "|".join(expression(noun).replace(r"\w", r"[\w-]") for noun in words.MEETING_NOUNS) + ")"
_KIND = f"(?:(?:{either(words.KINDS)})\\s+)?"
_NAME = r"(?-i:[A-ZÆØÅ&])[^\s,.;:()]{0,40}"
_WHERE = rf"(?:\s+(?:i|for|af|med)\s+(?P<where>{_NAME}(?:\s(?:og\s)?{_NAME}){{0,5}}))?"
_TAIL = (
    rf"(?:\s*[(,]?\s*{WEEKDAY}{THE}(?P<day>\d{{1,2}})\.?\s{{0,2}}{ANY_MONTH}{YEAR}\)?"
    rf"|\s*[(,]?\s*{again(WEEKDAY)}{THE}(?P<day2>\d{{1,2}})[/.-](?P<month2>\d{{1,2}})"
    r"(?:\s?[./ -]\s?(?P<year2>20\d\d|\d\d))?(?!\d)\)?"
    rf"|\s+(?:(?:i|til)\s+)?{again(again(MONTH))}(?:\s+måned)?(?:\s+(?P<year22>20\d\d))?)"
)
_COUNTED = re.compile(rf"(?<!\w)(?:(?:senest|mindst)\s+)?{COUNT}\s+{UNIT}\s+$", re.IGNORECASE)
_ADJECTIVE = either((*words.NEXT, *words.SOME_LATER, *words.LAST))


@family(
    rf"{LEAD}(?:(?:(?P<article>det|den|de|vores|et|en|dette)\s+)?(?P<adjective>{_ADJECTIVE})\s+)?"
    rf"{_KIND}(?<!\w)(?P<noun>{_NOUN})(?!\w){_WHERE}(?P<tail>{_TAIL})?",
    cue="møde|seminar|workshop|styregruppe",
)
def _meeting(match: Match, asked: Asked) -> Due | None:
    due = _meant(match, asked)
    counted = _COUNTED.search(asked.text, 0, match.start())
    if not counted or due is None or due.date is None or not due.before:
        return due
    start = counted.start()  # '14 dage inden mødet'
    day = add(due.date + timedelta(1), counted["count"], counted["unit"], back=True)
    return replace(due, phrase=asked.text[start : due.end], start=start, precision="day", date=day, meeting=None)


def _meant(match: Match, asked: Asked) -> Due | None:
    adjective, noun = (match["adjective"] or "").lower(), match["noun"].lower()
    lead = lead_of(match)
    plural = noun.endswith(("møder", "møderne"))
    definite = noun.endswith(("t", "pen", "ne"))
    if adjective in words.LAST or LEADS.get(lead) == "from":
        return replace(make(match, "meeting", _tail_day(match, asked, past=True)), past=True)
    if match["tail"] and (match["day"] or match["day2"]):
        return _dated_meeting(match, asked)
    if match["tail"] and (definite or adjective or lead in ("til", "på", "inden", "før", "senest")):
        return _meeting_in_month(match, asked)
    if adjective in words.SOME_LATER or (adjective and (plural or match["article"] in ("et", "en"))):
        return make(match, "meeting", None) if lead or adjective in words.SOME_LATER else None
    if adjective or (definite and lead in ("inden", "før", "forud for", "senest til", "senest på")):
        if match["where"] and not _own(match["where"], asked.body):
            return make(match, "meeting", None)
        return _next_meeting(match, asked, noun)
    return None


@family(
    r"(?:(?<!\w)(?P<lead>til|inden|før)\s+)?(?<!\w)næste\s+gang"
    rf"(?!\s+(?:{either(words.NOT_NEXT_TIME)})\s)(?!\w)",
    cue="gang",
)
def _next_time(match: Match, asked: Asked) -> Due | None:
    return _next_meeting(match, asked, "")


def _dated_meeting(match: Match, asked: Asked) -> Due | None:
    found = _tail_day(match, asked, past=is_behind(asked.text, match))
    if found is None:
        return None
    weekday = match["weekday"] or match["weekday2"]
    doubt = "weekday" if weekday and DAYS[weekday.lower().rstrip(".")] != found.weekday() else ""
    own = next((meeting for meeting in asked.meetings if meeting.date == found), None)
    shown = found - timedelta(1) if is_before(match) else found
    past = found < asked.on and not is_before(match)
    return replace(make(match, "meeting", shown, doubt=doubt, meeting=own.id if own else None), past=past)


def _meeting_in_month(match: Match, asked: Asked) -> Due | None:
    """'mødet i marts': the body's meeting in that month; when none is known, the month."""
    month = words.MONTHS[match["month22"].lower()]
    behind = is_behind(asked.text, match)
    year = int(match["year22"]) if match["year22"] else year_of(month, asked, past=behind)
    if behind:
        return replace(make(match, "month", almanac.last_of(year, month)), past=True)
    foreign = match["where"] and not _own(match["where"], asked.body)
    for meeting in asked.meetings:
        if (meeting.date.year, meeting.date.month) == (year, month) and meeting.date > asked.on and not foreign:
            shown = meeting.date - timedelta(1) if is_before(match) else meeting.date
            return make(match, "meeting", shown, meeting=meeting.id)
    return make(match, "month", almanac.last_of(year, month))


def _next_meeting(match: Match, asked: Asked, noun: str) -> Due | None:
    prefix = noun[: noun.find("møde")] if "møde" in noun else ""
    if prefix and asked.body and prefix.rstrip("s") not in asked.body.lower():
        return make(match, "meeting", None)  # another body's
    for meeting in asked.meetings:
        if meeting.date > asked.on:
            shown = meeting.date - timedelta(1) if is_before(match) else meeting.date
            return make(match, "meeting", shown, meeting=meeting.id)
    return make(match, "meeting", None)


def _tail_day(match: Match, asked: Asked, *, past: bool) -> date | None:
    if match["day"]:
        day, month, year = match["day"], month_number(match["month"]), match["year"]
    elif match["day2"]:
        day, month, year = match["day2"], int(match["month2"]), match["year2"]
    else:
        return None
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    return nearest(int(day), month, asked.on, past=past)


def _own(where: str, body: str) -> bool:
    said = {word for word in where.lower().split() if word != "og"}
    return bool(body) and said <= set(body.lower().split())
