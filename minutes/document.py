"""The meeting's document made ready for the page: cut to its reader, dated once, and kept until it changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext, pgettext

from clusters.prepared import Given, Prepared
from clusters.skeleton import Skeleton
from clusters.templatetags.punktvis import day, filesize, plain, shy
from minutes.access import Reader
from minutes.content import Content, content, shown_to
from minutes.models import Absence, AgendaItem, Attachment, Attendance, Decision, Edition, Meeting, Section
from minutes.models.meeting import ISSUED

# What the document says many times over: skeletons (clusters/skeleton.py)
LINE = Skeleton("minutes/record.html#line", "id", "label", "title", "told")
TOLD = Skeleton("minutes/record.html#told", "told")
PART = Skeleton("minutes/record.html#part", "label", "html")
ACTION = Skeleton("minutes/record.html#action", "task", "who", "due")
FILE = Skeleton("minutes/record.html#file", "url", "title", "size")
CLOSED_FILE = Skeleton("minutes/record.html#closed_file", "url", "title", "size")
RECORD_KINDS = (Edition.Kind.MINUTES, Edition.Kind.CORRECTED)
AGENDA_KINDS = (Edition.Kind.AGENDA, Edition.Kind.SUPPLEMENT)


def kept_body(meeting: Meeting, reader: Reader) -> SafeString:
    """The document as HTML, kept per meeting, revision, language and what the reader may see.

    Every writer of the meeting counts a new revision (Meeting.hold), so nothing ever needs to be thrown out.
    """
    key = f"record:{meeting.pk}:{meeting.revision}:{meeting.state}:{get_language()}:{reader.key}"
    body = caches["pages"].get(key)
    if body is None:
        body = str(render_to_string("minutes/record.html#document", document(meeting, reader)))
        caches["pages"].set(key, body)
    return mark_safe(body)  # noqa: S308 -- rendered by the template above, which escapes


def document(meeting: Meeting, reader: Reader, edition: Edition | None = None) -> dict[str, Any]:
    """What the document's template shows: of an edition, else of what the reader should read now."""
    source = edition or standing_edition(meeting, reader)
    full = _still_closed(meeting, source.content) if source else content(meeting)
    shown = shown_to(reader, full)
    agenda_only = not reader.minutes or (edition.kind in AGENDA_KINDS if edition else _before(meeting))
    items = [_item(item, agenda_only) for item in shown["items"]]
    people = people_groups(shown["people"], told=not agenda_only)
    host = next((item for item in items if item["label"] == "0" and not item["hidden"]), None)
    if host:
        host["people"] = people
    editions = [row for row in _editions(meeting=meeting.pk) if _may_read(reader, row)]
    return {
        "meeting": meeting,
        "reader": reader,
        "edition": edition,
        "head": shown,
        "kind_name": kind_name(meeting, agenda_only=agenda_only, edition=edition),
        "agenda_only": agenda_only,
        "items": items,
        "toc": _joined(_line(item) for item in items),
        "people": [] if host else people,
        "attachments": _joined(_file(file) for file in shown["attachments"]),
        "editions": editions,
        "latest": editions[-1] if editions else None,
        "ended": _when(shown["ends"]),
        "started": _when(shown["starts"]),
    }


@Prepared
def _editions() -> QuerySet[Edition]:
    return Edition.objects.filter(meeting=Given("meeting")).defer("content").select_related("made_by__person")


def standing_edition(meeting: Meeting, reader: Reader) -> Edition | None:
    """The edition that stands for the reader: approved minutes as approved, an issued agenda as issued.

    None where the reader should read what is written now.
    """
    if meeting.state == Meeting.State.APPROVED:
        kinds: tuple[str, ...] = RECORD_KINDS
    elif not reader.minutes and meeting.state in ISSUED:
        kinds = AGENDA_KINDS
    else:
        return None
    return meeting.editions.filter(kind__in=kinds).order_by("-number").first()


def kind_name(meeting: Meeting, *, agenda_only: bool, edition: Edition | None = None) -> str:
    """What the document is called above its title."""
    if edition:
        return str(edition.get_kind_display()).capitalize()
    if agenda_only:
        return gettext("Agenda, not issued") if meeting.state == Meeting.State.PLANNED else gettext("Agenda")
    if meeting.state in (Meeting.State.IN_SESSION, Meeting.State.DRAFTING):
        return gettext("Minutes, being written")
    if meeting.state == Meeting.State.COMMENTING:
        return gettext("Draft minutes")
    return pgettext("document", "Minutes")


