"""From what a reader understood, corrected by a person, to a draft meeting."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from clusters.fields import ClockField, DayField
from clusters.models import Body, Entry, Person, User
from clusters.templatetags.punktvis import clock, day, plain
from desk.models import ImportDraft
from minutes.models import AgendaItem, Attachment, Attendance, Decision, Meeting, Section
from minutes.models.meeting import Reason, Refusal
from minutes.models.text import Copy
from reading.result import Minutes

# The reader's canonical Danish names, and where each is kept.
SECTIONS = {
    "resumé": Section.Kind.SUMMARY,
    "sagsfremstilling": Section.Kind.CASE,
    "indstilling": Section.Kind.RECOMMENDATION,
    "drøftelse": Section.Kind.DISCUSSION,
    "økonomi": Section.Kind.ECONOMY,
    "lov": Section.Kind.LAW,
    "høring": Section.Kind.HEARING,
    "kommunikation": Section.Kind.COMMUNICATION,
    "videre proces": Section.Kind.PROCESS,
    "sagens gang": Section.Kind.HISTORY,
}
OUTCOMES = {
    "godkendt": Decision.Outcome.APPROVED,
    "godkendt_med_bemaerkninger": Decision.Outcome.APPROVED_WITH_REMARKS,
    "efterretning": Decision.Outcome.NOTED,
    "droeftet": Decision.Outcome.DISCUSSED,
    "anbefalet": Decision.Outcome.RECOMMENDED,
    "udsat": Decision.Outcome.POSTPONED,
    "afvist": Decision.Outcome.REJECTED,
    "ikke_frigivet": Decision.Outcome.NOT_RELEASED,
    "andet": Decision.Outcome.OTHER,
    "ingen": "",
}
ROLES = {
    "ordstyrer": Attendance.Role.CHAIR,
    "mødeleder": Attendance.Role.CHAIR,
    "dirigent": Attendance.Role.CHAIR,
    "referent": Attendance.Role.MINUTES,
    "gæst": Attendance.Role.GUEST,
    "oplægsholder": Attendance.Role.PRESENTER,
}
DECISION = "beslutning"


def understood(read: Minutes, body: Body | None) -> dict[str, Any]:
    """What the review page edits: the reader's JSON, and for each person whom the secretary knows already."""
    known = candidates(body)
    values = read.as_json()
    values["day"] = day(read.starts) if read.starts else ""
    values["start"], values["end"] = (clock(m) if isinstance(m, datetime) else "" for m in (read.starts, read.ends))
    for person in values["people"]:
        match, sure = match_person(person["name"], known)
        person["person"], person["sure"] = (match.pk if match else None), sure
    values["unplaced_to"] = ["keep"] * len(values["unplaced"])
    return values


def candidates(body: Body | None) -> list[Person]:
    """Those who sit or sat in a body of the same cluster: the people that a secretary may match names to."""
    if body is None:
        return []
    return list(Person.objects.filter(seats__body__cluster=body.cluster_id).select_related("organisation").distinct())


def match_person(name: str, known: list[Person]) -> tuple[Person | None, bool]:
    """The known person of that name, and whether it is sure; a name that is merely alike is asked about."""
    wanted = name.casefold()
    same = [person for person in known if person.name.casefold() == wanted]
    if len(same) == 1:
        return same[0], True
    if same:
        return None, False
    alike = difflib.get_close_matches(wanted, [person.name.casefold() for person in known], n=1, cutoff=0.8)
    return (next((p for p in known if p.name.casefold() == alike[0]), None), False) if alike else (None, True)


def corrected(values: dict[str, Any], post: Mapping[str, str]) -> dict[str, Any]:
    """The understanding with a posted form's corrections put in. What the form does not name stays as it is."""

    def said(name: str, old: str) -> str:
        return post[name].replace("\r\n", "\n").strip("\n") if name in post else old

    new = dict(values)
    new["kind"] = said("kind", values["kind"])
    for name in ("day", "start", "end", "place"):
        new[name] = said(name, values[name])
    new["people"] = [_person(row, n, post, said) for n, row in enumerate(values["people"])]
    new["items"] = [_item(row, n, said) for n, row in enumerate(values["items"])]
    new["unplaced_to"] = [said(f"unplaced-{n}", old) for n, old in enumerate(values["unplaced_to"])]
    return new


