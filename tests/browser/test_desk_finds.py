"""Suggestions beside the text: marks, margin, keys, ignoring, and that nothing of it costs a word."""

import re
import time

import pytest
from playwright.sync_api import expect

from actions.models import Action
from clusters.models import Person
from desk.models import Ignored
from minutes.models import Decision
from minutes.models.text import Copy
from tests.browser.desk import PATIENCE, colleague_writes, dock, field, open_desk, saved, stored, with_status
from tests.world import make_action, make_item, make_meeting, make_seat

OPENING = "Der er enighed om at fortsætte forsøget."
KOMMUNE = "Birkelund Kommune udpeger en kontaktperson senest i uge 48."
CARLA = "Carla undersøger, om aftenvagten kan deles med hjemmeplejen i Nordbyen, og vender tilbage på næste møde."
TEXT = f"{OPENING}\n\n{KOMMUNE}\n\n{CARLA}"


@pytest.fixture
def asta(page, signed_in, live_server, world):
    make_meeting(world.body, world.asta, days=42)
    return open_desk(signed_in(world.asta), live_server.url, world.item)


@pytest.fixture
def written(asta, world):
    """The desk with two promises in the decision, found and offered."""
    Decision.objects.get(item=world.item).write(TEXT, copy=Copy(0), by=world.asta)
    asta.reload()
    expect(offers(asta)).to_have_count(2, timeout=PATIENCE)
    return asta


def offers(page):
    return page.locator(".finds li:has([data-take])")


def marks(page):
    return page.locator(".editor__marks mark")


def take(page, n):
    return offers(page).nth(n).get_by_role("button", name="Opret aktion")


def names(action):
    return [str(owner) for owner in action.owners.all()]


def test_two_promises_are_marked_and_offered_while_one_types(asta, world):
    field(asta).press_sequentially(TEXT)
    expect(offers(asta)).to_have_count(2, timeout=PATIENCE)
    expect(marks(asta)).to_have_text([KOMMUNE, CARLA])
    assert [mark.get_attribute("data-n") for mark in marks(asta).all()] == ["1", "2"]
    first, second = offers(asta).all()
    expect(first).to_contain_text("Udpege en kontaktperson")
    expect(first.get_by_label("Ansvarlig")).to_have_value(f"o{world.kommune.pk}")
    expect(first.get_by_label("Frist")).to_have_value("senest i uge 48")
    expect(second.get_by_label("Ansvarlig")).to_have_value(f"p{world.carla.person.pk}")
    expect(asta.locator("#finds-said")).to_have_text("2 forslag fundet", timeout=PATIENCE)
    expect(field(asta)).to_be_focused()
    assert field(asta).input_value() == TEXT
    assert Action.objects.count() == 1


def test_a_press_makes_the_action_and_the_next_is_in_focus(written, world):
    take(written, 0).click()
    made = written.locator(".finds li[data-made]")
    expect(made).to_have_text("Oprettet: Udpege en kontaktperson")
    expect(marks(written).first).to_have_attribute("data-made", "")
    expect(written.locator("#acts li")).to_have_count(2)
    expect(written.locator("#acts li[data-n='1']")).to_contain_text("Udpege en kontaktperson")
    expect(take(written, 0)).to_be_focused()
    action = Action.objects.latest("pk")
    assert (action.source, names(action), action.item) == (KOMMUNE, ["Birkelund Kommune"], world.item)
    assert (action.due_phrase, action.due_precision) == ("senest i uge 48", "week")
    written.locator("#acts").get_by_role("button", name="Fortryd").click()
    expect(offers(written)).to_have_count(2)


