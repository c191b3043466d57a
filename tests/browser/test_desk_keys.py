"""The desk by keyboard alone: items, standard outcomes, actions in one line, and keys that can be turned off."""

import pytest
from playwright.sync_api import expect

from actions.models import Action
from minutes.models import Decision
from tests.browser.desk import PATIENCE, field, open_desk, saved, stored
from tests.world import make_item, make_meeting

APPROVED = "Indstillingen blev godkendt."


@pytest.fixture
def asta(page, signed_in, live_server, world):
    make_item(world.meeting, world.asta, "Eventuelt")
    make_meeting(world.body, world.asta, days=42)
    return open_desk(signed_in(world.asta), live_server.url, world.item)


def outcome(item):
    return Decision.objects.get(item=item, position=0).outcome


def test_the_whole_desk_by_keyboard(asta, world):
    """Two items written, concluded and left, with an action, an absence and an end: no mouse."""
    keys = asta.keyboard
    keys.press("Alt+b")
    keys.type("Der er enighed. ")
    keys.press("Alt+1")
    keys.press("Alt+a")
    keys.type("Carla indkalder til møde senest 19/3")
    expect(asta.locator("#found [name=due]")).to_have_value("senest 19/3")
    keys.press("Enter")
    expect(asta.locator("#acts li")).to_have_count(2)
    expect(asta.get_by_role("textbox", name="Ny aktion")).to_be_focused()
    keys.press("Alt+a")
    expect(field(asta, world.item)).to_be_focused()
    keys.press("Control+Enter")
    expect(asta.get_by_role("heading", level=2, name="2 Bemanding")).to_be_visible()
    expect(field(asta, world.closed)).to_be_focused()
    keys.type("Drøftes igen.")
    keys.press("Alt+5")
    keys.press("Enter")
    expect(field(asta)).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(asta.get_by_role("heading", level=2, name="1 Fælles akutpladser")).to_be_visible()
    keys.press("Alt+ArrowDown")
    expect(asta.get_by_role("heading", level=2, name="2 Bemanding")).to_be_visible()
    expect(asta.get_by_role("button", name="Udsat …")).to_have_attribute("aria-pressed", "true")
    saved(asta)
    assert stored(world.item) == f"Der er enighed. {APPROVED}"
    assert outcome(world.item) == "approved"
    assert stored(world.closed).startswith("Drøftes igen. Punktet er udsat til mødet ")
    world.item.refresh_from_db()
    world.closed.refresh_from_db()
    assert (world.item.state, world.closed.state) == ("dealt", "postponed")
    action = Action.objects.latest("pk")
    assert action.task == "Indkalde til møde" or "ndkalder til møde" in action.task
    assert [str(owner) for owner in action.owners.all()] == ["Carla Cederfeld"]
    assert (action.due.day, action.due.month) == (19, 3)


def test_ctrl_enter_leaves_no_lack_behind(asta, world):
    asta.keyboard.press("Alt+b")
    asta.keyboard.type("Købes.")
    asta.keyboard.press("Control+Enter")
    line = asta.locator(f"#i{world.item.pk}")
    expect(line).to_contain_text("Behandlet", timeout=PATIENCE)
    expect(line).not_to_contain_text("Mangler beslutning")
    assert stored(world.item) == "Købes."


def test_what_is_saved_while_the_next_item_is_on_its_way_is_listed(asta, world):
    """The list that comes with the next item was made before the save."""
    held = []
    asta.route("**/mark/", lambda route: held.append((route, route.fetch())))
    asta.keyboard.press("Alt+b")
    asta.keyboard.type("Købes.")
    asta.keyboard.press("Control+Enter")
    saved(asta)
    for route, answer in held:
        route.fulfill(response=answer)
    expect(asta.get_by_role("heading", level=2, name="2 Bemanding")).to_be_visible()
    expect(asta.locator(f"#i{world.item.pk}")).to_contain_text("Behandlet")


def test_keys_pressed_before_the_page_has_settled_wait_for_it(asta):
    asta.evaluate("htmx.config.defaultSettleDelay = 700; document.stayed = true")
    for key, heading in (
        ("Control+Enter", "2 Bemanding"),
        ("Alt+ArrowUp", "1 Fælles"),
        ("Control+Enter", "2 Bemanding"),
    ):
        asta.keyboard.press(key)
        expect(asta.get_by_role("heading", level=2, name=heading)).to_be_visible()
    assert asta.evaluate("document.stayed"), "the whole page was loaded"


