"""The chosen actions of an import, made under their items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext

from actions.deadlines import fields
from actions.models import Action
from clusters.fields import DayField
from clusters.models import Organisation, Person, User
from desk.importing.checking import DONE, NONE, actions_as
from desk.importing.promises import number_of
from minutes.models import AgendaItem, Meeting

Owning = Person | Organisation | str


class Acting:
    """Makes actions of one meeting: `people` are those of the participants' list, `known` and `parties` by key."""

    def __init__(
        self,
        meeting: Meeting,
        values: dict[str, Any],
        *,
        people: list[Person | None],
        known: dict[int, Person],
        parties: dict[int, Organisation],
        by: User,
    ):
        self.meeting, self.by = meeting, by
        self.people, self.known, self.parties = people, known, parties
        self.names = [row["name"] for row in values["people"]]
        self.how = actions_as(values)

    def make(self, rows: Iterable[dict[str, Any]], item: AgendaItem) -> None:
        """The chosen ones among `rows`; as history they are closed at once, dated today, with the reason."""
        for row in rows:
            if not row["make"] or self.how == NONE:
                continue
            action = Action.create(
                body=self.meeting.body,
                item=item,
                task=row["task"][:500],
                source=row["source"],
                owners=self._owners(row["owners"]),
                by=self.by,
                **self._deadline(row["due"]),
            )
            if self.how == DONE:
                action.close(by=self.by, note=gettext("Comes from older minutes"))

    def _owners(self, rows: list[dict[str, Any]]) -> list[Owning]:
        return list(dict.fromkeys(owner for row in rows if (owner := self._owner(row["key"], row["words"]))))

    def _owner(self, key: str, words: str) -> Owning | None:
        """Whom a key means. One that is not known here (any more) leaves the words."""
        sort, number = key[:1], number_of(key[1:])
        if sort == "l" and number is not None and number < len(self.people):
            return self.people[number] or self.names[number][:100]
        if sort == "r" and key[1:]:
            return key[1:101]
        found: Owning | None = None
        if number is not None:
            found = self.known.get(number) if sort == "p" else self.parties.get(number) if sort == "o" else None
        return found or words.strip()[:100] or None

    def _deadline(self, due: dict[str, Any]) -> dict[str, Any]:
        """A deadline that means a meeting follows it, where the body has one that day."""
        on = DayField(required=False).clean(due["date"])
        meeting = None
        if on and due["precision"] == Action.Precision.MEETING:
            held = on + timedelta(days=1 if due["before"] else 0)
            meeting = self.meeting.body.meetings.filter(day=held).exclude(pk=self.meeting.pk).first()
        return fields(due["phrase"][:200], due["precision"], due=on, meeting=meeting, before=due["before"])
