"""A meeting made, moved, called, begun and cancelled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from clusters.models import Body
from clusters.templatetags.punktvis import day, span
from desk import calling
from desk.access import meeting_of, user_of
from desk.agenda import add_standing_items, agenda_of
from desk.answers import reasons_of, refuse
from desk.forms_plan import CancelForm, MeetingForm, NewMeetingForm
from minutes.models import Meeting, Refusal

require_form = require_http_methods(["GET", "HEAD", "POST"])
PLANNER = {"plan": True, "desk": True}  # the tabs of base_meeting.html for those who run the body


@require_form
def new_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a meeting on the calendar."""
    user = user_of(request)
    body = get_object_or_404(Body.objects.visible_to(user), slug=slug)
    if not body.may_run(user):
        raise PermissionDenied
    form = NewMeetingForm.for_body(body, request.POST or None)
    if form.is_valid():
        with transaction.atomic():
            meeting = Meeting.plan(body=body, by=user, **form.when, **form.where)
            if form.cleaned_data["standing"]:
                add_standing_items(meeting, by=user)
        messages.success(request, _("The meeting is planned. Only the secretariat and the chairs see its agenda."))
        return redirect("desk:plan", meeting.pk)
    context = {"form": form, "body": body, "others": body.meetings.ahead()[:5]}
    return render(request, "desk/new_meeting.html", context, status=422 if form.errors else 200)


@require_form
def move_meeting(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Change time and place. Deadlines that mean the meeting follow it."""
    meeting, user = meeting_of(request, meeting_pk), user_of(request)
    if not meeting.writable:
        raise PermissionDenied
    form = MeetingForm.of(meeting, request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                if any(getattr(meeting, name) != value for name, value in form.where.items()):
                    meeting.change(by=user, **form.where)
                if (meeting.starts, meeting.ends) != (form.when["starts"], form.when["ends"]):
                    said = _moved(meeting, *calling.move(meeting, by=user, **form.when))
                else:
                    said = _("The meeting is changed.")
            messages.success(request, said)
            return redirect("desk:plan", meeting.pk)
        except (Refusal, ValidationError) as refused:
            form.add_error(None, reasons_of(refused))
    context = {"form": form, "meeting": meeting, "may": PLANNER, "tab": "plan"}
    context["due"] = meeting.actions_due.filter(closed_at=None).count()
    return render(request, "desk/move_meeting.html", context, status=422 if form.errors else 200)


def _moved(meeting: Meeting, followed: int, told: int) -> str:
    words = {"when": f"{day(meeting.starts, 'weekday')} {span(meeting.starts, meeting.ends)}", "n": followed}
    said = [_("The meeting is moved to %(when)s.") % words]
    if followed:
        said.append(ngettext("%(n)d action follows.", "%(n)d actions follow.", followed) % words)
    if told:
        said.append(ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", told) % {"n": told})
    return " ".join(said)


@require_form
def cancel_meeting(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Cancel a meeting that has not been held, with a reason."""
    meeting = meeting_of(request, meeting_pk)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            told = calling.cancel(meeting, reason=form.cleaned_data["reason"], by=user_of(request))
            said = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", told) % {"n": told} if told else ""
            messages.success(request, " ".join([_("The meeting is cancelled."), said]).strip())
            return redirect("desk:plan", meeting.pk)
        except Refusal as refused:
            form.add_error(None, reasons_of(refused))
    told = len(calling.called_to(meeting).people) if meeting.state == Meeting.State.CALLED else 0
    context = {"form": form, "meeting": meeting, "told": told, "may": PLANNER, "tab": "plan"}
    return render(request, "desk/cancel_meeting.html", context, status=422 if form.errors else 200)


@require_form
def call_meeting(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Issue the agenda: first what will happen, then the step."""
    meeting = meeting_of(request, meeting_pk)
    missing = meeting.missing_for_call() if meeting.state == Meeting.State.PLANNED else []
    if request.method == "POST":
        try:
            told = calling.call(meeting, by=user_of(request))
        except Refusal as refused:
            return refuse(request, refused, request.path)
        said = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", told) % {"n": told}
        messages.success(request, " ".join([_("The agenda is issued."), said]))
        return redirect("desk:plan", meeting.pk)
    context = {"meeting": meeting, "missing": missing, "agenda": agenda_of(meeting), "may": PLANNER, "tab": "plan"}
    return render(request, "desk/call_meeting.html", context | {"called": calling.called_to(meeting)})
