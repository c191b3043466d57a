"""Who was there: noted on the desk, row by row."""

from datetime import time

import pytest
from django.urls import reverse

from clusters.models import Entry
from minutes.models import Attendance
from tests.world import attend, force_state, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(world):
    return attend(world.meeting, world.carla.person)


def note(client, row, *, htmx=True, **fields):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse("desk:note_attendance", args=[row.pk]), fields, headers=headers)


@pytest.mark.parametrize(("who", "status"), [("asta", 200), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_only_those_who_run_the_body(client, world, carla, who, status):
    client.force_login(getattr(world, who))
    meeting = [world.meeting.pk]
    assert client.get(reverse("desk:attendance", args=meeting)).status_code == status
    posts = [("note_attendance", [carla.pk]), ("remove_guest", [carla.pk])]
    posts += [(name, meeting) for name in ("all_present", "add_guest")]
    for name, args in posts:
        answer = client.post(reverse(f"desk:{name}", args=args), headers={"HX-Request": "true"})
        assert answer.status_code in ((200, 409, 422) if status == 200 else (status,)), name


def test_presence_times_and_role(client, world, carla):
    client.force_login(world.asta)
    answer = note(client, carla, status="present", arrived="13.15", left="1430", role="chair")
    carla.refresh_from_db()
    assert (carla.status, carla.arrived, carla.left, carla.role) == ("present", time(13, 15), time(14, 30), "chair")
    said = answer.content.decode()
    assert "1 af 5" in said
    assert "gik kl. 14.30" in said
    page = client.get(reverse("desk:attendance", args=[world.meeting.pk])).content.decode()
    assert 'value="13.15"' in page
    note(client, carla, status="excused", arrived="13.15")
    carla.refresh_from_db()
    assert (carla.status, carla.arrived, carla.left, carla.role) == ("excused", None, None, "")
    assert Entry.objects.filter(verb="attendance").count() == 2


@pytest.mark.parametrize("written", ["9.05", "09:05", "905", "0905"])
def test_ways_to_write_a_time(client, world, carla, written):
    client.force_login(world.asta)
    note(client, carla, status="present", arrived=written)
    carla.refresh_from_db()
    assert carla.arrived == time(9, 5)


def test_what_is_no_time_is_said_and_the_row_is_left_as_typed(client, world, carla):
    client.force_login(world.asta)
    answer = note(client, carla, status="present", arrived="kvart i")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Skriv klokkeslættet som 13.42" in page
    assert "<form" not in page
    carla.refresh_from_db()
    assert carla.status == "invited"


def test_a_substitute_stands_in_for_somebody_at_the_same_meeting(client, world, carla):
    client.force_login(world.asta)
    bo = attend(world.meeting, world.bo.person)
    note(client, carla, status="present", substitute_for=bo.pk)
    carla.refresh_from_db()
    assert carla.substitute_for == bo
    elsewhere = attend(make_meeting(world.body, world.asta, days=50), world.bo.person)
    assert note(client, carla, status="present", substitute_for=elsewhere.pk).status_code == 422


def test_all_present_leaves_apologies(client, world, carla):
    client.force_login(world.asta)
    note(client, carla, status="excused")
    client.post(reverse("desk:all_present", args=[world.meeting.pk]))
    found = list(world.meeting.attendances.order_by("name").values_list("name", "status"))
    assert dict(found)["Carla Cederfeld"] == "excused"
    assert [status for _name, status in found].count("present") == 4
    entries = Entry.objects.filter(verb="all_present").count()
    client.post(reverse("desk:all_present", args=[world.meeting.pk]))
    assert Entry.objects.filter(verb="all_present").count() == entries


def test_a_guest_by_name_and_off_the_list_again(client, world, carla):
    client.force_login(world.asta)
    url = reverse("desk:add_guest", args=[world.meeting.pk])
    assert client.post(url, {"name": " "}, headers={"HX-Request": "true"}).status_code == 422
    page = client.post(url, {"name": "Gerda  Gæst", "organisation": "Rambøl"}, headers={"HX-Request": "true"})
    guest = Attendance.objects.get(name="Gerda Gæst")
    assert (guest.status, guest.role, guest.organisation, guest.person) == ("present", "guest", "Rambøl", None)
    assert "Tag gæsten af listen" in page.content.decode()
    client.post(reverse("desk:remove_guest", args=[guest.pk]))
    assert not Attendance.objects.filter(pk=guest.pk).exists()
    answer = client.post(reverse("desk:remove_guest", args=[carla.pk]), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert Attendance.objects.filter(pk=carla.pk).exists()


def test_absence_from_an_item_and_back(client, world, carla):
    client.force_login(world.asta)
    url = reverse("desk:stay_out", args=[world.item.pk])
    client.post(url, {"attendance": carla.pk, "reason": "left"})
    client.post(url, {"attendance": carla.pk, "reason": "conflict"})
    assert world.item.absences.get().reason == "conflict"
    page = client.post(url, {"attendance": carla.pk, "reason": ""}, headers={"HX-Request": "true"}).content.decode()
    assert not world.item.absences.exists()
    assert "Carla Cederfeld</option>" in page
    assert client.post(url, {"attendance": ""}, headers={"HX-Request": "true"}).status_code == 422


def test_absence_of_somebody_at_another_meeting_is_refused(client, world):
    client.force_login(world.asta)
    elsewhere = attend(make_meeting(world.body, world.asta, days=50), world.carla.person)
    url = reverse("desk:stay_out", args=[world.item.pk])
    answer = client.post(url, {"attendance": elsewhere.pk, "reason": "left"}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert not world.item.absences.exists()


def test_a_locked_list_stays(client, world, carla):
    force_state(world.meeting, "approved")
    client.force_login(world.asta)
    assert note(client, carla, status="present").status_code == 409
    client.post(reverse("desk:all_present", args=[world.meeting.pk]))
    client.post(reverse("desk:add_guest", args=[world.meeting.pk]), {"name": "Gerda"})
    client.post(reverse("desk:stay_out", args=[world.item.pk]), {"attendance": carla.pk, "reason": "left"})
    assert set(world.meeting.attendances.values_list("status", flat=True)) == {"invited"}
    assert world.meeting.attendances.count() == 5
    assert not world.item.absences.exists()


def test_the_list_costs_the_same_for_fifty(client, world, django_assert_num_queries):
    client.force_login(world.asta)
    url = reverse("desk:attendance", args=[world.meeting.pk])
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    for number in range(45):
        Attendance.add_guest(world.meeting, name=f"Gæst {number}", by=world.asta)
    with django_assert_num_queries(5):
        client.get(url)
