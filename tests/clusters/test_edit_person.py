import pytest

from clusters.models import Person, User
from tests.world import make_seat

pytestmark = pytest.mark.django_db


def path(person):
    return f"/people/{person.pk}/edit/"


def test_the_secretary_keeps_the_entry(client, world):
    client.force_login(world.asta)
    fields = {"name": "Frida Fuglsang Holm", "title": "overlæge", "organisation": world.kommune.pk, "phone": "12345678"}
    assert client.post(path(world.frida), fields).status_code == 302
    frida = Person.objects.get(pk=world.frida.pk)
    assert (frida.name, frida.title, frida.organisation) == ("Frida Fuglsang Holm", "overlæge", world.kommune)


def test_the_sign_in_follows_the_address(client, world):
    client.force_login(world.asta)
    page = client.get(path(world.dan.person))
    assert "Dan Drejø logger ind med denne e-mail" in page.content.decode()
    client.post(path(world.dan.person), {"name": "Dan Drejø", "email": "dan.d@example.dk"})
    assert User.objects.get(pk=world.dan.pk).email == "dan.d@example.dk"


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("carla@example.dk", "En anden person har den e-mail"),
        ("", "Personen logger ind med sin e-mail"),
        ("drift@example.dk", "En anden logger ind med den e-mail"),
    ],
)
def test_refusals_are_said_at_the_field(client, world, email, words):
    User.objects.create_superuser("drift@example.dk")
    client.force_login(world.asta)
    response = client.post(path(world.dan.person), {"name": "Dan Drejø", "email": email})
    assert response.status_code == 422 and words in " ".join(response.context["form"].errors["email"])
    assert User.objects.get(pk=world.dan.pk).email == "dan@example.dk"


def test_the_address_of_somebody_with_seats_elsewhere_is_not_ones_to_change(client, world):
    client.force_login(world.asta)
    page = client.get(path(world.carla.person))
    assert "er også med i noget, som du ikke styrer" in page.content.decode()
    client.post(path(world.carla.person), {"name": "Carla C.", "email": "asta+carla@example.dk"})
    carla = User.objects.get(pk=world.carla.pk)
    assert (carla.email, carla.person.email, carla.person.name) == ("carla@example.dk", "carla@example.dk", "Carla C.")
    make_seat(world.other, world.asta, "secretary")
    client.post(path(world.carla.person), {"name": "Carla C.", "email": "ny@example.dk"})
    assert User.objects.get(pk=world.carla.pk).email == "ny@example.dk"
