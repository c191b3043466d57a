"""What the minutes desk shows of a meeting: its items at the left, and the one that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext

from actions.models import Action, Owner
from clusters.models import User
from clusters.templatetags.punktvis import SHAPES, clock
from desk.excerpt import Excerpt, excerpt, points
from desk.phrases import LATER, postponed
from minutes.models import Absence, AgendaItem, Attachment, Attendance, Decision, Meeting, Section, TextRevision

WRITING = timedelta(seconds=90)  # who saved an item's text this lately is taken to be writing there
State = AgendaItem.State


@dataclass(frozen=True)
class Line:
    """An item in the list. `at`: when it should begin, '' where minutes are not given; `writer`: a colleague's name."""

    item: AgendaItem
    shape: str
    words: str
    at: str
    ends: str
    writer: str


@dataclass(frozen=True)
class Part:
    """A section as the desk shows it: run-in heading, beginning, and the rest to unfold."""

    label: str
    text: Excerpt


@dataclass(frozen=True)
class Later:
    """A meeting that an item can be postponed to: the outcome as the page writes it, its label, its sentence."""

    key: str
    label: str
    sentence: str


def outcome_key(decision: Decision) -> str:
    """The outcome as pages write it: 'approved', 'postponed|mødet 15.02.2024', '' for none."""
    return f"{decision.outcome}|{decision.postponed_to}" if decision.postponed_to else decision.outcome


def lines(meeting: Meeting, *, user: User) -> list[Line]:
    """The meeting's items in order, in one query however many. `user`: whose own writing is no news to him."""
    since = timezone.now() - WRITING

    def writer(model: type[Decision] | type[Section]) -> Subquery:
        rows = model._base_manager.filter(item=OuterRef("pk"), written_at__gte=since).exclude(written_by=user.pk)
        return Subquery(rows.order_by("-written_at").values("written_by__person__name")[:1])

    postponed = Decision.objects.filter(item=OuterRef("pk"), outcome=Decision.Outcome.POSTPONED)
    items = meeting.items.select_related("continues__meeting").annotate(
        said=Exists(Decision.objects.said().filter(item=OuterRef("pk"))),
        to=Coalesce(Subquery(postponed.values("postponed_to")[:1]), Value("")),
        tasks=_count(Action, "item"),
        writer=Coalesce(writer(Decision), writer(Section), Value("")),
    )
    shown, begins = [], meeting.starts
    known = True
    for item in items:
        item.meeting = meeting
        ends = begins + timedelta(minutes=item.minutes) if item.minutes and known else None
        shape, words = _state(item)
        shown.append(Line(item, shape, words, clock(begins) if known else "", clock(ends), item.writer))
        begins, known = ends or begins, ends is not None
    return shown


def _count(model: type[Model], key: str) -> Any:
    """How many rows of `model` point at the outer row, without joining them in."""
    rows = model._default_manager.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def _state(item: Any) -> tuple[str, str]:
    """Shape and words of an item's state. 'Mangler beslutning' is computed here as AgendaItem.lacks_decision does."""
    if item.state == State.DEALT and item.kind == AgendaItem.Kind.DECISION and not item.said:
        return "miss", gettext("Lacks a decision")
    if item.state == State.POSTPONED:
        return "moved", gettext("Postponed to %(when)s") % {"when": item.to} if item.to else gettext("Postponed")
    if item.state == State.DROPPED:
        return "drop", pgettext("item", "Dropped")
    words = str(State(item.state).label)
    if item.closed and item.state == State.PENDING:
        return "lock", gettext("Closed item")
    if item.tasks:
        words += " · " + ngettext("%(count)s action", "%(count)s actions", item.tasks) % {"count": item.tasks}
    return SHAPES[item.state], words


class Presence:
    """How many of the participants were there, and what is to be said of single ones."""

    def __init__(self, people: list[Any]):
        by = [row.status for row in people]
        status = Attendance.Status
        self.all = len(by)
        self.present, self.excused = by.count(status.PRESENT), by.count(status.EXCUSED)
        self.noted = any(one != status.INVITED for one in by)
        self.remarks = [remark for row in people if (remark := self._remark(row))]

    def _remark(self, row: Attendance) -> dict[str, str] | None:
        if row.status in (Attendance.Status.EXCUSED, Attendance.Status.ABSENT):
            return {"shape": "drop", "words": f"{row.name}: {row.get_status_display()}"}
        if row.left:
            return {
                "shape": "moved",
                "words": gettext("%(name)s: left at %(at)s") % {"name": row.name, "at": clock(row.left)},
            }
        if row.arrived:
            words = gettext("%(name)s: came at %(at)s") % {"name": row.name, "at": clock(row.arrived)}
            return {"shape": "soon", "words": words}
        return None


