"""Writing on the desk: saved while one types, two people in one text, slow and lost answers."""

import time

import pytest
from playwright.sync_api import expect

from minutes.models import Decision, Section, TextRevision
from tests.browser.desk import answered, colleague_writes, dock, field, lost, open_desk, saved, stored

NADIA = "Der er enighed. Bo tilføjer dette. Slut."
MINE = "Der er enighed. Asta tilføjer dette. Slut."


@pytest.fixture
def asta(page, signed_in, live_server, world):
    return open_desk(signed_in(world.asta), live_server.url, world.item)


def test_typing_is_saved_and_said(asta, world):
    field(asta).press_sequentially("Sengene købes.", delay=5)
    expect(asta.locator("#save")).to_contain_text("Gemmer")
    saved(asta)
    assert stored(world.item) == "Sengene købes."
    field(asta).press_sequentially(" Straks.")
    saved(asta)
    assert stored(world.item) == "Sengene købes. Straks."
    assert not TextRevision.objects.exists()


def test_discussion_is_saved_too(asta, world):
    asta.get_by_text("Drøftelse", exact=True).click()
    asta.locator(f"#t{world.item.pk}").fill("Der blev spurgt.")
    saved(asta)
    assert Section.objects.get(kind="discussion").text == "Der blev spurgt."


def test_saved_at_once_with_ctrl_s_and_when_the_page_is_hidden(asta, world):
    field(asta).fill("Nu.")
    asta.keyboard.press("Control+s")
    saved(asta)
    assert stored(world.item) == "Nu."


def test_the_field_is_as_high_as_its_text(asta):
    before = field(asta).bounding_box()["height"]
    field(asta).fill("linje\n" * 30)
    assert field(asta).bounding_box()["height"] > before * 2
    assert field(asta).evaluate("box => box.scrollHeight <= box.clientHeight + 1")


def test_fields_on_different_items_never_meet(asta, context, new_context, sign_in, live_server, world):
    other = open_desk(sign_in(new_context().new_page(), world.bo), live_server.url, world.closed)
    for _round in range(3):
        field(asta).press_sequentially("Asta skriver. ")
        field(other).press_sequentially("Bo skriver. ")
    saved(asta)
    saved(other)
    assert (stored(world.item), stored(world.closed)) == ("Asta skriver. " * 3, "Bo skriver. " * 3)
    assert not TextRevision.objects.exists()


@pytest.fixture
def conflict(asta, new_context, sign_in, live_server, world):
    """Asta and Bo had the same text open; Bo saved first, in a second browser."""
    colleague_writes(world.item, world.asta, "Der er enighed. Slut.")
    asta.reload()
    other = open_desk(sign_in(new_context().new_page(), world.bo), live_server.url, world.item)
    field(other).fill(NADIA)
    saved(other)
    field(asta).fill(MINE)
    dock(asta, "Ikke gemt: Bo rettede beslutningen kl.")
    return asta


def test_the_loser_gets_both_texts(conflict, world):
    assert field(conflict).input_value() == MINE
    theirs = conflict.locator(".theirs")
    expect(theirs).to_contain_text("Bos tekst · gemt")
    expect(theirs.locator("ins")).to_have_text("Bo ")
    expect(theirs.locator("del")).to_have_text("Asta ")
    expect(conflict.locator("#done")).to_have_attribute("aria-disabled", "true")
    expect(conflict.locator("#save")).to_contain_text("Ikke gemt: vælg tekst")
    assert stored(world.item) == NADIA
    assert TextRevision.objects.get(kept=False).text == MINE


