"""What is written about a meeting before it is held."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from clusters.fields import ClockField, DayField
from clusters.models import Body
from minutes.models import Meeting

ASK_URL = _("Write the whole address, for example https://video.example.dk/1234.")


class MeetingForm(forms.Form):
    """When, where and what kind. Gives `starts` and `ends` with the time zone of the meeting room."""

    day = DayField(label=_("Date"), help_text=_("For example 19.03.2024 or 19. marts"))
    from_time = ClockField(label=_("Begins at"), error_messages={"required": _("Write when the meeting begins.")})
    to_time = ClockField(label=_("Ends at"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=[(value, capfirst(label)) for value, label in Meeting.Kind.choices],
        widget=forms.RadioSelect,
        initial=Meeting.Kind.ORDINARY,
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    link = forms.URLField(
        label=_("Address of the online meeting"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": ASK_URL},
    )

    @classmethod
    def of(cls, meeting: Meeting, data: Any = None) -> MeetingForm:
        """The form of a meeting that there is."""
        starts, ends = timezone.localtime(meeting.starts), meeting.ends and timezone.localtime(meeting.ends)
        now = {"day": meeting.day, "from_time": starts.time(), "to_time": ends.time() if ends else None}
        return cls(data, initial=now | {name: getattr(meeting, name) for name in ("kind", "place", "link")})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = data.get("day"), data.get("from_time"), data.get("to_time")
        if day and begins:
            data["starts"] = timezone.make_aware(datetime.combine(day, begins))
            data["ends"] = timezone.make_aware(datetime.combine(day, ends)) if ends else None
            if data["ends"] and data["ends"] <= data["starts"]:
                self.add_error("to_time", _("The meeting must end after it begins."))
        return data

    @property
    def when(self) -> dict[str, Any]:
        """What Meeting.plan and Meeting.move take."""
        return {name: self.cleaned_data[name] for name in ("starts", "ends")}

    @property
    def where(self) -> dict[str, Any]:
        """What else Meeting.plan and Meeting.change take."""
        return {name: self.cleaned_data[name] for name in ("kind", "place", "link")}


class NewMeetingForm(MeetingForm):
    """A new meeting, with what the body usually does filled in."""

    standing = forms.BooleanField(
        label=_("Add the usual items"),
        help_text=_("Approval of the agenda, follow-up on open actions, coming meetings, any other business."),
        required=False,
        initial=True,
    )

    @classmethod
    def for_body(cls, body: Body, data: Any = None) -> NewMeetingForm:
        """Time of day and place as at the body's latest meeting. One query."""
        last = body.meetings.exclude(state=Meeting.State.CANCELLED).order_by("-starts").first()
        starts = timezone.localtime(last.starts) if last else timezone.localtime().replace(hour=13, minute=0)
        ends = starts + timedelta(minutes=body.minutes_long)
        usual: dict[str, Any] = {"from_time": starts.time(), "place": body.place or (last.place if last else "")}
        if ends.date() == starts.date():
            usual["to_time"] = ends.time()
        if last and last.link:
            usual["link"] = last.link
        return cls(data, initial=usual)


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=_("Why is the meeting cancelled?"),
        help_text=_("The reason stands on the meeting's page."),
        max_length=300,
        error_messages={"required": _("Say why the meeting is cancelled.")},
    )