def test_a_phrase_by_click_can_be_taken_away_and_changed(asta, world):
    approved, discussed = asta.get_by_role("button", name="Godkendt"), asta.get_by_role("button", name="Drøftet")
    approved.click()
    expect(field(asta)).to_have_value(APPROVED)
    expect(approved).to_have_attribute("aria-pressed", "true")
    saved(asta)
    assert outcome(world.item) == "approved"
    discussed.click()
    expect(field(asta)).to_have_value("Punktet blev drøftet.")
    expect(approved).to_have_attribute("aria-pressed", "false")
    saved(asta)
    assert outcome(world.item) == "discussed"
    discussed.click()
    expect(field(asta)).to_have_value("")
    saved(asta)
    assert (outcome(world.item), stored(world.item)) == ("", "")


def test_a_phrase_goes_where_the_cursor_is_and_ctrl_z_takes_it_out(asta):
    field(asta).fill("Først. Sidst.")
    field(asta).evaluate("box => box.setSelectionRange(6, 6)")
    asta.keyboard.press("Alt+2")
    expect(field(asta)).to_have_value("Først. Orienteringen blev taget til efterretning. Sidst.")
    asta.keyboard.press("Control+z")
    expect(field(asta)).to_have_value("Først. Sidst.")
    asta.keyboard.press("Control+y")
    expect(field(asta)).to_have_value("Først. Orienteringen blev taget til efterretning. Sidst.")


def test_rarer_outcomes_behind_alt_6(asta, world):
    asta.keyboard.press("Alt+6")
    expect(asta.get_by_role("dialog", name="Andre udfald")).to_be_visible()
    asta.keyboard.press("Tab")
    asta.keyboard.press("Enter")
    expect(field(asta)).to_have_value("Indstillingen blev afvist.")
    expect(asta.get_by_role("button", name="Flere …")).to_have_attribute("aria-pressed", "true")
    saved(asta)
    assert outcome(world.item) == "rejected"


def test_escape_leaves_a_sheet_as_it_was(asta, world):
    field(asta).fill("Tekst.")
    asta.keyboard.press("Alt+5")
    asta.keyboard.press("Escape")
    asta.keyboard.press("Alt+b")
    expect(field(asta)).to_be_focused()
    saved(asta)
    assert outcome(world.item) == ""


def test_the_selected_sentence_becomes_an_action_and_is_marked(asta, world):
    sentence = "Bo undersøger, om sengene kan deles."
    field(asta).fill(f"Der er enighed. {sentence} Slut.")
    field(asta).evaluate("box => { box.focus(); box.setSelectionRange(16, 52) }")
    asta.keyboard.press("Alt+a")
    expect(asta.get_by_role("textbox", name="Ny aktion")).to_have_value(sentence)
    expect(asta.locator("#found select").first).to_have_value(f"p{world.bo.person.pk}")
    asta.keyboard.press("Enter")
    mark = asta.locator(".editor__marks mark")
    expect(mark).to_have_attribute("data-made", "")
    expect(mark).to_have_text(sentence)
    expect(mark).to_have_attribute("data-n", "1")
    assert Action.objects.latest("pk").source == sentence
    asta.reload()
    expect(mark).to_have_text(sentence)
    expect(field(asta)).to_have_value(f"Der er enighed. {sentence} Slut.")


def test_owner_and_deadline_are_corrected_with_tab(asta, world):
    line = asta.get_by_role("textbox", name="Ny aktion")
    line.press_sequentially("Carla indkalder til møde")
    owner = asta.locator("#found select").first
    expect(owner).to_have_value(f"p{world.carla.person.pk}")
    asta.keyboard.press("Tab")
    expect(owner).to_be_focused()
    owner.select_option(f"p{world.bo.person.pk}")
    asta.keyboard.press("Tab")
    asta.keyboard.type("om 14 dage")
    expect(asta.locator("#found .means")).to_contain_text(str(world.meeting.day.year))
    line.focus()
    asta.keyboard.press("End")
    asta.keyboard.type(" i lokale 2")  # read again: what was corrected stays
    asta.wait_for_timeout(500)
    expect(asta.locator("#found select").first).to_have_value(f"p{world.bo.person.pk}")
    expect(asta.locator("#found [name=due]")).to_have_value("om 14 dage")
    asta.keyboard.press("Enter")
    expect(asta.locator("#acts li")).to_have_count(2)
    action = Action.objects.latest("pk")
    assert [str(owner) for owner in action.owners.all()] == ["Bo Brisling"]
    assert (action.due - world.meeting.day).days == 14


