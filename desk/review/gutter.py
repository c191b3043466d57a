"""The source on the left: paragraphs with what each was taken for in the margin, and the anchor of where it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reading import itemtable, layout, outcomes
from reading.result import Kind

QUIET = {Kind.BLANK, Kind.RULE}
PLAIN = {Kind.TEXT, Kind.TOC}
SAID_NOTHING = ("ingen", "andet")


@dataclass(slots=True)
class Row:
    """One paragraph. `label` stands in the gutter; `before`, `marked` and `after` are its words; `to` its place."""

    number: int
    kind: str
    label: str
    before: str
    marked: str
    after: str
    to: str
    doubt: bool = False


def gutter(values: dict[str, Any]) -> list[Row]:
    """The source's lines in order, those of one plain text that follow each other as one paragraph."""
    asked = _asked(values)
    promised = {action["line"]: n for n, action in reversed(list(enumerate(values["actions"])))}
    verdicts = _verdicts(values)
    names = _names()
    rows: list[Row] = []
    for number, text, kind, ref in values["lines"]:
        if kind in QUIET:
            continue
        text, to, label, doubt = shown(text), anchor(ref), names.get(kind, ""), False
        if kind == Kind.ITEM:
            label = _("Item %(number)s") % {"number": values["items"][int(ref.split(".")[1])]["number"]}
        elif kind == Kind.SECTION and ref.endswith(".beslutning"):
            label = _("Decision")
        if number in promised:
            to, label = f"a{promised[number]}", pgettext("gutter", "Action")
        elif number in verdicts and kind == Kind.TEXT:
            label = _("Outcome")
        if number in asked:
            label, doubt = _("Check"), True
        if kind == Kind.UNPLACED:
            doubt = True
        last = rows[-1] if rows else None
        plain = kind in PLAIN and number not in promised and number not in verdicts and not doubt
        if last and last.kind == kind and (plain and not last.marked or kind == Kind.UNPLACED):
            if plain:
                last.before += f"\n{text}"
            else:
                last.marked += f"\n{text}"
            continue
        before, marked, after = (text, "", "") if plain else _parts(text, kind, ref, values)
        rows.append(Row(number, kind, label, before, marked, after, to, doubt))
    return rows


def shown(text: str) -> str:
    """A line of the source as it looked to its writer: without the marks that stand for headings, bold and cells."""
    seen = layout.look(text)
    if seen.cells:
        cells = (cell.replace(itemtable.BREAK, "\n") for cell in seen.cells if cell)
        return "" if seen.rule else " · ".join(cells)
    return text.lstrip("#").strip().replace("**", "") if seen.stands_out or "**" in text else text


def _names() -> dict[str, str]:
    return {
        Kind.LABEL: _("Heading"),
        Kind.BODY: _("Meeting"),
        Kind.DATE: _("Time"),
        Kind.PLACE: _("Place"),
        Kind.TOC: _("Left out"),
        Kind.GROUP: _("Group"),
        Kind.PERSON: _("Person"),
        Kind.SECTION: _("Section"),
        Kind.ATTACHMENT: _("Attachment"),
        Kind.NEXT_MEETING: _("Next meeting"),
        Kind.UNPLACED: _("Not placed"),
    }


def _asked(values: dict[str, Any]) -> set[int]:
    """The lines that a question on the right is about."""
    lines = {action["line"] for action in values["actions"] if action["due"]["doubt"] or not action["seen"]}
    lines |= {action["line"] for action in values["actions"] if any(not owner["key"] for owner in action["owners"])}
    for number, _text, kind, ref in values["lines"]:
        place = ref.split(".")
        if kind == Kind.PERSON and place[1:] and place[1].isdigit() and not values["people"][int(place[1])]["sure"]:
            lines.add(number)
        if kind == Kind.ITEM and values["items"][int(place[1])]["doubt"] in ("heading", "order"):
            lines.add(number)
    return lines


def _verdicts(values: dict[str, Any]) -> set[int]:
    """Of each decision with an outcome, the first line that says it."""
    lines: dict[str, int] = {}
    for number, text, _kind, ref in values["lines"]:
        place = ref.split(".")
        if not ref.endswith(".sections.beslutning") or ref in lines:
            continue
        concluded = values["items"][int(place[1])]["outcome"] not in SAID_NOTHING
        if concluded and outcomes.is_verdict(text[:2000]):
            lines[ref] = number
    return set(lines.values())


def _parts(text: str, kind: str, ref: str, values: dict[str, Any]) -> tuple[str, str, str]:
    """Of a person's line the name is marked; of others all of it."""
    place = ref.split(".")
    if kind == Kind.PERSON and place[1:] and place[1].isdigit():
        name = values["people"][int(place[1])]["name"]
        before, found, after = text.partition(name)
        if found:
            return before, found, after
    return "", text, ""


def anchor(ref: str) -> str:
    """The id, on the right side, of the part that a line went to."""
    parts = ref.split(".")
    if parts[0] == "people" and len(parts) > 1:
        first = parts[1].replace("-", ",").split(",")[0]
        return f"p{first}"
    if parts[0] == "items" and len(parts) > 1:
        return f"i{parts[1]}"
    return {"next_meeting": "next", "unplaced": "unplaced"}.get(parts[0], "meeting")
