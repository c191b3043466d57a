"""Actions on the desk: recognised while a line is typed, made with Enter, put right in their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actions.models import Action
from desk.access import action_of, item_of, same_writer, user_of
from desk.board import item_actions
from desk.loose import Incomplete, incomplete
from desk.owners import Owners
from desk.quick import Deadline, Line, change, owner_key, shown_due
from desk.views.desk import MAY, address, refused
from desk.views.loose_ends import back, dealt_with, on_loose_ends
from minutes.models import AgendaItem
from minutes.models.meeting import Refusal


@require_safe
def read_action(request: HttpRequest, item_pk: int) -> HttpResponse:
    """What a line says: owners and deadline as chips, each of which can be put right. Nothing is stored."""
    item = item_of(request, item_pk)
    if "line" not in request.GET:  # only a deadline, from the row of an action that there is
        due = Deadline.read(request.GET.get("due", ""), item.meeting)
        return render(request, "desk/_due.html", {"item": item, "due": due})
    owners = Owners(item.meeting)
    line = Line.read(request.GET, meeting=item.meeting, owners=owners)
    return render(request, "desk/_found.html", {"item": item, "line": line, "groups": owners.groups})


@require_POST
@same_writer
def add_action(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Make the action that the line says."""
    item = item_of(request, item_pk)
    owners = Owners(item.meeting)
    line = Line.read(request.POST, meeting=item.meeting, owners=owners)
    try:
        made = line.create(item, owners=owners, by=user_of(request))
    except ValidationError as error:
        line.errors = error.messages
        context = {"item": item, "line": line, "groups": owners.groups, "meeting": item.meeting, "may": MAY}
        if not request.headers.get("HX-Request"):
            return render(request, "desk/line.html", context | {"tab": "desk"}, status=422)
        return render(request, "desk/_found.html", context, status=422)
    except Refusal as refusal:
        return refused(request, refusal, address(item))
    if not request.headers.get("HX-Request"):
        return redirect(address(item))
    return action_list(request, item, made)


def action_list(request: HttpRequest, item: AgendaItem, made: Action | None = None) -> HttpResponse:
    """The item's actions again, with their number; the one just made can be undone there."""
    context = {"item": item, "actions": item_actions(item), "counted": True, "made": made.pk if made else None}
    return render(request, "desk/_acts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@same_writer
def change_action(request: HttpRequest, action_pk: int) -> HttpResponse:
    """Owner, deadline and task, in the action's own row."""
    action = action_of(request, action_pk)
    item = action.item
    assert item is not None  # noqa: S101 -- action_of gives no others
    owners = Owners(item.meeting, action)
    errors: list[str] = []
    if request.method == "POST":
        try:
            change(action, request.POST, owners=owners, by=user_of(request))
        except ValidationError as error:
            errors = error.messages
        else:
            return _changed(request, action_of(request, action_pk), item)
    context = {
        "action": action,
        "item": item,
        "groups": owners.groups,
        "owned": [owner_key(owner) for owner in action.owners.all()],
        "due": Deadline.read(shown_due(action), item.meeting),
        "errors": errors,
        "meeting": item.meeting,
        "may": MAY,
        "tab": "desk",
        "back": back(request, item),
    }
    if errors and on_loose_ends(request):
        return _loose(request, action, item, errors)
    name = "desk/change_action.html#row" if request.headers.get("HX-Request") else "desk/change_action.html"
    return render(request, name, context, status=422 if errors else 200)


def _changed(request: HttpRequest, action: Action, item: AgendaItem) -> HttpResponse:
    if on_loose_ends(request):
        if incomplete(Action.objects.filter(pk=action.pk)).exists():
            return _loose(request, action, item)
        return dealt_with(request, item.meeting, _("Saved: %(task)s") % {"task": action.task})
    return _row(request, action) if request.headers.get("HX-Request") else redirect(address(item))


def _loose(request: HttpRequest, action: Action, item: AgendaItem, errors: Sequence[str] = ()) -> HttpResponse:
    """The action's entry among the loose ends, where it stays."""
    if not request.headers.get("HX-Request"):
        for error in errors:
            messages.error(request, error)
        return redirect(back(request, item))
    one = Incomplete.of(action)
    if errors:  # what was sent stays in its fields
        due = Deadline.read(request.POST.get("due", ""), item.meeting)
        one = replace(one, owned=request.POST.getlist("owner"), due=due)
    owners = Owners(item.meeting, action)
    context = {"one": one, "groups": owners.groups, "errors": errors, "meeting": item.meeting}
    return render(request, "desk/loose_ends.html#action", context, status=422 if errors else 200)


@require_safe
def action_row(request: HttpRequest, action_pk: int) -> HttpResponse:
    """The action's row again, unchanged: the way back from changing it."""
    return _row(request, action_of(request, action_pk))


def _row(request: HttpRequest, action: Action) -> HttpResponse:
    return render(request, "desk/_acts.html#row", {"action": action, "again": True})


@require_POST
@same_writer
def withdraw_action(request: HttpRequest, action_pk: int) -> HttpResponse:
    """Undo the making of an action while nothing else happened to it."""
    action = action_of(request, action_pk)
    item = action.item
    assert item is not None  # noqa: S101 -- action_of gives no others
    try:
        action.withdraw(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, back(request, item))
    if not request.headers.get("HX-Request"):
        return redirect(back(request, item))
    return action_list(request, item)
