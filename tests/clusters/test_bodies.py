"""The list of one's bodies."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import make_body, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db


def test_own_bodies_with_their_next_meeting(client, world):
    make_meeting(world.body, world.asta, days=3)
    make_meeting(world.body, world.asta, days=2, state="cancelled")
    make_meeting(world.body, world.asta, days=-2)
    client.force_login(world.carla)
    page = client.get("/bodies/")
    shown = {row["body"]: row["next"] for rows in page.context["groups"].values() for row in rows}
    assert shown[world.body].day == today(3) and shown[world.other] is None


def test_roles_are_said_and_only_those_who_run_a_body_keep_it(client, world):
    client.force_login(world.erik)
    page = client.get("/bodies/")
    assert b"Sekret" in page.content and b"/bodies/politisk-forum/rules/" in page.content
    client.force_login(world.carla)
    assert b"/rules/" not in client.get("/bodies/").content


def test_nobody_sees_other_bodies(client, world):
    client.force_login(world.erik)
    assert b"Fagligt forum" not in client.get("/bodies/").content


def test_without_a_seat_the_page_says_how_to_get_one(client, world):
    client.force_login(make_user("Gustav Gade"))
    page = client.get("/bodies/")
    assert page.context["groups"] == {} and b'class="blank"' in page.content


def count(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_as_many_queries_for_one_body_as_for_fifty(client, world):
    client.force_login(world.erik)
    one = count(client, "/bodies/")
    for number in range(50):
        body = make_body(world.cluster, f"Arbejdsgruppe {number}", f"gruppe-{number}")
        make_seat(body, world.erik, "secretary")
        make_meeting(body, world.erik)
        make_meeting(body, world.erik, days=30)
    assert count(client, "/bodies/") == one <= 8
