"""A found action as the review page shows it: who can own it, and what its deadline can be."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clusters.models import Organisation, Person
from clusters.templatetags.punktvis import DAYS, day, long_day
from desk.importing.promises import NOBODY, WORDS
from desk.review.words import called

ROLES = ("formandskabet", "sekretariatet")


class Choice(NamedTuple):
    key: str
    name: str


class Owners:
    """Who can own an action: those on the list, the cluster's organisations, and roles. Made once for a page."""

    def __init__(self, people: list[dict[str, Any]], known: list[Person], parties: list[Organisation]):
        self.people = [
            Choice(f"l{n}", ", ".join(filter(None, [row["name"], row["organisation"]]))) for n, row in enumerate(people)
        ]
        self.parties = [Choice(f"o{party.pk}", party.name) for party in parties]
        self.roles = [Choice(f"r{role}", role) for role in ROLES]
        self.names = {choice.key: choice.name for choice in (*self.people, *self.parties, *self.roles)}
        self.names |= {f"p{person.pk}": person.name for person in known}

    def groups(self) -> list[tuple[str, list[Choice]]]:
        groups = [(_("People"), self.people), (_("Organisations"), self.parties), (_("Roles"), self.roles)]
        return [(label, choices) for label, choices in groups if choices]

    def row(self, owner: dict[str, Any], m: int) -> dict[str, Any]:
        """One owner's chip: `asked` when the words fit several people; `lone` is a choice that no group has."""
        key = owner["key"]
        lone = Choice(key, self.names.get(key, key[1:])) if key[:1] in ("p", "r") else None
        return {
            "m": m,
            "key": key,
            "words": owner["words"],
            "asked": not key,
            "first": [choice for choice in self.people if int(choice.key[1:]) in owner["list"]] if not key else [],
            "lone": lone if lone and lone not in self.roles else None,
            "icon": {"o": "org", "l": "person", "p": "person"}.get(key[:1], "person" if not key else "note"),
        }


def action_row(row: dict[str, Any], n: int, values: dict[str, Any], owners: Owners) -> dict[str, Any]:
    """What the page says of an action. `check`: unsure and not looked at, or a question without an answer."""
    chips = [owners.row(owner, m) for m, owner in enumerate(row["owners"])]
    asked = bool(row["due"]["doubt"]) or any(chip["asked"] for chip in chips)
    return row | {
        "n": n,
        "owners": chips,
        "groups": owners.groups(),
        "spare": len(chips),
        "under": called(values["items"][row["item"]]),
        "check": (row["make"] and asked) or not row["seen"],
        "options": _options(row["due"], values),
        "question": _question(row["due"]),
        "nobody": NOBODY,
        "as_words": WORDS,
    }


def _options(due: dict[str, Any], values: dict[str, Any]) -> list[Choice]:
    """The days to choose among, as 'ons. 08.11.2023'; the next meeting says that it is that."""
    coming = (values["next_meeting"]["starts"] or "")[:10]
    out = []
    for iso in due["options"]:
        told = day(date.fromisoformat(iso), "weekday")
        out.append(Choice(iso, _("next meeting · %(day)s") % {"day": told} if iso == coming else told))
    return out


def weekday(on: date) -> str:
    """The name of the day in the reader's language."""
    return DAYS["en" if (get_language() or "da").startswith("en") else "da"][on.weekday()]


def _question(due: dict[str, Any]) -> str:
    if due["doubt"] == "weekday":
        read = date.fromisoformat(due["options"][0])
        said = {"date": long_day(read), "weekday": weekday(read), "phrase": due["phrase"]}
        return _("%(date)s is a %(weekday)s, but the text says “%(phrase)s”. What is the deadline?") % said
    if due["doubt"]:
        return _("“%(phrase)s” was over when the meeting was held. What is the deadline?") % due
    return ""
