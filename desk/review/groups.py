"""The groups on the right: what was understood, and how many things in each want a look."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from clusters.models import Organisation, Person
from desk.importing.checking import actions_as, approval_said, missing, twin_of, warnings
from desk.importing.creating import spoken
from desk.importing.deciding import NO_VOTES
from desk.importing.names import AGENDA, OUTCOMES, SIDES
from desk.models import ImportDraft
from desk.review.gutter import Row
from desk.review.people import person_row
from desk.review.promises import Owners, action_row
from desk.review.words import called
from minutes.models import Absence, Decision

OF_THE_MEETING = ("body", "day", "start", "end")  # the codes of what `missing` says of the meeting itself


def groups_of(draft: ImportDraft, known: list[Person], parties: list[Organisation], lines: list[Row]) -> dict[str, Any]:
    """What the template shows, and `checks`: how much in each group wants a look; `to_check` is all of it."""
    values = draft.understood
    at: dict[str, int] = {}
    for line in lines:
        at.setdefault(line.to, line.number)
    people = [person_row(row, n, known, parties) | {"line": at.get(f"p{n}")} for n, row in enumerate(values["people"])]
    items = [_item(row, n, values) | {"line": at.get(f"i{n}")} for n, row in enumerate(values["items"])]
    owners = Owners(values["people"], known, parties)
    held = values["kind"] != AGENDA
    actions = [action_row(row, n, values, owners) for n, row in enumerate(values["actions"])] if held else []
    unplaced = [
        {"n": n, "text": text, "to": to}
        for n, (text, to) in enumerate(zip(values["unplaced"], values["unplaced_to"], strict=True))
    ]
    said = warnings(draft)
    places = {
        place: [row for row in said if row["place"] == place] for place in ("meeting", "people", "items", "files")
    }
    twin = twin_of(draft)
    lacking = [reason for reason in missing(draft) if reason.code in OF_THE_MEETING]
    checks = {place: sum(not row["seen"] for row in rows) for place, rows in places.items()}
    checks["meeting"] += len(lacking) + bool(twin)
    checks["people"] += sum(row["check"] for row in people)
    checks["items"] += sum(row["check"] for row in items)
    checks["actions"] = sum(row["check"] for row in actions)
    checks["unplaced"] = sum(row["to"] == "keep" for row in unplaced)
    files = [(called(item), name) for item in values["items"] for name in item["attachments"]]
    found = len(people) + len(items) + len(actions) + len(files) + bool(values["day"]) + bool(values["place"])
    unsure = sum(row["check"] for row in (*people, *items, *actions))
    return {
        "people": people,
        "items": items,
        "actions": actions,
        "actions_as": actions_as(values),
        "files": files,
        "unplaced": unplaced,
        "warnings": places,
        "twin": twin,
        "lacking": lacking,
        "approval": approval_said(values),
        "checks": checks,
        "to_check": sum(checks.values()),
        "first_check": _first(checks, people, items, actions),
        "recognised": found - unsure,
        "held": held,
        "next_under": called(values["items"][values["next_under"]]) if values["next_under"] is not None else "",
        "coming": spoken(values["next_meeting"]["starts"]) if values["next_meeting"]["starts"] else "",
        "outcomes": [
            (code, Decision.Outcome(kept).label if kept else _("No outcome")) for code, kept in OUTCOMES.items()
        ],
    }


def _first(checks: dict[str, int], *parts: list[dict[str, Any]]) -> str:
    """The id of the first thing that wants a look, where the count in the page's head leads."""
    if checks["meeting"]:
        return "meeting"
    for letter, rows in zip("pia", parts, strict=True):
        for row in rows:
            if row["check"]:
                return f"p{row['n']}-person" if letter == "p" else f"{letter}{row['n']}"
    return next((place for place, count in checks.items() if count), "")


def reasons_to_look(draft: ImportDraft, groups: dict[str, Any]) -> list[str]:
    """In words, all that a person should see before a meeting is made of the draft. Empty: nothing."""
    said = [str(reason.message) for reason in missing(draft)]
    for rows in groups["warnings"].values():
        said += [message for row in rows if not row["seen"] for message in row["messages"]]
    if groups["twin"]:
        said.append(_("The body has a meeting that day already."))
    said += [_("Check %(item)s") % {"item": called(row)} for row in groups["items"] if row["check"]]
    said += [_("Participant to check: %(name)s") % row for row in groups["people"] if row["check"]]
    said += [_("Action to check: %(task)s") % row for row in groups["actions"] if row["check"]]
    if groups["checks"]["unplaced"]:
        said.append(_("%(count)s lines found no place") % {"count": groups["checks"]["unplaced"]})
    return said


def _item(row: dict[str, Any], n: int, values: dict[str, Any]) -> dict[str, Any]:
    texts = [(name, row["sections"][name]) for name in row["order"]]
    parts = [
        {"m": m, "name": name.capitalize(), "text": text, "rows": min(3 + text.count("\n") + len(text) // 90, 16)}
        for m, (name, text) in enumerate(texts)
    ]
    unnamed = not row["title"].strip()
    bare = row["doubt"] == "heading" and not any(row["sections"].values())
    return row | {
        "n": n,
        "parts": parts,
        "names": ", ".join(name.capitalize() for name in row["order"]) or _("Only the heading"),
        "check": bool(row["doubt"]) or unnamed,
        "unsure": bare,
        "above": called(values["items"][n - 1]) if n else "",
        "points": _points(row, n),
        "away": [
            {
                "name": f"i{n}-w{m}",
                "who": values["people"][one["person"]]["name"],
                "why": _why(one),
                "drop": one["drop"],
            }
            for m, one in enumerate(row["without"])
        ],
        "voted": _voted(row["votes"], f"i{n}", asked=row["doubt"] == "votes"),
        "found": sum(action["item"] == n and action["kind"] == "action" for action in values["actions"]),
        "topics": sum(action["item"] == n and action["kind"] != "action" for action in values["actions"]),
    }


def _why(one: dict[str, Any]) -> str:
    return str(Absence.Reason(one["why"]).label)


def _voted(votes: dict[str, Any], prefix: str, *, asked: bool = False) -> dict[str, Any]:
    """The fields of votes, where some are told or `asked` for."""
    if votes == NO_VOTES and not asked:
        return {}
    labels = (_("Votes for"), _("Votes against"), _("Abstained"))
    sides = [(f"{prefix}-{side}", label, votes[side]) for side, label in zip(SIDES, labels, strict=True)]
    return {"sides": sides, "name": f"{prefix}-dissent", "dissent": votes["dissent"]}


def _points(row: dict[str, Any], n: int) -> list[dict[str, Any]]:
    """Several points answered one by one, each with its outcome and its votes."""
    if len(row["outcomes"]) < 2:
        return []
    return [
        answer | {"name": f"i{n}-p{k}-outcome", "voted": _voted(answer["votes"], f"i{n}-p{k}")}
        for k, answer in enumerate(row["outcomes"])
    ]
