"""All meetings of one's own bodies: those ahead, then the earlier ones, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from clusters.access import Standing, user_of
from clusters.models import Body, User
from clusters.paging import Key, page
from clusters.templatetags.punktvis import day, shape, span
from minutes.models import Meeting
from minutes.models.meeting import State

FIELDS = ("pk", "body_id", "body__name", "kind", "state", "day", "starts", "ends", "place")
MOST_AHEAD = 100
PLANNING, WRITING = (State.PLANNED, State.CALLED), (State.IN_SESSION, State.DRAFTING)


@dataclass(slots=True)
class Row:
    """One meeting in the list, its dates written out once."""

    url: str
    day: str
    time: str
    body: str
    kind: str
    place: str
    shape: str
    state: str


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
    ahead = rows.filter(day__gte=today).order_by("starts", "pk").values_list(*FIELDS)[:MOST_AHEAD] if first else []
    keys = [Key("starts", down=True), Key("pk", down=True)]
    past = page(rows.filter(day__lt=today).values_list(*FIELDS), keys, request.GET, bounds=rows)
    context = {
        "bodies": bodies,
        "chosen": chosen,
        "runs": [body for body in bodies if user.standing.runs(body.pk)],
        "ahead": _rows(ahead, user.standing),
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


def _rows(values: Any, standing: Standing) -> list[Row]:
    kinds = {value: str(capfirst(label)) for value, label in Meeting.Kind.choices if value != Meeting.Kind.ORDINARY}
    states = {value: str(capfirst(label)) for value, label in State.choices}
    urls = {name: reverse(name, args=[0]) for name in ("minutes:record", "desk:plan", "desk:desk")}
    return [_row(value, standing, kinds, states, urls) for value in values]


def _row(
    value: tuple[int, int, str, str, str, date, datetime, datetime | None, str],
    standing: Standing,
    kinds: dict[str, str],
    states: dict[str, str],
    urls: dict[str, str],
) -> Row:
    pk, body, name, kind, state, on, starts, ends, place = value
    to = "minutes:record"
    if standing.runs(body):
        to = "desk:plan" if state in PLANNING else "desk:desk" if state in WRITING else to
    return Row(
        url=urls[to].replace("/0/", f"/{pk}/"),
        day=day(on, "weekday"),
        time=span(starts, ends),
        body=name,
        kind=kinds.get(kind, ""),
        place=place,
        shape=shape(state),
        state=states[state],
    )