class Board:
    """The desk of one meeting with one item open. What a page does not ask for is not fetched."""

    def __init__(self, meeting: Meeting, *, user: User, item_pk: int | None = None):
        """`item_pk`: the item to open; without it, or when it is gone, the one in progress, else the first undone."""
        self.meeting, self.user = meeting, user
        self.lines = lines(meeting, user=user)
        self.line = self._open(item_pk)
        self.item = self.line.item if self.line else None

    def _open(self, item_pk: int | None) -> Line | None:
        for wanted in (
            lambda item: item.pk == item_pk,
            lambda item: item.state == State.CURRENT,
            lambda item: item.state == State.PENDING,
        ):
            if found := next((line for line in self.lines if wanted(line.item)), None):
                return found
        return self.lines[0] if self.lines else None

    @property
    def next(self) -> AgendaItem | None:
        return next((two.item for one, two in pairwise(self.lines) if one is self.line), None)

    @property
    def previous(self) -> AgendaItem | None:
        return next((one.item for one, two in pairwise(self.lines) if two is self.line), None)

    @cached_property
    def decisions(self) -> list[Any]:
        """The item's decisions, each with `versions`, the outcome that `stands` as the page writes it, and `later`: the
        meetings that it can be postponed to.
        """
        rows: list[Any] = list(
            Decision.objects.filter(item=self.item).annotate(versions=_count(TextRevision, "decision"))
        )
        for row in rows:
            row.stands = outcome_key(row)
            row.later = [Later(f"postponed|{to}", to, postponed(to)) for to in self.ahead]
            if row.outcome == Decision.Outcome.POSTPONED and row.stands not in [one.key for one in row.later]:
                row.later.insert(0, Later(row.stands, row.postponed_to or str(row.get_outcome_display()), ""))
        return rows

    @cached_property
    def sections(self) -> list[Section]:
        rows = Section.objects.filter(item=self.item).annotate(versions=_count(TextRevision, "section"))
        return list(rows)

    @property
    def discussion(self) -> Section:
        """The item's discussion; not stored before somebody writes in it."""
        kind = Section.Kind.DISCUSSION
        return next((part for part in self.sections if part.kind == kind), Section(item=self.item, kind=kind))

    @property
    def parts(self) -> list[Part]:
        """Case, recommendation and other prepared sections. The recommendation is what is decided: never folded."""
        whole = Section.Kind.RECOMMENDATION
        return [
            Part(part.label, excerpt(part.text, fold=part.kind != whole))
            for part in self.sections
            if part.rich and part.text
        ]

    @property
    def points(self) -> list[str]:
        """Points of the recommendation ('1', '2') that have no decision of their own yet."""
        text = next((part.text for part in self.sections if part.kind == Section.Kind.RECOMMENDATION), "")
        answered = {decision.point for decision in self.decisions}
        numbers = [str(number) for number in range(1, points(text) + 1)]
        return [number for number in numbers if number not in answered]

    @property
    def versions(self) -> int:
        """How many earlier versions the item's decisions and its discussion have."""
        texts: list[Any] = [*self.decisions, self.discussion]
        return sum(getattr(text, "versions", 0) for text in texts)

    @property
    def saved_at(self) -> datetime | None:
        """When a text of the item was last saved, by anybody."""
        times = [text.written_at for text in [*self.decisions, self.discussion] if text.written_at]
        return max(times, default=None)

    @cached_property
    def files(self) -> list[Attachment]:
        return list(Attachment.objects.filter(item=self.item))

    @cached_property
    def people(self) -> list[Any]:
        """Participants, each with `out`: the reason for taking no part in the open item, or None."""
        return list(people(self.meeting, self.item))

    @property
    def out(self) -> list[Any]:
        return left_out(self.people)

    @cached_property
    def actions(self) -> list[Action]:
        return item_actions(self.item) if self.item else []

    @cached_property
    def ahead(self) -> list[str]:
        """Meetings that the item can be postponed to, in the words of the minutes, which are Danish."""
        meetings = Meeting.objects.filter(body=self.meeting.body_id).ahead().filter(starts__gt=self.meeting.starts)
        return [*(f"mødet {date:%d.%m.%Y}" for date in meetings.values_list("day", flat=True)[:4]), LATER]

    @property
    def presence(self) -> Presence:
        return Presence(self.people)

    @property
    def all_dealt(self) -> bool:
        return all(line.item.state not in (State.PENDING, State.CURRENT) for line in self.lines)


def people(meeting: Meeting, item: AgendaItem | None) -> QuerySet[Attendance]:
    """The participants with `out`: why they took no part in `item`."""
    absent = Absence.objects.filter(attendance=OuterRef("pk"), item=item)
    rows = Attendance.objects.filter(meeting=meeting).select_related("substitute_for")
    return rows.annotate(out=Subquery(absent.values("reason")[:1]))


def left_out(people: list[Any]) -> list[Any]:
    """Those who took no part in the open item, each with the reason in words as `why`."""
    rows = [row for row in people if row.out]
    for row in rows:
        row.why = str(Absence.Reason(row.out).label)
    return rows


def item_actions(item: AgendaItem) -> list[Action]:
    """The item's actions in the order they were made, with owners: two queries."""
    rows = Action.objects.filter(item=item).order_by("pk")
    owners = Owner.objects.select_related("person__organisation", "organisation")
    return list(rows.prefetch_related(Prefetch("owners", owners)))
