"""Rules of actions: who closed what, and deadlines that follow a meeting."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from actions.models import Action, Update, move_meeting
from tests.world import make_action, make_meeting, today

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_overdue_from_the_day_after(world, days, late):
    action = make_action(world.body, world.asta, due=today(days))
    assert Action.objects.overdue(today()).filter(pk=action.pk).exists() is late


def test_closing_twice_keeps_the_first(world):
    world.action.close(by=world.carla, note="Afholdt.")
    world.action.close(by=world.asta, note="Igen.")
    assert world.action.closed_by == world.carla.person
    assert [update.note for update in world.action.updates.all()] == ["Afholdt."]


def test_dropping_needs_a_reason(world):
    with pytest.raises(ValidationError):
        world.action.close(by=world.asta, state="dropped")
    world.action.close(by=world.asta, state="dropped", note="Klares af regionen.")
    assert world.action.reason == "Klares af regionen."


def test_database_refuses_a_closed_action_without_who(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=world.action.pk).update(state="done")


def test_database_refuses_an_action_without_a_body(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=world.action.pk).update(body=None)


def test_reopening_keeps_what_was_said(world):
    world.action.close(by=world.carla, note="Afholdt.")
    world.action.reopen(by=world.carla)
    assert world.action.state == "open" and world.action.closed_by is None
    assert [(row.note, row.before, row.after) for row in world.action.updates.all()] == [
        ("Afholdt.", "open", "done"),
        ("", "done", "open"),
    ]


def test_updates_are_never_edited(world):
    world.action.progress(by=world.carla, note="Ringet.")
    with pytest.raises(TypeError):
        Update.objects.update(note="Ikke ringet.")
    with pytest.raises(TypeError):
        Update.objects.all().delete()


@pytest.mark.parametrize(("before", "offset"), [(True, 1), (False, 0)])
def test_deadline_follows_its_meeting(world, before, offset):
    coming = make_meeting(world.body, world.asta, days=60)
    action = make_action(world.body, world.asta, due_meeting=coming, due_before=before, due_phrase="mødet i marts")
    assert action.due == coming.day - timedelta(days=offset)
    later = coming.starts + timedelta(days=7)
    assert move_meeting(coming, starts=later, ends=None, by=world.asta) == 1
    action.refresh_from_db()
    assert action.due == coming.day - timedelta(days=offset)
