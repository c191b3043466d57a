"""Dates in the example's texts: '{dag f11}' becomes '20. november 2026', and a deadline gets phrase, day and meeting.

Named in braces: dag, kort, måned, uge, kl and frist, each of a meeting (f11, forrige, næste) or of a number of days
from the meeting that the text belongs to (+30).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from actions.models import Action
from desk.example.days import SLOTS, near
from reading.almanac import last_of, working_day_before

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905
IN_BRACES = re.compile(r"\{(\w+) ([\w+-]+)\}")
Precision = Action.Precision


@dataclass(frozen=True)
class Almanac:
    """The days of all meetings, seen from one of them."""

    days: dict[str, date]
    key: str
    starts: datetime

    @property
    def day(self) -> date:
        return self.days[self.key]

    def meeting(self, name: str) -> str:
        """The key of a meeting: itself, or the one before ('forrige') or after ('næste') in the same body."""
        if name not in ("forrige", "næste"):
            return name
        own = [slot.key for slot in SLOTS if slot.body == self.key[0]]
        return own[own.index(self.key) + (1 if name == "næste" else -1)]

    def day_of(self, name: str) -> date:
        """The day of a meeting, or so many days from this one, on a working day."""
        if name[0] in "+-":
            return near(self.day + timedelta(days=int(name)), 1)
        return self.days[self.meeting(name)]

    def fill(self, text: str) -> str:
        """The text with its dates in words."""
        return IN_BRACES.sub(lambda found: self.word(found[1], found[2]), text)

    def word(self, sort: str, name: str) -> str:
        if sort == "kl":
            return f"{self.starts + timedelta(minutes=int(name)):%H.%M}"
        day = self.day_of(name)
        if sort == "frist":  # for items, ten working days before
            for _day in range(10):
                day = working_day_before(day)
        return {
            "kort": f"{day:%d.%m.%Y}",
            "måned": MONTHS[day.month - 1],
            "uge": f"uge {day.isocalendar().week}",
        }.get(sort, f"{day.day}. {MONTHS[day.month - 1]} {day.year}")

    def due(self, written: str) -> tuple[dict[str, Any], str]:
        """What a deadline of the texts means: fields of an action, and the key of the meeting that it means, or ''."""
        sort, _, rest = written.partition(" ")
        if sort in ("møde", "før"):
            key = self.meeting(rest)
            before = sort == "før"
            phrase = f"{'inden' if before else 'på'} mødet i {MONTHS[self.days[key].month - 1]}"
            return {"due_phrase": phrase, "due_precision": Precision.MEETING, "due_before": before}, key
        if sort == "løbende":
            return {"due_phrase": "løbende", "due_precision": Precision.RECURRING}, ""
        if sort == "vag" or sort == "snarest":
            return {"due_phrase": rest or "snarest", "due_precision": Precision.VAGUE}, ""
        return self.period(sort, self.day_of(rest)), ""

    @staticmethod
    def period(sort: str, day: date) -> dict[str, Any]:
        """The day, or the last day of its week, month or quarter."""
        if sort == "dag":
            phrase, precision = f"senest den {day.day}. {MONTHS[day.month - 1]}", Precision.DAY
        elif sort == "uge":
            phrase, precision = f"i uge {day.isocalendar().week}", Precision.WEEK
            day += timedelta(days=4 - day.weekday())
        elif sort == "måned":
            phrase, precision = f"inden udgangen af {MONTHS[day.month - 1]}", Precision.MONTH
            day = last_of(day.year, day.month)
        elif sort == "kvartal":
            quarter = (day.month + 2) // 3
            phrase, precision = f"i {quarter}. kvartal {day.year}", Precision.QUARTER
            day = last_of(day.year, quarter * 3)
        else:
            raise ValueError(f"{sort} is no kind of deadline.")
        return {"due_phrase": phrase, "due_precision": precision, "due": day}
