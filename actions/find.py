"""Search: the newest of what holds all the words, with the words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from actions.models import Action
from actions.rows import FIELDS, Row, rows_of, where
from clusters.search import all_words, excerpt, marked
from minutes.models import AgendaItem, Decision

if TYPE_CHECKING:
    from clusters.models import User

MOST = 20  # of each kind


@dataclass(slots=True)
class Hit:
    """One thing found. `title` and `text` are HTML with the words marked."""

    url: str
    title: SafeString
    meta: str
    text: SafeString = SafeString("")
    row: Row | None = None


@dataclass(slots=True)
class Found:
    """Each kind with its hits, at most MOST, and whether there are more."""

    actions: list[Hit]
    decisions: list[Hit]
    items: list[Hit]
    more_actions: bool
    more_decisions: bool
    more_items: bool

    @property
    def shown_actions(self) -> str:
        return _shown(self.actions, self.more_actions)

    @property
    def shown_decisions(self) -> str:
        return _shown(self.decisions, self.more_decisions)

    @property
    def shown_items(self) -> str:
        return _shown(self.items, self.more_items)

    @property
    def count(self) -> int:
        return len(self.actions) + len(self.decisions) + len(self.items)


def _shown(hits: list[Hit], more: bool) -> str:
    """»20+« when there are more than are shown."""
    return f"{len(hits)}+" if more else str(len(hits))


def find(words: list[str], user: User) -> Found:
    """What the user may see and holds every word. Four queries, each with at most MOST + 1 rows."""
    actions, decisions, items = _actions(words, user), _decisions(words, user), _items(words, user)
    return Found(
        actions[:MOST], decisions[:MOST], items[:MOST], len(actions) > MOST, len(decisions) > MOST, len(items) > MOST
    )


def _actions(words: list[str], user: User) -> list[Hit]:
    rows = Action.objects.visible_to(user).filter(all_words(words, "task", "note"))
    rows = rows.order_by(F("closed_at").desc(nulls_first=True), "-pk")
    values = list(rows.values_list(*FIELDS, "note")[: MOST + 1])
    return [
        Hit(
            url=row.url,
            title=marked(row.task, words),
            meta=" · ".join(filter(None, [row.body_name, row.where, row.lead.name if row.lead else ""])),
            text=marked(excerpt(value[-1], words), words),
            row=row,
        )
        for row, value in zip(rows_of(values, timezone.localdate()), values, strict=True)
    ]


def _decisions(words: list[str], user: User) -> list[Hit]:
    rows = Decision.objects.visible_to(user).said().filter(all_words(words, "text", "item__title"))
    rows = rows.order_by("-item__meeting__day", "-item__meeting_id", "item__position", "position")
    values = rows.values_list(
        "text",
        "outcome",
        "item_id",
        "item__title",
        "item__label",
        "item__meeting_id",
        "item__meeting__day",
        "body__name",
    )[: MOST + 1]
    return [
        Hit(
            url=f"{reverse('minutes:record', args=[meeting])}#p{item}",
            title=marked(title, words),
            meta=" · ".join(filter(None, [body, where(met, label), outcome and str(Decision.Outcome(outcome).label)])),
            text=marked(excerpt(text, words), words),
        )
        for text, outcome, item, title, label, meeting, met, body in values
    ]


def _items(words: list[str], user: User) -> list[Hit]:
    rows = AgendaItem.objects.readable_by(user).filter(all_words(words, "title"))
    rows = rows.order_by("-meeting__day", "-meeting_id", "position")
    values = rows.values_list("pk", "title", "label", "meeting_id", "meeting__day", "meeting__body__name")[: MOST + 1]
    return [
        Hit(
            url=f"{reverse('minutes:record', args=[meeting])}#p{item}",
            title=marked(title, words),
            meta=f"{body} · {where(met, label)}",
        )
        for item, title, label, meeting, met, body in values
    ]
