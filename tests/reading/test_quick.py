"""One typed line: who, what, by when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.quick import Ambiguous, Candidate, Match, read_item, read_line

ON = date(2024, 1, 15)
MEETINGS = [(71, date(2024, 2, 15)), (72, date(2024, 3, 19))]
PEOPLE = [
    Candidate(1, "Solvej Fjordholt"),
    Candidate(2, "Asmus Grønlund Riis"),
    Candidate(3, "Helga Ravn Toft"),
    Candidate(4, "Helga Buskhede"),
    Candidate(5, "Hjemby Kommune", kind="organisation"),
    Candidate(6, "Formandskabet", kind="role"),
    Candidate(7, "Sekretariatet", ("udvidet sekretariat",), kind="role"),
    Candidate(8, "Bo Ek"),
    Candidate(9, "Jørn Bak", ("JRB",)),
]
LINES = {
    "Solvej indkalder til møde inden mødet i marts": ("Indkalder til møde", [1], "inden mødet i marts"),
    "Asmus og Solvej får mandat til at finde et tema til mødet i marts": ("Finde et tema", [2, 1], "til mødet i marts"),
    "Sekretariatet bedes udarbejde oplæg til næste møde": ("Udarbejde oplæg", [7], "til næste møde"),
    "Bo skal sende tal": ("Sende tal", [8], None),
    "Bo: udkast til notat, frist 1. marts 2024": ("Udkast til notat", [8], "frist 1. marts 2024"),
    "- [ ] Bo undersøger priser.": ("Undersøger priser", [8], None),
    "Det aftales, at formandskabet indkalder til et møde": ("Indkalder til et møde", [6], None),
    "Senest 1. marts: Bo sender budget": ("Sender budget", [8], "Senest 1. marts"),
    "Bo sender budget d. 1/3": ("Sender budget", [8], "d. 1/3"),
    "bo laver notat": ("Laver notat", [8], None),
    "Asmus Riis følger op i uge 12": ("Følger op", [2], "i uge 12"),
    "BE / JRB undersøger priser": ("Undersøger priser", [8, 9], None),
    "Hjemby bidrager med tal om tre uger": ("Bidrager med tal", [5], "om tre uger"),
    "Undersøg lokaler (Solvej, 1/3)": ("Undersøg lokaler", [1], "1/3"),
    "Undersøg lokaler – Solvej": ("Undersøg lokaler", [1], None),
    "Ansvarlig: JRB. Afklare aftaler. Frist: snarest": ("Afklare aftaler", [9], "snarest"),
    "Notat udarbejdes af sekretariatet senest d. 1/3": ("Notat udarbejdes", [7], "senest d. 1/3"),
    "Bo sender notat når rapporten er klar": ("Sender notat", [8], "når rapporten er klar"),
    # the names are not those who do it
    "Send referat til Solvej og Bo inden fredag": ("Send referat til Solvej og Bo", [], "inden fredag"),
    "Solvejs oplæg sendes ud": ("Solvejs oplæg sendes ud", [], None),
    "Solvej Hansen sender noget": ("Solvej Hansen sender noget", [], None),
    # what is left would be no task
    "Bo ringer": ("Bo ringer", [8], None),
    "Bo skal til møde": ("Skal til møde", [8], None),
    "Bo vil gerne bidrage": ("Vil gerne bidrage", [8], None),
    "Planlægge mødet i marts": ("Planlægge mødet i marts", [], "mødet i marts"),
    "På næste møde drøftes kompetencer": ("På næste møde drøftes kompetencer", [], "På næste møde"),
    "inden fredag": ("Inden fredag", [], "inden fredag"),
    "Bestil kaffe": ("Bestil kaffe", [], None),
    "": ("", [], None),
}


@pytest.mark.parametrize(("line", "wanted"), LINES.items())
def test_line(line: str, wanted: tuple[str, list[int], str | None]) -> None:
    found = read_line(line, on=ON, people=PEOPLE, meetings=MEETINGS)
    assert (found.task, [owner.id for owner in found.owners], found.due and found.due.phrase) == wanted
    assert found.ambiguous == []
    assert all(line[owner.start : owner.end] == owner.words for owner in found.owners)


def test_the_example_of_the_quick_line_points_at_the_meeting_in_march() -> None:
    found = read_line("Solvej indkalder til møde inden mødet i marts", on=ON, people=PEOPLE, meetings=MEETINGS)
    assert found.owners == [Match(1, "Solvej", 0, 6)]
    assert found.due
    assert (found.due.meeting, found.due.date, found.due.before) == (72, date(2024, 3, 18), True)


def test_two_people_of_one_name_are_asked_about() -> None:
    found = read_line("Helga og Bo sender referat", on=ON, people=PEOPLE)
    assert found.ambiguous == [Ambiguous((3, 4), "Helga", 0, 5)]
    assert found.owners == [Match(8, "Bo", 9, 11)]
    assert found.task == "Sender referat"


@pytest.mark.parametrize("words", ["Helga R.", "Helga Ravn", "Helga Toft", "Helga Ravn Toft", "HRT"])
def test_more_of_the_name_tells_which_of_two(words: str) -> None:
    found = read_line(f"{words} sender referat", on=ON, people=PEOPLE)
    assert ([owner.id for owner in found.owners], found.ambiguous) == ([3], [])


def test_a_day_behind_is_no_deadline() -> None:
    found = read_line("Bo sender referatet fra mødet den 3. januar senest 1. marts", on=ON, people=PEOPLE)
    assert found.due and found.due.phrase == "senest 1. marts"
    assert read_line("Bo sender referatet fra mødet den 3. januar", on=ON, people=PEOPLE).due is None


ITEMS = {
    "Status på havnen, Solvej, 15 min.": ("Status på havnen", [1], 15),
    "Budget v/ Bo (kl. 13.00-13.30)": ("Budget", [8], 30),
    "Orientering – Asmus og Solvej, ½ time": ("Orientering", [2, 1], 30),
    "3. Evaluering ved Sekretariatet 20 minutter": ("Evaluering", [7], 20),
    "Tema: data, 1,5 time": ("Tema: data", [], 90),
    "Godkendelse af referat (5 min)": ("Godkendelse af referat", [], 5),
    "Velkomst": ("Velkomst", [], None),
    "Hold 3 og hold 4": ("Hold 3 og hold 4", [], None),
    "Budget 2026": ("Budget 2026", [], None),
    "Status, Helga, 10 min": ("Status, Helga", [], 10),  # two Helgas: left for the eye
}


@pytest.mark.parametrize(("line", "wanted"), ITEMS.items())
def test_item(line: str, wanted: tuple[str, list[int], int | None]) -> None:
    title, presenters, minutes = read_item(line, PEOPLE)
    assert (title, [person.id for person in presenters], minutes) == wanted
    assert all(line[person.start : person.end] == person.words for person in presenters)


@given(st.text(alphabet="BoSlvej HkHelga og,.:()/-–1234 inden mødet i marts min", max_size=120))
def test_no_line_makes_it_raise(line: str) -> None:
    found = read_line(line, on=ON, people=PEOPLE, meetings=MEETINGS)
    assert all(line[owner.start : owner.end] == owner.words for owner in found.owners)
    read_item(line, PEOPLE)
