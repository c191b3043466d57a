"""One line of Danish becomes an action: what was recognised in it, and what the writer put right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from actions.deadlines import NoSuchDay, fields, read_deadline
from actions.forms import impossible
from actions.models import Action
from clusters.models import User
from clusters.templatetags.punktvis import day
from desk.circumstances import Circumstances
from desk.owners import Owners, key_of
from minutes.models import AgendaItem, Meeting
from minutes.models.meeting import Locked
from reading.dates import Due


@dataclass
class Deadline:
    """A phrase and the day that it came to mean. `fields` are the action's; `error` says why there is no such day."""

    phrase: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    error: str = ""

    @classmethod
    def read(cls, phrase: str, meeting: Meeting) -> Deadline:
        """Read by the same rules as the line, against the day of the meeting that the words were said at."""
        phrase = " ".join(phrase.split())[:200]
        try:
            return cls(phrase, read_deadline(phrase, body=meeting.body, on=meeting.day))
        except NoSuchDay as error:
            return cls(phrase, error=" ".join(impossible(error).messages))

    @classmethod
    def found(cls, due: Due | None, coming: dict[int, Meeting]) -> Deadline:
        """What was found in a sentence. `coming`: the meetings that it can mean."""
        if due is None:
            return cls()
        meeting = coming.get(due.meeting) if isinstance(due.meeting, int) else None
        phrase = due.phrase[:200]
        return cls(phrase, fields(phrase, due.precision, due=due.date, meeting=meeting, before=due.before))

    @property
    def means(self) -> str:
        """'by 18.03.2024', '19.03.2024', 'no date'; nothing without a phrase, or where the phrase is the date."""
        due: date | None = self.fields.get("due")
        if not self.phrase or self.error:
            return ""
        if not due:
            return _("recurring") if self.fields.get("due_precision") == "recurring" else _("no date")
        shown = day(due)
        if self.fields.get("due_before"):
            return _("by %(day)s") % {"day": shown}
        return "" if shown == self.phrase else shown


@dataclass
class Line:
    """`found_owners` and `found_due` are what was recognised; `owners` and `due` what stands, after corrections.

    `doubts` stand in the way of creating it; `hint` does not: a date that no calendar has, or a number that looks so.
    """

    text: str
    task: str
    owners: list[str]
    found_owners: list[str]
    due: Deadline
    found_due: str
    doubts: list[str]
    hint: str = ""
    names: list[str] = field(default_factory=list)
    source: str = ""
    errors: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, data: QueryDict, *, meeting: Meeting, owners: Owners) -> Line:
        """Recognise, then keep what the writer changed: a field that differs from what was recognised before it."""
        text = " ".join(data.get("line", "").split())[:1000]
        quick = Circumstances(meeting, owners).line(text)
        found = list(dict.fromkeys(str(one.id) for one in quick.owners))
        doubts = [
            _("There are several called %(name)s. Choose one.") % {"name": doubt.words} for doubt in quick.ambiguous
        ]
        sent, before = data.getlist("owner"), data.getlist("owner_was")
        corrected = "owner" in data and [key for key in sent if key] != [key for key in before if key]
        found_due = quick.due.phrase if quick.due else ""
        due = data.get("due", "")
        if "due" not in data or due == data.get("due_was", ""):
            due = found_due
        stands = [key for key in sent if key in owners.by_key] if corrected else found
        taken = [(one.start, one.end) for one in quick.owners]
        taken += [(one.start, one.end) for one in quick.ambiguous]
        taken += [(quick.due.start, quick.due.end)] if quick.due else []
        return cls(
            text=text,
            task=quick.task if _says_more(text, taken) else "",
            owners=stands,
            names=[str(owner) for owner in owners.chosen(stands)],
            found_owners=found,
            due=Deadline.read(due, meeting),
            hint="" if due else Deadline.read(text, meeting).error,
            found_due=found_due,
            doubts=[] if corrected else doubts,
            source=data.get("source", "").strip()[:5000],
        )

    @property
    def heard(self) -> str:
        """What was recognised, said in a line for those who do not see the chips."""
        who = ", ".join(self.names) or _("no owner")
        due = " ".join(filter(None, [self.due.phrase, self.due.error or self.due.means])) or _("no deadline")
        return " ".join([*self.doubts, self.hint, _("Owner: %(who)s. Deadline: %(due)s.") % {"who": who, "due": due}])

    def missing(self) -> list[str]:
        """All that stands in the way of creating the action, in the writer's words."""
        wrong = [] if self.task else [_("Write what is to be done, for example »invites to a meeting«.")]
        return wrong + self.doubts + ([self.due.error] if self.due.error else [])

    def create(self, item: AgendaItem, *, owners: Owners, by: User) -> Action:
        """The action. Raises Locked, and ValidationError for what cannot be stored."""
        if missing := self.missing():
            raise ValidationError(missing)
        if not item.meeting.writable:
            raise Locked
        return Action.create(
            body=item.meeting.body,
            item=item,
            case=item.case,
            task=self.task,
            source=self.source,
            owners=owners.chosen(self.owners),
            by=by,
            **self.due.fields,
        )


def _says_more(text: str, taken: list[tuple[int, int]]) -> bool:
    """Is anything left of the line beside owner and deadline?"""
    for start, end in sorted(taken, reverse=True):
        text = text[:start] + text[end:]
    return bool(set(re.findall(r"[^\W\d_]+", text.lower())) - {"og", "samt"})


def change(action: Action, data: QueryDict, *, owners: Owners, by: User) -> Deadline:
    """Change what the row's form changed: task, owners, deadline. Raises ValidationError; the deadline is as read."""
    task = " ".join(data.get("task", "").split())
    wanted = owners.chosen(data.getlist("owner"))
    due = Deadline.read(data.get("due", ""), action.item.meeting) if action.item else Deadline()
    if due.error:
        raise ValidationError(due.error)
    changes: dict[str, Any] = {"task": task}
    if due.phrase != shown_due(action):
        changes |= due.fields
    if [key_of(owner) for owner in wanted] != [owner_key(owner) for owner in action.owners.all()]:
        changes["owners"] = wanted
    action.change(by=by, **changes)
    return due


def shown_due(action: Action) -> str:
    """The deadline as one edits it: its words, else its day."""
    return action.due_phrase or day(action.due)


def owner_key(owner: Any) -> str:
    return key_of(owner.person or owner.organisation or owner.role)
