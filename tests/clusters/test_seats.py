"""The list of a body's people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clusters.models import Person, User
from outbox.models import Mail
from tests.world import make_seat, today

pytestmark = pytest.mark.django_db
PATH = "/bodies/fagligt-forum/seats/"


def test_current_under_headings_and_ended_apart(client, world):
    world.body.seats.filter(person=world.dan.person).update(ends=today(-1))
    client.force_login(world.carla)
    page = client.get(PATH)
    assert list(page.context["groups"]) == ["Sekretariat", "Fra hospitalet", "Fra kommunerne"]
    assert [seat.person.name for seat in page.context["ended"]] == ["Dan Drejø"]


def test_members_look_up_and_do_not_change(client, world):
    client.force_login(world.carla)
    page = client.get(PATH).content.decode()
    assert f"/people/{world.frida.pk}/" in page
    assert "/edit/" not in page and "/end/" not in page and "/invite/" not in page and "logger ind" not in page


def test_who_can_sign_in_and_who_was_invited(client, world):
    world.frida.change(by=world.asta, email="frida@example.dk")
    User.objects.filter(pk=world.bo.pk).update(last_login=timezone.now())
    User.objects.filter(pk=world.dan.pk).update(is_active=False)
    world.carla.person.invite(world.body, by=world.asta)
    client.force_login(world.asta)
    page = client.get(PATH).content.decode()
    for words in ("logger ind", "kan ikke logge ind", "login er lukket", "inviteret", "Invitér igen"):
        assert words in page
    Mail.objects.update(error="550 ukendt adresse")
    assert "invitationen kunne ikke afleveres" in client.get(PATH).content.decode()


def test_as_many_queries_for_five_people_as_for_fifty(client, world):
    client.force_login(world.asta)
    with CaptureQueriesContext(connection) as few:
        client.get(PATH)
    for number in range(50):
        person = Person.objects.create(name=f"Person {number}", email=f"p{number}@example.dk")
        make_seat(world.body, person)
        make_seat(world.body, person, "observer", ends=today(-3))
        if number % 2:
            person.invite(world.body, by=world.asta)
    with CaptureQueriesContext(connection) as many:
        client.get(PATH)
    assert len(many) == len(few) <= 9
