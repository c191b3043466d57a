"""What would be left lying when a meeting ends: promises without an action, actions without somebody or a day, items
without a decision. What the page lists is what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from actions.deadlines import fields
from actions.models import Action, Owner
from clusters.models import User
from desk.board import Line, lines
from desk.finds import Find, Finds
from desk.owners import Group, Owners
from desk.quick import Deadline, owner_key, shown_due
from minutes.models import AgendaItem, Meeting

States = AgendaItem.State
UNDONE = (States.PENDING, States.CURRENT)


@dataclass(frozen=True)
class Promises:
    """An item and what is promised under it that has no action."""

    item: AgendaItem
    finds: list[Find]


@dataclass(frozen=True)
class Incomplete:
    """An action that lacks an owner, a deadline or both, as its row's form shows it."""

    action: Action
    owned: list[str]
    due: Deadline

    @classmethod
    def of(cls, action: Action) -> Incomplete:
        due = fields(shown_due(action), action.due_precision, due=action.due, before=False)
        return cls(action, [owner_key(owner) for owner in action.owners.all()], Deadline(shown_due(action), due))


def incomplete(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Open ones that nobody has, or that no time is told for. 'Løbende' and 'snarest muligt' are times."""
    lacking = actions.filter(owners=None) | actions.filter(due=None, due_phrase="", due_precision="")
    return lacking.open().distinct().order_by("item__position", "pk")  # type: ignore[attr-defined]


class LooseEnds:
    """The loose ends of a meeting."""

    def __init__(self, meeting: Meeting, *, user: User):
        self.meeting = meeting
        self.lines = lines(meeting, user=user)
        self._finds = Finds(meeting, [line.item for line in self.lines])

    @cached_property
    def promises(self) -> list[Promises]:
        """Items with promises that are offered, in their order."""
        out = []
        for line in self.lines:
            finds = [find for part in self._finds.of(line.item) for find in part.offered]
            if finds:
                out.append(Promises(line.item, finds))
        return out

    @cached_property
    def actions(self) -> list[Incomplete]:
        owners = Owner.objects.select_related("person", "organisation")
        rows = incomplete(Action.objects.filter(item__meeting=self.meeting)).select_related("item")
        return [Incomplete.of(row) for row in rows.prefetch_related(Prefetch("owners", owners))]

    @cached_property
    def items(self) -> list[Line]:
        """Items that say nothing: not dealt with yet, or meant for decision and without one."""
        return [line for line in self.lines if not line.item.said and self._is_due(line)]  # type: ignore[attr-defined]

    @staticmethod
    def _is_due(line: Line) -> bool:
        return line.item.state in UNDONE or line.shape == "miss"

    @property
    def counts(self) -> dict[str, int]:
        promised = sum(len(one.finds) for one in self.promises)
        return {"promises": promised, "actions": len(self.actions), "items": len(self.items)}

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    @property
    def groups(self) -> list[Group]:
        """Who can own: also those who own one of the actions already, wherever they come from."""
        return Owners(self.meeting, *(one.action for one in self.actions)).groups
