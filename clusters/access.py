"""What a user's seats give: read once per request, asked everywhere (model.md, 'Who may')."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, cast

from django.utils import timezone

from clusters.prepared import Given, Prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from clusters.models import Seat, User

RUNNING = frozenset({"secretary", "chair", "co_chair"})
CHAIRS = frozenset({"chair", "co_chair"})
FULL = RUNNING | {"member"}


@dataclass(frozen=True)
class Held:
    """A seat held for a time."""

    body: int
    role: str
    starts: date | None
    ends: date | None

    def on(self, day: date) -> bool:
        """Was the seat held on `day`? Both ends count."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@Prepared
def _seats() -> QuerySet[Seat, tuple[int, str, date | None, date | None, bool]]:
    from clusters.models import Seat

    mine = Seat.objects.filter(person=Given("person"))
    return mine.values_list("body_id", "role", "starts", "ends", "body__former_seats_read")


@dataclass(frozen=True)
class Standing:
    """One user's seats, today's and those of the past that a body's rule still lets read. A value: a query that
    depends on nothing else of the user is prepared once for it (clusters/prepared.py).
    """

    now: dict[int, frozenset[str]] = field(default_factory=dict, hash=False)  # body → roles held today
    past: tuple[Held, ...] = ()  # ended seats in bodies that let former members read
    held: tuple[Held, ...] = ()  # every seat, ended or not
    everything: bool = False  # the installation's administrator

    @classmethod
    def of(cls, user: User) -> Standing:
        """Read the seats of `user` in one query."""
        if user.is_superuser:
            return cls(everything=True)
        if not user.person_id:
            return cls()
        today, rows = timezone.localdate(), _seats(person=user.person_id)
        now: dict[int, frozenset[str]] = {}
        past, held = [], []
        for body, role, starts, ends, former_read in rows:
            seat = Held(body, role, starts, ends)
            held.append(seat)
            if seat.on(today):
                now[body] = now.get(body, frozenset()) | {role}
            elif former_read and ends is not None and ends < today:
                past.append(seat)
        return cls(now, tuple(past), tuple(held))

    @property
    def bodies(self) -> set[int]:
        """Bodies that the user may know of: a seat today, or an ended one that may still read."""
        return set(self.now) | {seat.body for seat in self.past}

    def roles(self, body: int) -> frozenset[str]:
        """Roles held in a body today."""
        return RUNNING if self.everything else self.now.get(body, frozenset())

    def runs(self, body: int) -> bool:
        """Is the user secretary or chair there today?"""
        return self.everything or bool(self.roles(body) & RUNNING)

    def where(self, roles: frozenset[str]) -> list[int]:
        """Bodies where the user holds one of `roles` today."""
        return [body for body, held in self.now.items() if held & roles]

    def seated(self, body: int, day: date, roles: frozenset[str] = FULL) -> bool:
        """Did the user hold one of `roles` in the body on `day`?"""
        return any(seat.body == body and seat.role in roles and seat.on(day) for seat in self.held)


def user_of(request: HttpRequest) -> User:
    """Who is signed in. SignInMiddleware lets nobody else through to a view that does not say otherwise."""
    return cast("User", request.user)
