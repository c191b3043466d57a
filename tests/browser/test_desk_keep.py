"""Nothing that was written is lost: not by the network, the session, the server, a closed tab or a killed browser."""

import os
import signal
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import expect

from minutes.models import Decision, TextRevision
from tests.browser.conftest import FLAGS
from tests.browser.desk import PATIENCE, answered, colleague_writes, dock, field, open_desk, saved, stored, with_status
from tests.world import force_state

TEXT = "Der er enighed om at købe sengene."


@pytest.fixture
def asta(page, signed_in, live_server, world):
    return open_desk(signed_in(world.asta), live_server.url, world.item)


def test_without_a_network_the_text_is_kept_and_saved_when_it_is_back(asta, context, world):
    context.set_offline(True)
    field(asta).fill(TEXT)
    dock(asta, "Ikke gemt: der er ingen forbindelse siden kl.")
    dock(asta, "ligger også i denne browser")
    assert stored(world.item) == ""
    field(asta).press_sequentially(" Straks.")
    context.set_offline(False)
    saved(asta)
    assert stored(world.item) == TEXT + " Straks."
    expect(asta.locator("[data-on=offline]:visible")).to_have_count(0)


def test_an_item_cannot_be_opened_without_a_network_and_that_is_said(asta, context):
    context.set_offline(True)
    asta.keyboard.press("Alt+ArrowDown")
    expect(asta.locator("#banner")).to_contain_text("Serveren svarer ikke")
    expect(asta.get_by_role("heading", level=2, name="1 Fælles akutpladser")).to_be_visible()


def test_an_ended_session_keeps_the_text_until_one_has_signed_in_again(asta, context, live_server, world):
    Session.objects.all().delete()
    field(asta).fill(TEXT)
    dock(asta, "Ikke gemt: du er logget ud")
    assert stored(world.item) == ""
    with context.expect_page() as opening:
        asta.get_by_role("link", name="Log ind i ny fane").click()
    login = opening.value
    login.locator("#id_login").fill("asta@example.dk")
    login.get_by_role("textbox", name="Adgangskode").fill("et langt kodeord")
    login.get_by_role("button", name="Log ind", exact=True).click()
    login.wait_for_url(lambda url: "login" not in url)
    asta.bring_to_front()
    asta.evaluate("dispatchEvent(new Event('focus'))")  # a tab in front is focused; a headless one is not told so
    saved(asta)
    assert stored(world.item) == TEXT
    asta.keyboard.press("Control+Enter")  # what htmx sends carries the new token too
    expect(asta.locator("#i" + str(world.closed.pk))).to_have_attribute("aria-current", "true")


def test_another_user_in_the_same_browser_never_saves_it_as_hers(asta, sign_in, world):
    sign_in(asta, world.bo)
    field(asta).fill(TEXT)
    dock(asta, "Ikke gemt: en anden er logget ind i denne browser")
    assert stored(world.item) == ""
    sign_in(asta, world.asta)
    asta.evaluate("dispatchEvent(new Event('focus'))")
    saved(asta)
    row = Decision.objects.get(item=world.item)
    assert (row.text, row.written_by) == (TEXT, world.asta)


@pytest.mark.parametrize("status", [500, 502, 429])
def test_a_server_that_fails_is_tried_again(asta, world, status):
    with answered(asta, with_status(status)):
        field(asta).fill(TEXT)
        dock(asta, "Ikke gemt: serveren kunne ikke gemme teksten")
    saved(asta)  # by itself, after a moment
    assert stored(world.item) == TEXT


def test_a_sign_in_page_that_answers_for_the_server_is_no_save(asta, world):
    page = "<html>Log ind</html>"
    with answered(asta, lambda route: route.fulfill(status=200, body=page, content_type="text/html")):
        field(asta).fill(TEXT)
        dock(asta, "Ikke gemt")
    saved(asta)
    assert stored(world.item) == TEXT


def test_locked_minutes_are_said_to_be_locked(asta, world):
    force_state(world.meeting, "approved")
    field(asta).fill(TEXT)
    dock(asta, "Ikke gemt: referatet kan ikke længere ændres")
    expect(field(asta)).to_have_value(TEXT)
    assert stored(world.item) == ""


def test_a_seat_that_ended_is_said(asta, world):
    world.asta.person.seats.all().delete()
    field(asta).fill(TEXT)
    dock(asta, "du har ikke længere adgang")


def test_a_tab_closed_before_the_save_gives_its_text_back(asta, context, live_server, world):
    context.set_offline(True)
    field(asta).press_sequentially(TEXT, delay=2)
    asta.close(run_before_unload=False)
    context.set_offline(False)
    again = open_desk(context.new_page(), live_server.url, world.item)
    dock(again, "Din tekst er fundet igen")
    dock(again, "under punkt 1 var ikke gemt")
    expect(field(again)).to_have_value(TEXT)
    saved(again)
    assert stored(world.item) == TEXT
    again.get_by_role("button", name="Luk").click()
    expect(field(again)).to_be_focused()
    again.reload()
    expect(field(again)).to_have_value(TEXT)
    expect(again.locator("[data-on=found]")).to_be_hidden()


