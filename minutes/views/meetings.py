"""All meetings of one's own bodies: those ahead, then the earlier ones, a page at a time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from clusters.access import Standing, user_of
from clusters.models import Body
from clusters.paging import Key, first_page, first_rows, page
from clusters.prepared import Given, Prepared
from clusters.skeleton import Skeleton
from clusters.templatetags.punktvis import day, shape, span, state
from minutes.models import Meeting
from minutes.models.meeting import MeetingQuerySet, State

FIELDS = ("pk", "body_id", "body__name", "kind", "state", "day", "starts", "ends", "place")
MOST_AHEAD = 100
KEYS = [Key("starts", down=True), Key("pk", down=True)]
ROW = Skeleton("minutes/meetings.html#row", "url", "day", "time", "body", "kind", "place", "state")
KIND = Skeleton("minutes/meetings.html#kind", "kind")
PLANNING, WRITING = (State.PLANNED, State.CALLED), (State.IN_SESSION, State.DRAFTING)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings ahead on the first page, nearest first; earlier ones by key, newest first. `?body=` shows one body's."""
    user = user_of(request)
    today, slug = timezone.localdate(), request.GET.get("body", "")
    bodies = _bodies(user.standing)
    chosen = next((body for body in bodies if body.slug == slug), None)
    of = (user.standing, chosen.pk if chosen else None)
    first = not {"before", "after"} & set(request.GET)
    if first:
        ahead, past = _ahead(*of, today=today), first_page(_newest(*of, today=today), request.GET)
    else:
        ahead, past = [], page(_past(*of, today), KEYS, request.GET, bounds=_own(*of))
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


@Prepared
def _bodies(standing: Standing) -> QuerySet[Body]:
    """The bodies that the list can be narrowed to."""
    bodies = Body.objects.only("name", "slug")
    return bodies if standing.everything else bodies.filter(pk__in=list(standing.now))


def _own(standing: Standing, body: int | None) -> MeetingQuerySet:
    rows = Meeting.objects.of_bodies_of(standing)
    return rows.filter(body=body) if body else rows


def _past(standing: Standing, body: int | None, today: date | Given) -> QuerySet[Meeting, Any]:
    return _own(standing, body).filter(day__lt=today).values_list(*FIELDS)


@Prepared
def _ahead(standing: Standing, body: int | None) -> QuerySet[Meeting, Any]:
    ahead = _own(standing, body).filter(day__gte=Given("today"))
    return ahead.order_by("starts", "pk").values_list(*FIELDS)[:MOST_AHEAD]


@Prepared
def _newest(standing: Standing, body: int | None) -> QuerySet[Meeting, Any]:
    return first_rows(_past(standing, body, Given("today")), KEYS)


@lru_cache(maxsize=8)
def _words(language: str) -> tuple[dict[str, SafeString], dict[str, SafeString]]:
    """The kinds of meeting, and the states, as the list shows them."""
    kinds = {value: KIND(kind=capfirst(str(label))) for value, label in Meeting.Kind.choices}
    states = {value: state(shape(value), capfirst(str(label))) for value, label in State.choices}
    return kinds | {Meeting.Kind.ORDINARY: SafeString("")}, states


def _rows(values: Any, standing: Standing) -> SafeString:
    """Table rows, their dates written out once."""
    kinds, states = _words(get_language() or "")
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
