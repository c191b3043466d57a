"""Organisations: the list, one of them, adding, changing, coordinators, in and out of a cluster."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Cluster, Organisation
from tests.world import make_body, make_seat, make_user

pytestmark = pytest.mark.django_db


def test_the_list_is_of_own_clusters(client, world):
    Organisation.objects.create(name="Fjern Forening", kind="patients")
    client.force_login(world.dan)
    page = client.get("/organisations/").content.decode()
    assert "Birkelund Sygehus" in page and "Fjern Forening" not in page and "/new/" not in page


def test_without_a_seat_the_list_is_empty(client, world):
    client.force_login(make_user("Gustav Gade"))
    assert b'class="blank"' in client.get("/organisations/").content


def test_as_many_queries_for_two_organisations_as_for_fifty(client, world):
    client.force_login(world.asta)
    with CaptureQueriesContext(connection) as few:
        client.get("/organisations/")
    for number in range(50):
        one = Organisation.objects.create(name=f"Forening {number}", kind="patients")
        world.cluster.organisations.add(one)
        one.coordinators.add(world.frida, world.dan.person)
    with CaptureQueriesContext(connection) as many:
        client.get("/organisations/")
    assert len(many) == len(few) <= 9


def add(client, world, **fields):
    return client.post("/organisations/new/", {"cluster": world.cluster.pk} | fields)


def test_a_new_one_is_added_to_the_cluster(client, world):
    client.force_login(world.asta)
    assert add(client, world, name="Hjerteforeningen Birkelund", kind="patients").status_code == 302
    assert world.cluster.organisations.filter(name="Hjerteforeningen Birkelund").exists()


def test_a_known_one_is_put_in_by_its_name(client, world):
    town = Organisation.objects.create(name="Åby Kommune", kind="municipality", code="9102")
    client.force_login(world.asta)
    assert b"Kommune" in client.get("/organisations/new/").content
    assert add(client, world, name=" Åby  Kommune").status_code == 302
    assert town in world.cluster.organisations.all() and Organisation.objects.filter(name="Åby Kommune").count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"name": ""}, "name"), ({"name": "Ny"}, "kind"), ({"name": "Birkelund Sygehus"}, "name"),
     ({"name": "Ny", "kind": "other", "cluster": ""}, "cluster")],
)  # fmt: skip
def test_what_is_missing_is_said(client, world, fields, wrong):
    client.force_login(world.asta)
    response = add(client, world, **fields)
    assert response.status_code == 422 and wrong in response.context["form"].errors
    assert Organisation.objects.count() == 3


def test_changing_one_and_what_cannot_be(client, world):
    client.force_login(world.asta)
    path = f"/organisations/{world.hospital.pk}/edit/"
    fields = {"name": "Birkelund Universitetshospital", "short_name": "BUH", "kind": "hospital"}
    assert client.post(path, fields).status_code == 302
    world.hospital.refresh_from_db()
    assert world.hospital.short_name == "BUH"
    same = {"name": "Birkelund Kommune", "kind": "municipality"}
    assert client.post(path, same).status_code == 422


def test_official_ones_are_the_administrators(client, world):
    client.force_login(world.asta)
    assert client.get(f"/organisations/{world.kommune.pk}/edit/").status_code == 403
    assert "Officielle navne" in client.get(f"/organisations/{world.kommune.pk}/").content.decode()


def test_out_of_a_cluster_and_in_again(client, world):
    client.force_login(world.asta)
    base = f"/organisations/{world.hospital.pk}/clusters/{world.cluster.pk}"
    page = client.post(f"{base}/leave/", follow=True)
    assert not world.cluster.organisations.filter(pk=world.hospital.pk).exists()
    assert f"{base}/join/" in page.content.decode()  # the undo
    client.post(f"{base}/join/")
    assert world.cluster.organisations.filter(pk=world.hospital.pk).exists()


def test_nobody_puts_organisations_into_a_cluster_of_others(client, world):
    other = Cluster.objects.create(name="Klynge Nordhavet", kind="other")
    make_body(other, "Styregruppe", "styregruppe")
    client.force_login(world.asta)
    assert client.post(f"/organisations/{world.hospital.pk}/clusters/{other.pk}/join/").status_code == 404


def test_coordinators_are_chosen_among_its_people(client, world):
    make_seat(world.other, world.asta, "secretary")
    client.force_login(world.asta)
    path = f"/organisations/{world.hospital.pk}/coordinators/"
    choices = [person.name for person in client.get(path).context["form"].fields["people"].queryset]
    assert choices == ["Bo Brisling", "Frida Fuglsang"]
    assert client.post(path, {"people": [world.frida.pk]}).status_code == 302
    assert list(world.hospital.coordinators.all()) == [world.frida]
    assert client.post(path, {"people": [world.carla.person_id]}).status_code == 422
    assert client.post(path, {}).status_code == 302
    assert not world.hospital.coordinators.exists()
