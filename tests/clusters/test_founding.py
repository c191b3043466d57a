"""Bodies: founding one, its address, its rules."""

import pytest
from django.core.exceptions import ValidationError

from clusters.models import Body, Entry, User

pytestmark = pytest.mark.django_db


def test_the_founder_becomes_its_secretary(world):
    body = Body.found(world.cluster, name="  Driftsforum   udskrivning ", by=world.asta)
    assert (body.name, body.slug) == ("Driftsforum udskrivning", "driftsforum-udskrivning")
    asta = User.objects.get(pk=world.asta.pk)
    assert body.may_run(asta) and asta.standing.roles(body.pk) == {"secretary"}
    assert Entry.objects.about(body).get().verb == "body_founded"


def test_the_administrator_founds_without_a_seat(world):
    admin = User.objects.create_superuser("admin@example.dk")
    assert not Body.found(world.cluster, name="Nyt", by=admin).seats.exists()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ældre- og sårforum Ågård", "aeldre-og-saarforum-aagaard"),
        ("Fagligt forum", "fagligt-forum-2"),
        ("New", "new-2"),
        ("!!!", "organ"),
        ("Ø" * 150, "oe" * 45),
    ],
)
def test_addresses(world, name, slug):
    assert Body.free_slug(name) == slug


def test_a_name_twice_in_a_cluster_is_refused(world):
    with pytest.raises(ValidationError):
        Body.found(world.cluster, name="Fagligt forum", by=world.asta)


def test_changed_rules_are_written_down(world):
    world.body.change_rules(by=world.asta, days_agenda=7, approval="silence", days_items=10)
    entry = Entry.objects.about(world.body).get()
    assert entry.changes == {"days_agenda": ["5", "7"], "approval": ["next_meeting", "silence"]}
    world.body.change_rules(by=world.asta, days_agenda=7)
    assert Entry.objects.about(world.body).count() == 1


def test_a_body_cannot_report_to_itself(world):
    with pytest.raises(ValidationError):
        world.body.change_rules(by=world.asta, reports_to=world.body)
