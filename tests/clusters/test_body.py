"""A body's home."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Cluster, Person, Succession, User
from tests.world import make_action, make_meeting, make_seat, today

pytestmark = pytest.mark.django_db
HOME = "/bodies/fagligt-forum/"


def test_coming_and_earlier_meetings(client, world):
    earlier = make_meeting(world.body, world.asta, days=-20, state="approved")
    make_meeting(world.other, world.erik, days=3)
    client.force_login(world.carla)
    page = client.get(HOME)
    assert page.context["coming"] == [world.meeting] and list(page.context["earlier"]) == [earlier]


def test_a_former_seat_sees_its_own_time_and_nobodys_name(client, world):
    world.body.change_rules(by=world.asta, former_seats_read=True)
    then = make_meeting(world.body, world.asta, days=-20, state="approved")
    world.body.seats.filter(person=world.carla.person).update(ends=today(-10))
    client.force_login(User.objects.get(pk=world.carla.pk))
    page = client.get(HOME)
    assert page.context["coming"] == [] and list(page.context["earlier"]) == [then]
    assert page.context["groups"] == {} and b"Bo Brisling" not in page.content


def test_people_stand_under_their_headings(client, world):
    client.force_login(world.dan)
    page = client.get(HOME)
    assert [(heading, [seat.person.name for seat in seats]) for heading, seats in page.context["groups"].items()] == [
        ("Sekretariat", ["Asta Ahlgren"]),
        ("Fra hospitalet", ["Bo Brisling", "Frida Fuglsang"]),
        ("Fra kommunerne", ["Carla Cederfeld"]),
        ("Observatører", ["Dan Drejø"]),
    ]
    assert b"/people/" not in page.content and b"/seats/" not in page.content  # an observer looks nobody up


def test_open_actions_are_those_that_the_reader_may_see(client, world):
    make_action(world.body, world.asta)
    client.force_login(world.asta)
    assert client.get(HOME).context["open_actions"] == 2
    client.force_login(world.dan)  # the action of a planned meeting is not his to see yet
    assert client.get(HOME).context["open_actions"] == 1


def test_only_those_who_run_it_keep_it(client, world):
    client.force_login(world.carla)
    assert b"/rules/" not in client.get(HOME).content
    client.force_login(world.bo)
    assert b"/rules/" in client.get(HOME).content


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("continued", "Klynge Sydhavet afløses af Sundhedsråd Sydhavet den 1. januar 2027."),
        ("merged", "Klynge Sydhavet lægges sammen med andre og afløses af Sundhedsråd Sydhavet den 1. januar 2027."),
        ("split", "Klynge Sydhavet deles den 1. januar 2027, og Sundhedsråd Sydhavet overtager en del."),
        ("closed", "Klynge Sydhavet nedlægges den 1. januar 2027."),
    ],
)
def test_what_takes_over(client, world, kind, words):
    council = Cluster.objects.create(name="Sundhedsråd Sydhavet", kind="health_council", region=world.region)
    after = None if kind == "closed" else council
    Succession.objects.create(predecessor_cluster=world.cluster, successor_cluster=after, kind=kind, date="2027-01-01")
    client.force_login(world.dan)
    assert words in client.get(HOME).content.decode()


def test_as_many_queries_with_many_people_and_meetings(client, world):
    client.force_login(world.carla)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for number in range(50):
        make_seat(world.body, Person.objects.create(name=f"Person {number}", organisation=world.kommune))
    for number in range(12):
        make_meeting(world.body, world.asta, days=number * 7 - 40)
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few) <= 12
