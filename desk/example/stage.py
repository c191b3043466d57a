"""Plays the example's two years in order, each step at its own time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from desk.example.acts import Play
from desk.example.cast import gather
from desk.example.days import SLOTS, Slot, State, at, calendar, hours, near
from desk.example.script import Script, Task, read
from desk.example.words import Almanac
from minutes.models import Meeting
from minutes.models.meeting import ISSUED
from reading.almanac import add_working_days, working_day_before

OPENING = 770  # days ago, when the cluster was founded
KEPT_INSIDE = ("f9", "f10")  # approved, and not yet on the web


@contextmanager
def clock(moment: datetime) -> Iterator[None]:
    """Everything in here happens at `moment`: all times that models write come from `timezone.now`.

    For the example only, in one process that does nothing else.
    """
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


class Stage:
    """Collects what happens and when, then lets it happen in order. What would lie ahead happens now."""

    def __init__(self, now: datetime):
        self.now = now
        self.today = timezone.localdate(now)
        self.days = calendar(self.today)
        self.opening = self.today - timedelta(days=OPENING)
        self.events: list[tuple[datetime, int, Callable[[], None]]] = []

    def on(self, moment: datetime, act: Callable[..., None], *words: object) -> None:
        self.events.append((min(moment, self.now), len(self.events), partial(act, *words)))

    def play(self) -> None:
        """Store everything. Call it inside a transaction."""
        with clock(at(self.opening, time(9))):
            cast = gather(self.today, self.opening)
        self.play_of = Play(cast, self.days)
        for slot in SLOTS:
            self.schedule(slot)
        try:
            for moment, _number, act in sorted(self.events, key=lambda event: event[:2]):
                with clock(moment):
                    act()
        except BaseException:  # the rows go with the transaction; their files would stay
            for row in self.play_of.files:
                row.file.storage.delete(row.file.name or "")
            raise

    def schedule(self, slot: Slot) -> None:
        """Put one meeting's life on the list, as far as it has come."""
        play, script, day = self.play_of, read(slot.key), self.days[slot.key]
        start, end = hours(slot, day, self.now)
        planned = max(day - timedelta(days=330), self.opening + timedelta(days=1))
        self.on(at(min(planned, self.today), time(10, 12)), play.plan, slot, start, end)
        written = start - timedelta(days=14 if slot.state in (*ISSUED, State.CANCELLED) else 70)
        self.on(written, play.write_agenda, slot.key, script)
        if slot.state == State.CANCELLED:
            self.on(start - timedelta(days=5), play.cancel, slot.key)
        if slot.state not in ISSUED:
            return
        self.on(self.called(slot, day), play.call, slot.key, script)
        if slot.state == State.CALLED:
            return
        self.on(start, play.begin, slot.key, script)
        moment = start + timedelta(minutes=3)
        for number, item in enumerate(script.items):
            self.on(moment, play.deal_with, slot.key, script, number)
            for task in item.tasks:
                self.follow(Almanac(self.days, slot.key, start), item.title, task)
            moment += timedelta(minutes=int(item.about.get("minutter", 5)))
        if slot.state != State.IN_SESSION:
            self.on(max(end, moment), play.end, slot.key, script)
            self.write_up(slot, script, day, end)

    def called(self, slot: Slot, day: date) -> datetime:
        """The afternoon, so many working days before, on which the agenda goes out; the day before in haste."""
        days = 1 if slot.kind == Meeting.Kind.EXTRAORDINARY else int(self.play_of.cast.bodies[slot.body].days_agenda)
        for _day in range(days):
            day = working_day_before(day)
        return at(min(day, near(self.today, -1)), time(14, 5))

    def follow(self, almanac: Almanac, title: str, task: Task) -> None:
        fields, meeting = almanac.due(task.due)
        due = self.days[meeting] if meeting else fields.get("due", almanac.day)
        for step in task.steps:
            when = almanac.day_of(f"+{abs(step.days)}")
            if step.by_due:
                when = max(near(due + timedelta(days=step.days), -1), almanac.day_of("+1"))
            clock = time(16) if when == due else time(8 + sum(map(ord, step.note)) % 8, abs(step.days) % 60)
            self.on(at(when, clock), self.play_of.take_step, almanac.key, title, task.text, step)

    def write_up(self, slot: Slot, script: Script, day: date, end: datetime) -> None:
        """From draft to approval, by the body's rule."""
        play = self.play_of
        if slot.state == State.DRAFTING:
            return
        if slot.state == State.COMMENTING:  # sent a little late, so that the comments are not yet due
            sent, until = near(self.today - timedelta(days=3), -1), add_working_days(self.today, 3)
        else:
            sent = add_working_days(day, 5)
            until = add_working_days(sent, 5)
        self.on(at(sent, time(11, 30)), play.send_for_comments, slot.key, until)
        if slot.state != State.APPROVED:
            return
        approved = at(until, time(15, 20))
        if slot.body == "f":
            following = next(late for late in SLOTS if late.key == f"f{int(slot.key[1:]) + 1}")
            approved = hours(following, self.days[following.key], self.now)[0] + timedelta(minutes=9)
        self.on(approved, play.approve_as_the_body_does, slot.key)
        if slot.body != "d" and slot.key not in KEPT_INSIDE:
            self.on(at(near(approved.date() + timedelta(days=1), 1), time(9, 40)), play.publish, slot.key)
        if slot.key == play.CORRECTED:
            self.on(at(near(approved.date() + timedelta(days=12), 1), time(10, 5)), play.correct, slot.key)
