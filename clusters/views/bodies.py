"""Bodies: one's own, one body's home, a new one, its rules."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clusters.access import user_of
from clusters.forms import NewBodyForm, RulesForm, tell
from clusters.models import Body, Cluster, Seat, Succession, User
from clusters.views.asking import run_body, sent, visible_body

LATEST = 8  # earlier meetings on a body's home; the rest have a list of their own


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    meetings: Any = Body._meta.get_field("meetings").related_model
    coming = Prefetch("meetings", meetings.objects.visible_to(user).ahead()[:1], to_attr="coming")
    rows = Body.objects.visible_to(user).select_related("cluster__region").prefetch_related(coming)
    groups: dict[Cluster, list[dict[str, Any]]] = {}
    for body in rows.order_by("cluster__name", "cluster", "name", "pk"):
        row = {"body": body, "next": next(iter(body.coming), None), "roles": roles(user, body)}
        groups.setdefault(body.cluster, []).append(row | {"runs": body.may_run(user)})
    context = {"groups": groups, "may_add": Cluster.objects.run_by(user).exists()}
    return render(request, "clusters/bodies.html", context)


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    body = visible_body(request, slug)
    user = user_of(request)
    meetings: Any = body.meetings.visible_to(user)
    coming = list(meetings.ahead()[:6])
    here = bool(user.standing.roles(body.pk))
    context = {
        "body": body,
        "runs": body.may_run(user),
        "people": body.may_see_people(user),
        "coming": coming,
        "earlier": meetings.exclude(pk__in=[meeting.pk for meeting in coming])[:LATEST],
        "open_actions": body.actions.visible_to(user).open().count() if here else 0,
        "here": here,
        "groups": grouped(body.seats.today()) if here else {},
        "successions": successions(body),
    }
    return render(request, "clusters/body.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    if not Cluster.objects.run_by(user).exists():
        raise PermissionDenied
    made: list[Body] = []
    form = NewBodyForm(sent(request), user=user)
    if tell(form, lambda: made.append(Body.found(by=user, **form.cleaned_data))):
        messages.success(request, _("%(body)s is made. Say how it meets.") % {"body": made[0]})
        return redirect("clusters:rules", made[0].slug)
    return render(request, "clusters/new_body.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    body = run_body(request, slug)
    form = RulesForm(sent(request), instance=copy(body), user=user_of(request))
    if tell(form, lambda: body.change_rules(by=user_of(request), **form.cleaned_data)):
        messages.success(request, _("The rules of %(body)s are saved.") % {"body": body})
        return redirect("clusters:body", slug)
    return render(request, "clusters/rules.html", {"body": body, "form": form}, status=422 if form.errors else 200)


def roles(user: User, body: Body) -> str:
    """The user's roles in the body today, in words."""
    held = user.standing.now.get(body.pk, frozenset())
    return ", ".join(str(role.label) for role in Seat.Role if role in held)


def grouped(seats: Any) -> dict[str, list[Seat]]:
    """Seats under the headings of the list of participants, in its order."""
    groups: dict[str, list[Seat]] = {}
    for seat in with_names(seats):
        groups.setdefault(seat.group, []).append(seat)
    return groups


def with_names(seats: Any) -> Any:
    """Seats with all that a list says of them, in one query."""
    return seats.select_related("person__organisation", "person__user", "substitute_for__person")


def successions(body: Body) -> list[Succession]:
    """What the body or its cluster is taken over by, and what it takes over from."""
    touching = Q(predecessor_body=body) | Q(successor_body=body)
    touching |= Q(predecessor_cluster=body.cluster) | Q(successor_cluster=body.cluster)
    rows = Succession.objects.filter(touching)
    return list(rows.select_related("predecessor_cluster", "successor_cluster", "predecessor_body", "successor_body"))
