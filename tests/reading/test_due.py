"""Dates and deadlines: each family of the domain document's 4.7, seen from a meeting on Monday 15 January 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import dates
from reading.almanac import add_months, closed_days, easter

ON = date(2024, 1, 15)
MEETINGS = [(1, date(2024, 2, 15)), (2, date(2024, 3, 19)), (3, date(2024, 6, 3))]

DAYS = {
    # full date
    "den 19. marts 2024": "2024-03-19",
    "d. 19. marts": "2024-03-19",
    "19. marts": "2024-03-19",
    "onsdag den 13. november 2024": "2024-11-13",
    "mandag, den 3. juni 2024": "2024-06-03",
    "fre. den 3/5": "2024-05-03",
    "7. Juli": "2024-07-07",
    "den 3. okt. 2024": "2024-10-03",
    "den 5. sept": "2024-09-05",
    "10. januar": "2025-01-10",  # the next one
    "29. februar": "2024-02-29",
    "5.-6. juni": "2024-06-06",
    "den 1. og 2. juni": "2024-06-02",
    # numbers: day before month, always
    "19/3 2024": "2024-03-19",
    "19/3-2024": "2024-03-19",
    "19/3-24": "2024-03-19",
    "19/3": "2024-03-19",
    "16/11": "2024-11-16",
    "4/12": "2024-12-04",
    "d.3/2": "2024-02-03",
    "den 19.3.": "2024-03-19",
    "19.3.2024": "2024-03-19",
    "20.04.26": "2026-04-20",
    "11/08/2025": "2025-08-11",
    "2024-11-10": "2024-11-10",
    # deadline words
    "senest den 1. marts": "2024-03-01",
    "inden den 1. marts": "2024-03-01",
    "med frist den 1. februar": "2024-02-01",
    "høringsfrist den 3. marts": "2024-03-03",
    "deadline 22/8 2024": "2024-08-22",
    "indtil 1. april": "2024-04-01",
    "til og med 3. april": "2024-04-03",
    "pr. 1. januar": "2025-01-01",
    "inden udgangen af 2024": "2024-12-31",
    "inden årets udgang": "2024-12-31",
    # counted from the meeting
    "om tre uger": "2024-02-05",
    "om 14 dage": "2024-01-29",
    "om et halvt år": "2024-07-15",
    "om et halvår": "2024-07-15",
    "efter 12 måneder": "2025-01-15",
    "inden for en måned": "2024-02-15",
    "inden for 14 dage": "2024-01-29",
    "inden en uge": "2024-01-22",
    "14 dage efter": "2024-01-29",
    "om 5 hverdage": "2024-01-22",
    "i morgen": "2024-01-16",
    "næste fredag": "2024-01-19",
    "senest på mandag": "2024-01-22",
    "inden weekenden": "2024-01-19",
    # counted back from a meeting
    "14 dage inden mødet": "2024-02-01",
    "senest to uger før næste møde": "2024-02-01",
    "fem hverdage inden mødet i marts": "2024-03-12",
}
STRETCHES = {
    "senest i maj": ("month", "2024-05-31"),
    "marts 2024": ("month", "2024-03-31"),
    "i april": ("month", "2024-04-30"),
    "august/september 2024": ("month", "2024-09-30"),
    "inden marts": ("month", "2024-02-29"),
    "ultimo marts": ("month", "2024-03-31"),
    "medio april 2024": ("month", "2024-04-20"),
    "primo maj": ("month", "2024-05-10"),
    "i starten af marts": ("month", "2024-03-10"),
    "i midten af maj": ("month", "2024-05-20"),
    "i første halvdel af marts": ("month", "2024-03-15"),
    "i slutningen af oktober 2025": ("month", "2025-10-31"),
    "slut april/start maj 2024": ("month", "2024-05-10"),
    "inden udgangen af måneden": ("month", "2024-01-31"),
    "primo 2025": ("half", "2025-01-31"),
    "medio 2025": ("half", "2025-06-30"),
    "ultimo 2024/primo 2025": ("half", "2025-01-31"),
    "i løbet af 2024": ("half", "2024-12-31"),
    "i løbet af året": ("half", "2024-12-31"),
    "første halvår": ("half", "2024-06-30"),
    "2. halvår 2025": ("half", "2025-12-31"),
    "uge 12": ("week", "2024-03-22"),
    "i uge 33": ("week", "2024-08-16"),
    "uge 12-13": ("week", "2024-03-29"),
    "uge 7, 2025": ("week", "2025-02-14"),
    "uge 5/2025": ("week", "2025-01-31"),
    "inden uge 12": ("week", "2024-03-15"),
    "inden udgangen af uge 12": ("week", "2024-03-22"),
    "i næste uge": ("week", "2024-01-26"),
    "2. kvartal": ("quarter", "2024-06-30"),
    "2.kvartal": ("quarter", "2024-06-30"),
    "4 kvartal": ("quarter", "2024-12-31"),
    "1. og 2. kvartal 2024": ("quarter", "2024-06-30"),
    "2.-3. kvartal": ("quarter", "2024-09-30"),
    "Q1": ("quarter", "2024-03-31"),
    "Q1+Q2 2026": ("quarter", "2026-06-30"),
    "i løbet af første kvartal": ("quarter", "2024-03-31"),
    "i foråret": ("season", "2024-05-31"),
    "foråret 2025": ("season", "2025-05-31"),
    "hen over sommeren": ("season", "2024-08-31"),
    "til efteråret": ("season", "2024-11-30"),
    "i vinteren 2025": ("season", "2025-02-28"),
    "inden sommerferien": ("season", "2024-06-28"),
    "før sommerferien": ("season", "2024-06-28"),
    "efter sommerferien": ("season", "2024-08-15"),
    "inden jul": ("season", "2024-12-22"),
    "efter nytår": ("season", "2025-01-02"),
    "ved årsskiftet": ("season", "2024-12-31"),
    "inden påske": ("season", "2024-03-27"),
    "efter påske": ("season", "2024-04-02"),
    "efter pinse": ("season", "2024-05-21"),
    "i efterårsferien": ("season", "2024-10-18"),
    "efter efterårsferien": ("season", "2024-10-25"),
}
BY_MEETING = {
    "på næste møde": (1, "2024-02-15"),
    "til næste møde": (1, "2024-02-15"),
    "inden næste møde": (1, "2024-02-14"),
    "på det kommende møde": (1, "2024-02-15"),
    "på førstkommende ordinære møde": (1, "2024-02-15"),
    "på det efterfølgende møde": (1, "2024-02-15"),
    "inden mødet": (1, "2024-02-14"),
    "på mødet i marts": (2, "2024-03-19"),
    "inden mødet i marts": (2, "2024-03-18"),
    "mødet i marts": (2, "2024-03-19"),
    "til klyngemødet i juni": (3, "2024-06-03"),
    "næste gang": (1, "2024-02-15"),
    "inden næste gang": (1, "2024-02-14"),
    "til februar": (1, "2024-02-15"),
    "i juni måned": (3, "2024-06-03"),
    "til styregruppemødet den 3. juni": (3, "2024-06-03"),
    "på mødet den 5. marts 2026": (None, "2026-03-05"),
    "til næste styregruppe den 8. oktober": (None, "2024-10-08"),
    "Før næste workshop (10/3-2026)": (None, "2026-03-09"),
    "på et kommende møde": (None, None),
    "på et senere møde": (None, None),
    "på fremtidige møder": (None, None),
    "på det kommende møde i Politisk Klynge": (None, None),
}
WITHOUT_DAY = {
    "løbende": "recurring",
    "halvårligt": "recurring",
    "kvartalsvis": "recurring",
    "hvert halve år": "recurring",
    "to gange årligt": "recurring",
    "på hvert møde": "recurring",
    "snarest muligt": "vague",
    "hurtigst muligt": "vague",
    "straks": "vague",
    "på sigt": "vague",
    "Afventer": "vague",
    "I proces": "vague",
    "forud for udbud": "vague",
    "når rapporten foreligger": "vague",
}
NONE = [
    "inden for rammen",
    "inden for det nære sundhedsvæsen",
    "ultimo beholdning",
    "§ 2, stk. 2",
    "pkt. 31",
    "punkt 3",
    "bilag 1",
    "1.-2.",
    "2.3-2.6",
    "10-14",
    "350.000",
    "3,5 mio. kr.",
    "3/4 af borgerne",
    "1/2 time",
    "Sagsnr. 12/838",
    "Budgetopfølgning 2/2025",
    "sagsnummer 330-2020-164",
    "1-01-72-30-17",
    "tlf. 12 34 56 78",
    "kl. 13.00-15.00",
    "hold 3",
    "på mødet",
    "31. april",
    "30/2",
    "uge 54",
    "14 dage",
    "næste gang der er en ansøgning",
]


def only(phrase: str, **more: object) -> dates.Due:
    """The one thing found in a sentence that holds the phrase; it must be found whole."""
    found = dates.find(f"Vi gør det {phrase} og så videre", on=ON, meetings=MEETINGS)
    assert [due.phrase for due in found] == [phrase]
    return found[0]


@pytest.mark.parametrize(("phrase", "day"), DAYS.items())
def test_days(phrase: str, day: str) -> None:
    due = only(phrase)
    assert (due.precision, str(due.date), due.past, due.doubt) == ("day", day, False, "")


@pytest.mark.parametrize(("phrase", "wanted"), STRETCHES.items())
def test_stretches_end_on_their_last_day(phrase: str, wanted: tuple[str, str]) -> None:
    due = only(phrase)
    assert (due.precision, str(due.date), due.past) == (*wanted, False)


@pytest.mark.parametrize(("phrase", "wanted"), BY_MEETING.items())
def test_meetings(phrase: str, wanted: tuple[int | None, str | None]) -> None:
    due = only(phrase)
    assert (due.meeting, due.date and str(due.date), due.precision) == (*wanted, "meeting")


@pytest.mark.parametrize(("phrase", "precision"), WITHOUT_DAY.items())
def test_phrases_without_a_day(phrase: str, precision: str) -> None:
    (due,) = dates.find(f"{phrase}.", on=ON)
    assert (due.phrase, due.precision, due.date) == (phrase, precision, None)


@pytest.mark.parametrize("phrase", NONE)
def test_what_only_looks_like_a_date(phrase: str) -> None:
    assert dates.find(f"Der er {phrase}.", on=ON, meetings=MEETINGS) == []


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("På mødet d. 24. januar besluttede man det", "På mødet d. 24. januar", "2023-01-24"),
        ("som aftalt på seneste møde d. 19. juni", "på seneste møde d. 19. juni", "2023-06-19"),
        ("jf. referatet fra mødet den 3. marts", "fra mødet den 3. marts", "2023-03-03"),
        ("Det har stået der siden den 3. marts.", "siden den 3. marts", "2023-03-03"),
        ("jf. det tidligere notat af 3. marts", "af 3. marts", "2023-03-03"),
        ("Det skete den 10. november 2023.", "den 10. november 2023", "2023-11-10"),
        ("Emnet blev senest i 2019 drøftet", "senest i 2019", "2019-12-31"),
    ],
)
def test_days_behind_are_marked_as_past(text: str, phrase: str, day: str) -> None:
    (due,) = dates.find(text, on=ON)
    assert (due.phrase, str(due.date), due.past) == (phrase, day, True)


@pytest.mark.parametrize("phrase", ["torsdag den 8/11", "Torsdag den 7. Juli", "fredag den 3. juni 2024"])
def test_a_weekday_that_is_not_that_days_is_doubted(phrase: str) -> None:
    assert only(phrase).doubt == "weekday"


def test_a_week_that_is_over_is_next_years_with_a_doubt() -> None:
    due = only("i uge 1")
    assert (str(due.date), due.doubt) == ("2025-01-03", "next_year")


def test_before_and_deadline_are_told() -> None:
    assert (only("inden næste møde").before, only("inden næste møde").deadline) == (True, True)
    assert (only("senest den 1. marts").before, only("senest den 1. marts").deadline) == (False, True)
    assert (only("på næste møde").before, only("på næste møde").deadline) == (False, False)


def test_without_known_meetings_the_next_one_has_no_date_and_a_month_stands_for_its_meeting() -> None:
    (due,) = dates.find("på næste møde", on=ON)
    assert (due.date, due.meeting, due.precision) == (None, None, "meeting")
    (due,) = dates.find("på mødet i maj", on=ON)
    assert (str(due.date), due.meeting, due.precision) == ("2024-05-31", None, "month")


def test_another_bodys_meeting_is_not_taken_for_ours() -> None:
    (due,) = dates.find("på næste bestyrelsesmøde", on=ON, meetings=MEETINGS, body="Styregruppen for Havne")
    assert (due.date, due.meeting) == (None, None)
    (due,) = dates.find("på næste styregruppemøde", on=ON, meetings=MEETINGS, body="Styregruppen for Havne")
    assert due.meeting == 1


def test_offsets_are_those_of_the_text() -> None:
    text = "Send det senest 1. marts, og igen inden jul."
    found = dates.find(text, on=ON)
    assert [text[due.start : due.end] for due in found] == ["senest 1. marts", "inden jul"]


def test_leap_days_week_53_and_the_turn_of_the_year() -> None:
    assert str(dates.find("den 29. februar", on=date(2025, 3, 1))[0].date) == "2028-02-29"
    assert str(dates.find("uge 53", on=date(2026, 12, 1))[0].date) == "2027-01-01"
    assert dates.find("uge 53 2025", on=ON) == []
    assert str(dates.find("inden nytår", on=date(2024, 12, 30))[0].date) == "2024-12-31"
    assert str(dates.find("om en måned", on=date(2024, 1, 31))[0].date) == "2024-02-29"


def test_working_days_skip_weekends_and_holidays() -> None:
    assert str(dates.find("om 2 hverdage", on=date(2024, 3, 27))[0].date) == "2024-04-03"  # Easter between


@pytest.mark.parametrize(
    ("year", "day"), [(2023, "04-09"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == f"{year}-{day}"


def test_store_bededag_ended_with_2023() -> None:
    assert date(2023, 5, 5) in closed_days(2023)
    assert date(2024, 4, 26) not in closed_days(2024)


def test_months_are_added_to_the_last_day_that_there_is() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 12, 15), 1) == date(2025, 1, 15)


@given(
    st.text(alphabet="0123456789./- §,mødetinarsugkvlp1den", max_size=60), st.dates(date(1990, 1, 1), date(2090, 1, 1))
)
def test_nothing_makes_it_raise_and_phrases_never_overlap(text: str, on: date) -> None:
    found = dates.find(text, on=on, meetings=[(1, on)])
    assert all(text[due.start : due.end] == due.phrase for due in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
