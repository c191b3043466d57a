"""Who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from clusters.models import Entry, Person, Seat, User
from clusters.models.constraints import filled
from minutes.models.meeting import Reason, Refusal

if TYPE_CHECKING:
    from minutes.models.item import AgendaItem
    from minutes.models.meeting import Meeting


class Attendance(models.Model):
    """Deltager: a person at a meeting, with title, organisation and group as they were that day."""

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("apologies")
        ABSENT = "absent", _("absent")

    class Role(models.TextChoices):
        CHAIR = "chair", _("chairs the meeting")
        MINUTES = "minutes", _("takes the minutes")
        GUEST = "guest", _("guest")
        PRESENTER = "presenter", _("presenter")

    meeting = models.ForeignKey("minutes.Meeting", models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        "clusters.Person", models.PROTECT, null=True, blank=True, related_name="attendances", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("job title"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    group = models.CharField(_("heading"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(default=100)
    role = models.CharField(_("role at the meeting"), max_length=20, choices=Role.choices, blank=True)
    status = models.CharField(_("presence"), max_length=20, choices=Status.choices, default=Status.INVITED)
    arrived = models.TimeField(_("came at"), null=True, blank=True)
    left = models.TimeField(_("left at"), null=True, blank=True)
    substitute_for = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="substitutes", verbose_name=_("substitute for")
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            filled("name", name="attendance_has_name", message=_("Write the participant's name.")),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="attendance_person_once",
                violation_error_message=_("The person is on the list already."),
            ),
            models.CheckConstraint(
                condition=Q(arrived=None) & Q(left=None) | Q(status="present"),
                name="attendance_times_when_present",
                violation_error_message=_("Only those present come and leave."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, seat: Seat, meeting: Meeting) -> Attendance:
        """The unsaved participant that a seat makes, named as the person is named today."""
        person = seat.person
        return cls(
            meeting=meeting,
            person=person,
            name=person.name,
            title=person.title,
            organisation=person.organisation.name if person.organisation else "",
            group=seat.group,
            position=seat.position,
        )

    @classmethod
    def add_guest(cls, meeting: Meeting, *, name: str, organisation: str = "", by: User) -> Attendance:
        """Somebody who is at the meeting without a seat, by name alone. Raises Locked, ValidationError."""
        with transaction.atomic():
            meeting.hold()
            last = meeting.attendances.aggregate(Max("position"))["position__max"]
            row = cls(
                meeting=meeting,
                name=" ".join(name.split()),
                organisation=organisation.strip(),
                role=cls.Role.GUEST,
                status=cls.Status.PRESENT,
                position=max(last or 0, 1000) + 1,  # guests stand last
            )
            row.full_clean(exclude=["meeting"])
            row.save()
            Entry.record("guest_added", row, by=by, body=meeting.body, name=row.name)
        return row

    @transaction.atomic
    def take_off(self, *, by: User) -> None:
        """Take a guest off the list again. Raises Refusal for those who have a seat, Locked."""
        self.meeting.hold()
        if self.person_id:
            raise Refusal(Reason("seat", _("Only guests can be taken off the list. Note the others as absent.")))
        Entry.record("guest_removed", self, by=by, body=self.meeting.body, name=self.name)
        self.delete()

    @classmethod
    def all_present(cls, meeting: Meeting, *, by: User) -> int:
        """Note as present everybody of whom nothing was said. Apologies stay. Returns how many. Raises Locked."""
        with transaction.atomic():
            meeting.hold()
            silent = meeting.attendances.filter(status=cls.Status.INVITED)
            names = list(silent.values_list("name", flat=True))
            if names:
                silent.update(status=cls.Status.PRESENT)
                Entry.record("all_present", meeting, by=by, body=meeting.body, names=names)
        return len(names)

    @transaction.atomic
    def note(self, *, by: User, **changes: object) -> None:
        """Change presence, role or times. Raises Locked, or ValidationError for what cannot be."""
        self.meeting.hold()
        before = {name: str(getattr(self, name) or "") for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        if self.status != self.Status.PRESENT:
            self.arrived = self.left = None
        self.full_clean(exclude=["meeting", "person"])
        self.save()
        Entry.record(
            "attendance",
            self,
            by=by,
            body=self.meeting.body,
            **{name: [old, str(getattr(self, name) or "")] for name, old in before.items()},
        )

    @transaction.atomic
    def stay_out(self, item: AgendaItem, *, reason: str, by: User) -> Absence:
        """The participant took no part in an item. Saying it again changes the reason."""
        self.meeting.hold()
        absence, _new = Absence.objects.update_or_create(attendance=self, item=item, defaults={"reason": reason})
        Entry.record("stayed_out", self, by=by, body=self.meeting.body, item=item.pk, reason=reason)
        return absence

    @transaction.atomic
    def take_part(self, item: AgendaItem, *, by: User) -> None:
        """Take back that the participant stayed out of an item."""
        self.meeting.hold()
        if Absence.objects.filter(attendance=self, item=item).delete()[0]:
            Entry.record("took_part", self, by=by, body=self.meeting.body, item=item.pk)

    def fold_into(self, person: Person) -> bool:
        """Part of merging two entries of one person: two places at one meeting become one.

        What `person`'s place does not say is taken from this one; a conflict of interest always is, since it keeps
        an item closed. True if this place is now gone, because `person` has one.
        """
        twin = self.meeting.attendances.filter(person=person).first()
        if twin is None:
            return False
        for absence in self.absences.all():
            theirs, new = twin.absences.get_or_create(item=absence.item, defaults={"reason": absence.reason})
            if not new and absence.reason == Absence.Reason.CONFLICT:
                theirs.reason = absence.reason
                theirs.save(update_fields=["reason"])
        self.substitutes.update(substitute_for=twin)
        if twin.status == self.Status.INVITED:
            twin.status, twin.arrived, twin.left = self.status, self.arrived, self.left
        twin.role, twin.group = twin.role or self.role, twin.group or self.group
        twin.substitute_for = twin.substitute_for or self.substitute_for
        if twin.substitute_for in (self, twin):
            twin.substitute_for = None
        self.delete()
        twin.save()
        meetings = type(self.meeting).objects.filter(pk=self.meeting_id)
        meetings.exclude(state="approved").update(revision=models.F("revision") + 1)
        return True


class Absence(models.Model):
    """Fravær fra et punkt: inhabil, gået, kommet senere, eller uden at det vides hvorfor."""

    class Reason(models.TextChoices):
        CONFLICT = "conflict", _("conflict of interest")
        LEFT = "left", _("had left")
        LATE = "late", _("came later")
        ABSENT = "absent", _("took no part")

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="absences")
    item = models.ForeignKey("minutes.AgendaItem", models.CASCADE, related_name="absences")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, default=Reason.LEFT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attendance", "item"], name="absence_once")]

    def __str__(self) -> str:
        return f"{self.attendance}: {self.get_reason_display()}"
