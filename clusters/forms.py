"""Forms of bodies, seats, people and organisations. They parse and ask; the models' verbs decide and store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.fields import DayField
from clusters.models import Body, Cluster, Organisation, Person, Seat, User


def tell(form: forms.BaseForm, verb: Callable[[], object]) -> bool:
    """Ask the form, then do the verb. What either refuses stands in the form's errors, and the answer is False."""
    if not form.is_valid():
        return False
    try:
        verb()
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


class ClusterChoice(forms.ModelChoiceField):
    """A cluster by name and region: names repeat across regions."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.region}" if obj.region else obj.name


class SeatChoice(forms.ModelChoiceField):
    """A seat by its person's name."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.person.name


def _required(form: forms.BaseForm, **words: Any) -> None:
    """What to say when a field is left empty that may not be."""
    for name, sentence in words.items():
        form.fields[name].error_messages["required"] = sentence


NAME_THE_BODY = _("Give the body a name.")
NAME_THE_PERSON = _("Write the person's name.")
NAME_THE_ORGANISATION = _("Give the organisation a name.")


def _choices(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """What a field may be answered with, which depends on who asks."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    field.queryset = rows
    field.error_messages |= {
        "required": _("Choose one from the list."),
        "invalid_choice": _("Choose one from the list."),
    }
    if field.empty_label:
        field.empty_label = _("(none)")


# ---- bodies


class NewBodyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As it stands on agendas, for example: Working group on discharge")
    )
    cluster = ClusterChoice(Cluster.objects.none(), label=_("Belongs under"), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _choices(self, "cluster", Cluster.objects.run_by(user).select_related("region"))
        _required(self, name=NAME_THE_BODY)


class RulesForm(forms.ModelForm):
    valid_from = DayField(label=_("Meets from"), required=False)
    valid_to = DayField(
        label=_("Meets to and including"), required=False, help_text=_("Write it when you know that the body closes.")
    )

    class Meta:
        model = Body
        fields = [
            "name", "reports_to", "letterhead", "place", "minutes_long", "days_items", "days_agenda", "days_draft",
            "days_comments", "approval", "numbering", "shows_closed_titles", "former_seats_read", "valid_from",
            "valid_to",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "reports_to": _("Reports to"),
            "minutes_long": _("A meeting usually lasts, minutes"),
            "days_items": _("Items are due"),
            "days_agenda": _("The agenda is sent"),
            "days_draft": _("Draft minutes are sent"),
            "days_comments": _("Comments are due"),
            "approval": _("Minutes are approved"),
            "numbering": _("Items are numbered"),
        }
        help_texts = {
            "days_items": _("Working days before the meeting."),
            "days_agenda": _("Working days before the meeting."),
            "days_draft": _("Working days after the meeting."),
            "days_comments": _("Working days after the draft."),
            "reports_to": _("The body that yours takes matters to."),
            "place": _("New meetings begin with this place."),
            "shows_closed_titles": _(
                "To those who may not read them. Otherwise they see “Closed item” and its number."
            ),
            "former_seats_read": _("Those whose seat has ended. They never see what came later."),
        }
        widgets = {"approval": forms.RadioSelect, "numbering": forms.RadioSelect}

    paired = {"days_items", "valid_from"}  # groups that begin with these
    groups = [
        (_("Name and place"), ["name", "reports_to", "letterhead", "place", "minutes_long"]),
        (_("Deadlines"), ["days_items", "days_agenda", "days_draft", "days_comments"]),
        (_("The minutes"), ["approval", "numbering"]),
        (_("Who may read"), ["shows_closed_titles", "former_seats_read"]),
        (_("How long the body lasts"), ["valid_from", "valid_to"]),
    ]

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        others = Body.objects.filter(Q(pk__in=Body.objects.visible_to(user)) | Q(pk=self.instance.reports_to_id))
        _choices(self, "reports_to", others.exclude(pk=self.instance.pk))
        _required(self, name=NAME_THE_BODY)
        for name in ("minutes_long", "days_items", "days_agenda", "days_draft", "days_comments"):
            self.fields[name].widget.attrs["class"] = "short"
            too_much = (
                _("Write 60 or less.") if name.startswith("days") else _("Write 1440 or less: a day and a night.")
            )
            self.fields[name].error_messages |= {"max_value": too_much, "invalid": _("Write a whole number.")}

    def fieldsets(self) -> list[tuple[Any, list[forms.BoundField], bool]]:
        """The fields under their headings, and whether they stand beside each other."""
        return [(heading, [self[name] for name in names], names[0] in self.paired) for heading, names in self.groups]


# ---- seats


class SeatForm(forms.ModelForm):
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("To and including"), required=False, help_text=_("Leave it empty until you know the day."))
    substitute_for = SeatChoice(Seat.objects.none(), label=_("Substitute for"), required=False)

    class Meta:
        model = Seat
        fields = ["role", "substitute_for", "group", "position", "starts", "ends"]
        help_texts = {"position": _("The lowest number stands first in the list of participants.")}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        others = Seat.objects.filter(body=self.instance.body_id).today().exclude(role=Seat.Role.SUBSTITUTE)
        _choices(self, "substitute_for", others.exclude(pk=self.instance.pk).select_related("person"))
        self.fields["group"].widget.attrs |= {"list": "groups", "autocomplete": "off"}
        if "position" in self.fields:
            self.fields["position"].widget.attrs["class"] = "short"


class EndSeatForm(forms.Form):
    on = DayField(label=_("Last day"))


class NewSeatForm(SeatForm):
    """A seat for `person`, or for somebody new where that is None: then it asks whether it could be someone known.

    `doubles`: those who could be meant, when the form comes back; `same_address`: because of the e-mail address.
    """

    name = forms.CharField(label=_("Name"), max_length=200)
    another = forms.BooleanField(label=_("This is somebody else of the same name"), required=False)
    title = forms.CharField(label=_("Job title"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    invite = forms.BooleanField(
        label=_("Send an invitation"),
        required=False,
        initial=True,
        help_text=_("A mail with a link to sign in. Leave it out for those who only stand on the list."),
    )

    class Meta(SeatForm.Meta):
        fields = ["role", "substitute_for", "group", "starts"]

    def __init__(self, *args: Any, body: Body, user: User, person: Person | None, **kwargs: Any):
        super().__init__(*args, instance=Seat(body=body, person=person, starts=timezone.localdate()), **kwargs)
        self.body, self.user, self.person = body, user, person
        self.doubles: list[Person] = []
        self.same_address = False
        _choices(self, "organisation", Organisation.objects.visible_to(user))
        _required(self, name=NAME_THE_PERSON)
        if person:
            known = ["name", "another", "title", "organisation", "phone"]
            for name in known if not person.email and person.in_hands_of(user) else [*known, "email"]:
                del self.fields[name]
        if person and not person.email and "email" not in self.fields:
            del self.fields["invite"]  # who else runs a body of the person's must say where invitations go

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        email = data.get("email", "")
        if email and (self.person is None or not self.person.email):
            self.doubles = list(Person.objects.filter(email__iexact=email))
            self.same_address = bool(self.doubles)
            if self.doubles:
                self.add_error("email", _("That address is %(name)s's.") % {"name": self.doubles[0].name})
        if not self.doubles and data.get("name") and not data["another"]:
            alike = Person.objects.known_to(self.user, self.body).filter(name__holds=data["name"])
            self.doubles = [one for one in alike if one.name.casefold() == data["name"].casefold()]
            if self.doubles:
                self.add_error("name", _("Somebody of that name is known already."))
        wanted = data.get("invite") and "email" in self.fields and "email" not in self.errors
        if wanted and not email and not self.doubles:
            self.add_error("email", _("Write the address that the invitation goes to, or leave it out."))
        return data

    def give(self) -> None:
        """Make the seat, with its person if that is somebody new, and invite: all or nothing."""
        data = self.cleaned_data
        with transaction.atomic():
            about = {name: data[name] for name in ("name", "title", "organisation", "email", "phone") if name in data}
            if self.person is None:
                self.person = Person.add(by=self.user, **about)
            elif about.get("email"):
                self.person.change(by=self.user, email=about["email"])
            seat = {name: data[name] for name in ("role", "substitute_for", "group", "starts")}
            self.instance = Seat.give(self.person, self.body, by=self.user, **seat)
            if data.get("invite"):
                self.person.invite(self.body, by=self.user)


# ---- people


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name", "title", "organisation", "email", "phone"]

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        mine = Organisation.objects.visible_to(user).values("pk")
        _choices(
            self, "organisation", Organisation.objects.filter(Q(pk__in=mine) | Q(pk=self.instance.organisation_id))
        )
        _required(self, name=NAME_THE_PERSON)
        email = self.fields["email"]
        if not self.instance.in_hands_of(user):
            email.disabled = True
            email.help_text = _(
                "%(name)s also has a place where you do not decide, so you cannot change this address. "
                "%(name)s can, under “Your account”, and so can the administrator."
            ) % {"name": self.instance.name}
        elif self.instance.sign_in:
            email.help_text = _("%(name)s signs in with this address. Change it, and the sign-in follows.") % {
                "name": self.instance.name
            }

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email and Person.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another person has that e-mail address."), code="taken")
        return email


class AccountForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name", "title", "phone"]
        error_messages = {"name": {"required": _("Write your name.")}}


# ---- organisations


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "code"]
        help_texts = {
            "short_name": _("For narrow columns, for example: Birkelund"),
            "code": _("Only for those who have one, such as a municipality's four digits."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["class"] = "short"
        _required(self, name=NAME_THE_ORGANISATION, kind=_("Say what kind of organisation it is."))


class NewOrganisationForm(forms.Form):
    """An organisation for a cluster. One that Punktvis knows already is put in by its name alone."""

    cluster = ClusterChoice(Cluster.objects.none(), label=_("Belongs under"), empty_label=None)
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("Choose an official name from the list, or write a new one.")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, help_text=_("Only for a new name."))
    short_name = forms.CharField(
        label=_("Short name"), max_length=60, required=False, help_text=OrganisationForm.Meta.help_texts["short_name"]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        self.known: Organisation | None = None
        _choices(self, "cluster", Cluster.objects.run_by(user).select_related("region"))
        _required(self, name=NAME_THE_ORGANISATION)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - for the type checker
        kind.choices = [("", _("(none)")), *Organisation.Kind.choices]
        self.fields["name"].widget.attrs |= {"list": "known", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["name"] = " ".join(data.get("name", "").split())
        alike = list(Organisation.objects.filter(name=data["name"]))
        self.known = next((one for one in alike if one.kind == data.get("kind")), alike[0] if alike else None)
        if self.known and self.known.clusters.filter(pk__in=[c.pk for c in [data.get("cluster")] if c]).exists():
            self.add_error("name", _("The organisation is there already."))
        elif data["name"] and not self.known and not data.get("kind"):
            self.add_error("kind", _("Say what kind of organisation it is."))
        return data

    def put(self) -> None:
        """Put the organisation into the cluster, new or known."""
        data = dict(self.cleaned_data)
        cluster = data.pop("cluster")
        if self.known:
            self.known.join(cluster, by=self.user)
        else:
            self.known = Organisation.add(cluster, by=self.user, **data)


class CoordinatorsForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Coordinators"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, organisation: Organisation, user: User):
        super().__init__(data, initial={"people": organisation.coordinators.all()})
        own = Q(organisation=organisation, pk__in=Person.objects.visible_to(user).values("pk"))
        _choices(self, "people", Person.objects.filter(own | Q(coordinates=organisation)).distinct())
