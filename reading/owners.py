"""Who is meant: names, first names, initials, organisations and roles in a line, against those that it could be."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reading import names
from reading.result import Id


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can own an action: a person, an organisation, or a role in words ('formandskabet').

    `aliases` are further ways to write the name; of a person the first name, first and last name, and initials are
    understood without them, of 'Hjem Kommune' also 'Hjem'. `kind` is person, organisation or role. `organisation` is
    whence a person comes: it tells two of one name apart.
    """

    id: Id
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "person"
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate, and the words that mean it; start and end are places in the text."""

    id: Id
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words that fit several candidates."""

    ids: tuple[Id, ...]
    words: str
    start: int
    end: int


Found = Match | Ambiguous

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|\s(?:og|samt)\s)\s*", re.IGNORECASE)
_INITIAL = re.compile(r"\s+([A-ZÆØÅ])\b\.?")
_DEFINITE = re.compile(r"(?:et|en|erne)$")


class Owners:
    """Finds candidates in a text."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.known = {candidate.id: candidate for candidate in candidates}
        self.forms: dict[str, set[Id]] = {}
        self.initials: dict[str, set[Id]] = {}
        for candidate in self.known.values():
            for form in _forms(candidate):
                self.forms.setdefault(names.fold(form), set()).add(candidate.id)
            for initials in _initials(candidate):
                self.initials.setdefault(initials, set()).add(candidate.id)
        self.longest = max((len(form.split()) for form in self.forms), default=0)

    def at(self, text: str, start: int) -> Found | None:
        """The candidate named at this place, by as many words as possible."""
        tokens = _tokens(text, start, self.longest)
        for count in range(len(tokens), 0, -1):
            end = tokens[count - 1].end()
            words = text[start:end].rstrip(".,")
            ids = self.forms.get(names.fold(words), set())
            if not ids and count == 1:
                ids = self.initials.get(words, set())
            if not ids:
                continue
            if initial := _INITIAL.match(text, end):  # 'Solvej F.'
                narrowed = {i for i in ids if names.part_of_name(f"{words} {initial[1]}", self.known[i].name)}
                if narrowed:
                    ids, end = narrowed, initial.end()
                    words = text[start:end]
            return _found(ids, words, start)
        return None

    def several(self, text: str, start: int) -> list[Found]:
        """'Anna, Bo og Hjem Kommune' at this place."""
        out: list[Found] = []
        while found := self.at(text, start):
            out.append(found)
            between = _BETWEEN.match(text, found.end)
            if not between:
                break
            start = between.end()
        return out


def _forms(candidate: Candidate) -> set[str]:
    forms = {candidate.name, *candidate.aliases}
    if candidate.kind == "person":
        parts = candidate.name.split()
        forms |= {" ".join(parts[:count]) for count in range(1, len(parts))}
        if len(parts) > 2:
            forms.add(f"{parts[0]} {parts[-1]}")
        if len(parts) > 1:
            forms.add(parts[-1])
    else:
        forms |= {name.removesuffix(" Kommune") for name in list(forms)}
        forms |= {_DEFINITE.sub("", name) for name in list(forms) if len(name) > 6}
        forms |= {f"{name}et" for name in list(forms) if name.lower().endswith(("at", "ab"))}
    return {form for form in forms if form}


def _initials(candidate: Candidate) -> set[str]:
    """Short aliases in capitals, and the first letters of a person's names."""
    out = {alias for alias in candidate.aliases if alias.isupper() and 1 < len(alias) < 6}
    parts = [part for part in re.split(r"[\s-]+", candidate.name) if part[:1].isupper()]
    if candidate.kind == "person" and len(parts) > 1:
        out |= {"".join(part[0] for part in parts), parts[0][0] + parts[-1][0]}
    return out


def _tokens(text: str, start: int, most: int) -> list[re.Match[str]]:
    """Words that follow each other from `start`, with single spaces between them."""
    out: list[re.Match[str]] = []
    at = start
    while len(out) < most and (token := _TOKEN.match(text, at)):
        out.append(token)
        at = token.end() + 1 if text[token.end() : token.end() + 1] == " " else len(text)
    return out


def _found(ids: set[Id], words: str, start: int) -> Found:
    if len(ids) == 1:
        return Match(next(iter(ids)), words, start, start + len(words))
    return Ambiguous(tuple(sorted(ids, key=str)), words, start, start + len(words))


def split(found: Sequence[Found]) -> tuple[list[Match], list[Ambiguous]]:
    """The sure ones and the others, each once."""
    sure: dict[Id, Match] = {}
    for match in found:
        if isinstance(match, Match):
            sure.setdefault(match.id, match)
    return list(sure.values()), [match for match in found if isinstance(match, Ambiguous)]
