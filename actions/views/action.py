"""One action: where it comes from, how it goes, and its verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actions.forms import ActionForm, DropForm, NoteForm
from actions.models import Action
from actions.page import page_of
from actions.views.home import row_answer
from clusters.access import user_of
from clusters.models import User

PAGES = {"actions:home", "actions:action", "actions:register", "actions:register_all", "actions:search"}


@require_safe
def action(request: HttpRequest, action_pk: int) -> HttpResponse:
    found = _visible(user_of(request), action_pk)
    return render(request, "actions/action.html", page_of(found, user_of(request)))


@require_POST
def close(request: HttpRequest, action_pk: int) -> HttpResponse:
    """Done, with a note if there is one. A second click finds it closed and changes nothing."""

    def verb(action: Action, form: NoteForm, user: User) -> str:
        action.close(by=user, note=form.cleaned_data["note"])
        return _("%(state)s: %(task)s") % {"state": action.get_state_display(), "task": action.task}

    return _follow_up(request, action_pk, verb, undo="actions:reopen")


@require_POST
def reopen(request: HttpRequest, action_pk: int) -> HttpResponse:
    def verb(action: Action, form: NoteForm, user: User) -> str:
        action.reopen(by=user, note=form.cleaned_data["note"])
        return _("Open again: %(task)s") % {"task": action.task}

    return _follow_up(request, action_pk, verb)


@require_POST
def progress(request: HttpRequest, action_pk: int) -> HttpResponse:
    """A note, a new open state, or both. What somebody else has closed meanwhile takes the note and stays closed."""

    def verb(action: Action, form: NoteForm, user: User) -> str:
        state = "" if action.closed_at else form.cleaned_data["state"]
        if action.progress(by=user, note=form.cleaned_data["note"], state=state) is None:
            raise ValidationError(_("Write a note, or choose another state."))
        return _("Noted on: %(task)s") % {"task": action.task}

    return _follow_up(request, action_pk, verb)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, action_pk: int) -> HttpResponse:
    """Task, owners and deadline, by those who run the body. What was noted on it stays as it was."""
    found = _visible(user_of(request), action_pk)
    if not found.may_run(user_of(request)):
        raise PermissionDenied
    form = ActionForm(request.POST or None, action=found)
    if request.method == "POST" and form.is_valid():
        try:
            found.change(by=user_of(request), **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("Saved: %(task)s") % {"task": found.task})
            return redirect(found)
    status = 422 if form.errors else 200
    return render(request, "actions/edit.html", {"action": found, "form": form}, status=status)


@require_POST
def drop(request: HttpRequest, action_pk: int) -> HttpResponse:
    """Given up, for a reason, by those who run the body."""
    found = _visible(user_of(request), action_pk)
    if not found.may_run(user_of(request)):
        raise PermissionDenied
    form = DropForm(request.POST)
    if not form.is_valid():
        return _again(request, found, drop=form)
    try:
        found.close(by=user_of(request), state=Action.State.DROPPED, note=form.cleaned_data["reason"])
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _again(request, found, drop=form)
    _say(request, _("%(state)s: %(task)s") % {"state": found.get_state_display(), "task": found.task}, found, undo=True)
    return redirect(found)


def _visible(user: User, action_pk: int) -> Action:
    rows = Action.objects.visible_to(user).select_related("body", "item__meeting", "closed_by", "due_meeting")
    return get_object_or_404(rows, pk=action_pk)


def _follow_up(
    request: HttpRequest, action_pk: int, verb: Callable[[Action, NoteForm, User], str], undo: str = ""
) -> HttpResponse:
    """What closing, reopening and noting have in common: who may, a note, and an answer for the page it came from."""
    found = _visible(user_of(request), action_pk)
    if not found.may_do(user_of(request)):
        raise PermissionDenied
    form = NoteForm(request.POST)
    said = ""
    if form.is_valid():
        try:
            said = verb(found, form, user_of(request))
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    if request.headers.get("HX-Request"):
        return row_answer(request, found, error=" ".join(str(error) for row in form.errors.values() for error in row))
    if form.errors:
        return _again(request, found, note=form)
    _say(request, said, found, undo=bool(undo and found.closed_at))
    return redirect(_back(request, found))


def _say(request: HttpRequest, said: str, action: Action, *, undo: bool) -> None:
    tags = f"undo:{reverse('actions:reopen', args=[action.pk])}" if undo else ""
    messages.success(request, said, extra_tags=tags)


def _again(request: HttpRequest, action: Action, **forms: Any) -> HttpResponse:
    """The action's page with what was written and what is wrong with it."""
    return render(request, "actions/action.html", page_of(action, user_of(request), **forms), status=422)


def _back(request: HttpRequest, action: Action) -> str:
    """The page that the verb was pressed on, as the browser says, if it is one of those that show actions."""
    url = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        try:
            if resolve(urlsplit(url).path).view_name in PAGES:
                return url
        except Resolver404:
            pass
    return action.get_absolute_url()
