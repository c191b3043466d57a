"""Who took no part in single items: 'Fraværende: Anna Bo' below a decision, 'Ib Dam erklærede sig inhabil'."""

import re

from reading import people, sentences
from reading.draft import Draft
from reading.patterns import find_any, find_named
from reading.people import Roster
from reading.result import Item, Person
from reading.words import people as words

LONGEST = 20_000
_APOLOGISED = find_named([phrase for phrase in words.SAID_AWAY if phrase not in words.AWAY_SENTENCES])
_SAID_AWAY = find_named(words.AWAY_SENTENCES)
_AWAY = re.compile(
    rf"(?:^|\n)\s*(?:{find_any(words.AWAY_FROM_ITEM).pattern})\s*:?\s*(?P<names>[^\n]{{2,200}})", re.IGNORECASE
)
_CONFLICTED = find_any(words.CONFLICTED)
_NOT_CONFLICTED = find_any(words.NOT_CONFLICTED)
_OUT_OF_ITEM = find_any(words.OUT_OF_ITEM)


def note(draft: Draft) -> None:
    """Fill each item's `without`. Who is missing from all that was decided was not at the meeting."""
    roster, items = draft.roster, draft.minutes.items
    decided = 0
    for item in items:
        text = (item.sections.get("beslutning", "") or item.sections.get("drøftelse", ""))[:LONGEST]
        if not text:
            continue
        decided += 1
        for person in _named_in(text, _APOLOGISED):
            if roster.find(person.name) is not None or len(person.name.split()) > 1:
                roster.add(person, present=False)
        _away(roster, item, text)
    away = [set(item.without) for item in items]
    for at in set().union(*away):
        if sum(at in one for one in away) == decided and not any(item.without.get(at) for item in items):
            roster.people[at].present = False
    for person in list(roster.people):
        at_home = roster.find(person.instead_of) if person.instead_of else None
        if at_home is not None:
            roster.people[at_home].present = False
    for item in items:
        item.without = {at: why for at, why in item.without.items() if roster.people[at].present is not False}


def _named_in(text: str, patterns: list[re.Pattern[str]]) -> list[Person]:
    """Who is said to have been away in a running text: 'Der var afbud fra Anna Bo og Ib Dam.'"""
    if not any(word in text.lower() for word in ("afbud", "fraværende", "stede")):
        return []
    out: list[Person] = []
    for pattern in patterns:
        for found in pattern.finditer(text):
            out += people.parse_list(found["name"].strip())
    return out


def _away(roster: Roster, item: Item, text: str) -> None:
    for line in _AWAY.finditer(text):
        for name in re.split(r",|\sog\s", line["names"]):
            at = roster.find(name.strip(" ."))
            if at is not None:
                item.without.setdefault(at, "")
    for person in _named_in(text, _SAID_AWAY):
        at = roster.find(person.name)
        if at is None and len(person.name.split()) > 1:
            at = roster.add(person, present=True)  # and was there for the rest
        if at is not None:
            item.without.setdefault(at, "")
    for sentence in sentences.split(text):
        conflicted = bool(_CONFLICTED.search(sentence)) and not _NOT_CONFLICTED.search(sentence)
        if conflicted or _OUT_OF_ITEM.search(sentence):
            for at in _named(roster, sentence):
                item.without[at] = "conflict" if conflicted else item.without.get(at, "")


def _named(roster: Roster, sentence: str) -> list[int]:
    """The people whose whole name stands in a sentence; else the one whose name it begins with: 'Ib var inhabil'."""
    said = _spaced(sentence)
    whole = [at for at, one in enumerate(roster.people) if " " in one.name and _spaced(one.name) in said]
    first = re.match(r"[A-ZÆØÅ][\w-]+", sentence)
    at = roster.find(first[0]) if first and not whole else None
    return whole or ([at] if at is not None else [])


def _spaced(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.lower())) + " "
