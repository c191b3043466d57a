"""Text that people write together: saved as they type, never overwritten unseen, always to be had back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.models import User

if TYPE_CHECKING:
    from minutes.models.meeting import Meeting

TOGETHER = timedelta(minutes=5)  # autosaves by one person within this are one revision


class Stale(Exception):
    """Somebody else saved first. `text` is the row as it stands now."""

    def __init__(self, text: Text):
        self.text = text
        super().__init__(f"version {text.version}")


@dataclass(frozen=True)
class Copy:
    """What a browser knows of the text that it saves.

    `version`: the version that it last had an answer about. `writer`: a random name of the open page.
    `count`: the page's own count of its saves, rising.
    """

    version: int
    writer: str = ""
    count: int = 0


class Text(models.Model):
    """A text with a version. One page's saves follow each other without an answer in between.

    A page whose answer got lost saves again with an old version. It is not in conflict with itself as long as
    nobody else has written since that version: `since` is the version before the current writer's first save
    in a row. A save that arrives after a later one of the same page is dropped, as its words are in the later one.
    """

    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    writer = models.CharField(max_length=40, blank=True, editable=False)
    count = models.PositiveIntegerField(default=0, editable=False)
    since = models.PositiveIntegerField(default=0, editable=False)
    written_at = models.DateTimeField(null=True, editable=False)
    written_by = models.ForeignKey("clusters.User", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True

    @property
    def meeting(self) -> Meeting:
        raise NotImplementedError

    def clean_text(self, text: str) -> str:
        """The text as it may be stored."""
        return text.replace("\r\n", "\n")

    def write(self, text: str, *, copy: Copy, by: User) -> Self:
        """Replace the text, unless somebody else changed it since the writer's copy.

        Check and write are one UPDATE inside the meeting's lock, so two people in the same text never silently
        erase each other's words. Returns the row as it stands.

        Raises Stale with the other's row (the writer's own words are then kept as a revision), and Locked.
        """
        text = self.clean_text(text)
        try:
            with transaction.atomic():
                self.meeting.hold()
                return self._write(text, copy=copy, by=by)
        except Stale:
            TextRevision.keep(self, text, by=by, kept=False)
            raise

    def _write(self, text: str, *, copy: Copy, by: User) -> Self:
        """`write`, within the lock. A save that follows the page's own last one needs no row but the one that it came
        with: had anybody written since that was read, the version would have passed, and nothing be replaced.
        """
        if self._goes_on(text, copy=copy, by=by) and self._replace(text, copy=copy, by=by):
            return self
        row = self._now()
        if row._own(copy) and copy.count <= row.count or row.text == text:
            return row  # a repeat of what is stored, or older than it
        if row.version != copy.version and not (row._own(copy) and row.since <= copy.version):
            raise Stale(row)
        if row.version and (row.written_by_id != by.pk or not row._recent()):
            TextRevision.keep(row, row.text, by=row.written_by, at=row.written_at, version=row.version)
        if not row._replace(text, copy=copy, by=by):
            raise Stale(row._now())  # unreachable while hold() locks; never unsaid
        return row

    def _now(self) -> Self:
        return type(self)._base_manager.select_related("written_by__person").get(pk=self.pk)

    def _own(self, copy: Copy) -> bool:
        """Did the page that saves write last?"""
        return bool(copy.writer) and self.writer == copy.writer

    def _recent(self) -> bool:
        return self.written_at is not None and timezone.now() - self.written_at <= TOGETHER

    def _goes_on(self, text: str, *, copy: Copy, by: User) -> bool:
        """Does the save follow the page's last one, with nothing to keep, to drop or to ask about?"""
        later = self._own(copy) and copy.count > self.count and self.since <= copy.version
        return later and self.text != text and self.written_by_id == by.pk and self._recent()

    def _replace(self, text: str, *, copy: Copy, by: User) -> bool:
        """Store the text on top of this version. False if another has taken its place."""
        values: dict[str, Any] = {
            "text": text,
            "version": self.version + 1,
            "writer": copy.writer,
            "count": copy.count,
            "since": self.since if self._own(copy) else self.version,
            "written_at": timezone.now(),
            "written_by": by,
        }
        if not type(self)._base_manager.filter(pk=self.pk, version=self.version).update(**values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True


class Section(Text):
    """Afsnit: sagsfremstilling, indstilling and further named parts of an item, as rich text; discussion as plain.

    Rich text is sanitised when saved, by the same schema as the editor, never when shown.
    """

    class Kind(models.TextChoices):
        SUMMARY = "summary", _("Summary")
        CASE = "case", _("Case")
        RECOMMENDATION = "recommendation", _("Recommendation")
        ECONOMY = "economy", _("Economy")
        LAW = "law", _("Legal basis")
        HEARING = "hearing", _("Hearing")
        COMMUNICATION = "communication", _("Communication")
        PROCESS = "process", _("Further process")
        HISTORY = "history", _("History of the case")
        OTHER = "other", _("Other")
        DISCUSSION = "discussion", _("Discussion")

    item = models.ForeignKey("minutes.AgendaItem", models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CASE)
    heading = models.CharField(_("heading as written"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "heading"], name="section_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The heading on screen: as written, else the canonical name."""
        return self.heading or self.get_kind_display()

    @property
    def rich(self) -> bool:
        return self.kind != self.Kind.DISCUSSION

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting

    def clean_text(self, text: str) -> str:
        from minutes.richtext import sanitise

        return sanitise(text) if self.rich else super().clean_text(text)


class TextRevision(models.Model):
    """Tidligere tekst: what a section or decision said before, by whom and when; or what lost a conflict.

    Autosaves by one person within five minutes are one revision.
    """

    section = models.ForeignKey(Section, models.CASCADE, null=True, related_name="revisions")
    decision = models.ForeignKey("minutes.Decision", models.CASCADE, null=True, related_name="revisions")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("clusters.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    kept = models.BooleanField(default=True)  # False: typed, but somebody else had saved first

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(section=None, decision__isnull=False) | Q(section__isnull=False, decision=None),
                name="revision_of_one_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M}"

    @classmethod
    def keep(
        cls, text: Text, words: str, *, by: User | None, at: Any = None, version: int = 0, kept: bool = True
    ) -> None:
        """Store what `text` said, or was meant to say. The same words by the same person are stored once."""
        owner = {"section": text} if isinstance(text, Section) else {"decision": text}
        if not cls.objects.filter(**owner, text=words, by=by, kept=kept).exists():
            cls.objects.create(**owner, text=words, by=by, at=at or timezone.now(), version=version, kept=kept)

    def take_back(self, *, by: User) -> Text:
        """Put these words back into their field. What stands there now is kept as a version too. Raises Locked."""
        text = self.decision or self.section
        assert text is not None  # noqa: S101 -- the constraint says so
        with transaction.atomic():
            text.meeting.hold()
            row = type(text)._base_manager.select_related("written_by").get(pk=text.pk)
            if row.text and row.text != self.text:
                TextRevision.keep(row, row.text, by=row.written_by, at=row.written_at, version=row.version)
            return row._write(self.text, copy=Copy(row.version), by=by)
