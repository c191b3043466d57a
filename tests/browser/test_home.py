"""My work in a browser: done by keyboard in place, undone, and without script."""

from playwright.sync_api import expect

from actions.models import Action
from tests.world import make_action, make_item, make_meeting, make_user, today


def filled(world):
    """Rows of each kind: overdue, next meeting, later, without deadline; an organisation's, one with a note."""
    world.kommune.coordinators.add(world.carla.person)
    held = make_meeting(world.body, world.asta, days=-20, state="commenting")
    item = make_item(held, world.asta, "Genindlæggelser")
    for task, fields in [
        ("Sende kommunens tal for genindlæggelser til sekretariatet", {"due": today(-45), "due_phrase": "inden jul"}),
        ("Afklare, om kommunen deltager på ledelsesprogrammets tredje hold", {"due": today(-1)}),
        ("Forberede tema om patientinddragelsesudvalgets årsplan", {"due": today(60), "due_phrase": "foråret"}),
        ("Tilmelde medarbejdere til undervisning", {"due_phrase": "når værktøjet er udrullet"}),
    ]:
        make_action(world.body, world.asta, task, item=item, owners=[world.carla.person, world.frida], **fields)
    make_action(world.body, world.asta, "Give status på akutpladserne", owners=[world.kommune], due=today(3))
    world.action.progress(by=world.asta, note="Formandskabet spørger. Kan du svare inden torsdag?")
    make_meeting(world.other, world.erik, days=20)
    return world.action


def test_done_with_a_note_and_undone_by_keyboard(signed_in, live_server, world):
    action = filled(world)
    page = signed_in(world.carla)
    page.goto(live_server.url)
    row = page.locator(f"#a{action.pk}")
    count = page.locator("#c-next")
    expect(count).to_have_text("2")
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Mødet er holdt")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("Udført: Indkalde til møde")
    expect(row.get_by_role("button", name="Fortryd")).to_be_focused()
    expect(count).to_have_text("1")
    expect(page.locator("#tally")).to_contain_text("1 til næste møde")
    expect(page.locator("#meetings")).to_contain_text("du har 3 aktioner til mødet")
    action.refresh_from_db()
    assert action.state == "done" and action.updates.last().note == "Mødet er holdt"
    page.keyboard.press("Enter")
    expect(row.locator("summary")).to_be_focused()
    expect(count).to_have_text("2")
    action.refresh_from_db()
    assert action.state == "open"


def test_in_progress_with_a_note_stays_in_place(signed_in, live_server, world):
    action = filled(world)
    page = signed_in(world.carla)
    page.goto(live_server.url)
    row = page.locator(f"#a{action.pk}")
    row.locator("summary").click()
    row.get_by_label("Hvad blev resultatet?").fill("Jeg ringer i morgen")
    row.get_by_role("button", name="Markér i gang").click()
    expect(row).to_contain_text("Jeg ringer i morgen")
    expect(row.locator(".state")).to_have_attribute("data-s", "now")
    row.locator("summary").click()
    expect(row.get_by_role("button", name="Gem kun noten")).to_be_visible()
    row.get_by_role("button", name="Annullér").click()
    expect(row.get_by_label("Hvad blev resultatet?")).to_be_hidden()


def test_without_script(browser, browser_context_args, sign_in, live_server, world):
    action = filled(world)
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = sign_in(context.new_page(), world.carla)
    page.goto(live_server.url)
    row = page.locator(f"#a{action.pk}")
    row.locator("summary").click()
    row.get_by_label("Hvad blev resultatet?").fill("Sendt")
    row.get_by_role("button", name="Markér udført").click()
    expect(page.locator(".flash")).to_contain_text("Udført: Indkalde til møde")
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator(".flash")).to_contain_text("Åben igen")
    expect(row).to_have_count(1)
    context.close()


def test_a_server_that_fails_keeps_what_was_written(signed_in, live_server, world):
    action = filled(world)
    page = signed_in(world.carla)
    page.goto(live_server.url)
    page.route("**/close/", lambda route: route.fulfill(status=500))
    row = page.locator(f"#a{action.pk}")
    row.locator("summary").click()
    row.get_by_label("Hvad blev resultatet?").fill("Det er gjort")
    row.get_by_role("button", name="Markér udført").click()
    expect(page.locator("#banner")).to_contain_text("Serveren svarer ikke")
    expect(row.get_by_label("Hvad blev resultatet?")).to_have_value("Det er gjort")
    page.unroute("**/close/")
    row.get_by_role("button", name="Markér udført").click()
    expect(row).to_contain_text("Udført:")
    assert Action.objects.get(pk=action.pk).updates.last().note == "Det er gjort"


def test_looks(signed_in, live_server, world, check_page):
    page = signed_in(make_user("Nora Ny"))
    page.goto(live_server.url)
    check_page(page, "home-nothing")
    action = filled(world)
    page = signed_in(world.carla)
    page.goto(live_server.url)
    check_page(page, "home")
    row = page.locator(f"#a{action.pk}")
    row.locator("summary").click()
    check_page(page, "home-open")
    row.get_by_label("Hvad blev resultatet?").evaluate(
        "e => { e.maxLength = 9999; e.value = 'Lang note. '.repeat(300) }"
    )
    row.get_by_role("button", name="Markér udført").click()
    expect(row.locator(".error")).to_be_visible()
    check_page(page, "home-error")
    row.get_by_label("Hvad blev resultatet?").fill("Sendt")
    row.get_by_role("button", name="Markér udført").click()
    expect(row.get_by_role("button", name="Fortryd")).to_be_focused()
    check_page(page, "home-done")
    page.goto(live_server.url)
    make_meeting(world.body, world.asta, days=0, state="in_session")
    page = signed_in(world.asta)
    page.goto(live_server.url)
    check_page(page, "home-secretary")