def people_groups(people: list[Content], *, told: bool) -> list[tuple[str, list[str]]]:
    """Participants by heading, as lines; those who sent apologies or stayed away come last, under that word.

    `told` False (an agenda): only apologies are known yet.
    """
    groups: dict[str, list[str]] = {}
    away: dict[str, list[str]] = {}
    names = {
        Attendance.Status.EXCUSED: gettext("Apologies"),
        Attendance.Status.ABSENT: gettext("Absent"),
    }
    for person in people:
        status = person["status"]
        if status == Attendance.Status.EXCUSED or told and status == Attendance.Status.ABSENT:
            away.setdefault(names[status], []).append(_person_line(person, told=False))
        else:
            group = person["group"] or (
                gettext("Guests") if person["role"] == Attendance.Role.GUEST else gettext("Participants")
            )
            groups.setdefault(group, []).append(_person_line(person, told=told))
    return [*groups.items(), *((name, away[name]) for name in names.values() if name in away)]


def _person_line(person: Content, *, told: bool) -> str:
    facts = ", ".join(filter(None, [person["name"], person["title"], person["organisation"]]))
    notes = []
    if person["role"] in (Attendance.Role.CHAIR, Attendance.Role.MINUTES):
        chairs = person["role"] == Attendance.Role.CHAIR
        notes.append(gettext("chaired the meeting") if chairs else gettext("took the minutes"))
    if person["substitute_for"]:
        notes.append(gettext("for %(name)s") % {"name": person["substitute_for"]})
    if told and person["arrived"]:
        notes.append(gettext("from %(time)s") % {"time": person["arrived"][:5].replace(":", ".")})
    if told and person["left"]:
        notes.append(gettext("until %(time)s") % {"time": person["left"][:5].replace(":", ".")})
    return f"{facts} ({', '.join(notes)})" if notes else facts


def _item(item: Content, agenda_only: bool) -> dict[str, Any]:
    if item.get("hidden"):
        return {"id": item["id"], "label": item["label"], "title": shy(item["title"]), "hidden": True, "closed": True}
    outcome = outcome_line(item["decisions"])
    return {
        "id": item["id"],
        "label": item["label"],
        "title": shy(item["title"]),
        "closed": item["closed"],
        "hidden": False,
        "meta": _meta(item, agenda_only),
        "sections": _joined(_section(part) for part in item["sections"]),
        "outcome": outcome,
        "decisions": [_decision(said, several=len(item["decisions"]) > 1) for said in item["decisions"]],
        "actions": _joined(_action(action) for action in item["actions"]),
        "attachments": _joined(_file(file) for file in item["attachments"]),
        "without": _without(item["without"]),
        "told": " · ".join(filter(None, [outcome, _count(item["actions"]), _fate(item)])),
        "fate": _fate(item),
    }


def _line(item: dict[str, Any]) -> SafeString:
    """An item in the list of contents, and under it what became of it."""
    told = TOLD(told=item["told"]) if item.get("told") else SafeString("")
    return LINE(id=item["id"], label=item["label"], title=item["title"] or gettext("Closed item"), told=told)


def _meta(item: Content, agenda_only: bool) -> str:
    """Kind, presenter and time, and the earlier item: of use on an agenda; minutes keep only where it came from."""
    parts = []
    if agenda_only:
        parts.append(str(AgendaItem.Kind(item["kind"]).label).capitalize())
        if item["presenters"]:
            parts.append(item["presenters"])
        if item["minutes"]:
            parts.append(gettext("%(count)s min.") % {"count": item["minutes"]})
    if item["continues"]:
        earlier = {"date": day(date.fromisoformat(item["continues"]["day"])), "label": item["continues"]["label"]}
        parts.append(gettext("Continued from %(date)s, item %(label)s") % earlier)
    if item["closed"]:
        parts.append(gettext("Closed item"))
    return " · ".join(parts)


def outcome_line(decisions: list[Content]) -> str:
    """The outcomes in one line: '1. Noted · 2. Postponed to the meeting in March'."""
    words = []
    for said in decisions:
        if not said["outcome"]:
            continue
        label = str(Decision.Outcome(said["outcome"]).label)
        if said["postponed_to"]:
            label = gettext("Postponed to %(when)s") % {"when": said["postponed_to"]}
        words.append(f"{said['point']}. {label}" if said["point"] else label)
    return " · ".join(words)


