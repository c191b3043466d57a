"""The actions that a reader found, as values that the review page edits.

An owner is a key: 'l3' the fourth on the list of participants, 'o12' an organisation and 'p7' a person that are known,
'rformandskabet' a role, 'w' the words as they stand, '-' nobody, and '' when several people can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from actions.models.owner import ROLE_WORDS
from clusters.models import Organisation, Person
from clusters.templatetags.punktvis import DAYS, day
from desk.importing.matching import match_organisation, match_person
from desk.importing.wording import sentence
from reading.dates import Due
from reading.result import Action, Line, Minutes, Who

NOBODY, WORDS = "-", "w"
_WEEKDAYS = {name[:3]: number for number, name in enumerate(DAYS["da"])}
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:\w*dag\b|\.)", re.IGNORECASE)


def number_of(text: str) -> int | None:
    """A primary key or an index in what a browser sent; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def promised(read: Minutes, people: Iterable[Person], organisations: Iterable[Organisation]) -> list[dict[str, Any]]:
    """The actions of all items in order, each with its item's index and the source line that it stands on."""
    known, parties = list(people), list(organisations)
    return [
        {
            "item": index,
            "kind": action.kind,
            "task": sentence(action.task),
            "source": sentence(action.source),
            "owners": [_owner(who, known, parties) for who in action.owners],
            "due": _due(action.due, read),
            "sure": action.sure,
            "make": action.sure,
            "seen": action.sure,
            "line": _line_of(action, read.lines, index, item.sections.get(action.section, "")),
        }
        for index, item in enumerate(read.items)
        for action in item.actions
    ]


def _owner(who: Who, known: list[Person], parties: list[Organisation]) -> dict[str, Any]:
    on_list = [number for number in who.ids if isinstance(number, int)]
    key = WORDS
    if len(on_list) == 1:
        key = f"l{on_list[0]}"
    elif on_list:
        key = ""
    elif who.words.lower() in ROLE_WORDS:
        key = f"r{who.words.lower()}"
    elif party := match_organisation(who.words, parties):
        key = f"o{party.pk}"
    elif (found := match_person(who.words, known)).person and found.sure:
        key = f"p{found.person.pk}"
    return {"words": who.words, "list": on_list, "key": key}


def _due(due: Due | None, read: Minutes) -> dict[str, Any]:
    """The deadline. One in doubt has no date before somebody has chosen among `options` (ISO days)."""
    if due is None:
        return {"phrase": "", "precision": "", "date": "", "before": False, "doubt": "", "options": []}
    doubt = due.doubt if due.date else ""
    return {
        "phrase": due.phrase,
        "precision": due.precision,
        "date": "" if doubt else day(due.date),
        "before": due.before,
        "doubt": doubt,
        "options": _options(due, read) if doubt else [],
    }


def _options(due: Due, read: Minutes) -> list[str]:
    """The days that a deadline in doubt can mean: the date, the weekday nearest to it, the next meeting."""
    assert due.date is not None  # noqa: S101 -- only a date can be in doubt
    days = [due.date]
    if due.doubt == "weekday" and (said := _WEEKDAY.search(due.phrase)):
        ahead = (_WEEKDAYS[said[1].lower()] - due.date.weekday()) % 7
        days.append(due.date + timedelta(days=ahead if ahead <= 3 else ahead - 7))
    elif due.doubt == "next_year":
        days.append(due.date - timedelta(weeks=52))
    coming = read.next_meeting.starts
    if coming:
        days.append(date(coming.year, coming.month, coming.day))
    return [found.isoformat() for found in dict.fromkeys(days)]


def _line_of(action: Action, lines: list[Line], index: int, text: str) -> int | None:
    """The source line that the sentence begins on: the one with its first words; of several, and where the reader
    wrote them otherwise, the one at its place, as the section's lines stand in its text in their order.
    """
    refs = (f"items.{index}.sections.{action.section}", f"items.{index}")
    own = [line for line in lines if line.ref in refs]
    opening = _bare(action.source)[:40]
    found = [line.number for line in own if opening and opening in _bare(line.text)]
    at = _line_at(action.start, own, text)
    return found[0] if found and at not in found else at


def _line_at(start: int, own: list[Line], text: str) -> int | None:
    found, cursor = None, 0
    for line in own:
        at = text.find(line.text.strip(" \t*>#"), cursor)
        if at > start and found is not None:
            break
        if at >= 0 or found is None:
            found = line.number
        cursor = max(cursor, at)
    return found


def _bare(words: str) -> str:
    """Without marks and spaces that reading may change."""
    return " ".join(words.replace("*", "").split()).lstrip("#>-• ")
