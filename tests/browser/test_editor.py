"""The editor for rich text: what only a browser shows."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from minutes.models import Section
from minutes.models.text import Copy
from tests.world import make_world

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<!--StartFragment-->
<h1 style='color:#2E74B5'>Baggrund<o:p></o:p></h1>
<p class=MsoNormal style='font-family:"Calibri",sans-serif'>Kommunerne har <b>fem</b> pladser og
<span style='color:red'>rød</span> tekst.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>Økonomi</h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Første punkt</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>Underpunkt</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Andet punkt</p>
<p class=MsoNormal>Imellem</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Et</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>To</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>År</p></td><td><p class=MsoNormal>Tal</p></td></tr></table>
<p class=MsoNormal>Se <a href="https://example.dk/plan">planen</a>.<img src="file:///C:/tegning.png"></p>
<!--EndFragment--></body></html>"""
PASTED = (
    "<h3>Baggrund</h3><p>Kommunerne har <strong>fem</strong> pladser og rød tekst.</p><h4>Økonomi</h4>"
    "<ul><li><p>Første punkt</p><ul><li><p>Underpunkt</p></li></ul></li><li><p>Andet punkt</p></li></ul>"
    "<p>Imellem</p><ol><li><p>Et</p></li><li><p>To</p></li></ol>"
    "<table><tbody><tr><td><p>År</p></td><td><p>Tal</p></td></tr></tbody></table>"
    '<p>Se <a href="https://example.dk/plan">planen</a>.</p>'
)


@pytest.fixture
def world(transactional_db):
    return make_world()


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the browser's console complains of, violations of the page's policy among it."""
    found: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.sample))"
    )
    return found


@pytest.fixture
def opened(page: Page, live_server: Any, signed_in: Callable[..., Page], world: Any, faults: list[str]) -> Page:
    """The item's page, opened by Asta."""
    signed_in(world.asta)
    page.goto(live_server.url + reverse("desk:item", args=[world.item.pk]))
    expect(case_of(page)).to_be_visible()
    return page


def case_of(page: Page, name: str = "Sagsfremstilling") -> Locator:
    """A section's editor, not the textarea behind it."""
    return page.get_by_role("textbox", name=name, exact=True).and_(page.locator("[contenteditable=true]"))


