"""What a reader understood of minutes or of an agenda: plain values, and which source line each of them came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reading.dates import Due


def gettext_noop(message: str) -> str:
    """Marks a sentence for the translators, who look for this name. The page that shows it translates it."""
    return message


class Kind(StrEnum):
    """What a source line is."""

    BLANK = "blank"
    RULE = "rule"  # a line across the page, without a word in it
    LABEL = "label"  # a word that only announces what follows: 'Dagsorden', 'Deltagere:'
    BODY = "body"
    DATE = "date"
    PLACE = "place"
    TOC = "toc"  # an entry of the table of contents, or of the agenda that the minutes repeat
    GROUP = "group"
    PERSON = "person"
    ITEM = "item"
    SECTION = "section"
    TEXT = "text"
    ATTACHMENT = "attachment"
    NEXT_MEETING = "next_meeting"
    UNPLACED = "unplaced"


class Outcome(StrEnum):
    """What a decision came to."""

    APPROVED = "godkendt"
    APPROVED_WITH_REMARKS = "godkendt_med_bemaerkninger"
    NOTED = "efterretning"
    DISCUSSED = "droeftet"
    RECOMMENDED = "anbefalet"
    POSTPONED = "udsat"
    REJECTED = "afvist"
    NOT_RELEASED = "ikke_frigivet"
    OTHER = "andet"
    NONE = "ingen"


@dataclass(slots=True)
class Line:
    """One source line and the one place that holds it.

    `ref` names the place with dots: 'body', 'starts', 'people.3', 'people.0-5' and 'people.0,7' (several people on one
    line), 'people.3.group', 'items.2.title', 'items.2' (title and text on one line), 'items.2.sections.beslutning',
    'items.2.attachments.0', 'next_meeting.topics.0', 'unplaced.0'. It is empty for blank lines and rules.
    """

    number: int
    text: str
    kind: Kind
    ref: str


@dataclass(slots=True)
class Person:
    """Somebody named as a participant. `present` is None where the text does not say."""

    name: str
    title: str = ""
    organisation: str = ""
    group: str = ""
    roles: list[str] = field(default_factory=list)
    present: bool | None = None
    initials: str = ""  # as written, 'JB'; not in the JSON
    instead_of: str = ""  # whom this person stood in for; not in the JSON
    sure: bool = True  # False for a guess: initials, a first name, a name out of an unusual line; not in the JSON

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title,
            "organisation": self.organisation,
            "group": self.group,
            "roles": list(self.roles),
            "present": self.present,
        }


@dataclass(slots=True)
class PointOutcome:
    """What was decided about one numbered point of a recommendation."""

    point: str
    outcome: Outcome

    def as_json(self) -> dict[str, Any]:
        return {"point": self.point, "outcome": str(self.outcome)}


Id = int | str


@dataclass(frozen=True, slots=True)
class Who:
    """An owner as said, and whom it means among those known: one id, several (then ask), or none (words alone)."""

    words: str
    ids: tuple[Id, ...] = ()
    name: str = ""  # of the one who is meant

    @property
    def shown(self) -> str:
        return self.name or self.words


@dataclass(slots=True)
class Action:
    """Something promised: `kind` is action, or agenda for a topic that a coming meeting is to take up.

    `source` is the sentence or table row, `task` what is to be done in short. `start` and `end` are where the sentence
    stands in the text of `section`. `due` is None where no time is told. Not `sure`: shown, but not chosen.
    """

    kind: str
    source: str
    task: str
    owners: list[Who] = field(default_factory=list)
    due: Due | None = None
    sure: bool = True
    section: str = "beslutning"
    start: int = 0
    end: int = 0

    def as_json(self) -> dict[str, Any]:
        due = self.due
        return {
            "kind": self.kind,
            "source": self.source,
            "task": self.task,
            "owners": [owner.shown for owner in self.owners],
            "due": {
                "phrase": due.phrase if due else None,
                "precision": due.precision if due else "none",
                "date": due.date.isoformat() if due and due.date else None,
            },
            "sure": self.sure,
        }


@dataclass(slots=True)
class Votes:
    """How a decision was voted on: numbers where the text tells them, and those who did not agree in its own words."""

    for_: int | None = None
    against: int | None = None
    blank: int | None = None
    dissent: str = ""
    manner: str = ""  # 'enstemmigt' or 'lodtrækning', where it was so


ITEM_DOUBTS = {
    "heading_form": "headed in another way than the other items, or only by standing alone",
    "number_order": "its number stands before it already, or comes too late",
    "fixed_title": "without a number, taken for an item because its title is one",
    "no_text": "nothing stands under it, as it does under the others",
}


@dataclass(slots=True)
class Item:
    """An agenda item. `sections` is text by canonical Danish name (reading/words/sections.py)."""

    number: str
    title: str
    closed: bool = False
    sections: dict[str, str] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)  # as written, by section; not in the JSON
    attachments: list[str] = field(default_factory=list)
    outcome: Outcome = Outcome.NONE
    outcomes: list[PointOutcome] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    votes: Votes | None = None  # not in the JSON
    without: dict[int, str] = field(default_factory=dict)  # who took no part, and 'conflict' or ''; not in the JSON
    doubt: str = ""  # why this may be no item: a code of ITEM_DOUBTS; not in the JSON

    @property
    def sure(self) -> bool:
        """False where the reader guessed that this is an item."""
        return not self.doubt

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title,
            "closed": self.closed,
            "sections": dict(self.sections),
            "attachments": list(self.attachments),
            "outcome": str(self.outcome),
            "outcomes": [point.as_json() for point in self.outcomes],
            "actions": [action.as_json() for action in self.actions],
        }


Moment = date | datetime
"""A day, or a day with its local time of day (without a time zone: minutes do not write one)."""


@dataclass(slots=True)
class NextMeeting:
    starts: Moment | None = None
    topics: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"starts": iso(self.starts), "topics": list(self.topics)}


@dataclass(frozen=True, slots=True)
class Approval:
    """What minutes say of their own approval: the day, if they tell it, and by whom or how, in their words."""

    on: date | None
    how: str = ""


@dataclass(slots=True)
class Doubt:
    """Something to check by eye. `template` is an English sentence to translate, `values` what stands in it."""

    code: str
    template: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return self.template % self.values

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message}


@dataclass(slots=True)
class Minutes:
    """All that was read. Times are local, without a zone; `unplaced` holds the lines that found no place."""

    kind: str = "referat"
    body: str = ""
    starts: Moment | None = None
    ends: Moment | None = None
    place: str = ""
    people: list[Person] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    next_meeting: NextMeeting = field(default_factory=NextMeeting)
    unplaced: list[str] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    month: date | None = None  # its first day, where the head tells a month and no day; not in the JSON
    approval: Approval | None = None  # not in the JSON

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "body": self.body,
            "starts": iso(self.starts),
            "ends": iso(self.ends),
            "place": self.place,
            "people": [person.as_json() for person in self.people],
            "items": [item.as_json() for item in self.items],
            "next_meeting": self.next_meeting.as_json(),
            "unplaced": list(self.unplaced),
            "warnings": [doubt.as_json() for doubt in self.warnings],
        }


def iso(moment: Moment | None) -> str | None:
    """ISO 8601: a date alone where no time is given, otherwise to the minute."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None
