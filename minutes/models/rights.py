"""What `minutes.access.Reader` says of one meeting, said of all meetings at once, for lists and search.

A test holds the two against each other, for each role, state and closed item.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from clusters.access import FULL, RUNNING
from minutes.models.attendance import Absence, Attendance
from minutes.models.meeting import State

if TYPE_CHECKING:
    from clusters.access import Held
    from clusters.models import User

SEES_OPEN = FULL | {"observer"}


def readable(user: User, states: Iterable[str], at: str = "", *, public: bool = True) -> Q:
    """The items that `user` may read in meetings in one of `states`; of what hangs on items, `at` is the way to them.

    Agenda parts open in ISSUED, decisions in READABLE (model.md, 'Who may'). Those who run a body read all of it.
    Without `public`, only what the user's own seats give: published minutes are anyone's.
    """

    def where(**terms: Any) -> Q:
        return Q(**{at + name: value for name, value in terms.items()})

    def in_time(seat: Held) -> Q:
        span = {"meeting__body": seat.body}
        if seat.starts:
            span["meeting__day__gte"] = seat.starts  # type: ignore[assignment]
        if seat.ends:
            span["meeting__day__lte"] = seat.ends  # type: ignore[assignment]
        return where(**span)

    standing = user.standing
    if standing.everything:
        return Q()
    full = standing.where(FULL)
    sent_to = Attendance.objects.filter(person=user.person_id, substitute_for__isnull=False)
    sent = where(meeting__in=sent_to.values("meeting"))

    outer = where(meeting__body__in=standing.where(SEES_OPEN))
    inner = where(meeting__body__in=set(standing.where(frozenset({"substitute"}))) - set(full)) & sent
    for seat in standing.past:
        if seat.role in SEES_OPEN:
            outer |= in_time(seat)
        elif seat.body not in full:
            inner |= in_time(seat) & sent
    for seat in standing.held:
        if seat.role in FULL and (seat.body in full or seat in standing.past):
            inner |= in_time(seat)

    conflicts = Absence.objects.filter(attendance__person=user.person_id, reason=Absence.Reason.CONFLICT)
    opened = where(meeting__state__in=list(states))
    seen = opened & (outer | inner)
    if public:
        seen |= where(meeting__state=State.APPROVED, meeting__published_at__isnull=False)
    return (
        where(meeting__body__in=standing.where(RUNNING))
        | where(closed=False) & seen
        | where(closed=True) & opened & inner & ~where(pk__in=conflicts.values("item"))
    )
