"""Telling a person's name, a title and an organisation apart, by the words of reading/words/people.py."""

import re
from collections.abc import Iterable

from reading.patterns import either
from reading.words import names as words

_NAME_WORD = re.compile(
    r"[A-ZÆØÅÄÖÜÉ][a-zæøåäöüéèáíóúñçãşığ'’]+(?:-[A-ZÆØÅa-zæøåé'’]+)*|[A-ZÆØÅ]\.(?:[A-ZÆØÅ]\.)*|Mc[A-Z][a-z]+|O['’][A-Z][a-z]+"
)
_WORD = re.compile(r"[^\s,;/()]+")
_TITLE_WORD = re.compile(rf"[\w-]{{0,40}}(?:{either(words.TITLE_ENDINGS)})", re.IGNORECASE)
_BEFORE = frozenset(words.TITLE_BEFORE)
ORGANISATIONS = frozenset(words.ORGANISATION_WORDS)
_NOT_NAMES = frozenset(words.NOT_NAMES)
_PARTICLES = frozenset(words.NAME_PARTICLES)


def is_name(text: str, *, alone: bool = False) -> bool:
    """Does this look like a person's name? `alone`: one word (a first name) is enough."""
    parts = text.split()
    if not (1 if alone else 2) <= len(parts) <= 7 or len(text) > 70:
        return False
    if parts[0].lower().strip(".:") in _NOT_NAMES or is_organisation(text):
        return False
    capitals = sum(1 for part in parts if _NAME_WORD.fullmatch(part))
    small = [part for part in parts if not _NAME_WORD.fullmatch(part)]
    if not _NAME_WORD.fullmatch(parts[0]) or any(part.lower() not in _PARTICLES for part in small):
        return False
    if parts[-1].lower() in _PARTICLES:
        return False
    return capitals >= 1 and not _TITLE_WORD.fullmatch(parts[-1])


def is_organisation(text: str) -> bool:
    """Does one of the words, or the end of one, belong to an organisation?"""
    lower = [word.strip(".,:;()'’").lower() for word in text.split()]
    if any(word in ORGANISATIONS or word.rstrip("s") in ORGANISATIONS for word in lower):
        return True
    return any(word.endswith(words.ORGANISATION_ENDINGS) for word in lower)


def is_title(text: str) -> bool:
    """Does it begin as a title does: 'vicedirektør', 'medlem af …', 'lægefaglig direktør', 'direktør og medformand'?"""
    parts = text.split()
    while parts and parts[0].lower() in _BEFORE:
        parts.pop(0)
    return bool(parts) and any(_TITLE_WORD.fullmatch(part.strip(".,:")) for part in parts[:2])


def split_title(text: str) -> tuple[str, str]:
    """A title and the name behind it: 'Lægefaglig direktør Bo Ek' gives both; no title gives ('', text)."""
    parts = text.split()
    for at in range(min(len(parts) - 1, 5), 0, -1):
        last, rest = parts[at - 1].strip(".,:"), " ".join(parts[at:])
        if _TITLE_WORD.fullmatch(last) and is_name(rest, alone=True):
            return " ".join(parts[:at]), rest
    return "", text


def split_place(title: str) -> tuple[str, str]:
    """A title and where it is held: 'direktør i Hjem Kommune' gives both; 'medlem af bestyrelsen' stays whole."""
    found = re.search(r"\s(?:i|ved|hos|på|fra|for)\s(?=[A-ZÆØÅ0-9])", title)
    if found:
        return title[: found.start()].strip(), title[found.end() :].strip()
    return title, ""


def initials_fit(initials: str, name: str) -> bool:
    """Can these be the initials of that name: 'BH' or 'BOHA' of Bo Hald?"""
    firsts = [part[0] for word in name.split() for part in word.split("-") if part]
    return _in_order(initials, firsts) or (len(initials) > 2 and name[:1] == initials[:1] and _in_order(initials, name))


def _in_order(wanted: str, letters: Iterable[str]) -> bool:
    left = iter(letter.upper() for letter in letters)
    return all(any(letter == other for other in left) for letter in wanted.upper())


def fold(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def same_name(one: str, other: str) -> bool:
    """The same name, one letter slip per long word allowed ('Rosengren', 'Rosengrem')."""
    a, b = fold(one).split(), fold(other).split()
    if a == b:
        return True
    if len(a) != len(b) or len(a) < 2:
        return False
    slips = 0
    for x, y in zip(a, b, strict=True):
        if x == y:
            continue
        if min(len(x), len(y)) < 5 or not _one_slip(x, y):
            return False
        slips += 1
    return slips == 1


def _one_slip(x: str, y: str) -> bool:
    if abs(len(x) - len(y)) > 1 or x[0] != y[0]:
        return False
    if len(x) == len(y):
        differ = [i for i in range(len(x)) if x[i] != y[i]]
        swapped = len(differ) == 2 and x[differ[0]] == y[differ[1]] and x[differ[1]] == y[differ[0]]
        return len(differ) == 1 or swapped
    short, long = sorted((x, y), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def part_of_name(said: str, name: str) -> bool:
    """Is what was said ('Gry', 'Gry Elm', 'G. Bork') a shorter form of that name?"""
    wanted, parts = fold(said).split(), fold(name).split()
    if not wanted:
        return False
    for part in parts:
        if wanted and (part == wanted[0] or (len(wanted[0]) == 1 and part.startswith(wanted[0]))):
            wanted.pop(0)
    return not wanted
