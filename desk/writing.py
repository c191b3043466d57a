"""All that is written on an item's page, saved together: one button, so that no text is left behind."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.safestring import SafeString

from clusters.models import User
from desk.forms_item import AddSectionForm, ItemForm, SectionForm, prefix_of, sections_of
from minutes.models import AgendaItem, Section
from minutes.models.text import Copy, Stale


class Writing:
    """The forms of the page. `data` is what was sent, or None for a fresh page.

    `added` and `taken` name a section to go on at: one that was added, or where the other's text was chosen.
    """

    def __init__(self, row: AgendaItem, data: Any):
        self.row, self.data = row, data
        self.form = ItemForm(data, instance=AgendaItem.objects.select_related("meeting").get(pk=row.pk))
        rows = sections_of(row)
        self.sections = [SectionForm(data if data and self._sent(section, data) else None, section) for section in rows]
        self.add = AddSectionForm(data if data and "add" in data else None, rows)
        self.added, self.taken = "", data.get("take", "") if data else ""

    @staticmethod
    def _sent(section: Section, data: Any) -> bool:
        """A section that a colleague added meanwhile is not in what this page sends."""
        return f"{prefix_of(section)}-version" in data

    @property
    def sent(self) -> list[SectionForm]:
        return [part for part in self.sections if part.is_bound]

    @property
    def met(self) -> bool:
        """Did somebody else save one of the texts first?"""
        return any(part.other for part in self.sections)

    def known(self) -> list[SafeString]:
        """The hidden inputs that say what is stored, each to take its place in the open page after a save."""
        swap: dict[str, str | bool] = {"hx-swap-oob": "true"}
        fields = [self.form[name].as_hidden(attrs=swap, only_initial=True) for name in self.form.fields]
        return fields + [part[name].as_hidden(attrs=swap) for part in self.sections for name in ("version", "was")]

    def valid(self) -> bool:
        forms = [self.form, *self.sent, *([self.add] if self.add.is_bound else [])]
        return [form.is_valid() for form in forms] == [True] * len(forms)  # each is asked, so that each says its errors

    def save(self, *, by: User) -> None:
        """Store what the writer changed, each text by itself: a conflict in one keeps none of the others back.

        Raises Locked, ValidationError.
        """
        if changes := self.form.changes():
            self.row.change(by=by, **changes)
            self.form.settle()
        for number, part in enumerate(self.sections):
            if part.prefix == self.taken:  # the other's text is to stand; one's own is kept among the revisions
                self.sections[number] = SectionForm(None, part.section)
            elif part.is_bound and part.touched:
                self._write(part, by)
        if self.add.is_bound:
            self._add(by)

    def _write(self, part: SectionForm, by: User) -> None:
        row = part.section if part.section.pk else self.row.section(part.section.kind)
        row.item = self.row
        try:
            part.settle(row.write(part.cleaned_data["text"], copy=self._copy(part.cleaned_data["version"]), by=by))
        except Stale as stale:
            part.meet(stale.text)  # type: ignore[arg-type]

    def _copy(self, version: int) -> Copy:
        """With script the page has a name and counts its saves: one whose answer got lost is not in its own way."""
        writer, count = self.data.get("writer", "")[:40], self.data.get("count", "")
        return Copy(version, writer, int(count)) if count.isdecimal() and len(count) < 10 else Copy(version)

    def _add(self, by: User) -> None:
        kind, heading = self.add.cleaned_data["add_kind"], self.add.cleaned_data["add_heading"].strip()
        if kind:
            with transaction.atomic():
                self.row.meeting.hold()
                self.added = prefix_of(self.row.section(kind, heading))
