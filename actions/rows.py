"""What a list says of each action: rows of plain values, made once in Python, with their owners in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actions.models import Action, Owner
from actions.models.action import OPEN_STATES
from clusters.access import CHAIRS
from clusters.models import Organisation
from clusters.templatetags.punktvis import day, shape

if TYPE_CHECKING:
    from clusters.models import User

SOON = 7  # days before a deadline when it begins to ask for something
FIELDS = (
    "pk",
    "task",
    "state",
    "due",
    "due_phrase",
    "body_id",
    "body__name",
    "item_id",
    "item__label",
    "item__meeting__day",
)


@dataclass(slots=True, frozen=True)
class OwnerLine:
    """One owner as a list shows it. `reaches`: somebody is there to do it, or the role leads to a seat."""

    sort: str
    name: str
    detail: str
    person: int | None
    organisation: int | None
    role: str
    seat_role: str
    reaches: bool


@dataclass(slots=True)
class Row:
    """One action. `where` is the meeting and item that it came from; `shape` and `words` how it stands."""

    pk: int
    task: str
    state: str
    due: date | None
    phrase: str
    body: int
    body_name: str
    where: str
    url: str
    date: str
    shape: str
    words: str
    owners: list[OwnerLine] = field(default_factory=list)
    through: OwnerLine | None = None  # the organisation or role by which it is mine
    note: str = ""

    @property
    def open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def lead(self) -> OwnerLine | None:
        return self.owners[0] if self.owners else None

    @property
    def others(self) -> str:
        return ", ".join(owner.name for owner in self.owners[1:])


def rows_of(values: Iterable[tuple[Any, ...]], today: date, *, in_register: bool = False) -> list[Row]:
    """Rows for tuples of FIELDS, each with its owners: one query, however many rows."""
    values = list(values)
    owners = owners_of([value[0] for value in values])
    rows = []
    url = reverse("actions:action", args=[0])
    for pk, task, state, due, phrase, body, body_name, item, label, met, *_more in values:
        mine = owners.get(pk, [])
        status = status_of(state, due, today, in_register=in_register, reaches=any(owner.reaches for owner in mine))
        rows.append(
            Row(
                pk=pk,
                task=task,
                state=state,
                due=due,
                phrase=phrase,
                body=body,
                body_name=body_name,
                where=where(met, label) if item else "",
                url=url.replace("/0/", f"/{pk}/"),
                date=day(due),
                shape=status[0],
                words=status[1],
                owners=mine,
            )
        )
    return rows


def where(met: date, label: str) -> str:
    """»10.11.2023, punkt 3«."""
    if not label:
        return day(met)
    return _("%(date)s, item %(label)s") % {"date": day(met), "label": label}


def owners_of(actions: list[int]) -> dict[int, list[OwnerLine]]:
    """The owners of each action, the one in the lead first."""
    coordinated = Organisation.coordinators.through.objects.filter(organisation=OuterRef("organisation"))
    values = (
        Owner.objects.filter(action__in=actions)
        .order_by("-lead", "pk")
        .values_list(
            "action_id",
            "person_id",
            "person__name",
            "person__organisation__name",
            "organisation_id",
            "organisation__name",
            "role",
            "seat_role",
            Exists(coordinated),
        )
    )
    found: dict[int, list[OwnerLine]] = {}
    for action, person, name, detail, organisation, organisation_name, role, seat_role, coordinated in values:
        if person:
            line = OwnerLine("person", name, detail or "", person, None, "", "", True)
        elif organisation:
            line = OwnerLine("org", organisation_name, "", None, organisation, "", "", coordinated)
        else:
            line = OwnerLine("person", role[:1].upper() + role[1:], "", None, None, role, seat_role, bool(seat_role))
        found.setdefault(action, []).append(line)
    return found


def status_of(
    state: str, due: date | None, today: date, *, in_register: bool = False, reaches: bool = True
) -> tuple[str, str]:
    """Shape and words of how an action stands: »6 dage over«, »om 3 dage«, »Løbende«.

    My work counts the days of all that is dated. The register says the state, and counts only the days that matter.
    """
    if state not in OPEN_STATES:
        return shape(state), str(Action.State(state).label)
    if due is not None and due < today:
        return "late", days_over((today - due).days)
    left = (due - today).days if due else None
    if in_register:
        if state != Action.State.OPEN:
            return shape(state), str(Action.State(state).label)
        if not reaches:
            return "miss", _("No one chosen")
        if left is None or left > 2 * SOON:
            return "open", str(Action.State(state).label)
        words = days_left(left)
        return "soon", words[:1].upper() + words[1:]
    if left is None:
        return ("now" if state == Action.State.IN_PROGRESS else "wait"), _("no date")
    if state != Action.State.OPEN:
        return shape(state), days_left(left)
    return "soon" if left <= SOON else "open", days_left(left)


def days_over(days: int) -> str:
    """»6 dage over«."""
    return ngettext("%(n)s day over", "%(n)s days over", days) % {"n": days}


def days_left(days: int) -> str:
    """»i dag«, »om 3 dage«, »om 6 uger«, »om 8 måneder«: as exact as one needs to be that far ahead."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 14:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    if days < 7 * 16:
        return ngettext("in %(n)s week", "in %(n)s weeks", days // 7) % {"n": days // 7}
    return ngettext("in %(n)s month", "in %(n)s months", days // 30) % {"n": days // 30}


def mine_through(row: Row, user: User, coordinates: set[int]) -> OwnerLine | None:
    """The organisation or role that makes the action this user's, unless the user owns it as a person."""
    if any(owner.person == user.person_id for owner in row.owners):
        return None
    roles = user.standing.roles(row.body)
    held = ({"chair"} if roles & CHAIRS else set()) | roles
    return next(
        (owner for owner in row.owners if owner.organisation in coordinates or owner.seat_role in held),
        None,
    )
