"""What the reader made of a text, as the values that the review page edits and that a draft stores."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext

from clusters.models import Body, Organisation, Person
from clusters.templatetags.punktvis import clock, day
from desk.importing.deciding import NO_VOTES, voted_again, votes_in
from desk.importing.matching import candidates, match_organisation, match_person, organisations_of
from desk.importing.names import DECISION
from desk.importing.promises import promised
from desk.importing.wording import worded
from minutes.models import Absence
from reading.bodytext import unmarked
from reading.decisions import cut
from reading.result import Approval, Doubt, Item, Minutes, Outcome
from reading.sections import is_residue
from reading.votes import read_votes

READER = 5  # rises when the values below change their shape: older drafts are then read again


def understood(read: Minutes, body: Body | None, notes: tuple[Doubt, ...] = ()) -> dict[str, Any]:
    """The reader's JSON in a form to correct, with whom and what of it is known already, and what is in doubt.

    `notes` are what to look at in the file itself. Everything the page needs is here: it does not read again.
    """
    known, parties = candidates(body), organisations_of(body)
    values = read.as_json()
    values["reader"] = READER
    values["day"] = day(read.starts) if read.starts else ""
    values["start"], values["end"] = (clock(m) if isinstance(m, datetime) else "" for m in (read.starts, read.ends))
    values["actions"] = promised(read, known, parties)
    for row, item, doubt in zip(values["items"], read.items, _doubts(read.items), strict=True):
        del row["actions"]
        row["doubt"], row["keep"] = doubt, "item"
        row["sections"] = {name: worded(text) for name, text in row["sections"].items()}
        row["title"] = unmarked(item.title) if item.closed else item.title
        _set_votes(row, item)
        row["without"] = [
            {"person": at, "why": why or Absence.Reason.ABSENT, "drop": False} for at, why in item.without.items()
        ]
        row["order"] = list(item.sections)  # PostgreSQL stores an object's keys in an order of its own
        row["heading"] = " ".join(
            filter(None, [f"{item.number}." if item.number.isdigit() else item.number, item.title])
        )
    for row, person in zip(values["people"], read.people, strict=True):
        row["guess"], row["drop"] = not person.sure, False
    match_people(values, known, parties)
    values["unplaced_to"] = ["drop" if is_residue(line) else "keep" for line in values["unplaced"]]
    values["doubts"] = [
        {"code": doubt.code, "template": doubt.template, "values": doubt.values, "seen": False}
        for doubt in (*notes, *read.warnings)
    ]
    values |= _approved(read.approval) | {"actions_as": ""}
    values["next_under"] = _next_under(read)
    values["lines"] = [[line.number, line.text.strip(), str(line.kind), line.ref] for line in read.lines]
    return values


def _approved(told: Approval | None) -> dict[str, Any]:
    """As the minutes say it of themselves; where they do not say by whom or how, that they say so."""
    return {
        "approved": told is not None,
        "approved_on": day(told.on) if told and told.on else "",
        "approved_by": (told.how or gettext("as the minutes themselves say")) if told else "",
    }


def match_people(values: dict[str, Any], known: list[Person], parties: list[Organisation]) -> None:
    """Set whom each participant is taken for, and the organisation: on reading, and when another body is chosen."""
    for person in values["people"]:
        party = match_organisation(person["organisation"], parties)
        match = match_person(person["name"], known, party)
        person["party"] = party.pk if party else None
        person["person"] = match.person.pk if match.person else None
        person["sure"], person["like"] = match.sure and not person["guess"], [one.pk for one in match.like]
        person["create"] = False


def _doubts(items: list[Item]) -> list[str]:
    """Why each item wants a look: 'heading' written unlike others, 'order' of its number, 'votes', 'outcome', or ''."""
    numbers = [int(item.number) if item.number.isdigit() else None for item in items]
    back = {at + 1 for at, (one, next_) in enumerate(pairwise(numbers)) if None not in (one, next_) and next_ <= one}  # type: ignore[operator]
    alike = all(item.doubt == "heading_form" for item in items)  # then one warning says it of all
    return [
        "heading" if not (item.sure or alike)
        else "order" if at in back
        else "votes" if item.votes and voted_again(item.sections.get(DECISION, "")) and not _parts(item)
        else "outcome" if _unanswered(item)
        else ""
        for at, item in enumerate(items)
    ]  # fmt: skip


def _parts(item: Item) -> list[str]:
    """The text of each point of the recommendation that the decision answers, if it can be told apart."""
    return cut(item.sections.get(DECISION, ""), [answer.point for answer in item.outcomes])


def _set_votes(row: dict[str, Any], item: Item) -> None:
    """How the decision was voted on; where its text answers several points one by one, how each of them was."""
    text, answers = item.sections.get(DECISION, ""), row["outcomes"]
    parts = _parts(item) if item.votes else []
    row["votes"] = dict(NO_VOTES) if parts else votes_in(item.votes, text)
    for answer, part in zip(answers, parts or [""] * len(answers), strict=True):
        answer["votes"] = votes_in(read_votes(part), part)


def _next_under(read: Minutes) -> int | None:
    """The item under which the next meeting is told. None where no line is about that alone: then a text tells it."""
    last = len(read.items) - 1
    under = None
    for line in read.lines:
        part, _dot, rest = line.ref.partition(".")
        if part == "next_meeting":
            return last if under is None else under
        if part == "items" and rest:
            under = int(rest.split(".")[0])
    return None


def _unanswered(item: Item) -> bool:
    """A recommendation whose written decision has none of the outcomes that decisions have."""
    told = [answer.outcome for answer in item.outcomes] or [item.outcome]
    return Outcome.OTHER in told and bool(item.sections.get(DECISION)) and "indstilling" in item.sections