def test_by_keys_alone(written, world):
    keys = written.keyboard
    field(written).focus()
    keys.press("Alt+n")
    expect(take(written, 0)).to_be_focused()
    expect(marks(written).first).to_have_attribute("data-now", "")
    keys.press("Alt+n")
    expect(take(written, 1)).to_be_focused()
    keys.press("Enter")
    expect(written.locator(".finds li[data-made]")).to_have_count(1)
    expect(take(written, 0)).to_be_focused()
    keys.press("Delete")
    expect(written.locator(".finds summary")).to_have_text("1 ignoreret")
    expect(written.get_by_role("heading", name="Fundet i teksten")).to_be_focused()
    keys.press("Delete")  # once too often must not reach the text
    keys.press("Alt+b")
    expect(field(written)).to_be_focused()
    expect(field(written)).to_have_value(TEXT)
    assert names(Action.objects.latest("pk")) == ["Carla Cederfeld"]
    assert Ignored.objects.get().by == world.asta


def test_keys_turned_off_leave_the_buttons(written):
    written.evaluate("localStorage['desk-keys-off'] = 'true'")
    field(written).focus()
    written.keyboard.press("Alt+n")
    expect(field(written)).to_be_focused()
    take(written, 0).focus()
    written.keyboard.press("Delete")
    expect(offers(written)).to_have_count(2)
    written.keyboard.press("Enter")
    expect(offers(written)).to_have_count(1)


def test_ignored_stays_so_for_all_until_undone_or_changed(written, world, new_context, sign_in, live_server):
    offers(written).first.get_by_role("button", name="Ignorér").click()
    expect(offers(written)).to_have_count(1)
    expect(marks(written)).to_have_text([CARLA])
    bo = open_desk(sign_in(new_context().new_page(), world.bo), live_server.url, world.item)
    expect(offers(bo)).to_have_count(1)
    bo.get_by_text("1 ignoreret").click()
    expect(bo.locator(".finds details")).to_contain_text("Udpege en kontaktperson (Asta Ahlgren")
    bo.get_by_role("button", name=re.compile("Fortryd.*Udpege")).click()
    expect(offers(bo)).to_have_count(2)
    written.reload()
    expect(offers(written)).to_have_count(2)
    offers(written).first.get_by_role("button", name="Ignorér").click()
    expect(offers(written)).to_have_count(1)
    written.reload()
    expect(offers(written)).to_have_count(1)
    field(written).fill(TEXT.replace("en kontaktperson", "to kontaktpersoner"))
    expect(offers(written)).to_have_count(2, timeout=PATIENCE)


def test_an_ambiguous_name_asks(written, world):
    other = Person.objects.create(name="Carla Carlsen")
    make_seat(world.body, other)
    field(written).press_sequentially(" ")
    owner = offers(written).nth(1).get_by_label("Ansvarlig")
    expect(owner).to_have_value("", timeout=PATIENCE)
    expect(owner).to_contain_text("Vælg ansvarlig: »Carla«")
    take(written, 1).click()
    expect(offers(written).nth(1).get_by_role("alert")).to_have_text("Der er flere med navnet Carla. Vælg en.")
    assert Action.objects.count() == 1
    owner.select_option(f"p{other.pk}")
    take(written, 1).click()
    expect(written.locator(".finds li[data-made]")).to_have_count(1)
    assert names(Action.objects.latest("pk")) == ["Carla Carlsen"]


def test_what_was_chosen_stays_while_one_writes_on(written, world):
    offers(written).first.get_by_label("Ansvarlig").select_option(f"p{world.bo.person.pk}")
    due = offers(written).first.get_by_label("Frist")
    due.fill("om 14 dage")
    expect(offers(written).first.locator(".means")).to_contain_text(".")
    field(written).press("Control+End")
    field(written).press_sequentially("\n\nBo skriver til regionen.")
    expect(offers(written)).to_have_count(3, timeout=PATIENCE)
    expect(due).to_have_value("om 14 dage")
    take(written, 0).click()
    expect(written.locator(".finds li[data-made]")).to_have_count(1)
    action = Action.objects.latest("pk")
    assert (names(action), (action.due - world.meeting.day).days) == (["Bo Brisling"], 14)


