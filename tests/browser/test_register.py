"""The registers, an action's page and search in a browser."""

import re

from playwright.sync_api import expect

from tests.browser.test_home import filled
from tests.world import force_state, make_item, make_meeting, make_user

LONG = "Godkendt. " + "Der var enighed om, at økonomien afklares i foråret, og at sekretariatet samler tallene. " * 8


def decided(world):
    held = make_meeting(world.body, world.asta, days=-200)
    for title, text, outcome in [
        ("Fælles akutpladser i klyngen", LONG + "\n\n- Birkelund stiller to pladser\n- Sygehuset en", "approved"),
        ("Status på genindlæggelser", "Taget til efterretning.", "noted"),
        ("Patientinddragelsesudvalgets årsplan", "", "discussed"),
    ]:
        item = make_item(held, world.asta, title, decision=text)
        item.decision.conclude(outcome, by=world.asta)
    force_state(held, "approved")


def test_filter_sort_and_clear(signed_in, live_server, world):
    filled(world)
    page = signed_in(world.asta)
    page.goto(live_server.url + "/bodies/fagligt-forum/actions/")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(6)
    page.get_by_label("Status").select_option("Overskredne")
    page.get_by_label("Ansvarlig").select_option("Carla Cederfeld")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(rows).to_have_count(2)
    expect(page.get_by_text("Der er 6 åbne aktioner uden filteret.")).to_be_visible()
    page.get_by_role("link", name="Opgave").or_(page.get_by_role("link", name="Aktion", exact=True)).click()
    expect(page.get_by_role("columnheader", name="Aktion")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_label("Status")).to_have_value("late")
    page.get_by_role("link", name="Nulstil").click()
    expect(rows).to_have_count(6)


def test_new_action_in_one_line_by_keyboard(signed_in, live_server, world):
    page = signed_in(world.asta)
    page.goto(live_server.url + "/bodies/fagligt-forum/actions/")
    page.get_by_label("Ny aktion mellem to møder").focus()
    page.keyboard.type("Carla bestiller lokale inden næste møde")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("Oprettet: Bestiller lokale. Ansvarlig: Carla Cederfeld.")
    expect(page.get_by_role("row", name=re.compile("Bestiller lokale"))).to_contain_text("inden næste møde")


def test_decision_unfolds(signed_in, live_server, world):
    decided(world)
    page = signed_in(world.carla)
    page.goto(live_server.url + "/decisions/")
    row = page.get_by_role("row", name=re.compile("Fælles akutpladser"))
    expect(row.get_by_text("Sygehuset en")).to_be_hidden()
    row.get_by_text("Vis hele beslutningen").focus()
    row.locator("summary").press("Enter")
    expect(row.get_by_text("Sygehuset en")).to_be_visible()
    expect(row.get_by_text("Vis mindre")).to_be_visible()


def test_search_from_the_bar(signed_in, live_server, world):
    decided(world)
    filled(world)
    page = signed_in(world.carla)
    page.goto(live_server.url)
    page.get_by_label("Søg i møder, punkter, beslutninger og aktioner").fill("ØKONOMIEN")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("økonomien")
    page.get_by_role("link", name="Fælles akutpladser i klyngen").first.click()
    expect(page).to_have_url(re.compile(r"/meetings/\d+/#p\d+"))


def test_registers_look(signed_in, live_server, world, check_page):
    base = live_server.url
    page = signed_in(make_user("Nora Ny"))
    page.goto(base + "/actions/")
    check_page(page, "register-nothing")
    page.goto(base + "/decisions/")
    check_page(page, "decisions-nothing")
    filled(world)
    decided(world)
    page = signed_in(world.asta)
    page.goto(base + "/bodies/fagligt-forum/actions/")
    check_page(page, "register")
    page.goto(base + "/bodies/fagligt-forum/actions/?status=going&owner=none")
    check_page(page, "register-filter-empty")
    page.goto(base + "/bodies/fagligt-forum/actions/")
    page.get_by_label("Ny aktion mellem to møder").fill("inden 31/2")
    page.keyboard.press("Enter")
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "register-error")
    page.goto(base + "/decisions/?year=")
    page.locator("summary", has_text="Vis hele").first.click()
    check_page(page, "decisions")
    page.goto(base + "/decisions/?q=findesikke")
    check_page(page, "decisions-filter-empty")


def test_action_and_search_look(signed_in, live_server, world, check_page):
    base = live_server.url
    action = filled(world)
    decided(world)
    page = signed_in(world.asta)
    page.goto(f"{base}/actions/{action.pk}/")
    check_page(page, "action")
    page.get_by_text("Lad aktionen bortfalde …").click()
    page.get_by_role("button", name="Lad aktionen bortfalde").click()
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "action-error")
    page.goto(f"{base}/actions/{action.pk}/edit/")
    check_page(page, "action-edit")
    page.get_by_label("Frist med ord").fill("31/2")
    page.get_by_role("button", name="Gem aktionen").click()
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "action-edit-error")
    page.goto(base + "/search/")
    check_page(page, "search-nothing-asked")
    page.goto(base + "/search/?q=xyzzy")
    check_page(page, "search-nothing-found")
    page.goto(base + "/search/?q=genindlæggelser")
    check_page(page, "search")
