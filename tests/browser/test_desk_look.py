"""The desk in each of its states: no fault of WCAG 2.2 A or AA, no sideways scroll, and pictures to look at."""

import pytest
from playwright.sync_api import expect

from actions.models import Action
from minutes.models import Decision
from minutes.models.text import Copy
from tests.browser.desk import answered, colleague_writes, dock, field, open_desk, saved, with_status
from tests.world import attend, force_state, make_item, make_meeting, today

SOURCE = "Carla Cederfeld undersøger, om aftenvagten kan deles med hjemmeplejen i Nordbyen."
TEXT = f"""Der er enighed om, at forsøget skal sættes i gang, og at borgerne skal mærke forskellen i weekenden.

Birkelund Kommune peger på, at der skal findes varig finansiering. {SOURCE}

Det bemærkes, at ikke alle borgere ønsker en plads langt hjemmefra."""
CASE = """<p>Birkelund Sygehus og Birkelund Kommune har siden foråret drevet otte fælles akutpladser. Pladserne er i
gennemsnit belagt 71 procent, men i weekender står fem af otte tomme, fordi udskrivning ikke kan planlægges.</p>
<p>Arbejdsgruppen foreslår, at visitation flyttes til hospitalets udskrivningskoordinator i weekender, og at kommunens
sygepleje bemander med en ekstra aftenvagt lørdag og søndag. Udgiften er opgjort til 480.000 kr. om året.</p>"""
POINTS = """<p>Det indstilles, at Fagligt forum</p><ol><li><p>godkender, at visitation i weekender flyttes</p></li>
<li><p>drøfter, hvordan den ekstra vagt finansieres</p></li></ol>"""


@pytest.fixture
def filled(world):
    """A meeting in session with everything that the desk shows."""
    by, item, meeting = world.asta, world.item, world.meeting
    for days in (42, 84):
        make_meeting(world.body, by, days=days)
    meeting.begin(by=by)
    item.change(minutes=25, presenters="Bo Brisling", by=by)
    item.mark("current", by=by)
    item.section("case").write(CASE, copy=Copy(0), by=by)
    item.section("recommendation").write(POINTS, copy=Copy(0), by=by)
    item.decision.write(TEXT, copy=Copy(0), by=by)
    item.decision.conclude("discussed", by=by)
    make_item(meeting, world.bo, "Status på rehabiliteringscenter", minutes=10, decision="Bo skriver.").mark(
        "dealt", by=by
    )
    make_item(meeting, by, "Kommende møder", kind="information").mark("dealt", by=by)
    make_item(meeting, by, "Opfølgning på økonomi for samarbejdet om ældre medicinske patienter").decision.conclude(
        "postponed", postponed_to="mødet 15.02.2027", by=by
    )
    make_item(meeting, by, "Tværsektoriel rehabiliteringsindsats").mark("dealt", by=by)
    make_item(meeting, by, "Eventuelt").mark("dropped", by=by)
    make = {"body": world.body, "item": item, "by": by}
    Action.create(task="Undersøge, om aftenvagten kan deles", owners=[world.carla.person], source=SOURCE,
                  due=today(20), due_phrase="inden næste møde", due_precision="day", **make)  # fmt: skip
    Action.create(task="Samle erfaringer fra de andre kommuner", owners=[world.kommune, "formandskabet"], **make)
    Action.create(task="Skrive til Sundhedsstyrelsen om de tomme pladser og bede om et svar inden jul", **make)
    people = list(meeting.attendances.all())
    for person in people[:4]:
        person.note(status="present", by=by)
    people[4].note(status="excused", by=by)
    bo = attend(meeting, world.bo.person)
    bo.note(left="13:30", by=by)
    bo.stay_out(item, reason="left", by=by)
    return world


@pytest.fixture
def asta(filled, page, signed_in, live_server):
    return open_desk(signed_in(filled.asta), live_server.url, filled.item)


def test_filled(asta, check_page):
    check_page(asta, "desk")


