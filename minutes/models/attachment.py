from __future__ import annotations

import hashlib
import uuid
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import File
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from clusters.models import Entry, User
from clusters.models.constraints import filled
from minutes.models.meeting import ISSUED, Meeting, Reason, Refusal

if TYPE_CHECKING:
    from minutes.models.item import AgendaItem


def stored_at(attachment: Attachment, name: str) -> str:
    """A name of our own: nothing that a user typed reaches the file system."""
    return f"attachments/{attachment.meeting_id}/{uuid.uuid4().hex}"


class Attachment(models.Model):
    """Bilag: a file on an item or a meeting. Its bytes match `sha256`, always."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attachments")
    item = models.ForeignKey("minutes.AgendaItem", models.CASCADE, null=True, blank=True, related_name="attachments")
    title = models.CharField(_("title"), max_length=300)
    file = models.FileField(_("file"), upload_to=stored_at, max_length=200)
    file_name = models.CharField(max_length=200)
    closed = models.BooleanField(_("closed attachment"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey("clusters.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            filled("title", name="attachment_has_title", message=_("Give the attachment a title.")),
            filled("sha256", name="attachment_has_hash", message=_("An attachment has a hash.")),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def add(
        cls,
        file: File,
        *,
        meeting: Meeting,
        item: AgendaItem | None,
        by: User,
        closed: bool = False,
        source: str = "",
    ) -> Attachment:
        """Store an uploaded file and its row, or neither. `source` is the title of a file that the meeting was read
        from: it is kept whatever its type, and like all that are not in our list handed out as a download.

        Raises Refusal for a type or size that is not taken, an empty file, or one that the item has already; Locked.
        """
        name = PurePath((file.name or "").replace("\\", "/")).name
        if not source and (refused := cls.reasons_against(name, file.size or 0)):
            raise Refusal(*refused)
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        row = cls(
            meeting=meeting,
            item=item,
            title=(source or PurePath(name).stem)[:300],
            file_name=name[-200:],
            closed=closed,
            size=file.size,
            sha256=digest.hexdigest(),
            added_by=by,
        )
        saved = ""
        try:
            with transaction.atomic():
                meeting.hold()
                same = cls.objects.filter(meeting=meeting, item=item)
                if same.filter(sha256=row.sha256).exists():
                    raise Refusal(Reason("again", _("“%(name)s” is there already.") % {"name": name}))
                row.position = (same.aggregate(Max("position"))["position__max"] or 0) + 1
                file.seek(0)
                row.file.save(name, file, save=False)
                saved = row.file.name or ""
                row.save()
                Entry.record("attached", row, by=by, body=meeting.body, name=name, sha256=row.sha256)
        except BaseException:
            if saved:
                row.file.storage.delete(saved)
            raise
        return row

    @staticmethod
    def reasons_against(name: str, size: int) -> list[Reason]:
        """Why a file of this name and size (bytes) is not taken."""
        reasons = []
        kind = PurePath(name).suffix.lower().lstrip(".")
        if kind not in settings.UPLOAD_TYPES:
            message = _("“%(name)s” is not a type of file that can be attached. Save it as PDF and attach that.")
            reasons.append(Reason("type", message % {"name": name}))
        if size > settings.UPLOAD_BYTES:
            message = _("“%(name)s” takes %(size)s MB. An attachment may take %(most)s MB.")
            numbers = {"name": name, "size": -(-size // 1_000_000), "most": settings.UPLOAD_BYTES // 1_000_000}
            reasons.append(Reason("size", message % numbers))
        if not size:
            reasons.append(Reason("empty", _("“%(name)s” is empty. Nothing is attached.") % {"name": name}))
        return reasons

    @property
    def content_type(self) -> str:
        """The type that the file is served as: by its ending, from our own short list."""
        kind = PurePath(self.file_name).suffix.lower().lstrip(".")
        return settings.UPLOAD_TYPES.get(kind, "application/octet-stream")

    def change(self, *, by: User, title: str, closed: bool) -> None:
        """Give the attachment another title, close it or open it. Raises Locked, ValidationError."""
        with transaction.atomic():
            self.meeting.hold()
            before = {"title": self.title, "closed": self.closed}
            self.title, self.closed = title.strip(), closed
            self.full_clean(exclude=["meeting", "item", "added_by"])
            self.save(update_fields=["title", "closed"])
            after = {"title": self.title, "closed": self.closed}
            changed = {name: [old, after[name]] for name, old in before.items() if old != after[name]}
            if changed:
                Entry.record("attachment_changed", self, by=by, body=self.meeting.body, **changed)

    def remove(self, *, by: User) -> None:
        """Take the attachment off an agenda that nobody has been sent; its bytes go when the row is gone for good."""
        with transaction.atomic():
            self.meeting.hold()
            if self.meeting.state in ISSUED:
                raise Refusal(Reason("issued", _("The agenda is issued, so its attachments stay.")))
            Entry.record(
                "attachment_removed", self, by=by, body=self.meeting.body, title=self.title, sha256=self.sha256
            )
            storage, name = self.file.storage, self.file.name
            self.delete()
            transaction.on_commit(lambda: storage.delete(name) if name else None)
