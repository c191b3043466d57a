"""Actions: what somebody does because a meeting said so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actions.models.owner import ROLE_WORDS, Owner
from actions.models.update import Update
from clusters.access import RUNNING
from clusters.models import Entry, Organisation, Person, User
from clusters.models.constraints import both_or_neither, filled
from minutes.models import AgendaItem, Meeting
from minutes.models.meeting import READABLE, Reason, Refusal
from minutes.models.rights import readable

if TYPE_CHECKING:
    from clusters.models import Body

OPEN_STATES = ("open", "in_progress", "waiting", "ongoing")


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, user: User, body: Body | None = None) -> ActionQuerySet:
        """Own actions always; those of a body to its secretaries and chairs; to its other seats those from between the
        meetings, and what the minutes show once they may read them. Of one `body`, if it is given: a shorter question.

        Of a closed item: its actions go to its owners, and to members seated at the time without a conflict.
        """
        standing = user.standing
        rows = self.filter(body=body) if body else self
        if standing.everything or body and standing.runs(body.pk):
            return rows
        rule = Q(pk__in=Owner.objects.actions_of(user, roles=False))  # a role's holders run the body besides
        rule |= Q(item=None, body__in=list(standing.now)) | readable(user, READABLE, at="item__", public=False)
        return rows.filter(rule | Q(body__in=standing.where(RUNNING)))

    def owned_by(self, user: User) -> ActionQuerySet:
        """Actions that are this user's to do: as a person, as an organisation's coordinator, or by a seat's role."""
        return self.filter(pk__in=Owner.objects.actions_of(user))

    def open(self) -> ActionQuerySet:
        return self.filter(state__in=OPEN_STATES)

    def overdue(self, today: date) -> ActionQuerySet:
        """Open ones whose day has passed: late from the day after."""
        return self.open().filter(due__lt=today)

    def with_owners(self) -> ActionQuerySet:
        """What a list shows of each action, in a constant number of queries."""
        return self.select_related("item__meeting", "body", "due_meeting").prefetch_related(
            "owners__person__organisation", "owners__organisation"
        )


