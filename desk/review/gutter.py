"""The source on the left: paragraphs with what each was taken for in the margin, and the anchor of where it went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from desk.importing.wording import BETWEEN, worded
from reading import itemtable, layout, outcomes, sentences
from reading.result import Kind

QUIET = {Kind.BLANK, Kind.RULE}
PLAIN = {Kind.TEXT, Kind.TOC}
SAID_NOTHING = ("ingen", "andet")
Span = tuple[str, bool]


@dataclass(slots=True)
class Row:
    """One paragraph. `label` stands in the gutter; `spans` are its words, marked or not; `to` is its place."""

    number: int
    kind: str
    label: str
    spans: list[Span]
    to: str
    doubt: bool = False

    @property
    def text(self) -> str:
        return "".join(words for words, _marked in self.spans)


def gutter(values: dict[str, Any]) -> list[Row]:
    """The source's lines in order, those of one plain text between two blank ones as one paragraph."""
    asked = _asked(values)
    promised: dict[int, list[int]] = {}
    for n, action in enumerate(values["actions"]):
        promised.setdefault(action["line"], []).append(n)
    verdicts = _verdicts(values)
    names = _names()
    rows: list[Row] = []
    parted = False
    for number, text, kind, ref in values["lines"]:
        if kind in QUIET:
            parted = True
            continue
        text, to, label, doubt = shown(text), anchor(ref), names.get(kind, ""), False
        if kind == Kind.ITEM:
            label = _("Item %(number)s") % {"number": values["items"][int(ref.split(".")[1])]["number"]}
        elif kind == Kind.SECTION and ref.endswith(".beslutning"):
            label = _("Decision")
        if number in promised:
            to, label = f"a{promised[number][0]}", pgettext("gutter", "Action")
        elif number in verdicts and kind == Kind.TEXT:
            label = _("Outcome")
        if number in asked:
            label, doubt = _("Check"), True
        if kind == Kind.UNPLACED:
            doubt = True
        last = rows[-1] if rows else None
        plain = kind in PLAIN and number not in promised and number not in verdicts and not doubt
        same = last is not None and last.kind == kind and len(last.spans) == 1
        apart = parted and kind == Kind.TEXT
        parted = False
        if last and same and (plain and not last.spans[0][1] and not apart or kind == Kind.UNPLACED):
            last.spans = [(f"{last.text}\n{text}", last.spans[0][1])]
            continue
        if plain:
            spans = [(text, False)]
        elif number in promised:
            spans = _marked(text, [values["actions"][n]["source"] for n in promised[number]])
        elif number in verdicts:
            spans = _marked(text, [one for one in sentences.split(text) if outcomes.is_verdict(one)][:1])
        else:
            spans = _marked(text, _names_in(kind, ref, values))
        rows.append(Row(number, kind, label, spans, to, doubt))
    return rows


def shown(text: str) -> str:
    """A line of the source as it looked to its writer: without the marks that stand for headings, bold and cells."""
    seen = layout.look(text)
    if seen.cells:
        cells = (cell.replace(itemtable.BREAK, "\n") for cell in seen.cells if cell)
        return "" if seen.rule else BETWEEN.join(cells)
    return worded(text.lstrip("#").strip().replace("**", "") if seen.stands_out or "**" in text else text)


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


def _names_in(kind: str, ref: str, values: dict[str, Any]) -> list[str]:
    """Of a line of people the names are what counts ('people.3', 'people.0-5', 'people.0,7'); of others all of it."""
    which = ref.split(".")[1:2]
    if kind != Kind.PERSON or not which or not which[0].replace("-", "").replace(",", "").isdigit():
        return []
    numbers = [int(number) for number in which[0].replace("-", ",").split(",")]
    people = (
        values["people"][numbers[0] : numbers[-1] + 1] if "-" in which[0] else [values["people"][n] for n in numbers]
    )
    return [person["name"] for person in people]


def _marked(text: str, wanted: list[str]) -> list[Span]:
    """The line with `wanted` marked in it; one that goes on on the next line up to its end, one not found not at all.

    Where none is found all of it is marked.
    """
    places = [place for words in wanted if words and (place := _place(text, words))]
    spans, end = [], 0
    for start, stop in sorted(places):
        if start >= end:
            spans += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return [span for span in (*spans, (text[end:], False)) if span[0]] if places else [(text, True)]


def _place(text: str, words: str) -> tuple[int, int] | None:
    if (at := text.find(words)) >= 0:
        return at, at + len(words)
    for opening in re.finditer(re.escape(words[:20]), text):
        if words.startswith(text[opening.start() :].rstrip()):
            return opening.start(), len(text)
    return None


def anchor(ref: str) -> str:
    """The id, on the right side, of the part that a line went to."""
    parts = ref.split(".")
    if parts[0] == "people" and len(parts) > 1:
        first = parts[1].replace("-", ",").split(",")[0]
        return f"p{first}"
    if parts[0] == "items" and len(parts) > 1:
        return f"i{parts[1]}"
    return {"next_meeting": "next", "unplaced": "unplaced"}.get(parts[0], "meeting")
