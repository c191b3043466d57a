"""What one reader may read of one meeting: model.md's table 'Who may', as values that pages and tests ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from clusters.access import FULL, Standing
from clusters.models import User
from clusters.prepared import Given, Prepared
from minutes.models import Absence, AgendaItem, Attachment, Attendance, Meeting
from minutes.models.meeting import ISSUED, READABLE

_to_read = Prepared(lambda standing: Meeting.objects.within(standing).for_reading().filter(pk=Given("pk")))


@dataclass(frozen=True)
class Reader:
    """Rights of one person on one meeting.

    `agenda`: titles, cases and recommendations. `minutes`: decisions, discussion, actions and who was there.
    `closed`: closed items and attachments, but for `excluded`: items the reader stayed out of for conflict of interest.
    `insider`: has or had a seat there; the public reads what is published, and no earlier versions of it.
    """

    runs: bool = False
    agenda: bool = False
    minutes: bool = False
    closed: bool = False
    excluded: frozenset[int] = frozenset()
    insider: bool = False

    @classmethod
    def of(cls, user: User | AnonymousUser, meeting: Meeting) -> Reader:
        """The rights of `user` on `meeting`. At most two queries beside the user's seats."""
        public = meeting.published_at is not None and meeting.state == Meeting.State.APPROVED
        outside = cls(agenda=public, minutes=public)
        if not isinstance(user, User):
            return outside
        standing, body = user.standing, meeting.body_id
        if standing.runs(body):
            return cls(runs=True, agenda=True, minutes=True, closed=True, insider=True)
        roles = standing.roles(body) | {
            seat.role for seat in standing.past if seat.body == body and seat.on(meeting.day)
        }
        member = bool(roles & FULL)
        stands_in = "substitute" in roles and not member and _stands_in(user, meeting)
        if not (member or stands_in or "observer" in roles):
            return outside
        issued, readable = meeting.state in ISSUED, meeting.state in READABLE
        seated = stands_in or (member and standing.seated(body, meeting.day))
        asked = seated and issued and getattr(meeting, "has_conflicts", True)
        excluded = _conflicts(user, meeting) if asked else frozenset()
        return cls(agenda=issued or public, minutes=readable or public, closed=seated, excluded=excluded, insider=True)

    def sees(self, item: AgendaItem) -> bool:
        """May the reader read this item's agenda part?"""
        return self.agenda and (not item.closed or self._inside(item.pk))

    def sees_file(self, file: Attachment) -> bool:
        """May the reader fetch this attachment?"""
        if file.item is not None and not self.sees(file.item):
            return False
        return self.agenda and (not file.closed or self._inside(file.item_id))

    def _inside(self, item: int | None) -> bool:
        return self.closed and item not in self.excluded

    @property
    def key(self) -> str:
        """The same for readers who see the same document, and for no others."""
        rights = (self.runs, self.agenda, self.minutes, self.closed, self.insider)
        return "-".join([*(str(int(right)) for right in rights), *(str(pk) for pk in sorted(self.excluded))])


def to_read(user: User | AnonymousUser, pk: int) -> Meeting | None:
    """The meeting, if the user may know of it, with what `Reader` asks of it."""
    return _to_read.first(user.standing if isinstance(user, User) else Standing(), pk=pk)


def _stands_in(user: User, meeting: Meeting) -> bool:
    """Was the user sent to this meeting in somebody's place?"""
    rows = Attendance.objects.filter(meeting=meeting, person=user.person_id, substitute_for__isnull=False)
    return rows.exists()


def _conflicts(user: User, meeting: Meeting) -> frozenset[int]:
    rows = Absence.objects.filter(
        attendance__meeting=meeting, attendance__person=user.person_id, reason=Absence.Reason.CONFLICT
    )
    return frozenset(rows.values_list("item_id", flat=True))
