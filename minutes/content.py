"""A meeting's document as plain data: what an edition stores, and what the page, the print and the paper show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import F, QuerySet

from clusters.prepared import Given, Prepared
from minutes.access import Reader
from minutes.models import AgendaItem, Attachment, Attendance, Decision, Meeting, Section

Content = dict[str, Any]


def content(meeting: Meeting) -> Content:
    """Everything that the document says, closed parts included, as JSON values. Six queries."""
    people, absences = _attendances(meeting)
    sections, decisions = _by_item(_sections(meeting=meeting.pk)), _by_item(_decisions(meeting=meeting.pk))
    files, actions = _by_item(_files(meeting=meeting.pk)), _actions(meeting)
    body = meeting.body
    return {
        "body": body.name,
        "letterhead": body.letterhead,
        "closed_titles": body.shows_closed_titles,
        "kind": meeting.kind,
        "starts": _iso(meeting.starts),
        "ends": _iso(meeting.ends),
        "place": meeting.place,
        "link": meeting.link,
        "people": people,
        "items": [
            _item(row)
            | {
                "sections": sections.get(row["id"], []),
                "decisions": decisions.get(row["id"], []),
                "actions": actions.get(row["id"], []),
                "attachments": files.get(row["id"], []),
                "without": absences.get(row["id"], []),
            }
            for row in _items(meeting=meeting.pk)
        ],
        "attachments": files.get(None, []),
    }


def shown_to(reader: Reader, full: Content) -> Content:
    """The document cut to what `reader` may see. A closed item keeps its number and nothing else."""
    if not reader.agenda:
        return full | {"items": [], "people": [], "attachments": []}
    return full | {
        "items": [_cut(reader, item, full["closed_titles"]) for item in full["items"]],
        "attachments": [file for file in full["attachments"] if reader.closed or not file["closed"]],
    }


def _cut(reader: Reader, item: Content, titles: bool) -> Content:
    inside = reader.closed and item["id"] not in reader.excluded
    if item["closed"] and not inside:
        return {
            "id": item["id"],
            "label": item["label"],
            "title": item["title"] if titles else "",
            "closed": True,
            "hidden": True,
        }
    cut = item | {"attachments": [file for file in item["attachments"] if inside or not file["closed"]]}
    if not reader.minutes:
        sections = [part for part in item["sections"] if part["kind"] != Section.Kind.DISCUSSION]
        cut |= {"sections": sections, "decisions": [], "actions": [], "without": [], "state": AgendaItem.State.PENDING}
    return cut


@Prepared
def _items() -> QuerySet[AgendaItem, Any]:
    return AgendaItem.objects.filter(meeting=Given("meeting")).values(
        "id", "label", "title", "kind", "closed", "minutes", "presenters", "state",
        "continues__meeting", "continues__meeting__day", "continues__label",
    )  # fmt: skip


def _item(row: Content) -> Content:
    meeting, day = row.pop("continues__meeting"), row.pop("continues__meeting__day")
    before = {"meeting": meeting, "day": _iso(day), "label": row.pop("continues__label")}
    return row | {"continues": before if meeting else None}


@Prepared
def _sections() -> QuerySet[Section, Any]:
    written = Section.objects.filter(item__meeting=Given("meeting")).exclude(text="")
    return written.values("item_id", "kind", "heading", "text")


@Prepared
def _decisions() -> QuerySet[Decision, Any]:
    return Decision.objects.filter(item__meeting=Given("meeting")).said().values(
        "item_id", "point", "outcome", "postponed_to", "text", "year", "number",
        "votes_for", "votes_against", "votes_blank", "dissent",
    )  # fmt: skip


@Prepared
def _files() -> QuerySet[Attachment, Any]:
    files = Attachment.objects.filter(meeting=Given("meeting"))
    return files.values("item_id", "id", "title", "file_name", "size", "closed", "sha256")


def _by_item(rows: Iterable[Content]) -> dict[int | None, list[Content]]:
    """The rows under their item, in their order."""
    found: dict[int | None, list[Content]] = {}
    for row in rows:
        found.setdefault(row.pop("item_id"), []).append(row)
    return found


@Prepared
def _owned() -> QuerySet[AgendaItem, Any]:
    """A row for each owner of each action; one without a name for an action that has none."""
    rows = AgendaItem.objects.filter(meeting=Given("meeting"), actions__isnull=False)
    order = F("actions__due").asc(nulls_last=True), "actions__pk", "-actions__owners__lead", "actions__owners__pk"
    return rows.order_by(*order).values_list(
        "pk", "actions__pk", "actions__task", "actions__due_phrase", "actions__due", "actions__owners__role",
        "actions__owners__organisation__name", "actions__owners__person__name",
        "actions__owners__person__organisation__name",
    )  # fmt: skip


def _actions(meeting: Meeting) -> dict[int, list[Content]]:
    found: dict[int, list[Content]] = {}
    action: Content = {}
    for item, pk, task, phrase, due, role, organisation, person, detail in _owned(meeting=meeting.pk):
        if action.get("id") != pk:
            action = {"id": pk, "task": task, "due_phrase": phrase, "due": _iso(due), "owners": []}
            found.setdefault(item, []).append(action)
        if name := person or organisation or role:
            sort = "person" if person else "organisation" if organisation else "role"
            action["owners"].append({"name": name, "detail": detail or "", "sort": sort})
    return found


@Prepared
def _present() -> QuerySet[Attendance, Any]:
    """A row for each item that a participant took no part in; one without an item for the others."""
    return Attendance.objects.filter(meeting=Given("meeting")).values(
        "pk", "name", "title", "organisation", "group", "role", "status", "arrived", "left", "substitute_for__name",
        "absences__item", "absences__reason",
    )  # fmt: skip


def _attendances(meeting: Meeting) -> tuple[list[Content], dict[int, list[Content]]]:
    """The participants, and by item those who took no part in it: one query for both."""
    people: dict[int, Content] = {}
    absences: dict[int, list[Content]] = {}
    for row in _present(meeting=meeting.pk):
        pk, item, reason = row.pop("pk"), row.pop("absences__item"), row.pop("absences__reason")
        if item:
            absences.setdefault(item, []).append({"name": row["name"], "reason": reason})
        absent = row.pop("substitute_for__name") or ""
        people[pk] = row | {"arrived": _iso(row["arrived"]), "left": _iso(row["left"]), "substitute_for": absent}
    return list(people.values()), absences


def _iso(value: date | datetime | time | None) -> str | None:
    return value.isoformat() if value else None
