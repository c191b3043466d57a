"""Planning a meeting: its agenda, the dates round it, and what it is offered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from desk.access import item_of, meeting_of, user_of
from desk.agenda import add_before_closing, agenda_of, set_minutes, shift
from desk.answers import refuse
from desk.offers import UNAPPROVED, accept, offers_for
from desk.quick_item import read_line
from desk.steps import steps_of, warnings_for
from desk.views.meeting import PLANNER
from minutes.models import AgendaItem, Meeting, Refusal

Answer = HttpResponse


@require_safe
def plan(request: HttpRequest, meeting_pk: int) -> Answer:
    """The planning page."""
    meeting, today = meeting_of(request, meeting_pk), timezone.localdate()
    agenda = agenda_of(meeting)
    same_day, earlier = _neighbours(meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "may": PLANNER,
        "today": today,
        "agenda": agenda,
        "steps": steps_of(meeting, today),
        "warnings": warnings_for(meeting, same_day, today),
        "before": meeting.state in (Meeting.State.PLANNED, Meeting.State.CALLED),
    }
    if context["before"]:
        titles = [row.item.title for row in agenda.rows]
        context["offers"] = offers_for(meeting, titles=titles, earlier=earlier, today=today)
    if meeting.state == Meeting.State.CALLED:
        context["edition"] = meeting.editions.order_by("-number").defer("content").first()
    return render(request, "desk/plan.html", context)


def _neighbours(meeting: Meeting) -> tuple[list[Meeting], Meeting | None]:
    """The body's other meetings that day, and its latest earlier one whose minutes are not approved. One query."""
    near = Q(day=meeting.day) | Q(state__in=UNAPPROVED, starts__lt=meeting.starts)
    others = Meeting.objects.filter(near, body=meeting.body_id).exclude(pk=meeting.pk).exclude(state="cancelled")
    rows = list(others.order_by("-starts")[:20])
    same_day = [row for row in rows if row.day == meeting.day]
    earlier = next((row for row in rows if row.state in UNAPPROVED and row.starts < meeting.starts), None)
    return same_day, earlier


def _agenda(request: HttpRequest, meeting: Meeting, said: str, at: AgendaItem | None = None) -> Answer:
    """The list again, for htmx, with what happened for those who cannot see it; or the whole page."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(reverse("desk:plan", args=[meeting.pk]) + (f"#i{at.pk}" if at else "#agenda"))
    context = {"meeting": meeting, "agenda": agenda_of(meeting), "said": said, "at": at, "oob": True}
    return render(request, "desk/plan.html#answer", context)


@require_POST
def add_item(request: HttpRequest, meeting_pk: int) -> Answer:
    """One line of Danish becomes an item: »Status på akutpladser, Asta, 15 min.«"""
    meeting, user = meeting_of(request, meeting_pk), user_of(request)
    try:
        fields = read_line(request.POST.get("line", ""), meeting)
        item = add_before_closing(meeting, by=user, **fields)
    except (Refusal, ValidationError) as refused:
        return refuse(request, refused, reverse("desk:plan", args=[meeting.pk]))
    return _agenda(request, meeting, _("Added as item %(label)s.") % {"label": item.label}, item)


@require_POST
def take_offer(request: HttpRequest, meeting_pk: int) -> Answer:
    """Make an item of what is offered."""
    meeting, url = meeting_of(request, meeting_pk), reverse("desk:plan", args=[meeting_pk])
    try:
        item = accept(meeting, request.POST.get("offer", ""), by=user_of(request))
    except (Refusal, ValidationError) as refused:
        return refuse(request, refused, url)
    words = {"label": item.label, "title": item.title}
    messages.success(request, _("Added as item %(label)s: %(title)s") % words)
    return redirect(f"{url}#i{item.pk}")


@require_POST
def move_item(request: HttpRequest, item_pk: int) -> Answer:
    """One place up or down."""
    item = item_of(request, item_pk)
    try:
        shift(item, up=request.POST.get("to") == "up", by=user_of(request))
    except Refusal as refused:
        return refuse(request, refused, reverse("desk:plan", args=[item.meeting_id]))
    item.refresh_from_db(fields=["label", "position"])
    return _agenda(request, item.meeting, _("Is now item %(label)s.") % {"label": item.label}, item)


@require_POST
def order_items(request: HttpRequest, meeting_pk: int) -> Answer:
    """A whole new order, as dragged: primary keys in `order`."""
    meeting = meeting_of(request, meeting_pk)
    order = [int(pk) for pk in request.POST.getlist("order") if pk.isdecimal() and len(pk) < 19]
    try:
        AgendaItem.reorder(meeting, order, by=user_of(request))
    except Refusal as refused:
        return refuse(request, refused, reverse("desk:plan", args=[meeting.pk]))
    return _agenda(request, meeting, _("The order is changed."))


@require_POST
def set_times(request: HttpRequest, meeting_pk: int) -> Answer:
    """Minutes per item: answers with clock times and the sum alone, so that nothing moves under the fingers."""
    meeting, url = meeting_of(request, meeting_pk), reverse("desk:plan", args=[meeting_pk])
    wanted, wrong = _minutes(request)
    try:
        set_minutes(meeting, wanted, by=user_of(request))
    except Refusal as refused:
        return refuse(request, refused, url)
    if wrong:
        return refuse(request, ValidationError(_("Write minutes as a whole number up to 999, for example 15.")), url)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{url}#agenda")
    return render(request, "desk/plan.html#times", {"agenda": agenda_of(meeting), "oob": True})


def _minutes(request: HttpRequest) -> tuple[dict[int, int | None], bool]:
    """The minutes that were sent, by item; and whether any was no number."""
    wanted: dict[int, int | None] = {}
    wrong = False
    for name, value in request.POST.items():
        pk = name.removeprefix("minutes-")
        if pk == name or not pk.isdecimal() or len(pk) > 18:
            continue
        text = str(value).strip()
        if text.isdecimal() and len(text) < 4 or not text:
            wanted[int(pk)] = int(text) if text else None
        else:
            wrong = True
    return wanted, wrong