def _person(row: dict[str, Any], n: int, post: Mapping[str, str], said: Any) -> dict[str, Any]:
    new = dict(row)
    for name in ("name", "title", "organisation", "group"):
        new[name] = said(f"p{n}-{name}", row[name])
    if f"p{n}-present" in post:
        new["present"] = {"yes": True, "no": False}.get(post[f"p{n}-present"])
    if f"p{n}-role" in post:
        new["roles"] = [post[f"p{n}-role"]] if post[f"p{n}-role"] else []
    if f"p{n}-person" in post:
        chosen = post[f"p{n}-person"]
        new["person"], new["sure"] = (int(chosen) if chosen.isdigit() else None), True
        new["create"] = chosen == "new"
    return new


def _item(row: dict[str, Any], n: int, said: Any) -> dict[str, Any]:
    new = dict(row)
    new["number"], new["title"] = said(f"i{n}-number", row["number"]), said(f"i{n}-title", row["title"])
    new["keep"] = said(f"i{n}-keep", row.get("keep", "item"))
    new["outcome"] = said(f"i{n}-outcome", row["outcome"])
    new["sections"] = {name: said(f"i{n}-s{m}", text) for m, (name, text) in enumerate(row["sections"].items())}
    new["closed"] = said(f"i{n}-closed", "yes" if row["closed"] else "no") == "yes"
    return new


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


def missing(draft: ImportDraft) -> list[Reason]:
    """All that must be said before a meeting can be made."""
    values, reasons = draft.understood, []
    if draft.body is None:
        reasons.append(Reason("body", _("Choose the body that met.")))
    reasons += moments(values)[2]
    for n, item in enumerate(values["items"]):
        if not item["title"].strip() and item.get("keep") != "above":
            reasons.append(Reason(f"i{n}-title", _("Give each item a title, or put it under the one above.")))
    for n, person in enumerate(values["people"]):
        if not person["name"].strip():
            reasons.append(Reason(f"p{n}-name", _("Write the participant's name.")))
    if not any(item.get("keep") != "above" for item in values["items"]):
        reasons.append(Reason("items", _("There is no item in the text. Paste it with its headings.")))
    return reasons


def create(draft: ImportDraft, *, by: User) -> Meeting:
    """Make the draft meeting of a checked import: one transaction, all or nothing.

    Minutes become a meeting whose minutes are being written; an agenda becomes a planned one. The source text is kept
    as a closed attachment. Doing it twice gives the same meeting.

    Raises Refusal with all that is missing.
    """
    if reasons := missing(draft):
        raise Refusal(*reasons)
    with transaction.atomic():
        row = ImportDraft.objects.select_for_update().get(pk=draft.pk)
        if row.meeting:
            return row.meeting
        values, body = draft.understood, draft.body
        starts, ends, _none = moments(values)
        assert body is not None and starts is not None  # noqa: S101 -- `missing` asked for both
        meeting = Meeting.plan(body=body, starts=starts, ends=ends, place=values["place"][:200], by=by, invite=False)
        _people(meeting, values["people"], known={person.pk: person for person in candidates(body)})
        held = values["kind"] != "dagsorden"
        _items(meeting, values, held=held, by=by)
        if held:
            meeting.begin(by=by)
            meeting.end(by=by)
        name = draft.file_name or gettext("Pasted text.txt")
        if not name.endswith(".txt"):
            name += ".txt"
        Attachment.add(ContentFile(draft.source.encode(), name=name), meeting=meeting, item=None, by=by, closed=True)
        Entry.record("imported", meeting, by=by, body=body, sha256=draft.sha256, warnings=values["warnings"])
        row.meeting = meeting
        row.save(update_fields=["meeting"])
        draft.meeting = meeting
    return meeting


