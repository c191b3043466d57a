"""Løse ender: what would be left lying when a meeting ends, on one page, each to be dealt with where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from desk.access import meeting_of, user_of
from desk.loose import LooseEnds
from desk.views.desk import MAY, address
from minutes.models import AgendaItem, Meeting

AT = "loose_ends"


@require_safe
@ensure_csrf_cookie
def loose_ends(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The page, while the meeting runs and while its minutes are written."""
    meeting = meeting_of(request, meeting_pk)
    ends = LooseEnds(meeting, user=user_of(request))
    context = {"meeting": meeting, "ends": ends, "groups": ends.groups, "may": MAY, "tab": "desk"}
    return render(request, "desk/loose_ends.html", context)


def on_loose_ends(request: HttpRequest) -> bool:
    """Was the form one of that page's?"""
    return AT in (request.POST.get("at"), request.GET.get("at"))


def back(request: HttpRequest, item: AgendaItem) -> str:
    """The page that a form about an item came from."""
    return reverse("desk:loose_ends", args=[item.meeting_id]) if on_loose_ends(request) else address(item)


def dealt_with(request: HttpRequest, meeting: Meeting, said: str, *, undo: str = "") -> HttpResponse:
    """One loose end less: for htmx its entry becomes what was done, with its undo, and the counts follow."""
    tags = f"undo:{undo}?at={AT}" if undo else ""
    if not request.headers.get("HX-Request"):
        messages.success(request, said, extra_tags=tags)
        return redirect("desk:loose_ends", meeting.pk)
    ends = LooseEnds(meeting, user=user_of(request))
    message = Message(messages.SUCCESS, said, extra_tags=tags)
    return render(request, "desk/loose_ends.html#done", {"meeting": meeting, "ends": ends, "message": message})
