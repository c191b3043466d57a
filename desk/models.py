"""What belongs to the desk alone: minutes that were read but are no meeting yet, and suggestions nobody wants."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.models import Entry, User
from minutes.models import AgendaItem

if TYPE_CHECKING:
    from clusters.models import Body

KEPT_FOR = timedelta(days=30)
FOLDER = "imports"


def expiry() -> Any:
    return timezone.now() + KEPT_FOR


def stored_at(draft: ImportDraft, name: str) -> str:
    """A name of our own: nothing that a user typed reaches the file system."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class ImportDraftQuerySet(models.QuerySet["ImportDraft"]):
    def visible_to(self, user: User) -> ImportDraftQuerySet:
        """A draft is private to the one who brought the text, until it becomes a meeting or expires."""
        return self.filter(owner=user, expires__gt=timezone.now())

    def unfinished(self) -> ImportDraftQuerySet:
        """Those that no meeting was made of."""
        return self.filter(meeting=None)

    def forget(self) -> int:
        """Delete what has expired, with its files. Returns how many drafts there were."""
        expired = list(self.filter(expires__lte=timezone.now()).defer("source", "understood"))
        for draft in expired:
            draft.forget()
        return len(expired)


class ImportDraft(models.Model):
    """Importkladde: the file as it came, its text, what was understood of it, and the owner's corrections.

    Nothing else exists yet. `understood` is what `desk.importing.understood` gives, as corrected so far. `part` tells
    the meetings of one file apart. The file is the owner's alone, and goes with the draft: thrown away, or handed to
    the meeting that it became.
    """

    owner = models.ForeignKey("clusters.User", models.CASCADE, related_name="import_drafts")
    body = models.ForeignKey(
        "clusters.Body", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    file = models.FileField(upload_to=stored_at, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, blank=True)  # what reading.files took it for: docx, pdf, html, json or text
    pages = models.PositiveIntegerField(null=True)
    part = models.PositiveSmallIntegerField(default=0)
    parts = models.PositiveSmallIntegerField(default=1)
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
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "sha256", "part"], condition=models.Q(meeting=None), name="import_draft_once"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or f"#{self.pk}"

    @staticmethod
    def digest(data: bytes) -> str:
        """SHA-256 of the file as it came: by it a file is known again."""
        return hashlib.sha256(data).hexdigest()

    @classmethod
    def keep(cls, data: bytes, *, owner: User, body: Body | None, **fields: Any) -> ImportDraft:
        """Store what was brought: the row and the file, or neither."""
        draft = cls(owner=owner, body=body, sha256=cls.digest(data), **fields)
        draft.file.save("original", ContentFile(data), save=False)
        try:
            with transaction.atomic():
                draft.save()
        except BaseException:
            draft.file.storage.delete(str(draft.file))
            raise
        return draft

    @transaction.atomic
    def became(self, meeting: Any) -> None:
        """A meeting was made of it and has the file now: ours goes when that is certain."""
        storage, name = self.file.storage, str(self.file)
        self.meeting, self.file = meeting, ""
        self.save(update_fields=["meeting", "file"])
        if name:
            transaction.on_commit(partial(storage.delete, name))

    @transaction.atomic
    def forget(self) -> None:
        """Delete the draft, and its file when that is certain."""
        storage, name = self.file.storage, str(self.file)
        self.delete()
        if name:
            transaction.on_commit(partial(storage.delete, name))


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
