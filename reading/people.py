"""Participants: one person out of a line, several out of a list, and the roster that they are gathered in."""

import re
from dataclasses import dataclass, field

from reading import names
from reading.patterns import match_whole
from reading.result import Person
from reading.words import people as words

_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_AWAY = match_whole(words.AWAY)
_HERE = match_whole(words.HERE)
_ROLES = {role: match_whole(forms) for role, forms in words.ROLES.items()}
_SPLIT = re.compile(r"\s*(?:,|;|\t|\s[-–—]\s|\s{3,})\s*")
_LIST = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s+(?:og|samt|&)\s+(?=[A-ZÆØÅ])")
_AND_SMALL = re.compile(r"\s+(?:og|samt|&)\s+(?=[a-zæøå])")
_ROLE_AND = re.compile(r"\s*(?:,|/|\bog\b|&|\+)\s*")
_STANDS_IN = re.compile(r"(?:(?:stedfortræder|suppleant|vikar|deltog|mødte)\s+)+for\s+(.+)", re.IGNORECASE)
_APOLOGIES = re.compile(r"\s+(?:m\.|med)\s+afbud$", re.IGNORECASE)
_TAIL_AWAY = re.compile(r"[\s,–—-]+(?:meldt\s+)?afbud\.?$", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_HOUSE = re.compile(r"\s#\d{1,4}[a-z]?\b|\s\(nr\. ?\d{1,4}\)")  # where in the street somebody lives
_NEXT = re.compile(r"(?<=[a-zæøå]{3})\.\s+(?=[A-ZÆØÅ])")
_KIN_OR_PLOT = re.compile(r"^(?:have|parcel|hus)\s+\d{1,4}\b|\w(?:s|['’´])\s*(?:mor|far|forælder)$", re.IGNORECASE)
_ONLY_INITIALS = re.compile(r"[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,2}[A-ZÆØÅ]")
_CAPITALS = re.compile(r"[A-ZÆØÅ0-9]{3,8}")
_SHARED_NAME = re.compile(r"(?P<first>[^\s,;&]{2,20})\s+(?:&|og)\s+(?P<other>[^,;&]{3,60})")
_NOBODY = frozenset(words.NOBODY)


def role_of(text: str) -> str:
    """The role that a word names, as it is kept ('fmd.' is formand), or ''."""
    word = text.strip(" .:").lower()
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(word)), "")


def has_apologies(text: str) -> bool:
    """'Bo Ek og Ib Dam m. afbud': a line of several people, whatever its shape."""
    return bool(_APOLOGIES.search(text.strip(" .")))


def nobody(text: str) -> bool:
    return text.strip(" .:").lower() in _NOBODY or not re.search(r"\w", text)


def _balanced(text: str) -> str:
    """The text without brackets that nothing opens, and with those closed that nothing closes."""
    depth, out = 0, []
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            depth = 0
            continue
        out.append(char)
    return "".join(out).rstrip(" ,;") + ")" * depth if depth else "".join(out)


def parse(text: str, *, alone: bool = True) -> Person | None:
    """One person out of one line: 'Navn, titel, sted (rolle)', 'Direktør Navn, sted', 'Navn (A) - afbud'.

    None when there is no name in it. `alone`: a first name is enough.
    """
    person = Person("")
    rest = _HOUSE.sub(" ", text).strip(" .;")
    if found := _TAIL_AWAY.search(rest):
        person.present = False
        rest = rest[: found.start()]
    brackets = [match[1].strip() for match in _BRACKET.finditer(rest)]
    rest = _BRACKET.sub(" ", rest)
    segments = [segment for segment in (part.strip(" .,:") for part in _SPLIT.split(rest)) if segment]
    if not segments:
        return None
    before = [] if _named(person, segments[0], alone=alone) else _said_before(person, segments)
    if not person.name:
        return None
    for segment in [*before, *segments[len(before) + 1 :]]:
        _describe(person, segment)
    for bracket in brackets:
        _bracket(person, bracket)
    return person


def _said_before(person: Person, segments: list[str]) -> list[str]:
    """What stands before the name in 'Projektleder, Bo Ek' and 'Hjem Kommune, Bo Ek, BE'; the person gets the name.

    Where the words tell neither a title nor an organisation, initials that fit have to follow the name.
    """
    for at, segment in enumerate(segments[1:3], start=1):
        if not names.is_name(segment):
            continue
        told = all(names.is_title(part) or names.is_organisation(part) for part in segments[:at])
        behind = segments[at + 1] if len(segments) == at + 2 else ""
        fits = bool(_INITIALS.fullmatch(behind)) and names.initials_fit(behind, segment)
        if not (fits or (told and len(segments) <= at + 2)):
            return []
        person.name, person.sure = segment, told
        return segments[:at]
    return []


