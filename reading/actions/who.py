"""Whom a sentence names: people on the list, roles, groups and organisations in words, and names that nobody knows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reading import names
from reading.actions.verbs import FORMS
from reading.owners import Candidate, Match, Owners
from reading.patterns import either, expression
from reading.result import Who
from reading.words import doers
from reading.words import names as name_words
from reading.words import promises as words

_LONGEST_FIRST = sorted(doers.PARTIES, key=lambda noun: (-len(noun.split()), -len(noun)))
_NOUN = "|".join(expression(noun).replace(r"\w{0,40}", r"[\wæøå-]{0,40}") for noun in _LONGEST_FIRST)
_TITLE = rf"\w{{0,30}}(?:{either(name_words.TITLE_ENDINGS)})(?:en|n|et|erne)?"
_NOUN = f"{_NOUN}|{_TITLE}"
_PARTY = re.compile(
    rf"(?:(?:{either(doers.BEFORE_PARTY)})\s+(?:[a-zæøå]{{3,20}}e\s+)?)?(?:{_NOUN})(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"(?<![\w-])[^\W_][\w-]*")
_BEFORE = frozenset(first for phrase in doers.BEFORE_PARTY for first in phrase.split()[:1])
_FIRST = re.compile("|".join(expression(noun.split()[0]) for noun in doers.PARTIES if " " in noun), re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:Region\s+[A-ZÆØÅ]\w+|(?:[A-ZÆØÅ][\wæøå-]+\s+){1,3}(?:Kommune|Hospital|Sygehus|Regionshospital)s?|[A-ZÆØÅ]\w*(?:hospitalet|sygehuset|kommunen))(?!\w)"
)
_GENITIVE = re.compile(
    rf"[^\W\d_][\wæøå-]{{2,40}}s\s+(?:[a-zæøå]{{3,20}}\s+){{0,2}}?(?P<noun>{_NOUN})(?!\w)", re.IGNORECASE
)
_NAME = re.compile(
    r"[A-ZÆØÅ][a-zæøåéüö]+[A-ZÆØÅ]+\w*|[A-ZÆØÅ][a-zæøåéüö]+(?:[-'][A-ZÆØÅ]?[a-zæøåéüö]+)*|[A-ZÆØÅ]{2,4}\d?(?![\w-])"
)
_INITIAL = re.compile(r"\s+[A-ZÆØÅ]\.(?=\s)")
_AND = re.compile(r"\s*(?:,|/|\s(?:og|samt|eller)\s)\s*", re.IGNORECASE)
_SOME_TITLE = re.compile(r"([a-zæøå]{4,25})\s+(?=[A-ZÆØÅ][a-zæøå])")
_NOT_NAMES = frozenset((*doers.NOT_NAMES, *doers.ADVERBS, *doers.PREPOSITIONS, *words.SUBORDINATE))


@lru_cache(maxsize=20_000)
def _begins(word: str) -> bool:
    """Can a party begin with this word in small letters? Told once for each word of the language."""
    return (
        word in _BEFORE
        or word.endswith("ets")
        or word.endswith("ens")
        or bool(_PARTY.match(word))
        or bool(_FIRST.fullmatch(word))
    )


@dataclass(frozen=True, slots=True)
class Party:
    """One or several who are named together in a text. `sure`: known, or a word that can only mean a doer."""

    start: int
    end: int
    owners: tuple[Who, ...]
    sure: bool = True
    nobody: bool = False  # 'man', 'vi': a subject that gives no owner


class People:
    """Finds parties in sentences."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.owners = Owners(candidates)
        self.first = {form.split()[0] for form in self.owners.forms if form}

    def find(self, text: str) -> list[Party]:
        """Every party in a sentence, in order; none overlaps another."""
        out: list[Party] = []
        for word in _WORD.finditer(text):
            if out and word.start() < out[-1].end:
                continue
            if word[0][0].islower() and not (word[0] in self.first or _begins(word[0])):
                continue
            if party := self.at(text, word.start()):
                out.append(party)
        return out

    def at(self, text: str, start: int) -> Party | None:
        """The party named at this place, with all that are joined to it by 'og' or a comma."""
        found = self._one(text, start)
        if found is None:
            return None
        owners, end, sure, nobody = [found.owners], found.end, found.sure, found.nobody
        while not nobody and (joint := _AND.match(text, end)):
            more = self._one(text, joint.end()) or self._titled(text, joint.end())
            if more is None or more.nobody or (not more.sure and sure and "og" not in joint[0]):
                break
            if "," in joint[0] and not re.match(r"[^.;:]{0,60}?\s(?:og|samt)\s", text[more.end :]):
                break
            owners.append(more.owners)
            end, sure = more.end, sure and more.sure
        flat = tuple(dict.fromkeys(who for group in owners for who in group))
        return Party(start, end, flat, sure, nobody)

    def _titled(self, text: str, start: int) -> Party | None:
        """'… og graver Bo Ek': somebody known, behind a title that no table has."""
        title = _SOME_TITLE.match(text, start)
        if title is None or title[1] in FORMS or title[1] in _NOT_NAMES:
            return None
        return self._one(text, title.end())

    def narrowed(self, who: Who, beside: list[str]) -> Who:
        """Of several called the same, the one from an organisation that is named beside: 'OS2 / AB'."""
        if len(who.ids) < 2:
            return who
        known = self.owners.known
        said = {names.fold(word)[:12] for word in beside if word != who.words}
        fits = [i for i in who.ids if any(word and word in names.fold(known[i].organisation) for word in said)]
        return Who(who.words, (fits[0],), known[fits[0]].name) if len(fits) == 1 else who

    def _one(self, text: str, start: int) -> Party | None:
        if start >= len(text):
            return None
        if known := self._known(text, start):
            return known
        for pattern in (_PARTY, _ORGANISATION):
            if found := pattern.match(text, start):
                said = found[0]
                if said.lower() in doers.NO_OWNER:
                    return Party(start, found.end(), (), nobody=True)
                end = found.end()
                return Party(start, end, (Who(text[start:end]),))
        return self._genitive(text, start) or self._name(text, start)

    def _known(self, text: str, start: int) -> Party | None:
        if (
            not text[start].isupper()
            and text[start : start + 2].lower() == text[start : start + 2]
            and len(text) > start + 1
        ):
            lower_ok = any(candidate.kind != "person" for candidate in self.owners.known.values())
            if not lower_ok:
                return None
        found = self.owners.at(text, start)
        if found is None or (found.words.islower() and len(found.words) < 4):
            return None
        end = found.end
        if re.match(r"\s+(?:[A-ZÆØÅ][a-zæøå]+)", text[end : end + 30]) and " " not in found.words:
            longer = re.match(r"(?:\s+[A-ZÆØÅ][a-zæøå]+)+", text[end:])
            if longer and isinstance(found, Match):
                return None  # 'Bo Ek' when only another Bo is known
        if re.match(r"s\s|['’]", text[end : end + 2]):
            return None  # a genitive: what follows is theirs
        if isinstance(found, Match):
            name = self.owners.known[found.id].name
            return Party(start, end, (Who(found.words, (found.id,), name),))
        return Party(start, end, (Who(found.words, found.ids),))

    def _genitive(self, text: str, start: int) -> Party | None:
        """'Regionshospitalets ledende geriater'."""
        found = _GENITIVE.match(text, start)
        if found and found["noun"].lower() not in doers.NO_OWNER:
            return Party(start, found.end(), (Who(found[0]),))
        return None

    def _name(self, text: str, start: int) -> Party | None:
        """A capitalised word or initials that nobody on the list has: a name where a verb of doing follows."""
        found = _NAME.match(text, start)
        if not found or found[0].lower() in _NOT_NAMES:
            return None
        end = found.end()
        while more := re.compile(r"\s+(?=[A-ZÆØÅ])").match(text, end):
            word = _NAME.match(text, more.end())
            if not word:
                break
            end = word.end()
        if initial := _INITIAL.match(text, end):
            end = initial.end()
        said = text[start:end]
        return Party(start, end, (Who(said),), sure=names.is_name(said) or said.isupper())