class Action(models.Model):
    """Aktion. The deadline keeps the meeting's own words, how exact they are, the day they came to mean, and the
    meeting they mean: 'inden mødet i marts' follows that meeting when it moves.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        IN_PROGRESS = "in_progress", _("In progress")
        WAITING = "waiting", _("Waiting")
        ONGOING = "ongoing", _("Ongoing")
        DONE = "done", _("Done")
        DROPPED = "dropped", pgettext_lazy("action", "Dropped")
        HANDED_OVER = "handed_over", _("Handed over")

    class Precision(models.TextChoices):
        NONE = "", _("none")
        DAY = "day", _("day")
        WEEK = "week", _("week")
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")
        HALF = "half", _("half-year")
        SEASON = "season", _("season")
        MEETING = "meeting", _("meeting")
        RECURRING = "recurring", _("recurring")
        VAGUE = "vague", _("vague")

    body = models.ForeignKey("clusters.Body", models.PROTECT, related_name="actions", verbose_name=_("body"))
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions")
    case = models.ForeignKey("minutes.Case", models.PROTECT, null=True, blank=True, related_name="actions")
    task = models.CharField(_("task"), max_length=500)
    note = models.TextField(_("note"), blank=True)
    source = models.TextField(blank=True, editable=False)  # the sentence of the decision that it came from
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OPEN)
    due_phrase = models.CharField(_("deadline as written"), max_length=200, blank=True)
    due_precision = models.CharField(max_length=20, choices=Precision.choices, blank=True)
    due = models.DateField(_("deadline"), null=True, blank=True)
    due_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="actions_due")
    due_before = models.BooleanField(default=False)  # 'inden' the meeting: the day before it
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("clusters.User", models.PROTECT, related_name="+", editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey("clusters.Person", models.PROTECT, null=True, editable=False, related_name="+")
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = [F("due").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["body", "state", "due"], name="action_body_state_due"),
            models.Index(fields=["due", "id"], name="action_due"),
        ]
        constraints = [
            filled("task", name="action_has_task", message=_("Write what is to be done.")),
            both_or_neither(
                "closed_at",
                "closed_by",
                name="action_closed_by_someone",
                message=_("A closed action names who closed it and when."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, closed_at=None)
                | Q(state__in=["done", "dropped", "handed_over"], closed_at__isnull=False),
                name="action_closed_has_time",
                violation_error_message=_("A closed action says when it was closed."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="action_dropped_has_reason",
                violation_error_message=_("Say why the action is dropped."),
            ),
            models.CheckConstraint(
                condition=Q(due_meeting=None) | Q(due__isnull=False),
                name="action_meeting_due_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.task

    def get_absolute_url(self) -> str:
        return reverse("actions:action", args=[self.pk])

    # who may

    def may_run(self, user: User) -> bool:
        """Secretaries and chairs create, reassign and drop."""
        return user.standing.runs(self.body_id)

    def may_do(self, user: User) -> bool:
        """Its owners, and those who run the body, note, start and finish it."""
        return self.may_run(user) or Action.objects.owned_by(user).filter(pk=self.pk).exists()

    # verbs

    @classmethod
    def create(
        cls,
        *,
        body: Body,
        task: str,
        by: User,
        item: AgendaItem | None = None,
        owners: Iterable[Any] = (),
        **fields: Any,
    ) -> Action:
        """A new open action. `owners`: persons, organisations or words for a role; the first is in the lead.

        `fields` may hold note, source, case, due_phrase, due_precision, due, due_meeting and due_before.
        Raises ValidationError for what cannot be stored.
        """
        with transaction.atomic():
            action = cls(body=body, item=item, task=" ".join(task.split()), created_by=by, **fields)
            action._follow_meeting()
            action.full_clean(exclude=["body", "item", "case"])
            action.save()
            action._set_owners(owners)
            action._age_record()
            Entry.record("action_created", action, by=by, body=body, task=action.task)
        return action

    def change(self, *, by: User, owners: Iterable[Any] | None = None, **fields: Any) -> None:
        """Change task, note or deadline, and with `owners` who does it. Its updates stay as they were."""
        with transaction.atomic():
            before = {name: str(getattr(self, name) or "") for name in fields}
            for name, value in fields.items():
                setattr(self, name, value)
            self._follow_meeting()
            self.full_clean(exclude=["body", "item", "case"])
            self.save()
            changes: dict[str, Any] = {
                name: [old, str(getattr(self, name) or "")]
                for name, old in before.items()
                if old != str(getattr(self, name) or "")
            }
            if owners is not None:
                old_owners = [str(owner) for owner in self.owners.all()]
                self.owners.all().delete()
                self._set_owners(owners)
                changes["owners"] = [old_owners, [str(owner) for owner in self.owners.all()]]
            self._age_record()
            if changes:
                Entry.record("action_changed", self, by=by, body=self.body, **changes)

    def close(self, *, by: User, note: str = "", state: str = State.DONE) -> Update | None:
        """Done, dropped (then `note` is the reason) or handed over. Closing twice keeps the first name and time.

        Raises ValidationError when a reason is wanting, or the user stands for no person.
        """
        with transaction.atomic():
            row = Action.objects.select_for_update().get(pk=self.pk)
            if row.closed_at:
                self.refresh_from_db()
                return None
            before, row.state = row.state, state
            row.closed_at, row.closed_by = timezone.now(), by.person
            row.reason = note.strip()[:500] if state == self.State.DROPPED else ""
            row.validate_constraints()
            row.save(update_fields=["state", "closed_at", "closed_by", "reason"])
            update = row._log(by=by, note=note, before=before)
        self.refresh_from_db()
        return update

    def reopen(self, *, by: User, state: str = State.OPEN, note: str = "") -> None:
        """Take back that it was closed. What was said at closing stays among the updates."""
        with transaction.atomic():
            row = Action.objects.select_for_update().get(pk=self.pk)
            if row.closed_at:
                before, row.state = row.state, state
                row.closed_at = row.closed_by = None
                row.reason = ""
                row.save(update_fields=["state", "closed_at", "closed_by", "reason"])
                row._log(by=by, note=note, before=before)
        self.refresh_from_db()

    def progress(self, *, by: User, state: str = "", note: str = "") -> Update | None:
        """Note how it goes: a note, a new open state, or both. Nothing new is no update."""
        with transaction.atomic():
            row = Action.objects.select_for_update().get(pk=self.pk)
            before, row.state = row.state, state or row.state
            if not note.strip() and before == row.state:
                return None
            row.validate_constraints()
            row.save(update_fields=["state"])
            update = row._log(by=by, note=note, before=before)
        self.refresh_from_db()
        return update

    def withdraw(self, *, by: User) -> None:
        """Undo its creation, while nothing else has happened to it: by the one who made it, the same day.

        Raises Refusal once somebody else has touched it; it is then dropped with a reason instead. Locked when the
        minutes that show it are approved.
        """
        with transaction.atomic():
            if self.item:
                self.item.meeting.hold()
            row = Action.objects.select_for_update().get(pk=self.pk)
            others = Entry.objects.about(row).exclude(by=by)
            if row.created_by_id != by.pk or others.exists() or row.updates.exists() or not row.fresh:
                raise Refusal(Reason("known", _("The action is known by now. Drop it with a reason instead.")))
            Entry.record("action_withdrawn", row, by=by, body=row.body, task=row.task)
            row.delete()

    @property
    def fresh(self) -> bool:
        """Made today: its maker may still take it back."""
        return not self.closed_at and timezone.localdate(self.created_at) == timezone.localdate()

    # parts

    def _log(self, *, by: User, note: str, before: str) -> Update:
        update = Update.objects.create(
            action=self, by=by.person, at=timezone.now(), note=note.strip(), before=before, after=self.state
        )
        self._age_record()
        Entry.record("action_" + self.state, self, by=by, body=self.body, note=note.strip())
        return update

    def _follow_meeting(self) -> None:
        """A deadline that means a meeting is its day, or with 'inden' the day before."""
        if self.due_meeting:
            self.due = self.due_meeting.day - timedelta(days=1 if self.due_before else 0)

    def _set_owners(self, owners: Iterable[Any]) -> None:
        for number, owner in enumerate(owners):
            row = Owner(action=self, lead=not number)
            if isinstance(owner, Person):
                row.person = owner
            elif isinstance(owner, Organisation):
                row.organisation = owner
            else:
                row.role = str(owner).strip()
                row.seat_role = ROLE_WORDS.get(row.role.lower(), "")
            row.full_clean(exclude=["action", "person", "organisation"])
            row.save()

    def _age_record(self) -> None:
        """The record shows the item's actions: count a new revision of it, unless it is approved and rests."""
        if self.item_id:
            meetings = Meeting.objects.filter(items=self.item_id).exclude(state=Meeting.State.APPROVED)
            Meeting.objects.filter(pk__in=meetings.values("pk")).update(revision=F("revision") + 1)

    def days_left(self, today: date) -> int | None:
        """Days until the deadline; negative when late, None without one or when closed."""
        return (self.due - today).days if self.due and not self.closed_at else None


def move_meeting(meeting: Meeting, *, starts: datetime, ends: datetime | None, by: User) -> int:
    """Move a meeting, and with it the deadlines that mean it. Returns how many open actions followed."""
    with transaction.atomic():
        meeting.move(starts=starts, ends=ends, by=by)
        followed = 0
        for action in Action.objects.open().filter(due_meeting=meeting):
            old = action.due
            action.due_meeting = meeting
            action._follow_meeting()
            if action.due != old:
                followed += 1
                action.save(update_fields=["due"])
                action._age_record()
                Entry.record("action_followed", action, by=by, body=action.body, due=[str(old), str(action.due)])
    return followed
