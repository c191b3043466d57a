"""What a coming meeting is offered for its agenda: computed when looked at, never copied by a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actions.models import Action, Owner
from clusters.models import User
from clusters.templatetags.punktvis import day, long_day
from desk.agenda import FOLLOW_UP, add_before_closing
from minutes.models import AgendaItem, Meeting, Section
from minutes.models.text import Copy

MOST_ACTIONS = 8
UNAPPROVED = (Meeting.State.DRAFTING, Meeting.State.COMMENTING)


@dataclass(frozen=True, slots=True)
class Offer:
    """An item that could be added. `key` says which in the form; `why` is its reason; `url` where it comes from."""

    key: str
    title: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class DueAction:
    """An open action that the meeting should ask about."""

    action: Action
    owner: str
    late: bool
    when: str


@dataclass(frozen=True, slots=True)
class Offers:
    items: list[Offer]
    actions: list[DueAction]
    more_actions: int
    follow_up: bool  # is there no item yet to take the actions up under?

    @property
    def count(self) -> int:
        return len(self.items) + len(self.actions) + self.more_actions


def offers_for(meeting: Meeting, *, titles: list[str], earlier: Meeting | None, today: date) -> Offers:
    """What comes from earlier meetings and open actions. `titles` are on the agenda already. Three queries.

    `earlier` is the body's latest meeting before this one whose minutes are not approved.
    """
    there = {title.casefold() for title in titles}
    items = [offer for offer in [_approval(earlier)] if offer and offer.title.casefold() not in there]
    items += [_postponed(item) for item in postponed_to(meeting)]
    actions = list(actions_for(meeting)[: 10 * MOST_ACTIONS])
    shown = [_due(action, meeting.day, today) for action in actions[:MOST_ACTIONS]]
    return Offers(items, shown, len(actions) - len(shown), FOLLOW_UP.casefold() not in there)


def postponed_to(meeting: Meeting) -> list[AgendaItem]:
    """Items that the body postponed and that no later item continues. One query, at most 30, the oldest first."""
    rows = AgendaItem.objects.filter(
        Q(state=AgendaItem.State.POSTPONED) | Q(decisions__outcome="postponed"),
        meeting__body=meeting.body_id,
        meeting__starts__lt=meeting.starts,
        continued_by=None,
    ).exclude(meeting__state=Meeting.State.CANCELLED)
    return list(rows.select_related("meeting").distinct().order_by("meeting__starts", "position")[:30])


def actions_for(meeting: Meeting):  # type: ignore[no-untyped-def]
    """Open actions of the body that are due by the meeting's day, overdue ones among them, the oldest first."""
    owners = Owner.objects.select_related("person", "organisation")
    rows = Action.objects.open().filter(body=meeting.body_id, due__lte=meeting.day)
    return rows.prefetch_related(Prefetch("owners", owners)).order_by("due", "pk")


def _approval(earlier: Meeting | None) -> Offer | None:
    if earlier is None:
        return None
    title = approval_title(earlier)
    why = _("The minutes of %(day)s are not approved yet") % {"day": day(earlier.day)}
    return Offer(f"minutes:{earlier.pk}", title, why, reverse("minutes:record", args=[earlier.pk]))


def approval_title(earlier: Meeting) -> str:
    """Danish, as all words of the minutes."""
    return f"Godkendelse af referat fra {earlier.day:%d.%m.%Y}"


def _postponed(item: AgendaItem) -> Offer:
    words = {"day": day(item.meeting.day), "label": item.label}
    url = f"{reverse('minutes:record', args=[item.meeting_id])}#p{item.pk}"
    return Offer(f"item:{item.pk}", item.title, _("Postponed from %(day)s, item %(label)s") % words, url)


def _due(action: Action, on: date, today: date) -> DueAction:
    owners, due = list(action.owners.all()), action.due or on
    owner = str(owners[0]) if owners else _("No person chosen")
    if due < today:
        days = (today - due).days
        return DueAction(action, owner, True, ngettext("%(n)d day over", "%(n)d days over", days) % {"n": days})
    when = _("deadline at this meeting") if due == on else _("deadline %(day)s") % {"day": day(due)}
    return DueAction(action, owner, False, when)


def accept(meeting: Meeting, key: str, *, by: User) -> AgendaItem:
    """Make the item that `key` offers. Accepting again gives the item that was made. Raises Http404, Locked."""
    sort, _colon, number = key.partition(":")
    pk = int(number) if number.isdecimal() and len(number) < 19 else 0
    with transaction.atomic():
        meeting.hold()
        if sort == "minutes":
            return _accept_minutes(meeting, pk, by)
        if sort == "item":
            return _accept_item(meeting, pk, by)
        if sort == "actions":
            return _titled(meeting, FOLLOW_UP) or add_before_closing(
                meeting, title=FOLLOW_UP, kind=AgendaItem.Kind.INFORMATION, minutes=10, by=by
            )
    raise Http404


def _titled(meeting: Meeting, title: str) -> AgendaItem | None:
    return next((item for item in meeting.items.all() if item.title.casefold() == title.casefold()), None)


def _accept_minutes(meeting: Meeting, pk: int, by: User) -> AgendaItem:
    earlier = Meeting.objects.filter(body=meeting.body_id, starts__lt=meeting.starts, pk=pk).first()
    if earlier is None:
        raise Http404
    if there := _titled(meeting, approval_title(earlier)):
        return there
    item = add_before_closing(meeting, title=approval_title(earlier), kind="decision", minutes=5, by=by)
    # Danish, as all words of the minutes; an address within the product is kept by the sanitiser
    with translation.override("da"):
        when = long_day(earlier.day)
    link = format_html('<p><a href="{}">Referat fra mødet d. {}</a></p>', earlier.get_absolute_url(), when)
    item.section(Section.Kind.CASE).write(link, copy=Copy(version=0), by=by)
    return item


def _accept_item(meeting: Meeting, pk: int, by: User) -> AgendaItem:
    before = next((item for item in postponed_to(meeting) if item.pk == pk), None)
    if before is None:
        there = meeting.items.filter(continues=pk).first()
        if there is None:
            raise Http404
        return there
    names = ("title", "kind", "closed", "minutes", "presenters", "case")
    item = add_before_closing(meeting, by=by, continues=before, **{name: getattr(before, name) for name in names})
    for part in before.sections.exclude(kind=Section.Kind.DISCUSSION).exclude(text=""):
        item.section(part.kind, part.heading).write(part.text, copy=Copy(version=0), by=by)
    return item
