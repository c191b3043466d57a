"""A checked import made into a meeting: one transaction, all or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext, pgettext

from clusters.models import Entry, Organisation, Person, User
from clusters.templatetags.punktvis import day, plain
from desk.importing.acting import Acting
from desk.importing.checking import approved_on, missing, moments
from desk.importing.deciding import decide, postponed
from desk.importing.folding import folded
from desk.importing.matching import candidates, organisations_of
from desk.importing.names import AGENDA, DECISION, ROLES, SECTIONS
from desk.models import ImportDraft
from minutes.models import AgendaItem, Attachment, Attendance, Meeting, Section
from minutes.models.meeting import Refusal
from minutes.models.text import Copy


def create(draft: ImportDraft, *, by: User) -> Meeting:
    """Make the meeting of a checked import: one transaction, all or nothing.

    Minutes become a meeting whose minutes are being written, or approved ones if they were approved elsewhere; an
    agenda becomes a planned meeting. The file goes along as a closed attachment. Doing it twice gives the same meeting.

    Raises Refusal with all that is missing.
    """
    if reasons := missing(draft, by):
        raise Refusal(*reasons)
    with transaction.atomic():
        row = ImportDraft.objects.select_for_update().get(pk=draft.pk)
        if row.meeting:
            return row.meeting
        values, body = draft.understood, draft.body
        starts, ends, _none = moments(values)
        assert body is not None and starts is not None  # noqa: S101 -- `missing` asked for both
        meeting = Meeting.plan(body=body, starts=starts, ends=ends, place=values["place"][:200], by=by, invite=False)
        known = {person.pk: person for person in candidates(body)}
        parties = {party.pk: party for party in organisations_of(body)}
        there = _people(meeting, values["people"], known=known, parties=parties, by=by)
        held = values["kind"] != AGENDA
        acting = Acting(meeting, values, people=there, known=known, parties=parties, by=by) if held else None
        _items(meeting, values, acting, held=held, by=by)
        if held:
            meeting.begin(by=by)
            meeting.end(by=by)
        _keep_source(row, meeting, by=by)
        warned = [doubt["code"] for doubt in values["doubts"]]
        Entry.record("imported", meeting, by=by, body=body, sha256=draft.sha256, warnings=warned)
        if held and values["approved"]:
            on, how = approved_on(values), values["approved_by"]
            meeting.take_in_as_approved(by=by, approved_on=on, approved_by_words=how)
        row.became(meeting)
        draft.meeting = meeting
    return meeting


def _keep_source(draft: ImportDraft, meeting: Meeting, *, by: User) -> None:
    """The file as it came becomes a closed attachment; of a draft without one, its text."""
    name = draft.file_name or (gettext("Pasted text") + (".html" if draft.kind == "html" else ".txt"))
    if draft.file:
        with draft.file.open() as stored:
            data = stored.read()
    else:
        data = draft.source.encode()
    title = gettext("Source: %(name)s") % {"name": name}
    Attachment.add(ContentFile(data, name=name), meeting=meeting, item=None, by=by, closed=True, source=title)


def _people(
    meeting: Meeting,
    rows: list[dict[str, Any]],
    *,
    known: dict[int, Person],
    parties: dict[int, Organisation],
    by: User,
) -> list[Person | None]:
    """The list of participants. Returns the person of each row, or None for a name alone and for no participant."""
    there: list[Person | None] = []
    presence = {True: Attendance.Status.PRESENT, False: Attendance.Status.EXCUSED, None: Attendance.Status.INVITED}
    for position, row in enumerate(rows, start=1):
        if row["drop"]:
            there.append(None)
            continue
        person = known.get(row["person"] or 0)
        if person is None and row["create"]:
            party = parties.get(row["party"] or 0)
            person = Person.add(by=by, name=row["name"].strip()[:200], title=row["title"][:200], organisation=party)
        twice = person is not None and person in there  # the list keeps both lines, the person one place
        there.append(person)
        role = next((ROLES[role] for role in row["roles"] if role in ROLES), "")
        titles = [row["title"], *(role for role in row["roles"] if role not in ROLES and role not in row["title"])]
        Attendance.objects.create(
            meeting=meeting,
            person=None if twice else person,
            name=row["name"][:200],
            title=", ".join(filter(None, titles))[:200],
            organisation=row["organisation"][:200],
            group=row["group"][:100],
            position=position,
            role=role,
            status=presence[row["present"]],
        )
    return there


def _items(meeting: Meeting, values: dict[str, Any], acting: Acting | None, *, held: bool, by: User) -> None:
    item, states = None, AgendaItem.State
    there = {one.position: one for one in meeting.attendances.filter(status=Attendance.Status.PRESENT)}
    for row, actions in folded(values):
        state = states.POSTPONED if postponed(row) else states.DEALT
        item = AgendaItem.add(
            meeting,
            title=row["title"][:300],
            label=row["number"][:10],
            closed=row["closed"],
            by=by,
            kind=AgendaItem.Kind.DECISION if "indstilling" in row["sections"] else AgendaItem.Kind.DISCUSSION,
            state=state if held else states.PENDING,
        )
        _texts(item, row, by=by)
        decide(item, row, by=by)
        for one in row["without"]:
            away = there.get(one["person"] + 1)
            if held and away and not one["drop"]:
                away.stay_out(item, reason=one["why"], by=by)
        if acting:
            acting.make(actions, item)
        if values["next_under"] in row["of"]:
            _next_meeting(item, values["next_meeting"], by=by)
    assert item is not None  # noqa: S101 -- `missing` asked for one
    kept = [line for line, to in zip(values["unplaced"], values["unplaced_to"], strict=True) if to == "keep"]
    if kept:
        _append(item, gettext("Not placed when imported"), "".join(f"<p>{escape(line)}</p>" for line in kept), by=by)


def _texts(item: AgendaItem, row: dict[str, Any], *, by: User) -> None:
    for name, text in row["sections"].items():
        if not text.strip() or name == DECISION:
            continue
        if SECTIONS.get(name) == Section.Kind.DISCUSSION:
            item.section(Section.Kind.DISCUSSION).write(text, copy=Copy(0), by=by)
        else:
            kind = SECTIONS.get(name, Section.Kind.OTHER)
            heading = "" if name in SECTIONS else name.capitalize()[:200]
            item.section(kind, heading).write(plain(text), copy=Copy(0), by=by)
    if row["attachments"]:
        _append(item, gettext("Attachments mentioned in the source"), _list(row["attachments"]), by=by)


def _next_meeting(item: AgendaItem, coming: dict[str, Any], *, by: User) -> None:
    moment = f"<p>{escape(spoken(coming['starts']))}</p>" if coming["starts"] else ""
    _append(item, gettext("Next meeting"), moment + (_list(coming["topics"]) if coming["topics"] else ""), by=by)


def spoken(moment: str) -> str:
    """An ISO day, or day and time, as on screen: 15.02.2024 kl. 13.00."""
    told = datetime.fromisoformat(moment)
    words = day(told.date())
    return f"{words} {pgettext('clock', 'at')} {told:%H.%M}" if len(moment) > 10 else words


def _append(item: AgendaItem, heading: str, html: str, *, by: User) -> None:
    section = item.section(Section.Kind.OTHER, heading)
    section.write(section.text + html, copy=Copy(section.version), by=by)


def _list(rows: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(row)}</li>" for row in rows) + "</ul>"
