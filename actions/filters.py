"""The register's filter: a plain GET form, so that a view of the register can be mailed as an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.db.models import Case, Count, F, IntegerField, Max, Q, Value, When
from django.db.models.functions import Collate
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actions.models import Action, Owner
from actions.models.action import OPEN_STATES, ActionQuerySet
from clusters.apps import danish_key
from clusters.paging import Key
from clusters.search import all_words, words_of
from minutes.models import Meeting

if TYPE_CHECKING:
    from clusters.models import User

BOUND = 1000  # what is counted exactly
STATUS = {
    "": _("Open and overdue"),
    "late": _("Overdue ones"),
    "going": _("In progress, waiting or ongoing"),
    "closed": _("Closed ones"),
    "all": _("All"),
}
DUE = {
    "": _("All"),
    "meeting": _("By the next meeting"),
    "soon": _("Within 14 days"),
    "none": _("Without deadline"),
}
RANK = Case(
    *[When(state=state, then=Value(rank)) for rank, (state, _label) in enumerate(Action.State.choices)],
    output_field=IntegerField(),
)
SORTS = {
    "due": [Key("due", nullable=True), Key("pk")],
    "-due": [Key("due", down=True, nullable=True), Key("pk", down=True)],
    "task": [Key("name"), Key("pk")],
    "-task": [Key("name", down=True), Key("pk", down=True)],
    "state": [Key("rank"), Key("due", nullable=True), Key("pk")],
    "-state": [Key("rank", down=True), Key("due", nullable=True), Key("pk")],
    "newest": [Key("pk", down=True)],
}


@dataclass(frozen=True)
class Filter:
    """What the address asks for. Values that it cannot know fall back to showing all."""

    status: str = ""
    owner: str = ""  # p7, o7, r<role in words>, none
    due: str = ""
    q: str = ""
    sort: str = "due"

    @classmethod
    def of(cls, params: QueryDict) -> Filter:
        status, due, sort = params.get("status", ""), params.get("due", ""), params.get("sort", "")
        return cls(
            status=status if status in STATUS else "",
            owner=params.get("owner", "")[:120].replace("\0", ""),
            due=due if due in DUE else "",
            q=" ".join(words_of(params.get("q", ""))),
            sort=sort if sort in SORTS else "due",
        )

    @property
    def narrow(self) -> bool:
        """Does it hide any open action?"""
        return bool(self.status not in ("", "all") or self.owner or self.due or self.q)

    @property
    def keys(self) -> list[Key]:
        return SORTS[self.sort]

    def apply(self, rows: ActionQuerySet, user: User, today: date) -> ActionQuerySet:
        """The rows that pass, with what they are sorted by."""
        rows = self._of_status(rows, today)
        if self.owner:
            rows = rows.filter(self._of_owner())
        if self.due == "none":
            rows = rows.filter(due=None)
        elif self.due == "soon":
            rows = rows.filter(due__lte=today + timedelta(days=14))
        elif self.due == "meeting":
            rows = rows.filter(by_next_meeting(user))
        return rows.filter(all_words(words_of(self.q), "task", "note")) if self.q else rows

    def _of_status(self, rows: ActionQuerySet, today: date) -> ActionQuerySet:
        if self.status == "late":
            return rows.overdue(today)
        if self.status == "going":
            return rows.filter(state__in=[state for state in OPEN_STATES if state != Action.State.OPEN])
        if self.status == "closed":
            return rows.exclude(closed_at=None)
        return rows if self.status == "all" else rows.open()

    def _of_owner(self) -> Q:
        sort, key = self.owner[:1], self.owner[1:]
        if self.owner == "none":
            return ~Q(pk__in=Owner.objects.values("action"))
        if sort in "po" and key.isdecimal() and len(key) < 19:
            column = "person" if sort == "p" else "organisation"
            return Q(pk__in=Owner.objects.filter(**{column: key}).values("action"))
        return Q(pk__in=Owner.objects.filter(role=key).values("action")) if sort == "r" else Q(pk__in=[])


def sortable(rows: ActionQuerySet) -> ActionQuerySet:
    """The rows with the columns that SORTS names."""
    return rows.alias(name=Collate("task", "danish"), rank=RANK)


def by_next_meeting(user: User) -> Q:
    """Due by the next meeting of its body: of the bodies where the user has a seat."""
    rule, seen = Q(pk__in=[]), set()
    for body, day in Meeting.objects.of_own_bodies(user).ahead().values_list("body_id", "day"):
        if body not in seen:
            seen.add(body)
            rule |= Q(body=body, due__lte=day)
    return rule


def count(rows: ActionQuerySet, today: date) -> tuple[int, int]:
    """How many, and how many of them are overdue, counted up to BOUND + 1: totals cost the same for ten thousand."""
    first = rows.order_by(F("due").asc(nulls_last=True), "pk")[: BOUND + 1]  # the overdue are the first
    late = Count("pk", filter=Q(due__lt=today, closed_at=None))
    found = first.values("pk", "due", "closed_at").aggregate(total=Count("pk"), late=late)
    return found["total"], found["late"]


def bounded(number: int) -> tuple[int, str]:
    """The number, for choosing singular or plural, and as it is shown: »1.000+« above what is counted."""
    if number > BOUND:
        return number, number_format(BOUND, force_grouping=True) + "+"
    return number, number_format(number, force_grouping=True)


def owners_in(rows: ActionQuerySet, user: User, scope: str, chosen: str) -> SafeString:
    """Persons, organisations and roles that own any of `rows`, by name, as the options of the filter.

    Kept for five minutes, or until anybody's ownership changes: it reads every row of the register.
    """
    newest = Owner.objects.aggregate(Max("pk"))["pk__max"]
    key = f"owners:{scope}:{user.pk}:{newest}:{get_language()}"
    html = caches["pages"].get(key)
    if html is None:
        html = str(format_html_join("", '<optgroup label="{}">{}</optgroup>', _groups(rows)))
        caches["pages"].set(key, html, 300)
    value = format_html('value="{}"', chosen)
    return mark_safe(html.replace(value, f"{value} selected", 1))  # noqa: S308 - escaped above


def _groups(rows: ActionQuerySet) -> Iterator[tuple[str, SafeString]]:
    values = (
        Owner.objects.filter(action__in=rows.order_by().values("pk"))
        .order_by()
        .values_list("person_id", "person__name", "organisation_id", "organisation__name", "role")
        .distinct()
    )
    groups: dict[str, list[tuple[str, str]]] = {"p": [], "o": [], "r": []}
    for person, name, organisation, organisation_name, role in values:
        if person:
            groups["p"].append((f"p{person}", name))
        elif organisation:
            groups["o"].append((f"o{organisation}", organisation_name))
        else:
            groups["r"].append((f"r{role}", role))
    for sort, label in (("p", _("People")), ("o", _("Organisations")), ("r", _("Roles"))):
        if options := sorted(groups[sort], key=lambda pair: danish_key(pair[1])):
            yield str(label), format_html_join("", '<option value="{}">{}</option>', options)
