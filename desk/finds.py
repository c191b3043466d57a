"""Promises found in what was written under items: what is offered, what became an action, what nobody wants.

The texts are read when somebody asks; nothing of it is stored but the actions that are made, and what is ignored.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.http import QueryDict
from django.utils.translation import gettext as _

from actions.models import Action, Owner
from clusters.models import User
from desk.circumstances import Circumstances
from desk.models import Ignored
from desk.owners import Choice
from desk.quick import Deadline
from minutes.models import AgendaItem, Decision, Meeting, Section
from minutes.models.meeting import Reason, Refusal
from reading import result


class Ask(NamedTuple):
    """A name that has to be asked about: it fits several, the `choices`, or nobody known."""

    words: str
    choices: list[Choice]


@dataclass
class Find:
    """A sentence in one of an item's texts, and the action that it asks for or became.

    `key` names the sentence among the item's; `source` is the sentence as it stands in the text, `sentence` the same
    in one line. `owners` are keys of desk.owners. `number` counts those that are shown, over all texts of the item.
    """

    key: str
    source: str
    start: int
    task: str
    sure: bool = True
    agenda: bool = False
    owners: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    due: Deadline = field(default_factory=Deadline)
    number: int = 0
    made: Action | None = None
    ignored: Ignored | None = None

    @property
    def sentence(self) -> str:
        return " ".join(self.source.split())

    @property
    def offered(self) -> bool:
        return not self.made and not self.ignored

    def chosen(self, data: QueryDict) -> list[str]:
        """The keys of the owners as the form sent them. Raises ValidationError for a name still to be chosen."""
        sent = data.getlist("owner") if "owner" in data else [*self.owners, *("" for _ask in self.asks)]
        left = sent[len(self.owners) :]
        doubts = [ask for ask, key in zip(self.asks, left, strict=False) if ask.choices and not key]
        if doubts:
            several = _("There are several called %(name)s. Choose one.")
            raise ValidationError([several % {"name": ask.words} for ask in doubts])
        return sent


class Found(NamedTuple):
    """What was found in one text. `name` is that of its field on the desk: d12, t5."""

    name: str
    finds: list[Find]

    @property
    def talk(self) -> bool:
        """Is it the discussion?"""
        return self.name.startswith("t")

    @property
    def shown(self) -> list[Find]:
        return [find for find in self.finds if not find.ignored]

    @property
    def offered(self) -> list[Find]:
        return [find for find in self.finds if find.offered]

    @property
    def ignored(self) -> list[Find]:
        return [find for find in self.finds if find.ignored]


class Changed(Refusal):
    """The sentence does not stand in the text any more."""

    def __init__(self) -> None:
        message = _("The sentence was changed meanwhile, so nothing was done. Look at the suggestion as it is now.")
        super().__init__(Reason("changed", message))


class Finds:
    """What was found under the items of a meeting. Twelve queries, however many items."""

    def __init__(self, meeting: Meeting, items: Iterable[AgendaItem]):
        self.meeting, self.items = meeting, list(items)
        self.told = Circumstances(meeting)

    @cached_property
    def by_item(self) -> dict[int, list[Found]]:
        """Per item its texts, decisions first, each with what was found in it."""
        texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for decision in Decision.objects.filter(item__in=self.items):
            texts[decision.item_id].append((f"d{decision.pk}", decision.text))
        for section in Section.objects.filter(item__in=self.items, kind=Section.Kind.DISCUSSION):
            texts[section.item_id].append((f"t{section.item_id}", section.text))
        return {
            item.pk: settle(
                [Found(name, self._read(text)) for name, text in texts[item.pk]],
                texts=[text for _name, text in texts[item.pk]],
                actions=self._actions[item.pk],
                ignored=self._ignored[item.pk],
                offer=self.meeting.writable,
            )
            for item in self.items
        }

    def of(self, item: AgendaItem) -> list[Found]:
        return self.by_item[item.pk]

    @cached_property
    def _actions(self) -> dict[int, list[Action]]:
        owners = Owner.objects.select_related("person", "organisation")
        rows = Action.objects.filter(item__in=self.items).order_by("pk").prefetch_related(Prefetch("owners", owners))
        return _grouped(rows)

    @cached_property
    def _ignored(self) -> dict[int, list[Ignored]]:
        return _grouped(Ignored.objects.filter(item__in=self.items).select_related("by__person"))

    def _read(self, text: str) -> list[Find]:
        return [self._find(text, one) for one in self.told.promises(text)] if text.strip() else []

    def _find(self, text: str, one: result.Action) -> Find:
        known = self.told.owners.by_key
        owners, asks = [], []
        for who in one.owners:
            keys = [key for key in map(str, who.ids) if key in known]
            if len(keys) == 1:
                owners += keys
            else:
                choices = [Choice(key, str(known[key]), str(getattr(known[key], "organisation", ""))) for key in keys]
                asks.append(Ask(who.words, choices))
        return Find(
            key="",
            source=text[one.start : one.end],
            start=one.start,
            task=one.task,
            sure=one.sure,
            agenda=one.kind == "agenda",
            owners=list(dict.fromkeys(owners)),
            asks=asks,
            due=Deadline.found(one.due, self.told.coming),
        )


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        out[row.item_id].append(row)
    return out


def plain(text: str) -> str:
    """A sentence without what does not change what it says: case, line breaks, the marks round it."""
    return " ".join(text.split()).casefold().strip(" .,;:!-–•*\"'»«”“")


def key_of(sentence: str, nth: int) -> str:
    """What stands for a sentence. Its second promise gets a key of its own."""
    key = "f" + hashlib.sha256(plain(sentence).encode()).hexdigest()[:24]
    return f"{key}-{nth}" if nth else key


def settle(
    found: list[Found], *, texts: list[str], actions: list[Action], ignored: list[Ignored], offer: bool
) -> list[Found]:
    """Say of each promise what became of it, add sentences of actions that were not found, and number what is shown.

    Sure ones come before unsure ones. `offer`: nothing is offered where nothing can be written.
    """
    by_key = {row.key: row for row in ignored}
    seen: set[str] = set()
    settled = []
    for (name, finds), text in zip(found, texts, strict=True):
        _name_all(finds)
        _match(finds, actions)
        finds += _made_elsewhere(text, finds, actions)
        for find in finds:
            find.ignored = None if find.made else by_key.get(find.key)
        kept = [find for find in finds if find.key not in seen and (offer or find.made)]
        seen |= {find.key for find in kept}
        settled.append(Found(name, sorted(kept, key=lambda find: (not find.sure, find.start))))
    for number, find in enumerate((find for part in settled for find in part.shown), 1):
        find.number = number
    return settled


def _name_all(finds: list[Find]) -> None:
    counted: dict[str, int] = defaultdict(int)
    for find in finds:
        sentence = plain(find.source)
        find.key = key_of(sentence, counted[sentence])
        counted[sentence] += 1


def _match(finds: list[Find], actions: list[Action]) -> None:
    """An action was made of a promise when it does the same, or names its sentence or more as its source.

    Of a sentence with several promises each action takes one: that with the same task, else the first that is left.
    """
    free = list(actions)
    for find in finds:
        find.made = next((row for row in free if plain(row.task) == plain(find.task)), None)
        free = [row for row in free if row is not find.made]
    for find in finds:
        if find.made:
            continue
        sentence = plain(find.source)
        find.made = next((row for row in free if sentence == plain(row.source)), None)
        free = [row for row in free if row is not find.made]
        if find.made is None:
            find.made = next((row for row in actions if sentence in plain(row.source) != sentence), None)


def _made_elsewhere(text: str, finds: list[Find], actions: list[Action]) -> list[Find]:
    """Sentences that the writer made actions of by hand, where they stand in the text."""
    matched = {find.made for find in finds}
    out = []
    for row in actions:
        words = row.source.split()
        if row in matched or not words:
            continue
        if at := re.search(r"\s+".join(map(re.escape, words)), text):
            out.append(Find(f"a{row.pk}", at[0], at.start(), row.task, made=row))
    return out


def find_of(item: AgendaItem, key: str) -> tuple[Finds, Find]:
    """The find with that key as the text is now. Raises Changed."""
    finds = Finds(item.meeting, [item])
    for part in finds.of(item):
        for find in part.finds:
            if find.key == key:
                return finds, find
    raise Changed


def take(item: AgendaItem, key: str, data: QueryDict, *, by: User) -> Action:
    """Make the action that a find asks for, with what the writer chose. If it was made already, that one.

    Raises Changed, Locked, and ValidationError for what cannot be stored or is still to be chosen.
    """
    with transaction.atomic():
        item.meeting.hold()
        finds, find = find_of(item, key)
        if find.made:
            return find.made
        due = find.due
        if data.get("due", due.phrase).strip() != due.phrase:
            due = Deadline.read(str(data["due"]), item.meeting)
        if due.error:
            raise ValidationError(due.error)
        return Action.create(
            body=item.meeting.body,
            item=item,
            case=item.case,
            task=find.task,
            source=find.sentence[:5000],
            owners=finds.told.owners.chosen(find.chosen(data)),
            by=by,
            **due.fields,
        )


def ignore(item: AgendaItem, key: str, *, by: User) -> Find:
    """Note that a find is to become no action; it then has `ignored`. Raises Changed, Locked."""
    _finds, find = find_of(item, key)
    find.ignored = Ignored.note(item, key, task=find.task, by=by)
    return find
