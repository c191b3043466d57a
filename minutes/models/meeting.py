"""Meetings: when, where, and how far along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusters.access import Standing
from clusters.models import Body, Entry, Seat, User
from clusters.models.constraints import ends_after_start

if TYPE_CHECKING:
    from minutes.models.edition import Edition


@dataclass(frozen=True)
class Reason:
    """One thing that stands in the way of a step, in the user's words."""

    code: str
    message: str | Promise


class Refusal(Exception):
    """A step that cannot be taken, with all the reasons at once: a page, a form and a test can each show them."""

    def __init__(self, *reasons: Reason):
        self.reasons = reasons
        super().__init__("; ".join(str(reason.message) for reason in reasons))


class Locked(Refusal):
    """The meeting's record may no longer be written in."""

    def __init__(self) -> None:
        super().__init__(Reason("locked", _("The minutes are approved, so they can no longer be changed.")))


class State(models.TextChoices):
    PLANNED = "planned", _("being planned")
    CALLED = "called", _("called")
    IN_SESSION = "in_session", _("in session")
    DRAFTING = "drafting", _("minutes being written")
    COMMENTING = "commenting", _("out for comments")
    APPROVED = "approved", _("approved")
    CANCELLED = "cancelled", _("cancelled")


WRITABLE = (State.PLANNED, State.CALLED, State.IN_SESSION, State.DRAFTING, State.COMMENTING)
ISSUED = (State.CALLED, State.IN_SESSION, State.DRAFTING, State.COMMENTING, State.APPROVED)
READABLE = (State.COMMENTING, State.APPROVED)  # members see the minutes


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User | AnonymousUser) -> MeetingQuerySet:
        """Meetings that the user may know of. What of them may be read, `minutes.access.Reader` says.

        A seat today shows all of the body's meetings; an ended one those of its time that were issued,
        where the body's rule lets former seats read; anyone sees published minutes.
        """
        return self.within(user.standing if isinstance(user, User) else Standing())

    def within(self, standing: Standing) -> MeetingQuerySet:
        """`visible_to`, for whoever has these seats."""
        if standing.everything:
            return self
        rule = Q(body__in=list(standing.now)) | Q(published_at__isnull=False, state=State.APPROVED)
        for seat in standing.past:
            span = Q(body=seat.body, state__in=ISSUED, day__lte=seat.ends)
            rule |= span & Q(day__gte=seat.starts) if seat.starts else span
        return self.filter(rule)

    def for_reading(self) -> MeetingQuerySet:
        """With the body, and whether anybody had a conflict of interest: what `minutes.access.Reader` asks of each."""
        from minutes.models.attendance import Absence

        conflicts = Absence.objects.filter(attendance__meeting=models.OuterRef("pk"), reason=Absence.Reason.CONFLICT)
        return self.select_related("body").annotate(has_conflicts=models.Exists(conflicts))

    def of_own_bodies(self, user: User) -> MeetingQuerySet:
        """Meetings of the bodies where the user has a seat today: what lists and calendars show."""
        return self.of_bodies_of(user.standing)

    def of_bodies_of(self, standing: Standing) -> MeetingQuerySet:
        """`of_own_bodies`, for whoever has these seats."""
        return self if standing.everything else self.filter(body__in=list(standing.now))

    def ahead(self) -> MeetingQuerySet:
        """Meetings from today on that are not cancelled, the nearest first."""
        return self.filter(day__gte=timezone.localdate()).exclude(state=State.CANCELLED).order_by("starts", "pk")


