"""A small cast, as plain functions: one body with everyone in it, a second body, and somebody from outside.

Asta is secretary, Bo chairs, Carla is a member (and member of the other body too), Dan observes,
Erik is from outside (he has a seat in the other body only), Frida has no sign-in.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from actions.models import Action
from clusters.models import Body, Cluster, Organisation, Person, Seat, User
from minutes.models import AgendaItem, Attendance, Meeting
from minutes.models.meeting import State
from minutes.models.text import Copy


def at(day: date, hour: int = 13, minute: int = 0) -> datetime:
    """A local time on a day."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def today(days: int = 0) -> date:
    """Today, or so many days from it."""
    return timezone.localdate() + timedelta(days=days)


def make_user(name: str, *, organisation: Organisation | None = None, **fields: Any) -> User:
    """A person who signs in as <first name>@example.dk."""
    email = name.split()[0].lower() + "@example.dk"
    person = Person.objects.create(name=name, email=email, organisation=organisation, **fields)
    return User.objects.create_user(email, "et langt kodeord", person=person)


def make_body(cluster: Cluster, name: str, slug: str, **fields: Any) -> Body:
    return Body.objects.create(cluster=cluster, name=name, slug=slug, **fields)


def make_seat(body: Body, who: User | Person, role: str = "member", **fields: Any) -> Seat:
    person = who.person if isinstance(who, User) else who
    return Seat.objects.create(body=body, person=person, role=role, **fields)


def make_meeting(body: Body, by: User, *, days: int = 14, state: str = "planned", **fields: Any) -> Meeting:
    """A meeting so many days from today, moved to `state` past the steps (what the steps check, their tests show)."""
    starts = at(today(days))
    meeting = Meeting.plan(
        body=body, starts=starts, ends=starts + timedelta(hours=2), place="Lokale 1", by=by, **fields
    )
    if state != "planned":
        force_state(meeting, state)
    return meeting


def force_state(meeting: Meeting, state: str) -> None:
    """Put a meeting in a state without the steps that lead there."""
    extra: dict[str, Any] = {"approved_at": timezone.now()} if state == State.APPROVED else {"approved_at": None}
    if state == State.CANCELLED:
        extra["cancelled_reason"] = "For få tilmeldte."
    Meeting.objects.filter(pk=meeting.pk).update(state=state, **extra)
    meeting.refresh_from_db()


def make_item(
    meeting: Meeting, by: User, title: str = "Fælles akutpladser", *, decision: str = "", **fields: Any
) -> AgendaItem:
    item = AgendaItem.add(meeting, title=title, by=by, **fields)
    if decision:
        item.decision.write(decision, copy=Copy(version=0), by=by)
    return item


def make_action(body: Body, by: User, task: str = "Indkalde til møde", **fields: Any) -> Action:
    return Action.create(body=body, task=task, by=by, **fields)


def make_world() -> SimpleNamespace:
    """The cast, their seats, one planned meeting with an open and a closed item, and one action of Carla's."""
    w = SimpleNamespace()
    w.region = Organisation.objects.create(name="Region Sydhavet", kind="region", code="9001")
    w.kommune = Organisation.objects.create(name="Birkelund Kommune", kind="municipality", code="9101", region=w.region)
    w.hospital = Organisation.objects.create(name="Birkelund Sygehus", kind="hospital", region=w.region)
    w.cluster = Cluster.objects.create(name="Klynge Sydhavet", kind="health_cluster", region=w.region)
    w.cluster.organisations.add(w.kommune, w.hospital)
    w.body = make_body(w.cluster, "Fagligt forum", "fagligt-forum", place="Birkelund Sygehus, lokale 1")
    w.other = make_body(w.cluster, "Politisk forum", "politisk-forum")
    w.asta = make_user("Asta Ahlgren", organisation=w.kommune, title="konsulent")
    w.bo = make_user("Bo Brisling", organisation=w.hospital, title="direktør")
    w.carla = make_user("Carla Cederfeld", organisation=w.kommune, title="sundhedschef")
    w.dan = make_user("Dan Drejø", organisation=w.region)
    w.erik = make_user("Erik Egholm", organisation=w.region)
    w.frida = Person.objects.create(name="Frida Fuglsang", organisation=w.hospital)
    for user, role, group in [
        (w.asta, "secretary", "Sekretariat"),
        (w.bo, "chair", "Fra hospitalet"),
        (w.carla, "member", "Fra kommunerne"),
        (w.dan, "observer", "Observatører"),
    ]:
        make_seat(w.body, user, role, group=group, starts=today(-800))
    make_seat(w.body, w.frida, "member", group="Fra hospitalet", starts=today(-800))
    make_seat(w.other, w.carla, "member", starts=today(-800))
    make_seat(w.other, w.erik, "secretary", starts=today(-800))
    w.meeting = make_meeting(w.body, w.asta)
    w.item = make_item(w.meeting, w.asta)
    w.closed = make_item(w.meeting, w.asta, "Bemanding af sekretariatet", closed=True)
    w.action = make_action(
        w.body, w.asta, item=w.item, owners=[w.carla.person], due=today(7), due_phrase="om en uge", due_precision="day"
    )
    return w


def attend(meeting: Meeting, person: Person) -> Attendance:
    """The person's row in the meeting's list of participants."""
    return meeting.attendances.get(person=person)
