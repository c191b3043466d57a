"""Seats: the one source of access."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.access import RUNNING
from clusters.models.body import Body
from clusters.models.constraints import ends_after_start
from clusters.models.entry import Entry

if TYPE_CHECKING:
    from clusters.models.person import Person, User


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> SeatQuerySet:
        """Seats held on `day`."""
        return self.filter(Q(starts=None) | Q(starts__lte=day), Q(ends=None) | Q(ends__gte=day))

    def today(self) -> SeatQuerySet:
        return self.on(timezone.localdate())

    def running(self) -> SeatQuerySet:
        """Seats of secretaries and chairs who can sign in: without one, nobody can change the body."""
        return self.filter(role__in=RUNNING, person__user__is_active=True)


class Seat(models.Model):
    """Plads: a person in a body for a time. Both days count: a seat that ends on the 31st is held on the 31st."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        CO_CHAIR = "co_chair", _("co-chair")
        MEMBER = "member", _("member")
        SUBSTITUTE = "substitute", _("substitute")
        OBSERVER = "observer", _("observer")
        SECRETARY = "secretary", _("secretary")

    body = models.ForeignKey("clusters.Body", models.PROTECT, related_name="seats", verbose_name=_("body"))
    person = models.ForeignKey("clusters.Person", models.PROTECT, related_name="seats", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    substitute_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitutes", verbose_name=_("substitute for")
    )
    group = models.CharField(
        _("heading in the list of participants"),
        max_length=100,
        blank=True,
        help_text=_("For example: From the municipalities"),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to and including"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["person", "ends"], name="seat_person")]
        constraints = [
            ends_after_start("starts", "ends", name="seat_ends_after_start"),
            models.CheckConstraint(
                condition=Q(role="substitute") | Q(substitute_for=None),
                name="seat_only_substitutes_stand_in",
                violation_error_message=_("Only a substitute stands in for somebody."),
            ),
            models.UniqueConstraint(
                fields=["body", "person", "role"],
                condition=Q(ends=None),
                name="seat_open_once",
                violation_error_message=_("The person has that seat already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"

    def on(self, day: date) -> bool:
        """Is the seat held on `day`?"""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)

    # verbs; each raises ValidationError for what cannot be

    @classmethod
    @transaction.atomic
    def give(cls, person: Person, body: Body, *, by: User, **fields: Any) -> Seat:
        """A new seat. `fields` may hold role, group, position, starts, ends and substitute_for."""
        seat = cls(person=person, body=body, **fields)
        seat.full_clean()
        seat.save()
        Entry.record("seat_given", seat, by=by, body=body, person=person.name, role=seat.role)
        return seat

    def change(self, *, by: User, **fields: Any) -> None:
        """Change role, heading, order, days or whom a substitute stands in for."""
        self._write("seat_changed", by, fields)

    def end(self, *, on: date, by: User) -> None:
        """End the seat on `on`, its last day. Ending it again moves the day."""
        self._write("seat_ended", by, {"ends": on})

    def restore(self, *, by: User) -> None:
        """Take back the last ending: the seat ends when it did before that, if at all."""
        last = Entry.objects.about(self).filter(verb="seat_ended").first()
        before = last.changes.get("ends", [""])[0] if last else ""
        self._write("seat_restored", by, {"ends": date.fromisoformat(before) if before else None})

    def _write(self, verb: str, by: User, fields: dict[str, Any]) -> None:
        """Store new values and what they were, unless that leaves the body with nobody to run it."""
        with transaction.atomic():
            body = Body.objects.select_for_update().get(pk=self.body_id)  # two may end each other's seat at once
            unrun = body.unrun()
            old = {name: getattr(self, name) for name in fields}
            changed = {name: value for name, value in fields.items() if value != old[name]}
            for name, value in changed.items():
                setattr(self, name, value)
            self.full_clean()
            self.save(update_fields=list(changed))
            if body.unrun() - unrun:
                raise ValidationError(
                    _(
                        "%(name)s is the last who can run the body. Give somebody who signs in a seat as secretary "
                        "or chair first."
                    ),
                    code="last",
                    params={"name": self.person},
                )
            if changed:
                was = {name: [str(old[name] or ""), str(value or "")] for name, value in changed.items()}
                Entry.record(verb, self, by=by, body=body, **was)

    def fold_into(self, person: Person) -> bool:
        """Part of merging two entries of one person: two open seats alike become one, the longer of the two.

        True if this seat is now gone, because `person` has its like.
        """
        twin = Seat.objects.filter(body=self.body_id, person=person, role=self.role, ends=None).first()
        if self.ends is not None or twin is None:
            return False
        self.substitutes.update(substitute_for=twin)
        twin.starts = min(twin.starts, self.starts) if twin.starts and self.starts else None
        twin.group, twin.substitute_for = twin.group or self.group, twin.substitute_for or self.substitute_for
        self.delete()
        twin.save()
        return True
