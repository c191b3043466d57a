"""Merging two entries: finding the other, looking at both, one press."""

import pytest

from clusters.models import Person, User
from tests.world import attend, make_action, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(world):
    twin = Person.objects.create(name="Frida F.", email="frida@example.dk")
    make_seat(world.body, twin, "observer")
    make_action(world.body, world.asta, owners=[twin])
    return twin


def path(person):
    return f"/people/{person.pk}/merge/"


def test_the_other_is_looked_for_by_name_or_address(client, world, twin):
    client.force_login(world.asta)
    for query in ("frida", "F.", "frida@"):
        assert twin in client.get(path(world.frida), {"q": query}).context["found"]
    assert world.frida not in client.get(path(world.frida), {"q": "frida"}).context["found"]


def test_both_stand_side_by_side_before(client, world, twin):
    client.force_login(world.asta)
    page = client.get(path(world.frida), {"other": twin.pk})
    rows = {str(label): values for label, *values in page.context["rows"]}
    assert rows["Navn"] == ["Frida Fuglsang", "Frida F.", "Frida Fuglsang"]
    assert rows["E-mail"] == ["", "frida@example.dk", "frida@example.dk"]
    assert rows["Pladser"] == [
        "Fagligt forum, medlem", "Fagligt forum, observatør", "Fagligt forum, medlem · Fagligt forum, observatør"
    ]  # fmt: skip
    assert (rows["Møder"], rows["Aktioner"]) == ([1, 0, 1], [0, 1, 1])
    assert Person.objects.filter(pk=twin.pk).exists()


def test_one_press_merges(client, world, twin):
    client.force_login(world.asta)
    response = client.post(path(world.frida), {"other": twin.pk})
    assert response.url == f"/people/{world.frida.pk}/"
    assert not Person.objects.filter(pk=twin.pk).exists()
    assert world.frida.seats.count() == 2 and attend(world.meeting, world.frida)


def test_not_where_somebody_else_runs_a_body_of_either(client, world, twin):
    seat = make_seat(world.other, twin)
    client.force_login(world.asta)
    for kept, other in ((world.frida, twin), (twin, world.frida)):
        page = client.get(path(kept), {"other": other.pk})
        assert "Du kan ikke lægge disse to sammen" in page.content.decode()
        assert "Politisk forum" not in page.content.decode() and not page.context["rows"]
        assert client.post(path(kept), {"other": other.pk}).status_code == 403
    seat.delete()
    assert client.post(path(world.frida), {"other": twin.pk}).status_code == 302


def test_nobody_out_of_sight_is_merged_in(client, world):
    stranger = Person.objects.create(name="Fremmed")
    client.force_login(world.asta)
    assert client.get(path(world.frida), {"other": stranger.pk}).status_code == 404
    assert client.post(path(world.frida), {"other": stranger.pk}).status_code == 404
    assert client.get(path(world.frida), {"other": "x"}).status_code == 404


def test_two_sign_ins_are_refused_in_words(client, world):
    client.force_login(world.asta)
    page = client.get(path(world.dan.person), {"other": world.bo.person_id})
    assert "Begge kan logge ind" in page.content.decode() and b'name="other"' in page.content
    response = client.post(path(world.dan.person), {"other": world.bo.person_id}, follow=True)
    assert "Intet er lagt sammen" in response.content.decode()
    assert User.objects.filter(person__name="Bo Brisling").exists()
