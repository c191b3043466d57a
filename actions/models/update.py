from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UpdateQuerySet(models.QuerySet["Update"]):
    def update(self, **kwargs: Any) -> int:
        if set(kwargs) <= {"by"}:  # merging two entries of one person
            return super().update(**kwargs)
        raise TypeError("Updates are never edited.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Updates are never deleted.")


class Update(models.Model):
    """Opfølgning: a dated note by a person, with the state change it made. Never edited."""

    action = models.ForeignKey("actions.Action", models.PROTECT, related_name="updates")
    by = models.ForeignKey("clusters.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(_("note"), blank=True)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(note="") | ~Q(after=F("before")),
                name="update_says_something",
                violation_error_message=_("Write a note, or change the state."),
            )
        ]

    def __str__(self) -> str:
        return self.note or f"{self.before} → {self.after}"