def test_an_answer_on_its_way_costs_no_word(asta, world):
    def slow(route):
        answer = route.fetch()
        time.sleep(1.5)
        route.fulfill(response=answer)

    asta.route("**/finds/", slow)
    field(asta).press_sequentially(KOMMUNE)
    asta.wait_for_timeout(1000)
    for word in ("\n\nDer", " skrives", " imens", ".", " Carla sender brevet."):
        field(asta).press_sequentially(word, delay=60)
        asta.wait_for_timeout(300)
    saved(asta)
    expect(offers(asta)).to_have_count(2, timeout=PATIENCE)
    said = f"{KOMMUNE}\n\nDer skrives imens. Carla sender brevet."
    assert (field(asta).input_value(), stored(world.item)) == (said, said)
    assert field(asta).evaluate("box => box.selectionStart") == len(said)


def test_a_failure_to_find_costs_no_save(asta, world):
    asta.route("**/finds/", with_status(500))
    field(asta).press_sequentially(KOMMUNE)
    saved(asta)
    assert stored(world.item) == KOMMUNE
    expect(asta.locator("#banner")).to_be_empty()


def test_what_comes_beside_the_text_moves_nothing_in_it(asta, world):
    make_action(world.body, world.asta, "Samle erfaringer", item=world.item)
    asta.reload()
    line = asta.get_by_role("textbox", name="Ny aktion")
    for width in (1366, 360):
        asta.set_viewport_size({"width": width, "height": 768})
        field(asta).fill("")
        expect(offers(asta)).to_have_count(0, timeout=PATIENCE)
        field(asta).fill(TEXT)
        line.focus()
        before = line.bounding_box()["y"]
        expect(offers(asta)).to_have_count(2, timeout=PATIENCE)
        assert abs(line.bounding_box()["y"] - before) < 2, width


def test_a_sentence_changed_by_a_colleague_is_not_taken_as_it_was(written, world):
    colleague_writes(world.item, world.bo, TEXT.replace("Carla undersøger", "Bo undersøger"))
    take(written, 1).click()
    expect(written.locator("#banner")).to_contain_text("Sætningen er ændret i mellemtiden")
    assert Action.objects.count() == 1


def test_two_secretaries_make_it_once(written, world, new_context, sign_in, live_server):
    bo = open_desk(sign_in(new_context().new_page(), world.bo), live_server.url, world.item)
    expect(offers(bo)).to_have_count(2)
    take(written, 0).click()
    expect(offers(written)).to_have_count(1)
    take(bo, 0).click()
    expect(offers(bo)).to_have_count(1)
    assert Action.objects.filter(task="Udpege en kontaktperson").count() == 1


def test_a_conflict_leaves_the_suggestions(written, world, check_page):
    colleague_writes(world.item, world.bo, f"{TEXT}\n\nBo tilføjer dette.")
    field(written).press_sequentially(" Asta tilføjer dette.")
    dock(written, "Bo rettede beslutningen")
    expect(written.locator(".theirs")).to_be_visible()
    expect(offers(written)).to_have_count(2)
    check_page(written, "finds-conflict")
    written.get_by_role("button", name="Saml teksterne").click()
    saved(written)
    take(written, 0).click()
    expect(written.locator(".finds li[data-made]")).to_have_count(1)


def test_offline_the_suggestions_stay_and_wait(written, check_page):
    written.context.set_offline(True)
    field(written).press_sequentially(" Carla sender brevet.")
    dock(written, "ingen forbindelse")
    take(written, 0).click()
    expect(written.locator("#banner")).not_to_be_empty()
    expect(offers(written)).to_have_count(2)
    check_page(written, "finds-offline")
    written.context.set_offline(False)
    saved(written)
    expect(offers(written)).to_have_count(3, timeout=PATIENCE)


def test_pictures(written, world, check_page):
    item = world.item
    text = f"{TEXT}\n\nSagen tages op igen på næste møde. Bo bør eventuelt skrive til regionen. Der skal udarbejdes et notat."
    Decision.objects.get(item=item).write(text, copy=Copy(1), by=world.asta)
    item.section("discussion").write("Frida sender tallene til Asta.", copy=Copy(0), by=world.asta)
    written.reload()
    expect(offers(written).nth(2)).to_be_visible()
    take(written, 0).click()
    expect(written.locator(".finds li[data-made]")).to_have_count(1)
    written.get_by_role("button", name=re.compile("Ignorér.*Undersøge")).click()
    written.get_by_text("1 ignoreret").click()
    written.keyboard.press("Alt+n")
    written.evaluate("scrollTo(0, 0)")
    check_page(written, "finds")


