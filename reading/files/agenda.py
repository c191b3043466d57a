"""FirstAgenda's JSON, as its publication portals give it for one meeting.

Its fields are sure, so they are written in the reader's plainest form: labelled facts, 'Punkt 3: …' as headings, and
what is said in the cases so that no line of them can be taken for an item.
"""

import json
import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from reading.files.blocks import Block, written
from reading.files.opened import PICTURES, Opened
from reading.files.refusals import refuse
from reading.files.webpage import blocks_of
from reading.words.dates import MONTHS

_DENMARK = ZoneInfo("Europe/Copenhagen")
# What a case's line must not begin with, as an item does.
_LIKE_AN_ITEM = re.compile(r"\d|(?:punkt|pkt|dagsordens?punkt|sag|emne|tema|ad|lukket)\b", re.IGNORECASE)
_DECIDED = re.compile(r"beslutning", re.IGNORECASE)
_MONTHS = {number: month for month, number in MONTHS.items()}
MOST_ITEMS = 1000


def open_json(data: bytes) -> Opened:
    """The text of one meeting. Raises Refused for JSON that is broken or something else."""
    try:
        agenda = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise refuse("broken") from None
    if not isinstance(agenda, dict) or not isinstance(agenda.get("Dagsordenpunkter"), list):
        raise refuse("unknown_json")
    meeting, items = _dict(agenda.get("Moede")), [_dict(item) for item in agenda["Dagsordenpunkter"][:MOST_ITEMS]]
    if not meeting or not items:
        raise refuse("unknown_json")
    blocks = _head(meeting, _dict(agenda.get("Udvalg")))
    marked = any(item.get("IsOpen") is True for item in items)  # portals that mark no item leave all of them False
    pictures = 0
    for place, item in enumerate(items, 1):
        blocks.append(Block(_heading(item, place), level=2))
        if marked and item.get("IsOpen") is False:
            blocks.append(Block("Lukket punkt"))
        if number := _line(item.get("SagsNummer") or item.get("CaseNumber")):
            blocks.append(Block(f"Sagsnr.: {number}"))
        said, left_out = _said(item)
        pictures += left_out
        blocks += said
        if files := [_line(_dict(file).get("Navn")) for file in _list(item.get("Bilag"))]:
            blocks += [Block("Bilag"), *(Block(file, bullet=True) for file in files)]
    return Opened(written(blocks), notes=[(PICTURES, {"count": str(pictures)})] if pictures else [])


def _head(meeting: dict[str, Any], body: dict[str, Any]) -> list[Block]:
    out = [Block(_line(meeting.get("Navn")) or "Dagsorden", level=1)]
    if name := _line(body.get("Navn")):
        out.append(Block(f"Udvalg: {name}"))
    if when := _when(meeting):
        out.append(Block(f"Dato: {when}"))
    if place := _line(meeting.get("Sted")):
        out.append(Block(f"Sted: {place}"))
    people = [_dict(person) for person in _list(meeting.get("Moededeltagere"))]
    away = [bool(person.get("Absent") or person.get("ParticipationCancelled")) for person in people]
    for label, absent in (("Deltagere:", False), ("Afbud:", True)):
        names = [_line(p.get("Name")) for p, gone in zip(people, away, strict=True) if gone is absent]
        if any(names):
            out += [Block(label), *(Block(name, bullet=True) for name in names if name)]
    return out


def _when(meeting: dict[str, Any]) -> str:
    """'22. april 2024 kl. 15:30 - 17:00'."""
    begins = _moment(meeting.get("Dato") or meeting.get("MeetingBeginUtc"))
    ends = _moment(meeting.get("MeetingEndUtc"))
    if begins is None:
        return ""
    day = f"{begins.day}. {_MONTHS[begins.month]} {begins.year}"
    if (begins.hour, begins.minute) == (0, 0):  # a day alone is given as midnight
        return day
    until = f" - {ends:%H:%M}" if ends and timedelta() < ends - begins < timedelta(days=1) else ""
    return f"{day} kl. {begins:%H:%M}{until}"


def _moment(value: object) -> datetime | None:
    """The portal's clock is Denmark's; a time in UTC is moved there."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    if moment.tzinfo and not moment.utcoffset():
        moment = moment.astimezone(_DENMARK)
    return moment.replace(tzinfo=None)


def _heading(item: dict[str, Any], place: int) -> str:
    number = _line(item.get("Punktnummer") or item.get("Number")).rstrip(".:") or str(place)
    return f"Punkt {number}: {_line(item.get('Navn') or item.get('Caption')) or 'Uden titel'}"


def _said(item: dict[str, Any]) -> tuple[list[Block], int]:
    """The item's fields under their headings, the decision where the fields do not hold it, and the pictures' count."""
    out: list[Block] = []
    pictures = 0
    for part in (_dict(part) for part in _list(item.get("Felter"))):
        blocks, left_out = blocks_of(_text(part.get("Html")) or _text(part.get("Tekst")))
        pictures += left_out
        if (name := _line(part.get("Navn"))) and not (blocks and blocks[0].text.strip() == name):
            out.append(Block(name))
        out += blocks
    decision, left_out = blocks_of(_text(item.get("ItemDecision")))
    if decision and not any(_DECIDED.fullmatch(block.text.strip(" :")) for block in out):
        out += [Block("Beslutning"), *decision]
    return [_as_text(block) for block in out], pictures + left_out


def _as_text(block: Block) -> Block:
    """A heading inside a case is a line like others here: as a heading it could be taken for an item."""
    block.level, block.bold = 0, False
    block.sure = bool(_LIKE_AN_ITEM.match(block.text)) and not block.listed
    return block


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
