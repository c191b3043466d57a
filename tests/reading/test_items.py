"""How minutes head their items: what is read as an item, and what only looks like one."""

import pytest

import reading
from reading.result import Item

HEAD = "Referat af møde i Havnerådet 7. maj 2024\nDeltagere: Signe Lauberg, Ivar Kold\n\n"


def items(text: str) -> list[Item]:
    found = reading.read(HEAD + text)
    assert found.unplaced == []
    return found.items


FORMS = {
    "letters after the numbers": (
        "Punkt 1: Budget\nGodkendt.\nPunkt 2: Plan\nUdsat.\nPunkt B: Orientering\nTaget til efterretning.\n",
        "1 Budget | 2 Plan | B Orientering",
    ),
    "no space after the number": (
        "38Budget for havnen\nGodkendt.\n39Plan for kajen\nUdsat.\n40Eventuelt\nIntet.\n",
        "38 Budget for havnen | 39 Plan for kajen | 40 Eventuelt",
    ),
    "numbers that run through the year": (
        "49. Budget\nGodkendt.\n\n50. Plan\nUdsat.\n\n51. Eventuelt\nIntet.\n",
        "49 Budget | 50 Plan | 51 Eventuelt",
    ),
    "Sag nr.": (
        "Sag nr. 7 Budget\nGodkendt.\n\nSag nr. 8 Plan\nUdsat.\n",
        "7 Budget | 8 Plan",
    ),
    "the title on the line below": (
        "Dagsordenspunkt 1\nBudget\nGodkendt.\n\nDagsordenspunkt 2\nPlan\nUdsat.\n",
        "1 Budget | 2 Plan",
    ),
    "groups of 1.0": (
        "1.0 Formalia\n1.1 Godkendelse af dagsorden\nGodkendt.\n1.2 Referat\nGodkendt.\n2.0 Sager\n2.1 Budget\nUdsat.\n2.2 Plan\nDrøftet.\n",
        "1.0 Formalia | 1.1 Godkendelse af dagsorden | 1.2 Referat | 2.0 Sager | 2.1 Budget | 2.2 Plan",
    ),
    "1.a": (
        "1. Orientering\n1.a Budget\nGodkendt.\n1.b Plan\nUdsat.\n2. Eventuelt\nIntet.\n",
        "1.a Budget | 1.b Plan | 2 Eventuelt",
    ),
    "letters inside an item are none": (
        "1. Opgaver\na) Folder: er i gang. Klar til maj.\nb) Pumpe: Signe har spurgt.\n2. Eventuelt\nIntet.\n",
        "1 Opgaver | 2 Eventuelt",
    ),
    "the title twice": (
        "1. Budget\nBudget\nBeslutning\nGodkendt.\n2. Plan\nPlan\nBeslutning\nUdsat.\n",
        "1 Budget | 2 Plan",
    ),
    "unnumbered, with a colon": (
        "Godkendelse af dagsorden:\n\nGodkendt uden bemærkninger af hele rådet i dag.\n\nNæste møde:\n\nNæste møde er den 4. juni 2024 på havnen kl. 14.\n\nEvt.:\n\nDer var ikke noget under dette punkt på mødet.\n",
        "Godkendelse af dagsorden | Næste møde | Evt.",
    ),
    "Markdown and one without a number": (
        "### **1. Budget**\nGodkendt.\n### **2. Plan & drift**\nUdsat.\n### Eventuelt\nIntet.\n",
        "1 Budget | 2 Plan & drift | Eventuelt",
    ),
    "bold, unnumbered": (
        "**Velkomst**\nFormanden bød velkommen til alle.\n**Budget & regnskab**\nBudgettet blev godkendt.\n**Evt.**\nDer var intet under eventuelt.\n",
        "Velkomst | Budget & regnskab | Evt.",
    ),
    "one of them written otherwise": (
        "Punkt 1: Budget\nGodkendt.\n\nPunkt 2 - Plan\nUdsat.\n\n3. Havnen\nDrøftet.\n\nPunkt 4: Eventuelt\nIntet.\n",
        "1 Budget | 2 Plan | 3 Havnen | 4 Eventuelt",
    ),
    "lists inside items": (
        "1. Budget\n\nUdvalget besluttede:\n1. at spare\n2. at bygge\n3. at vente\n\n2. Plan\n\nDer skal laves:\n1. Kaj\n2. Mole\n\n3. Eventuelt\nIntet.\n",
        "1 Budget | 2 Plan | 3 Eventuelt",
    ),
    "a list whose numbers could be items": (
        "1. Budget\nGodkendt.\n\n2. Plan\nFølgende valgt:\n\n1. Signe Lauberg\n2. Ivar Kold\n3. Else Brink\n\n3. Havn\nUdsat.\n\n4. Evt.\nIntet.\n",
        "1 Budget | 2 Plan | 3 Havn | 4 Evt.",
    ),
    "suffixes and closed items": (
        "Punkt 1: Budget (B)\nGodkendt.\nPunkt 2: LUKKET PUNKT - Personsag\nIkke frigivet.\nPunkt 3: Plan v/ Signe (kl. 13.00-13.30)\nDrøftet.\n",
        "1 Budget (B) | 2 LUKKET PUNKT - Personsag | 3 Plan v/ Signe (kl. 13.00-13.30)",
    ),
    "Ad 1)": (
        "Ad 1) Budget\nGodkendt.\nAd 2) Plan\nUdsat.\nAd 3) Evt.\nIntet.\n",
        "1 Budget | 2 Plan | 3 Evt.",
    ),
    "1.Title": (
        "1.Budget\nGodkendt.\n2.Plan\nUdsat.\n3.Eventuelt\nIntet.\n",
        "1 Budget | 2 Plan | 3 Eventuelt",
    ),
    "long titles with full stops": (
        "1. Ændring af rådets retningslinjer, så de kommer i overensstemmelse med de faktiske forhold.\nVedtaget.\n\n2. Valg af formand, næstformand, kasserer og sekretær for det kommende år i foreningen.\nFormand Signe Lauberg\n\n3. Godkendelse af referat fra sidste møde.\nGodkendt.\n\n4. Evt.\nIntet.\n",
        "1 Ændring af rådets retningslinjer, så de kommer i overensstemmelse med de faktiske forhold. | 2 Valg af formand, næstformand, kasserer og sekretær for det kommende år i foreningen. | 3 Godkendelse af referat fra sidste møde. | 4 Evt.",
    ),
    "capitals": (
        "BUDGET\n\nBudgettet blev gennemgået af kassereren og godkendt.\n\nPLAN FOR HAVNEN\n\nPlanen blev drøftet af alle i rådet og udsat.\n\nEVENTUELT\n\nDer var intet til referat under punktet.\n",
        "BUDGET | PLAN FOR HAVNEN | EVENTUELT",
    ),
    "Roman numbers": (
        "I. Budget\nGodkendt.\nII. Plan\nUdsat.\nIII. Eventuelt\nIntet.\n",
        "I Budget | II Plan | III Eventuelt",
    ),
    "(1)": (
        "(1) Budget\nGodkendt.\n(2) Plan\nUdsat.\n(3) Eventuelt\nIntet.\n",
        "1 Budget | 2 Plan | 3 Eventuelt",
    ),
    "Nr. 1": (
        "Nr. 1 Budget\nGodkendt.\nNr. 2 Plan\nUdsat.\n",
        "1 Budget | 2 Plan",
    ),
    "sub-items": (
        "1. Meddelelser\n1.1 Fra formanden\nHavnen er åben.\n1.2 Fra udvalget\nIntet.\n2. Budget\nGodkendt.\n3. Evt.\nIntet.\n",
        "1.1 Fra formanden | 1.2 Fra udvalget | 2 Budget | 3 Evt.",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FORMS.values(), ids=FORMS)
def test_forms(text: str, wanted: str) -> None:
    assert " | ".join(f"{item.number} {item.title}".strip() for item in items(text)) == wanted


def test_the_absent_may_stand_on_the_line_of_an_item() -> None:
    found = reading.read(HEAD + "1. Fraværende: Else Brink og Gorm Dal\n\n2. Budget\nGodkendt.\n\n3. Evt.\nIntet.")
    assert [(item.number, item.title) for item in found.items][:2] == [("1", "Fraværende"), ("2", "Budget")]
    assert [one.name for one in found.people if one.present is False] == ["Else Brink", "Gorm Dal"]
    assert found.items[0].sections == {"beslutning": "Else Brink og Gorm Dal"}


def test_entries_of_a_quoted_agenda_may_be_sentences() -> None:
    found = items(
        "## Dagsorden\n- 1.1 Budget\n- 1.2 Referatet er sendt rundt den 2. maj 2024. Alle har svaret.\n- 1.3 Plan\n\n"
        "## Referat\n> #### 1. Formalia\n> - 1.1 Budget\n\nGodkendt.\n\n"
        "> - 1.2 Referatet er sendt rundt den 2. maj 2024. Alle har svaret.\n\nGodkendt.\n\n> - 1.3 Plan\n\nUdsat.\n"
    )
    assert [(item.number, item.title) for item in found] == [
        ("1.1", "Budget"), ("1.2", "Referatet er sendt rundt den 2. maj 2024"), ("1.3", "Plan"),
    ]  # fmt: skip
    assert found[1].sections == {"sagsfremstilling": "Alle har svaret.", "beslutning": "Godkendt."}


def test_titles_with_what_was_said_on_the_same_line() -> None:
    found = reading.read(
        "Referat af møde i Vandværket 14. marts 2027\n\nTil stede: Iver Bøgh, Keld Moe\n\n1) Indledning v. Anne Lene\n\n"
        "2) Målere.. Der er få, der måler. Keld tjekker dem.\n\n3) Samtaler - udgået\n\n4) Besøg fra kommunen,\n\nDrøftet.\n\n"
        "5) Kassebeholdning.Iver meddelte, at der ikke var grundlag for at anskaffe flere obligationer nu.\n\n6) Samarbejdet - drøftet\n\n7) Eventuelt - intet\n"
    )
    assert [(item.number, item.title, str(item.outcome)) for item in found.items] == [
        ("1", "Indledning v. Anne Lene", "ingen"), ("2", "Målere", "ingen"), ("3", "Samtaler", "ingen"),
        ("4", "Besøg fra kommunen", "droeftet"), ("5", "Kassebeholdning", "ingen"), ("6", "Samarbejdet", "droeftet"),
        ("7", "Eventuelt", "ingen"),
    ]  # fmt: skip
    assert found.items[1].sections == {"beslutning": "Der er få, der måler. Keld tjekker dem."}
    assert found.items[4].sections == {
        "beslutning": "Iver meddelte, at der ikke var grundlag for at anskaffe flere obligationer nu."
    }
    assert found.unplaced == []


def test_answers_to_the_points_of_one_item_are_no_items() -> None:
    found = reading.read(
        "Referat af møde i Vandværket 14. marts 2027\n\n1. Budget\nBeslutning\n1. Godkendt. Udvalget takker.\n2. Udsat. Tallene mangler.\n"
        "\n2. Eventuelt\nIntet.\n"
    )
    assert [item.title for item in found.items] == ["Budget", "Eventuelt"]
