"""'Mit arbejde': what one user has to do, over all bodies, and the meetings that will ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from actions.models import Action, Update
from actions.rows import FIELDS, Row, mine_through, rows_of
from clusters.models import Organisation
from clusters.templatetags.punktvis import day, span
from minutes.deadlines import working_days_before
from minutes.models import Edition, Meeting
from minutes.models.meeting import State

if TYPE_CHECKING:
    from clusters.models import User

MOST = 100  # actions on the page; the register has the rest
MEETINGS = 5  # in the margin
TO_COME = (State.PLANNED, State.CALLED, State.IN_SESSION)
KEYS = ("late", "next", "later", "none")
UNDER_WAY = (State.IN_SESSION, State.DRAFTING)


@dataclass(slots=True)
class Group:
    """Actions that hurt alike. `key` is late, next, later or none."""

    key: str
    title: str
    short: str
    rows: list[Row] = field(default_factory=list)
    html: SafeString = SafeString("")


@dataclass(slots=True)
class Ahead:
    """A meeting in the margin. `asks`: how many of the user's actions are due by it and not by an earlier one."""

    pk: int
    body: int
    name: str
    day: date
    when: str
    place: str
    agenda: str
    asks: int = 0


@dataclass(slots=True)
class Work:
    groups: list[Group]
    meetings: list[Ahead]
    waiting: list[dict[str, Any]]  # meetings whose minutes the user has to write
    more: bool

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    def group(self, key: str) -> Group | None:
        """The group of that key, also when it has run empty."""
        groups = {group.key: group for group in self.groups}
        return groups.get(key) or (Group(key, "", "") if key in KEYS else None)

    def find(self, pk: int) -> Row | None:
        return next((row for group in self.groups for row in group.rows if row.pk == pk), None)


def work_of(user: User) -> Work:
    """Everything on the page, in five queries beside the user's seats."""
    today = timezone.localdate()
    mine = Action.objects.owned_by(user).open().order_by(F("due").asc(nulls_last=True), "pk")
    values = list(mine.values_list(*FIELDS, "due_meeting__day")[: MOST + 1])
    rows = rows_of(values[:MOST], today)
    _tell(rows, user)
    meetings = _meetings(user, today)
    ahead = [_ahead(value) for value in meetings if value["day"] >= today and value["state"] in TO_COME]
    waiting = [value for value in meetings if value["state"] in UNDER_WAY and user.standing.runs(value["body_id"])]
    known = {meeting.body for meeting in ahead}
    next_day: dict[int, date] = {meeting.body: meeting.day for meeting in reversed(ahead)}
    for value in reversed(values):  # of bodies without a seat one knows the meetings that one's own actions mean
        if value[-1] and value[-1] >= today and value[5] not in known:
            next_day[value[5]] = min(value[-1], next_day.get(value[5], value[-1]))
    _count(rows, ahead)
    return Work(_grouped(rows, next_day, today), ahead[:MEETINGS], waiting[:MEETINGS], more=len(values) > MOST)


def _grouped(rows: list[Row], next_day: dict[int, date], today: date) -> list[Group]:
    groups = {
        "late": Group("late", _("Overdue"), _("overdue")),
        "next": Group("next", _("For the next meeting"), _("for the next meeting")),
        "later": Group("later", _("Later"), _("later")),
        "none": Group("none", _("Without deadline"), _("without deadline")),
    }
    for row in rows:
        if row.due is None:
            key = "none"
        elif row.due < today:
            key = "late"
        else:
            key = "next" if row.body in next_day and row.due <= next_day[row.body] else "later"
        groups[key].rows.append(row)
    return [group for group in groups.values() if group.rows]


def _tell(rows: list[Row], user: User) -> None:
    """By what each action is the user's, and the last note on it."""
    coordinates: set[int] = set()
    if any(all(owner.person != user.person_id for owner in row.owners) for row in rows):
        found = Organisation.objects.filter(coordinators=user.person_id)
        coordinates = set(found.order_by().values_list("pk", flat=True))
    last: dict[int, str] = {}
    notes = Update.objects.filter(action__in=[row.pk for row in rows]).exclude(note="").order_by("at", "pk")
    for action, note, at, name in notes.values_list("action_id", "note", "at", "by__name"):
        last[action] = f"{(name or '').partition(' ')[0]} {day(at)}: {note}"
    for row in rows:
        row.through = mine_through(row, user, coordinates)
        row.note = last.get(row.pk, "")


def _meetings(user: User, today: date) -> list[dict[str, Any]]:
    """The user's meetings that lie ahead, and those under way, the nearest first."""
    agenda = Edition.objects.filter(meeting=OuterRef("pk"), kind=Edition.Kind.AGENDA).values("made_at")[:1]
    wanted = Q(day__gte=today, state__in=TO_COME) | Q(state__in=UNDER_WAY)
    rows = (
        Meeting.objects.of_own_bodies(user)
        .filter(wanted)
        .order_by("starts", "pk")
        .values(
            "pk",
            "body_id",
            "body__name",
            "body__days_agenda",
            "day",
            "starts",
            "ends",
            "place",
            "link",
            "state",
            agenda_at=Subquery(agenda),
        )[:60]
    )
    return [dict(row) for row in rows]


def _ahead(value: dict[str, Any]) -> Ahead:
    if value["agenda_at"]:
        agenda = _("Agenda sent %(date)s") % {"date": day(value["agenda_at"])}
    elif value["state"] == State.PLANNED:
        expected = working_days_before(value["day"], value["body__days_agenda"])
        late = expected < timezone.localdate()
        agenda = _("The agenda is not out yet") if late else _("Agenda comes %(date)s") % {"date": day(expected)}
    else:
        agenda = State(value["state"]).label.capitalize()
    return Ahead(
        pk=value["pk"],
        body=value["body_id"],
        name=value["body__name"],
        day=value["day"],
        when=f"{day(value['starts'], 'weekday').split()[0]} {span(value['starts'], value['ends'])}",
        place=value["place"] or (_("online") if value["link"] else ""),
        agenda=agenda,
    )


def _count(rows: list[Row], ahead: list[Ahead]) -> None:
    """Each dated action counts at the first meeting of its body that it is due by."""
    for row in rows:
        meeting = next((m for m in ahead if row.due and m.body == row.body and row.due <= m.day), None)
        if meeting:
            meeting.asks += 1
