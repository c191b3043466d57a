"""Merging two entries of one person: each relation moves, and nothing is lost in silence."""

import pytest
from django.core.exceptions import ValidationError

from actions.models import Update
from clusters.models import Entry, Person, Seat, User
from minutes.models import Absence
from tests.world import attend, make_action, make_item, make_seat, make_user, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(world):
    """A second entry of Frida's, with a title and an address that the first lacks."""
    return Person.objects.create(
        name="F. Fuglsang", title="overlæge", email="frida@example.dk", phone="12 34 56 78", organisation=world.region
    )


def merge(world, twin):
    world.frida.absorb(twin, by=world.asta)
    assert not Person.objects.filter(pk=twin.pk).exists()


def test_own_words_are_kept_and_gaps_filled(world, twin):
    merge(world, twin)
    frida = Person.objects.get(name="Frida Fuglsang")
    assert (frida.title, frida.phone, frida.email) == ("overlæge", "12 34 56 78", "frida@example.dk")
    assert frida.organisation == world.hospital


def test_the_entry_keeps_what_the_other_was(world, twin):
    make_seat(world.other, twin)
    pk = twin.pk
    merge(world, twin)
    entry = Entry.objects.about(world.frida).get(verb="merged")
    assert entry.by == world.asta and entry.changes["moved"] == {"clusters.Seat": 1}
    assert entry.changes["other"] == {
        "id": pk,
        "name": "F. Fuglsang",
        "title": "overlæge",
        "email": "frida@example.dk",
        "phone": "12 34 56 78",
        "organisation": "Region Sydhavet",
    }


def test_a_seat_in_another_body_moves(world, twin):
    seat = make_seat(world.other, twin)
    merge(world, twin)
    seat.refresh_from_db()
    assert seat.person == world.frida


def test_ended_seats_and_other_roles_move_beside_the_own(world, twin):
    make_seat(world.body, twin, ends=today(-900))
    make_seat(world.body, twin, "substitute")
    merge(world, twin)
    assert world.frida.seats.count() == 3


def test_two_open_seats_alike_become_one_and_the_entry_tells(world, twin):
    seat = make_seat(world.body, twin, group="Læger", starts=today(-1000))
    merge(world, twin)
    assert world.frida.seats.get().starts == today(-1000)
    folded = Entry.objects.about(world.frida).get().changes["folded"]
    assert [(row["model"], row["id"], row["group"]) for row in folded] == [("clusters.Seat", str(seat.pk), "Læger")]


def test_who_stood_in_for_the_other_entry_does_so_no_more(world, twin):
    mine = world.frida.seats.get()
    make_seat(world.body, twin, "substitute", substitute_for=mine)
    merge(world, twin)
    assert not Seat.objects.filter(substitute_for__person=world.frida).exists()


def test_a_place_at_a_meeting_moves_and_keeps_its_words(world, twin):
    attend(world.meeting, world.frida).delete()
    world.meeting.attendances.create(person=twin, name="F. Fuglsang", title="reservelæge", status="present")
    merge(world, twin)
    row = attend(world.meeting, world.frida)
    assert (row.name, row.title, row.status) == ("F. Fuglsang", "reservelæge", "present")


def test_two_places_at_one_meeting_become_one(world, twin):
    mine = attend(world.meeting, world.frida)
    theirs = world.meeting.attendances.create(person=twin, name="F.", status="present", arrived="13:10", role="minutes")
    other = world.meeting.attendances.create(name="Stedfortræder", substitute_for=theirs)
    Absence.objects.create(attendance=mine, item=world.item, reason="left")
    Absence.objects.create(attendance=theirs, item=world.item, reason="conflict")
    Absence.objects.create(attendance=theirs, item=world.closed, reason="late")
    revision = world.meeting.revision
    merge(world, twin)
    row = attend(world.meeting, world.frida)
    other.refresh_from_db()
    world.meeting.refresh_from_db()
    assert (row.pk, row.status, row.role, str(row.arrived)) == (mine.pk, "present", "minutes", "13:10:00")
    assert dict(row.absences.values_list("item", "reason")) == {world.item.pk: "conflict", world.closed.pk: "late"}
    assert other.substitute_for == row and world.meeting.revision > revision


