"""What a sentence was said in: the day of the meeting, those there, and what is to come. Names and days hang on it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from actions.models import Action
from desk.owners import Owners
from desk.phrases import AGENDA
from minutes.models import Meeting
from reading import actions, quick, result
from reading.actions.who import People

log = logging.getLogger(__name__)

KINDS = {"p": "person", "o": "organisation", "r": "role"}
LONGEST = Action._meta.get_field("task").max_length


def candidate(key: str, owner: Any) -> quick.Candidate:
    short = getattr(owner, "short_name", "")
    return quick.Candidate(key, str(owner), aliases=(short,) if short else (), kind=KINDS[key[0]])


def _promises(
    text: str, people: tuple[quick.Candidate, ...], on: date, meetings: tuple[tuple[int, date], ...], body: str
) -> tuple[result.Action, ...]:
    """A fault of the reader costs its suggestions: not the page that shows them, nor the line that somebody types."""
    try:
        return tuple(actions.find(text, people=People(people), on=on, meetings=meetings, body=body))
    except Exception:
        log.exception("A text of %s characters could not be read for promises", len(text))
        return ()


# The same text is asked about again and again: when one of its suggestions is taken, or another text is saved.
_kept_promises = lru_cache(maxsize=128)(_promises)


class Circumstances:
    """Reads what was said at a meeting. Four queries, however much is read."""

    def __init__(self, meeting: Meeting, owners: Owners | None = None):
        self.meeting = meeting
        self.owners = owners or Owners(meeting)

    @cached_property
    def coming(self) -> dict[int, Meeting]:
        """The meetings that a deadline can mean, by primary key."""
        rows = self.meeting.body.meetings.ahead().only("pk", "day", "body_id")[:40]
        return {row.pk: row for row in rows}

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {
            "people": tuple(candidate(key, owner) for key, owner in self.owners.by_key.items()),
            "on": self.meeting.day,
            "meetings": tuple((pk, row.day) for pk, row in self.coming.items()),
            "body": self.meeting.body.name,
        }

    def promises(self, text: str) -> list[result.Action]:
        """What a text promises, in order, each with its `task` as an action of ours is to say it."""
        return [replace(one, task=self._task(one)) for one in _kept_promises(text, **self._known)]

    @staticmethod
    def _task(one: result.Action) -> str:
        task = AGENDA % one.task if one.kind == "agenda" else one.task
        return " ".join(task.split())[:LONGEST]

    def line(self, text: str) -> quick.Quick:
        """One typed line. A sentence gets the same task here as when it is found in a decision."""
        read = quick.read_line(text, **self._known)
        found = _promises(text, **self._known)
        return replace(read, task=self._task(found[0])) if len(found) == 1 else read
