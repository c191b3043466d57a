"""Who took no part in single items, and where minutes say that they themselves were approved."""

from datetime import date

import pytest

import reading
from reading import approval

HEAD = (
    "Referat af møde i Brinkby Ældreråd\n11. marts 2027 kl. 10-12\n\nTil stede: Ruth Bang, Egon Lind, Ellen Fog\n"
    "Afbud: Gudrun Hein\n\n"
)


@pytest.mark.parametrize(
    ("said", "without"),
    [
        ("Godkendt.\n\nFraværende: Egon Lind", {1: ""}),
        ("Godkendt.\nIkke til stede: Egon Lind og Ellen Fog.", {1: "", 2: ""}),
        ("Godkendt. Ruth Bang erklærede sig inhabil og forlod lokalet.", {0: "conflict"}),
        ("Ellen blev erklæret inhabil. Godkendt.", {2: "conflict"}),
        ("Godkendt. Egon Lind deltog ikke i sagens behandling.", {1: ""}),
        ("Godkendt. Egon Lind deltog ikke i behandlingen på grund af inhabilitet.", {1: "conflict"}),
        ("Rådet fandt, at Egon Lind ikke var inhabil. Godkendt.", {}),
        ("Rådet drøftede, om Egon Lind var inhabil. Godkendt.", {}),
        ("Godkendt. Fraværende: Gudrun Hein", {}),  # who was not at the meeting
        ("Egon Lind orienterede. Godkendt.", {}),
    ],
)
def test_who_took_no_part_in_an_item(said: str, without: dict[int, str]) -> None:
    found = reading.read(f"{HEAD}1. Budget\nBeslutning\n{said}\n\n2. Senge\nBeslutning\nGodkendt.\n")
    assert [item.without for item in found.items] == [without, {}]
    assert [person.present for person in found.people] == [True, True, True, False]


def test_missing_from_every_item_is_missing_from_the_meeting() -> None:
    found = reading.read(
        f"{HEAD}1. Budget\nBeslutning\nGodkendt.\nFraværende: Egon Lind\n\n2. Senge\nBeslutning\nUdsat.\nFraværende: Egon Lind\n"
    )
    assert [person.present for person in found.people] == [True, False, True, False]
    assert [item.without for item in found.items] == [{}, {}]


HELD = date(2027, 3, 11)


@pytest.mark.parametrize(
    ("line", "on", "how"),
    [
        ("Godkendt 18-06-2027", date(2027, 6, 18), ""),
        ("Referatet er godkendt den 18. juni 2027", date(2027, 6, 18), ""),
        ("Referat godkendt: 18.6.2027", date(2027, 6, 18), ""),
        ("Godkendt af formandskabet den 18. juni 2027", date(2027, 6, 18), "af formandskabet"),
        ("Mødereferatet blev endeligt godkendt på mødet den 18. juni 2027", date(2027, 6, 18), "på mødet"),
        ("Godkendt d. 18. juni 2027 af bestyrelsen", date(2027, 6, 18), "af bestyrelsen"),
        ("**Referatet er godkendt pr. mail**", None, "pr. mail"),
        ("- [x] Referat godkendt", None, ""),
        ("☑ Referat godkendt", None, ""),
    ],
)
def test_minutes_say_that_they_are_approved(line: str, on: date | None, how: str) -> None:
    found = approval.read(line, held=HELD)
    assert found is not None
    assert (found.on, found.how) == (on, how)


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] Referat godkendt",
        "☐ Referat godkendt",
        "- [x] Referat klar til godkendelse",
        "- [x] Dagsorden godkendt",
        "Godkendt",
        "Referatet er ikke godkendt",
        "Referat fra 1. februar 2027 godkendt",
        "Godkendt den 18. februar 2027",  # before the meeting: something else was
        "Godkendelse af referat",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert approval.read(line, held=HELD) is None


def test_the_head_and_the_last_lines_tell_it_and_an_item_does_not() -> None:
    items = "1. Godkendelse af referat\nReferatet er godkendt.\n\n2. Budget\nUdsat.\n"
    assert reading.read(HEAD + items).approval is None
    found = reading.read(HEAD + "Godkendt 18-06-2027\n\n" + items)
    assert found.approval is not None
    assert found.approval.on == date(2027, 6, 18)
    assert found.unplaced == []
    below = reading.read(HEAD + items + "\nReferatet er godkendt af rådet den 18. juni 2027.\n").approval
    assert below is not None
    assert (below.on, below.how) == (date(2027, 6, 18), "af rådet")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Lærkehuset, Brinkvej 9", "Lærkehuset, Brinkvej 9"),
        ("Brinkvej 9, 8000 Brinkby", "Brinkvej 9, 8000 Brinkby"),
        ("Sognegården", "Sognegården"),
        ("via Teams", "via Teams"),
    ],
)
def test_a_line_of_the_head_that_nothing_labels(line: str, place: str) -> None:
    found = reading.read(
        f"Referat af møde i Brinkby Ældreråd\n11. marts 2027\n{line}\n\n1. Budget\nGodkendt.\n\n2. Senge\nUdsat.\n"
    )
    assert (found.place, found.unplaced) == (place, [])


def test_a_journal_number_in_the_head_opens_the_first_item() -> None:
    found = reading.read(f"J.nr. 2027-14719/171\n{HEAD}\n1. Budget\nGodkendt.\n\n2. Senge\nUdsat.\n")
    assert found.items[0].sections["indledning"] == "J.nr. 2027-14719/171"
    assert found.unplaced == []
