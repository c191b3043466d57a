"""The register of decisions: filters, paging, and only what the reader may read (rights: test_rights.py)."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from minutes.models import Decision, Meeting
from tests.world import force_state, make_item, make_meeting, make_user

pytestmark = pytest.mark.django_db
ALL = reverse("minutes:decisions_all")


def url(body):
    return reverse("minutes:decisions", args=[body.slug])


def titles(client, address):
    return re.findall(r'<th scope="row"><a href="[^"]+">(.*?)</a>', client.get(address).content.decode())


@pytest.fixture
def held(world):
    """Two meetings with decisions: an approved one of long ago and one that is still being written."""
    for days, state, names in [(-500, "approved", ["Ældst", "Lukket"]), (-5, "drafting", ["Kladde"])]:
        meeting = make_meeting(world.body, world.asta, days=days)
        for name in names:
            item = make_item(meeting, world.asta, name, decision=f"{name} på Ærø.", closed=name == "Lukket")
            item.decision.conclude("approved" if name == "Ældst" else "noted", by=world.asta)
        make_item(meeting, world.asta, "Siger intet")
        force_state(meeting, state)
    return Meeting.objects.get(state="approved")


@pytest.mark.parametrize(
    ("who", "status"), [("asta", 200), ("bo", 200), ("carla", 200), ("dan", 200), ("erik", 404), ("nora", 404)]
)
def test_who_may_open_a_bodys_register(client, world, who, status):
    world.nora = make_user("Nora Ny")
    client.force_login(getattr(world, who))
    assert client.get(url(world.body)).status_code == status
    assert client.get(ALL).status_code == 200


def test_needs_a_sign_in(client, world):
    assert client.get(ALL).status_code == client.get(url(world.body)).status_code == 302


@pytest.mark.parametrize(
    ("who", "wanted"),
    [("asta", ["Kladde", "Ældst", "Lukket"]), ("carla", ["Ældst", "Lukket"]), ("dan", ["Ældst"]), ("erik", [])],
)
def test_each_role_sees_what_it_may(client, world, held, who, wanted):
    client.force_login(getattr(world, who))
    assert titles(client, ALL) == wanted
    if who != "erik":
        assert titles(client, url(world.body)) == wanted


def test_what_others_published_is_not_in_ones_own_register(client, world, held):
    Meeting.objects.filter(pk=held.pk).update(published_at=timezone.now())
    client.force_login(world.erik)
    assert titles(client, ALL) == []
    assert client.get(url(world.body)).status_code == 404


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("outcome=approved", ["Ældst"]),
        ("outcome=noted", ["Kladde", "Lukket"]),
        ("outcome=rejected", []),
        ("outcome=nonsense&year=x", ["Kladde", "Ældst", "Lukket"]),
        ("q=ÆRØ+kladde", ["Kladde"]),
        ("q=ældst", ["Ældst"]),
        ("year=0000", ["Kladde", "Ældst", "Lukket"]),
        ("year=9999", []),
    ],
)
def test_filters(client, world, held, query, wanted):
    client.force_login(world.asta)
    html = [re.sub("</?mark>", "", title) for title in titles(client, f"{url(world.body)}?{query}")]
    assert html == wanted


def test_filter_by_year(client, world, held):
    client.force_login(world.asta)
    address = f"{url(world.body)}?year={held.day.year}"
    assert "Ældst" in titles(client, address)
    assertContains(client.get(address), f'<option value="{held.day.year}" selected>{held.day.year}</option>', html=True)


def test_row_says_outcome_text_meeting_item_and_number(client, world, held):
    Decision.objects.filter(item__title="Ældst").update(number=7, year=2025)
    client.force_login(world.carla)
    response = client.get(url(world.body))
    item = held.items.get(title="Ældst")
    assertContains(response, f'<a href="/meetings/{held.pk}/#p{item.pk}">Ældst</a>')
    assertContains(response, f"{held.day:%d.%m.%Y}, punkt 1")
    assertContains(response, '<p class="outcome">Godkendt</p>')
    assertContains(response, "Ældst på Ærø.")
    assertContains(response, "7/2025")
    assertContains(response, "Lukket punkt")


def test_long_text_is_folded_and_whole_inside(client, world, held):
    text = "Indledning. " * 40 + "\n\n- sidste ord <b>"
    Decision.objects.filter(item__title="Ældst").update(text=text)
    client.force_login(world.carla)
    response = client.get(url(world.body))
    assertContains(response, "Vis hele beslutningen")
    assertContains(response, "<li>sidste ord &lt;b&gt;</li>")


def test_postponed_says_until_when(client, world, held):
    Decision.objects.filter(item__title="Ældst").update(outcome="postponed", postponed_to="mødet i marts")
    client.force_login(world.carla)
    assertContains(client.get(url(world.body)), "Udsat til mødet i marts")


def test_empty_lists_say_why(client, world, held):
    client.force_login(world.asta)
    assertContains(client.get(f"{ALL}?outcome=rejected"), "Ingen beslutninger passer til filteret")
    client.force_login(world.erik)
    assertContains(client.get(ALL), "Ingen beslutninger endnu")
    assertNotContains(client.get(f"{ALL}?outcome=rejected"), "passer til filteret")


def test_pages_by_key(client, world, held, monkeypatch):
    monkeypatch.setattr("clusters.paging.SIZE", 2)
    client.force_login(world.asta)
    assert titles(client, ALL) == ["Kladde", "Ældst"]
    more = re.search(r'<a href="(\?after=\d+)" rel="next"', client.get(ALL).content.decode())
    assert titles(client, ALL + more[1]) == ["Lukket"]
    back = re.search(r'<a href="(\?before=\d+)" rel="prev"', client.get(ALL + more[1]).content.decode())
    assert titles(client, ALL + back[1]) == ["Kladde", "Ældst"]


def test_queries_do_not_grow_with_the_list(client, world, held, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(12) as captured:
            assert client.get(url(world.body)).status_code == 200
        return len(captured)

    client.force_login(world.carla)
    with_few = count()
    for number in range(50):
        meeting = make_meeting(world.body, world.asta, days=-10 - number)
        make_item(meeting, world.asta, f"Punkt {number}", decision="Sådan.", closed=number % 2 == 0)
        force_state(meeting, "approved")
    assert count() == with_few
