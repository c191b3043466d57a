"""Planning a meeting as a person meets it: by keyboard, by hand, without script, and in each of its states."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from minutes.models.text import Copy
from tests.world import force_state, make_action, make_item, make_meeting, make_world, today


@pytest.fixture
def world(transactional_db):
    """The cast, with five items of real length and all kinds of offers."""
    w = make_world()
    w.earlier = make_meeting(w.body, w.asta, days=-20, state="drafting")
    postponed = make_item(w.earlier, w.asta, "Digitalt nærhospital: oplæg til politisk niveau")
    postponed.mark("postponed", by=w.asta)
    make_action(w.body, w.asta, "Tal for genindlæggelser fra de fire kommuner", owners=[w.frida], due=today(-40))
    w.item.change(minutes=25, presenters="Carla Cederfeld", by=w.asta)
    w.item.section("case").write("<p>Sagen</p>", copy=Copy(0), by=w.asta)
    w.closed.change(minutes=15, presenters="Formandskabet", by=w.asta)
    title = "Status på fælles akutpladser i weekenden efter prøveperioden og forslag til næste skridt i samarbejdet"
    w.long = make_item(w.meeting, w.asta, title, minutes=20, presenters="Bo Brisling og Asta Ahlgren")
    w.last = make_item(w.meeting, w.asta, "Eventuelt", kind="information", minutes=5)
    return w


@pytest.fixture
def opened(page: Page, live_server: Any, signed_in: Callable[..., Page], world: Any) -> Page:
    """The planning page, opened by Asta."""
    signed_in(world.asta)
    page.goto(live_server.url + reverse("desk:plan", args=[world.meeting.pk]))
    return page


def titles(page: Page) -> list[str]:
    return [text.replace("\u00ad", "") for text in page.locator(".agenda tbody th a[id]").all_inner_texts()]


def row(page: Page, item: Any):
    return page.locator(f"#i{item.pk}")


def test_lines_are_added_without_leaving_the_keyboard(opened, world):
    line = opened.get_by_label("Nyt punkt: titel, indleder og minutter")
    line.click()
    for title in ("Økonomi for klyngen", "Data på tværs"):
        opened.keyboard.type(f"{title}, Carla, 10 min.")
        opened.keyboard.press("Enter")
        expect(opened.get_by_role("link", name=title)).to_be_visible()
        expect(line).to_be_focused()
        expect(line).to_have_value("")
    assert titles(opened)[-3:] == ["Økonomi for klyngen", "Data på tværs", "Eventuelt"]
    expect(opened.locator("#said")).to_have_text("Tilføjet som punkt 5.")
    expect(opened.locator("#sum")).to_have_text("6 punkter · 85 af 120 min.")


def test_what_is_typed_while_an_item_is_on_its_way_stays(opened, world):
    line = opened.get_by_label("Nyt punkt: titel, indleder og minutter")
    waiting = []
    opened.route("**/items/new/", lambda route: waiting.append(route))
    line.fill("Økonomi")
    with opened.expect_request("**/items/new/"):
        opened.keyboard.press("Enter")
    expect(line).to_have_value("")
    opened.keyboard.type("Data")
    waiting.pop().continue_()
    expect(opened.get_by_role("link", name="Økonomi")).to_be_visible()
    expect(line).to_have_value("Data")
    expect(line).to_be_focused()
    with opened.expect_request("**/items/new/"):
        opened.keyboard.press("Enter")
    expect(line).to_have_value("")
    waiting.pop().fulfill(status=500, body="fejl")
    expect(line).to_have_value("Data")


def test_rows_move_by_alt_and_arrow_and_focus_goes_along(opened, world):
    opened.locator(f"#min-{world.long.pk}").focus()
    opened.keyboard.press("Alt+ArrowUp")
    expect(row(opened, world.long).locator(".nr")).to_have_text("2")
    expect(opened.locator(f"#min-{world.long.pk}")).to_be_focused()
    opened.keyboard.press("Alt+ArrowUp")
    expect(row(opened, world.long).locator(".nr")).to_have_text("1")
    opened.keyboard.press("Alt+ArrowUp")
    opened.keyboard.press("Alt+ArrowDown")
    expect(row(opened, world.long).locator(".nr")).to_have_text("2")
    expect(opened.locator("#said")).to_have_text("Er nu punkt 2.")


def test_buttons_move_and_focus_is_never_lost(opened, world):
    opened.get_by_role("button", name="Flyt punkt 2 op").click()
    expect(row(opened, world.closed).locator(".nr")).to_have_text("1")
    expect(row(opened, world.closed).get_by_role("link").first).to_be_focused()
    opened.get_by_role("button", name="Flyt punkt 1 ned").click()
    expect(row(opened, world.closed).locator(".nr")).to_have_text("2")
    expect(opened.get_by_role("button", name="Flyt punkt 2 ned")).to_be_focused()


def test_row_is_dragged_by_its_number(opened, world):
    to = opened.locator(f"#i{world.item.pk} .nr")
    opened.locator(f"#i{world.last.pk} .nr").drag_to(to, target_position={"x": 4, "y": 2})
    expect(row(opened, world.last).locator(".nr")).to_have_text("1")
    opened.reload()
    assert titles(opened)[0] == "Eventuelt"


def test_minutes_move_the_clock_and_nothing_else(opened, world):
    minutes = opened.locator(f"#min-{world.item.pk}")
    minutes.fill("30")
    opened.keyboard.press("Tab")
    following = opened.locator(f"#i{world.item.pk} .move:enabled")
    expect(following).to_be_focused()
    opened.locator(f"#min-{world.closed.pk}").fill("1")
    expect(opened.locator(f"#at-{world.closed.pk}")).to_have_text("13.30")
    expect(opened.locator(f"#min-{world.closed.pk}")).to_have_value("1")
    opened.keyboard.type("0")
    opened.keyboard.press("Enter")
    expect(opened.locator(f"#at-{world.long.pk}")).to_have_text("13.40")
    expect(opened.locator("#rest")).to_have_text("55 min. i reserve")
    assert titles(opened)[0] == "Fælles akutpladser"
    opened.locator(f"#min-{world.item.pk}").fill("ti")
    opened.keyboard.press("Tab")
    expect(opened.locator("#flashes")).to_contain_text("Skriv minutter som et helt tal")


def test_a_save_that_waits_never_moves_the_row_that_has_focus(opened, world):
    """Focus on a button while the minutes wait to be sent is not a press of it."""
    held = []
    opened.route("**/times/", lambda route: route.continue_() if held else held.append(route))
    with opened.expect_request("**/times/"):
        opened.locator(f"#min-{world.long.pk}").fill("30")
        opened.keyboard.press("Tab")
    opened.locator(f"#min-{world.item.pk}").fill("40")
    opened.keyboard.press("Tab")
    expect(opened.locator(f"#down-{world.item.pk}")).to_be_focused()
    held[0].continue_()
    expect(opened.locator(f"#at-{world.closed.pk}")).to_have_text("13.40")
    assert titles(opened)[0] == "Fælles akutpladser"


def test_offer_becomes_an_item_and_is_gone(opened):
    opened.get_by_role("button", name="Tilføj punkt Digitalt nærhospital").click()
    expect(opened.get_by_role("link", name="Digitalt nærhospital")).to_be_visible()
    expect(opened.get_by_role("button", name="Tilføj punkt Digitalt nærhospital")).to_have_count(0)


def test_from_a_new_meeting_to_a_sent_agenda(opened, live_server, world, sign_in, browser, browser_context_args):
    opened.goto(live_server.url + reverse("minutes:meetings"))
    opened.get_by_role("link", name="Fagligt forum").click()
    opened.get_by_label("Dato").fill(f"{today(50):%d/%m-%Y}")
    opened.get_by_role("button", name="Opret mødet").click()
    opened.get_by_role("link", name="Send dagsorden …").click()
    expect(opened.get_by_role("heading", name="4 personer får en mail")).to_be_visible()
    opened.get_by_role("button", name="Send til 4 personer").click()
    expect(opened.locator("#flashes")).to_contain_text("Dagsordenen er sendt. 4 personer får en mail.")
    expect(opened.locator("#issue-h + p")).to_contain_text("Sendt ")
    context = browser.new_context(**browser_context_args)
    member = sign_in(context.new_page(), world.carla)
    member.goto(opened.url.replace("plan/", ""))
    expect(member.get_by_role("heading", name="Godkendelse af dagsorden")).to_be_visible()
    context.close()


def test_without_script(browser, live_server, world, sign_in, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = sign_in(context.new_page(), world.asta)
    page.goto(live_server.url + reverse("desk:plan", args=[world.meeting.pk]))
    page.get_by_label("Nyt punkt: titel, indleder og minutter").fill("Økonomi")
    page.get_by_role("button", name="Tilføj Enter").click()
    assert titles(page)[-2] == "Økonomi"
    page.get_by_role("button", name="Flyt punkt 2 op").click()
    assert titles(page)[0] == "Bemanding af sekretariatet"
    page.locator(f"#min-{world.item.pk}").fill("30")
    page.locator("tfoot").get_by_role("button", name="Gem tider").click()
    expect(page.locator("#sum")).to_have_text("5 punkter · 70 af 120 min.")
    context.close()


def test_plan_in_its_states(opened, live_server, world, check_page):
    check_page(opened, "plan")
    empty = make_meeting(world.body, world.asta, days=80)
    opened.goto(live_server.url + reverse("desk:plan", args=[empty.pk]))
    check_page(opened, "plan-empty")
    for state in ("called", "cancelled"):
        force_state(world.meeting, state)
        opened.goto(live_server.url + reverse("desk:plan", args=[world.meeting.pk]))
        check_page(opened, f"plan-{state}")


def test_steps_in_their_states(opened, live_server, world, check_page):
    empty = make_meeting(world.body, world.asta, days=80)
    for name, path in {
        "meeting-new": reverse("desk:new_meeting", args=[world.body.slug]),
        "meeting-move": reverse("desk:move_meeting", args=[world.meeting.pk]),
        "meeting-cancel": reverse("desk:cancel_meeting", args=[world.meeting.pk]),
        "meeting-call": reverse("desk:call_meeting", args=[world.meeting.pk]),
        "meeting-call-missing": reverse("desk:call_meeting", args=[empty.pk]),
        "item-remove": reverse("desk:remove_item", args=[world.item.pk]),
        "meetings": reverse("minutes:meetings"),
    }.items():
        opened.goto(live_server.url + path)
        check_page(opened, name)
    opened.goto(live_server.url + reverse("desk:new_meeting", args=[world.body.slug]))
    opened.get_by_label("Dato").fill("31.02.2030")
    opened.get_by_label("Begynder kl.").fill("middag")
    opened.get_by_role("button", name="Opret mødet").click()
    expect(opened.locator(".errors")).to_be_focused()
    expect(opened.locator(".errors")).to_contain_text(re.compile("Mente du 28.02.2030"))
    check_page(opened, "meeting-new-error")
    opened.goto(live_server.url + reverse("desk:cancel_meeting", args=[world.meeting.pk]))
    opened.get_by_role("button", name="Aflys mødet").click()
    check_page(opened, "meeting-cancel-error")
