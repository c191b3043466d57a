import pytest

from clusters.models import Person, User

pytestmark = pytest.mark.django_db


def test_own_details(client, world):
    client.force_login(world.carla)
    page = client.get("/account/")
    assert [seat.body.name for seat in page.context["seats"]] == ["Fagligt forum", "Politisk forum"]
    fields = {"name": "Carla C. Holm", "title": "direktør", "phone": "12 34 56 78", "email": "x@example.dk"}
    assert client.post("/account/", fields).status_code == 302
    carla = Person.objects.get(pk=world.carla.person_id)
    assert (carla.name, carla.phone, carla.email) == ("Carla C. Holm", "12 34 56 78", "carla@example.dk")


def test_a_name_is_needed(client, world):
    client.force_login(world.carla)
    response = client.post("/account/", {"name": " "})
    assert response.status_code == 422 and b'class="errors"' in response.content


def test_somebody_who_is_no_person_still_has_a_page(client, db):
    client.force_login(User.objects.create_superuser("admin@example.dk"))
    assert client.get("/account/").status_code == 200
    assert client.post("/account/", {"name": "Ny"}).status_code == 200


def test_choosing_english_is_remembered(client, world):
    client.force_login(world.carla)
    assert client.post("/language/", {"language": "en", "next": "/account/"}).url == "/account/"
    assert "Your account" in client.get("/account/").content.decode()
