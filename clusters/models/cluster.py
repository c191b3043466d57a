"""Areas of collaboration, and what takes over from what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusters.access import RUNNING
from clusters.models.constraints import ends_after_start, filled

if TYPE_CHECKING:
    from clusters.models.person import User


class ClusterQuerySet(models.QuerySet["Cluster"]):
    def visible_to(self, user: User) -> ClusterQuerySet:
        """Clusters in whose bodies the user has a seat today."""
        return self if user.is_superuser else self._with(user.standing.now)

    def run_by(self, user: User) -> ClusterQuerySet:
        """Clusters in which the user runs a body."""
        return self if user.is_superuser else self._with(user.standing.where(RUNNING))

    def _with(self, bodies: Iterable[int]) -> ClusterQuerySet:
        return self.filter(bodies__in=list(bodies)).distinct()


class Cluster(models.Model):
    """Samarbejdsområde: sundhedsklynge, sundhedsråd, styregruppe …

    Names repeat across regions ('Klynge Nord'), so region and name together are unique.
    """

    class Kind(models.TextChoices):
        HEALTH_CLUSTER = "health_cluster", _("health cluster")
        HEALTH_COUNCIL = "health_council", _("health council")
        OTHER = "other", _("other collaboration")

    name = models.CharField(_("name"), max_length=200, db_collation="danish")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    region = models.ForeignKey(
        "clusters.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
        limit_choices_to={"kind": "region"},
    )
    organisations = models.ManyToManyField(
        "clusters.Organisation", blank=True, related_name="clusters", verbose_name=_("organisations")
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            filled("name", name="cluster_has_name", message=_("Give the cluster a name.")),
            ends_after_start("valid_from", "valid_to", name="cluster_ends_after_start"),
            models.UniqueConstraint(fields=["region", "name"], name="cluster_name_once_in_region"),
            models.UniqueConstraint(fields=["name"], condition=Q(region=None), name="cluster_name_once_without_region"),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Et andet navn for samarbejdsområdet, i en periode: names changed on the way to the councils."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            filled("name", name="alias_has_name", message=_("Give the other name.")),
            models.UniqueConstraint(fields=["cluster", "name"], name="alias_once"),
            ends_after_start("valid_from", "valid_to", name="alias_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """Afløsning: a cluster or body that takes over from another on a date.

    Health clusters end on 31 December 2026 and health councils take over (domain facts, 2.3).
    """

    class Kind(models.TextChoices):
        CONTINUED = "continued", _("is continued")
        MERGED = "merged", _("is merged")
        SPLIT = "split", _("is split")
        CLOSED = "closed", _("is closed")

    predecessor_cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="successions")
    successor_cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="inheritances")
    predecessor_body = models.ForeignKey(
        "clusters.Body", models.PROTECT, null=True, blank=True, related_name="successions"
    )
    successor_body = models.ForeignKey(
        "clusters.Body", models.PROTECT, null=True, blank=True, related_name="inheritances"
    )
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(predecessor_cluster__isnull=False, predecessor_body=None, successor_body=None)
                | Q(predecessor_body__isnull=False, predecessor_cluster=None, successor_cluster=None),
                name="succession_of_cluster_or_body",
                violation_error_message=_("A cluster follows a cluster, and a body follows a body."),
            ),
            models.CheckConstraint(
                condition=Q(kind="closed", successor_cluster=None, successor_body=None)
                | ~Q(kind="closed") & (Q(successor_cluster__isnull=False) | Q(successor_body__isnull=False)),
                name="succession_has_successor_unless_closed",
                violation_error_message=_("Say what takes over, or that it is closed."),
            ),
            models.CheckConstraint(
                condition=Q(successor_cluster=None) | ~Q(successor_cluster=F("predecessor_cluster")),
                name="succession_cluster_not_itself",
            ),
            models.CheckConstraint(
                condition=Q(successor_body=None) | ~Q(successor_body=F("predecessor_body")),
                name="succession_body_not_itself",
            ),
            models.UniqueConstraint(
                fields=["predecessor_cluster", "successor_cluster"], name="succession_cluster_once"
            ),
            models.UniqueConstraint(fields=["predecessor_body", "successor_body"], name="succession_body_once"),
        ]

    def __str__(self) -> str:
        before = self.predecessor_cluster or self.predecessor_body
        after = self.successor_cluster or self.successor_body
        return f"{before} → {after or '–'}"
