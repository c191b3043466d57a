"""Giving a seat: to somebody known, to somebody new, and the questions between."""

import pytest

from clusters.models import Cluster, Person, Seat, User
from outbox.models import Mail
from tests.world import make_body, make_seat, make_user

pytestmark = pytest.mark.django_db
PATH = "/bodies/fagligt-forum/seats/new/"
NEW = {"name": "Gerda Gammelgaard", "title": "læge", "email": "gerda@example.dk", "role": "member", "invite": "on"}


def found(client, query):
    return {one.name for one in client.get(PATH, {"q": query}).context["found"]}


def test_people_of_the_cluster_are_found_by_name_alone(client, world):
    client.force_login(world.asta)
    assert found(client, "EGHOLM") == {"Erik Egholm"}  # sits in the other body of the cluster
    assert found(client, "birkelund kommune") == {"Asta Ahlgren", "Carla Cederfeld"}
    assert b"erik@example.dk" not in client.get(PATH, {"q": "erik"}).content


def test_people_of_other_clusters_are_not(client, world):
    body = make_body(Cluster.objects.create(name="Klynge Nordhavet", kind="other"), "Styregruppe", "styregruppe")
    stranger = make_user("Gustav Gade").person
    make_seat(body, stranger)
    client.force_login(world.asta)
    assert found(client, "gustav") == set()
    assert client.get(PATH, {"person": stranger.pk}).status_code == 404
    assert client.post(f"{PATH}?person={stranger.pk}", {"role": "member"}).status_code == 404
    assert client.get(PATH, {"person": "x"}).status_code == 404


def test_somebody_known_gets_a_seat_and_a_mail(client, world):
    client.force_login(world.asta)
    response = client.post(f"{PATH}?person={world.erik.person_id}", {"role": "observer", "invite": "on"})
    assert response.status_code == 302
    seat = world.body.seats.get(person=world.erik.person)
    assert seat.role == "observer" and Mail.objects.get().recipient == "erik@example.dk"
    assert User.objects.get(pk=world.erik.pk).standing.bodies == {world.body.pk, world.other.pk}


def test_somebody_new_is_made_and_invited(client, world):
    client.force_login(world.asta)
    assert client.post(PATH, NEW).status_code == 302
    gerda = User.objects.get(email="gerda@example.dk")
    assert (gerda.person.name, gerda.person.title) == ("Gerda Gammelgaard", "læge")
    assert Mail.objects.get().recipient == "gerda@example.dk"
    assert gerda.standing.bodies == {world.body.pk}


def test_somebody_new_who_only_stands_on_the_list(client, world):
    client.force_login(world.asta)
    client.post(PATH, {"name": "  Gerda   Gammelgaard ", "role": "member"})
    person = Person.objects.get(name="Gerda Gammelgaard")
    assert person.sign_in is None and not Mail.objects.exists() and person.seats.exists()


def test_an_invitation_needs_an_address(client, world):
    client.force_login(world.asta)
    response = client.post(PATH, NEW | {"email": ""})
    assert response.status_code == 422 and "email" in response.context["form"].errors
    assert not Person.objects.filter(name="Gerda Gammelgaard").exists()


def test_an_address_of_somebody_else_offers_that_person(client, world):
    stranger = make_user("Gustav Gade").person  # in no body of the cluster: the address is what is known
    client.force_login(world.asta)
    response = client.post(PATH, NEW | {"email": "Gustav@Example.dk"})
    assert response.status_code == 422 and response.context["form"].doubles == [stranger]
    assert "?email=gustav%40example.dk" in response.content.decode()
    assert client.post(f"{PATH}?email=gustav%40example.dk", {"role": "member"}).status_code == 302
    assert Seat.objects.get(body=world.body, person=stranger)


def test_a_name_that_is_known_asks_who_is_meant(client, world):
    client.force_login(world.asta)
    response = client.post(PATH, NEW | {"name": "erik egholm", "email": ""})
    assert response.status_code == 422 and response.context["form"].doubles == [world.erik.person]
    assert f"?person={world.erik.person_id}" in response.content.decode()
    another = NEW | {"name": "Erik Egholm", "another": "on"}
    assert client.post(PATH, another).status_code == 302
    assert Person.objects.filter(name="Erik Egholm").count() == 2


def test_the_same_seat_twice_is_said_in_the_form(client, world):
    client.force_login(world.asta)
    response = client.post(f"{PATH}?person={world.frida.pk}", {"role": "member"})
    assert response.status_code == 422 and "Personen har allerede den plads." in response.content.decode()


def test_an_address_is_given_with_the_seat_where_all_of_the_person_is_ones_own(client, world):
    client.force_login(world.asta)
    response = client.post(
        f"{PATH}?person={world.frida.pk}", {"role": "observer", "email": "frida@example.dk", "invite": "on"}
    )
    assert response.status_code == 302 and User.objects.get(email="frida@example.dk").person == world.frida


def test_nobody_sends_another_bodys_invitation_to_an_address_of_their_own(client, world):
    """Whoever names the address of a person with seats elsewhere could sign in as that person."""
    make_seat(world.other, world.frida)
    client.force_login(world.asta)
    page = client.get(PATH, {"person": world.frida.pk})
    assert "email" not in page.context["form"].fields and "invite" not in page.context["form"].fields
    mine = {"role": "observer", "email": "asta+frida@example.dk", "invite": "on"}
    client.post(f"{PATH}?person={world.frida.pk}", mine)
    world.frida.refresh_from_db()
    assert world.frida.email == "" and world.frida.sign_in is None and not Mail.objects.exists()


def test_nothing_is_kept_when_the_invitation_fails(client, world):
    User.objects.create_superuser("drift@example.dk")  # signs in, and is no person
    client.force_login(world.asta)
    response = client.post(PATH, NEW | {"email": "drift@example.dk"})
    assert response.status_code == 422
    assert not Person.objects.filter(name="Gerda Gammelgaard").exists() and not Mail.objects.exists()


def test_a_substitute_stands_in_for_somebody_of_the_body(client, world):
    client.force_login(world.asta)
    mine, other = world.body.seats.get(role="chair"), world.other.seats.get(role="secretary")
    fields = {"name": "Gerda Gammelgaard", "role": "substitute"}
    assert client.post(PATH, fields | {"substitute_for": other.pk}).status_code == 422
    assert client.post(PATH, fields | {"substitute_for": mine.pk, "role": "member"}).status_code == 422
    assert client.post(PATH, fields | {"substitute_for": mine.pk}).status_code == 302
