"""Bodies, seats and people as a secretary keeps them: by keyboard, without a fault of accessibility, in each state."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from clusters.models import Cluster, Organisation, Person, Succession, User
from clusters.templatetags.punktvis import day
from outbox.models import Mail
from tests.world import make_action, make_meeting, make_seat, make_user, today

LONG = "Gerda Gammelgaard-Holmström van der Vesterbølle"


@pytest.fixture
def world(transactional_db):
    from tests.world import make_world

    return make_world()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def to(page: Page, name: str, role: str = "button") -> None:
    """Tab until the control of that name has focus: a reader without a mouse finds it, and sees where it is."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _step in range(80):
        press(page, "Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_secretary_invites_a_new_member_by_keyboard(live_server, signed_in, world):
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/")
    to(page, "Pladser", "link")
    press(page, "Enter")
    to(page, "Giv nogen en plads", "link")
    press(page, "Enter")
    to(page, "Find en, I kender", "searchbox")
    page.keyboard.type("gerda")
    press(page, "Enter")
    expect(page.get_by_text("Der er ingen, der passer til »gerda«")).to_be_visible()
    to(page, "Navn", "textbox")
    page.keyboard.type("Gerda Gammelgaard")
    to(page, "E-mail", "textbox")
    page.keyboard.type("gerda@example.dk")
    to(page, "Rolle", "combobox")
    page.keyboard.type("medl")
    to(page, "Giv plads")
    press(page, "Enter")
    expect(page.locator(".flash")).to_contain_text("invitationen er på vej")
    row = page.locator(".seats > li", has_text="Gerda Gammelgaard")
    expect(row).to_contain_text("Medlem")
    expect(row).to_contain_text("inviteret")
    assert Mail.objects.get().recipient == "gerda@example.dk"
    assert User.objects.get(email="gerda@example.dk").standing.bodies == {world.body.pk}


def test_she_ends_a_seat_and_takes_it_back_by_keyboard(live_server, signed_in, world):
    page = signed_in(world.asta)
    seat = world.body.seats.get(person=world.frida)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/seats/")
    row = page.locator(f"#s{seat.pk}")
    row.locator("summary").focus()
    press(page, "Enter", "Tab", "Control+a")
    page.keyboard.type("31.12.2030")
    press(page, "Enter")
    flash = page.locator(".flash")
    expect(flash).to_contain_text("Frida Fuglsang har sidste dag 31. december 2030")
    seat.refresh_from_db()
    assert seat.ends == date(2030, 12, 31)
    to(page, "Fortryd")
    press(page, "Enter")
    expect(page.locator(".flash")).to_contain_text("beholder pladsen")
    seat.refresh_from_db()
    assert seat.ends is None


def test_the_last_who_runs_the_body_is_told_why_not(live_server, signed_in, check_page, world):
    page = signed_in(world.erik)
    page.goto(f"{live_server.url}/bodies/politisk-forum/seats/")
    row = page.locator(".seats > li", has_text="Erik Egholm")
    row.locator("summary").click()
    row.get_by_role("button", name="Afslut plads").click()
    expect(page.locator(".flash")).to_contain_text("er den sidste, der kan styre organet")
    check_page(page, "seats-refused")


def test_she_merges_two_entries(live_server, signed_in, check_page, world):
    twin = Person.objects.create(name="F. Fuglsang", title="overlæge", email="frida@example.dk")
    make_seat(world.body, twin, "observer", group="Observatører")
    make_action(world.body, world.asta, owners=[twin])
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/people/{world.frida.pk}/")
    check_page(page, "person")
    to(page, "Læg sammen med en anden …", "link")
    press(page, "Enter")
    to(page, "F. Fuglsang", "link")
    check_page(page, "merge-found")
    page.get_by_role("link", name="F. Fuglsang", exact=True).focus()
    press(page, "Enter")
    expect(page.get_by_role("columnheader", name="Bagefter")).to_be_visible()
    check_page(page, "merge-preview")
    to(page, "Læg F. Fuglsang ind i Frida Fuglsang")
    press(page, "Enter")
    expect(page.locator(".flash")).to_contain_text("lagt sammen")
    expect(page.get_by_text("frida@example.dk")).to_be_visible()
    assert not Person.objects.filter(pk=twin.pk).exists() and world.frida.owned.count() == 1


def test_it_says_who_may_merge(live_server, signed_in, check_page, world):
    page = signed_in(world.asta)
    page.goto(f"{live_server.url}/people/{world.frida.pk}/merge/?other={world.carla.person_id}")
    expect(page.get_by_role("heading", name="Du kan ikke lægge disse to sammen")).to_be_visible()
    check_page(page, "merge-barred")


@pytest.fixture
def full(world):
    """A body with long names, many people, meetings in every state, and a successor."""
    council = Cluster.objects.create(name="Sundhedsråd Sydhavet og Øerne", kind="health_council", region=world.region)
    Succession.objects.create(
        predecessor_cluster=world.cluster, successor_cluster=council, kind="merged", date=date(2027, 1, 1)
    )
    gerda = make_user(LONG, title="specialkonsulent i sundheds- og omsorgsforvaltningen", organisation=world.kommune)
    make_seat(world.body, gerda, "co_chair", group="Fra Patientinddragelsesudvalget i Region Sydhavet")
    stand_in = make_user("Hans Hald", title="praktiserende læge", organisation=world.hospital)
    chair = world.body.seats.get(role="chair")
    make_seat(world.body, stand_in, "substitute", substitute_for=chair, group="Fra hospitalet", ends=today(30))
    gone = Person.objects.create(name="Ida Iversen", organisation=world.region)
    make_seat(world.body, gone, starts=today(-400), ends=today(-30))
    world.frida.change(by=world.asta, email="frida@example.dk")
    world.frida.invite(world.body, by=world.asta)
    for number, state in enumerate(["called", "in_session", "drafting", "commenting", "approved", "cancelled"]):
        make_meeting(world.body, world.asta, days=30 - 20 * number, state=state)
    world.hospital.coordinators.add(world.frida)
    make_seat(world.other, world.asta, "secretary")
    return world


PAGES = {
    "bodies": "/bodies/",
    "body": "/bodies/fagligt-forum/",
    "rules": "/bodies/fagligt-forum/rules/",
    "seats": "/bodies/fagligt-forum/seats/",
    "new-seat": "/bodies/fagligt-forum/seats/new/?q=f",
    "new-seat-known": "/bodies/fagligt-forum/seats/new/?person={frida.pk}",
    "edit-seat": "/seats/{seat.pk}/edit/",
    "edit-person": "/people/{frida.pk}/edit/",
    "new-body": "/bodies/new/",
    "organisations": "/organisations/",
    "organisation": "/organisations/{hospital.pk}/",
    "new-organisation": "/organisations/new/",
    "edit-organisation": "/organisations/{hospital.pk}/edit/",
    "coordinators": "/organisations/{hospital.pk}/coordinators/",
    "account": "/account/",
}


@pytest.mark.parametrize("name", PAGES)
def test_filled_pages(live_server, signed_in, check_page, full, name):
    page = signed_in(full.asta)
    full.seat = full.body.seats.get(person=full.frida)
    page.goto(live_server.url + PAGES[name].format(**vars(full)))
    if name == "seats":
        page.locator("details.grp > summary").click()
        page.locator(".seats details summary").first.click()
    check_page(page, name)


def test_pages_of_members_and_observers(live_server, sign_in, signed_in, check_page, full):
    page = signed_in(full.dan)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/")
    check_page(page, "body-observer")
    page.goto(f"{live_server.url}/bodies/fagligt-forum/seats/")
    check_page(page, "seats-forbidden")
    sign_in(page, full.carla)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/seats/")
    check_page(page, "seats-member")


def test_empty_pages(live_server, sign_in, signed_in, check_page, world):
    page = signed_in(make_user("Gustav Gade"))
    for name in ("bodies", "organisations", "account"):
        page.goto(f"{live_server.url}/{name}/")
        check_page(page, f"{name}-empty")
    body = world.other
    world.cluster.organisations.clear()
    sign_in(page, world.erik)
    for name, path in (("body", f"/bodies/{body.slug}/"), ("organisations-none", "/organisations/")):
        page.goto(live_server.url + path)
        check_page(page, f"{name}-empty")
    lone = Organisation.objects.create(name="Patientforeningen Sydhavet", kind="patients")
    world.cluster.organisations.add(lone)
    make_seat(world.body, world.erik, "secretary")
    page.goto(f"{live_server.url}/organisations/{lone.pk}/coordinators/")
    check_page(page, "coordinators-empty")
    page.goto(f"{live_server.url}/people/{world.frida.pk}/merge/?q=xyz")
    check_page(page, "merge-empty")


def test_forms_with_errors(live_server, signed_in, check_page, full):
    page = signed_in(full.asta)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/rules/")
    page.get_by_label("Navn", exact=True).fill("")
    page.get_by_label("Frist for punkter").fill("99")
    page.get_by_label("Mødes til og med").fill("31/2 2027")
    page.get_by_role("button", name="Gem regler").click()
    expect(page.locator(".errors li")).to_have_count(3)
    check_page(page, "rules-errors")

    page.goto(f"{live_server.url}/bodies/fagligt-forum/seats/new/")
    page.get_by_label("Navn", exact=True).fill("carla cederfeld")
    page.get_by_role("button", name="Giv plads").click()
    expect(page.get_by_role("heading", name="Mener du en af disse?")).to_be_visible()
    check_page(page, "new-seat-name-known")
    page.get_by_label("Navn", exact=True).fill("Erik E.")
    page.get_by_role("textbox", name="E-mail").fill("erik@example.dk")
    page.get_by_role("button", name="Giv plads").click()
    use = page.get_by_role("link", name="Brug Erik Egholm")
    expect(use).to_be_visible()
    check_page(page, "new-seat-address-known")
    use.click()
    page.get_by_role("button", name="Giv plads").click()
    expect(page.locator(".flash")).to_contain_text("Erik Egholm har plads i Fagligt forum")

    page.goto(f"{live_server.url}/people/{full.frida.pk}/edit/")
    page.get_by_label("E-mail").fill("carla@example.dk")
    page.get_by_role("button", name="Gem oplysninger").click()
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "edit-person-errors")

    page.goto(f"{live_server.url}/seats/{full.body.seats.get(person=full.frida).pk}/edit/")
    page.get_by_label("Til og med").fill(day(today(-900)))
    page.get_by_role("button", name="Gem plads").click()
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "edit-seat-errors")

    page.goto(f"{live_server.url}/organisations/new/")
    page.get_by_role("button", name="Tilføj organisation").click()
    expect(page.locator(".errors")).to_be_visible()
    check_page(page, "new-organisation-errors")


def test_keeping_seats_needs_no_script(browser, live_server, sign_in, world):
    """The same verbs with scripts switched off."""
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(context.new_page(), world.asta)
    page.goto(f"{live_server.url}/bodies/fagligt-forum/seats/")
    row = page.locator(".seats > li", has_text="Frida Fuglsang")
    row.locator("summary").click()
    row.get_by_role("button", name="Afslut plads").click()
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator(".flash")).to_contain_text("beholder pladsen")
    context.close()
