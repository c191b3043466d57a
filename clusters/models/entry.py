"""Who did what, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from clusters.models.constraints import filled

if TYPE_CHECKING:
    from clusters.models import Body, User


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: models.Model) -> EntryQuerySet:
        """The history of one row, newest first."""
        return self.filter(subject=subject._meta.label, subject_id=subject.pk)

    def update(self, **kwargs: Any) -> int:
        raise TypeError("Entries are never edited.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Entries are never deleted.")


class Entry(models.Model):
    """Hændelse: who did which verb to what, when, and what changed. Written in the change's own transaction."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("clusters.User", models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    body = models.ForeignKey("clusters.Body", models.PROTECT, null=True, related_name="+")
    changes = models.JSONField(default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject", "subject_id"], name="entry_subject")]
        constraints = [filled("verb", name="entry_has_verb", message=_("An entry names its verb."))]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.subject_id}"

    @classmethod
    def record(
        cls, verb: str, subject: models.Model, *, by: User | None, body: Body | None = None, **changes: Any
    ) -> Entry:
        """Write down that `by` did `verb` to `subject`. `changes` are JSON values: a new value, or [old, new]."""
        return cls.objects.create(
            verb=verb, subject=subject._meta.label, subject_id=subject.pk, by=by, body=body, changes=changes
        )