def test_recognised(asta, check_page):
    line = asta.get_by_role("textbox", name="Ny aktion")
    line.press_sequentially("Carla og Bo indkalder til møde inden næste møde")
    expect(asta.locator("#found select")).to_have_count(2)
    asta.keyboard.press("Control+End")
    asta.evaluate("scrollTo(0, document.body.scrollHeight)")
    check_page(asta, "desk-recognised")
    line.fill("Bo senest 1/3")
    expect(asta.locator("#found [name=due]")).to_have_value("senest 1/3")
    asta.keyboard.press("Enter")
    expect(asta.locator("#found .error")).to_be_visible()
    asta.locator("#acts li").nth(1).get_by_role("link").nth(1).click()
    expect(asta.locator(".acts__edit")).to_be_visible()
    check_page(asta, "desk-action-errors")


def test_conflict(asta, filled, check_page):
    colleague_writes(filled.item, filled.bo, TEXT.replace("varig", "varig og fælles").replace(" i weekenden", ""))
    field(asta).press_sequentially("Asta. ")
    dock(asta, "Bo rettede beslutningen")
    check_page(asta, "desk-conflict")


def test_offline(asta, check_page):
    asta.context.set_offline(True)
    field(asta).press_sequentially("Asta. ")
    dock(asta, "ingen forbindelse")
    check_page(asta, "desk-offline")


@pytest.mark.parametrize(("status", "name"), [(500, "failed"), (401, "out"), (423, "locked"), (404, "gone")])
def test_not_saved(asta, check_page, status, name):
    with answered(asta, with_status(status)):
        field(asta).press_sequentially("Asta. ")
        dock(asta, "Ikke gemt")
        check_page(asta, f"desk-{name}")


def test_found_again(asta, context, live_server, filled, check_page):
    context.set_offline(True)
    field(asta).press_sequentially("Asta. ")
    asta.close(run_before_unload=False)
    context.set_offline(False)
    again = open_desk(context.new_page(), live_server.url, filled.item)
    dock(again, "Din tekst er fundet igen")
    saved(again)
    check_page(again, "desk-found")


def test_sheets(asta, check_page):
    asta.get_by_role("button", name="Alle genveje").click()
    check_page(asta, "desk-keys")
    asta.keyboard.press("Escape")
    asta.get_by_role("button", name="Udsat …").click()
    check_page(asta, "desk-postpone")
    asta.keyboard.press("Escape")
    asta.locator(".attend summary").click()
    asta.get_by_role("link", name="Ret fremmøde").click()
    expect(asta.get_by_role("dialog", name="Fremmøde")).to_be_visible()
    check_page(asta, "desk-attendance")


def test_versions(asta, filled, check_page):
    colleague_writes(filled.item, filled.bo, "Bo skrev noget helt andet.")
    asta.reload()
    asta.get_by_role("link", name="Versioner (1)").click()
    expect(asta.get_by_role("dialog")).to_be_visible()
    check_page(asta, "desk-versions")


def test_open_parts(asta, filled, check_page):
    Decision.add(filled.item, point="1", by=filled.asta)
    asta.reload()
    for words in ("Drøftelse", "Notér fravær fra punktet", "Tilføj beslutning for punkt …"):
        asta.get_by_text(words, exact=True).click()
    asta.get_by_text("Vis resten").click()
    asta.locator(".attend summary").click()
    check_page(asta, "desk-unfolded")


def test_approved(filled, page, signed_in, live_server, check_page):
    force_state(filled.meeting, "approved")
    check_page(open_desk(signed_in(filled.asta), live_server.url, filled.item), "desk-approved")


def test_empty(world, page, signed_in, live_server, check_page):
    signed_in(world.asta)
    page.goto(f"{live_server.url}/meetings/{make_meeting(world.body, world.asta, days=30).pk}/desk/")
    check_page(page, "desk-empty")
    open_desk(page, live_server.url, world.closed)
    check_page(page, "desk-new")