def test_several_actions_one_after_the_other(asta, world):
    keys = asta.keyboard
    keys.press("Alt+a")
    for task in ("Rydde op", "Lukke døren", "Slukke lyset"):
        keys.type(task)
        keys.press("Enter")
    expect(asta.locator("#acts li")).to_have_count(4)
    expect(asta.locator("#act-n")).to_have_text("4")
    expect(asta.get_by_role("textbox", name="Ny aktion")).to_have_value("")
    assert set(Action.objects.values_list("task", flat=True)) >= {"Rydde op", "Lukke døren", "Slukke lyset"}


def test_an_action_without_owner_is_marked_and_one_can_be_chosen_in_place(asta, world):
    asta.keyboard.press("Alt+a")
    asta.keyboard.type("Rydde op")
    asta.keyboard.press("Enter")
    row = asta.locator("#acts li", has_text="Rydde op")
    expect(row).to_contain_text("Vælg ansvarlig")
    row.get_by_role("link", name="Ret ansvarlig og frist").focus()
    asta.keyboard.press("Enter")
    expect(asta.get_by_role("textbox", name="Opgave")).to_be_focused()
    asta.keyboard.press("Tab")
    asta.locator(".acts__edit select").first.select_option("rsekretariatet")
    asta.keyboard.press("Tab")
    asta.keyboard.type("om en uge")
    expect(asta.locator(".acts__edit .means")).to_contain_text(".")
    asta.keyboard.press("Enter")
    expect(row).to_contain_text("sekretariatet · om en uge")
    expect(row.get_by_role("link", name="Rydde op", exact=True)).to_be_focused()
    action = Action.objects.latest("pk")
    assert (str(action.owners.get()), (action.due - world.meeting.day).days) == ("sekretariatet", 7)


def test_making_an_action_can_be_undone(asta):
    asta.keyboard.press("Alt+a")
    asta.keyboard.type("Rydde op")
    asta.keyboard.press("Enter")
    expect(asta.locator("#acts li")).to_have_count(2)
    asta.get_by_role("button", name="Fortryd").click()
    expect(asta.locator("#acts li")).to_have_count(1)
    expect(asta.locator("#act-n")).to_have_text("1")
    assert not Action.objects.filter(task="Rydde op").exists()


def test_what_is_wrong_with_a_line_is_said_and_it_stays(asta, world):
    line = asta.get_by_role("textbox", name="Ny aktion")
    line.fill("Carla senest 31/12")
    asta.keyboard.press("Enter")
    expect(asta.locator("#found .error").first).to_contain_text("Skriv, hvad der skal gøres")
    expect(line).to_be_focused()
    expect(line).to_have_value("Carla senest 31/12")
    line.fill("Købe senge senest 31/2")
    expect(asta.locator("#found .error").first).to_contain_text("»31/2« findes ikke. Mente du")
    asta.keyboard.press("Escape")
    expect(line).to_have_value("")
    assert Action.objects.count() == 1


def test_keys_can_be_turned_off(asta):
    asta.get_by_role("button", name="Alle genveje").click()
    off = asta.get_by_role("button", name="Slå genveje fra")
    off.click()
    expect(off).to_have_attribute("aria-pressed", "true")
    asta.keyboard.press("Escape")
    asta.reload()
    field(asta).focus()
    asta.keyboard.press("Alt+1")
    asta.keyboard.press("Control+Enter")
    asta.wait_for_timeout(500)
    expect(field(asta)).to_have_value("")
    expect(asta.get_by_role("heading", level=2, name="1 Fælles akutpladser")).to_be_visible()
    asta.get_by_role("button", name="Alle genveje").click()
    off.click()
    asta.keyboard.press("Escape")
    field(asta).focus()
    asta.keyboard.press("Alt+1")
    expect(field(asta)).to_have_value(APPROVED)


def test_keys_do_nothing_behind_a_dialog(asta, world):
    asta.get_by_role("link", name="Ret fremmøde").or_(asta.locator(".attend summary")).first.click()
    asta.get_by_role("link", name="Ret fremmøde").click()
    expect(asta.get_by_role("dialog", name="Fremmøde")).to_be_visible()
    asta.keyboard.press("Control+Enter")
    asta.keyboard.press("Alt+1")
    expect(asta.get_by_role("dialog", name="Fremmøde")).to_be_visible()
    assert outcome(world.item) == ""


