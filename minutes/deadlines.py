"""When the things around a meeting are due, in working days, and why nobody works on some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reading.almanac import add_working_days, easter, working_day_before

if TYPE_CHECKING:
    from minutes.models import Meeting

FIXED = {
    (1, 1): _("New Year's Day"),
    (6, 5): _("Constitution Day"),
    (12, 24): _("Christmas Eve"),
    (12, 25): _("Christmas Day"),
    (12, 26): _("Boxing Day"),
}
FROM_EASTER = {  # days after Easter Sunday
    -3: _("Maundy Thursday"),
    -2: _("Good Friday"),
    0: _("Easter Sunday"),
    1: _("Easter Monday"),
    39: _("Ascension Day"),
    49: _("Whit Sunday"),
    50: _("Whit Monday"),
}


@lru_cache(maxsize=32)
def holidays(year: int) -> dict[date, str | Promise]:
    """The days that `reading.almanac` counts as closed in a year, with their names: for a warning to say which."""
    named: dict[date, str | Promise] = {date(year, month, day): name for (month, day), name in FIXED.items()}
    for offset, name in FROM_EASTER.items():
        named[easter(year) + timedelta(days=offset)] = name
    return named


def day_off(day: date) -> str | Promise:
    """Why nobody works on that day: the holiday's name, or that it is a Saturday or Sunday. '' on a working day."""
    if name := holidays(day.year).get(day):
        return name
    return {5: _("a Saturday"), 6: _("a Sunday")}.get(day.weekday(), "")


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before `day`; with 0 the day itself."""
    for _number in range(count):
        day = working_day_before(day)
    return day


@dataclass(frozen=True)
class Deadlines:
    """What a body's rules make of a meeting's day: dates, in the order that they come."""

    items: date
    agenda: date
    meeting: date
    draft: date
    comments: date

    @classmethod
    def of(cls, meeting: Meeting) -> Deadlines:
        """The deadlines round `meeting`. No query where its body is fetched."""
        body, day = meeting.body, meeting.day
        draft = add_working_days(day, body.days_draft)
        return cls(
            items=working_days_before(day, body.days_items),
            agenda=working_days_before(day, body.days_agenda),
            meeting=day,
            draft=draft,
            comments=add_working_days(draft, body.days_comments),
        )
