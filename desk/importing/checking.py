"""What is lacking before a meeting can be made of a draft, and what wants a look first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusters.fields import ClockField, DayField
from clusters.models import User
from desk.importing.folding import ITEM
from desk.importing.names import AGENDA
from desk.models import ImportDraft
from minutes.models import Meeting
from minutes.models.meeting import Reason

# What becomes of the actions of minutes: open, closed as history, or none at all.
OPEN, DONE, NONE = "open", "done", "none"
FRESH_DAYS = 365  # actions of meetings older than this are history unless somebody says otherwise
# The groups of the review page that a reader's warning belongs to; the rest is about the meeting.
PLACES = {
    "name_spelling": "people", "attachment_repeated": "files", "number_gap": "items", "no_items": "items",
    "no_numbers": "items",
}  # fmt: skip

ASKED_FOR = ("no_date", "no_body")  # what the reader warns of and `missing` asks for


def moments(values: dict[str, Any]) -> tuple[datetime | None, datetime | None, list[Reason]]:
    """When the meeting began and ended, as written, and what is wrong with that."""
    fields = {"day": DayField(), "start": ClockField(), "end": ClockField(required=False)}
    told: dict[str, Any] = {}
    reasons = []
    for name, field in fields.items():
        try:
            told[name] = field.clean(values[name])
        except ValidationError as wrong:
            if name == "start" and not values[name]:
                reasons.append(Reason(name, _("Write when the meeting began: the text gives no time.")))
            else:
                reasons.append(Reason(name, wrong.messages[0]))
    if reasons:
        return None, None, reasons
    starts = timezone.make_aware(datetime.combine(told["day"], told["start"]))
    ends = timezone.make_aware(datetime.combine(told["day"], told["end"])) if told["end"] else None
    if ends and ends < starts:
        return None, None, [Reason("end", _("The end cannot lie before the start."))]
    return starts, ends, []


def missing(draft: ImportDraft, by: User | None = None) -> list[Reason]:
    """All that must be said before a meeting can be made (by `by`, where that is known)."""
    values, reasons = draft.understood, []
    if draft.body is None:
        reasons.append(Reason("body", _("Choose the body that met.")))
    starts, _ends, wrong = moments(values)
    reasons += wrong
    for n, item in enumerate(values["items"]):
        if not item["title"].strip() and (item["keep"] == ITEM or not n):
            reasons.append(Reason(f"i{n}-title", _("Give each item a title, or put it under the one above.")))
    for n, person in enumerate(values["people"]):
        if not person["name"].strip() and not person["drop"]:
            reasons.append(Reason(f"p{n}-name", _("Write the participant's name.")))
    if not values["items"]:
        reasons.append(Reason("items", _("There is no item in the text. Paste it with its headings.")))
    if values["kind"] != AGENDA:
        reasons += _approval(values, starts)
        reasons += _actions(values, by)
    return reasons


def approved_on(values: dict[str, Any]) -> date | None:
    """The day of approval, as written, or None where nobody knows it. Raises ValidationError for what is no day."""
    told: date | None = DayField(required=False).clean(values["approved_on"])
    return told


def _approval(values: dict[str, Any], starts: datetime | None) -> list[Reason]:
    if not values["approved"]:
        return []
    try:
        on = approved_on(values)
    except ValidationError as wrong:
        return [Reason("approved_on", wrong.messages[0])]
    return Meeting.reasons_against_taking_in(
        day=timezone.localdate(starts) if starts else None, approved_on=on, how=values["approved_by"]
    )


def _actions(values: dict[str, Any], by: User | None) -> list[Reason]:
    how, reasons = actions_as(values), []
    if how == NONE:
        return []
    chosen = [(n, row) for n, row in enumerate(values["actions"]) if row["make"]]
    for n, row in chosen:
        if not row["task"]:
            reasons.append(Reason(f"a{n}-task", _("Write what is to be done.")))
        for m, owner in enumerate(row["owners"]):
            if not owner["key"]:
                words = {"words": owner["words"]}
                reasons.append(Reason(f"a{n}-o{m}", _("Choose who “%(words)s” is, or keep the words.") % words))
        if row["due"]["doubt"]:
            reasons.append(Reason(f"a{n}-day", _("Choose what the deadline “%(phrase)s” is.") % row["due"]))
        try:
            DayField(required=False).clean(row["due"]["date"])
        except ValidationError as wrong:
            reasons.append(Reason(f"a{n}-date", wrong.messages[0]))
    if chosen and how == DONE and by is not None and by.person is None:
        reasons.append(Reason("actions_as", _("Only somebody with an entry among the people can close actions.")))
    return reasons


def actions_as(values: dict[str, Any]) -> str:
    """What the actions become: as chosen; else open for a year after the meeting, and history from then on."""
    if values["actions_as"] in (OPEN, DONE, NONE):
        return str(values["actions_as"])
    try:  # the day alone: minutes that tell no time of day are no younger for that
        on = DayField().clean(values["day"])
    except ValidationError:
        return OPEN
    return DONE if (timezone.localdate() - on).days > FRESH_DAYS else OPEN


def twin_of(draft: ImportDraft) -> Meeting | None:
    """A meeting that the body has that day already: perhaps the same one."""
    starts, _ends, _wrong = moments(draft.understood)
    if draft.body is None or starts is None:
        return None
    return draft.body.meetings.filter(day=timezone.localdate(starts)).exclude(state=Meeting.State.CANCELLED).first()


def warnings(draft: ImportDraft) -> list[dict[str, Any]]:
    """What the reader and the file want looked at, in words, with the group of the page where it is said.

    Those of one kind are one: `code`, its `messages`, and `seen` if somebody has looked at them.
    """
    kinds: dict[str, dict[str, Any]] = {}
    for row in draft.understood["doubts"]:
        code = row["code"]
        if code not in ASKED_FOR:
            place = PLACES.get(code, "meeting")
            kind = kinds.setdefault(code, {"code": code, "place": place, "messages": [], "seen": True})
            kind["messages"].append(gettext(row["template"]) % row["values"])
            kind["seen"] = kind["seen"] and row["seen"]
    return list(kinds.values())


def approval_said(values: dict[str, Any]) -> str:
    """'12.03.2021 by the chairs', for the group's one line."""
    return " ".join(filter(None, [values["approved_on"], values["approved_by"]])) if values["approved"] else ""
