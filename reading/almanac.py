"""The Danish calendar: Easter, public holidays, working days, ISO weeks. Dates in, dates out."""

import calendar
from datetime import date, timedelta
from functools import cache


def easter(year: int) -> date:
    """Easter Sunday (Gauss's method in Butcher's form)."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def closed_days(year: int) -> frozenset[date]:
    """Public holidays, and 5 June and 24 December, when public offices are closed. Store bededag ended with 2023."""
    sunday = easter(year)
    moving = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year < 2024 else [])
    fixed = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26)]
    return frozenset(sunday + timedelta(days) for days in moving) | frozenset(date(year, m, d) for m, d in fixed)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in closed_days(day.year)


def working_day_before(day: date) -> date:
    """The last working day before `day`."""
    day -= timedelta(1)
    while not is_working_day(day):
        day -= timedelta(1)
    return day


def working_day_after(day: date) -> date:
    """The first working day after `day`."""
    day += timedelta(1)
    while not is_working_day(day):
        day += timedelta(1)
    return day


def add_working_days(day: date, count: int) -> date:
    """So many working days after `day`, or before it where `count` is negative."""
    for _ in range(min(abs(count), 400)):
        day = working_day_after(day) if count > 0 else working_day_before(day)
    return day


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, last_of(year, month + 1).day))


def last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def friday_of(year: int, week: int) -> date:
    """Raises ValueError when that year has no such week."""
    return date.fromisocalendar(year, week, 5)
