"""Ending a seat, and taking it back."""

import pytest
from django.contrib.messages import get_messages

from clusters.templatetags.punktvis import day
from tests.world import today

pytestmark = pytest.mark.django_db


def said(response):
    return [(message.level_tag, str(message), message.extra_tags) for message in get_messages(response.wsgi_request)]


def test_ending_offers_to_undo(client, world):
    seat = world.body.seats.get(person=world.carla.person)
    client.force_login(world.asta)
    response = client.post(f"/seats/{seat.pk}/end/", {"on": day(today(3))})
    seat.refresh_from_db()
    assert response.url == "/bodies/fagligt-forum/seats/" and seat.ends == today(3)
    assert said(response)[0][2] == f"undo:/seats/{seat.pk}/restore/"
    client.post(f"/seats/{seat.pk}/restore/")
    seat.refresh_from_db()
    assert seat.ends is None


@pytest.mark.parametrize("on", ["", "i overmorgen", "31.2.2026", "1.1.2001"])
def test_what_is_no_day_ends_nothing(client, world, on):
    seat = world.body.seats.get(person=world.carla.person)
    client.force_login(world.asta)
    response = client.post(f"/seats/{seat.pk}/end/", {"on": on})
    seat.refresh_from_db()
    assert seat.ends is None and said(response)[0][0] == "error"


def test_the_last_to_run_the_body_keeps_the_seat_and_is_told_why(client, world):
    seat = world.other.seats.get(person=world.erik.person)
    client.force_login(world.erik)
    response = client.post(f"/seats/{seat.pk}/end/", {"on": day(today())})
    seat.refresh_from_db()
    assert seat.ends is None and "Erik Egholm er den sidste" in said(response)[0][1]


def test_no_access_after_the_last_day(client, world):
    seat = world.body.seats.get(person=world.carla.person)
    client.force_login(world.asta)
    client.post(f"/seats/{seat.pk}/end/", {"on": day(today(-1))})
    client.force_login(world.carla)
    assert client.get("/bodies/fagligt-forum/").status_code == 404
    assert client.get("/bodies/politisk-forum/").status_code == 200


def test_taking_back_what_cannot_be_taken_back_is_said(client, world):
    seat = world.body.seats.get(person=world.carla.person)
    seat.end(on=today(-1), by=world.asta)
    world.body.seats.create(person=world.carla.person, role="member")
    client.force_login(world.asta)
    assert said(client.post(f"/seats/{seat.pk}/restore/"))[0][0] == "error"