def test_every_stop_on_tab_shows_where_it_is(asta):
    """Focus has a ring, and is not hidden behind the dock."""
    seen = set()
    for _step in range(60):
        asta.keyboard.press("Tab")
        spot = asta.evaluate("""() => {
            const at = document.activeElement, box = at.getBoundingClientRect();
            const dock = document.querySelector("#dock").getBoundingClientRect();
            const ring = getComputedStyle(at.closest(".quick") && at.matches("input") ? at.closest(".quick") : at);
            return { name: at.id || at.textContent.trim().slice(0, 30) || at.tagName, ring: ring.outlineStyle,
                     hidden: !at.closest("#dock, dialog, [popover]") && box.bottom > dock.top + 2 && box.top < innerHeight,
                     body: at === document.body };
        }""")
        if spot["body"]:
            break
        assert spot["ring"] != "none", spot
        assert not spot["hidden"], spot
        seen.add(spot["name"])
    assert len(seen) > 15


def test_attendance_is_noted_from_the_desk(asta, world):
    asta.locator(".attend summary").click()
    asta.get_by_role("link", name="Ret fremmøde").click()
    sheet = asta.get_by_role("dialog", name="Fremmøde")
    sheet.get_by_role("button", name="Alle til stede").click()
    expect(asta.locator(".attend")).to_contain_text("5 af 5 til stede")
    bo = sheet.get_by_role("form", name="Bo Brisling")
    bo.get_by_role("radio", name="Afbud").check()
    expect(asta.locator(".attend")).to_contain_text("4 af 5 til stede")
    expect(bo.get_by_role("radio", name="Afbud")).to_be_focused()
    carla = sheet.get_by_role("form", name="Carla Cederfeld")
    carla.get_by_text("Tider og rolle").click()
    carla.get_by_label("Gik kl.").fill("13.30")
    carla.get_by_label("Rolle").select_option("chair")
    carla.get_by_label("Kom kl.").fill("kvart i")
    asta.keyboard.press("Tab")
    expect(carla.get_by_role("alert")).to_contain_text("Skriv klokkeslættet som 13.42")
    expect(carla.get_by_label("Kom kl.")).to_have_value("kvart i")
    carla.get_by_label("Kom kl.").fill("")
    asta.keyboard.press("Tab")
    expect(carla.get_by_role("alert")).to_be_empty()
    expect(asta.locator(".attend")).to_contain_text("gik kl. 13.30")
    sheet.locator("#guest").fill("Gerda Gæst")
    sheet.get_by_role("button", name="Tilføj gæst").click()
    expect(asta.locator(".attend")).to_contain_text("5 af 6 til stede")
    asta.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    attendance = world.meeting.attendances
    assert attendance.get(name="Carla Cederfeld").role == "chair"
    assert attendance.get(name="Gerda Gæst").status == "present"


def test_absence_from_one_item(asta, world):
    asta.get_by_text("Notér fravær fra punktet").click()
    asta.get_by_role("button", name="Notér fravær", exact=True).click()
    expect(asta.locator("#out .error")).to_contain_text("Vælg en deltager")
    asta.get_by_label("Deltager").select_option(label="Carla Cederfeld")
    asta.get_by_label("Årsag").select_option("conflict")
    asta.get_by_role("button", name="Notér fravær", exact=True).click()
    expect(asta.locator("#out")).to_contain_text("Uden Carla Cederfeld (inhabil)")
    assert world.item.absences.get().reason == "conflict"
    asta.locator("#out").get_by_role("button", name="Fortryd").click()
    expect(asta.locator("#out")).not_to_contain_text("Carla Cederfeld (")
    assert not world.item.absences.exists()


def test_points_are_answered_one_by_one(asta, world):
    asta.get_by_text("Tilføj beslutning for punkt …").click()
    asta.get_by_label("Punkt", exact=True).fill("2")
    asta.get_by_role("button", name="Tilføj beslutning").click()
    second = asta.get_by_role("textbox", name="Beslutning til indstillingens punkt 2")
    second.fill("Sælges.")
    asta.keyboard.press("Alt+3")
    saved(asta)
    row = Decision.objects.get(point="2")
    assert (row.text, row.outcome) == ("Sælges. Punktet blev drøftet.", "discussed")
    assert outcome(world.item) == ""
