"""Actions on the desk: what a line says, what was put right, and undoing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.models import Action
from clusters.models import Entry, Organisation, Person
from minutes.models import Decision
from tests.world import force_state, make_action, make_meeting, make_seat, today

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def read(client, world, line, **more):
    client.force_login(world.asta)
    return client.get(reverse("desk:read_action", args=[world.item.pk]), {"line": line, **more}).content.decode()


def add(client, world, line, user=None, **more):
    client.force_login(user or world.asta)
    url = reverse("desk:add_action", args=[world.item.pk])
    return client.post(url, {"line": line, **more}, headers=HTMX)


def newest():
    return Action.objects.latest("pk")


def owners(action):
    return [str(owner) for owner in action.owners.all()]


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("dan", 403), ("erik", 404)])
def test_only_those_who_run_the_body(client, world, who, status):
    user = getattr(world, who)
    mine = {"carla": 403}.get(who, 404)  # Carla owns the action, so she may see it; the others do not know of it
    client.force_login(user)
    assert client.get(reverse("desk:read_action", args=[world.item.pk])).status_code == status
    assert add(client, world, "Rydde op", user=user).status_code == status
    for name, verb in [("change_action", "get"), ("change_action", "post"), ("action_row", "get")]:
        assert getattr(client, verb)(reverse(f"desk:{name}", args=[world.action.pk])).status_code == mine
    assert client.post(reverse("desk:withdraw_action", args=[world.action.pk])).status_code == mine
    assert Action.objects.count() == 1


def test_a_line_is_read_into_chips(client, world):
    make_meeting(world.body, world.asta, days=45)
    page = read(client, world, "Carla indkalder til møde inden næste møde")
    assert f'<option value="p{world.carla.person.pk}" selected>Carla Cederfeld, Birkelund Kommune</option>' in page
    assert 'value="inden næste møde"' in page
    assert f"senest {today(44):%d.%m.%Y}" in page
    assert "Ansvarlig: Carla Cederfeld. Frist: inden næste møde" in page


def test_who_can_own(client, world):
    page = read(client, world, "Rydde op")
    for name in ("Asta Ahlgren", "Frida Fuglsang", "Birkelund Kommune", "formandskabet", "sekretariatet"):
        assert f">{name}" in page
    assert "Erik Egholm" not in page
    assert '<option value="">Vælg ansvarlig</option>' in page


@pytest.mark.parametrize(
    ("line", "task", "who"),
    [
        ("Carla indkalder til møde", "Indkalde til møde", ["Carla Cederfeld"]),
        ("Carla og Bo skriver til regionen", "Skrive til regionen", ["Carla Cederfeld", "Bo Brisling"]),
        ("Birkelund Kommune finder lokaler", "Finder lokaler", ["Birkelund Kommune"]),
        ("Sekretariatet sender brevet", "Sende brevet", ["sekretariatet"]),
        ("Rydde op i skabet", "Rydde op i skabet", []),
    ],
)
def test_a_line_becomes_an_action(client, world, line, task, who):
    assert add(client, world, line).status_code == 200
    action = newest()
    assert (action.task, owners(action)) == (task, who)
    assert (action.item, action.body, action.created_by) == (world.item, world.body, world.asta)
    assert owners(action)[:1] == [str(owner) for owner in action.owners.filter(lead=True)]


def test_the_deadline_counts_from_the_meeting(client, world):
    add(client, world, "Carla indkalder til møde om 14 dage")
    assert newest().due == world.meeting.day + timedelta(days=14)


def test_a_deadline_at_a_meeting_follows_it(client, world):
    later = make_meeting(world.body, world.asta, days=45)
    add(client, world, "Carla indkalder til møde inden næste møde")
    action = newest()
    assert (action.due_meeting, action.due_before, action.due) == (later, True, today(44))


@pytest.mark.parametrize("line", ["", "   ", "Carla", "senest 19/3", "Carla og Bo senest 19/3"])
def test_a_line_without_a_task_is_refused_in_words(client, world, line):
    answer = add(client, world, line)
    assert answer.status_code == 422
    assert "Skriv, hvad der skal gøres" in answer.content.decode()
    assert Action.objects.count() == 1


def test_two_of_the_same_name_must_be_told_apart(client, world):
    other = Person.objects.create(name="Carla Carlsen")
    make_seat(world.body, other)
    line = "Carla indkalder til møde"
    answer = add(client, world, line)
    assert answer.status_code == 422
    assert "Der er flere med navnet Carla. Vælg en." in answer.content.decode()
    assert add(client, world, line, owner=f"p{other.pk}").status_code == 200
    assert owners(newest()) == ["Carla Carlsen"]


def test_a_day_that_no_calendar_has(client, world):
    assert "»31/2« findes ikke. Mente du" in read(client, world, "Købe senge senest 31/2")
    answer = add(client, world, "Købe senge", due="31/2", due_was="")
    assert answer.status_code == 422
    assert "»31/2« findes ikke" in answer.content.decode()


def test_what_was_put_right_stays_while_the_line_is_typed_on(client, world):
    carla, bo = f"p{world.carla.person.pk}", f"p{world.bo.person.pk}"
    page = read(client, world, "Carla indkalder til et møde", owner=bo, owner_was=carla, due="om en uge", due_was="")
    assert f'<option value="{bo}" selected>' in page
    assert 'name="due" value="om en uge"' in page
    page = read(client, world, "Bo indkalder til et møde", owner=carla, owner_was=carla, due="", due_was="")
    assert f'<option value="{bo}" selected>' in page


def test_nobody_can_be_chosen_who_is_not_offered(client, world):
    add(client, world, "Rydde op", owner=f"p{world.erik.person.pk}", owner_was="")
    assert owners(newest()) == []


def test_the_sentence_is_kept_as_the_source(client, world):
    add(client, world, "Carla indkalder til møde.", source="Carla indkalder til møde.")
    assert newest().source == "Carla indkalder til møde."


def test_approved_minutes_get_no_new_actions_here(client, world):
    force_state(world.meeting, "approved")
    assert add(client, world, "Rydde op").status_code == 409
    assert Action.objects.count() == 1


def test_without_script_a_wrong_line_comes_back_on_a_page(client, world):
    client.force_login(world.asta)
    url = reverse("desk:add_action", args=[world.item.pk])
    answer = client.post(url, {"line": "senest 19/3"})
    assert answer.status_code == 422
    assert 'value="senest 19/3"' in answer.content.decode()
    assert client.post(url, {"line": "Rydde op senest 19/3"}).status_code == 302


def change(client, world, action, **fields):
    client.force_login(world.asta)
    return client.post(reverse("desk:change_action", args=[action.pk]), fields, headers=HTMX)


def test_owner_and_deadline_are_changed_in_place(client, world):
    action = world.action
    fields = {"task": action.task, "owner": ["", f"o{world.kommune.pk}", "rformandskabet"], "due": "om 14 dage"}
    page = change(client, world, action, **fields).content.decode()
    action.refresh_from_db()
    assert owners(action) == ["Birkelund Kommune", "formandskabet"]
    assert (action.due, action.due_phrase) == (world.meeting.day + timedelta(days=14), "om 14 dage")
    assert "Birkelund Kommune" in page


def test_what_is_not_changed_stays_as_it_was(client, world):
    action = world.action
    before = (action.due, action.due_phrase, action.due_precision, owners(action))
    change(client, world, action, task="Ny opgave", owner=f"p{world.carla.person.pk}", due=action.due_phrase)
    action.refresh_from_db()
    assert (action.due, action.due_phrase, action.due_precision, owners(action)) == before
    assert action.task == "Ny opgave"


def test_owners_from_elsewhere_are_offered_in_their_row(client, world):
    stranger = Organisation.objects.create(name="Strandø Kommune", kind="municipality", code="9999")
    action = make_action(world.body, world.asta, item=world.item, owners=[stranger, world.erik.person])
    client.force_login(world.asta)
    page = client.get(reverse("desk:change_action", args=[action.pk]), headers=HTMX).content.decode()
    assert f'<option value="o{stranger.pk}" selected>' in page
    assert f'<option value="p{world.erik.person.pk}" selected>' in page


def test_a_change_that_cannot_be_is_said(client, world):
    assert change(client, world, world.action, task="", due="").status_code == 422
    answer = change(client, world, world.action, task="Ja", due="31/2")
    assert answer.status_code == 422
    assert "findes ikke" in answer.content.decode()


def test_making_can_be_undone_by_its_maker(client, world):
    add(client, world, "Rydde op")
    action = newest()
    assert client.post(reverse("desk:withdraw_action", args=[action.pk]), headers=HTMX).status_code == 200
    assert not Action.objects.filter(pk=action.pk).exists()
    assert Entry.objects.get(verb="action_withdrawn").changes == {"task": "Rydde op"}


@pytest.mark.parametrize("touch", ["another", "progress", "yesterday", "closed"])
def test_making_cannot_be_undone_once_something_happened(client, world, touch):
    add(client, world, "Rydde op")
    action = newest()
    user = world.asta
    if touch == "another":
        user = world.bo
    elif touch == "progress":
        action.progress(by=world.asta, note="Er i gang.")
    elif touch == "closed":
        action.close(by=world.asta)
    else:
        Action.objects.filter(pk=action.pk).update(created_at=timezone.now() - timedelta(days=1))
    client.force_login(user)
    answer = client.post(reverse("desk:withdraw_action", args=[action.pk]), headers=HTMX)
    assert answer.status_code == 409
    assert "Lad den i stedet bortfalde" in answer.content.decode()
    assert Action.objects.filter(pk=action.pk).exists()


def test_points_get_decisions_of_their_own(client, world):
    client.force_login(world.asta)
    url = reverse("desk:add_decision", args=[world.item.pk])
    for point in ("2", "1.", "2"):
        client.post(url, {"point": point})
    assert list(world.item.decisions.values_list("position", "point")) == [(0, ""), (1, "2"), (2, "1")]
    empty = world.item.decisions.get(point="1")
    assert client.post(reverse("desk:remove_decision", args=[empty.pk])).status_code == 302
    assert world.item.decisions.count() == 2


def test_a_decision_that_says_something_is_not_removed(client, world):
    client.force_login(world.asta)
    said = Decision.add(world.item, point="1", by=world.asta)
    said.conclude("approved", by=world.asta)
    for row in (said, world.closed.decision):
        answer = client.post(reverse("desk:remove_decision", args=[row.pk]), headers=HTMX)
        assert answer.status_code == 409
        assert Decision.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("erik", 404)])
def test_only_those_who_run_the_body_remove_decisions(client, world, who, status):
    row = Decision.add(world.item, point="1", by=world.asta)
    client.force_login(getattr(world, who))
    assert client.post(reverse("desk:remove_decision", args=[row.pk])).status_code == status
    assert Decision.objects.filter(pk=row.pk).exists()