def test_a_reload_right_after_typing_loses_nothing(asta, world):
    field(asta).press_sequentially(TEXT)
    asta.on("dialog", lambda dialog: dialog.accept())
    asta.reload()
    expect(field(asta)).to_have_value(TEXT)
    saved(asta)
    assert stored(world.item) == TEXT
    assert not TextRevision.objects.filter(kept=False).exists()


def test_text_of_an_item_that_is_not_open_is_found_too(asta, context, live_server, world):
    context.set_offline(True)
    field(asta).fill(TEXT)
    asta.close(run_before_unload=False)
    context.set_offline(False)
    again = open_desk(context.new_page(), live_server.url, world.closed)
    dock(again, "under punkt 1 var ikke gemt")
    saved(again)
    assert stored(world.item) == TEXT


def test_found_text_meets_what_a_colleague_wrote_since(asta, context, live_server, world):
    context.set_offline(True)
    field(asta).fill(TEXT)
    asta.close(run_before_unload=False)
    context.set_offline(False)
    colleague_writes(world.item, world.bo, "Bo skrev dette.")
    again = open_desk(context.new_page(), live_server.url, world.item)
    dock(again, "Ikke gemt: Bo rettede beslutningen")
    expect(field(again)).to_have_value(TEXT)
    expect(again.locator(".theirs")).to_contain_text("Bo skrev dette.")


def test_text_of_an_open_tab_is_left_to_it(asta, context, live_server, world):
    with answered(asta, lambda route: route.abort()):
        field(asta).fill(TEXT)
        dock(asta, "Ikke gemt")
        other = open_desk(context.new_page(), live_server.url, world.item)
        other.wait_for_timeout(3500)
        expect(field(other)).to_have_value("")
        expect(other.locator("[data-on=found]")).to_be_hidden()


def launch(playwright, path, chromium):
    return playwright.chromium.launch_persistent_context(
        path, executable_path=chromium, args=FLAGS, locale="da-DK", timezone_id="Europe/Copenhagen"
    )


def processes(profile: Path) -> list[int]:
    """The processes of the browser that has this profile open: only ours, by the folder in their command line."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if f"--user-data-dir={profile}".encode() in command:
                found.append(int(entry.name))
    return found


@pytest.fixture
def profile(playwright, browser_type_launch_args, tmp_path, live_server, settings):
    """Gives a function (user): a page of a browser with the same profile each time, signed in as the user."""

    def opened(user):
        context = launch(playwright, tmp_path, browser_type_launch_args["executable_path"])
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return context.pages[0]

    return opened


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the browser's processes in /proc")
def test_a_killed_browser_gives_the_text_back_to_its_writer_alone(profile, tmp_path, live_server, world):
    page = open_desk(profile(world.asta), live_server.url, world.item)
    page.route("**/write/", lambda route: route.abort())
    field(page).press_sequentially(TEXT, delay=5)
    page.wait_for_timeout(400)
    for pid in processes(tmp_path):
        os.kill(pid, signal.SIGKILL)
    (tmp_path / "SingletonLock").unlink(missing_ok=True)
    assert stored(world.item) == ""

    page = open_desk(profile(world.bo), live_server.url, world.item)
    page.wait_for_timeout(3500)
    expect(field(page)).to_have_value("")
    expect(page.locator("[data-on=found]")).to_be_hidden()
    assert TEXT not in page.content()
    page.context.close()

    page = open_desk(profile(world.asta), live_server.url, world.item)
    expect(field(page)).to_have_value(TEXT, timeout=PATIENCE)
    dock(page, "Din tekst er fundet igen")
    saved(page)
    assert stored(world.item) == TEXT
    page.context.close()


def test_leaving_warns_only_when_the_browser_could_not_keep_the_text(asta, world):
    asked = []
    asta.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with answered(asta, lambda route: route.abort()):
        field(asta).press_sequentially(TEXT)
        dock(asta, "ligger også i denne browser")
        asta.reload()
        expect(field(asta)).to_have_value(TEXT)
        assert asked == []
    asta.add_init_script("Object.defineProperty(window, 'indexedDB', { value: { open: () => ({}) } })")
    asta.reload()
    with answered(asta, lambda route: route.abort()):
        field(asta).press_sequentially(" Mere.")
        dock(asta, "kan ikke gemme det for dig")
        asta.reload()
    assert asked == ["beforeunload"]


def test_the_action_line_is_kept_too(asta, context, live_server, world):
    line = asta.get_by_role("textbox", name="Ny aktion")
    line.press_sequentially("Carla indkalder til møde")
    expect(asta.locator("#found select")).to_be_visible()
    asta.close(run_before_unload=False)
    again = open_desk(context.new_page(), live_server.url, world.item)
    expect(again.get_by_role("textbox", name="Ny aktion")).to_have_value("Carla indkalder til møde")
    expect(again.locator("#found select").first).to_have_value(f"p{world.carla.person.pk}")
