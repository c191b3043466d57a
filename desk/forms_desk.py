"""What the minutes desk's pages send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from minutes.models import Absence, Attendance, Decision, Meeting
from minutes.models.text import Copy

CLOCK = ["%H.%M", "%H:%M", "%H%M", "%H"]


class TextForm(forms.Form):
    """A save of one field: its words, and what the browser knows of them (`minutes.models.text.Copy`).

    `outcome` comes only when this page changed it, as 'approved' or 'postponed|mødet 15.02.2024'; '' takes it away.
    Without the script `version` alone says what the page was made from.
    """

    text = forms.CharField(required=False, strip=False, max_length=1_000_000)
    version = forms.IntegerField(min_value=-1, max_value=2**31 - 1)
    writer = forms.CharField(required=False, max_length=40)
    count = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    outcome = forms.CharField(required=False, max_length=200)

    @property
    def copy(self) -> Copy:
        data = self.cleaned_data
        return Copy(version=data["version"], writer=data["writer"], count=data["count"] or 0)

    def clean_outcome(self) -> tuple[str, str] | None:
        """(outcome, postponed to), or None where the page says nothing about it."""
        if "outcome" not in self.data:
            return None
        outcome, _bar, to = self.cleaned_data["outcome"].partition("|")
        if outcome and outcome not in Decision.Outcome.values:
            raise forms.ValidationError("unknown outcome")
        return outcome, to[:100] if outcome == Decision.Outcome.POSTPONED else ""


class AttendanceForm(forms.ModelForm):
    """How one participant took part. Times as 13.42; they are for those present only."""

    arrived = forms.TimeField(
        required=False, input_formats=CLOCK, error_messages={"invalid": _("Write a time as 13.42.")}
    )
    left = forms.TimeField(required=False, input_formats=CLOCK, error_messages={"invalid": _("Write a time as 13.42.")})

    class Meta:
        model = Attendance
        fields = ["status", "arrived", "left", "role", "substitute_for"]

    def __init__(self, data: Any = None, *, instance: Attendance):
        super().__init__(data, instance=instance)
        others = Attendance.objects.filter(meeting=instance.meeting_id).exclude(pk=instance.pk)
        self.fields["substitute_for"].queryset = others  # type: ignore[attr-defined]
        self.fields["status"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["status"] = data.get("status") or Attendance.Status.INVITED
        if data["status"] != Attendance.Status.PRESENT:
            data["arrived"] = data["left"] = None
        return data

    def _post_clean(self) -> None:
        """Leave the row alone: `Attendance.note` sets and checks it inside the meeting's lock."""


class GuestForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the participant's name.")}
    )
    organisation = forms.CharField(label=_("Organisation or title"), max_length=200, required=False)


class AbsenceForm(forms.Form):
    """Who took no part in an item, and why. An empty reason takes it back."""

    attendance = forms.ModelChoiceField(
        Attendance.objects.none(),
        label=_("Participant"),
        empty_label=_("Choose a participant"),
        error_messages={"required": _("Choose a participant.")},
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=Absence.Reason.choices, required=False)

    def __init__(self, data: Any = None, *, meeting: Meeting):
        super().__init__(data)
        self.fields["attendance"].queryset = Attendance.objects.filter(meeting=meeting)  # type: ignore[attr-defined]
