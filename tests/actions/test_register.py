"""The register: filters as an address, sorting, paging by key, and what each role sees."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from actions.models import Action
from clusters.models import Person
from tests.world import force_state, make_action, make_item, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db
ALL = reverse("actions:register_all")


def url(body):
    return reverse("actions:register", args=[body.slug])


def tasks(client, address):
    return re.findall(r'<th scope="row"><a href="[^"]+">(.*?)</a>', client.get(address).content.decode())


def between(world, task, days=None, **fields):
    """An action from between the meetings: everybody in the body sees it."""
    return make_action(world.body, world.asta, task, due=None if days is None else today(days), **fields)


@pytest.fixture
def some(world, client):
    client.force_login(world.bo)
    world.action.close(by=world.asta)
    between(world, "forsinket", -2, owners=[world.carla.person])
    between(world, "snart", 5, owners=[world.kommune, world.frida])
    between(world, "senere", 30, owners=["formandskabet"]).progress(by=world.asta, state="waiting")
    between(world, "engang")
    return world


@pytest.mark.parametrize(
    ("who", "status"), [("asta", 200), ("bo", 200), ("carla", 200), ("dan", 200), ("erik", 404), ("nora", 404)]
)
def test_who_may_open_a_bodys_register(client, world, who, status):
    world.nora = make_user("Nora Ny")
    client.force_login(getattr(world, who))
    assert client.get(url(world.body)).status_code == status
    assert client.get(ALL).status_code == 200


def test_each_role_sees_what_it_may(client, world):
    held = make_meeting(world.body, world.asta, days=-10)
    for title, closed in [("åbent punkt", False), ("lukket punkt", True)]:
        make_action(world.body, world.asta, title, item=make_item(held, world.asta, closed=closed))
    between(world, "mellem møder")
    make_action(world.other, world.erik, "i det andet organ")

    def seen(user):
        caches["pages"].clear()  # the test changes states behind the verbs' back, without their entries
        client.force_login(user)
        return set(tasks(client, ALL))

    open_meeting = {"Indkalde til møde", "åbent punkt", "lukket punkt", "mellem møder"}
    assert seen(world.asta) == open_meeting
    assert seen(world.dan) == {"mellem møder"}
    assert seen(world.erik) == {"i det andet organ"}
    force_state(held, "approved")
    assert seen(world.dan) == {"mellem møder", "åbent punkt"}
    assert seen(world.carla) == {
        "Indkalde til møde",
        "mellem møder",
        "åbent punkt",
        "lukket punkt",
        "i det andet organ",
    }
    held.attendances.get(person=world.carla.person).absences.create(item=held.items.get(closed=True), reason="conflict")
    force_state(held, "commenting")
    assert "lukket punkt" not in seen(world.carla) and "åbent punkt" in seen(world.carla)


def test_a_body_never_shows_anothers_rows(client, world):
    make_action(world.other, world.erik, "i det andet organ")
    client.force_login(world.carla)
    assert tasks(client, url(world.body)) == ["Indkalde til møde"]
    assert tasks(client, url(world.other)) == ["i det andet organ"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", ["forsinket", "snart", "senere", "engang"]),
        ("status=late", ["forsinket"]),
        ("status=going", ["senere"]),
        ("status=closed", ["Indkalde til møde"]),
        ("status=all", ["forsinket", "snart", "Indkalde til møde", "senere", "engang"]),
        ("due=none", ["engang"]),
        ("due=soon", ["forsinket", "snart"]),
        ("due=meeting", ["forsinket", "snart"]),
        ("owner=none", ["engang"]),
        ("owner=rformandskabet", ["senere"]),
        ("q=SNART", ["snart"]),
        ("q=snart+senere", []),
        ("status=all&due=soon&q=d", ["Indkalde til møde"]),
        ("status=nonsense&due=nonsense&sort=nonsense", ["forsinket", "snart", "senere", "engang"]),
        ("owner=p999999", []),
        ("owner=p12345678901234567890", []),
        ("owner=x", []),
        ("owner=p%00", []),
        ("sort=-due", ["senere", "snart", "forsinket", "engang"]),
        ("sort=task", ["engang", "forsinket", "senere", "snart"]),
        ("sort=-task", ["snart", "senere", "forsinket", "engang"]),
        ("sort=state", ["forsinket", "snart", "engang", "senere"]),
        ("sort=newest", ["engang", "senere", "snart", "forsinket"]),
    ],
)
def test_filters_and_sorting(client, some, query, wanted):
    assert tasks(client, f"{url(some.body)}?{query}") == wanted
    assert tasks(client, f"{ALL}?{query}") == wanted


def test_filter_by_person_and_organisation(client, some):
    assert tasks(client, f"{url(some.body)}?owner=p{some.frida.pk}") == ["snart"]
    assert tasks(client, f"{url(some.body)}?owner=o{some.kommune.pk}") == ["snart"]


def test_filter_offers_the_owners_that_occur_and_keeps_the_choice(client, some):
    response = client.get(f"{url(some.body)}?owner=o{some.kommune.pk}")
    assertContains(response, f'<option value="p{some.carla.person_id}">Carla Cederfeld</option>', html=True)
    assertContains(response, f'<option value="o{some.kommune.pk}" selected>Birkelund Kommune</option>', html=True)
    assertContains(response, '<option value="rformandskabet">formandskabet</option>', html=True)
    assertNotContains(response, "Birkelund Sygehus</option>")


def test_owners_of_what_one_may_not_see_are_not_offered(client, world):
    held = make_meeting(world.body, world.asta, days=-10, state="approved")
    item = held.items.create(title="Lukket", position=1, closed=True)
    make_action(world.body, world.asta, "hemmelig", item=item, owners=[world.frida, "den hemmelige gruppe"])
    client.force_login(world.asta)
    assertContains(client.get(f"{url(world.body)}?status=all"), "Frida Fuglsang</option>")
    client.force_login(world.dan)
    response = client.get(f"{url(world.body)}?status=all")
    assertNotContains(response, "Frida")
    assertNotContains(response, "hemmelig")


def test_totals_and_what_the_filter_hides(client, some):
    assertContains(client.get(url(some.body)), "<b>4 aktioner</b> · 1 overskredet")
    response = client.get(f"{url(some.body)}?status=late")
    assertContains(response, "<b>1 aktion</b>")
    assertContains(response, "Der er 4 åbne aktioner uden filteret.")
    empty = client.get(f"{url(some.body)}?q=findesikke")
    assertContains(empty, "Ingen aktioner passer til filteret")
    assertContains(empty, "Der er 4 åbne aktioner uden filteret.")


def test_totals_are_counted_to_a_bound(client, some, monkeypatch):
    monkeypatch.setattr("actions.filters.BOUND", 2)
    assertContains(client.get(url(some.body)), "<b>2+ aktioner</b> · 1 overskredet")


def test_empty_registers_say_why(client, world):
    client.force_login(world.erik)
    assertContains(client.get(url(world.other)), "Ingen åbne aktioner")
    assertContains(client.get(f"{url(world.other)}?status=all"), "Ingen aktioner endnu")


def test_columns_say_how_the_list_is_sorted(client, some):
    assertContains(client.get(url(some.body)), '<th scope="col" aria-sort="ascending"><a href="?sort=-due">')
    response = client.get(f"{url(some.body)}?sort=-task&status=all")
    assertContains(response, '<th scope="col" aria-sort="descending"><a href="?sort=task&amp;status=all">')


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"days": -46, "due_phrase": "inden jul"}, ["inden jul<p", "46 dage over"]),
        ({"days": 9}, ["Om 9 dage"]),
        ({"days": 15}, ["Åben"]),
        ({"due_phrase": "snarest"}, ["snarest<p", "ingen dato"]),
        ({}, ["Uden frist"]),
        ({"owners": []}, ["Uden ansvarlig", "Ingen person valgt"]),
        ({"owners": ["den ledende geriater"]}, ["Den ledende geriater", "Ingen person valgt"]),
        ({"owners": ["den ledende geriater"], "days": -1}, ["1 dag over", '<p class="meta">Ingen person valgt</p>']),
        ({"owners": ["sekretariatet"], "days": 99}, ["Sekretariatet", "Åben"]),
    ],
)
def test_row_says_owner_deadline_and_state(client, world, fields, cells):
    fields = {"owners": [world.carla.person]} | fields
    world.action.close(by=world.asta)
    between(world, "Opgaven", fields.pop("days", None), **fields)
    client.force_login(world.asta)
    html = client.get(url(world.body)).content.decode()
    row = html[html.index("<tbody>") : html.index("</tbody>")]
    for cell in cells:
        assert cell in row


def test_several_owners_the_lead_first(client, world):
    world.action.change(by=world.asta, owners=[world.frida, world.carla.person, world.kommune])
    client.force_login(world.asta)
    assertContains(client.get(url(world.body)), "med Carla Cederfeld, Birkelund Kommune")
    assertContains(client.get(url(world.body)), "Birkelund Sygehus")


def test_an_organisation_with_a_coordinator_reaches_somebody(client, world):
    world.action.change(by=world.asta, owners=[world.kommune])
    client.force_login(world.asta)
    assertContains(client.get(url(world.body)), "Ingen person valgt")
    world.kommune.coordinators.add(world.carla.person)
    world.action.progress(by=world.asta, note="Sendt til kommunen.")
    assertNotContains(client.get(url(world.body)), "Ingen person valgt")


def test_html_is_shown_as_text(client, world):
    world.body.name = "<i>Forum</i>"
    world.body.save()
    world.action.change(
        by=world.asta, task="<b>fed</b>", due_phrase="<u>nu</u>", owners=['<script>alert("x")</script>', "R&D"]
    )
    client.force_login(world.asta)
    for address in (url(world.body), ALL):
        html = client.get(address).content.decode()
        assert "<b>fed" not in html and "<u>nu" not in html and "<script>alert" not in html and "<i>Forum" not in html
        assert "&lt;b&gt;fed&lt;/b&gt;" in html and "R&amp;D" in html


def test_pages_by_key(client, world, monkeypatch):
    monkeypatch.setattr("clusters.paging.SIZE", 3)
    world.action.close(by=world.asta)
    for number in range(7):
        between(world, f"nr. {number}", number)
    client.force_login(world.asta)
    address, seen = url(world.body), []
    for _page in range(3):
        seen += tasks(client, address)
        found = re.search(r'<a href="(\?after=\d+)" rel="next"', client.get(address).content.decode())
        address = url(world.body) + (found[1] if found else "")
    assert seen == [f"nr. {number}" for number in range(7)]
    assert not found


def test_queries_do_not_grow_with_the_list(client, world, django_assert_max_num_queries):
    def fill(number):
        item = make_item(world.meeting, world.asta, f"Punkt {number}")
        owners = [world.carla.person, world.frida, world.kommune, "formandskabet"]
        make_action(world.body, world.asta, f"nr. {number}", item=item, owners=owners, due=today(number))

    def count(address):
        with django_assert_max_num_queries(12) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    client.force_login(world.carla)
    addresses = [f"{url(world.body)}?due=meeting&q=nr", f"{ALL}?status=all"]
    fill(0)
    with_one = [count(address) for address in addresses]
    for number in range(1, 60):
        fill(number)
    assert [count(address) for address in addresses] == with_one


@pytest.mark.parametrize(("who", "status"), [("asta", 302), ("bo", 302), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_who_may_create(client, world, who, status):
    client.force_login(getattr(world, who))
    assert (
        client.post(reverse("actions:create", args=[world.body.slug]), {"line": "Bestille lokale"}).status_code
        == status
    )
    assert Action.objects.filter(task="Bestille lokale").exists() is (status == 302)


def test_quick_line_is_for_those_who_run_the_body(client, world):
    client.force_login(world.carla)
    assertNotContains(client.get(url(world.body)), "Ny aktion mellem møder")
    client.force_login(world.asta)
    assertContains(client.get(url(world.body)), "Ny aktion mellem møder")
    assertNotContains(client.get(ALL), "Ny aktion mellem møder")


def write(client, world, line, **more):
    client.force_login(world.asta)
    return client.post(reverse("actions:create", args=[world.body.slug]), {"line": line}, **more)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "Skriv, hvad der skal gøres"),
        ("   ", "Skriv, hvad der skal gøres"),
        ("Carla indkalder til møde", "Der er flere med navnet Carla. Skriv hele navnet."),
        ("x" * 600, "500"),
        ("Indkalde til møde inden 31/2", "»31/2« findes ikke. Mente du 2"),
        ("Indkalde senest den 32.1.", "findes ikke"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_stays(client, world, line, reason):
    make_seat(world.body, Person.objects.create(name="Carla Carstensen-Dahl"))
    before = Action.objects.count()
    response = write(client, world, line)
    assertContains(response, "Aktionen er ikke oprettet endnu", status_code=422)
    assertContains(response, reason, status_code=422)
    assertContains(response, line, status_code=422)
    assert Action.objects.count() == before


@pytest.mark.parametrize(
    ("line", "task", "owners"),
    [
        ("Carla indkalder til møde om akutpladser", "Indkalder til møde om akutpladser", ["Carla Cederfeld"]),
        ("Birkelund Kommune bestiller lokale", "Bestiller lokale", ["Birkelund Kommune"]),
        ("Formandskabet svarer ministeriet", "Svarer ministeriet", ["formandskabet"]),
        ("Lokalet skal bestilles", "Lokalet skal bestilles", []),
    ],
)
def test_line_says_task_and_owners(client, world, line, task, owners):
    page = write(client, world, line, follow=True)
    action = Action.objects.latest("pk")
    assert (action.task, action.body, action.item) == (task, world.body, None)
    assert [str(owner) for owner in action.owners.all()] == owners
    assertContains(page, f"Oprettet: {task}.")


def test_line_says_a_deadline_that_follows_its_meeting(client, world):
    write(client, world, "Carla indkalder til møde inden næste møde")
    action = Action.objects.latest("pk")
    assert (action.due_phrase, action.due_meeting, action.due) == ("inden næste møde", world.meeting, today(13))


def test_ended_seat_counts_at_once(client, world):
    seat = make_seat(world.other, world.dan, "observer")
    client.force_login(world.dan)
    assert client.get(url(world.other)).status_code == 200
    seat.end(on=today(-1), by=world.erik)
    assert client.get(url(world.other)).status_code == 404
