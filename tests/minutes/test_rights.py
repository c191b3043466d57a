"""Lists and search show what Reader lets a person read of each meeting, and nothing else."""

import pytest
from django.utils import timezone

from clusters.models import User
from minutes.access import Reader
from minutes.models import AgendaItem, Decision, Meeting
from minutes.models.meeting import State
from tests.world import attend, force_state, make_body, make_item, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db

ROLES = ["secretary", "chair", "co_chair", "member", "observer", "substitute"]


def seated(body, name, role, **when):
    user = make_user(name)
    make_seat(body, user, role, **when)
    return user


@pytest.fixture(params=[False, True], ids=["former-out", "former-read"])
def cast(request, world):
    """Everyone who can stand in any way to a body that meets in every state, and what it decided there."""
    body = make_body(world.cluster, "Styregruppen", "styregruppen", former_seats_read=request.param)
    people = {role: seated(body, f"{role}.now", role, starts=today(-900)) for role in ROLES}
    people |= {"was " + role: seated(body, f"{role}.was", role, starts=today(-900), ends=today(-50)) for role in ROLES}
    people |= {"new " + role: seated(body, f"{role}.new", role, starts=today(-50)) for role in ROLES}
    people["without dates"] = seated(body, "uden.datoer", "member")
    people["conflicted"] = seated(body, "inhabil.nu", "member", starts=today(-900))
    people["conflicted who left"] = seated(body, "inhabil.gik", "member", starts=today(-900), ends=today(-50))
    people["sent"] = seated(body, "sendt.nu", "substitute", starts=today(-900))
    people["sent who left"] = seated(body, "sendt.gik", "substitute", starts=today(-900), ends=today(-50))
    people["sent, now member"] = seated(body, "sendt.nu.medlem", "substitute", starts=today(-900), ends=today(-50))
    make_seat(body, people["sent, now member"], "member", starts=today(-49))
    people["sent, and member besides now"] = seated(body, "sendt.og.medlem", "substitute", starts=today(-900))
    make_seat(body, people["sent, and member besides now"], "member", starts=today(-49))
    people["member, now observer"] = seated(body, "medlem.nu.observatør", "member", starts=today(-900), ends=today(-50))
    make_seat(body, people["member, now observer"], "observer", starts=today(-49))
    people["member in two bodies"] = world.carla
    people["outside"] = world.erik
    people["without person"] = User.objects.create_user("ingen@example.dk")
    people["administrator"] = User.objects.create_superuser("admin@example.dk")

    asta = world.asta
    for days in (-100, -10):
        for state in [*State.values, "published"]:
            meeting = make_meeting(body, asta, days=days)
            items = [make_item(meeting, asta, decision="Sådan."), make_item(meeting, asta, decision="Så.", closed=True)]
            for name in ("sent", "sent who left", "sent, now member", "sent, and member besides now"):
                row = meeting.attendances.filter(person=people[name].person).first() or meeting.attendances.create(
                    person=people[name].person, name=name
                )
                row.substitute_for = attend(meeting, people["secretary"].person)
                row.save()
            for name in ("conflicted", "conflicted who left", "sent"):
                row = meeting.attendances.filter(person=people[name].person).first()
                if row and state in ("approved", "commenting") and (name != "sent" or days == -100):
                    row.stay_out(items[1], reason="conflict", by=asta)
            force_state(meeting, "approved" if state == "published" else state)
            if state == "published":
                Meeting.objects.filter(pk=meeting.pk).update(published_at=timezone.now())
    return people


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_decisions_are_those_that_the_reader_may_read(cast):
    every = list(Decision.objects.select_related("item__meeting").order_by("pk"))
    seen = set()
    for name, user in cast.items():
        user = fresh(user)
        readers = {row.item.meeting: Reader.of(user, row.item.meeting) for row in every}
        wanted = [
            row.pk for row in every if readers[row.item.meeting].minutes and readers[row.item.meeting].sees(row.item)
        ]
        assert list(Decision.objects.visible_to(user).order_by("pk").values_list("pk", flat=True)) == wanted, name
        seen.add(tuple(wanted))
    assert len(seen) >= 8  # the cast does differ


def test_items_are_those_that_the_reader_may_read(cast):
    every = list(AgendaItem.objects.select_related("meeting").order_by("pk"))
    for name, user in cast.items():
        user = fresh(user)
        wanted = [row.pk for row in every if (reader := Reader.of(user, row.meeting)).agenda and reader.sees(row)]
        assert list(AgendaItem.objects.readable_by(user).order_by("pk").values_list("pk", flat=True)) == wanted, name