class Meeting(models.Model):
    """Møde. `revision` counts every change of what the record shows, and is the lock all its writers take.

    `day` is the local date of `starts`, kept beside it so that lists, deadlines and rights need no time zone
    arithmetic in the database.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary meeting")
        EXTRAORDINARY = "extraordinary", _("extraordinary meeting")
        WRITTEN = "written", _("written meeting")
        THEME = "theme", _("theme meeting")

    State = State

    body = models.ForeignKey("clusters.Body", models.PROTECT, related_name="meetings", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ORDINARY)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED, editable=False)
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"), null=True, blank=True)
    day = models.DateField(editable=False)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("address of the online meeting"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    comments_until = models.DateField(null=True, editable=False)
    cancelled_reason = models.CharField(max_length=300, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.CharField(max_length=300, blank=True, editable=False)
    taken_in_at = models.DateTimeField(null=True, editable=False)  # minutes that were approved before they came here
    published_at = models.DateTimeField(null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-pk"]
        indexes = [
            models.Index(fields=["body", "-starts"], name="meeting_body_starts"),
            models.Index(fields=["-day", "-id"], name="meeting_day"),
        ]
        constraints = [
            ends_after_start("starts", "ends", name="meeting_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state="approved", approved_at__isnull=False) | ~Q(state="approved") & Q(approved_at=None),
                name="meeting_approved_has_time",
            ),
            models.CheckConstraint(
                condition=Q(taken_in_at=None) | Q(state="approved", approved_at__lte=F("taken_in_at")),
                name="meeting_taken_in_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(state="approved"),
                name="meeting_published_is_approved",
                violation_error_message=_("Only approved minutes can be published."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""),
                name="meeting_cancelled_has_reason",
                violation_error_message=_("Say why the meeting is cancelled."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.day:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("minutes:record", args=[self.pk])

    # who may

    def may_run(self, user: User | AnonymousUser) -> bool:
        """Secretaries and chairs plan the meeting and write its agenda, minutes and decisions."""
        return isinstance(user, User) and user.standing.runs(self.body_id)

    @property
    def writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def approved_text(self) -> str:
        """When the minutes were approved, and by whom or how, in one line; of those taken in, when they came too."""
        if self.approved_at is None:
            return ""
        said = {"date": f"{timezone.localtime(self.approved_at):%d.%m.%Y}", "how": self.approved_by}
        if self.taken_in_at is None:
            return (gettext("Approved %(date)s %(how)s") if self.approved_by else gettext("Approved %(date)s")) % said
        said["came"] = f"{timezone.localtime(self.taken_in_at):%d.%m.%Y}"
        if self.approved_at == self.taken_in_at:
            return gettext("Approved %(how)s; brought in %(came)s, the day of approval is not known") % said
        return gettext("Approved %(date)s %(how)s; brought in %(came)s") % said

    # verbs

    @classmethod
    def plan(cls, *, body: Body, starts: datetime, by: User, invite: bool = True, **fields: Any) -> Meeting:
        """Put a meeting on the calendar, with the body's people of that day as invited unless `invite` is False."""
        with transaction.atomic():
            meeting = cls(body=body, starts=starts, day=timezone.localdate(starts), **fields)
            meeting.full_clean()
            meeting.save()
            if invite:
                meeting.invite_seats()
            Entry.record("planned", meeting, by=by, body=meeting.body, starts=starts.isoformat())
        return meeting

    def invite_seats(self) -> None:
        """Those seated on the meeting's day become its participants, as they are called that day.

        Substitutes come in only when somebody sends them. People already on the list stay as they are.
        """
        from minutes.models.attendance import Attendance

        there = set(self.attendances.values_list("person_id", flat=True))
        seats = Seat.objects.filter(body=self.body_id).on(self.day).exclude(role=Seat.Role.SUBSTITUTE)
        new = []
        for seat in seats.select_related("person__organisation"):
            if seat.person_id not in there:
                there.add(seat.person_id)
                new.append(Attendance.of(seat, self))
        Attendance.objects.bulk_create(new)

    def hold(self) -> None:
        """Take the meeting for writing until the transaction ends, and count a new revision of its record.

        One conditional UPDATE: it fails on a locked meeting, it makes writers of the same meeting wait for each
        other, and it ages every kept page of the record.

        Raises Locked when the minutes are approved or the meeting is cancelled.
        """
        if not Meeting.objects.filter(pk=self.pk, state__in=WRITABLE).update(revision=F("revision") + 1):
            raise Locked

    def move(self, *, starts: datetime, ends: datetime | None, by: User) -> None:
        """Move the meeting. What is due by it follows in `actions.models.move_meeting`, which pages call."""
        with transaction.atomic():
            self.hold()
            old = self.starts
            self.starts, self.ends, self.day = starts, ends, timezone.localdate(starts)
            self.full_clean()
            self.save(update_fields=["starts", "ends", "day"])
            Entry.record("moved", self, by=by, body=self.body, starts=[old.isoformat(), starts.isoformat()])

    def change(self, *, by: User, **fields: str) -> None:
        """Change kind, place or the address online. Raises Locked, ValidationError."""
        with transaction.atomic():
            self.hold()
            changed = {name: [getattr(self, name), new] for name, new in fields.items() if getattr(self, name) != new}
            for name, value in fields.items():
                setattr(self, name, value)
            self.full_clean(exclude=["body"])
            self.save(update_fields=list(fields))
            if changed:
                Entry.record("meeting_changed", self, by=by, body=self.body, **changed)

    def cancel(self, *, reason: str, by: User) -> None:
        """Cancel a meeting that has not been held. Cancelling twice keeps the first reason."""
        if not reason.strip():
            raise Refusal(Reason("reason", _("Say why the meeting is cancelled.")))
        with transaction.atomic():
            done = self._step(State.CANCELLED, come_from=(State.PLANNED, State.CALLED), cancelled_reason=reason.strip())
            if done:
                Entry.record("cancelled", self, by=by, body=self.body, reason=reason.strip())

    def call(self, *, by: User) -> Edition:
        """Issue the agenda: an edition is stored, and members see it.

        Raises Refusal with all that is missing: an agenda without items, an item without a title.
        """
        from minutes.models.edition import Edition

        with transaction.atomic():
            if missing := self.missing_for_call():
                raise Refusal(*missing)
            if self._step(State.CALLED, come_from=(State.PLANNED,)):
                Entry.record("called", self, by=by, body=self.body)
                return Edition.make(self, kind=Edition.Kind.AGENDA, by=by)
            return self.editions.filter(kind=Edition.Kind.AGENDA).latest("number")

    def missing_for_call(self) -> list[Reason]:
        """All that stands in the way of issuing the agenda."""
        missing = []
        if not self.items.exists():
            missing.append(Reason("items", _("The agenda has no items.")))
        if self.kind != self.Kind.WRITTEN and not (self.place or self.link):
            missing.append(Reason("place", _("The meeting has neither a place nor an address online.")))
        return missing

    def begin(self, *, by: User) -> None:
        """The meeting starts. Also straight from planning: not every body issues its agenda here."""
        with transaction.atomic():
            if self._step(State.IN_SESSION, come_from=(State.PLANNED, State.CALLED)):
                Entry.record("begun", self, by=by, body=self.body)

    def end(self, *, by: User) -> None:
        """The meeting ends, and the secretariat finishes the minutes."""
        with transaction.atomic():
            if self._step(State.DRAFTING, come_from=(State.IN_SESSION,)):
                Entry.record("ended", self, by=by, body=self.body)

    def take_in_as_approved(self, *, by: User, approved_on: date | None, approved_by_words: str) -> Edition:
        """Minutes that were approved before they came here: numbered, made an edition, and locked.

        `approved_on` is the day they were approved, None where nobody knows it; `approved_by_words` how, in words
        ('by the chairs'). Returns the edition. Raises Refusal for a meeting whose minutes are not being written, an
        approval ahead of the meeting or of today, or without words for how.
        """
        from minutes.models.decision import Decision
        from minutes.models.edition import Edition

        how = approved_by_words.strip()
        if reasons := self.reasons_against_taking_in(day=self.day, approved_on=approved_on, how=how):
            raise Refusal(*reasons)
        now = timezone.now()
        at = timezone.make_aware(datetime.combine(approved_on, time())) if approved_on else now
        with transaction.atomic():
            taken = {"approved_at": at, "approved_by": how, "taken_in_at": now}
            if not self._step(State.APPROVED, come_from=(State.DRAFTING,), **taken):
                raise Refusal(Reason("state", _("The minutes are approved already.")))
            Decision.number_in(self)
            edition = Edition.make(self, kind=Edition.Kind.MINUTES, by=by)
            Entry.record("taken_in_as_approved", self, by=by, body=self.body, on=str(approved_on or ""), how=how)
        return edition

    @staticmethod
    def reasons_against_taking_in(*, day: date | None, approved_on: date | None, how: str) -> list[Reason]:
        """Why minutes of a meeting on `day` cannot come in as approved then and in that way."""
        reasons = []
        if approved_on and approved_on > timezone.localdate():
            reasons.append(Reason("approved_on", _("The day of approval lies ahead. Write the day it happened.")))
        elif approved_on and day and approved_on < day:
            reasons.append(Reason("approved_on", _("Minutes cannot be approved before the meeting is held.")))
        elif day and day > timezone.localdate():
            reasons.append(Reason("day", _("The meeting lies ahead, so its minutes cannot be approved.")))
        if not how.strip():
            reasons.append(Reason("approved_by", _("Write by whom or how, for example “by the chairs”.")))
        elif len(how.strip()) > 300:
            reasons.append(Reason("approved_by", _("Say by whom or how in at most 300 letters.")))
        return reasons

    def resume(self, *, by: User) -> None:
        """Take back the last step: the meeting was not over."""
        with transaction.atomic():
            if self._step(State.IN_SESSION, come_from=(State.DRAFTING,)):
                Entry.record("resumed", self, by=by, body=self.body)

    def _step(self, to: str, *, come_from: tuple[str, ...], **also: Any) -> bool:
        """Change state by one conditional UPDATE. False if it is there already; Refusal from anywhere else."""
        changed = Meeting.objects.filter(pk=self.pk, state__in=come_from).update(
            state=to, revision=F("revision") + 1, **also
        )
        self.refresh_from_db()
        if changed:
            return True
        if self.state == to:
            return False
        raise Refusal(
            Reason(
                "state", _("The meeting is %(state)s, so that step is not open.") % {"state": self.get_state_display()}
            )
        )
