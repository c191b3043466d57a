"""Organisations that meet in a cluster, or answer for an action."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusters.models.cluster import Cluster
from clusters.models.constraints import ends_after_start, filled
from clusters.models.entry import Entry

if TYPE_CHECKING:
    from clusters.models.person import Person, User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> OrganisationQuerySet:
        """Organisations of the clusters where the user has a seat, and the user's own."""
        if user.is_superuser:
            return self
        mine = Q(pk=user.person.organisation_id) if user.person else Q(pk=None)
        return self.filter(Q(clusters__in=Cluster.objects.visible_to(user)) | mine).distinct()


class Organisation(models.Model):
    """Organisation: kommune, region, hospital, almen praksis, patientforening …

    `code` is the official one: kommunekode or regionskode, four digits.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        REGION = "region", _("region")
        HOSPITAL = "hospital", _("hospital")
        PRACTICE = "practice", _("general practice")
        PATIENTS = "patients", _("patient association")
        OTHER = "other", _("other organisation")

    name = models.CharField(_("name"), max_length=200, db_collation="danish")
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    code = models.CharField(_("official code"), max_length=20, blank=True)
    region = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("region"),
        limit_choices_to={"kind": "region"},
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)
    coordinators = models.ManyToManyField(
        "clusters.Person",
        blank=True,
        related_name="coordinates",
        verbose_name=_("coordinators"),
        help_text=_("They see and close the actions that the organisation owns."),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            filled("name", name="organisation_has_name", message=_("Give the organisation a name.")),
            ends_after_start("valid_from", "valid_to", name="organisation_ends_after_start"),
            models.UniqueConstraint(
                fields=["kind", "code"],
                condition=~Q(code=""),
                name="organisation_code_once",
                violation_error_message=_("Another organisation of this kind has that code."),
            ),
            models.UniqueConstraint(
                fields=["name", "kind"],
                name="organisation_name_once",
                violation_error_message=_("There is already an organisation of that name and kind."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # who may

    def may_change(self, user: User) -> bool:
        """Those who run a body in each cluster that the organisation is in. Official names are the administrator's."""
        if user.standing.everything:
            return True
        used = self.clusters.exclude(bodies=None)
        run = Cluster.objects.run_by(user)
        return not self.code and self.clusters.filter(pk__in=run).exists() and not used.exclude(pk__in=run).exists()

    def may_appoint(self, user: User) -> bool:
        """Those who run every body where the organisation meets: a coordinator sees what it owns in all of them."""
        bodies = set(self.clusters.filter(bodies__isnull=False).values_list("bodies", flat=True))
        bodies |= set(self.owned.values_list("action__body", flat=True))
        return user.standing.everything or bool(bodies) and all(user.standing.runs(body) for body in bodies)

    # verbs; each raises ValidationError for what cannot be

    @classmethod
    @transaction.atomic
    def add(cls, cluster: Cluster, *, by: User, **fields: Any) -> Organisation:
        """A new organisation, in a cluster from the start."""
        organisation = cls(**fields)
        organisation.full_clean()
        organisation.save()
        organisation.join(cluster, by=by)
        return organisation

    @transaction.atomic
    def join(self, cluster: Cluster, *, by: User) -> None:
        """Put the organisation into the cluster."""
        cluster.organisations.add(self)
        Entry.record("organisation_joined", self, by=by, cluster=cluster.name, name=self.name)

    @transaction.atomic
    def leave(self, cluster: Cluster, *, by: User) -> None:
        """Take the organisation out of the cluster. Its people keep their seats, and its actions stay."""
        cluster.organisations.remove(self)
        Entry.record("organisation_left", self, by=by, cluster=cluster.name, name=self.name)

    @transaction.atomic
    def change(self, *, by: User, **fields: Any) -> None:
        """Change name, short name, kind or code."""
        old = {name: getattr(self, name) for name in fields}
        changed = {name: value for name, value in fields.items() if value != old[name]}
        for name, value in changed.items():
            setattr(self, name, value)
        self.full_clean()
        self.save(update_fields=list(changed))
        if changed:
            was: dict[str, Any] = {name: [old[name], fields[name]] for name in changed}
            Entry.record("organisation_changed", self, by=by, **was)

    @transaction.atomic
    def appoint(self, people: Iterable[Person], *, by: User) -> None:
        """Say who coordinates: they see and close what the organisation owns."""
        old, new = {person.pk for person in self.coordinators.all()}, {person.pk for person in people}
        if old != new:
            self.coordinators.set(new)
            Entry.record("coordinators_appointed", self, by=by, coordinators=[sorted(old), sorted(new)])
