"""The dates round a meeting as a strip: what is passed, what comes next, what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.templatetags.punktvis import clock, day
from minutes.deadlines import Deadlines, day_off
from minutes.models import Meeting
from minutes.models.meeting import ISSUED, State

HISTORY = 180  # days


@dataclass(slots=True)
class Step:
    """One date. `mark` is the list item's state (done, now or ''), `shape` and `words` its status."""

    name: str
    when: str
    shape: str
    words: str
    mark: str = ""


def steps_of(meeting: Meeting, today: date) -> list[Step]:
    """The five dates in their order, by the body's rules and what the meeting has come to. No query."""
    due, body, state = Deadlines.of(meeting), meeting.body, meeting.state
    held = state in (State.DRAFTING, State.COMMENTING, State.APPROVED)
    sent = state in (State.COMMENTING, State.APPROVED)
    commented = state == State.APPROVED or sent and today > due.comments
    rows = [
        (_("Items are due"), due.items, today > due.items, _("Passed"), ""),
        (_("The agenda is sent"), due.agenda, state in ISSUED, _("Sent"), ""),
        (_("Meeting"), due.meeting, held, _("Held"), ""),
        (_("Draft minutes"), due.draft, sent, _("Sent"), _after(body.days_draft)),
        (_("Comments are due"), due.comments, commented, _("Passed"), _after(body.days_draft + body.days_comments)),
    ]
    steps = []
    for name, on, done, done_words, later in rows:
        if done:
            steps.append(Step(name, day(on, "weekday"), "done", done_words, "done"))
        elif state == State.CANCELLED:
            steps.append(Step(name, day(on, "weekday"), "drop", _("Cancelled")))
        elif (today - on).days > HISTORY:  # minutes that came from an archive are years over, and nobody is late
            steps.append(Step(name, day(on, "weekday"), "open", _("Not sent") if name == rows[3][0] else _("Passed")))
        elif (on - today).days < 0 and not (name == rows[1][0] and today > due.meeting):
            steps.append(Step(name, day(on, "weekday"), "late", _late((today - on).days)))
        else:
            shape = "soon" if 0 <= (on - today).days <= 2 else "open"
            steps.append(Step(name, day(on, "weekday"), shape, later or _ahead((on - today).days)))
    steps[2].when += " " + _("at %(time)s") % {"time": clock(meeting.starts)}
    ahead = next((step for step in steps if step.mark != "done"), None)
    if ahead and state != State.CANCELLED:
        ahead.mark = "now"
    return steps


def _after(days: int) -> str:
    return ngettext("%(n)d working day after", "%(n)d working days after", days) % {"n": days}


def _ahead(days: int) -> str:
    if days < 0:
        return _("Not sent")
    if days < 2:
        return _("Tomorrow") if days else _("Today")
    return ngettext("In %(n)d day", "In %(n)d days", days) % {"n": days}


def _late(days: int) -> str:
    return ngettext("%(n)d day over", "%(n)d days over", days) % {"n": days}


def warnings_for(meeting: Meeting, same_day: list[Meeting], today: date) -> list[str]:
    """What the planner may have overlooked about the day. `same_day`: the body's other meetings on it."""
    said: list[str] = []
    if meeting.state not in (State.PLANNED, State.CALLED):
        return said
    if off := day_off(meeting.day):
        said.append(_("The meeting's day is %(day)s.") % {"day": off})
    for other in same_day:
        said.append(_("The body has another meeting that day, at %(time)s.") % {"time": clock(other.starts)})
    if meeting.day < today:
        said.append(_("The meeting's day has passed. Begin the meeting, move it or cancel it."))
    return said