def _people(meeting: Meeting, rows: list[dict[str, Any]], *, known: dict[int, Person]) -> None:
    taken: set[int] = set()
    presence = {True: Attendance.Status.PRESENT, False: Attendance.Status.EXCUSED, None: Attendance.Status.INVITED}
    for position, row in enumerate(rows, start=1):
        person = known.get(row.get("person") or 0)
        if person is None and row.get("create"):
            person = Person.objects.create(name=row["name"][:200], title=row["title"][:200])
        if person is not None and person.pk in taken:
            person = None  # named twice: the list keeps both lines, the person one place
        if person is not None:
            taken.add(person.pk)
        role = next((ROLES[role] for role in row["roles"] if role in ROLES), "")
        titles = [row["title"], *(role for role in row["roles"] if role not in ROLES and role not in row["title"])]
        Attendance.objects.create(
            meeting=meeting,
            person=person,
            name=row["name"][:200],
            title=", ".join(filter(None, titles))[:200],
            organisation=row["organisation"][:200],
            group=row["group"][:100],
            position=position,
            role=role,
            status=presence[row["present"]],
        )


def _items(meeting: Meeting, values: dict[str, Any], *, held: bool, by: User) -> None:
    item: AgendaItem | None = None
    for row in values["items"]:
        if row.get("keep") == "above" and item is not None:
            _into_above(item, row, by=by)
            continue
        item = AgendaItem.add(
            meeting,
            title=row["title"][:300],
            label=row["number"][:10],
            closed=row["closed"],
            by=by,
            kind=AgendaItem.Kind.DECISION if "indstilling" in row["sections"] else AgendaItem.Kind.DISCUSSION,
        )
        _texts(item, row, by=by)
        if held:
            postponed = row["outcome"] == "udsat"
            item.mark(AgendaItem.State.POSTPONED if postponed else AgendaItem.State.DEALT, by=by)
    assert item is not None  # noqa: S101 -- `missing` asked for one
    _rest(item, values, by=by)


def _texts(item: AgendaItem, row: dict[str, Any], *, by: User) -> None:
    decision = item.decision
    for name, text in row["sections"].items():
        if not text.strip():
            continue
        if name == DECISION:
            decision.write(text, copy=Copy(0), by=by)
        elif SECTIONS.get(name) == Section.Kind.DISCUSSION:
            item.section(Section.Kind.DISCUSSION).write(text, copy=Copy(0), by=by)
        else:
            kind = SECTIONS.get(name, Section.Kind.OTHER)
            heading = "" if name in SECTIONS else name.capitalize()[:200]
            item.section(kind, heading).write(plain(text), copy=Copy(0), by=by)
    if row["attachments"]:
        _append(item, gettext("Attachments mentioned in the source"), _list(row["attachments"]), by=by)
    _conclude(decision, row, by=by)


def _conclude(decision: Decision, row: dict[str, Any], *, by: User) -> None:
    points = row["outcomes"] if len(row["outcomes"]) > 1 else []
    if not points:
        decision.conclude(OUTCOMES[row["outcome"]], by=by)
        return
    for position, answer in enumerate(points):
        said = decision
        if position:
            said = Decision.objects.create(item=decision.item, body_id=decision.body_id, position=position)
        Decision.objects.filter(pk=said.pk).update(point=answer["point"][:10])
        said.refresh_from_db()
        said.conclude(OUTCOMES[answer["outcome"]], by=by)


def _into_above(item: AgendaItem, row: dict[str, Any], *, by: User) -> None:
    """A heading that was no item: its words go under the item before it."""
    text = "\n\n".join([f"{row['number']} {row['title']}".strip(), *filter(None, row["sections"].values())])
    if row["attachments"]:
        text += "\n\n" + "\n".join(f"- {name}" for name in row["attachments"])
    _append(item, gettext("From the source"), plain(text), by=by)


def _rest(item: AgendaItem, values: dict[str, Any], *, by: User) -> None:
    """What the reader gave no item: the next meeting, and lines without a place. They stand under the last item."""
    coming = values["next_meeting"]
    if coming["starts"] or coming["topics"]:
        moment = f"<p>{escape(spoken(coming['starts']))}</p>" if coming["starts"] else ""
        _append(item, gettext("Next meeting"), moment + (_list(coming["topics"]) if coming["topics"] else ""), by=by)
    kept = [line for line, to in zip(values["unplaced"], values["unplaced_to"], strict=True) if to == "keep"]
    if kept:
        _append(item, gettext("Not placed when imported"), "".join(f"<p>{escape(line)}</p>" for line in kept), by=by)


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
