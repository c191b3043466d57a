from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Max, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from clusters.models import Entry, User
from clusters.models.constraints import filled
from minutes.models.decision import Decision
from minutes.models.meeting import ISSUED, Meeting, Reason, Refusal
from minutes.models.rights import readable
from minutes.models.text import Section

if TYPE_CHECKING:
    from minutes.models.attendance import Attendance


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, user: User) -> AgendaItemQuerySet:
        """Items of meetings that the user may know of. A page then asks `minutes.access.Reader` what it may show."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))

    def readable_by(self, user: User) -> AgendaItemQuerySet:
        """Items whose title and agenda part the user may read, over all meetings."""
        return self.filter(readable(user, ISSUED))


class AgendaItem(models.Model):
    """Punkt. 'Mangler beslutning' is computed, never stored."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("for decision")
        DISCUSSION = "discussion", _("for discussion")
        INFORMATION = "information", _("for information")

    class State(models.TextChoices):
        PENDING = "pending", _("Not dealt with")
        CURRENT = "current", _("In progress")
        DEALT = "dealt", _("Dealt with")
        POSTPONED = "postponed", _("Postponed")
        DROPPED = "dropped", _("Dropped")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("number"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.DECISION)
    closed = models.BooleanField(_("closed item"), default=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    presenters = models.CharField(_("presented by"), max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PENDING, editable=False)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by", verbose_name=_("continues")
    )
    case = models.ForeignKey(
        "minutes.Case", models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("case")
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            filled("title", name="item_has_title", message=_("Give the item a title.")),
            models.CheckConstraint(condition=Q(continues=None) | ~Q(continues=F("pk")), name="item_not_after_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()

    @classmethod
    def add(cls, meeting: Meeting, *, title: str, by: User, **fields: object) -> AgendaItem:
        """Put an item at the end of the agenda, with an empty decision to write in. Raises Locked, ValidationError."""
        with transaction.atomic():
            meeting.hold()
            last = meeting.items.aggregate(Max("position"))["position__max"]
            item = cls(meeting=meeting, title=title, position=(last or 0) + 1, **fields)
            item.full_clean(exclude=["meeting"])
            item.save()
            Decision.objects.create(item=item, body_id=meeting.body_id)
            if not item.label:
                cls.renumber(meeting)
                item.refresh_from_db(fields=["label"])
            Entry.record("item_added", item, by=by, body=meeting.body, title=title)
        return item

    @classmethod
    def renumber(cls, meeting: Meeting) -> None:
        """Number the items in order, unless they carry labels of their own ('0', 'B', '2.3')."""
        number = cls.first_number(meeting)
        for item in meeting.items.all():
            if not item.label or item.label.isdigit() and item.label != "0":
                if item.label != str(number):
                    cls.objects.filter(pk=item.pk).update(label=str(number))
                number += 1

    @staticmethod
    def first_number(meeting: Meeting) -> int:
        """1, or where the body numbers through the year the number after the year's last earlier item."""
        if meeting.body.numbering == meeting.body.Numbering.MEETING:
            return 1
        earlier = AgendaItem.objects.filter(
            meeting__body=meeting.body_id, meeting__day__year=meeting.day.year, meeting__starts__lt=meeting.starts
        ).exclude(meeting__state="cancelled")
        return max((int(label) for label in earlier.values_list("label", flat=True) if label.isdigit()), default=0) + 1

    @classmethod
    def reorder(cls, meeting: Meeting, order: list[int], *, by: User) -> None:
        """Put the items in this order of primary keys; items not named keep their order after the named ones."""
        with transaction.atomic():
            meeting.hold()
            items = {item.pk: item for item in meeting.items.all()}
            wanted = [items.pop(pk) for pk in order if pk in items] + list(items.values())
            for position, item in enumerate(wanted, start=1):
                cls.objects.filter(pk=item.pk).update(position=position)
            cls.renumber(meeting)
            Entry.record("items_ordered", meeting, by=by, body=meeting.body, order=[item.pk for item in wanted])

    def change(self, *, by: User, **fields: object) -> None:
        """Change title, kind, closed, minutes, presenters or label. Raises Locked, ValidationError."""
        with transaction.atomic():
            self.meeting.hold()
            before = {name: getattr(self, name) for name in fields}
            for name, value in fields.items():
                setattr(self, name, value)
            self.full_clean(exclude=["meeting", "continues", "case"])
            self.save(update_fields=list(fields))
            if "label" in fields:
                AgendaItem.renumber(self.meeting)
            changed = {name: [str(old), str(fields[name])] for name, old in before.items() if old != fields[name]}
            if changed:
                Entry.record("item_changed", self, by=by, body=self.meeting.body, **changed)

    def mark(self, state: str, *, by: User) -> None:
        """Note how far the item has come. Marking the same again changes nothing. Raises Locked."""
        with transaction.atomic():
            self.meeting.hold()
            if self.state != state:
                old, self.state = self.state, state
                self.save(update_fields=["state"])
                Entry.record("item_marked", self, by=by, body=self.meeting.body, state=[old, state])

    def remove(self, *, by: User) -> None:
        """Take an item off an agenda that nobody has been sent. Its texts stay in the entry.

        Raises Refusal once the agenda is issued, or where actions or later items come from the item: it is then
        dropped ('udgår'), so that it can be seen.
        """
        with transaction.atomic():
            self.meeting.hold()
            if self.meeting.state in ISSUED:
                raise Refusal(Reason("issued", _("The agenda is issued. Mark the item as dropped instead.")))
            kept = {
                "title": self.title,
                "label": self.label,
                "sections": [[section.label, section.text] for section in self.sections.all()],
                "decisions": [decision.text for decision in self.decisions.all()],
                "attachments": [[file.title, file.sha256] for file in self.attachments.all()],
            }
            Entry.record("item_removed", self, by=by, body=self.meeting.body, **kept)
            meeting, files = self.meeting, [(file.file.storage, str(file.file)) for file in self.attachments.all()]
            try:
                self.delete()
            except ProtectedError as held:
                message = _("Actions or later items come from this item, so it stays. Mark it as dropped instead.")
                raise Refusal(Reason("used", message)) from held
            AgendaItem.renumber(meeting)
            for storage, name in files:
                transaction.on_commit(partial(storage.delete, name))

    def section(self, kind: str, heading: str = "") -> Section:
        """The section of that kind, made empty if it is not there yet."""
        order = [value for value, _label in Section.Kind.choices].index(kind)
        return Section.objects.get_or_create(item=self, kind=kind, heading=heading, defaults={"position": order})[0]

    @property
    def decision(self) -> Decision:
        """The item's first decision: the one that the desk writes in."""
        return self.decisions.all()[0]

    @property
    def lacks_decision(self) -> bool:
        """'Mangler beslutning': dealt with, meant for decision, and nothing is written or concluded."""
        if self.state != self.State.DEALT or self.kind != self.Kind.DECISION:
            return False
        return not any(decision.text or decision.outcome for decision in self.decisions.all())

    def without(self) -> list[Attendance]:
        """Participants who took no part in this item."""
        return [absence.attendance for absence in self.absences.all()]