def parse_initials(text: str) -> list[Person]:
    """People of whom only the initials stand there: 'NMA, ITG og BB'. Empty when anything else does."""
    parts = [part for part in re.split(r"[,;/\s]+(?:og\s+)?", text.strip(" .")) if part]
    known = {word.lower() for word in names.ORGANISATIONS}
    if not parts or any(not _ONLY_INITIALS.fullmatch(part) or nobody(part) for part in parts):
        return []
    if all(part.lower() in known for part in parts):  # 'Afbud: KL'
        return []
    return [Person(part, initials=part, sure=False) for part in parts]


def _named(person: Person, segment: str, *, alone: bool) -> bool:
    before, _, last = segment.rpartition(" ")
    if role_of(last) and names.is_name(before):  # 'Gry Elm Formand'
        person.name = before.strip()
        person.roles.append(role_of(last))
        return True
    role, _, after = segment.partition(" ")
    if role_of(role) and names.is_name(after, alone=True):  # 'Formand Gry Elm'
        person.name = after
        person.roles.append(role_of(role))
        return True
    if _INITIALS.fullmatch(last) and names.is_name(before) and names.initials_fit(last, before):  # 'Gry Elm GE'
        person.name, person.initials = before.strip(), last
        return True
    title, name = names.split_title(segment)
    if not names.is_name(name, alone=alone or bool(title)):
        return _named_by_capitals(person, name)
    person.name, person.title = name, title
    person.sure = len(name.split()) > 1
    return True


def _named_by_capitals(person: Person, segment: str) -> bool:
    """'Bo Ek SAND', 'Bo Ek BE': an abbreviation behind the name, without a comma."""
    name, _, last = segment.rpartition(" ")
    if not _CAPITALS.fullmatch(last) or not names.is_name(name):
        return False
    person.name, person.sure = name, False
    _describe(person, last)
    return True


def _describe(person: Person, segment: str) -> None:
    """What stands behind a name and a comma: presence, a role, a title and where it is held, or an organisation."""
    if _AWAY.fullmatch(segment):
        person.present = False
    elif _HERE.fullmatch(segment):
        person.present = True
    elif (
        (role := role_of(segment))
        and role not in words.STANDING_ROLES
        or role == "formand"
        and segment.lower().endswith("gruppeformand")
    ):
        _add_role(person, role)
    elif names.is_title(segment) and not person.organisation:
        title, place = names.split_place(segment)
        person.title = f"{person.title}, {title}" if person.title else title
        person.organisation = place
    elif _INITIALS.fullmatch(segment) and not person.initials and names.initials_fit(segment, person.name):
        person.initials = segment
    else:
        person.organisation = f"{person.organisation}, {segment}" if person.organisation else segment


def _bracket(person: Person, text: str) -> None:
    if _AWAY.fullmatch(text):
        person.present = False
    elif _HERE.fullmatch(text):
        person.present = True
    elif stands_in := _STANDS_IN.match(text):
        _add_role(person, "stedfortræder")
        person.instead_of = stands_in[1].strip()
    elif all(role_of(part) for part in _ROLE_AND.split(text) if part):
        for part in _ROLE_AND.split(text):
            _add_role(person, role_of(part))
    elif _INITIALS.fullmatch(text) and names.initials_fit(text, person.name):
        person.initials = text
    elif text.endswith("?") or text[:1].islower() and len(text.split()) > 5 and not names.is_title(text):
        person.sure = False  # a remark, that describes nobody
    elif _KIN_OR_PLOT.search(text):
        person.title = ", ".join(filter(None, [person.title, text]))
    else:
        for part in _LIST.split(text):
            _describe(person, part) if not role_of(part) else _add_role(person, role_of(part))


def _add_role(person: Person, role: str) -> None:
    if role and role not in person.roles:
        person.roles.append(role)


def parse_list(text: str) -> list[Person]:
    """Everybody named in one run of text: 'Navn, titel i Sted, Navn, titel og Navn'."""
    text = _NEXT.sub(", ", _APOLOGIES.sub("", _balanced(text.strip(" ."))))
    if nobody(text):
        return []
    if initials := parse_initials(text):
        return initials if len(initials) > 1 else []
    chunks = _split_list(text)
    shared = {chunk: pair for chunk in chunks if (pair := _share_a_name(chunk.strip(" ."), listed=len(chunks) > 2))}
    segments = [part.strip(" .") for chunk in chunks for part in shared.get(chunk, _at_ands(chunk)) if part.strip(" .")]
    plain = [_BRACKET.sub("", segment).strip() for segment in segments]
    first_names = sum(len(_SPLIT.split(part)[0].split()) == 1 for part in plain) * 2 > len(plain)
    people: list[list[str]] = []
    for segment, bare in zip(segments, plain, strict=True):
        starts = names.is_name(bare, alone=first_names and not names.is_organisation(bare)) or _named(
            Person(""), bare, alone=False
        )
        if starts or not people:
            people.append([segment])
        else:
            people[-1].append(segment)
    found = [person for parts in people if (person := parse(", ".join(parts)))]
    guessed = {name for pair in shared.values() for name in pair[:1]}
    for person in found:
        person.sure = person.sure and person.name not in guessed
    return found


