"""The desk's objects, fetched with its rights: outsiders get 404, insiders who do not run the body 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from actions.models import Action
from clusters.access import Standing
from clusters.models import User
from clusters.prepared import Given, Prepared
from desk.models import Ignored
from minutes.models import AgendaItem, Attendance, Decision, Meeting, TextRevision


def user_of(request: HttpRequest) -> User:
    """The signed-in user: SignInMiddleware lets nobody else through to the desk."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def _run(request: HttpRequest, meeting: Meeting) -> None:
    if not meeting.may_run(request.user):
        raise PermissionDenied


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), pk=pk)
    _run(request, meeting)
    return meeting


def item_of(request: HttpRequest, pk: int) -> AgendaItem:
    rows = AgendaItem.objects.visible_to(user_of(request)).select_related("meeting__body")
    item = get_object_or_404(rows, pk=pk)
    _run(request, item.meeting)
    return item


def decision_of(request: HttpRequest, pk: int) -> Decision:
    decision = _decision.first(user_of(request).standing, pk=pk)
    if decision is None:
        raise Http404
    _run(request, decision.meeting)
    return decision


@Prepared
def _decision(standing: Standing) -> QuerySet[Decision]:
    """By its key, for whoever has these seats: each save while typing begins with it."""
    rows = Decision.objects.filter(item__meeting__in=Meeting.objects.within(standing), pk=Given("pk"))
    return rows.select_related("item__meeting__body")


def revision_of(request: HttpRequest, pk: int) -> TextRevision:
    rows = TextRevision.objects.select_related("decision__item__meeting__body", "section__item__meeting__body")
    revision = get_object_or_404(rows, pk=pk)
    text = revision.decision or revision.section
    assert text is not None  # noqa: S101 -- the constraint says so
    meeting_of(request, text.meeting.pk)
    return revision


def attendance_of(request: HttpRequest, pk: int) -> Attendance:
    rows = Attendance.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    attendance = get_object_or_404(rows.select_related("meeting__body"), pk=pk)
    _run(request, attendance.meeting)
    return attendance


def ignored_of(request: HttpRequest, pk: int) -> Ignored:
    rows = Ignored.objects.filter(item__meeting__in=Meeting.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("item__meeting__body"), pk=pk)
    _run(request, row.item.meeting)
    return row


def action_of(request: HttpRequest, pk: int) -> Action:
    """An action that came from an item: the desk shows no others."""
    rows = Action.objects.visible_to(user_of(request)).with_owners().select_related("item__meeting__body")
    action = get_object_or_404(rows, pk=pk, item__isnull=False)
    if not action.may_run(user_of(request)):
        raise PermissionDenied
    return action


def same_writer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse what a page sends for one user after another has signed in in the same browser: 403 and a reason.

    The desk's script sends the user whom the page was made for. Without that header (no script) there is only
    the session to go by.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        written_by = request.headers.get("X-Written-By")
        if written_by and written_by != str(request.user.pk):
            return HttpResponse(status=403, headers={"X-Reason": "another-user"})
        return view(request, *args, **kwargs)

    return wrapped
