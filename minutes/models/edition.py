from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.models import User
from minutes.models.meeting import Meeting


class EditionQuerySet(models.QuerySet["Edition"]):
    def update(self, **kwargs: Any) -> int:
        raise TypeError("Editions are never edited.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Editions are never deleted.")


class Edition(models.Model):
    """Udgave, 'version' on screen: what was sent or approved, word for word, and chained by hash to the one before.

    `content` is `minutes.content.content(meeting)`: all that the document shows, closed parts included;
    who may see what is cut when it is read.
    """

    class Kind(models.TextChoices):
        AGENDA = "agenda", _("agenda")
        SUPPLEMENT = "supplement", _("supplementary agenda")
        DRAFT = "draft", _("draft minutes")
        MINUTES = "minutes", pgettext_lazy("edition", "minutes")
        CORRECTED = "corrected", _("corrected minutes")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("clusters.User", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=~Q(kind="corrected") | ~Q(reason=""),
                name="edition_correction_has_reason",
                violation_error_message=_("A correction says why."),
            ),
            models.CheckConstraint(
                condition=Q(number=1, previous_hash="") | Q(number__gt=1) & ~Q(previous_hash=""),
                name="edition_follows_the_one_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @classmethod
    def make(cls, meeting: Meeting, *, kind: str, by: User, reason: str = "") -> Edition:
        """Store the meeting's document as it stands. Call it inside the transaction of the step that causes it."""
        from minutes.content import content

        with transaction.atomic():
            last = meeting.editions.order_by("-number").first()
            number = (meeting.editions.aggregate(Max("number"))["number__max"] or 0) + 1
            edition = cls(
                meeting=meeting,
                number=number,
                kind=kind,
                content=content(meeting),
                made_at=timezone.now(),
                made_by=by,
                reason=reason,
                previous_hash=last.hash if last else "",
            )
            edition.hash = edition.computed_hash()
            edition.save(force_insert=True)
        return edition

    def computed_hash(self) -> str:
        """SHA-256 over the content in canonical JSON, what the edition is, and the hash of the one before."""
        parts = [self.meeting_id, self.number, self.kind, self.reason, self.previous_hash, self.content]
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
