"""Every constraint of who meets is in the database, whichever it is: each is broken once, past forms and methods."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import F

from clusters.models import Alias, Body, Cluster, Entry, Organisation, Person, Seat, Succession, User
from tests.world import make_body, make_seat, today

pytestmark = pytest.mark.django_db


def council(w):
    return Cluster.objects.get_or_create(name="Sundhedsråd Sydhavet", kind="health_council", region=w.region)[0]


def follow(w, **fields):
    Succession.objects.create(**{"date": today(), "kind": "continued"} | fields)


def follow_twice(w, **fields):
    follow(w, **fields)
    follow(w, **fields)


def alias(w, **fields):
    return Alias.objects.create(cluster=w.cluster, **{"name": "Syd"} | fields)


BREAKS = {
    "cluster_has_name": lambda w: Cluster.objects.update(name=""),
    "cluster_ends_after_start": lambda w: Cluster.objects.update(valid_from=today(), valid_to=today(-1)),
    "cluster_name_once_in_region": lambda w: Cluster.objects.create(
        name="Klynge Sydhavet", kind="other", region=w.region
    ),
    "cluster_name_once_without_region": lambda w: [Cluster.objects.create(name="Vi", kind="other") for _n in range(2)],
    "alias_has_name": lambda w: alias(w, name=""),
    "alias_once": lambda w: [alias(w), alias(w)],
    "alias_ends_after_start": lambda w: alias(w, valid_from=today(), valid_to=today(-1)),
    "succession_of_cluster_or_body": lambda w: follow(w, predecessor_cluster=w.cluster, successor_body=w.body),
    "succession_has_successor_unless_closed": lambda w: follow(w, predecessor_cluster=w.cluster),
    "succession_cluster_not_itself": lambda w: follow(w, predecessor_cluster=w.cluster, successor_cluster=w.cluster),
    "succession_body_not_itself": lambda w: follow(w, predecessor_body=w.body, successor_body=w.body),
    "succession_cluster_once": lambda w: follow_twice(w, predecessor_cluster=w.cluster, successor_cluster=council(w)),
    "succession_body_once": lambda w: follow_twice(w, predecessor_body=w.body, successor_body=w.other),
    "organisation_has_name": lambda w: Organisation.objects.filter(pk=w.kommune.pk).update(name=""),
    "organisation_ends_after_start": lambda w: Organisation.objects.update(valid_from=today(), valid_to=today(-1)),
    "organisation_code_once": lambda w: Organisation.objects.create(name="Ny", kind="municipality", code="9101"),
    "organisation_name_once": lambda w: Organisation.objects.create(name="Birkelund Sygehus", kind="hospital"),
    "person_has_name": lambda w: Person.objects.filter(pk=w.frida.pk).update(name=""),
    "person_email_once": lambda w: Person.objects.filter(pk=w.frida.pk).update(email="CARLA@example.dk"),
    "user_email_once": lambda w: User.objects.create(email="Carla@Example.dk"),
    "body_has_name": lambda w: Body.objects.filter(pk=w.body.pk).update(name=""),
    "body_has_slug": lambda w: Body.objects.filter(pk=w.body.pk).update(slug=""),
    "body_ends_after_start": lambda w: Body.objects.update(valid_from=today(), valid_to=today(-1)),
    "body_name_once_in_cluster": lambda w: make_body(w.cluster, "Fagligt forum", "andet"),
    "body_does_not_report_to_itself": lambda w: Body.objects.update(reports_to=F("pk")),
    "body_meets_for_a_while": lambda w: Body.objects.update(minutes_long=0),
    "seat_ends_after_start": lambda w: Seat.objects.update(starts=today(), ends=today(-1)),
    "seat_only_substitutes_stand_in": lambda w: w.body.seats.update(substitute_for=w.body.seats.first()),
    "seat_open_once": lambda w: make_seat(w.body, w.carla),
    "entry_has_verb": lambda w: Entry.record("", w.body, by=w.asta),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses(world, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](world)
    constraint = next(c for model in apps.get_app_config("clusters").get_models() for c in model._meta.constraints
                      if c.name == name)  # fmt: skip
    said = str(refusal.value)
    columns = getattr(constraint, "fields", ())
    assert name in said or columns and all(column in said for column in columns)  # SQLite names the columns of some


def test_none_is_forgotten():
    models = apps.get_app_config("clusters").get_models()
    assert {constraint.name for model in models for constraint in model._meta.constraints} == set(BREAKS)


def test_two_sign_ins_for_one_person_are_refused(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("anden@example.dk", person=world.carla.person)


def test_a_person_with_seats_is_not_deleted(world):
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        world.frida.delete()


def test_entries_are_never_edited_or_deleted(world):
    Entry.record("tried", world.body, by=world.asta)
    with pytest.raises(TypeError):
        Entry.objects.update(verb="done")
    with pytest.raises(TypeError):
        Entry.objects.all().delete()
