"""Lists of participants in the shapes that minutes give them, with invented names: who, as what, and whether there."""

import pytest

import reading
from reading.result import Person

BELOW = "\n\n1. Budget\nGodkendt.\n\n2. Eventuelt\nIntet."


def people(text: str) -> list[Person]:
    found = reading.read(f"Referat af møde i Havnerådet 7. maj 2024\n\n{text}{BELOW}")
    assert found.unplaced == []
    return found.people


def shown(text: str) -> list[str]:
    """Each person as 'name | title | organisation | group | roles | +, - or ?' without the empty ends."""
    out = []
    for one in people(text):
        here = {True: "+", False: "-", None: "?"}[one.present]
        out.append(" | ".join([one.name, one.title, one.organisation, one.group, ",".join(one.roles), here]))
    return out


SHAPES = {
    # one line with a label
    "Til stede: Signe Lauberg, Ivar Kold og Else Brink": [
        "Signe Lauberg |  |  |  |  | +", "Ivar Kold |  |  |  |  | +", "Else Brink |  |  |  |  | +",
    ],
    "Mødt: Signe Lauberg (SL), Ivar Kold (formand)": [
        "Signe Lauberg |  |  |  |  | +", "Ivar Kold |  |  |  | formand | +",
    ],
    "Tilstede: SLA, IK og EB": ["SLA |  |  |  |  | +", "IK |  |  |  |  | +", "EB |  |  |  |  | +"],
    "Til stede:\nSLA/IK": ["SLA |  |  |  |  | +", "IK |  |  |  |  | +"],
    # a long list on the line below
    "Deltagere:\n" + ", ".join(f"{name} {last}" for name in ("Signe", "Ivar", "Else", "Gorm", "Hildur", "Tyge")
                                for last in ("Laubergsen", "Koldinggaard", "Brinkholm"))
    + " samt Asta Mose": [
        *[f"{name} {last} |  |  |  |  | +" for name in ("Signe", "Ivar", "Else", "Gorm", "Hildur", "Tyge")
          for last in ("Laubergsen", "Koldinggaard", "Brinkholm")],
        "Asta Mose |  |  |  |  | +",
    ],
    "Deltagere: Signe Lauberg, Ivar Kold, Arne & Else Brink": [
        "Signe Lauberg |  |  |  |  | +", "Ivar Kold |  |  |  |  | +", "Arne Brink |  |  |  |  | +",
        "Else Brink |  |  |  |  | +",
    ],
    # one per line
    "Deltagere:\n- Signe Lauberg: Byrådsmedlem for Fællesliste\n- Ivar Kold: Kystens Venner\n- Else Brink: Konsulent, Staben": [
        "Signe Lauberg | Byrådsmedlem | Fællesliste |  |  | +", "Ivar Kold |  | Kystens Venner |  |  | +",
        "Else Brink | Konsulent | Staben |  |  | +",
    ],
    "Afbud:\n- Fjord Kommune, Signe Lauberg, SL\n- 4BX, Ivar Kold, IK\n- Projektleder, Else Brink\n- Gorm Dal KAFO": [
        "Signe Lauberg |  | Fjord Kommune |  |  | -", "Ivar Kold |  | 4BX |  |  | -",
        "Else Brink | Projektleder |  |  |  | -", "Gorm Dal |  | KAFO |  |  | -",
    ],
    "Deltagere:\nSigne Lauberg\tDirektør\tFjord Kommune\nIvar Kold      Chef      Havne Sygehus": [
        "Signe Lauberg | Direktør | Fjord Kommune |  |  | +", "Ivar Kold | Chef | Havne Sygehus |  |  | +",
    ],
    # tables
    "Deltagere\n| Virksomhed/Afdeling | Navn | Init. | Tilstede | Næste møde |\n|---|---|---|---|---|\n"
    "| Fjord Kommune, IT | Projektleder, Signe Lauberg | SL | X | X |\n| 4BX | Ivar Kold | IK | - | X |": [
        "Signe Lauberg | Projektleder | Fjord Kommune, IT |  |  | +", "Ivar Kold |  | 4BX |  |  | -",
    ],
    "Deltagere\n| Fornavn | Efternavn | Kommune | Mødt |\n|---|---|---|---|\n| Signe | Lauberg | Fjord | Ja |\n| Ivar | Kold | Hav | Nej |": [
        "Signe Lauberg |  | Fjord |  |  | +", "Ivar Kold |  | Hav |  |  | -",
    ],
    "Deltagere\n| Navn | Tilstede |\n|---|---|\n| Signe Lauberg | |\n| Ivar Kold | |": [
        "Signe Lauberg |  |  |  |  | ?", "Ivar Kold |  |  |  |  | ?",
    ],
    # groups, with and without a word of who came
    "Fraværende:\nForældrevalgte: Afbud fra Signe Lauberg.\nElevrepræsentanter: - -": [
        "Signe Lauberg |  |  | Forældrevalgte |  | -",
    ],
    "Regionale medlemmer:\nSigne Lauberg\nIvar Kold - afbud\nKommunale medlemmer:\nElse Brink (næstformand)": [
        "Signe Lauberg |  |  | Regionale medlemmer |  | +", "Ivar Kold |  |  | Regionale medlemmer |  | -",
        "Else Brink |  |  | Kommunale medlemmer | næstformand | +",
    ],
    "Medlemmer:\nSigne Lauberg\nIvar Kold": ["Signe Lauberg |  |  | Medlemmer |  | ?", "Ivar Kold |  |  | Medlemmer |  | ?"],
    "Deltagere:\n- Signe Lauberg\nAfbud:\n- Ingen\nGæst:\n- Ivar Kold": [
        "Signe Lauberg |  |  |  |  | +", "Ivar Kold |  |  | Gæst |  | +",
    ],
    "Afbud: Ivar Kold\nFra administrationen deltog direktør Signe Lauberg og konsulent Else Brink": [
        "Ivar Kold |  |  |  |  | -", "Signe Lauberg | direktør |  | Fra administrationen |  | +",
        "Else Brink | konsulent |  | Fra administrationen |  | +",
    ],
    # who came for whom, late, or for a part
    "Til stede: Gorm Dal\nSigne Lauberg deltog for Ivar Kold": [
        "Gorm Dal |  |  |  |  | +", "Ivar Kold |  |  |  |  | -", "Signe Lauberg |  |  |  | stedfortræder | +",
    ],
    "Deltagere:\nIvar Kold (stedfortræder: Signe Lauberg)\nGorm Dal": [
        "Ivar Kold |  |  |  |  | -", "Signe Lauberg |  |  |  | stedfortræder | +", "Gorm Dal |  |  |  |  | +",
    ],
    "Til stede: Gorm Dal\nSuppleant: Signe Lauberg for Ivar Kold": [
        "Gorm Dal |  |  |  |  | +", "Ivar Kold |  |  |  |  | -", "Signe Lauberg |  |  |  | stedfortræder | +",
    ],
    "Afbud Ivar Kold , møder senere Signe Lauberg.": ["Ivar Kold |  |  |  |  | -", "Signe Lauberg |  |  |  |  | +"],
    "Fraværende: Ivar Kold ved sag nr. 2 – 25": ["Ivar Kold |  |  |  |  | +"],
    "Deltagere:\n- Signe Lauberg, Fjord Kommune (deltog på Teams)": ["Signe Lauberg |  | Fjord Kommune |  |  | +"],
    "Afbud: Signe Lauberg (måske er indkaldelsen gået tabt i posten?)": ["Signe Lauberg |  |  |  |  | -"],
    # brackets that nothing closes or opens, and an 'og' inside
    "Til stede: Ivar (have 4)), Else (have 9) og Signe Lauberg (have 12 – suppleant,": [
        "Ivar | have 4 |  |  |  | +", "Else | have 9 |  |  |  | +", "Signe Lauberg | have 12 – suppleant |  |  |  | +",
    ],
    "Indkaldte: Else Brink (Idas mor), Ivar (Ib og Annas far), Gorm (Jes’ far)\nAfbud: Ivar": [
        "Else Brink | Idas mor |  |  |  | +", "Ivar | Ib og Annas far |  |  |  | -", "Gorm | Jes’ far |  |  |  | +",
    ],
    # initials without brackets, and first names below a heading
    "Deltagere: Signe Lauberg SL, Ivar Kold IK\nAfbud: Else Brink EB": [
        "Signe Lauberg |  |  |  |  | +", "Ivar Kold |  |  |  |  | +", "Else Brink |  |  |  |  | -",
    ],
    "Tilstedeværende medlemmer;\n\nSigne, Ivar Aage, Else og Gorm": [
        "Signe |  |  |  |  | +", "Ivar Aage |  |  |  |  | +", "Else |  |  |  |  | +", "Gorm |  |  |  |  | +",
    ],
    # roles
    "Mødeleder: Signe Lauberg\nRef.: Ivar Kold\nOplægsholder: Else Brink, Fjord Kommune": [
        "Signe Lauberg |  |  |  | mødeleder | +", "Ivar Kold |  |  |  | referent | +",
        "Else Brink |  | Fjord Kommune |  | oplægsholder | +",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SHAPES.items(), ids=[text[:50] for text in SHAPES])
def test_shapes(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("Til stede: Signe Lauberg, Ivar Kold og Else Brink", []),
        ("Til stede: SLA, IK", ["SLA", "IK"]),
        ("Til stede: Ivar, Else og Gorm", ["Ivar", "Else", "Gorm"]),
        ("Til stede: Signe Lauberg, Ivar Kold, Arne & Else Brink", ["Arne Brink"]),
        ("Afbud:\n- Gorm Dal KAFO\n- Signe Lauberg, KAFO", ["Gorm Dal"]),
        ("Afbud:\n- 4BX, Ivar Kold, IK\n- Fjord Kommune, Signe Lauberg, SL", ["Ivar Kold"]),
    ],
)
def test_names_out_of_a_weak_shape_are_not_sure(text: str, guessed: list[str]) -> None:
    assert [one.name for one in people(text) if not one.sure] == guessed


def test_initials_are_kept_beside_the_name() -> None:
    found = people("Deltagere:\n- Fjord Kommune, Signe Lauberg, SL\n- Ivar Kold (IK)\n- Else Brink, Hav, EB")
    assert [one.initials for one in found] == ["SL", "IK", "EB"]


def test_an_organisation_by_its_letters_is_nobody() -> None:
    assert reading.read(f"Referat 7. maj 2024\nAfbud: KL{BELOW}").people == []


def test_those_elected_are_not_those_who_met() -> None:
    found = reading.read(
        "Referat af møde i Havnerådet 7. maj 2024\n\n1. Valg af formand og kasserer\n\nFormand: Signe Lauberg\n\n"
        "Beslutning\n\nValgt.\n\n2. Valg af ordstyrer\n\nOrdstyrer: Else Brink\n\nBeslutning\n\nGodkendt."
    )
    assert [(one.name, one.roles) for one in found.people] == [("Else Brink", ["ordstyrer"])]
    assert found.items[0].sections == {"sagsfremstilling": "Formand: Signe Lauberg", "beslutning": "Valgt."}
