"""Rules of organisations: who may change them, and who may appoint those who see what they own."""

import pytest
from django.core.exceptions import ValidationError

from clusters.models import Cluster, Entry, Organisation, User
from tests.world import make_action, make_body, make_seat, make_user

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_organisations_of_own_clusters_are_visible(world):
    elsewhere = Organisation.objects.create(name="Fjern Forening", kind="patients")
    names = set(Organisation.objects.visible_to(world.carla).values_list("name", flat=True))
    assert names == {"Birkelund Kommune", "Birkelund Sygehus"}
    stranger = make_user("Gustav Gade", organisation=elsewhere)
    assert list(Organisation.objects.visible_to(stranger)) == [elsewhere]


def test_who_changes_an_organisation(world):
    users = (world.asta, world.bo, world.carla, world.dan)
    assert [world.hospital.may_change(user) for user in users] == [True, True, False, False]


def test_official_names_are_the_administrators(world):
    assert not world.kommune.may_change(world.asta)
    assert world.kommune.may_change(User.objects.create_superuser("admin@example.dk"))


def test_an_organisation_of_two_clusters_is_changed_by_who_runs_in_both(world):
    second = Cluster.objects.create(name="Klynge Nordhavet", kind="other")
    world.hospital.join(second, by=world.asta)
    assert world.hospital.may_change(world.asta)  # nobody meets there yet
    body = make_body(second, "Styregruppe", "styregruppe")
    assert not world.hospital.may_change(world.asta)
    make_seat(body, world.asta, "secretary")
    assert world.hospital.may_change(fresh(world.asta))


def test_only_those_who_run_every_body_appoint(world):
    assert not world.hospital.may_appoint(world.asta)  # the other body is Erik's
    make_seat(world.other, world.asta, "secretary")
    assert world.hospital.may_appoint(fresh(world.asta))


def test_what_it_owns_outside_its_clusters_counts_too(world):
    make_seat(world.other, world.asta, "secretary")
    second = make_body(Cluster.objects.create(name="Klynge Nordhavet", kind="other"), "Styregruppe", "styregruppe")
    make_action(second, world.asta, owners=[world.hospital])
    assert not world.hospital.may_appoint(fresh(world.asta))


def test_verbs_are_written_down(world):
    club = Organisation.add(world.cluster, by=world.asta, name="Hjerteforeningen Birkelund", kind="patients")
    club.change(by=world.asta, short_name="Hjerte")
    club.appoint([world.frida], by=world.asta)
    club.appoint([world.frida], by=world.asta)
    club.leave(world.cluster, by=world.asta)
    verbs = [entry.verb for entry in Entry.objects.about(club)]
    assert verbs == ["organisation_left", "coordinators_appointed", "organisation_changed", "organisation_joined"]
    assert not world.cluster.organisations.filter(pk=club.pk).exists()


def test_the_same_name_and_kind_is_refused_and_nothing_is_left_behind(world):
    with pytest.raises(ValidationError):
        Organisation.add(world.cluster, by=world.asta, name="Birkelund Sygehus", kind="hospital")
    assert Organisation.objects.count() == 3