@pytest.fixture
def loose(page, signed_in, live_server, world):
    """A meeting in session with one loose end of each kind."""
    make_meeting(world.body, world.asta, days=42)
    world.meeting.begin(by=world.asta)
    Decision.objects.get(item=world.item).write(TEXT, copy=Copy(0), by=world.asta)
    world.item.mark("dealt", by=world.asta)
    make_action(world.body, world.asta, "Samle erfaringer fra de andre kommuner", item=world.item)
    make_item(world.meeting, world.asta, "Eventuelt", kind="information").mark("dealt", by=world.asta)
    signed_in(world.asta)
    page.goto(f"{live_server.url}/meetings/{world.meeting.pk}/desk/")
    return page


def test_loose_ends_are_dealt_with_one_by_one(loose, world, check_page):
    loose.get_by_role("link", name="Afslut mødet …").click()
    tally = loose.locator("#tally")
    expect(tally).to_contain_text(
        "2 aftaler uden aktion · 1 aktion uden ansvarlig eller frist · 1 punkt uden beslutning"
    )
    check_page(loose, "loose-ends")
    first, second = loose.locator("ol.finds li").all()
    first.get_by_role("button", name="Opret aktion").click()
    expect(first).to_contain_text("Oprettet: Udpege en kontaktperson")
    expect(tally).to_contain_text("1 aftale uden aktion")
    second.get_by_role("button", name="Ignorér").click()
    expect(second).to_contain_text("Ignoreret")
    row = loose.locator("ul.finds li")
    row.get_by_label("Frist").fill("31/2")
    row.get_by_role("button", name="Gem aktionen").click()
    expect(row.get_by_role("alert")).to_contain_text("»31/2« findes ikke")
    row.get_by_label("Frist").fill("om en uge")
    row.get_by_role("button", name="Gem aktionen").click()
    expect(row.get_by_role("alert")).to_have_count(0)
    row.get_by_label("Ansvarlig").select_option("rsekretariatet")
    row.get_by_role("button", name="Gem aktionen").click()
    expect(row).to_contain_text("Gemt: Samle erfaringer")
    expect(tally).to_contain_text(
        "0 aftaler uden aktion · 0 aktioner uden ansvarlig eller frist · 1 punkt uden beslutning"
    )
    check_page(loose, "loose-ends-dealt")
    second.get_by_role("button", name="Fortryd").click()
    expect(loose.locator("ol.finds li")).to_have_count(1)
    loose.get_by_role("button", name="Ignorér").click()
    world.closed.mark("dropped", by=world.asta)
    loose.reload()
    expect(loose.get_by_role("heading", name="Der er ingen løse ender")).to_be_visible()
    check_page(loose, "loose-ends-none")
    loose.get_by_role("button", name="Afslut mødet").click()
    world.meeting.refresh_from_db()
    assert world.meeting.state == "drafting"
    expect(loose.get_by_role("link", name="Løse ender")).to_be_visible()


def test_loose_ends_without_script(loose, world, browser, browser_context_args, sign_in, live_server):
    plain = sign_in(browser.new_context(**browser_context_args, java_script_enabled=False).new_page(), world.asta)
    plain.goto(f"{live_server.url}/meetings/{world.meeting.pk}/loose-ends/")
    plain.get_by_role("button", name="Opret aktion").first.click()
    expect(plain.locator("#flashes")).to_contain_text("Oprettet: Udpege en kontaktperson")
    expect(plain.locator("ol.finds li")).to_have_count(1)
    plain.get_by_role("button", name="Ignorér").click()
    expect(plain.locator("ol.finds li")).to_have_count(0)
    plain.locator("#flashes").get_by_role("button", name="Fortryd").click()
    expect(plain.locator("ol.finds li")).to_have_count(1)
