"""One sentence of a decision with what is known round it, and what it may promise.

A verb is looked at together with its subject, which stands right before it, or right behind it where the sentence
begins with something else ('På næste møde fremlægger Bo …'), and with the words that govern its clause.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reading.actions import verbs
from reading.actions.verbs import Verb
from reading.actions.who import Party, People
from reading.dates import Due
from reading.patterns import either, expression, match_whole
from reading.result import Who
from reading.words import doers
from reading.words import promises as words

ADVERBS = rf"(?:\s*(?:,\s*)?(?:{either(doers.ADVERBS)})(?!\w)|\s*\([^()]{{0,60}}\))*\s*"
_ONLY_ADVERBS = re.compile(ADVERBS, re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?<!\w)(?:{either(doers.PREPOSITIONS)})\s+(?:(?:den|det|de)\s+)?$", re.IGNORECASE)
_WHENCE = tuple(f"{word} " for word in doers.WHENCE)
_BODIES = match_whole(doers.BODIES)
_BY = re.compile(rf"\s(?:{either(doers.BY)})\s+", re.IGNORECASE)
_MADE_OF = re.compile(rf"(?<!\w)(?:{'|'.join(expression(word) for word in doers.MADE_OF)})$", re.IGNORECASE)
_NOT = re.compile(rf"\s*(?:\w+\s+){{0,2}}?(?:{either(words.NEGATIONS)})(?!\w)", re.IGNORECASE)
_JOINED = re.compile(r"(?:,\s*|\s)(?:og|men|hvorefter)\s+$", re.IGNORECASE)
_FINITE = re.compile(r"\s+[a-zæøå]{2,}(?:er|år|ør)(?!\w)")
_OFFER = re.compile(rf"\s*(?:\w+\s+)?(?:{either(words.OFFERS)})(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:[^\W\d_]|[)\"”»])\s*,?\s+(?:der|som)\s*(?:\w+\s+){0,1}$", re.IGNORECASE)

_RELATIVE_PAIR = re.compile(r"[^\W\d_]\s*,?\s+(?:der|som)\s+[a-zæøå]{2,}er\s+og\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Hit:
    """A promise in a sentence. `verb` is what is to be done, `at` where the clause of it begins."""

    kind: str
    sure: bool
    owners: tuple[Who, ...] = ()
    verb: Verb | None = None
    subject: Party | None = None
    at: int = 0
    wished: str = ""  # what a body asks for, where no verb tells: 'en sag om …'


class Sentence:
    """A sentence, its verbs at once, and who and when is named in it as soon as somebody asks."""

    def __init__(self, text: str, people: People, when: Callable[[str], list[Due]], *, ordered: bool = False) -> None:
        """`ordered`: it stands under words that order, or in a list of what is to follow."""
        self.text, self.people, self.ordered = text, people, ordered
        self.found = verbs.find(text)
        self._when = when

    @cached_property
    def parties(self) -> list[Party]:
        return self.people.find(self.text)

    @cached_property
    def dues(self) -> list[Due]:
        """The times that the sentence tells, without those that lie behind."""
        return self._when(self.text)

    @property
    def coming(self) -> bool:
        """Is a time ahead told, beside a mere 'løbende'?"""
        return any(not due.past and (due.date or due.precision == "meeting") for due in self.dues)

    @property
    def at_meeting(self) -> bool:
        return any(not due.past and due.precision == "meeting" for due in self.dues)

    def before(self, at: int) -> Party | None:
        """The party that ends right before this place: the subject of a verb that begins there."""
        for party in reversed(self.parties):
            if party.end > at:
                continue
            between = self.text[party.end : at].lstrip(" )")
            opens = not self.text[: party.start].strip(" -•") and between.strip() == ","  # 'Bo, opdaterer siden'
            if between.strip() and not opens and not _ONLY_ADVERBS.fullmatch(between):
                return None
            if not (led := _PREPOSITION.search(self.text[: party.start])):
                return party
            if not led[0].lower().startswith(_WHENCE):
                return None
            at = led.start()  # 'Bo hos Hjem Kommune': the one before the preposition
        return None

    def behind(self, at: int) -> Party | None:
        """The party that begins right behind this place."""
        start = _ONLY_ADVERBS.match(self.text, at)
        here = start.end() if start else at
        return next((party for party in self.parties if at <= party.start <= here), None)

    def outsider(self, at: int) -> bool:
        """Is somebody named right behind this place who is nobody on the list of people: 'spørger skolen'?"""
        who = self.behind(at)
        if who is None or who.nobody:
            return False
        known = self.people.owners.known
        return not any(known[one].kind == "person" for owner in who.owners for one in owner.ids)

    def is_body(self, party: Party) -> bool:
        """Is it the one that meets ('udvalget'), rather than somebody whom it asks?"""
        said = self.text[party.start : party.end].strip().lower()
        return bool(said) and bool(_BODIES.fullmatch(said) or _BODIES.fullmatch(said.split()[-1]))

    def owner_after(self, verb: Verb) -> tuple[Who, ...]:
        """'… udsendes på mail af produktforvaltningen': who stands behind 'af'."""
        text = self.text
        for by in _BY.finditer(text, verb.end, min(len(text), verb.end + 200)):
            who = None if _MADE_OF.search(text, 0, by.start()) else self.people.at(text, by.end())
            if who and not who.nobody and (who.sure or by.end() - verb.end < 8):
                return who.owners
        return ()

    def next_subject(self, start: int) -> int | None:
        """Where, behind this place, somebody else begins a main clause: '…, og Bo godkender det'."""
        for party in self.parties:
            if party.start <= start or party.nobody or not _JOINED.search(self.text, start, party.start):
                continue
            verb = _FINITE.match(self.text, party.end)
            if verb and (party.sure or verbs.FORMS.get(verb[0].strip().lower(), ("", ""))[1] == "present"):
                return party.start
        return None

    def denied(self, at: int) -> bool:
        """Do the words from `at` take the force out of the verb before them: 'ikke', 'gerne'?"""
        return bool(_NOT.match(self.text, at) or _OFFER.match(self.text, at))

    def relative(self, start: int, at: int) -> bool:
        """Does the verb at `at` belong to a relative clause: '… der laver', '… der leverer og opsætter'?"""
        said = self.text[start:at]
        return bool(_RELATIVE.search(said) or _RELATIVE_PAIR.search(said))
