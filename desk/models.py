"""What belongs to the desk alone: minutes that were read but are no meeting yet, and suggestions nobody wants."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.models import Entry, User
from minutes.models import AgendaItem

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


class Ignored(models.Model):
    """Ignoreret forslag: a sentence under an item that is to become no action. It holds for all who write the minutes.

    `key` is the sentence's (desk/finds.py); a sentence that is changed has another, and is suggested anew.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="ignored")
    key = models.CharField(max_length=40)
    by = models.ForeignKey("clusters.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="ignored_once")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def note(cls, item: AgendaItem, key: str, *, task: str, by: User) -> Ignored:
        """Ignore a suggestion. The first who did so stands. `task` is for the entry. Raises Locked."""
        with transaction.atomic():
            item.meeting.hold()
            row, new = cls.objects.get_or_create(item=item, key=key, defaults={"by": by})
            if new:
                Entry.record("find_ignored", item, by=by, body=item.meeting.body, task=task)
        return row

    def undo(self, *, by: User) -> None:
        """Suggest it again. Raises Locked."""
        with transaction.atomic():
            self.item.meeting.hold()
            if Ignored.objects.filter(pk=self.pk).delete()[0]:
                Entry.record("find_suggested_again", self.item, by=by, body=self.item.meeting.body, key=self.key)
