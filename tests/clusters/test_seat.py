"""Rules of seats: who is left to run a body, and taking an ending back."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from clusters.models import Entry, Person, Seat
from tests.world import make_seat, make_world, today

pytestmark = pytest.mark.django_db


def seat_of(body, who):
    return body.seats.get(person=getattr(who, "person", who))


def test_a_seat_is_held_on_both_its_days(world):
    seat = make_seat(world.body, world.erik, starts=today(), ends=today(3))
    assert [seat.on(today(n)) for n in (-1, 0, 3, 4)] == [False, True, True, False]
    assert [Seat.objects.on(today(n)).filter(pk=seat.pk).exists() for n in (-1, 0, 3, 4)] == [False, True, True, False]


def test_giving_a_seat_writes_it_down(world):
    seat = Seat.give(world.erik.person, world.body, by=world.asta, role="observer", starts=today())
    entry = Entry.objects.about(seat).get()
    assert (entry.verb, entry.by, entry.body) == ("seat_given", world.asta, world.body)


def test_the_same_open_seat_twice_is_refused(world):
    with pytest.raises(ValidationError):
        Seat.give(world.frida, world.body, by=world.asta)


def test_ending_and_taking_it_back(world):
    seat = seat_of(world.body, world.carla)
    seat.end(on=today(30), by=world.asta)
    seat.end(on=today(), by=world.asta)
    seat.restore(by=world.asta)
    seat.refresh_from_db()
    assert seat.ends == today(30)
    assert [entry.verb for entry in Entry.objects.about(seat)] == ["seat_restored", "seat_ended", "seat_ended"]


def test_restoring_is_refused_when_the_person_has_sat_down_again(world):
    seat = seat_of(world.body, world.frida)
    seat.end(on=today(-1), by=world.asta)
    make_seat(world.body, world.frida)
    with pytest.raises(ValidationError):
        seat.restore(by=world.asta)


def test_a_seat_cannot_end_before_it_begins(world):
    with pytest.raises(ValidationError):
        seat_of(world.body, world.carla).end(on=today(-900), by=world.asta)


def test_the_secretary_may_leave_while_a_chair_remains(world):
    seat_of(world.body, world.asta).end(on=today(), by=world.asta)
    with pytest.raises(ValidationError) as refusal:
        seat_of(world.body, world.bo).end(on=today(), by=world.bo)
    assert refusal.value.code == "last"
    assert seat_of(world.body, world.bo).ends is None
    assert "Bo Brisling" in str(refusal.value)


@pytest.mark.parametrize(
    "change", [{"role": "member"}, {"starts": today(5)}, {"ends": today(-3), "starts": today(-9)}, {"ends": today(90)}]
)
def test_no_change_leaves_a_body_that_nobody_runs(world, change):
    seat = world.other.seats.get(role="secretary")
    with pytest.raises(ValidationError) as refusal:
        seat.change(by=world.erik, **change)
    assert refusal.value.code == "last"


def test_a_chair_without_a_sign_in_does_not_run_the_body(world):
    make_seat(world.other, world.frida, "chair")
    with pytest.raises(ValidationError):
        seat_of(world.other, world.erik).end(on=today(), by=world.erik)


def test_who_takes_over_the_day_after_is_enough(world):
    make_seat(world.other, world.bo, "secretary", starts=today(11))
    with pytest.raises(ValidationError):
        seat_of(world.other, world.erik).end(on=today(9), by=world.erik)
    seat_of(world.other, world.erik).end(on=today(10), by=world.erik)


def test_everybody_may_leave_with_the_body(world):
    world.other.change_rules(by=world.erik, valid_to=today(10))
    seat_of(world.other, world.erik).end(on=today(10), by=world.erik)
    with pytest.raises(ValidationError):
        seat_of(world.other, world.erik).end(on=today(9), by=world.erik)


def test_a_body_left_alone_already_can_still_be_changed(world):
    Seat.objects.filter(body=world.other, role="secretary").update(ends=today(-5))
    seat_of(world.other, world.carla).end(on=today(), by=world.carla)
    assert world.other.unrun() == {today()}


def test_changing_nothing_writes_nothing(world):
    seat = seat_of(world.body, world.carla)
    seat.change(by=world.asta, role="member", group="Fra kommunerne")
    assert not Entry.objects.about(seat).exists()


def test_two_open_seats_alike_fold_into_the_longer(world):
    twin = Person.objects.create(name="Frida F.")
    seat, mine = make_seat(world.body, twin, group="Gæster", starts=today(-900)), seat_of(world.body, world.frida)
    mine.group = ""
    mine.save()
    stand_in = make_seat(world.body, world.erik, "substitute", substitute_for=seat)
    assert seat.fold_into(world.frida) is True
    mine.refresh_from_db()
    stand_in.refresh_from_db()
    assert (mine.starts, mine.group, stand_in.substitute_for) == (today() - timedelta(days=900), "Gæster", mine)
    assert not Seat.objects.filter(person=twin).exists()


def test_an_ended_seat_does_not_fold(world):
    twin = Person.objects.create(name="Frida F.")
    assert make_seat(world.body, twin, ends=today(-1)).fold_into(world.frida) is False


@pytest.mark.django_db(transaction=True)
def test_two_who_end_each_others_seats_at_once_do_not_both_succeed():
    world = make_world()
    asta, bo = seat_of(world.body, world.asta), seat_of(world.body, world.bo)
    ended, refused = Event(), []

    def second():
        try:
            ended.wait(timeout=20)
            bo.end(on=today(), by=world.asta)
        except ValidationError as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    thread = Thread(target=second)
    thread.start()
    with transaction.atomic():
        asta.end(on=today(), by=world.bo)
        ended.set()
        thread.join(timeout=1)  # not committed yet: the other must wait, or it would still see this seat
    thread.join(timeout=60)
    assert refused == ["last"]
    assert world.body.seats.running().filter(ends=None).count() == 1
