"""What people write about actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actions.deadlines import NoSuchDay, fields, read_deadline
from actions.models import Action, Owner
from actions.models.action import OPEN_STATES
from clusters.apps import danish_key
from clusters.models import Body, Organisation, Person

STATES = [(value, label) for value, label in Action.State.choices if value in OPEN_STATES]
ROLES = ("formandskabet", "sekretariatet")  # Danish words of the minutes, which resolve to seats (Owner.ROLE_WORDS)
Owned = Person | Organisation | str
SPARE = 2  # empty rows for more owners


class NoteForm(forms.Form):
    """A note on how it goes, and with `state` a new open state. `choose_state`: the page offers the states."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("A note has room for %(limit_value)d signs. This one has %(show_value)d.")},
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    def __init__(self, *args: Any, choose_state: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["state"].required = choose_state


class DropForm(forms.Form):
    """Why an action is given up."""

    reason = forms.CharField(
        label=_("Why is the action dropped?"),
        help_text=_("The reason stands in the action's history."),
        max_length=500,
        error_messages={"required": _("Write why the action is dropped.")},
    )


class ActionForm(forms.Form):
    """Task, owners and deadline of an action that there is. `cleaned_data` holds what Action.change takes."""

    task = forms.CharField(label=_("Task"), max_length=500, error_messages={"required": _("Write what is to be done.")})
    due_phrase = forms.CharField(
        label=_("Deadline in words"),
        required=False,
        max_length=200,
        help_text=_("As the meeting said it: a date, a meeting, a week or a month. The date is read from it."),
    )
    due = forms.DateField(
        label=_("Date of the deadline"),
        required=False,
        help_text=_("Choose a date yourself to be sure. It then stands, whatever the words say."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as day, month and year, for example 19.03.2024.")},
    )
    note = forms.CharField(
        label=_("Explanation"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, action: Action):
        self.action = action
        owners = list(action.owners.select_related("person__organisation", "organisation"))
        self.owned = [_value(owner.person or owner.organisation or owner.role) for owner in owners]
        initial = {name: getattr(action, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        self.known = known_owners(action.body, owners)
        choices = [("", _("No one")), *_choices(self.known)]
        for number in range(len(self.owned) + SPARE):
            self.fields[f"owner{number}"] = forms.ChoiceField(
                label=_("In the lead") if number == 0 else _("Together with"),
                required=False,
                choices=choices,
                initial=self.owned[number] if number < len(self.owned) else "",
            )
        self.fields["role"] = forms.CharField(
            label=_("Someone else, in words"),
            required=False,
            max_length=100,
            help_text=_("For example »the leading geriatrician«. No one is reminded until a person is chosen."),
        )

    @property
    def owner_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("owner")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        names = [name for name in self.fields if name.startswith("owner")]
        owners = [self.known[data[name]] for name in names if data.get(name)]
        if data.get("role"):
            owners.append(data["role"].strip())
        wanted = list(dict.fromkeys(owners))
        out = {"task": data.get("task", ""), "note": data.get("note", "")}
        if [_value(owner) for owner in wanted] != self.owned:
            out["owners"] = wanted
        if "due" in data and "due_phrase" in data:
            out |= self._deadline(data["due_phrase"], data["due"])
        return out

    def _deadline(self, phrase: str, due: Any) -> dict[str, Any]:
        """New words are read, unless a date was chosen with them. A chosen date stands on its own."""
        phrase = " ".join(phrase.split())
        if phrase == self.action.due_phrase and due == self.action.due:
            return {}
        if due != self.action.due or not phrase:
            return fields(phrase, Action.Precision.DAY if due else Action.Precision.VAGUE * bool(phrase), due=due)
        try:
            return read_deadline(phrase, body=self.action.body, on=timezone.localdate())
        except NoSuchDay as error:
            self.add_error("due_phrase", error.refusal())
            return {}


def impossible(error: NoSuchDay) -> ValidationError:
    """»31/2« findes ikke. Mente du 28.02.2026?"""
    return error.refusal()


def _value(owner: Owned) -> str:
    if isinstance(owner, Person):
        return f"p{owner.pk}"
    return f"o{owner.pk}" if isinstance(owner, Organisation) else f"r{owner}"


def known_owners(body: Body, now: Iterable[Owner] = ()) -> dict[str, Owned]:
    """Who can own an action of the body, by key: those seated in it, the cluster's organisations, roles; and `now`,
    those who own it already.
    """
    people = {seat.person.pk: seat.person for seat in body.seats.today().select_related("person__organisation")}
    organisations = list(body.cluster.organisations.all())
    roles = list(ROLES)
    for owner in now:
        if owner.person:
            people[owner.person.pk] = owner.person
        elif owner.organisation and owner.organisation not in organisations:
            organisations.append(owner.organisation)
        elif owner.role and owner.role not in roles:
            roles.append(owner.role)
    persons = sorted(people.values(), key=lambda person: danish_key(person.name))
    everyone: list[Owned] = [*persons, *organisations, *roles]
    return {_value(owner): owner for owner in everyone}


def _choices(known: dict[str, Owned]) -> list[tuple[Any, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {"p": [], "o": [], "r": []}
    for value, owner in known.items():
        name = f"{owner}, {owner.organisation}" if isinstance(owner, Person) and owner.organisation else str(owner)
        groups[value[0]].append((value, name))
    labels = {"p": _("People"), "o": _("Organisations"), "r": _("Roles")}
    return [(labels[key], group) for key, group in groups.items() if group]
