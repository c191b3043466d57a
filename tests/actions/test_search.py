"""Search: what one may see, whatever the case of the letters, with the words marked."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from clusters.models import User
from tests.world import force_state, make_action, make_item, make_meeting, make_user, today

pytestmark = pytest.mark.django_db


def search(client, words):
    return client.get(reverse("actions:search"), {"q": words})


@pytest.fixture
def held(world):
    """An approved meeting with an open and a closed item, and one that is still being written."""
    meeting = make_meeting(world.body, world.asta, days=-20)
    make_item(meeting, world.asta, "Økonomi på Ærø", decision="Godkendt: ÅRSPLANEN følges.")
    make_item(meeting, world.asta, "Økonomi i sekretariatet", decision="Årsplanen er fortrolig.", closed=True)
    force_state(meeting, "approved")
    draft = make_meeting(world.body, world.asta, days=-2)
    make_item(draft, world.asta, "Økonomi i kladden", decision="Årsplanen skrives om.")
    force_state(draft, "drafting")
    return meeting


def test_needs_a_sign_in(client, db):
    assert search(client, "x").status_code == 302


@pytest.mark.parametrize("words", ["økonomi", "ØKONOMI", "ØkOnOmI ÆRØ"])
def test_case_does_not_matter(client, world, held, words):
    client.force_login(world.carla)
    assertContains(search(client, words), "på <mark>Ærø</mark>" if "ÆRØ" in words else "på Ærø")


def test_decisions_are_found_by_their_text(client, world, held):
    client.force_login(world.carla)
    assertContains(search(client, "årsplanen"), "<mark>ÅRSPLANEN</mark> følges")


def titles(client, user):
    client.force_login(user)
    html = search(client, "økonomi").content.decode().replace("<mark>", "").replace("</mark>", "")
    return {title for title in ("på Ærø", "i sekretariatet", "i kladden") if f"Økonomi {title}" in html}


def test_each_role_finds_what_it_may_read(client, world, held):
    assert titles(client, world.asta) == {"på Ærø", "i sekretariatet", "i kladden"}
    assert titles(client, world.carla) == {"på Ærø", "i sekretariatet", "i kladden"}  # the agenda was issued
    assert titles(client, world.dan) == {"på Ærø", "i kladden"}
    assert titles(client, world.erik) == set()
    assert titles(client, make_user("Nora Ny")) == set()


def test_a_draft_decision_is_found_by_the_secretariat_only(client, world, held):
    client.force_login(world.asta)
    assertContains(search(client, "skrives om"), "<mark>skrives</mark> <mark>om</mark>")
    client.force_login(world.carla)
    assertContains(search(client, "skrives om"), "Intet fundet")


def test_actions_by_task_and_note(client, world):
    make_action(world.body, world.asta, "Indkalde", note="Husk tolken", owners=[world.carla.person], due=today(-2))
    client.force_login(world.carla)
    response = search(client, "tolken")
    assertContains(response, "Husk <mark>tolken</mark>")
    assertContains(response, "2 dage over")
    client.force_login(world.erik)
    assertContains(search(client, "tolken"), "Intet fundet")


def test_open_actions_come_before_closed_ones(client, world):
    make_action(world.body, world.asta, "lokale nr. 1").close(by=world.asta)
    make_action(world.body, world.asta, "lokale nr. 2")
    make_action(world.body, world.asta, "lokale nr. 3").close(by=world.asta)
    client.force_login(world.asta)
    html = search(client, "lokale").content.decode()
    places = [html.index(f"</mark> nr. {number}") for number in (2, 3, 1)]
    assert places == sorted(places)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "&", '"', "' OR 1=1", "%", "_", "\\"])
def test_html_and_signs_are_just_text(client, world, words):
    make_action(world.body, world.asta, f"a {words} b", owners=[world.carla.person])
    client.force_login(world.carla)
    response = search(client, words)
    assertContains(response, "</mark> b")
    assertNotContains(response, "<script>alert")
    assertNotContains(response, "Indkalde")


def test_nothing_asked_and_nothing_found(client, world):
    client.force_login(world.carla)
    assertContains(search(client, "  "), "Skriv, hvad du leder efter")
    assertContains(search(client, "xyzzy"), "Intet fundet for »xyzzy«")


@pytest.mark.parametrize("words", ["x" * 100_000, " ".join(map(str, range(5000))), "\0", "\ud800"])
def test_absurd_questions_are_answered(client, world, words):
    client.force_login(world.carla)
    assert client.get("/search/?q=" + words.encode("utf-8", "surrogatepass").hex()[:7000]).status_code == 200
    if "\ud800" not in words:
        assert search(client, words[:6000]).status_code == 200


def test_long_answers_end_and_lead_on(client, world, monkeypatch):
    monkeypatch.setattr("actions.find.MOST", 2)
    held = make_meeting(world.body, world.asta, days=-3)
    for number in range(3):
        item = make_item(held, world.asta, f"Lokale {number}", decision=f"Lokalet er nr. {number}")
        make_action(world.body, world.asta, f"Bestille lokale {number}", item=item)
    client.force_login(world.asta)
    response = search(client, "lokale")
    assertContains(response, "<b>2+</b>", count=3)
    assertContains(response, "/actions/?status=all&amp;q=lokale")
    assertContains(response, "/decisions/?q=lokale")


def test_queries_do_not_grow(client, world, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(12) as captured:
            assert search(client, "lokale").status_code == 200
        return len(captured)

    def fill(number):
        item = make_item(world.meeting, world.asta, f"Lokale {number}", decision="Et lokale.")
        make_action(world.body, world.asta, f"Lokale {number}", item=item, owners=[world.carla.person, world.kommune])

    client.force_login(User.objects.get(pk=world.asta.pk))
    fill(0)
    with_one = count()
    for number in range(1, 30):
        fill(number)
    assert count() == with_one


def test_an_item_without_a_decision_is_no_decision(client, world):
    client.force_login(world.asta)
    response = search(client, "akutpladser")
    assertContains(response, "<b>1</b> punkt</a>")
    assertNotContains(response, "beslutning</a>")
