"""The import review made ready for its page: the source with its gutter, and the groups with what wants a look."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from clusters.models import Person
from desk.importing import OUTCOMES, ROLES, moments, spoken
from minutes.models import Attendance, Decision
from reading.result import Kind, Minutes

QUIET = {Kind.BLANK, Kind.RULE}


def gutter(read: Minutes) -> list[dict[str, Any]]:
    """The source as paragraphs of neighbouring lines with one place: what each is, and the anchor of where it went."""
    names = {
        Kind.LABEL: _("Heading"),
        Kind.BODY: _("Body"),
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
    rows: list[dict[str, Any]] = []
    for line in read.lines:
        if line.kind in QUIET:
            continue
        label = names.get(line.kind, "")
        if line.kind == Kind.ITEM:
            number = read.items[int(line.ref.split(".")[1])].number
            label = _("Item %(number)s") % {"number": number}
        last = rows[-1] if rows else None
        if last and last["kind"] == line.kind and line.kind in (Kind.TEXT, Kind.TOC, Kind.UNPLACED):
            last["text"] += "\n" + line.text.strip()
            continue
        rows.append(
            {
                "number": line.number,
                "kind": line.kind,
                "label": label,
                "text": line.text.strip(),
                "to": anchor(line.ref),
                "marked": line.kind not in (Kind.TEXT, Kind.TOC),
            }
        )
    return rows


def anchor(ref: str) -> str:
    """The id, on the right side, of the part that a line went to."""
    parts = ref.split(".")
    if parts[0] == "people" and len(parts) > 1:
        first = parts[1].replace("-", ",").split(",")[0]
        return f"p{first}"
    if parts[0] == "items" and len(parts) > 1:
        return f"i{parts[1]}"
    return {"next_meeting": "next", "unplaced": "unplaced"}.get(parts[0], "meeting")


def groups_of(values: dict[str, Any], known: list[Person], lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The groups on the right, with how many things in each want a look, and the source line where each begins."""
    at: dict[str, int] = {}
    for line in lines:
        at.setdefault(line["to"], line["number"])
    people = [_person(row, n, known) | {"line": at.get(f"p{n}")} for n, row in enumerate(values["people"])]
    items = [_item(row, n) | {"line": at.get(f"i{n}")} for n, row in enumerate(values["items"])]
    unplaced = [
        {"n": n, "text": text, "to": to}
        for n, (text, to) in enumerate(zip(values["unplaced"], values["unplaced_to"], strict=True))
    ]
    checks = {
        "people": sum(row["check"] for row in people),
        "items": sum(row["check"] for row in items),
        "meeting": len(values["warnings"]) + len(moments(values)[2]),
        "unplaced": sum(row["to"] == "keep" for row in unplaced),
    }
    return {
        "people": people,
        "items": items,
        "unplaced": unplaced,
        "checks": checks,
        "to_check": sum(checks.values()),
        "recognised": len(people) + len(items) + bool(values["day"]) + bool(values["place"]) - sum(checks.values()),
        "coming": spoken(values["next_meeting"]["starts"]) if values["next_meeting"]["starts"] else "",
        "outcomes": [
            (code, Decision.Outcome(kept).label if kept else _("No outcome")) for code, kept in OUTCOMES.items()
        ],
    }


def _person(row: dict[str, Any], n: int, known: list[Person]) -> dict[str, Any]:
    match = next((person for person in known if person.pk == row.get("person")), None)
    role = next((ROLES[role] for role in row["roles"] if role in ROLES), "")
    others = ", ".join(role for role in row["roles"] if role not in ROLES)
    return row | {
        "n": n,
        "match": match,
        "check": not row["sure"],
        "role": role,
        "role_label": Attendance.Role(role).label if role else others,
        "chosen": str(match.pk) if match else "new" if row.get("create") else "",
    }


def _item(row: dict[str, Any], n: int) -> dict[str, Any]:
    parts = [
        {"m": m, "name": name.capitalize(), "text": text, "rows": min(3 + text.count("\n") + len(text) // 90, 16)}
        for m, (name, text) in enumerate(row["sections"].items())
    ]
    return row | {
        "n": n,
        "parts": parts,
        "names": ", ".join(name.capitalize() for name in row["sections"]),
        "check": not row["title"].strip(),
        "points": _points(row["outcomes"]),
    }


def _points(outcomes: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Several points answered one by one, with the outcomes' names."""
    if len(outcomes) < 2:
        return []
    kept = [(answer["point"], OUTCOMES[answer["outcome"]]) for answer in outcomes]
    return [{"point": point, "label": Decision.Outcome(code).label if code else ""} for point, code in kept]
