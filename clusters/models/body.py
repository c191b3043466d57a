"""Bodies that meet, each with its own rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from clusters.access import FULL
from clusters.models.constraints import ends_after_start, filled
from clusters.models.entry import Entry

if TYPE_CHECKING:
    from clusters.models.cluster import Cluster
    from clusters.models.person import User

PEOPLE = FULL | {"substitute"}  # who may look up the others, and write to them
RESERVED = {"new"}  # addresses below /bodies/ that are pages of their own
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


class BodyQuerySet(models.QuerySet["Body"]):
    def visible_to(self, user: User) -> BodyQuerySet:
        """Bodies that the user has, or where the body's rule lets former seats read, had a seat in."""
        return self if user.is_superuser else self.filter(pk__in=user.standing.bodies)


class Body(models.Model):
    """Organ: faglig eller politisk klynge, driftsforum, arbejdsgruppe … with the rules it meets by.

    Deadlines are in working days before or after the meeting; no statute sets them, each body's own rules of
    procedure do (domain facts, 3.3).
    """

    class Approval(models.TextChoices):
        NEXT_MEETING = "next_meeting", _("at the next meeting")
        SILENCE = "silence", _("by silence until a date")
        EACH_MEMBER = "each_member", _("by each member")
        CHAIRS = "chairs", _("by the chairs")

    class Numbering(models.TextChoices):
        MEETING = "meeting", _("from 1 at each meeting")
        YEAR = "year", _("through the year")

    cluster = models.ForeignKey("clusters.Cluster", models.PROTECT, related_name="bodies", verbose_name=_("cluster"))
    name = models.CharField(_("name"), max_length=200, db_collation="danish")
    slug = models.SlugField(_("name in addresses"), max_length=100, unique=True)
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates", verbose_name=_("reports to")
    )
    days_items = models.PositiveSmallIntegerField(
        _("items are due, working days before"), default=10, validators=[MaxValueValidator(60)]
    )
    days_agenda = models.PositiveSmallIntegerField(
        _("the agenda is sent, working days before"), default=5, validators=[MaxValueValidator(60)]
    )
    days_draft = models.PositiveSmallIntegerField(
        _("draft minutes are sent, working days after"), default=5, validators=[MaxValueValidator(60)]
    )
    days_comments = models.PositiveSmallIntegerField(
        _("comments are due, working days after the draft"), default=5, validators=[MaxValueValidator(60)]
    )
    approval = models.CharField(
        _("minutes are approved"), max_length=20, choices=Approval.choices, default=Approval.NEXT_MEETING
    )
    numbering = models.CharField(
        _("items are numbered"), max_length=20, choices=Numbering.choices, default=Numbering.MEETING
    )
    shows_closed_titles = models.BooleanField(_("show the titles of closed items"), default=False)
    former_seats_read = models.BooleanField(_("former members may read the meetings of their time"), default=False)
    place = models.CharField(_("usual place"), max_length=200, blank=True)
    minutes_long = models.PositiveSmallIntegerField(
        _("usual length in minutes"), default=120, validators=[MaxValueValidator(1440)]
    )
    letterhead = models.CharField(
        _("line above the title on paper"),
        max_length=200,
        blank=True,
        help_text=_("For example the names of the two organisations behind the secretariat."),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            filled("name", name="body_has_name", message=_("Give the body a name.")),
            filled("slug", name="body_has_slug", message=_("Give the name that stands in addresses.")),
            ends_after_start("valid_from", "valid_to", name="body_ends_after_start"),
            models.UniqueConstraint(
                fields=["cluster", "name"],
                name="body_name_once_in_cluster",
                violation_error_message=_("The cluster has a body of that name already."),
            ),
            models.CheckConstraint(
                condition=Q(reports_to=None) | ~Q(reports_to=F("pk")),
                name="body_does_not_report_to_itself",
                violation_error_message=_("A body cannot report to itself."),
            ),
            models.CheckConstraint(
                condition=Q(minutes_long__gt=0),
                name="body_meets_for_a_while",
                violation_error_message=_("A meeting lasts at least a minute."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # who may

    def may_run(self, user: User) -> bool:
        """Secretaries and chairs run the body: its rules, seats, meetings and actions."""
        return user.standing.runs(self.pk)

    def may_see_people(self, user: User) -> bool:
        """Members and substitutes look up each other's address and telephone; observers read names only."""
        return bool(user.standing.roles(self.pk) & PEOPLE)

    # verbs

    @classmethod
    @transaction.atomic
    def found(cls, cluster: Cluster, *, name: str, by: User, **fields: Any) -> Body:
        """A new body in the cluster, with `by` as its secretary. Raises ValidationError for what cannot be."""
        from clusters.models.seat import Seat

        name = " ".join(name.split())
        body = cls(cluster=cluster, name=name, slug=cls.free_slug(name), **fields)
        body.full_clean()
        body.save()
        Entry.record("body_founded", body, by=by, body=body, name=name)
        if by.person:
            Seat.give(by.person, body, by=by, role=Seat.Role.SECRETARY, starts=timezone.localdate())
        return body

    @transaction.atomic
    def change_rules(self, *, by: User, **fields: Any) -> None:
        """Change the body's rules. What earlier meetings have made of the old ones stays. Raises ValidationError."""
        old = {name: getattr(self, name) for name in fields}
        changed = {name: value for name, value in fields.items() if value != old[name]}
        for name, value in changed.items():
            setattr(self, name, value)
        self.full_clean()
        self.save(update_fields=list(changed))
        if changed:
            was = {name: [str(old[name]), str(value)] for name, value in changed.items()}
            Entry.record("rules_changed", self, by=by, body=self, **was)

    # parts

    @classmethod
    def free_slug(cls, name: str) -> str:
        """The name as it can stand in an address, æ as ae, with a number behind it if another body has it."""
        stem = slugify(name.translate(LETTERS))[:90] or "organ"
        taken = set(cls.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | RESERVED
        return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)

    def unrun(self) -> set[date]:
        """Days from today, and after a seat's last, on which nobody who signs in runs the body while it exists."""
        today, seats = timezone.localdate(), list(self.seats.running())
        days = {today} | {max(today, seat.ends + timedelta(days=1)) for seat in seats if seat.ends}
        return {
            day
            for day in days
            if (self.valid_to is None or day <= self.valid_to) and not any(seat.on(day) for seat in seats)
        }
