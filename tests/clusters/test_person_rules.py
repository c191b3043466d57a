"""Rules of people: what may be seen, invitations, and an address that is also a sign-in."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError

from clusters.models import Entry, Person, User
from outbox.models import Mail
from tests.world import attend, make_action, make_seat, make_user, today

pytestmark = pytest.mark.django_db


def fresh(user):
    """The user as the next request meets it: standing is read once per request."""
    return User.objects.get(pk=user.pk)


def visible(user):
    return set(Person.objects.visible_to(user).values_list("name", flat=True))


def test_people_of_own_bodies_are_visible(world):
    assert visible(world.carla) == {p.name for p in Person.objects.all()}
    assert visible(world.erik) == {"Erik Egholm", "Carla Cederfeld"}
    assert visible(make_user("Gustav Gade")) == {"Gustav Gade"}


def test_guests_and_owners_are_visible_to_those_who_run_the_body(world):
    guest, owner = Person.objects.create(name="Gæst"), Person.objects.create(name="Ejer")
    attend(world.meeting, world.frida)
    world.meeting.attendances.create(person=guest, name="Gæst")
    make_action(world.body, world.asta, owners=[owner])
    assert {"Gæst", "Ejer"} <= visible(world.asta)
    assert not {"Gæst", "Ejer"} & (visible(world.carla) | visible(world.erik))


def test_an_ended_seat_shows_nobody_even_if_former_members_read(world):
    world.body.change_rules(by=world.asta, former_seats_read=True)
    world.body.seats.filter(person=world.dan.person).update(ends=today(-1))
    assert visible(fresh(world.dan)) == {"Dan Drejø"}


@pytest.mark.parametrize(
    ("reader", "of", "expected"),
    [
        ("carla", "frida", True),  # members of one body
        ("dan", "frida", False),  # an observer
        ("dan", "dan", True),  # oneself
        ("erik", "frida", False),  # from another body
        ("erik", "carla", True),  # shares the other body
        ("asta", "dan", True),  # runs the body
    ],
)
def test_who_reads_address_and_telephone(world, reader, of, expected):
    person = getattr(world, of)
    assert getattr(person, "person", person).may_read(getattr(world, reader)) is expected


def test_the_entry_is_kept_by_those_who_run_a_body_of_the_person(world):
    assert [world.frida.may_change(user) for user in (world.asta, world.bo, world.carla, world.erik)] == [
        True,
        True,
        False,
        False,
    ]


# ---- invitations


def test_an_invitation_gives_a_sign_in_and_queues_one_mail(world):
    world.frida.change(by=world.asta, email="Frida@Example.dk")
    for _time in range(2):
        user = world.frida.invite(world.body, by=world.asta)
    assert (user.email, user.person, user.has_usable_password()) == ("frida@example.dk", world.frida, False)
    mail = Mail.objects.get()
    assert (mail.key, mail.recipient) == (f"invited:{world.body.pk}:{world.frida.pk}", "frida@example.dk")
    assert "Fagligt forum" in mail.subject
    assert f"{settings.SITE_URL}/accounts/login/code/" in mail.text
    assert "asta@example.dk" in mail.text and "&" not in mail.text


def test_inviting_again_sends_one_more_a_day(world):
    for again in (False, True, True):
        world.carla.person.invite(world.body, by=world.asta, again=again)
    assert Mail.objects.count() == 2 and User.objects.filter(person=world.carla.person).count() == 1


def test_an_invitation_into_another_body_is_another_mail(world):
    world.carla.person.invite(world.body, by=world.asta)
    world.carla.person.invite(world.other, by=world.erik)
    assert Mail.objects.count() == 2


def test_nobody_is_invited_without_an_address(world):
    with pytest.raises(ValidationError):
        world.frida.invite(world.body, by=world.asta)
    assert not Mail.objects.exists()


def test_an_address_that_somebody_else_signs_in_with_is_not_invited(world):
    User.objects.create_superuser("drift@example.dk")
    world.frida.change(by=world.asta, email="drift@example.dk")
    with pytest.raises(ValidationError):
        world.frida.invite(world.body, by=world.asta)


def test_a_closed_sign_in_is_not_opened_by_an_invitation(world):
    User.objects.filter(pk=world.carla.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        Person.objects.get(pk=world.carla.person_id).invite(world.body, by=world.asta)


def test_the_invitation_opens_one_body_only(world):
    world.frida.change(by=world.asta, email="frida@example.dk")
    user = world.frida.invite(world.body, by=world.asta)
    assert fresh(user).standing.bodies == {world.body.pk}


# ---- the address


def test_a_new_address_moves_the_sign_in_and_shuts_the_old(world):
    EmailAddress.objects.create(user=world.dan, email="dan@example.dk", verified=True, primary=True)
    world.dan.person.change(by=world.asta, email="Dan.Drejoe@example.dk")
    assert fresh(world.dan).email == "dan.drejoe@example.dk"
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("email", ["", "carla@example.dk", "CARLA@example.dk", "not an address", "drift@example.dk"])
def test_an_address_that_cannot_be_leaves_everything_as_it_was(world, email):
    User.objects.create_superuser("drift@example.dk")
    with pytest.raises(ValidationError) as refusal:
        world.dan.person.change(by=world.asta, email=email, title="chef")
    assert refusal.value.messages
    assert fresh(world.dan).email == "dan@example.dk"
    assert Person.objects.get(name="Dan Drejø").title == ""


def test_changes_are_written_down(world):
    world.frida.change(by=world.asta, title="overlæge", phone="")
    assert Entry.objects.about(world.frida).get().changes == {"title": ["", "overlæge"]}


def test_in_whose_hands_a_sign_in_is(world):
    assert world.dan.person.in_hands_of(world.asta)
    assert not world.carla.person.in_hands_of(world.asta)  # she sits in a body that Asta does not run
    assert not world.carla.person.in_hands_of(world.erik)
    make_seat(world.other, world.asta, "chair")
    assert world.carla.person.in_hands_of(fresh(world.asta))


def test_what_is_owned_elsewhere_takes_a_person_out_of_ones_hands(world):
    make_action(world.other, world.erik, owners=[world.frida])
    assert not world.frida.in_hands_of(world.asta)


def test_a_coordinator_is_in_the_hands_of_those_who_may_appoint(world):
    world.hospital.coordinators.add(world.frida)
    assert not world.frida.in_hands_of(world.asta)  # the hospital meets in a body that Asta does not run
    make_seat(world.other, world.asta, "secretary")
    assert world.frida.in_hands_of(fresh(world.asta))


def test_the_administrator_is_in_nobodys_hands(world):
    User.objects.filter(pk=world.dan.pk).update(is_superuser=True)
    assert not Person.objects.get(pk=world.dan.person_id).in_hands_of(world.asta)
