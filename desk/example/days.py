"""When they meet: days counted from today, moved to a working day in season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from minutes.models import Meeting
from reading.almanac import is_working_day

State = Meeting.State


@dataclass(frozen=True)
class Slot:
    """A meeting of the example: `offset` days from today, and the state it stands in today."""

    key: str
    offset: int
    state: str = State.APPROVED
    kind: str = Meeting.Kind.ORDINARY
    place: str = ""
    link: str = ""

    @property
    def body(self) -> str:
        return self.key[0]


VIDEO = "https://video.example.dk/driftsforum"
SLOTS = [
    *(Slot(f"f{n}", days) for n, days in enumerate([-700, -630, -560, -490, -420], start=1)),
    Slot("f6", -345, place="Vindholm Sundhedscenter, mødesalen"),
    *(Slot(f"f{n}", days) for n, days in enumerate([-275, -212, -150, -65], start=7)),
    Slot("f11", 0, State.IN_SESSION),
    Slot("f12", 62, State.PLANNED, place="Lærkedal Rådhus, lokale 2"),
    Slot("f13", 130, State.PLANNED),
    *(Slot(f"p{n}", days) for n, days in enumerate([-665, -545, -425, -235], start=1)),
    Slot("p5", -180, State.CANCELLED),
    Slot("p6", -108),
    Slot("p7", 6, State.CALLED),
    Slot("p8", 130, State.PLANNED),
    *(Slot(f"d{n}", days) for n, days in enumerate([-710, -650], start=1)),
    Slot("d3", -590, place="Videomøde", link=VIDEO),
    *(Slot(f"d{n}", days) for n, days in enumerate([-530, -470, -410], start=4)),
    Slot("d7", -362, place="Lærkedal Rådhus, kantinen"),
    *(Slot(f"d{n}", days) for n, days in enumerate([-318, -255, -170, -85], start=8)),
    Slot("d12", -17, State.COMMENTING, place="Brinkby Hospital, konferencerummet"),
    Slot("d13", -4, State.DRAFTING, kind=Meeting.Kind.EXTRAORDINARY, place="Videomøde", link=VIDEO),
    Slot("d14", 34, State.PLANNED),
    Slot("d15", 95, State.PLANNED),
]

WEEKDAY = {"f": 3, "p": 0, "d": 1}  # Thursday, Monday, Tuesday
USUAL = {"f": (time(13), time(15)), "p": (time(15), time(17)), "d": (time(8, 30), time(10))}
LATER = (time(8, 45), time(10, 15))  # Driftsforum, after somebody asked for a quarter of an hour


def in_season(day: date) -> bool:
    """A working day outside July and the days around Christmas, when nobody here meets."""
    return is_working_day(day) and day.month != 7 and not (day.month == 12 and day.day > 19) and day.timetuple()[7] > 3


def near(day: date, step: int, weekday: int | None = None) -> date:
    """The first day from `day` on (step 1) or back (-1) on which people meet: a working day, and with `weekday`
    one of those in season.
    """
    while not (is_working_day(day) if weekday is None else day.weekday() == weekday and in_season(day)):
        day += timedelta(days=step)
    return day


def calendar(today: date) -> dict[str, date]:
    """The day of each meeting: on its body's weekday, but for those that are held these very days."""
    days = {}
    for slot in SLOTS:
        these_days = slot.state in (State.IN_SESSION, State.DRAFTING)
        step = 1 if slot.offset > 0 else -1
        wanted = today + timedelta(days=slot.offset)
        days[slot.key] = near(wanted, step, None if these_days else WEEKDAY[slot.body])
    return days


def hours(slot: Slot, day: date, now: datetime) -> tuple[datetime, datetime]:
    """Start and end. The one in session began an hour ago, as far as that is a time at which people meet."""
    start, end = LATER if slot.key in ("d14", "d15") else USUAL[slot.body]
    if slot.state == State.IN_SESSION:
        local = timezone.localtime(now)
        hour = min(max(local.hour - 1, 8), 14)
        start, end = time(hour), time(hour + 2)
    return at(day, start), at(day, end)


def at(day: date, clock: time) -> datetime:
    """A local time on a day."""
    return timezone.make_aware(datetime.combine(day, clock))
