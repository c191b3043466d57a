"""Suggestions beside the text: fetched after a save, and made into actions or ignored by somebody's hand alone.

Forms of two pages end here: the desk's, and with `at=loose_ends` those of the page of that name.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from desk import finds as found
from desk.access import ignored_of, item_of, same_writer, user_of
from desk.views.actions import action_list
from desk.views.desk import refused
from desk.views.loose_ends import back, dealt_with, on_loose_ends
from minutes.models import Refusal


@require_safe
def finds(request: HttpRequest, item_pk: int) -> HttpResponse:
    """What was found in the item's texts as they are stored, a part for each text."""
    item = item_of(request, item_pk)
    read = found.Finds(item.meeting, [item])
    parts = read.of(item)
    context = {
        "item": item,
        "meeting": item.meeting,
        "parts": parts,
        "offered": sum(len(part.offered) for part in parts),
        "groups": read.told.owners.groups,
    }
    return render(request, "desk/_finds.html", context)


@require_POST
@same_writer
def take_find(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Make the action that a suggestion names, with owners and deadline as they were chosen."""
    item, key = item_of(request, item_pk), request.POST.get("key", "")
    try:
        action = found.take(item, key, request.POST, by=user_of(request))
    except ValidationError as error:
        return _doubts(request, key, error, back(request, item))
    except Refusal as refusal:
        return refused(request, refusal, back(request, item))
    if on_loose_ends(request):
        undo = reverse("desk:withdraw_action", args=[action.pk])
        return dealt_with(request, item.meeting, _("Created: %(task)s") % {"task": action.task}, undo=undo)
    if not request.headers.get("HX-Request"):
        return redirect(back(request, item))
    return action_list(request, item, action)


def _doubts(request: HttpRequest, key: str, error: ValidationError, url: str) -> HttpResponse:
    """What is still to be chosen: in the suggestion itself, which stays as it is."""
    if not request.headers.get("HX-Request"):
        for message in error.messages:
            messages.error(request, message)
        return redirect(url)
    response = render(request, "desk/_find.html#doubts", {"errors": error.messages}, status=422)
    response["HX-Retarget"], response["HX-Reswap"] = f'[data-key="{key}"] [data-doubts]', "innerHTML"
    return response


@require_POST
@same_writer
def ignore_find(request: HttpRequest, item_pk: int) -> HttpResponse:
    """This sentence is to become no action: for all who write the minutes."""
    item, user = item_of(request, item_pk), user_of(request)
    try:
        find = found.ignore(item, request.POST.get("key", ""), by=user)
    except Refusal as refusal:
        return refused(request, refusal, back(request, item))
    if on_loose_ends(request) and find.ignored:
        undo = reverse("desk:suggest_again", args=[find.ignored.pk])
        return dealt_with(request, item.meeting, _("Ignored: %(task)s") % {"task": find.task}, undo=undo)
    return _again(request, back(request, item))


@require_POST
@same_writer
def suggest_again(request: HttpRequest, ignored_pk: int) -> HttpResponse:
    """Undo that a sentence was ignored."""
    row = ignored_of(request, ignored_pk)
    try:
        row.undo(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, back(request, row.item))
    return _again(request, back(request, row.item))


def _again(request: HttpRequest, url: str) -> HttpResponse:
    """Done: the desk's script then asks for what is found now."""
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect(url)
