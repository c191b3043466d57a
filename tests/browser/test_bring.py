"""Old minutes through the page: brought as files and as rich text, checked, made into drafts and approved minutes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from actions.models import Action
from desk.models import ImportDraft
from minutes.models import Meeting
from tests.desk.test_bring import TEXT
from tests.world import make_world

QUESTIONS = (Path(__file__).parent.parent / "desk" / "texts" / "fagligt-forum.txt").read_text()
PROGRAM = "MZ\x90\x00" + "\x00" * 80
DROP = """([zone, files]) => {
    const held = new DataTransfer();
    for (const [name, text] of files) held.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"])
        document.querySelector(zone).dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: held}));
}"""
PASTE = """([field, html, text]) => {
    const held = new DataTransfer();
    if (html) held.setData("text/html", html);
    held.setData("text/plain", text);
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData: held}));
}"""
RICH = """<html><body><!--StartFragment--><h1 style="color:red">Referat af møde i Fagligt forum den 14. september 2026 kl. 13</h1>
<h2 onclick="alert(1)">Punkt 1: Akutpladser</h2><h3>Beslutning</h3><p class="MsoNormal">Godkendt.<script>alert(2)</script></p>
<table border="1"><tr><th>Opgave</th><th>Ansvarlig</th><th>Frist</th></tr>
<tr><td>Samle tallene</td><td>Carla Cederfeld</td><td>1. oktober 2026</td></tr></table><!--EndFragment--></body></html>"""


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_world()


def bring_page(world, signed_in, live_server) -> Page:
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/import/")
    return page


def text_field(page: Page):
    return page.get_by_role("textbox", name="Eller indsæt teksten her")


def paste(page: Page, text: str, html: str = "") -> None:
    field = text_field(page)
    expect(field).to_have_attribute("contenteditable", "true")
    page.evaluate(PASTE, [field.element_handle(), html, text])


def read(page: Page, text: str) -> None:
    paste(page, text)
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse import")


def test_import_from_pasted_text_to_draft(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    check_page(page, "import-empty")
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.locator(".errors")).to_contain_text("Vælg en fil, eller indsæt teksten")
    page.get_by_role("link", name="Vælg en fil, eller indsæt teksten").click()
    expect(text_field(page)).to_be_in_viewport()
    check_page(page, "import-error")
    read(page, TEXT)
    check_page(page, "import-review")
    page.evaluate("document.querySelectorAll('.struct details').forEach(fold => { fold.open = true })")
    check_page(page, "import-review-open")
    page.get_by_role("button", name="Opret referat som kladde").click()
    expect(page).to_have_url(re.compile("/desk/"))
    assert Meeting.objects.latest("pk").items.count() == 3


def test_on_a_narrow_screen_the_source_is_a_window_above_what_was_understood(world, signed_in, live_server):
    page = bring_page(world, signed_in, live_server)
    read(page, TEXT + "".join(f"\n\nPunkt {n}: Sag {n}\nBeslutning\nGodkendt med bemærkninger." for n in range(3, 40)))
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.get_by_role("heading", name="Sådan er teksten forstået").bounding_box()["y"] < 740
    page.locator("#i30 > summary").click()
    page.locator("#i30").get_by_role("link", name="Se det i kilden").click()
    expect(page.locator(".source__text").get_by_text("Punkt 30: Sag 30")).to_be_in_viewport()


def test_what_is_missing_links_to_its_field(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    read(page, TEXT.replace("kl. 13:00", ""))
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.get_by_role("link", name="Skriv, hvornår mødet begyndte").click()
    expect(page.get_by_label("Begyndte kl.")).to_be_in_viewport()
    check_page(page, "import-missing")


def test_three_files_dropped_one_refused_one_twice(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    expect(page.locator(".drop__here")).to_be_visible()
    page.evaluate(DROP, ["#drop", [["a.txt", TEXT], ["spil.docx", PROGRAM], ["igen.txt", TEXT]]])
    expect(page.locator("#results-said")).to_have_text("3 af 3 læst", timeout=30_000)
    lines = page.locator("#results-list > li")
    expect(lines).to_have_count(3)
    for line, name, what in zip(
        lines.all(), ["a.txt", "spil.docx", "igen.txt"], ["Læst", "Afvist", "Hentet ind før"], strict=True
    ):
        expect(line).to_contain_text(name)
        expect(line).to_contain_text(what)
    assert ImportDraft.objects.count() == 1
    check_page(page, "import-files")
    lines.first.get_by_role("link", name="Gennemse Fagligt forum 14.09.2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse import")


def test_file_dropped_beside_the_zone_does_not_take_the_page_away(world, signed_in, live_server):
    page = bring_page(world, signed_in, live_server)
    expect(page.locator(".drop__here")).to_be_visible()
    page.evaluate(DROP, ["h1", [["a.txt", TEXT]]])
    expect(page.locator("#results-said")).to_have_text("1 af 1 læst", timeout=20_000)
    assert page.url.endswith("/import/")


def test_lost_connection_is_said_and_can_be_tried_again(world, signed_in, live_server):
    page = bring_page(world, signed_in, live_server)
    page.route("**/import/file/", lambda route: route.abort())
    page.locator("input[type=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    line = page.locator("#results-list > li")
    expect(line).to_contain_text("Forbindelsen forsvandt undervejs")
    page.unroute("**/import/file/")
    line.get_by_role("button", name="Prøv igen").click()
    expect(line).to_contain_text("Læst", timeout=20_000)
    expect(page.locator("#results-said")).to_have_text("1 af 1 læst")


def test_rich_text_keeps_its_structure_and_nothing_else(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    paste(page, "Referat", RICH)
    field = text_field(page)
    expect(field.locator("h2")).to_have_text("Punkt 1: Akutpladser")
    expect(field.locator("table td").first).to_have_text("Samle tallene")
    assert "onclick" not in field.inner_html() and "style" not in field.inner_html() and not said
    check_page(page, "import-rich")
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse import")
    draft = ImportDraft.objects.get()
    assert (draft.kind, [row["task"] for row in draft.understood["actions"]]) == ("html", ["Samle tallene"])


def test_text_typed_by_hand_is_plain(world, signed_in, live_server):
    page = bring_page(world, signed_in, live_server)
    field = text_field(page)
    expect(field).to_have_attribute("contenteditable", "true")
    field.click()
    page.keyboard.insert_text("Referat af møde i Fagligt forum den 14. september 2026")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("Punkt 1: Akutpladser <b>")
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse import")
    assert ImportDraft.objects.get().source.split("\n")[:2] == [
        "Referat af møde i Fagligt forum den 14. september 2026", "Punkt 1: Akutpladser <b>",
    ]  # fmt: skip


def test_review_with_its_questions_answered_becomes_approved_minutes(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    read(page, QUESTIONS)
    expect(page.locator(".tally")).to_contain_text(re.compile(r"14 genkendt\s+3 skal tjekkes"))
    check_page(page, "import-questions")
    page.locator(".tally a").click()
    expect(page.get_by_text("»Bo Brislng«").first).to_be_in_viewport()
    page.get_by_label("Ja, Bo Brisling").check()
    page.get_by_role("button", name="Opret referat som kladde").click()
    page.get_by_role("link", name="Vælg, hvad fristen »senest torsdag").click()
    expect(page.get_by_text("20. oktober 2026 er en tirsdag, men der står")).to_be_in_viewport()
    check_page(page, "import-questions-error")
    page.get_by_label("tors. 22.10.2026").check()
    page.get_by_label("Ansvarlig, skrevet »Eva«").select_option(label="Eva Solgård, Nordre Sogn Kommune")
    page.get_by_label("Sende en oversigt over hjælpemidler").uncheck()
    page.get_by_label("Referatet er godkendt").check()
    page.get_by_label("Godkendt den").fill("12.10.2026")
    page.get_by_label("Af hvem eller hvordan").fill("af formandskabet")
    check_page(page, "import-answered")
    page.get_by_role("button", name="Opret det godkendte referat").click()
    expect(page.locator(".doc__ok")).to_contain_text("Godkendt 12.10.2026 af formandskabet; bragt ind")
    check_page(page, "import-approved-record")
    meeting = Meeting.objects.latest("pk")
    actions = Action.objects.filter(item__meeting=meeting).order_by("pk")
    assert [(str(action.owners.get()), f"{action.due:%d.%m}") for action in actions] == [
        ("Carla Cederfeld", "22.10"), ("Eva Solgård", "01.11"), ("formandskabet", "16.11"),
    ]  # fmt: skip
    assert meeting.attendances.get(name="Bo Brislng").person == world.bo.person


def test_heading_in_doubt_is_asked_about_and_can_be_a_list(world, signed_in, live_server, check_page):
    page = bring_page(world, signed_in, live_server)
    read(page, TEXT)
    draft = ImportDraft.objects.get()
    draft.understood["items"][2]["doubt"] = "heading"
    draft.save()
    page.reload()
    expect(page.get_by_text("er skrevet anderledes end de andre overskrifter. Hvad er det?")).to_be_visible()
    page.locator("summary", has_text="Fælles akutpladser").click()
    expect(page.get_by_label("Sagsfremstilling")).to_be_visible()
    check_page(page, "import-heading")
    page.get_by_label("En liste under punkt 1").check()
    page.get_by_role("button", name="Opret referat som kladde").click()
    expect(page).to_have_url(re.compile("/desk/"))
    items = Meeting.objects.latest("pk").items
    assert [item.label for item in items.all()] == ["0", "1"]
    assert "2. Eventuelt" in items.get(label="1").decisions.last().text


def test_everything_works_without_javascript(world, sign_in, live_server, browser):
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = sign_in(context.new_page(), world.asta)
    page.goto(f"{live_server.url}/import/")
    files = [("a.txt", TEXT), ("spil.docx", PROGRAM)]
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    )
    page.get_by_role("button", name="Læs teksten").click()
    expect(page.locator("#results-list > li")).to_have_count(2)
    page.get_by_role("link", name="Gennemse Fagligt forum 14.09.2026").click()
    page.get_by_role("button", name="Opret referat som kladde").click()
    expect(page).to_have_url(re.compile("/desk/"))
    context.close()
