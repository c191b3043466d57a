"""A line that a planner types, as the fields of an item."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from desk.owners import ROLES, Owners
from minutes.models import Meeting
from reading.quick import Candidate, read_item


def read_line(line: str, meeting: Meeting) -> dict[str, Any]:
    """'Status på akutpladser, Asta, 15 min.' as title, presenters and minutes.

    A name stands for somebody at the meeting or in the body; one that fits two people stays in the title.
    Raises ValidationError for a line without a title.
    """
    names = {f"p{person.pk}": person.name for person in Owners(meeting).people}
    names |= {f"r{role}": str(capfirst(role)) for role in ROLES}
    people = [Candidate(key, name, kind="role" if key[0] == "r" else "person") for key, name in names.items()]
    read = read_item(" ".join(line.split()), people)
    if not read.title:
        raise ValidationError(_("Write the item's title first."))
    presenters = ", ".join(names[str(match.id)] for match in read.presenters)
    return {"title": read.title, "presenters": presenters[:300], "minutes": read.minutes}
