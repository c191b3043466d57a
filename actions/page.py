"""What the page of one action shows to one reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from actions.forms import DropForm, NoteForm
from actions.models import Action
from actions.rows import FIELDS, rows_of
from clusters.models import Entry
from clusters.templatetags.punktvis import day, plain
from minutes.access import Reader
from minutes.models import Decision, Meeting

if TYPE_CHECKING:
    from clusters.models import User

TOLD = ("action_created", "action_changed", "action_followed")


@dataclass(slots=True)
class Line:
    """One thing that happened to the action."""

    at: datetime
    who: str
    text: str
    note: str = ""


def page_of(
    action: Action, user: User, *, note: NoteForm | None = None, drop: DropForm | None = None
) -> dict[str, Any]:
    """The template's context. Of the meeting it shows what the reader may read there; an owner without a seat gets
    the decision besides, but of a closed item the action alone (model.md, 'Who may').
    """
    owns = Action.objects.owned_by(user).filter(pk=action.pk).exists()
    runs = action.may_run(user)
    item = action.item
    context: dict[str, Any] = {"meeting": None, "title": "", "decisions": []}
    if item is not None:
        reader = Reader.of(user, item.meeting)
        if Meeting.objects.visible_to(user).filter(pk=item.meeting_id).exists():
            context["meeting"] = item.meeting
        if reader.agenda and reader.sees(item):
            context["title"] = item.title
        if reader.minutes and reader.sees(item) or owns and not item.closed:
            context["decisions"] = [_decision(decision, action.source) for decision in item.decisions.said()]
    marked = any("<mark>" in decision["text"] for decision in context["decisions"])
    hidden = item is not None and not context["decisions"]
    values = Action.objects.filter(pk=action.pk).values_list(*FIELDS)
    return context | {
        "action": action,
        "row": rows_of(values, timezone.localdate())[0],
        "source": "" if hidden or marked else action.source,
        "history": history(action),
        "may": {"do": runs or owns, "run": runs, "register": runs or action.body_id in user.standing.bodies},
        "note_form": note or NoteForm(initial={"state": action.state}, choose_state=True),
        "drop_form": drop or DropForm(),
    }


def _decision(decision: Decision, source: str) -> dict[str, Any]:
    """A decision as HTML, with the sentence that the action came from marked where it stands in one piece."""
    text, sentence = plain(decision.text), escape(source)
    if source:
        text = mark_safe(text.replace(sentence, f"<mark>{sentence}</mark>", 1))  # noqa: S308 - both are escaped
    return {"point": decision.point, "outcome": decision.get_outcome_display(), "text": text}


def history(action: Action) -> list[Line]:
    """What was noted on the action and what was changed in it, the newest first. Two queries."""
    lines = [
        Line(update.at, str(update.by or ""), _change_of_state(update.before, update.after), update.note)
        for update in action.updates.select_related("by")
    ]
    for entry in Entry.objects.about(action).filter(verb__in=TOLD).select_related("by__person"):
        lines.append(Line(entry.at, str(entry.by or ""), "; ".join(_told(entry))))
    return sorted((line for line in lines if line.text or line.note), key=lambda line: line.at, reverse=True)


def _change_of_state(before: str, after: str) -> str:
    return str(Action.State(after).label) if before != after else ""


def _told(entry: Entry) -> Iterator[str]:
    if entry.verb == "action_created":
        yield _("Created")
    if entry.verb == "action_followed":
        yield _("The deadline followed the meeting: %(old)s became %(new)s") % _pair(entry.changes["due"])
    for name, change in entry.changes.items() if entry.verb == "action_changed" else ():
        if name in LABELS:
            yield LABELS[name]() % _pair(change)


LABELS = {
    "task": lambda: _("Task: »%(old)s« became »%(new)s«"),
    "note": lambda: _("The explanation was changed"),
    "owners": lambda: _("Owner: %(old)s became %(new)s"),
    "due": lambda: _("Deadline: %(old)s became %(new)s"),
    "due_phrase": lambda: _("Deadline in words: %(old)s became %(new)s"),
}


def _pair(change: list[Any]) -> dict[str, str]:
    return {"old": _shown(change[0]), "new": _shown(change[1])}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or _("no one")
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value or _("none")
