import pytest

from clusters.models import Entry

pytestmark = pytest.mark.django_db


def path(seat):
    return f"/seats/{seat.pk}/edit/"


def test_role_heading_order_and_days(client, world):
    seat = world.body.seats.get(person=world.frida)
    client.force_login(world.asta)
    response = client.post(
        path(seat), {"role": "observer", "group": "Gæster", "position": "5", "starts": "1.1.2025", "ends": ""}
    )
    assert response.status_code == 302 and response.url == "/bodies/fagligt-forum/seats/"
    seat.refresh_from_db()
    assert (seat.role, seat.group, seat.position, str(seat.starts)) == ("observer", "Gæster", 5, "2025-01-01")
    assert set(Entry.objects.about(seat).get().changes) == {"role", "group", "position", "starts"}


def test_the_last_to_run_the_body_stays_so(client, world):
    seat = world.other.seats.get(person=world.erik.person)
    client.force_login(world.erik)
    response = client.post(path(seat), {"role": "member", "position": "100"})
    assert response.status_code == 422
    assert "Erik Egholm er den sidste, der kan styre organet." in response.content.decode()
    seat.refresh_from_db()
    assert seat.role == "secretary"


def test_an_end_before_the_start_is_said(client, world):
    seat = world.body.seats.get(person=world.frida)
    client.force_login(world.asta)
    fields = {"role": "member", "position": "100", "starts": "2.1.2026", "ends": "1.1.2026"}
    response = client.post(path(seat), fields)
    assert response.status_code == 422 and b'class="errors"' in response.content
