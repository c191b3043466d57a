"""What the reader guessed, and what contradicts itself in the minutes: said, and not hidden in a choice."""

import pytest

import reading
from reading.result import ITEM_DOUBTS

HEAD = "Referat af møde i Havnerådet 7. maj 2024\n\n"
BELOW = "\n\n1. Budget\nGodkendt.\n\n2. Eventuelt\nIntet."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. Budget\nGodkendt.\n\n2. Plan\nUdsat.\n\n3. Evt.\nIntet.", ["", "", ""]),
        ("## Budget\nBudgettet blev godkendt.\n## Plan\nPlanen blev udsat.", ["", ""]),
        ("Punkt 1: Budget\nGodkendt.\n\n2. Plan\nUdsat.\n\nPunkt 3: Evt.\nIntet.", ["", "heading_form", ""]),
        ("1. Budget\nGodkendt.\n\n2. Plan\nUdsat.\n\nEventuelt\n\nIntet.", ["", "", "fixed_title"]),
        ("Punkt 1: Budget\nGodkendt.\n\nPunkt 2: Plan\nUdsat.\n\nPunkt 2: Molen\nDrøftet.", ["", "", "number_order"]),
        ("### 1. Budget\nGodkendt.\n### 3. Plan\nUdsat.\n### 2. Molen\nDrøftet.\n### 4. Evt.\nIntet.", ["", "", "number_order", ""]),
        ("1. Budget\nGodkendt.\n\n2. Kajen\n\n3. Plan\nUdsat.\n\n4. Evt.", ["", "no_text", "", ""]),
        ("Budget\n\nBudgettet blev gennemgået af alle og godkendt.\n\nPlan\n\nPlanen blev udsat til et senere møde i rådet.",
         ["heading_form", "heading_form"]),
    ],
)  # fmt: skip
def test_items(text: str, wanted: list[str]) -> None:
    found = reading.read(HEAD + text)
    assert [item.doubt for item in found.items] == wanted
    assert [item.sure for item in found.items] == [not doubt for doubt in wanted]
    assert set(wanted) - {""} <= set(ITEM_DOUBTS)


def test_sureness_is_not_in_the_json() -> None:
    found = reading.read(HEAD + "Til stede: SLA, IK" + BELOW).as_json()
    assert not {"sure", "doubt"} & {*found["people"][0], *found["items"][0]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Referat af møde i Havnerådet 7. maj 2024 kl. 13 - 11{BELOW}", "ends_before_start"),
        (f"Referat af møde i Havnerådet\nStarttidspunkt: 7. maj 2024 kl. 13\nSluttidspunkt: kl. 12{BELOW}", "ends_before_start"),
        (f"Referat af møde i Havnerådet 7. maj 2024 kl. 13{BELOW}\n\nMødet sluttede kl. 12.30", "ends_before_start"),
        (f"{HEAD}Til stede: Signe Lauberg, Ivar Kold\nAfbud: Ivar Kold{BELOW}", "present_and_absent"),
        (f"{HEAD}Deltagere:\n- [x] Signe Lauberg\n- [ ] Ivar Kold\nAfbud:\n- [x] Signe Lauberg{BELOW}", "present_and_absent"),
        (f"{HEAD}Punkt 1: Budget\nGodkendt.\n\nPunkt 1: Plan\nUdsat.", "number_repeated"),
        (f"Referat af møde i Havnerådet 7. maj 2024\nMødedato: 8. maj 2024{BELOW}", "dates_differ"),
    ],
)  # fmt: skip
def test_contradictions_are_warnings(text: str, code: str) -> None:
    assert [doubt.code for doubt in reading.read(text).warnings] == [code]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Deltagere: Signe Lauberg, Ivar Kold\nAfbud: Ivar Kold{BELOW}",  # members, and who of them stayed away
        f"{HEAD}Deltagere:\n- [x] Signe Lauberg\n- [ ] Ivar Kold\nAfbud:\n- [x] Ivar Kold{BELOW}",
        f"Referat af møde i Havnerådet 7. maj 2024 kl. 11 - 13{BELOW}\n\nMødet sluttede kl. 12.30",
    ],
)
def test_what_only_looks_like_a_contradiction(text: str) -> None:
    assert reading.read(text).warnings == []