@pytest.mark.parametrize(
    ("button", "stands"),
    [
        ("Gem min tekst", MINE),
        ("Brug Bos tekst", NADIA),
        ("Saml teksterne i feltet", "Der er enighed. Asta tilføjer dette. Bo tilføjer dette. Slut."),
    ],
)
def test_each_choice_keeps_both_texts(conflict, world, button, stands):
    conflict.get_by_role("button", name=button).click()
    expect(field(conflict)).to_have_value(stands)
    expect(field(conflict)).to_be_focused()
    expect(conflict.locator(".theirs")).to_have_count(0)
    expect(conflict.locator("#theirs")).to_be_hidden()
    expect(conflict.locator("#done")).not_to_have_attribute("aria-disabled", "true")
    conflict.wait_for_timeout(1200)
    assert stored(world.item) == stands
    said = {stands, *TextRevision.objects.values_list("text", flat=True)}
    for text in (MINE, NADIA):
        assert any(text in one for one in said) or button.startswith("Saml")
    field(conflict).press_sequentially(" Mere.")
    conflict.wait_for_timeout(1500)
    assert stored(world.item) == stands + " Mere."


def test_typing_on_in_a_conflict_loses_nothing(conflict, world):
    field(conflict).press_sequentially(" Tilføjet senere.")
    conflict.get_by_role("button", name="Brug Bos tekst").click()
    expect(field(conflict)).to_have_value(NADIA)
    assert TextRevision.objects.filter(kept=False, text=MINE + " Tilføjet senere.").exists()


def test_joined_text_can_be_undone_with_ctrl_z(conflict):
    conflict.get_by_role("button", name="Saml teksterne i feltet").click()
    expect(field(conflict)).not_to_have_value(MINE)
    conflict.keyboard.press("Control+z")
    expect(field(conflict)).to_have_value(MINE)


def test_a_conflict_follows_to_another_item(conflict, world):
    conflict.keyboard.press("Alt+ArrowDown")
    dock(conflict, "en anden skrev i samme felt under punkt 1")
    conflict.get_by_role("link", name="Gå til punktet").click()
    dock(conflict, "Bo rettede beslutningen") if conflict.locator(".theirs").count() else None
    expect(field(conflict)).to_have_value(MINE)


def test_slow_answers_and_queued_saves_are_no_conflict(asta, world):
    def slow(route):
        answer = route.fetch()
        time.sleep(1.2)
        route.fulfill(response=answer)

    with answered(asta, slow):
        for word in ("Et ", "to ", "tre ", "fire "):
            field(asta).press_sequentially(word)
            asta.wait_for_timeout(900)
        saved(asta)
    assert stored(world.item) == "Et to tre fire "
    assert not TextRevision.objects.exists()
    assert Decision.objects.get(item=world.item).version > 1


def test_a_stored_save_whose_answer_was_lost_is_no_conflict(asta, world):
    with answered(asta, lost):
        field(asta).fill("Købes.")
        dock(asta, "Ikke gemt")
        assert stored(world.item) == "Købes."
        field(asta).press_sequentially(" Straks.")
    asta.get_by_role("button", name="Prøv at gemme nu").click()
    saved(asta)
    assert stored(world.item) == "Købes. Straks."
    assert not TextRevision.objects.filter(kept=False).exists()


def test_the_same_person_in_two_tabs_is_told_so(asta, live_server, world):
    other = open_desk(asta.context.new_page(), live_server.url, world.item)
    field(asta).fill("Den ene fane.")
    saved(asta)
    field(other).fill("Den anden fane.")
    dock(other, "du rettede samme tekst i en anden fane")
    other.get_by_role("button", name="Brug den anden tekst").click()
    expect(field(other)).to_have_value("Den ene fane.")


def test_versions_can_be_seen_and_taken_back(conflict, world):
    conflict.get_by_role("button", name="Brug Bos tekst").click()
    conflict.wait_for_timeout(300)
    conflict.reload()
    conflict.get_by_role("link", name="Versioner (").click()
    sheet = conflict.get_by_role("dialog", name="Versioner af punkt 1")
    expect(sheet).to_contain_text(MINE)
    expect(sheet).to_contain_text("en anden havde gemt først")
    sheet.locator("li", has_text=MINE).get_by_role("button").click()
    expect(field(conflict)).to_have_value(MINE)
    assert stored(world.item) == MINE
    assert TextRevision.objects.filter(text=NADIA).exists()
