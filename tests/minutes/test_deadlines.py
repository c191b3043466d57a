"""Working days and holidays: the almanac is right for years that can be looked up, and the names fit its days."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from minutes.deadlines import Deadlines, day_off, holidays, working_days_before
from reading.almanac import closed_days, easter
from tests.world import at, make_meeting


@pytest.mark.parametrize(
    "sunday",
    [date(2011, 4, 24), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)],
)
def test_easter(sunday):
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2030])
def test_each_closed_day_has_a_name_and_no_other(year):
    assert set(holidays(year)) == closed_days(year)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 2), "Maundy Thursday"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 6, 5), "Constitution Day"),
        (date(2026, 4, 11), "a Saturday"),
        (date(2026, 4, 13), ""),
    ],
)
def test_day_off_says_why(day, name):
    with translation.override("en"):
        assert str(day_off(day)) == name


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2024, 2, 15), 5, date(2024, 2, 8)),
        (date(2024, 2, 15), 0, date(2024, 2, 15)),
        (date(2026, 4, 8), 3, date(2026, 3, 31)),  # Easter lies between: Tuesday, Wednesday before it, and a Tuesday
        (date(2027, 1, 4), 2, date(2026, 12, 30)),
    ],
)
def test_working_days_before(day, count, before):
    assert working_days_before(day, count) == before


def test_deadlines_follow_the_rules_of_the_body(world):
    world.body.days_items, world.body.days_agenda, world.body.days_draft, world.body.days_comments = 10, 5, 3, 4
    meeting = make_meeting(world.body, world.asta, days=60)
    meeting.starts, meeting.day = at(date(2026, 4, 9)), date(2026, 4, 9)
    assert Deadlines.of(meeting) == Deadlines(
        items=date(2026, 3, 23),
        agenda=date(2026, 3, 30),
        meeting=date(2026, 4, 9),
        draft=date(2026, 4, 14),
        comments=date(2026, 4, 20),
    )


def test_no_deadline_is_a_day_off(world):
    for days in range(0, 400, 7):
        meeting = make_meeting(world.body, world.asta, days=days)
        due = Deadlines.of(meeting)
        assert not any(map(day_off, (due.items, due.agenda, due.draft, due.comments))), meeting.day
        assert due.items < due.agenda <= meeting.day - timedelta(days=5) < due.draft < due.comments
