"""Referatbord: the page where minutes are written, item by item."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from clusters.models import User
from desk import phrases
from desk.access import item_of, meeting_of, same_writer, user_of
from desk.board import Board, lines
from minutes.models import AgendaItem, Meeting
from minutes.models.meeting import Refusal

MAY = {"plan": True, "desk": True}


def page_of(board: Board) -> dict[str, object]:
    """What the desk's template needs beside the board."""
    return {
        "board": board,
        "meeting": board.meeting,
        "item": board.item,
        "may": MAY,
        "phrases": phrases.FIRST,
        "rest": phrases.REST,
        "rest_outcomes": phrases.REST_OUTCOMES,
    }


def opened(request: HttpRequest, meeting: Meeting, item_pk: int | None, *, status: int = 200) -> HttpResponse:
    """The desk with an item open: the whole page, or for htmx the item with the list and the steps beside it."""
    board = Board(meeting, user=user_of(request), item_pk=item_pk)
    name = "desk/desk.html#opened" if request.headers.get("HX-Request") else "desk/desk.html"
    response = render(request, name, page_of(board), status=status)
    if request.headers.get("HX-Request") and board.item:
        response["HX-Push-Url"] = address(board.item)
    return response


def address(item: AgendaItem) -> str:
    """The desk with this item open."""
    return f"{reverse('desk:desk', args=[item.meeting_id])}?item={item.pk}"


def refused(request: HttpRequest, refusal: Refusal, back: str) -> HttpResponse:
    """Say why a verb was not done: at the foot of the page for htmx, else on the page that one comes back to."""
    if request.headers.get("HX-Request"):
        context = {"reasons": refusal.reasons}
        response = render(request, "desk/_dock.html#refused", context, status=409)
        response["HX-Retarget"], response["HX-Reswap"] = "dialog[open] .banner, #banner", "innerHTML"
        return response
    for reason in refusal.reasons:
        messages.error(request, str(reason.message))
    return redirect(back)


@require_safe
@ensure_csrf_cookie
def desk(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The page. `?item=` opens one; without it the one in progress."""
    return opened(request, meeting_of(request, meeting_pk), number(request.GET.get("item", "")))


def number(text: str) -> int | None:
    """A primary key as an address may give it, or None."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


@require_safe
@ensure_csrf_cookie
def desk_items(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The list alone, asked for again and again while the desk is open: how far, and who writes where."""
    meeting = meeting_of(request, meeting_pk)
    context = {"lines": lines(meeting, user=user_of(request)), "open": number(request.GET.get("open", ""))}
    return render(request, "desk/_items.html", context)


@require_POST
@same_writer
def mark_item(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Behandlet, udgår, udsat or not dealt with after all. `next` is the item to open then."""
    item = item_of(request, item_pk)
    state = request.POST.get("state", "")
    if state not in AgendaItem.State.values:
        return HttpResponse(status=400)
    next_item = item.meeting.items.filter(pk=number(request.POST.get("next", "")) or 0).first()
    try:
        with transaction.atomic():
            item.mark(state, by=user_of(request))
            take_up(item.meeting, next_item, user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, address(item))
    if not request.headers.get("HX-Request"):
        return redirect(address(next_item or item))
    return opened(request, item.meeting, (next_item or item).pk)


def take_up(meeting: Meeting, item: AgendaItem | None, user: User) -> None:
    """While the meeting is in session an undone item that it comes to is in progress, unless another one is."""
    states = AgendaItem.State
    if item is None or item.state != states.PENDING or meeting.state != Meeting.State.IN_SESSION:
        return
    if not meeting.items.filter(state=states.CURRENT).exists():
        item.mark(states.CURRENT, by=user)


@require_POST
@same_writer
def begin(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Start the meeting, with its first undone item in progress."""
    meeting = meeting_of(request, meeting_pk)
    try:
        with transaction.atomic():
            meeting.begin(by=user_of(request))
            take_up(meeting, meeting.items.filter(state=AgendaItem.State.PENDING).first(), user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, reverse("desk:desk", args=[meeting.pk]))
    return redirect("desk:desk", meeting.pk)


@require_POST
@same_writer
def end(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """End the meeting: the minutes are then finished at leisure."""
    meeting = meeting_of(request, meeting_pk)
    back = reverse("desk:desk", args=[meeting.pk])
    try:
        meeting.end(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, back)
    undo = reverse("desk:resume", args=[meeting.pk])
    messages.success(request, _("The meeting is ended. The minutes can still be written."), extra_tags=f"undo:{undo}")
    return redirect(back)


@require_POST
@same_writer
def resume(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The meeting was not over."""
    meeting = meeting_of(request, meeting_pk)
    back = reverse("desk:desk", args=[meeting.pk])
    try:
        meeting.resume(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, back)
    return redirect(back)
