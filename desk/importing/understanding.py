"""What the reader made of a text, as the values that the review page edits and that a draft stores."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from clusters.models import Body, Organisation, Person
from clusters.templatetags.punktvis import clock, day
from desk.importing.matching import candidates, match_organisation, match_person, organisations_of
from desk.importing.names import DECISION, SIDES
from desk.importing.promises import promised
from reading.result import Doubt, Item, Minutes, Outcome
from reading.sections import is_residue

READER = 3  # rises when the values below change their shape: older drafts are then read again


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
        row["votes"] = _votes(item)
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
    values |= {"approved": False, "approved_on": "", "approved_by": "", "actions_as": ""}
    values["lines"] = [[line.number, line.text.strip(), str(line.kind), line.ref] for line in read.lines]
    return values


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
    """Why each item wants a look: 'heading' written unlike the others, 'order' of its number, 'outcome', or ''."""
    numbers = [int(item.number) if item.number.isdigit() else None for item in items]
    back = {at + 1 for at, (one, next_) in enumerate(pairwise(numbers)) if None not in (one, next_) and next_ <= one}  # type: ignore[operator]
    alike = all(item.doubt == "heading_form" for item in items)  # then one warning says it of all
    return [
        "heading" if not (item.sure or alike)
        else "order" if at in back
        else "outcome" if _unanswered(item)
        else ""
        for at, item in enumerate(items)
    ]  # fmt: skip


def _votes(item: Item) -> dict[str, Any]:
    """How the decision was voted on: a number for each of SIDES or None, and the dissent."""
    votes = item.votes
    if votes is None:
        return dict.fromkeys(SIDES) | {"dissent": ""}
    return {"for": votes.for_, "against": votes.against, "blank": votes.blank, "dissent": votes.dissent}


def _unanswered(item: Item) -> bool:
    """A recommendation whose written decision has none of the outcomes that decisions have."""
    return item.outcome == Outcome.OTHER and bool(item.sections.get(DECISION)) and "indstilling" in item.sections