def _at_ands(text: str) -> list[str]:
    """At 'og' before a name, or before a title and a name: 'direktør Bo Ek og chef Lis Hald'."""
    text = _BRACKET.sub(lambda found: found[0].replace(" ", "\0"), text)  # 'Bo (Ib og Annas far)' is one
    out: list[str] = []
    for part in _AND.split(text):
        pieces = _AND_SMALL.split(part)
        if len(pieces) > 1 and all(_named(Person(""), piece.strip(), alone=False) for piece in pieces):
            out += pieces
        else:
            out.append(part)
    return [part.replace("\0", " ") for part in out]


def _share_a_name(text: str, *, listed: bool) -> list[str]:
    """'Bo & Else Hald' are two with one surname; so are 'Bo og Else Hald' among others with full names. Else empty."""
    found = _SHARED_NAME.fullmatch(text)
    if not found or not (listed or "&" in text):
        return []
    first, other = found["first"], found["other"]
    if not names.is_name(other) or not names.is_name(first, alone=True):
        return []
    return [f"{first} {other.split()[-1]}", other]


def _split_list(text: str) -> list[str]:
    """At commas and semicolons that stand in no bracket."""
    chunks, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char in ",;" and depth <= 0:
            chunks.append(text[start:at])
            start = at + 1
    return [*chunks, text[start:]]


@dataclass
class Roster:
    """The people of one meeting, each once, in the order in which they are first named."""

    people: list[Person] = field(default_factory=list)
    misspelt: list[tuple[str, str]] = field(default_factory=list)
    here: set[int] = field(default_factory=set)  # those of whom it is said in so many words
    away: set[int] = field(default_factory=set)
    _index: dict[str, int] = field(default_factory=dict)

    def add(
        self, person: Person, *, group: str = "", present: bool | None = None, role: str = "", told: bool = False
    ) -> int:
        """Take a person in, or add to what is known. What the line itself says of presence goes before `present`.

        `told`: the heading says 'til stede', rather than only 'deltagere', or the person was ticked off.
        """
        told = told or person.present is not None
        at = self._add(person, group=group, present=present, role=role)
        said = person.present if person.present is not None else present
        if told and said is not None:
            (self.here if said else self.away).add(at)
        return at

    def _add(self, person: Person, *, group: str, present: bool | None, role: str) -> int:
        _add_role(person, role)
        said = person.present if person.present is not None else present
        at = self.find(person.name)
        if at is None:
            person.group, person.present = group, said
            _standing_role(person)
            self.people.append(person)
            at = len(self.people) - 1
            self._index[names.fold(person.name)] = at
            return at
        known = self.people[at]
        if names.fold(known.name) != names.fold(person.name) and len(known.name.split()) == len(person.name.split()):
            self.misspelt.append((known.name, person.name))
        known.title = known.title or person.title
        known.organisation = known.organisation or person.organisation
        known.group = known.group or group
        known.initials = known.initials or person.initials
        known.sure = known.sure or person.sure
        for name in person.roles:
            _add_role(known, name)
        if said is False or known.present is None:
            known.present = said
        return at

    def find(self, name: str) -> int | None:
        """The one person of this name; a shorter or slightly misspelt form will do when it fits only one."""
        if (at := self._index.get(names.fold(name))) is not None:
            return at
        if len(self.people) > 400:  # no meeting is that large: such a text is not worth comparing all with all
            return None
        fits = [i for i, person in enumerate(self.people) if names.same_name(person.name, name)]
        if not fits:
            fits = [i for i, person in enumerate(self.people) if names.part_of_name(name, person.name)]
        if not fits and len(name.split()) > 1:
            fits = [
                i
                for i, person in enumerate(self.people)
                if len(person.name.split()) > 1 and names.part_of_name(person.name, name)
            ]
        return fits[0] if len(fits) == 1 else None

    def absent(self, people: list[Person]) -> list[int]:
        return [self.add(person, present=False, told=True) for person in people]


def _standing_role(person: Person) -> None:
    """'Navn, formand' leads this body, unless the group says whom the person comes from."""
    if person.title and not person.group.lower().startswith("fra ") and not person.organisation:
        _add_role(person, role_of(person.title) if role_of(person.title) in words.STANDING_ROLES else "")
