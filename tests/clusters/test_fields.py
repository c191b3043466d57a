"""Days and times as Danes write them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from clusters.fields import ClockField, DayField, read_day

TODAY = date(2024, 2, 10)


@pytest.mark.parametrize(
    "text",
    [
        "19.03.2024",
        "19.3.24",
        "19/3-2024",
        "19/3 2024",
        "19-03-2024",
        "2024-03-19",
        "19. marts 2024",
        "19 marts 2024",
        "19. mar. 2024",
        "tirsdag d. 19. marts 2024",
        "tirs. 19.03.2024",
        "19. marts",
        "19/3",
        " 19.3 ",
        "19 March 2024",
    ],
)
def test_ways_to_write_a_day(text):
    assert read_day(text, today=TODAY) == date(2024, 3, 19)


def test_without_a_year_it_is_the_next_such_day():
    assert read_day("9/2", today=TODAY) == date(2025, 2, 9)
    assert read_day("10/2", today=TODAY) == date(2024, 2, 10)


@pytest.mark.parametrize("text", ["i morgen", "19", "19.13.2024", "0/3", "32", "x/y", "19.3.12024", "19. juleaften"])
def test_what_is_no_day(text):
    with translation.override("en"), pytest.raises(ValidationError, match="Write the date as day, month and year"):
        DayField().clean(text)


@pytest.mark.parametrize(("text", "guess"), [("31.02.2023", "28.02.2023"), ("31/4-2026", "30.04.2026")])
def test_a_day_too_many_is_answered_with_a_guess(text, guess):
    with translation.override("en"), pytest.raises(ValidationError, match=f"Did you mean {guess}"):
        DayField().clean(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("13.00", time(13)),
        ("13:30", time(13, 30)),
        ("1330", time(13, 30)),
        ("kl. 13", time(13)),
        ("9", time(9)),
        ("0905", time(9, 5)),
        (" 8.05 ", time(8, 5)),
    ],
)
def test_ways_to_write_a_time(text, found):
    assert ClockField().clean(text) == found


@pytest.mark.parametrize("text", ["25.00", "13.60", "middag", "13.5", "130", "-1"])
def test_what_is_no_time(text):
    with pytest.raises(ValidationError):
        ClockField().clean(text)


def test_fields_show_what_they_read():
    assert DayField().prepare_value(date(2024, 3, 19)) == "19.03.2024"
    with translation.override("da"):
        assert ClockField().prepare_value(time(9, 5)) == "09.05"
