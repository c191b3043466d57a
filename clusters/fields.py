"""Form fields for days and times as Danes write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clusters.templatetags.punktvis import DAYS, MONTHS, clock, day

_NAMES = {
    spelt.lower(): number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for spelt in (name, name[:3], name[:4])
}
_WEEKDAY = re.compile(rf"(?:{'|'.join(word[:3] for word in DAYS['da'])})\w*\.?\s*(?:d(?:en)?\.?\s*)?", re.IGNORECASE)
_DAY = re.compile(
    r"(\d{1,2})\s*(?:[./-]\s*(\d{1,2})|\.?\s*([a-zæøå]{3,9})\.?)(?:\s*[./ -]\s*(\d{4}|\d{2}))?", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]\s*(\d\d)|(?<=\d\d)(\d\d))?", re.IGNORECASE)


def read_day(text: str, *, today: date) -> date:
    """19.03.2024, 19/3-24, 19. marts 2024 or 2024-03-19; without a year the next such day from `today` on.

    Raises ValueError with no arguments for what is no day, and with the last day of that month for a day too many.
    """
    text = _WEEKDAY.sub("", text.strip(), count=1)
    if found := _ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := _DAY.fullmatch(text):
        number, month = int(found[1]), int(found[2] or _NAMES.get(found[3].lower(), 0))
        year = int(found[4] or 0)
        year += 2000 if found[4] and year < 100 else 0
        if not year and 1 <= month <= 12:
            passed = (month, number) < (today.month, today.day)
            year = today.year + passed
    else:
        raise ValueError
    if not (1 <= month <= 12 and 1900 <= year <= 2999 and number):
        raise ValueError
    last = monthrange(year, month)[1]
    if number > last:
        raise ValueError(date(year, month, last))
    return date(year, month, number)


class DayField(forms.Field):
    """A day, written or pasted in any usual way. What does not exist is answered with a guess."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "short"})
    default_error_messages = {
        "required": _("Write the date."),
        "invalid": _("Write the date as day, month and year, for example 19.03.2024."),
        "none": _("“%(text)s” does not exist. Did you mean %(guess)s?"),
    }

    def prepare_value(self, value: Any) -> Any:
        return day(value) if isinstance(value, date | datetime) else value

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_day(text, today=timezone.localdate())
        except ValueError as wrong:
            if wrong.args and isinstance(wrong.args[0], date):
                words = {"text": text[:20], "guess": day(wrong.args[0])}
                raise ValidationError(self.error_messages["none"], code="none", params=words) from wrong
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class ClockField(forms.Field):
    """A time of day: 13.00, 13:00, 1300, kl. 13 or 9."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "short"})
    default_error_messages = {
        "required": _("Write the time."),
        "invalid": _("Write the time as hours and minutes, for example 13.00."),
    }

    def prepare_value(self, value: Any) -> Any:
        return clock(value) if isinstance(value, time | datetime) else value

    def to_python(self, value: Any) -> time | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        hours, minutes = (int(found[1]), int(found[2] or found[3] or 0)) if found else (24, 0)
        if hours > 23 or minutes > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(hours, minutes)
