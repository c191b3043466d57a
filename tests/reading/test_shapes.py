"""Items and participants in shapes that small boards use: numbers above titles, numbered prose, names with house numbers."""

import pytest

import reading


def items(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in reading.read(text).items]


def people(text: str) -> list[tuple[str, bool | None]]:
    return [(person.name, person.present) for person in reading.read(text).people]


HEAD = "Referat fra møde i Fjordens Ældreråd den 19. marts 2026\n\n"


def test_numbers_stand_above_their_titles() -> None:
    text = (
        HEAD
        + "1. \nGodkendelse af dagsorden\n\nGodkendt.\n\n2. \nHøring om køreplaner\n\nForslaget anbefales.\n\n3. \nEventuelt\n\nIntet."
    )
    assert items(text) == [("1", "Godkendelse af dagsorden"), ("2", "Høring om køreplaner"), ("3", "Eventuelt")]
    assert [str(item.outcome) for item in reading.read(text).items] == ["godkendt", "anbefalet", "ingen"]


def test_numbered_paragraphs_without_titles() -> None:
    text = HEAD + (
        "Tilstede: Gry, Bo og Ib\n\n1. Gry og Ib gik ruten lørdag. Flot vejr hele dagen. Bo laver et kort.\n"
        "2. Vi har besluttet at finde en ny fælles mappe. Ib undersøger mulighederne.\n"
    )
    assert items(text) == [("1", "Gry og Ib gik ruten lørdag"), ("2", "Vi har besluttet at finde en ny fælles mappe")]
    actions = [action.task for item in reading.read(text).items for action in item.actions]
    assert {"Lave et kort", "Undersøge mulighederne"} <= set(actions)


def test_a_long_title_with_a_full_stop_among_titles_that_have_one() -> None:
    text = HEAD + (
        "1. Spørgetid til rådet.\nIntet.\n\n2. Gennemgang af synsudskrift.\nGennemgået og godkendt.\n\n"
        "3. Gennemgang og udarbejdelse af kassens budget for 2027 samt bemærkninger til budgettet.\nGennemgået og godkendt.\n\n"
        "4. Eventuelt.\nIntet."
    )
    assert [number for number, _title in items(text)] == ["1", "2", "3", "4"]
    assert str(reading.read(text).items[2].outcome) == "godkendt"


def test_a_numbered_list_of_participants_is_no_agenda() -> None:
    text = HEAD + (
        "Deltagere:\n\n  1. Gry Elmgren\n  2. Bo Havnsø\n\nFraværende\n\n  1. Ib Tangmose\n\n"
        "Opfølgning på vinterens arbejde:\n\nVejen er rettet af. Det er aftalt, at Bo bestiller mere grus til svinget.\n\n"
        "Generalforsamling:\n\nGry printer indkaldelsen.\n"
    )
    assert people(text) == [("Gry Elmgren", True), ("Bo Havnsø", True), ("Ib Tangmose", False)]
    assert items(text) == [("", "Opfølgning på vinterens arbejde"), ("", "Generalforsamling")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tilstede: NMA, ITG og BB", ["NMA", "ITG", "BB"]),
        ("Tilstede: Gry Elmgren. Bo Havnsø, Ib Tangmose", ["Gry Elmgren", "Bo Havnsø", "Ib Tangmose"]),
        ("Deltagere\n\nGry Elmgren #5b Næstformand\nBo Havnsø #17 Formand", ["Gry Elmgren", "Bo Havnsø"]),
        ("Deltagere: Gry Elmgren, Bo Havnsø, Ib Tangmose,\nEva W. Bork, Lis Dam.", ["Gry Elmgren", "Bo Havnsø", "Ib Tangmose", "Eva W. Bork", "Lis Dam"]),
    ],
)  # fmt: skip
def test_who_was_there(line: str, names: list[str]) -> None:
    text = f"{HEAD}{line}\n\n1. Dagsorden\nGodkendt.\n\n2. Økonomi\nDrøftet.\n"
    assert people(text) == [(name, True) for name in names]


def test_apologies_in_one_line() -> None:
    assert people(
        f"{HEAD}Fraværende:\nGry Elmgren og Bo Havnsø m. afbud\n\n1. Dagsorden\nGodkendt.\n\n2. Økonomi\nDrøftet.\n"
    ) == [
        ("Gry Elmgren", False),
        ("Bo Havnsø", False),
    ]


def test_a_role_behind_the_name() -> None:
    text = f"{HEAD}Deltagere\n\nGry Elmgren #5b Næstformand\n\n1. Dagsorden\nGodkendt.\n\n2. Økonomi\nDrøftet.\n"
    assert reading.read(text).people[0].roles == ["næstformand"]
