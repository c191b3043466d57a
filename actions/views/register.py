"""The register of actions: of one body, or of all that the user may see."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from actions.filters import DUE, STATUS, Filter, bounded, count, owners_in, sortable
from actions.markup import Words, register_row
from actions.models import Action
from actions.quick import create_from_line, heard
from actions.rows import FIELDS, rows_of
from clusters.access import user_of
from clusters.kept import CSRF, kept
from clusters.models import Body
from clusters.paging import page, with_params


@require_safe
def register(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, slug)


@require_safe
def register_all(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """A new action between meetings, from one line, by those who run the body."""
    body = get_object_or_404(Body.objects.visible_to(user_of(request)), slug=slug)
    if not body.may_run(user_of(request)):
        raise PermissionDenied
    line = request.POST.get("line", "")
    try:
        action = create_from_line(line, body=body, by=user_of(request))
    except ValidationError as refusal:
        return _page(request, slug, {"line": line, "refusal": " ".join(refusal.messages)})
    messages.success(request, heard(action))
    return redirect("actions:register", slug=slug)


def _page(request: HttpRequest, slug: str = "", refused: dict[str, str] | None = None) -> HttpResponse:
    """The page, its content kept until something changes, with the body's name on its first line; or with the line
    that was refused.
    """

    def make() -> str:
        body = get_object_or_404(Body.objects.visible_to(user_of(request)), slug=slug) if slug else None
        html = render_to_string("actions/register.html#content", _register(request, body) | (refused or {}))
        return f"{body or ''}\n{html}"

    whole = kept(request, "register", make) if refused is None else make().replace(CSRF, get_token(request))
    name, _line, content = whole.partition("\n")
    context = {"name": name, "content": SafeString(content), "refused": bool(refused)}
    return render(request, "actions/register.html", context, status=422 if refused else 200)


def _register(request: HttpRequest, body: Body | None) -> dict[str, Any]:
    user, today = user_of(request), timezone.localdate()
    visible = sortable(Action.objects.visible_to(user, body))
    wanted = Filter.of(request.GET)
    rows = wanted.apply(visible, user, today)
    shown = page(rows.values_list(*FIELDS), wanted.keys, request.GET, bounds=visible)
    made, words = rows_of(shown.rows, today, in_register=True), Words()
    total, late = count(rows, today)
    return {
        "csrf": CSRF,
        "path": reverse("actions:register", args=[body.slug]) if body else reverse("actions:register_all"),
        "body": body,
        "bodies": [] if body else Body.objects.visible_to(user).only("name", "slug"),
        "today": today,
        "filter": wanted,
        "page": shown,
        "rows": SafeString("\n".join(register_row(row, with_body=body is None, words=words) for row in made)),
        "total": bounded(total),
        "late": bounded(late),
        "without_filter": bounded(count(visible.open(), today)[0]) if wanted.narrow else None,
        "status": STATUS.items(),
        "due": DUE.items(),
        "owners": owners_in(visible, user, body.slug if body else "", wanted.owner),
        "sorts": [(name, *_sort(request, wanted, name, label)) for name, label in _columns()],
        "newest": with_params(request.GET, sort="newest"),
        "may_run": body is not None and body.may_run(user),
    }


def _columns() -> list[tuple[str, str]]:
    return [("task", pgettext("to do", "Action")), ("", _("Owner")), ("due", _("Deadline")), ("state", _("State"))]


def _sort(request: HttpRequest, wanted: Filter, name: str, label: str) -> tuple[str, str, str]:
    """A column's heading, aria-sort, and the address that sorts by it, the other way when it is sorted by already."""
    if not name:
        return label, "", ""
    current = {name: "ascending", f"-{name}": "descending"}.get(wanted.sort, "")
    turned = f"-{name}" if current == "ascending" else name
    return label, current, with_params(request.GET, sort="" if turned == "due" else turned)
