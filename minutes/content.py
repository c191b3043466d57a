"""A meeting's document as plain data: what an edition stores, and what the page, the print and the paper show."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from minutes.access import Reader
from minutes.models import AgendaItem, Attachment, Meeting, Section

Content = dict[str, Any]


def content(meeting: Meeting) -> Content:
    """Everything that the document says, closed parts included, as JSON values. Seven queries."""
    items = list(
        meeting.items.prefetch_related("sections", "decisions", "actions__owners").select_related("continues__meeting")
    )
    people, absences = _attendances(meeting)
    files: dict[int | None, list[Content]] = {}
    for file in meeting.attachments.all():
        files.setdefault(file.item_id, []).append(_file(file))
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
        "items": [_item(item, files.get(item.pk, []), absences.get(item.pk, [])) for item in items],
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


def _attendances(meeting: Meeting) -> tuple[list[Content], dict[int, list[Content]]]:
    """The participants, and by item those who took no part in it: one query for both."""
    people: dict[int, Content] = {}
    absences: dict[int, list[Content]] = {}
    found = meeting.attendances.order_by("position", "pk").values(
        "pk", "name", "title", "organisation", "group", "role", "status", "arrived", "left", "substitute_for__name",
        "absences__item", "absences__reason",
    )  # fmt: skip
    for row in found:
        if row["absences__item"]:
            absence = {"name": row["name"], "reason": row["absences__reason"]}
            absences.setdefault(row["absences__item"], []).append(absence)
        person: Content = {name: row[name] for name in ("name", "title", "organisation", "group", "role", "status")}
        person |= {"arrived": _iso(row["arrived"]), "left": _iso(row["left"])}
        people[row["pk"]] = person | {"substitute_for": row["substitute_for__name"] or ""}
    return list(people.values()), absences


def _item(item: AgendaItem, files: list[Content], absences: list[Content]) -> Content:
    before = item.continues
    return {
        "id": item.pk,
        "label": item.label,
        "title": item.title,
        "kind": item.kind,
        "closed": item.closed,
        "minutes": item.minutes,
        "presenters": item.presenters,
        "state": item.state,
        "continues": {"meeting": before.meeting_id, "day": _iso(before.meeting.day), "label": before.label}
        if before
        else None,
        "sections": [
            {"kind": part.kind, "heading": part.heading, "text": part.text} for part in item.sections.all() if part.text
        ],
        "decisions": [
            {
                "point": said.point,
                "outcome": said.outcome,
                "postponed_to": said.postponed_to,
                "text": said.text,
                "year": said.year,
                "number": said.number,
                "votes_for": said.votes_for,
                "votes_against": said.votes_against,
                "votes_blank": said.votes_blank,
                "dissent": said.dissent,
            }
            for said in item.decisions.all()
            if said.text or said.outcome
        ],
        "actions": [action.as_content() for action in item.actions.all()],
        "attachments": files,
        "without": absences,
    }


def _file(file: Attachment) -> Content:
    return {
        "id": file.pk,
        "title": file.title,
        "file_name": file.file_name,
        "size": file.size,
        "closed": file.closed,
        "sha256": file.sha256,
    }


def _iso(value: date | datetime | time | None) -> str | None:
    return value.isoformat() if value else None
