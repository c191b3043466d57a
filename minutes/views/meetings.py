"""All meetings of one's own bodies: those ahead, then the earlier ones, a page at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from clusters.access import Standing, user_of
from clusters.models import Body, User
from clusters.paging import Key, page
from clusters.skeleton import Skeleton
from clusters.templatetags.punktvis import day, shape, span, state
from minutes.models import Meeting
from minutes.models.meeting import State

FIELDS = ("pk", "body_id", "body__name", "kind", "state", "day", "starts", "ends", "place")
MOST_AHEAD = 100
ROW = Skeleton("minutes/meetings.html#row", "url", "day", "time", "body", "kind", "place", "state")
KIND = Skeleton("minutes/meetings.html#kind", "kind")
PLANNING, WRITING = (State.PLANNED, State.CALLED), (State.IN_SESSION, State.DRAFTING)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings ahead on the first page, nearest first; earlier ones by key, newest first. `?body=` shows one body's."""
    user = user_of(request)
    today, slug = timezone.localdate(), request.GET.get("body", "")
    bodies = list(_bodies(user))
    rows = Meeting.objects.of_own_bodies(user)
    chosen = next((body for body in bodies if body.slug == slug), None)
    rows = rows.filter(body=chosen) if chosen else rows
    first = not {"before", "after"} & set(request.GET)
    ahead = list(rows.filter(day__gte=today).order_by("starts", "pk").values_list(*FIELDS)[:MOST_AHEAD]) if first else []
    keys = [Key("starts", down=True), Key("pk", down=True)]
    past = page(rows.filter(day__lt=today).values_list(*FIELDS), keys, request.GET, bounds=rows)
    context = {
        "bodies": bodies,
        "chosen": chosen,
        "runs": [body for body in bodies if user.standing.runs(body.pk)],
        "ahead": _rows(ahead, user.standing),
        "count": len(ahead),
        "first": first,
        "past": _rows(past.rows, user.standing),
        "newer": past.before,
        "older": past.after,
    }
    return render(request, "minutes/meetings.html", context)


def _bodies(user: User) -> Any:
    """The bodies that the list can be narrowed to."""
    bodies = Body.objects.only("name", "slug")
    return bodies if user.standing.everything else bodies.filter(pk__in=list(user.standing.now))


def _rows(values: Any, standing: Standing) -> SafeString:
    """Table rows, their dates written out once."""
    kinds = {value: KIND(kind=capfirst(label)) for value, label in Meeting.Kind.choices}
    kinds[Meeting.Kind.ORDINARY] = SafeString("")
    states = {value: state(shape(value), capfirst(label)) for value, label in State.choices}
    urls = {name: reverse(name, args=[0]) for name in ("minutes:record", "desk:plan", "desk:desk")}
    rows = []
    for pk, body, name, kind, now, on, starts, ends, place in values:
        to = "minutes:record"
        if standing.runs(body):
            to = "desk:plan" if now in PLANNING else "desk:desk" if now in WRITING else to
        row = ROW(
            url=urls[to].replace("/0/", f"/{pk}/"),
            day=day(on, "weekday"),
            time=span(starts, ends),
            body=name,
            kind=kinds[kind],
            place=place,
            state=states[now],
        )
        rows.append(row)
    return SafeString("".join(rows))
