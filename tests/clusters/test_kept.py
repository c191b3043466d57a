"""Kept pages: made once for one state of things, and anew for every other."""

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from django.utils import translation

from clusters.kept import CSRF, kept, newest
from clusters.models import Entry, User
from clusters.skeleton import Skeleton
from tests.world import make_seat, make_user, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(world):
    """Gives a function that asks for a kept page, and says how many times it was made so far."""
    made = []

    def make():
        made.append(1)
        return f"made {len(made)}"

    def asking(user=None, address="/", name="page"):
        request = RequestFactory().get(address)
        request.user = User.objects.get(pk=(user or world.carla).pk)
        assert kept(request, name, make).startswith("made")
        return len(made)

    return asking


def test_the_same_question_is_answered_once(ask):
    assert ask() == ask() == 1


def test_anything_else_is_another_question(ask, world):
    assert ask() == 1
    assert ask(world.bo) == 2
    assert ask(address="/?q=1") == 3
    assert ask(name="other") == 4
    with translation.override("en"):
        assert ask() == 5
    assert ask() == 5


def test_two_people_with_the_same_seats_are_two(ask, world):
    twin = make_user("Tove Tvilling")
    for seat in world.bo.person.seats.all():
        make_seat(seat.body, twin, seat.role, starts=seat.starts)
    assert (ask(world.bo), ask(twin)) == (1, 2)


def test_every_verb_makes_it_anew(ask, world):
    ask()
    world.action.progress(by=world.bo, note="Ringet.")
    assert ask() == 2


def test_a_seat_given_behind_the_verbs_back_counts_at_once(ask, world):
    ask()
    make_seat(world.body, world.carla, "chair", starts=today())
    assert ask() == 2


def test_a_transaction_that_commits_late_counts(world):
    last = newest()[0]
    entry = {"verb": "noted", "subject": "actions.Action", "subject_id": 1}
    Entry.objects.bulk_create([Entry(pk=last + 10, **entry)])
    before = newest()
    Entry.objects.bulk_create([Entry(pk=last + 5, **entry)])
    assert newest() != before and newest()[0] == before[0]


def test_mark_of_the_token_is_not_for_anybody_to_write(world):
    request = RequestFactory().get("/")
    request.user = world.carla
    html = [kept(request, "form", lambda: f'<input value="{CSRF}">') for _ in range(2)]
    assert all(CSRF not in page for page in html)
    assert len(CSRF) > 30 and CSRF.isalnum()
    assert CSRF in str([*caches["pages"]._cache.values()])


def test_skeleton_escapes_what_is_not_safe():
    row = Skeleton("actions/_row.html", "url", "task", "meta", "owner", "due", "status")
    values = dict.fromkeys(row.names, "<b>&\ue000task\ue001")
    html = row(**values)
    assert html.count("&lt;b&gt;&amp;\ue000task\ue001") == 6 and "<b>" not in html


def test_skeleton_speaks_the_readers_language():
    note = Skeleton("actions/_task.html#begin", "pk", "url")
    with translation.override("da"):
        assert "Markér i gang" in note(pk=1, url="/")
    with translation.override("en"):
        assert "Mark as in progress" in note(pk=1, url="/")
