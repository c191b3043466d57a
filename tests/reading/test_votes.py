"""Votes in decisions: the numbers that are told or can be counted, and those who did not agree, in their words."""

import time

import pytest

import reading
from reading.result import Votes
from reading.votes import read_votes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Med stemmerne 17 for og 2 imod godkendtes indstillingen.", (17, 2, None)),
        ("Godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.", (42, 4, 8)),
        ("Vedtaget med 5 stemmer for, 2 imod og 1 blank.", (5, 2, 1)),
        ("8 medlemmer stemte for, 3 medlemmer stemte imod.", (8, 3, None)),
        ("Der blev stemt. For stemte 4, imod stemte 3 og blankt stemte 1.", (4, 3, 1)),
        ("To stemte imod og én undlod at stemme.", (None, 2, 1)),
        ("JA = 28 - NEJ = 1", (28, 1, None)),
        ("Stemmetallene var 5-2.", (5, 2, None)),
        ("Forslaget blev afvist med 1 stemme for og 4 stemmer imod.", (1, 4, None)),
        ("Med stemmerne 20 for vedtog rådet planen.", (20, None, None)),
        ("For stemte: A, V (8)\nImod stemte: C (2), F (1)", (8, 3, None)),
        ("For: Signe Lauberg, Ivar Kold\nImod: Else Brink\nUndlod: F", (2, 1, None)),
        ("Gorm Dal Lund (Ø) stemte imod.", (None, 1, None)),
        ("Signe Lauberg og Ivar K. Lund (C) undlader.", (None, None, 2)),
        ("Imod stemte UP, da UP ønsker en større mole.", (None, None, None)),  # a party: its members are not told
        ("A og B undlod at stemme.", (None, None, None)),
        ("Ingen stemte imod.", (None, 0, None)),
        ("Enstemmigt godkendt.", (None, 0, None)),
    ],
)
def test_numbers(text: str, numbers: tuple[int | None, ...]) -> None:
    votes = read_votes(text)
    assert votes and (votes.for_, votes.against, votes.blank) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "", "Godkendt.", "Sagen stemmer overens med planen.", "Drøftet uden afstemning.", "Havnen udvides fra 2 mod nord.",
        "Budgettet for børn godkendes for 3 år.", "Udvalget kan ikke støtte forslaget.", "Ikke enstemmigt.",
        "Medlemmer, der undlader at betale kontingent, slettes.",
    ],
)  # fmt: skip
def test_no_votes(text: str) -> None:
    assert read_votes(text) is None


@pytest.mark.parametrize(
    ("text", "dissent"),
    [
        ("Godkendt.\nGorm Dal (V) stemmer imod, idet han ønsker en større mole.",
         "Gorm Dal (V) stemmer imod, idet han ønsker en større mole."),
        ('Godkendt. Gorm Dal stemte imod med en mindretalsudtalelse: "Pengene kan bruges bedre. Byg hellere kajen."\nSlut.',
         'Gorm Dal stemte imod med en mindretalsudtalelse: "Pengene kan bruges bedre. Byg hellere kajen."'),
        ("Gorm Dal ønskede følgende ført til protokol:\nMolen er for lille.\n\nSagen fortsætter.",
         "Gorm Dal ønskede følgende ført til protokol:\nMolen er for lille."),
        ("1. Imod stemte UP. V og A undlader.\n2. Godkendt.", "1. Imod stemte UP.\nV og A undlader."),
        ("Vedtaget. C tog forbehold.", "C tog forbehold."),
        ("Gorm Dal kunne ikke støtte forslaget.", "Gorm Dal kunne ikke støtte forslaget."),
        ("Vedtaget med 5 stemmer for, 2 imod og 1 blank.", ""),
        ("4 stemte for, 1 stemte imod. Imod stemte Gorm Dal.", "Imod stemte Gorm Dal."),
        ("Godkendt. 1 stemte imod (V).", "1 stemte imod (V)."),
    ],
)  # fmt: skip
def test_dissent(text: str, dissent: str) -> None:
    votes = read_votes(text)
    assert votes and votes.dissent == dissent


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Enstemmigt vedtaget.", "enstemmigt"),
        ("Afgjort ved lodtrækning.", "lodtrækning"),
        ("Gorm Dal stemte imod.", ""),
    ],
)
def test_manner(text: str, manner: str) -> None:
    votes = read_votes(text)
    assert votes and votes.manner == manner


def test_items_have_the_votes_of_their_decision_and_the_json_has_not() -> None:
    found = reading.read(
        "Referat af møde i Havnerådet 7. maj 2024\n\nPunkt 1: Molen\nFremstilling\n3 stemte imod sidste år.\nBeslutning\n"
        "Godkendt med 4 stemmer for og 1 imod.\n\nPunkt 2: Kajen\nBeslutning\nGodkendt."
    )
    assert [item.votes for item in found.items] == [Votes(4, 1), None]
    assert "votes" not in found.items[0].as_json()


@pytest.mark.parametrize("phrase", ["for stemte ", "Bo Ek og ", "imod: 3 ", "8 stemmer mod ", "ja = ", "stemte imod "])
def test_thirty_kilobytes(phrase: str) -> None:
    start = time.process_time()
    read_votes(phrase * (30_000 // len(phrase)))
    assert time.process_time() - start < 1
