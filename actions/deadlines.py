"""A deadline as somebody writes it, read by `reading.dates` against the body's coming meetings."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from actions.models import Action
from clusters.templatetags.punktvis import day
from minutes.models import Meeting
from reading import dates

if TYPE_CHECKING:
    from clusters.models import Body

_FIGURES = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d\d))?")
_BY = re.compile(r"(?<!\w)(?:inden|senest|frist|den|d\.)\s*:?\s*(?=\d)", re.IGNORECASE)


class NoSuchDay(ValueError):
    """»31/2«: `phrase` as written, and `guess`, the nearest day that there is, or None."""

    def __init__(self, phrase: str, guess: date | None):
        self.phrase, self.guess = phrase, guess
        super().__init__(phrase)

    def refusal(self) -> ValidationError:
        """»31/2« findes ikke. Mente du 28.02.2026?"""
        if self.guess is None:
            text = _("»%(phrase)s« does not exist. Write a date, a meeting, a week or a month.")
        else:
            text = _("»%(phrase)s« does not exist. Did you mean %(guess)s?")
        return ValidationError(text, params={"phrase": self.phrase, "guess": day(self.guess)})


def read_deadline(phrase: str, *, body: Body, on: date) -> dict[str, Any]:
    """The deadline fields of an action for a phrase: due_phrase, due_precision, due, due_meeting and due_before.

    `on` is the day that the words were said. A phrase that tells no day is kept, with precision 'vague'.
    Raises NoSuchDay for a date that no calendar has.
    """
    phrase = " ".join(phrase.split())
    if not phrase:
        return fields("", "")
    coming = {meeting.pk: meeting for meeting in body.meetings.ahead().only("pk", "day", "body_id")[:40]}
    pairs = [(pk, meeting.day) for pk, meeting in coming.items()]
    found = dates.find(phrase, on=on, meetings=pairs, body=body.name)
    dated = [due for due in found if due.date or due.meeting]
    if not dated:
        _refuse_impossible(phrase, on)
        return fields(phrase, found[0].precision if found else Action.Precision.VAGUE)
    best = dated[-1] if not dated[0].deadline else dated[0]
    meeting = coming.get(best.meeting) if isinstance(best.meeting, int) else None
    return fields(phrase, best.precision, due=best.date, meeting=meeting, before=best.before)


def fields(
    phrase: str, precision: str, *, due: date | None = None, meeting: Meeting | None = None, before: bool = False
) -> dict[str, Any]:
    """The deadline fields, all of them, so that none is left over from an earlier deadline."""
    return {
        "due_phrase": phrase,
        "due_precision": precision,
        "due": due,
        "due_meeting": meeting,
        "due_before": before and meeting is not None,
    }


def refuse_impossible_in(line: str, on: date) -> None:
    """For a whole sentence in which no deadline was found: »inden 31/2« was meant as one. Raises NoSuchDay."""
    for by in _BY.finditer(line):
        _refuse_impossible(line[by.end() :], on, begins=True)


def _refuse_impossible(phrase: str, on: date, *, begins: bool = False) -> None:
    match = _FIGURES.match(phrase) if begins else _FIGURES.search(phrase)
    if match is None:
        return
    number, month, year = int(match[1]), int(match[2]), int(match[3] or 0)
    guess = None
    if 1 <= month <= 12 and number > 0:
        year = year + 2000 if 0 < year < 100 else year or on.year + ((month, number) < (on.month, on.day))
        guess = date(year, month, min(number, monthrange(year, month)[1])) if 1900 < year < 3000 else None
    raise NoSuchDay(match[0], guess)
