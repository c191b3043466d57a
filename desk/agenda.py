"""The agenda as its planner sees it: when each item comes, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.models import User
from clusters.templatetags.punktvis import clock, day
from minutes.models import AgendaItem, Meeting, Section

# Items that most agendas have, as Danish secretariats title them: (title, kind, minutes). Titles are words of the
# minutes, not of the interface, so they are Danish in any language of the screen.
APPROVE_AGENDA = "Godkendelse af dagsorden"
FOLLOW_UP = "Opfølgning på åbne aktioner"
STANDING = [(APPROVE_AGENDA, "decision", 5), (FOLLOW_UP, "information", 10)]
CLOSING = [("Kommende møder", "information", 5), ("Eventuelt", "information", 5)]
NO_CASE_NEEDED = {title.casefold() for title, _kind, _minutes in STANDING + CLOSING}
LAST = {title.casefold() for title, _kind, _minutes in CLOSING}


@dataclass(slots=True)
class Row:
    """One item on the planner's list. `at`: its time of day; `shape`, `words`: how ready it is; `lacks`: what not."""

    item: AgendaItem
    at: str
    meta: str
    shape: str
    words: str
    lacks: str = ""


@dataclass(slots=True)
class Agenda:
    """The list and its sum, in minutes. `length` is None without an end; `spare` below 0 is too much."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0
    length: int | None = None
    ends: str = ""

    @property
    def spare(self) -> int | None:
        return None if self.length is None else self.length - self.total

    @property
    def over(self) -> int:
        """Minutes that the items take beyond the meeting's end; 0 when they fit."""
        return max(-(self.spare or 0), 0)

    @property
    def summary(self) -> str:
        """'8 items · 115 of 120 min.'"""
        count = ngettext("%(n)d item", "%(n)d items", len(self.rows)) % {"n": len(self.rows)}
        words = _("%(n)d min.") if self.length is None else _("%(n)d of %(length)d min.")
        return f"{count} · {words % {'n': self.total, 'length': self.length}}" if self.rows else ""

    @property
    def rest(self) -> str:
        """What is left at the end, in words: '5 min. in reserve'. Nothing without an end."""
        if self.over:
            return _("%(n)d min. too long") % {"n": self.over}
        return _("%(n)d min. in reserve") % {"n": self.spare} if self.spare else ""

    @property
    def lacking(self) -> list[Row]:
        return [row for row in self.rows if row.lacks]


def agenda_of(meeting: Meeting) -> Agenda:
    """The meeting's agenda for those who run its body. One query."""
    texts = Section.objects.filter(item=OuterRef("pk")).exclude(text="").exclude(kind=Section.Kind.DISCUSSION)
    items = meeting.items.select_related("continues__meeting").annotate(
        has_case=Exists(texts), files=Count("attachments")
    )
    items = items.order_by("position", "pk")  # said again: a count makes Django forget the model's own order
    agenda = Agenda(length=_length(meeting))
    at = meeting.starts
    for item in items:
        agenda.rows.append(_row(item, at))
        if item.state != AgendaItem.State.DROPPED:
            at += timedelta(minutes=item.minutes or 0)
    agenda.total = int((at - meeting.starts).total_seconds() // 60)
    agenda.ends = clock(at)
    return agenda


def _length(meeting: Meeting) -> int | None:
    return int((meeting.ends - meeting.starts).total_seconds() // 60) if meeting.ends else None


def _row(item: AgendaItem, at: datetime) -> Row:
    files = item.files  # type: ignore[attr-defined]
    attached = ngettext("%(n)d attachment", "%(n)d attachments", files) % {"n": files} if files else ""
    row = Row(item, clock(at), _meta(item), "done", attached or _("Ready"))
    if item.state == AgendaItem.State.DROPPED:
        row.at, row.shape, row.words = "", "drop", _("Taken off the agenda")
    elif item.closed:
        row.shape, row.words = "lock", " · ".join(filter(None, [_("Closed item"), attached]))
    if item.state != AgendaItem.State.DROPPED and _lacks_case(item):
        row.lacks = _("The case is empty.")
        if not item.closed:
            row.shape, row.words = "miss", _("Lacks a case")
    return row


def _lacks_case(item: AgendaItem) -> bool:
    """Members cannot prepare for a matter that nothing is written or attached about. Information needs no case."""
    if item.kind == AgendaItem.Kind.INFORMATION or item.title.strip().casefold() in NO_CASE_NEEDED:
        return False
    return not (item.has_case or item.files)  # type: ignore[attr-defined]


def _meta(item: AgendaItem) -> str:
    kind, before = capfirst(item.get_kind_display()), item.continues
    if before is None:
        return kind
    words = {"day": day(before.meeting.day), "label": before.label}
    if before.state == AgendaItem.State.POSTPONED:
        return f"{kind} · " + _("Postponed from %(day)s, item %(label)s") % words
    return f"{kind} · " + _("Continued from %(day)s, item %(label)s") % words


# verbs on several items


def add_standing_items(meeting: Meeting, *, by: User) -> None:
    """The items that most agendas have, the closing ones last."""
    with transaction.atomic():
        for title, kind, minutes in STANDING + CLOSING:
            AgendaItem.add(meeting, title=title, kind=kind, minutes=minutes, by=by)


def add_before_closing(meeting: Meeting, *, title: str, by: User, **fields: object) -> AgendaItem:
    """A new item at the end, but before 'Kommende møder' and 'Eventuelt'. Raises Locked, ValidationError."""
    with transaction.atomic():
        item = AgendaItem.add(meeting, title=title, by=by, **fields)
        others = [row for row in meeting.items.all() if row.pk != item.pk]
        end = len(others)
        while end and others[end - 1].title.strip().casefold() in LAST:
            end -= 1
        if end < len(others) and title.strip().casefold() not in LAST:
            AgendaItem.reorder(meeting, [row.pk for row in [*others[:end], item, *others[end:]]], by=by)
            item.refresh_from_db()
    return item


def shift(item: AgendaItem, *, up: bool, by: User) -> None:
    """Swap an item with its neighbour. At the end of the list nothing happens. Raises Locked."""
    order = list(item.meeting.items.values_list("pk", flat=True))
    at = order.index(item.pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
        AgendaItem.reorder(item.meeting, order, by=by)


def set_minutes(meeting: Meeting, minutes: dict[int, int | None], *, by: User) -> None:
    """Give items their minutes, by primary key; those that have them already are left alone. Raises Locked."""
    with transaction.atomic():
        for item in _those(meeting, minutes):
            if item.minutes != minutes[item.pk]:
                item.change(minutes=minutes[item.pk], by=by)


def _those(meeting: Meeting, keys: Iterable[int]) -> list[AgendaItem]:
    items = list(meeting.items.filter(pk__in=list(keys)))
    for item in items:
        item.meeting = meeting
    return items
