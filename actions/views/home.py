"""'Mit arbejde': the front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from actions.markup import task
from actions.models import Action
from actions.work import work_of
from clusters.access import user_of
from clusters.kept import CSRF, kept
from clusters.models import User


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "actions/home.html", {"content": kept(request, "home", lambda: _content(user_of(request)))})


def _content(user: User) -> str:
    work = work_of(user)
    for group in work.groups:
        group.html = SafeString("".join(task(row, csrf=CSRF, group=group.key) for row in group.rows))
    context = {"work": work, "today": timezone.localdate(), "standing": user.standing, "user": user}
    return render_to_string("actions/home.html#content", context)


def row_answer(request: HttpRequest, action: Action, *, error: str = "") -> HttpResponse:
    """What htmx gets for a row of the page after a verb: the row as it stands now, and the counts.

    A closed one leaves the list; its place says what was done and offers to undo it, so that nothing else moves.
    """
    work = work_of(user_of(request))
    row = work.find(action.pk)
    if row is None and not action.closed_at:
        return HttpResponse(headers={"HX-Refresh": "true"})  # somebody else's now, or far down a very long list
    group, csrf = work.group(request.POST.get("group", "")), get_token(request)
    if row:
        key, written = group.key if group else "", request.POST.get("note", "")
        shown = task(row, csrf=csrf, group=key, error=error, written=written, focus=True)
    context = {"work": work, "action": action, "row": shown if row else "", "group": group, "swapped": True}
    return render(request, "actions/home.html#answer", context, status=422 if error else 200)
