"""The main job from end to end: minutes in, finished on the desk with two actions, one closed by a member, printed."""

import io
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from actions.models import Action
from minutes.models import Meeting
from tests.desk.test_bring import TEXT
from tests.world import make_world

REAL = sorted((Path(__file__).resolve().parents[3] / "shared" / "minutes").glob("00-*.txt"))
SOURCES = [pytest.param(TEXT, id="fictional"), *(pytest.param(path.read_text(), id=path.stem[:10]) for path in REAL)]


@pytest.fixture
def world(transactional_db):
    return make_world()


def bring(page: Page, site: str, text: str) -> Meeting:
    """Paste, check, make the draft. A text without a time is asked for one."""
    page.goto(f"{site}/import/")
    page.get_by_label("Organ").select_option("fagligt-forum")
    page.get_by_label("Eller indsæt teksten her").fill(text)
    page.get_by_role("button", name="Læs teksten").click()
    start = page.get_by_label("Begyndte kl.")
    if not start.input_value():
        start.fill("10.00")
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.wait_for_url("**/desk/**")
    return Meeting.objects.latest("pk")


def add_action(page: Page, line: str) -> None:
    quick, made = page.get_by_label("Ny aktion", exact=False), page.locator("#acts > li")
    before = made.count()
    quick.fill(line)
    expect(page.locator(".quick__found .chip").first).to_be_visible()
    quick.press("Enter")
    expect(quick).to_have_value("")
    expect(made).to_have_count(before + 1)


@pytest.mark.parametrize("text", SOURCES)
def test_minutes_in_decisions_and_actions_out(world, sign_in, browser, live_server, browser_context_args, text):
    site = live_server.url
    secretary = sign_in(browser.new_context(**browser_context_args).new_page(), world.asta)
    meeting = bring(secretary, site, text)
    assert meeting.state == "drafting" and meeting.items.count() >= 3

    item = meeting.items.all()[1]
    secretary.goto(f"{site}/meetings/{meeting.pk}/desk/?item={item.pk}")
    decision = secretary.locator("textarea").first
    decision.fill(decision.input_value() + "\n\nDet aftales, at Carla indkalder til et møde.")
    expect(secretary.locator("#save")).to_contain_text("Gemt")
    found = [action.pk for action in item.actions.all()]  # by the import, in the text itself
    add_action(secretary, "Carla indkalder til møde om akutpladser inden jul")
    add_action(secretary, "Bo Brisling undersøger kørslen om fredagen på næste møde")
    made = item.actions.exclude(pk__in=found)
    assert {str(action.owners.get()) for action in made} == {"Carla Cederfeld", "Bo Brisling"}
    assert all(action.due for action in made)

    member = sign_in(browser.new_context(**browser_context_args).new_page(), world.carla)
    member.goto(site)
    row = member.locator(".task", has_text="akutpladser").first
    row.get_by_text("Udført …").click()
    row.get_by_role("textbox").fill("Mødet er holdt.")
    row.get_by_role("button", name="Markér udført").click()
    expect(member.locator(".flash").first).to_contain_text("Fortryd")
    closed = Action.objects.get(item=item, owners__person=world.carla.person)
    assert (closed.state, closed.updates.get().note) == ("done", "Mødet er holdt.")

    secretary.goto(f"{site}/meetings/{meeting.pk}/")
    with pypdfium2.PdfDocument(io.BytesIO(secretary.pdf(prefer_css_page_size=True))) as paper:
        said = " ".join(page.get_textpage().get_text_bounded() for page in paper)
    assert item.title[:20] in said and "Det aftales, at Carla indkalder" in " ".join(said.split())