def _decision(said: Content, *, several: bool) -> dict[str, Any]:
    votes = []
    if said["votes_for"] is not None or said["votes_against"] is not None:
        votes = [
            gettext("%(count)s for") % {"count": said["votes_for"] or 0},
            gettext("%(count)s against") % {"count": said["votes_against"] or 0},
        ]
        if said["votes_blank"]:
            votes.append(gettext("%(count)s abstained") % {"count": said["votes_blank"]})
    return {
        "point": said["point"] if several else "",
        "says": bool(said["text"] or votes or said["dissent"]),
        "html": plain(said["text"]),
        "votes": ", ".join(votes),
        # imported minutes tell it in the text already
        "dissent": plain(said["dissent"]) if said["dissent"] and said["dissent"] not in said["text"] else "",
        "number": f"{said['year']}-{said['number']:03d}" if said["number"] else "",
    }


def _section(part: Content) -> SafeString:
    rich = part["kind"] != Section.Kind.DISCUSSION
    # rich text was sanitised when it was saved (Section.clean_text), by the editor's own schema
    html = mark_safe(part["text"]) if rich else plain(part["text"])  # noqa: S308
    return PART(label=shy(part["heading"] or Section.Kind(part["kind"]).label), html=html)


def _action(action: Content) -> SafeString:
    due = day(date.fromisoformat(action["due"])) if action["due"] else ""
    phrase = action["due_phrase"]
    return ACTION(
        task=action["task"],
        who=", ".join(owner["name"] for owner in action["owners"]) or gettext("No owner chosen"),
        due=due if phrase == due else " · ".join(filter(None, [phrase, due])),
    )


def _count(actions: list[Content]) -> str:
    return ngettext("%(count)s action", "%(count)s actions", len(actions)) % {"count": len(actions)} if actions else ""


def _fate(item: Content) -> str:
    """Said when the item was not dealt with and no outcome says so."""
    if item["state"] == AgendaItem.State.DROPPED:
        return gettext("Dropped")
    postponed = any(said["outcome"] == Decision.Outcome.POSTPONED for said in item["decisions"])
    return gettext("Postponed") if item["state"] == AgendaItem.State.POSTPONED and not postponed else ""


def _without(rows: list[Content]) -> list[str]:
    if not rows:
        return []
    sentences = {
        Absence.Reason.CONFLICT: gettext("%(name)s took no part in the item because of a conflict of interest."),
        Absence.Reason.LEFT: gettext("%(name)s had left the meeting."),
        Absence.Reason.LATE: gettext("%(name)s had not come yet."),
        Absence.Reason.ABSENT: gettext("%(name)s took no part in the item."),
    }
    return [sentences[Absence.Reason(row["reason"])] % {"name": row["name"]} for row in rows]


def _file(file: Content) -> SafeString:
    kind, url = (CLOSED_FILE if file["closed"] else FILE), _file_url().replace("/0/", f"/{file['id']}/")
    return kind(url=url, title=file["title"], size=filesize(file["size"]))


@lru_cache(maxsize=1)
def _file_url() -> str:
    return reverse("minutes:attachment", args=[0])


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 -- each is safe


def _when(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _before(meeting: Meeting) -> bool:
    return meeting.state in (Meeting.State.PLANNED, Meeting.State.CALLED, Meeting.State.CANCELLED)


def _still_closed(meeting: Meeting, full: Content) -> Content:
    """An item or attachment that was closed after an edition was made is closed in that edition too."""
    if meeting.state == Meeting.State.APPROVED:
        return full
    items = set(AgendaItem.objects.filter(meeting=meeting, closed=True).values_list("pk", flat=True))
    files = set(Attachment.objects.filter(meeting=meeting, closed=True).values_list("pk", flat=True))

    def close(rows: list[Content], closed: set[int]) -> list[Content]:
        return [row | {"closed": row["closed"] or row["id"] in closed} for row in rows]

    marked = [item | {"attachments": close(item["attachments"], files)} for item in close(full["items"], items)]
    return full | {"items": marked, "attachments": close(full["attachments"], files)}


def _may_read(reader: Reader, edition: Edition) -> bool:
    """Agendas go with the agenda; drafts and minutes with the minutes."""
    return reader.agenda if edition.kind in AGENDA_KINDS else reader.minutes