def test_what_was_said_of_the_own_place_stands(world, twin):
    mine = attend(world.meeting, world.frida)
    mine.note(by=world.asta, status="excused")
    world.meeting.attendances.create(person=twin, name="F.", status="present")
    merge(world, twin)
    assert attend(world.meeting, world.frida).status == "excused"


def test_a_person_who_stood_in_for_herself(world, twin):
    mine = attend(world.meeting, world.frida)
    world.meeting.attendances.create(person=twin, name="F.", status="present", substitute_for=mine)
    merge(world, twin)
    assert attend(world.meeting, world.frida).substitute_for is None


def test_actions_move(world, twin):
    action = make_action(world.body, world.asta, owners=[twin])
    merge(world, twin)
    assert action.owners.get().person == world.frida


def test_an_action_of_both_is_owned_once_and_stays_in_the_lead(world, twin):
    action = make_action(world.body, world.asta, owners=[twin, world.frida])
    merge(world, twin)
    owner = action.owners.get()
    assert (owner.person, owner.lead) == (world.frida, True)


def test_updates_and_who_closed_an_action_move(world, twin):
    user = User.objects.create_user("frida@example.dk", person=twin)
    world.action.progress(by=user, note="Ringet.")
    world.action.close(by=user)
    merge(world, twin)
    world.action.refresh_from_db()
    assert world.action.closed_by == world.frida
    assert set(Update.objects.values_list("by", flat=True)) == {world.frida.pk}


def test_coordinators_move_and_are_named_once(world, twin):
    world.hospital.coordinators.add(twin, world.frida)
    world.kommune.coordinators.add(twin)
    merge(world, twin)
    assert set(world.frida.coordinates.all()) == {world.hospital, world.kommune}


def test_the_sign_in_moves_with_its_address(world, twin):
    world.frida.change(by=world.asta, email="gammel@example.dk")
    user = User.objects.create_user("frida@example.dk", person=twin)
    merge(world, twin)
    user.refresh_from_db()
    world.frida.refresh_from_db()
    assert user.person == world.frida and world.frida.email == user.email == "frida@example.dk"


def test_the_own_sign_in_keeps_its_address(world, twin):
    world.dan.person.absorb(twin, by=world.asta)
    assert Person.objects.get(name="Dan Drejø").email == "dan@example.dk"


def test_both_signing_in_is_refused(world, twin):
    with pytest.raises(ValidationError) as refusal:
        world.dan.person.absorb(world.carla.person, by=world.asta)
    assert refusal.value.code == "both_sign_in" and Person.objects.filter(name="Carla Cederfeld").exists()


def test_an_entry_is_not_merged_with_itself(world):
    with pytest.raises(ValidationError) as refusal:
        world.frida.absorb(Person.objects.get(pk=world.frida.pk), by=world.asta)
    assert refusal.value.code == "same"


def test_no_relation_to_a_person_is_forgotten(world):
    """A new model that points at people must move too: everything at once, counted before and after."""
    twin = make_user("Gustav Gade")
    world.frida.change(by=world.asta, email="")
    make_seat(world.other, twin)
    item = make_item(world.meeting, world.asta, "Nyt punkt")
    action = make_action(world.body, world.asta, item=item, owners=[twin.person])
    action.close(by=twin)
    world.hospital.coordinators.add(twin.person)
    world.meeting.attendances.create(person=twin.person, name="Gustav Gade")
    attend(world.meeting, world.frida).delete()

    def pointing_at(pk):
        relations = Person._meta.get_fields(include_hidden=True)
        ways = [r for r in relations if r.auto_created and not r.concrete and not r.many_to_many]
        return {f"{r.related_model._meta.label}.{r.field.name}" for r in ways
                if r.related_model._base_manager.filter(**{r.field.name: pk}).exists()}  # fmt: skip

    before = pointing_at(twin.person_id)
    assert before >= {"clusters.Seat.person", "minutes.Attendance.person", "actions.Owner.person", "actions.Update.by",
                      "actions.Action.closed_by", "clusters.User.person"}  # fmt: skip
    pk = twin.person_id
    merge(world, twin.person)
    assert pointing_at(pk) == set() and pointing_at(world.frida.pk) >= before
