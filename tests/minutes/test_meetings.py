"""The list of meetings: one's own bodies only, those ahead first, by key."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from clusters.models import User
from clusters.paging import SIZE
from minutes.models import Meeting
from tests.world import force_state, make_body, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db


def show(client, user, **params):
    client.force_login(user)
    return client.get(reverse("minutes:meetings"), params)


def urls(page: str) -> list[str]:
    """Where the rows lead, in order."""
    return re.findall(r'<th scope="row"[^>]*><a href="([^"]+)"', page)


def test_coming_nearest_first_then_earlier_newest_first(client, world):
    later = make_meeting(world.body, world.asta, days=40)
    old = make_meeting(world.body, world.asta, days=-40, state="approved")
    newer = make_meeting(world.body, world.asta, days=-10, state="approved")
    page = show(client, world.carla).text
    assert urls(page) == [f"/meetings/{meeting.pk}/" for meeting in (world.meeting, later, newer, old)]


def test_only_bodies_with_a_seat_today(client, world):
    own = make_meeting(world.other, world.erik)
    assert urls(show(client, world.dan).text) == [f"/meetings/{world.meeting.pk}/"]
    assert urls(show(client, world.erik).text) == [f"/meetings/{own.pk}/plan/"]
    assert len(urls(show(client, world.carla).text)) == 2


def test_former_seats_and_published_meetings_are_read_and_not_listed(client, world):
    world.body.former_seats_read = True
    world.body.save()
    gone = make_user("Gerda Gammel")
    make_seat(world.body, gone, "member", starts=today(-800), ends=today(-5))
    old = make_meeting(world.body, world.asta, days=-40, state="approved")
    Meeting.objects.filter(pk=old.pk).update(published_at=old.starts)
    for user in (gone, world.erik):
        client.force_login(user)
        assert client.get(old.get_absolute_url()).status_code == 200
        assert f"/meetings/{old.pk}/" not in urls(show(client, user).text)


def test_nobody_without_a_seat_sees_any(client, world):
    page = show(client, make_user("Hans Hjemløs")).text
    assert urls(page) == []
    assert "Du har ingen plads i noget organ." in page


@pytest.mark.parametrize(
    ("state", "to"),
    [("planned", "plan/"), ("called", "plan/"), ("in_session", "desk/"), ("drafting", "desk/"), ("approved", "")],
)
def test_secretary_is_led_to_the_page_of_the_state(client, world, state, to):
    force_state(world.meeting, state)
    assert urls(show(client, world.asta).text) == [f"/meetings/{world.meeting.pk}/{to}"]
    assert urls(show(client, world.carla).text) == [f"/meetings/{world.meeting.pk}/"]


def test_one_body_at_a_time(client, world):
    other = make_meeting(world.other, world.erik)
    assert urls(show(client, world.carla, body=world.other.slug).text) == [f"/meetings/{other.pk}/"]
    assert len(urls(show(client, world.carla, body="findes-ikke").text)) == 2


def test_new_meeting_is_offered_to_those_who_run_a_body(client, world):
    link = reverse("desk:new_meeting", args=[world.body.slug])
    assert link in show(client, world.asta).text
    assert link not in show(client, world.carla).text


def test_cancelled_meeting_stays_in_its_place(client, world):
    force_state(world.meeting, "cancelled")
    assert "Aflyst" in show(client, world.carla).text


def test_earlier_ones_a_page_at_a_time_without_gap_or_repeat(client, world):
    made = [make_meeting(world.body, world.asta, days=-day, state="approved") for day in range(1, SIZE + 11)]
    first = show(client, world.carla).text
    older = re.search(r'href="(\?[^"]*after=[^"]+)"', first)[1].replace("&amp;", "&")
    second = client.get(reverse("minutes:meetings") + older).text
    seen = urls(first)[1:] + urls(second)
    assert seen == [f"/meetings/{meeting.pk}/" for meeting in made]
    newer = re.search(r'href="(\?[^"]*before=[^"]+)"', second)[1].replace("&amp;", "&")
    assert urls(client.get(reverse("minutes:meetings") + newer).text) == urls(first)[1:]


@pytest.mark.parametrize("key", ["x", "0", "9" * 40, "-1"])
def test_odd_keys_are_the_first_page(client, world, key):
    assert show(client, world.carla, after=key).status_code == 200


def test_as_many_queries_for_fifty_as_for_one_and_none_counts(client, world):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert show(client, world.asta).status_code == 200
        assert not [query for query in queries if "COUNT(" in query["sql"]]
        return len(queries)

    count()  # what is kept for all readers is made once
    few = count()
    for number in range(25):
        body = make_body(world.cluster, f"Gruppe {number}", f"gruppe-{number}")
        make_seat(body, world.asta, "secretary", starts=today(-900))
        make_meeting(body, world.asta, days=number)
        make_meeting(body, world.asta, days=-number - 1, state="approved")
    assert count() == few


def test_administrator_sees_all(client, world):
    admin = User.objects.create_superuser("root@example.dk", "et langt kodeord")
    make_meeting(world.other, world.erik)
    assert len(urls(show(client, admin).text)) == 2


def test_the_kind_of_a_meeting_stands_apart_from_the_bodys_name(client, world):
    Meeting.objects.filter(pk=world.meeting.pk).update(kind=Meeting.Kind.EXTRAORDINARY)
    words = strip_tags(show(client, world.asta).content.decode())
    assert f"{world.body.name} Ekstraordinært" in words
