import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import make_action, make_body, make_seat

pytestmark = pytest.mark.django_db


def test_only_seats_in_bodies_that_the_reader_knows(client, world):
    client.force_login(world.asta)
    page = client.get(f"/people/{world.carla.person_id}/")
    assert [seat.body for seat in page.context["seats"]] == [world.body]
    assert b"carla@example.dk" in page.content and b"Politisk forum" not in page.content


def test_an_owner_without_a_seat_is_kept_by_those_who_run_the_body(client, world):
    from clusters.models import Person

    owner = Person.objects.create(name="Ejer")
    make_action(world.body, world.asta, owners=[owner])
    client.force_login(world.asta)
    assert client.get(f"/people/{owner.pk}/edit/").status_code == 200
    client.force_login(world.carla)
    assert client.get(f"/people/{owner.pk}/").status_code == 404


def test_as_many_queries_for_many_seats(client, world):
    client.force_login(world.asta)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/people/{world.frida.pk}/")
    for number in range(20):
        body = make_body(world.cluster, f"Gruppe {number}", f"gruppe-{number}")
        make_seat(body, world.frida)
        make_seat(body, world.asta, "secretary")
    with CaptureQueriesContext(connection) as many:
        client.get(f"/people/{world.frida.pk}/")
    assert len(many) <= len(few) + 1 <= 12  # the bodies of the seats, when there are any of the reader's to ask
