"""Who an action of a meeting can be given to: those at it, those seated in the body, its organisations, its roles."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from actions.models import Action
from clusters.models import Organisation, Person, Seat
from minutes.models import Meeting

ROLES = ("formandskabet", "sekretariatet")  # words of the minutes; Owner.ROLE_WORDS resolves them to seats
Owning = Person | Organisation | str


class Choice(NamedTuple):
    """One line of a select. `key`: 'p12', 'o3' or 'rformandskabet'; `detail`: a person's organisation."""

    key: str
    name: str
    detail: str = ""


class Group(NamedTuple):
    label: str
    choices: list[Choice]


def key_of(owner: Owning) -> str:
    if isinstance(owner, Person):
        return f"p{owner.pk}"
    return f"o{owner.pk}" if isinstance(owner, Organisation) else f"r{owner}"


class Owners:
    """The possible owners by key, in order: people, organisations, roles. Three queries."""

    def __init__(self, meeting: Meeting, *actions: Action):
        """With `actions`, their own owners are among them, wherever they come from."""
        seated = Seat.objects.filter(body=meeting.body_id).today().values("person")
        people = Person.objects.filter(Q(pk__in=seated) | Q(pk__in=meeting.attendances.values("person")))
        self.people = list(people.select_related("organisation"))
        self.organisations = list(meeting.body.cluster.organisations.all())
        roles = list(ROLES)
        for owner in [owner for action in actions for owner in action.owners.all()]:
            if owner.person and owner.person not in self.people:
                self.people.append(owner.person)
            elif owner.organisation and owner.organisation not in self.organisations:
                self.organisations.append(owner.organisation)
            elif owner.role and owner.role not in roles:
                roles.append(owner.role)
        everyone: list[Owning] = [*self.people, *self.organisations, *roles]
        self.by_key = {key_of(owner): owner for owner in everyone}

    def chosen(self, keys: list[str]) -> list[Owning]:
        """The owners of these keys, each once; empty and unknown keys are passed over."""
        return [self.by_key[key] for key in dict.fromkeys(keys) if key in self.by_key]

    @property
    def groups(self) -> list[Group]:
        choices: dict[str, list[Choice]] = {"p": [], "o": [], "r": []}
        for key, owner in self.by_key.items():
            detail = str(owner.organisation or "") if isinstance(owner, Person) else ""
            choices[key[0]].append(Choice(key, str(owner), detail))
        labels = {"p": _("People"), "o": _("Organisations"), "r": _("Roles")}
        return [Group(labels[sort], found) for sort, found in choices.items() if found]
