"""Reads one meeting's text file. How it is written shows best in texts/f11.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from minutes.models import AgendaItem, Decision, Section

TEXTS = Path(__file__).parent / "texts"
Kind, Outcome, Part = AgendaItem.Kind, Decision.Outcome, Section.Kind
KINDS = {"beslutning": Kind.DECISION, "drøftelse": Kind.DISCUSSION, "orientering": Kind.INFORMATION}
STATES = {"udsat": AgendaItem.State.POSTPONED, "udgår": AgendaItem.State.DROPPED, "nu": AgendaItem.State.CURRENT}
OUTCOMES = {
    "godkendt": Outcome.APPROVED,
    "godkendt med bemærkninger": Outcome.APPROVED_WITH_REMARKS,
    "til efterretning": Outcome.NOTED,
    "drøftet": Outcome.DISCUSSED,
    "anbefalet": Outcome.RECOMMENDED,
    "udsat": Outcome.POSTPONED,
    "afvist": Outcome.REJECTED,
}
SECTIONS = {
    "Sagsfremstilling": Part.CASE,
    "Indstilling": Part.RECOMMENDATION,
    "Økonomi": Part.ECONOMY,
    "Videre proces": Part.PROCESS,
    "Drøftelse": Part.DISCUSSION,
}
ACTION_STATES = {
    "udført": "done",
    "bortfaldet": "dropped",
    "overdraget": "handed_over",
    "i gang": "in_progress",
    "afventer": "waiting",
    "løbende": "ongoing",
    "note": "",
}
LABEL = re.compile(r"([a-zæøå]+): (.+)")
STEP = re.compile(rf"([+-]\d+) ({'|'.join(ACTION_STATES)}) (\w+): (.+)")
VOTES = re.compile(r"(\d+) for, (\d+) imod, (\d+) blank")
Lines = list[str]


@dataclass
class Step:
    """What somebody wrote on an action, and the state it then had: so many days after the meeting that gave it, or
    `by_due`, so many before its deadline (-0: the afternoon of that day).
    """

    days: int
    by_due: bool
    state: str
    who: str
    note: str


@dataclass
class Task:
    text: str
    owners: list[str]
    due: str
    note: str = ""
    case: str = ""
    steps: list[Step] = field(default_factory=list)


@dataclass
class Said:
    """A decision: the point it answers, its outcome, and what it says."""

    text: str
    point: str = ""
    outcome: str = ""
    postponed_to: str = ""
    votes: tuple[int, int, int] | None = None
    dissent: str = ""


@dataclass
class Item:
    title: str
    about: dict[str, str]
    sections: dict[str, str] = field(default_factory=dict)
    decisions: list[Said] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    def fields(self) -> dict[str, object]:
        """What the agenda says of the item beside its title."""
        return {
            "label": self.about.get("nr", ""),
            "kind": KINDS[self.about.get("art", "beslutning")],
            "closed": "lukket" in self.about,
            "minutes": int(self.about.get("minutter", 0)) or None,
            "presenters": self.about.get("indleder", ""),
        }


@dataclass
class Script:
    """One meeting as it is told: who came, and the items in order."""

    about: dict[str, list[str]]
    items: list[Item]

    def one(self, name: str) -> str:
        return (self.about.get(name) or [""])[0]


def read(key: str) -> Script:
    """The script of a meeting; an empty one where there is no file."""
    path = TEXTS / f"{key[0]}{int(key[1:]):02}.txt"
    if not path.exists():
        return Script({}, [])
    head, *items = re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    about: dict[str, list[str]] = {}
    for line in head.split("\n"):
        if found := LABEL.fullmatch(line):
            about.setdefault(found[1], []).extend(part.strip() for part in found[2].split(";"))
    return Script(about, [read_item(text) for text in items])


def read_item(text: str) -> Item:
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, *lines = head.strip().split("\n")
    item = Item(title, dict(label(line) for line in lines if line))
    for part in parts:
        heading, _, body = part.partition("\n")
        if heading == "Aktion":
            item.tasks.append(read_task(body.strip().split("\n")))
        elif heading.startswith("Beslutning"):
            item.decisions.append(read_decision(heading, body.strip().split("\n")))
        else:
            item.sections[SECTIONS[heading]] = body.strip()
    return item


def label(line: str) -> tuple[str, str]:
    found = LABEL.fullmatch(line)
    if not found:
        raise ValueError(f"Neither a label nor a heading: {line!r}")
    return found[1], found[2]


def read_task(lines: Lines) -> Task:
    text, *rest = lines
    about: dict[str, str] = {}
    steps = []
    for line in rest:
        if found := STEP.fullmatch(line):
            steps.append(Step(int(found[1]), found[1][0] == "-", ACTION_STATES[found[2]], found[3], found[4]))
        else:
            name, value = label(line)
            about[name] = value
    owners = [name.strip() for name in about["hvem"].split(",")]
    return Task(text, owners, about["frist"], about.get("note", ""), about.get("sag", ""), steps)


def read_decision(heading: str, lines: Lines) -> Said:
    """'Beslutning 2: udsat til mødet 3. maj' and the text below it; votes and dissent are its last lines."""
    name, _, word = heading.partition(": ")
    outcome, _, later = word.partition(" til ") if word.startswith("udsat") else (word, "", "")
    said = Said("", point=name.removeprefix("Beslutning").strip(), postponed_to=later)
    said.outcome = OUTCOMES[outcome] if outcome else ""
    text = []
    for line in lines:
        if line.startswith("stemmer: ") and (found := VOTES.search(line)):
            said.votes = (int(found[1]), int(found[2]), int(found[3]))
        elif line.startswith("særstandpunkt: "):
            said.dissent = line.removeprefix("særstandpunkt: ")
        else:
            text.append(line)
    said.text = "\n".join(text).strip()
    return said