def tools(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Formatering").first


def press(page: Page, name: str) -> None:
    tools(page).get_by_role("button", name=name, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Gem punktet Ctrl S").click()


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text(re.compile(r"^Gemt \d\d\.\d\d$"))


def stored(item: Any, kind: str = "case") -> str:
    return Section.objects.get(item=item, kind=kind).text


def put_on_clipboard(page: Page, html: str) -> None:
    """As another program would: the browser's own clipboard holds the HTML."""
    page.evaluate(
        """html => { const fill = event => { event.preventDefault(); event.stopImmediatePropagation();
             event.clipboardData.setData("text/html", html); event.clipboardData.setData("text/plain", "ren tekst"); };
             addEventListener("copy", fill, { capture: true, once: true }); document.execCommand("copy"); }""",
        html,
    )


def test_written_text_is_saved_and_nothing_breaks_the_policy(opened, world, faults):
    case_of(opened).click()
    press(opened, "Overskrift")
    opened.keyboard.type("Baggrund")
    opened.keyboard.press("Enter")
    press(opened, "Fed")
    opened.keyboard.type("Fem")
    press(opened, "Fed")
    opened.keyboard.type(" pladser")
    opened.keyboard.press("Enter")
    press(opened, "Punkter")
    opened.keyboard.type("et")
    opened.keyboard.press("Control+s")
    saved(opened)
    assert stored(world.item) == "<h3>Baggrund</h3><p><strong>Fem</strong> pladser</p><ul><li><p>et</p></li></ul>"
    assert faults == []


def test_second_save_of_the_same_page_is_no_conflict(opened, world):
    for words in ("Først. ", "Siden."):
        case_of(opened).click()
        opened.keyboard.press("Control+End")
        opened.keyboard.type(words)
        expect(opened.locator("#saved")).to_have_text("Ikke gemt endnu")
        save(opened)
        saved(opened)
    assert stored(world.item) == "<p>Først. Siden.</p>"


def test_word_keeps_headings_and_lists_and_loses_the_rest(opened, world, faults):
    put_on_clipboard(opened, WORD)
    case_of(opened).click()
    opened.keyboard.press("Control+v")
    expect(case_of(opened)).to_contain_text("planen")
    save(opened)
    saved(opened)
    assert stored(world.item) == PASTED
    assert faults == []


def test_bold_by_style_alone_is_bold_and_bold_that_is_not_is_not(opened, world, faults):
    put_on_clipboard(
        opened,
        '<b style="font-weight:normal"><p>Alm <span style="font-weight:700">fed</span> '
        '<span style="font-style:italic">kursiv</span></p></b>',
    )
    case_of(opened).click()
    opened.keyboard.press("Control+v")
    expect(case_of(opened)).to_contain_text("kursiv")
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Alm <strong>fed</strong> <em>kursiv</em></p>"
    assert faults == []


def test_the_text_field_has_a_name_and_is_spelt_in_danish(opened):
    field = case_of(opened)
    assert field.get_attribute("spellcheck") == "true"
    assert field.get_attribute("lang") == "da"
    assert field.get_attribute("aria-multiline") == "true"
    opened.get_by_text("Sagsfremstilling", exact=True).click()
    expect(field).to_be_focused()


def test_all_by_keyboard(opened):
    """One stop on Tab for the tools, arrows within, and Tab leaves the text also from a table."""
    opened.get_by_label("Minutter").focus()
    opened.keyboard.press("Tab")
    heading = tools(opened).get_by_role("button", name="Overskrift", exact=True)
    expect(heading).to_be_focused()
    opened.keyboard.press("ArrowLeft")
    expect(tools(opened).get_by_role("button", name="Gentag")).to_be_focused()
    opened.keyboard.press("Home")
    opened.keyboard.press("ArrowRight")
    expect(tools(opened).get_by_role("button", name="Underoverskrift")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(case_of(opened)).to_be_focused()
    press(opened, "Tabel")
    for _cell in range(9):
        expect(case_of(opened)).to_be_focused()
        opened.keyboard.press("Tab")
    expect(case_of(opened)).not_to_be_focused()
    assert case_of(opened).locator("tr").count() == 3


def test_state_of_a_button_is_said(opened):
    bold = tools(opened).get_by_role("button", name="Fed", exact=True)
    assert bold.get_attribute("aria-pressed") == "false"
    case_of(opened).click()
    opened.keyboard.press("Control+b")
    expect(bold).to_have_attribute("aria-pressed", "true")


def test_link_by_dialog(opened, world, faults, check_page):
    case_of(opened).click()
    opened.keyboard.type("Se planen")
    opened.keyboard.press("Control+Shift+ArrowLeft")
    opened.keyboard.press("Control+k")
    dialog = opened.get_by_role("dialog", name="Link")
    dialog.get_by_label("Adresse").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Indsæt link").click()
    expect(dialog.get_by_text("Det er ikke en adresse.")).to_be_visible()
    assert faults == []  # before the check, whose own styles the policy stops
    check_page(opened, "item-link")
    dialog.get_by_label("Adresse").fill("www.example.dk/plan")
    dialog.get_by_role("button", name="Indsæt link").click()
    expect(case_of(opened)).to_be_focused()
    save(opened)
    saved(opened)
    assert stored(world.item) == '<p>Se <a href="https://www.example.dk/plan">planen</a></p>'


def test_text_survives_an_expired_session(opened, world, client, settings, live_server):
    case_of(opened).click()
    opened.keyboard.type("Skrevet uden session")
    opened.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    save(opened)
    expect(opened.locator("#banner")).to_contain_text("Ikke gemt")
    expect(case_of(opened)).to_have_text("Skrevet uden session")
    assert not Section.objects.filter(item=world.item).exists()
    client.force_login(world.asta)  # in another tab, which also gives the browser another token for forms
    client.get(reverse("desk:item", args=[world.item.pk]))
    for name in (settings.SESSION_COOKIE_NAME, "csrftoken"):
        value = client.cookies[name].value
        opened.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Skrevet uden session</p>"


def test_text_survives_a_failing_server_and_a_lost_network(opened, world):
    case_of(opened).click()
    opened.keyboard.type("Vigtigt")
    opened.route("**/items/*/", lambda route: route.fulfill(status=500, body="fejl"))
    save(opened)
    expect(opened.locator("#banner")).to_contain_text("Ikke gemt")
    opened.unroute("**/items/*/")
    opened.context.set_offline(True)
    save(opened)
    expect(opened.locator("#banner")).to_contain_text("Ikke gemt")
    expect(case_of(opened)).to_have_text("Vigtigt")
    assert leaves_with_a_warning(opened)
    opened.context.set_offline(False)
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Vigtigt</p>"


def test_a_save_whose_answer_got_lost_is_not_in_its_own_way(opened, world):
    case_of(opened).click()
    opened.keyboard.type("Først.")

    def lose(route):
        route.fetch()  # the server stores it
        route.abort()

    opened.route("**/items/*/", lose)
    save(opened)
    expect(opened.locator("#banner")).to_contain_text("Ikke gemt")
    assert stored(world.item) == "<p>Først.</p>"
    opened.unroute("**/items/*/")
    case_of(opened).click()
    opened.keyboard.press("Control+End")
    opened.keyboard.type(" Siden.")
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Først. Siden.</p>"


def test_what_is_typed_while_a_save_is_on_its_way_is_not_called_saved(opened, world):
    waiting = []
    opened.route("**/items/*/", lambda route: waiting.append(route))
    case_of(opened).click()
    opened.keyboard.type("Først.")
    with opened.expect_request("**/items/*/"):
        save(opened)
    case_of(opened).click()
    opened.keyboard.press("Control+End")
    opened.keyboard.type(" Siden.")
    with opened.expect_response("**/items/*/"):
        waiting.pop().continue_()
    opened.unroute("**/items/*/")
    expect(opened.locator("[name=section-case-version]")).to_have_value("1")
    expect(opened.locator("#saved")).to_have_text("Ikke gemt endnu")
    expect(case_of(opened)).to_have_text("Først. Siden.")
    assert leaves_with_a_warning(opened)
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Først. Siden.</p>"


def leaves_with_a_warning(page: Page) -> bool:
    """Does the page ask before it is left?"""
    return page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_leaving_with_unsaved_text_warns(opened):
    assert not leaves_with_a_warning(opened)
    case_of(opened).click()
    opened.keyboard.type("x")
    assert leaves_with_a_warning(opened)
    save(opened)
    saved(opened)
    assert not leaves_with_a_warning(opened)


def test_two_at_once_get_both_texts_and_choose(opened, world, faults, check_page):
    world.item.section("case").write("<p>Bos ord om sagen</p>", copy=Copy(0), by=world.bo)
    case_of(opened).click()
    opened.keyboard.type("Astas ord om sagen")
    save(opened)
    expect(opened.get_by_role("heading", name="Bo Brisling gemte dette kl.")).to_be_visible()
    expect(case_of(opened)).to_have_text("Astas ord om sagen")
    expect(opened.get_by_text("Bos ord om sagen")).to_be_visible()
    assert [fault for fault in faults if "409" not in fault] == []
    check_page(opened, "item-conflict")
    save(opened)
    saved(opened)
    assert stored(world.item) == "<p>Astas ord om sagen</p>"


def test_the_others_text_can_be_chosen(opened, world):
    world.item.section("case").write("<p>Bos ord</p>", copy=Copy(0), by=world.bo)
    case_of(opened).click()
    opened.keyboard.type("Astas ord")
    save(opened)
    opened.get_by_role("button", name="Lad denne tekst stå").click()
    expect(case_of(opened)).to_have_text("Bos ord")
    assert stored(world.item) == "<p>Bos ord</p>"


def test_focus_on_a_button_is_no_press_of_it(opened, world):
    world.item.section("case").write("<p>Bos ord</p>", copy=Copy(0), by=world.bo)
    case_of(opened).click()
    opened.keyboard.type("Astas ord")
    save(opened)
    opened.get_by_role("button", name="Lad denne tekst stå").focus()
    opened.keyboard.press("Control+s")
    saved(opened)
    assert stored(world.item) == "<p>Astas ord</p>"


def test_error_keeps_the_text_and_says_what_to_do(opened, world, check_page):
    case_of(opened).click()
    opened.keyboard.type("Lang sag")
    opened.get_by_label("Titel").first.fill("")
    save(opened)
    expect(opened.locator(".errors")).to_contain_text("Giv punktet en titel.")
    expect(case_of(opened)).to_have_text("Lang sag")
    check_page(opened, "item-error")
    opened.get_by_label("Titel").first.fill("Ny titel")
    save(opened)
    saved(opened)
    expect(opened.get_by_role("heading", name="Punkt 1: Ny titel")).to_be_visible()


def test_a_section_more_has_an_editor_too(opened, world):
    case_of(opened).click()
    opened.keyboard.type("Sag")
    opened.get_by_text("Flere afsnit").click()
    opened.get_by_label("Et afsnit mere").select_option("Økonomi")
    opened.get_by_role("button", name="Tilføj afsnit").click()
    economy = case_of(opened, "Økonomi")
    economy.click()
    opened.keyboard.type("Fem mio.")
    save(opened)
    saved(opened)
    assert (stored(world.item), stored(world.item, "economy")) == ("<p>Sag</p>", "<p>Fem mio.</p>")


def test_files_are_attached_without_leaving_the_text(opened, world, settings, tmp_path, check_page):
    settings.MEDIA_ROOT = tmp_path
    case_of(opened).click()
    opened.keyboard.type("Ikke gemt tekst")
    good = {"name": "Notat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    bad = {"name": "program.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}
    opened.get_by_label("Læg bilag op").set_input_files([good, bad])
    opened.get_by_role("button", name="Læg op").click()
    expect(opened.get_by_role("link", name="Notat", exact=True)).to_be_visible()
    expect(opened.locator(".errors")).to_contain_text("program.exe")
    expect(case_of(opened)).to_have_text("Ikke gemt tekst")
    check_page(opened, "item-files")


def test_page_in_its_states(opened, world, check_page):
    check_page(opened, "item-empty")
    text = "<h3>Baggrund</h3><p>Kommunerne og sygehuset har afprøvet en fælles vagtplan i weekenderne.</p>"
    text += "<ul><li><p>Færre indlæggelser</p></li><li><p>Bedre overgange</p></li></ul>"
    text += "<table><tbody><tr><th><p>Kommune</p></th><th><p>Pladser</p></th></tr>"
    text += "<tr><td><p>Birkelund</p></td><td><p>5</p></td></tr></tbody></table>"
    world.item.section("case").write(text, copy=Copy(0), by=world.asta)
    world.item.section("recommendation").write(
        "<ol><li><p>at pladserne oprettes</p></li></ol>", copy=Copy(0), by=world.bo
    )
    opened.reload()
    opened.get_by_text("Nummer, adgang og tidligere punkt").click()
    case_of(opened).get_by_text("Birkelund").click()
    expect(opened.get_by_role("button", name="Tilføj række")).to_be_visible()
    check_page(opened, "item-filled")


def test_without_script_the_text_can_be_written(browser, live_server, world, sign_in, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = sign_in(context.new_page(), world.asta)
    page.goto(live_server.url + reverse("desk:item", args=[world.item.pk]))
    page.get_by_label("Sagsfremstilling").fill("Første afsnit.\n\n- et\n- to")
    page.get_by_role("button", name="Gem punktet Ctrl S").click()
    expect(page.get_by_role("status").first).to_contain_text("Gemt")
    assert stored(world.item) == "<p>Første afsnit.</p><ul><li>et</li><li>to</li></ul>"
    context.close()
