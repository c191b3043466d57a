"""Who was there, when they came and left, and what they took no part in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from desk.access import attendance_of, item_of, meeting_of, same_writer, user_of
from desk.board import Presence, left_out, people
from desk.forms_desk import AbsenceForm, AttendanceForm, GuestForm
from desk.views.desk import MAY, address, refused
from minutes.models import AgendaItem, Attendance, Meeting
from minutes.models.meeting import Refusal


@require_safe
def attendance(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The list with presence, times and roles: a sheet over the desk, or a page of its own."""
    return _sheet(request, meeting_of(request, meeting_pk), GuestForm())


def _list(meeting: Meeting) -> dict[str, Any]:
    everybody = list(people(meeting, None))
    return {
        "meeting": meeting,
        "people": everybody,
        "counts": Presence(everybody),
        "roles": Attendance.Role.choices,
        "statuses": [choice for choice in Attendance.Status.choices if choice[0] != Attendance.Status.INVITED],
        "may": MAY,
        "tab": "desk",
    }


def _sheet(
    request: HttpRequest, meeting: Meeting, form: GuestForm, *, status: int = 200, oob: bool = False
) -> HttpResponse:
    """The whole list; with `oob` and the count that stands on the desk."""
    context = _list(meeting) | {"form": form, "oob": oob}
    name = "desk/attendance.html#sheet" if request.headers.get("HX-Request") else "desk/attendance.html"
    return render(request, name, context, status=status)


def _answer(request: HttpRequest, meeting: Meeting, form: AttendanceForm | None = None) -> HttpResponse:
    """What is wrong in a participant's row, if anything, and the count that stands on the desk.

    The row itself stays in the page: somebody may be typing in it already when the answer comes.
    """
    context = _list(meeting) | {"errors": form.errors if form else {}}
    return render(request, "desk/attendance.html#answer", context, status=422 if form else 200)


@require_POST
@same_writer
def note_attendance(request: HttpRequest, attendance_pk: int) -> HttpResponse:
    """Presence, times, role and substitute of one participant."""
    row = attendance_of(request, attendance_pk)
    form = AttendanceForm(request.POST, instance=row)
    script = request.headers.get("HX-Request")
    if form.is_valid():
        try:
            row.note(by=user_of(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        else:
            return _answer(request, row.meeting) if script else redirect("desk:attendance", row.meeting_id)
    if script:
        return _answer(request, row.meeting, form)
    messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("desk:attendance", row.meeting_id)


@require_POST
@same_writer
def all_present(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Everybody of whom nothing was said is there."""
    meeting = meeting_of(request, meeting_pk)
    try:
        Attendance.all_present(meeting, by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, address_of(meeting))
    if request.headers.get("HX-Request"):
        return _sheet(request, meeting, GuestForm(), oob=True)
    return redirect("desk:attendance", meeting.pk)


@require_POST
@same_writer
def add_guest(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Somebody without a seat, by name."""
    meeting = meeting_of(request, meeting_pk)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _sheet(request, meeting, form, status=422)
    try:
        Attendance.add_guest(meeting, by=user_of(request), **form.cleaned_data)
    except Refusal as refusal:
        return refused(request, refusal, address_of(meeting))
    if request.headers.get("HX-Request"):
        return _sheet(request, meeting, GuestForm(), oob=True)
    return redirect("desk:attendance", meeting.pk)


@require_POST
@same_writer
def remove_guest(request: HttpRequest, attendance_pk: int) -> HttpResponse:
    row = attendance_of(request, attendance_pk)
    meeting = row.meeting
    try:
        row.take_off(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, address_of(meeting))
    if request.headers.get("HX-Request"):
        return _sheet(request, meeting, GuestForm(), oob=True)
    return redirect("desk:attendance", meeting.pk)


def address_of(meeting: Meeting) -> str:
    return reverse("desk:attendance", args=[meeting.pk])


@require_POST
@same_writer
def stay_out(request: HttpRequest, item_pk: int) -> HttpResponse:
    """A participant took no part in the item (inhabil, gået, kom senere); without a reason: did after all."""
    item = item_of(request, item_pk)
    form = AbsenceForm(request.POST, meeting=item.meeting)
    if form.is_valid():
        row, reason = form.cleaned_data["attendance"], form.cleaned_data["reason"]
        row.meeting = item.meeting
        try:
            if reason:
                row.stay_out(item, reason=reason, by=user_of(request))
            else:
                row.take_part(item, by=user_of(request))
        except Refusal as refusal:
            return refused(request, refusal, address(item))
    if not request.headers.get("HX-Request"):
        return redirect(address(item))
    return _out(request, item, form)


def _out(request: HttpRequest, item: AgendaItem, form: AbsenceForm) -> HttpResponse:
    """The open item's list of those who took no part, in its margin."""
    everybody = list(people(item.meeting, item))
    context = {"item": item, "meeting": item.meeting, "people": everybody, "out": left_out(everybody), "form": form}
    return render(request, "desk/_out.html", context, status=200 if form.is_valid() else 422)
