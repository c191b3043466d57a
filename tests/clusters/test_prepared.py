"""A query compiled once gives what the same query gives when asked afresh: for each value, reader and thread."""

import sys
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from clusters.access import Standing
from clusters.prepared import MOST, Given, Prepared
from minutes.models import Meeting
from tests.world import make_meeting, today


@pytest.fixture
def days(world):
    return [make_meeting(world.body, world.asta, days=days).day for days in (20, 40, 60)]


def after() -> Prepared:
    return Prepared(lambda: Meeting.objects.filter(day__gt=Given("day")).order_by("day"))


def test_each_call_has_its_own_values(days):
    later = after()
    assert [row.day for row in later(day=days[0])] == days[1:]
    assert [row.day for row in later(day=days[1])] == days[2:]
    assert later(day=days[2]) == [] and later.first(day=days[2]) is None
    assert later.first(day=days[1]).day == days[2]


def test_rows_are_read_afresh(days, world):
    later = after()
    assert len(later(day=today(100))) == 0
    made = make_meeting(world.body, world.asta, days=101)
    assert later(day=today(100)) == [made]


def test_it_is_one_query_and_compiled_once(days):
    asked = []
    later = Prepared(
        lambda: asked.append(1) or Meeting.objects.filter(day__gt=Given("day")).values_list("day", flat=True)
    )
    with CaptureQueriesContext(connection) as seen:
        for day in days:
            assert sorted(later(day=day)) == [other for other in days if other > day]
    assert (len(seen), asked) == (len(days), [1])


def test_related_rows_and_annotations_come_along(days, world):
    found = Prepared(lambda: Meeting.objects.for_reading().filter(pk=Given("pk")))
    for meeting in Meeting.objects.all():
        row = found.first(pk=meeting.pk)
        with CaptureQueriesContext(connection) as seen:
            assert (row, row.body, row.starts) == (meeting, world.body, meeting.starts)
        assert not seen.captured_queries and row.has_conflicts is False


def test_who_asks_makes_a_query_of_its_own(days, world):
    mine = Prepared(
        lambda standing: Meeting.objects.within(standing).filter(day__gt=Given("day")).values_list("day", flat=True)
    )
    member, nobody = world.carla.standing, Standing()
    for _round in range(2):
        assert sorted(mine(member, day=days[0])) == days[1:]
        assert mine(nobody, day=days[0]) == []


def test_no_row_can_fit(world):
    """Django knows without asking that nothing is among none, and no key is larger than a key can be."""
    among_none = Prepared(lambda: Meeting.objects.filter(pk__in=[], day__gt=Given("day")))
    by_key = Prepared(lambda: Meeting.objects.filter(pk=Given("pk")))
    with CaptureQueriesContext(connection) as seen:
        assert among_none(day=today()) == [] and by_key(pk=MOST + 1) == []
    assert not seen.captured_queries
    assert by_key(pk=MOST) == [] and by_key(pk=world.meeting.pk) == [world.meeting]


@pytest.mark.django_db(transaction=True)
def test_threads_use_their_own_connections(world):
    """Compiled in one thread, asked in many at once, each with its own values and connection."""
    for days in range(1, 21):
        make_meeting(world.body, world.asta, days=100 + days)
    later, wrong = after(), []
    later(day=today())

    def ask(days: int) -> None:
        try:
            for _round in range(20):
                found = [row.day for row in later(day=today(100 + days))]
                if found != [today(100) + timedelta(days=more) for more in range(days + 1, 21)]:
                    wrong.append((days, found))
        except Exception as fault:  # noqa: BLE001 -- told to the test's own thread
            wrong.append((days, fault))
        finally:
            connections.close_all()

    threads, usual = [Thread(target=ask, args=(days,)) for days in (2, 7, 13, 19)], sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # as often as can be
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    assert not wrong
