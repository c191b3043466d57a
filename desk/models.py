"""Import drafts: minutes that were read but are no meeting yet."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.models import User

KEPT_FOR = timedelta(days=30)


def expiry() -> Any:
    return timezone.now() + KEPT_FOR


class ImportDraftQuerySet(models.QuerySet["ImportDraft"]):
    def visible_to(self, user: User) -> ImportDraftQuerySet:
        """A draft is private to the one who brought the text, until it becomes a meeting or expires."""
        return self.filter(owner=user, expires__gt=timezone.now())


class ImportDraft(models.Model):
    """Importkladde: the source text, what was understood of it, and the owner's corrections. Nothing else exists yet.

    `understood` has the keys of `reading.Minutes.as_json()`, as corrected so far.
    """

    owner = models.ForeignKey("clusters.User", models.CASCADE, related_name="import_drafts")
    body = models.ForeignKey(
        "clusters.Body", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    file_name = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    understood = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(default=expiry)
    meeting = models.ForeignKey("minutes.Meeting", models.SET_NULL, null=True, related_name="+", editable=False)

    objects = ImportDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name or f"#{self.pk}"

    @staticmethod
    def digest(source: str) -> str:
        return hashlib.sha256(source.encode()).hexdigest()
