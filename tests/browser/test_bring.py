"""Old minutes through the page: read, checked, made into a draft."""

import pytest
from playwright.sync_api import expect

from minutes.models import Meeting
from tests.desk.test_bring import TEXT
from tests.world import make_world


@pytest.fixture
def world(transactional_db):
    return make_world()


def test_import_from_pasted_text_to_draft(world, signed_in, live_server, check_page):
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/import/")
    check_page(page, "import-empty")
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.locator(".errors")).to_contain_text("Vælg en fil, eller indsæt teksten")
    check_page(page, "import-error")
    page.get_by_label("Organ").select_option("fagligt-forum")
    page.get_by_label("Eller indsæt teksten her").fill(TEXT)
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse import")
    check_page(page, "import-review")
    page.evaluate("document.querySelectorAll('.struct details').forEach(fold => { fold.open = true })")
    check_page(page, "import-review-open")
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.wait_for_url("**/desk/")
    assert Meeting.objects.latest("pk").items.count() == 3


def test_what_is_missing_links_to_its_field(world, signed_in, live_server, check_page):
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/import/")
    page.get_by_label("Organ").select_option("fagligt-forum")
    page.get_by_label("Eller indsæt teksten her").fill(TEXT.replace("kl. 13:00", ""))
    page.get_by_role("button", name="Læs teksten").click()
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.get_by_role("link", name="Skriv, hvornår mødet begyndte").click()
    expect(page.get_by_label("Begyndte kl.")).to_be_in_viewport()
    check_page(page, "import-missing")


def test_shots(world, signed_in, live_server, check_page):
    from pathlib import Path
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/import/")
    page.get_by_label("Organ").select_option("fagligt-forum")
    page.get_by_label("Eller indsæt teksten her").fill(Path("tests/desk/texts/fagligt-forum.txt").read_text())
    page.get_by_role("button", name="Læs teksten").click()
    page.screenshot(path="/tmp/import-shots/review.png", full_page=True)
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.screenshot(path="/tmp/import-shots/review-err.png", full_page=True)
