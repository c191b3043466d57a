"""Løse ender: what is left at the end of a meeting is listed, counted by the list itself, and dealt with in place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Action
from desk.loose import LooseEnds
from desk.models import Ignored
from minutes.models import Decision
from minutes.models.text import Copy
from tests.world import force_state, make_action, make_item

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
KOMMUNE = "Birkelund Kommune udpeger en kontaktperson senest i uge 48."
CARLA = "Carla sender et notat til kommunerne."
NOTHING = {"promises": 0, "actions": 0, "items": 0}


@pytest.fixture
def done(world):
    """A meeting with nothing loose: its two items are decided and dealt with, its action has owner and day."""
    for item in (world.item, world.closed):
        item.decision.write("Godkendt.", copy=Copy(0), by=world.asta)
        item.mark("dealt", by=world.asta)
    force_state(world.meeting, "in_session")
    return world


def ends(world):
    return LooseEnds(world.meeting, user=world.asta)


def write(item, text, by):
    row = Decision.objects.get(item=item, position=0)
    row.write(text, copy=Copy(row.version), by=by)


def page(client, world, user=None):
    client.force_login(user or world.asta)
    return client.get(reverse("desk:loose_ends", args=[world.meeting.pk]))


@pytest.mark.parametrize(("who", "status"), [("asta", 200), ("bo", 200), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_only_those_who_run_the_body(client, world, who, status):
    assert page(client, world, getattr(world, who)).status_code == status


def test_nothing_loose_is_said(client, done):
    assert ends(done).counts == NOTHING
    text = page(client, done).content.decode()
    assert "Der er ingen løse ender" in text and "Aftaler uden aktion" not in text


def test_promises_without_an_action(client, done):
    write(done.item, f"{KOMMUNE}\n\n{CARLA}", done.asta)
    section = done.closed.section("discussion")
    section.item = done.closed
    section.write("Bo indkalder til et møde.", copy=Copy(0), by=done.asta)
    assert ends(done).counts == NOTHING | {"promises": 3}
    assert [one.item for one in ends(done).promises] == [done.item, done.closed]
    text = page(client, done).content.decode()
    assert f"»{KOMMUNE}«" in text and "3 aftaler uden aktion" in text
    first, second = ends(done).promises[0].finds
    Ignored.note(done.item, first.key, task="", by=done.asta)
    make_action(done.body, done.asta, second.task, item=done.item, owners=[done.carla.person], due_phrase="snarest")
    assert ends(done).counts == NOTHING | {"promises": 1}


@pytest.mark.parametrize(
    ("fields", "loose"),
    [
        ({}, True),
        ({"owners": ["sekretariatet"]}, True),
        ({"due_phrase": "om en uge", "due_precision": "vague"}, True),
        ({"owners": ["sekretariatet"], "due_phrase": "snarest", "due_precision": "vague"}, False),
        ({"owners": ["sekretariatet"], "due_phrase": "løbende", "due_precision": "recurring"}, False),
    ],
)
def test_actions_without_owner_or_deadline(done, fields, loose):
    row = make_action(done.body, done.asta, "Rydde op", item=done.item, **fields)
    assert [one.action for one in ends(done).actions] == ([row] if loose else [])
    assert ends(done).counts["actions"] == loose
    row.close(by=done.asta)
    assert ends(done).actions == []


def test_actions_of_other_meetings_are_not_of_this_one(done):
    make_action(done.body, done.asta, "Rydde op")
    assert ends(done).counts == NOTHING


@pytest.mark.parametrize(
    ("kind", "state", "said", "loose"),
    [
        ("decision", "pending", "", True),
        ("decision", "current", "", True),
        ("decision", "dealt", "", True),
        ("decision", "dealt", "Godkendt.", False),
        ("decision", "pending", "Godkendt.", False),
        ("decision", "dropped", "", False),
        ("decision", "postponed", "", False),
        ("information", "dealt", "", False),
        ("information", "pending", "", True),
    ],
)
def test_items_without_a_decision(client, done, kind, state, said, loose):
    item = make_item(done.meeting, done.asta, "Et punkt mere", kind=kind, decision=said)
    item.mark(state, by=done.asta)
    assert [line.item for line in ends(done).items] == ([item] if loose else [])
    link = f"{reverse('desk:desk', args=[done.meeting.pk])}?item={item.pk}"
    assert (link in page(client, done).content.decode()) == loose


def test_an_outcome_is_a_decision(done):
    item = make_item(done.meeting, done.asta, "Et punkt mere")
    item.mark("dealt", by=done.asta)
    item.decision.conclude("approved", by=done.asta)
    assert ends(done).items == []


def test_a_promise_is_dealt_with_in_place(client, done):
    write(done.item, f"{KOMMUNE}\n\n{CARLA}", done.asta)
    first, second = ends(done).promises[0].finds
    client.force_login(done.asta)
    data = {"key": first.key, "at": "loose_ends", "owner": f"p{done.bo.person.pk}"}
    text = client.post(reverse("desk:take_find", args=[done.item.pk]), data, headers=HTMX).content.decode()
    action = Action.objects.latest("pk")
    assert "Oprettet: Udpege en kontaktperson" in text and "1 aftale uden aktion" in text
    assert f"{reverse('desk:withdraw_action', args=[action.pk])}?at=loose_ends" in text
    data = {"key": second.key, "at": "loose_ends"}
    text = client.post(reverse("desk:ignore_find", args=[done.item.pk]), data, headers=HTMX).content.decode()
    assert "Ignoreret: Sende et notat" in text and "Der er ingen løse ender" in text
    undo = f"{reverse('desk:suggest_again', args=[Ignored.objects.get().pk])}?at=loose_ends"
    assert undo in text
    here = reverse("desk:loose_ends", args=[done.meeting.pk])
    assert client.post(undo).url == here
    assert client.post(f"{reverse('desk:withdraw_action', args=[action.pk])}?at=loose_ends").url == here
    assert ends(done).counts == NOTHING | {"promises": 2}


def test_an_action_is_put_right_in_place(client, done):
    row = make_action(done.body, done.asta, "Rydde op", item=done.item)
    client.force_login(done.asta)
    url, kept = reverse("desk:change_action", args=[row.pk]), {"task": "Rydde op", "at": "loose_ends"}
    bo = f"p{done.bo.person.pk}"
    answer = client.post(url, kept | {"due": "31/2", "owner": bo}, headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 422 and "»31/2« findes ikke" in text
    assert 'value="31/2"' in text and f'value="{bo}" selected' in text
    text = client.post(url, kept | {"due": "om en uge", "owner": ""}, headers=HTMX).content.decode()
    assert 'value="om en uge"' in text and "Gem aktionen" in text
    text = client.post(url, kept | {"due": "om en uge", "owner": bo}, headers=HTMX).content.decode()
    assert "Gemt: Rydde op" in text and "Der er ingen løse ender" in text
    row.refresh_from_db()
    assert (row.due - done.meeting.day, str(row.owners.get())) == (timedelta(days=7), "Bo Brisling")


def test_an_owner_from_elsewhere_is_kept(client, done):
    row = make_action(done.body, done.asta, "Rydde op", item=done.item, owners=[done.erik.person])
    assert f'value="p{done.erik.person.pk}" selected' in page(client, done).content.decode()
    data = {"task": "Rydde op", "at": "loose_ends", "due": "om en uge", "owner": f"p{done.erik.person.pk}"}
    client.post(reverse("desk:change_action", args=[row.pk]), data, headers=HTMX)
    assert str(row.owners.get()) == "Erik Egholm"


def test_without_script_the_page_comes_back(client, done):
    row = make_action(done.body, done.asta, "Rydde op", item=done.item)
    client.force_login(done.asta)
    here, url = reverse("desk:loose_ends", args=[done.meeting.pk]), reverse("desk:change_action", args=[row.pk])
    for due in ("31/2", "om en uge"):
        assert client.post(url, {"task": "Rydde op", "at": "loose_ends", "due": due}).url == here


@pytest.mark.parametrize(
    ("state", "words"),
    [("in_session", "Afslut mødet …"), ("drafting", "Løse ender"), ("planned", ""), ("approved", "")],
)
def test_the_desk_leads_there(client, done, state, words):
    force_state(done.meeting, state)
    client.force_login(done.asta)
    text = client.get(reverse("desk:desk", args=[done.meeting.pk])).content.decode()
    link = f'href="{reverse("desk:loose_ends", args=[done.meeting.pk])}">{words}</a>'
    assert (link in text) == bool(words)
    ending = reverse("desk:end", args=[done.meeting.pk])
    assert ending not in text
    assert (ending in page(client, done).content.decode()) == (state == "in_session")


def test_the_same_number_of_queries_for_one_item_and_for_fifty(client, done):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert page(client, done).status_code == 200
        return len(seen)

    write(done.item, KOMMUNE, done.asta)
    make_action(done.body, done.asta, "Rydde op", item=done.item, owners=[done.kommune])
    page(client, done)
    one = queries()
    for number in range(50):
        item = make_item(
            done.meeting, done.asta, f"Punkt {number}", decision=f"Carla sender notat nummer {number} til kommunerne."
        )
        make_action(done.body, done.asta, f"Rydde op {number}", item=item, owners=[done.kommune])
    assert queries() == one
