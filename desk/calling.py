"""Telling those called: one short mail each, queued in the transaction of the step that causes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from actions.models import move_meeting
from clusters.models import Seat, User
from minutes.models import Attendance, Meeting
from outbox.models import Mail


@dataclass(frozen=True)
class Called:
    """Who hears of the meeting by mail, and which of those on its list do not: no sign-in, or no seat."""

    people: list[Attendance]
    others: list[Attendance]


def called_to(meeting: Meeting) -> Called:
    """The people on the meeting's list who can sign in and have a seat in the body today. Two queries."""
    seated = set(Seat.objects.filter(body=meeting.body_id).today().values_list("person_id", flat=True))
    called = Called([], [])
    for row in meeting.attendances.select_related("person__user"):
        user = getattr(row.person, "user", None)
        reads = user is not None and user.is_active and row.person_id in seated
        (called.people if reads else called.others).append(row)
    return called


def call(meeting: Meeting, *, by: User) -> int:
    """Issue the agenda and tell those called. Returns how many are told; calling again tells nobody twice.

    Raises Refusal with all that is missing.
    """
    with transaction.atomic():
        meeting.call(by=by)
        return _tell(meeting, "called")


def move(meeting: Meeting, *, starts: datetime, ends: datetime | None, by: User) -> tuple[int, int]:
    """Move the meeting, and the deadlines that mean it. Those who were called are told.

    Returns how many actions followed, and how many people are told. Raises Locked, ValidationError.
    """
    with transaction.atomic():
        followed = move_meeting(meeting, starts=starts, ends=ends, by=by)
        meeting.refresh_from_db(fields=["revision"])  # counted up by the move: each move is an event of its own
        told = _tell(meeting, "moved", once=f":{meeting.revision}") if meeting.state == Meeting.State.CALLED else 0
    return followed, told


def cancel(meeting: Meeting, *, reason: str, by: User) -> int:
    """Cancel the meeting. Those who were called are told. Returns how many. Raises Refusal."""
    with transaction.atomic():
        was_called = meeting.state == Meeting.State.CALLED
        meeting.cancel(reason=reason, by=by)
        return _tell(meeting, "cancelled") if was_called else 0


def _tell(meeting: Meeting, event: str, once: str = "") -> int:
    """Queue templates/desk/mail_<event>.txt for each of those called; its first line is the subject.

    Mails name no items: what they may read of the agenda, the page says when they have signed in. They are in the
    installation's language, because nobody has told which one the recipient reads.
    """
    address = settings.SITE_URL.rstrip("/") + reverse("minutes:record", args=[meeting.pk])
    people = called_to(meeting).people
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"desk/mail_{event}.txt", {"meeting": meeting, "address": address})
    subject, _line, body = text.strip().partition("\n")
    for row in people:
        user: User = row.person.user  # type: ignore[union-attr]
        Mail.queue(
            key=f"{event}:{meeting.pk}:{row.person_id}{once}", recipient=user.email, subject=subject, text=body.strip()
        )
    return len(people)
