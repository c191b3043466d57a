"""The register of decisions: of one body, or of all bodies, as far as the reader may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusters.access import user_of
from clusters.models import Body
from clusters.paging import Key, page
from clusters.search import all_words, excerpt, marked, words_of
from clusters.templatetags.punktvis import day, plain
from minutes.models import Decision, Meeting
from minutes.models.decision import DecisionQuerySet

KEYS = [
    Key("item__meeting__day", down=True),
    Key("item__meeting_id", down=True),
    Key("item__position"),
    Key("pk"),
]
LENGTH = 220  # signs of a text before it is folded


@dataclass(frozen=True)
class Filter:
    """What the address asks for; what it cannot know shows all."""

    outcome: str
    year: int | None
    words: list[str]

    @classmethod
    def of(cls, params: QueryDict) -> Filter:
        outcome, year = params.get("outcome", ""), params.get("year", "")
        return cls(
            outcome=outcome if outcome in Decision.Outcome.values else "",
            year=int(year) if year.isdecimal() and len(year) == 4 and int(year) else None,
            words=words_of(params.get("q", "")),
        )

    @property
    def narrow(self) -> bool:
        return bool(self.outcome or self.year or self.words)

    @property
    def q(self) -> str:
        return " ".join(self.words)

    def apply(self, rows: DecisionQuerySet) -> DecisionQuerySet:
        if self.outcome:
            rows = rows.filter(outcome=self.outcome)
        if self.year:
            rows = rows.filter(item__meeting__day__year=self.year)
        return rows.filter(all_words(self.words, "text", "item__title")) if self.words else rows


@require_safe
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    body = get_object_or_404(Body.objects.visible_to(user_of(request)), slug=slug)
    return render(request, "minutes/decisions.html", _register(request, body))


@require_safe
def decisions_all(request: HttpRequest) -> HttpResponse:
    return render(request, "minutes/decisions.html", _register(request, None))


def _register(request: HttpRequest, body: Body | None) -> dict[str, Any]:
    user = user_of(request)
    bodies = Body.objects.visible_to(user).filter(pk=body.pk) if body else Body.objects.visible_to(user)
    visible = Decision.objects.visible_to(user).said().filter(body__in=bodies.values("pk"))
    meetings = Meeting.objects.visible_to(user).filter(body__in=bodies.values("pk"))
    wanted = Filter.of(request.GET)
    values = wanted.apply(visible).values_list(
        "pk",
        "text",
        "outcome",
        "postponed_to",
        "number",
        "year",
        "item_id",
        "item__title",
        "item__label",
        "item__closed",
        "item__meeting_id",
        "item__meeting__day",
        "body__name",
    )
    shown = page(values, KEYS, request.GET, bounds=visible)
    years = meetings.order_by().dates("day", "year", order="DESC")
    rows = [_row(value, wanted.words, with_body=body is None) for value in shown.rows]
    return {
        "body": body,
        "bodies": [] if body else Body.objects.visible_to(user_of(request)).only("name", "slug"),
        "filter": wanted,
        "page": shown,
        "rows": rows,
        "numbered": any(row["number"] for row in rows),
        "outcomes": Decision.Outcome.choices,
        "years": [year.year for year in years],
        "others": bool(wanted.narrow and not shown.rows and visible.exists()),
    }


def _row(value: tuple[Any, ...], words: list[str], *, with_body: bool) -> dict[str, Any]:
    pk, text, outcome, postponed_to, number, year, item, title, label, closed, meeting, met, body = value
    short = excerpt(text, words, LENGTH)
    name = str(Decision.Outcome(outcome).label) if outcome else ""
    return {
        "pk": pk,
        "url": f"{reverse('minutes:record', args=[meeting])}#p{item}",
        "title": marked(title, words),
        "where": _("%(date)s, item %(label)s") % {"date": day(met), "label": label} if label else day(met),
        "body": body if with_body else "",
        "closed": closed,
        "outcome": _("Postponed to %(meeting)s") % {"meeting": postponed_to} if postponed_to else name,
        "short": marked(short, words),
        "whole": plain(text) if len(short) < len(" ".join(text.split())) else SafeString(""),
        "number": f"{number}/{year}" if number else "",
    }
