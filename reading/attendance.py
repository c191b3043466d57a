"""Lists of participants in all their shapes: headings for presence and groups, lines, commas, tick boxes, tables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reading import layout, names, people, rows
from reading.draft import Draft
from reading.layout import Look
from reading.patterns import either, find_any, find_named, find_pairs, match_whole
from reading.result import Kind, Person
from reading.words import people as words

_PRESENT = match_whole(words.PRESENT)
_CAME = match_whole(words.CAME)
_ABSENT = match_whole(words.ABSENT)
_INVITED = match_whole(words.INVITED)
_GROUPS = match_whole(words.GROUPS)
_DEPUTED = re.compile(rf"({find_any((words.DEPUTED,)).pattern})\s+(?P<who>.{{2,300}})", re.IGNORECASE)
_ROLE_LABELS = {role: match_whole(forms) for role, forms in words.ROLE_LABELS.items()}
_SAID_AWAY = find_named(words.SAID_AWAY)
_ALL_BUT = find_named(words.ALL_BUT)
_ALL_HERE = match_whole(words.ALL_HERE)
_LISTED = re.compile(r",\s*|\s+og\s+")
_INLINE = re.compile(r"([^:]{2,60}):\s*(.*)", re.DOTALL)
_WITHOUT_COLON = re.compile(
    r"(deltagere|mødedeltagere|medlemmer|fremmødte?|tilstede|til stede|afbud fra|afbud|fraværende)\s+(?=[A-ZÆØÅ])(.+)",
    re.IGNORECASE,
)
_THAT_HAD = re.compile(r"\s*,?\s*(?:der|som)\s+(?:havde|har)\b.*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+(?=[A-ZÆØÅ])")
_LATE = find_any(words.LATE)
_PART = re.compile(rf"[\s,(]+{find_any(words.AWAY_FROM_PART).pattern}.*$", re.IGNORECASE)
_SUBSTITUTED = find_pairs(words.SUBSTITUTED)
_IN_THEIR_PLACE = find_named(words.IN_THEIR_PLACE)
_SUBSTITUTE = re.compile(rf"\(\s*(?:{either(words.SUBSTITUTES)})\s*:?\s+(?P<name>[^()]{{3,80}})\)", re.IGNORECASE)
_WIDE = re.compile(r"\t+|(?<=\S)\s{3,}(?=\S)")
LONGEST_PERSON = 240
LONGEST_TABLE = 60  # rows looked at for whether a column was filled in


@dataclass
class _State:
    """Where in a list of participants we are."""

    open: bool = False
    present: bool | None = True
    group: str = ""
    role: str = ""
    ticked: bool = True  # does a tick mean that the person was there?
    told: bool = False  # does the heading say who came or stayed away, rather than whom it lists?
    fresh: bool = False  # nobody yet under the last presence heading
    columns: tuple[str, ...] = ()
    group_line: int | None = None


class Attendance:
    """Reads participants line by line; a line that is none of theirs is left to the caller."""

    def __init__(self, draft: Draft, *, is_open: bool = False, heading: str = "") -> None:
        """`heading` is the title of an item that lists people, 'Fraværende', and tells whether they came."""
        self.draft = draft
        self.state = _State(open=is_open)
        if _ABSENT.fullmatch(heading):
            self.state = _State(open=is_open, present=False, told=True)
        self.members: set[int] = set()  # listed without a word of who came

    def read(self, lines: Iterable[int]) -> None:
        for at in lines:
            look = self.draft.looks[at]
            if look.rule and not look.cells:
                self.state = _State()
            elif self.draft.is_free(at):
                self.take(at, look)
        people = self.draft.roster.people
        if any(person.present is False for person in people):  # where apologies are told, the other members came
            for index in self.members:
                people[index].present = people[index].present is not False

    def take(self, at: int, look: Look) -> bool:
        """Place the line if it belongs to a list of participants, and say so."""
        text = look.text
        if len(text) > 3000 or not text:
            return False
        if look.cells:
            return self._facts(at, look) or (self.state.open and self._row(at, look))
        self.state.columns = ()
        bare = text.rstrip(" :;")
        if (
            self._substituted(at, text)
            or self._heading(at, bare, look)
            or self._labelled(at, text, bullet=look.bullet)
            or self._sentence(at, text)
        ):
            return True
        if not self.state.open:
            return False
        return self._nobody(at, text) or self._person(at, look) or self._unknown_group(at, look, bare)

    def note(self, label: str, text: str) -> None:
        """People named on the line of an item's heading, 'Afbud: Bo Ek'; the line has its place already."""
        present = not _ABSENT.fullmatch(label.strip(" :"))
        for person in _people_in(text):
            self._add(person, present=present, told=True)

    # --- headings ---

    def _heading(self, at: int, bare: str, look: Look) -> bool:
        if len(bare) > 80:
            return False
        state = self.state
        if _PRESENT.fullmatch(bare) or _ABSENT.fullmatch(bare):
            self.state = _State(open=True, present=bool(_PRESENT.fullmatch(bare)), told=_tells(bare), fresh=True)
        elif (role := _label_role(bare)) is not None and (look.stands_out or look.text.endswith(":")):
            self.state = _State(open=True, present=True, role=role, ticked=False)
        elif _INVITED.fullmatch(bare) and (look.text.endswith(":") or look.level):
            self.state = _State(open=True, present=None)
        elif not _GROUPS.fullmatch(bare) or _DEPUTED.match(bare) or names.is_name(bare):
            return False
        elif state.open:
            state.group, state.role, state.group_line = bare, "", at
            if state.present is False and not state.fresh:  # those who were away have been listed
                state.present = True
        elif look.text.endswith(":") and self.people_follow(at):  # members, and nothing of who came
            self.state = _State(open=True, present=None, group=bare, group_line=at)
        else:
            return False
        self.draft.place(at, Kind.LABEL, "people")
        return True

    def _unknown_group(self, at: int, look: Look, bare: str) -> bool:
        """A line on its own among the people, that names whence they come: 'Region Nord:', '**Kommunerne**'."""
        if len(bare) > 70 or not (look.text.endswith(":") or look.stands_out or names.is_organisation(bare)):
            self.state.open = self.state.open and len(look.text) < 200
            return False
        if not self.people_follow(at):
            self.state.open = False
            return False
        self.state.group, self.state.group_line = bare, at
        self.draft.place(at, Kind.LABEL, "people")
        return True

    def people_follow(self, at: int) -> bool:
        for look in self.draft.looks[at + 1 : at + 4]:
            if not look.blank:
                return len(look.text) < 200 and people.parse(look.text, alone=look.bullet) is not None
        return False

    # --- lines ---

    def _labelled(self, at: int, text: str, *, bullet: bool = False) -> bool:
        """'Deltagere: …', 'Referent: …', 'Forældrevalgte: …' with people on the same line."""
        if found := _DEPUTED.match(text):
            group = found[1].rsplit(" ", 1)[0] if " delt" in found[1] else found[1]
            return self._several(at, found["who"].lstrip(" :"), group=group, present=True)
        found = _INLINE.fullmatch(text) or _WITHOUT_COLON.fullmatch(text)
        if not found or not found[2].strip():
            return False
        label, rest = found[1].strip(), found[2].strip()
        if _PRESENT.fullmatch(label) or _ABSENT.fullmatch(label):
            self.state = _State(open=True, present=bool(_PRESENT.fullmatch(label)), told=_tells(label))
            sentence = self._sentence(at, rest)
            return sentence or self._several(at, rest, present=self.state.present) or self._nobody(at, rest)
        if _INVITED.fullmatch(label) and self._several(at, rest, present=None):
            self.state = _State(open=True, present=None)
            return True
        if (role := _label_role(label)) is not None:
            return self._several(at, rest, present=True, role=role)
        is_group = bool(_GROUPS.fullmatch(label))
        if is_group and (said := _said_away(rest)):
            self._place(at, [self._add(person, group=label, present=False, told=True) for person in said])
            return True
        if is_group and self.state.open and self._nobody(at, rest):
            return True
        if (
            self.state.open
            and not is_group
            and names.is_name(label)
            and self._described(at, label, rest, bullet=bullet)
        ):
            return True
        if is_group or (self.state.open and len(label) < 40):
            listed = people.parse_list(rest)
            if listed and (is_group or all(len(person.name.split()) > 1 for person in listed)):
                return self._several(at, rest, group=label, present=self.state.present if self.state.open else True)
        return False

    def _described(self, at: int, name: str, rest: str, *, bullet: bool) -> bool:
        """'- Bo Ek: konsulent, Staben': the label is the person. Without a bullet the rest has to tell what it is."""
        if not bullet and not (names.is_title(rest) or names.is_organisation(rest)):
            return False
        person = people.parse(f"{name}, {rest}")
        if person is None:
            return False
        self._place(at, [self._add(person, group=self.state.group, present=self.state.present)])
        return True

    def _nobody(self, at: int, rest: str) -> bool:
        if people.nobody(rest):
            self.state.fresh = False
            self.draft.place(at, Kind.LABEL, "people")
            return True
        return False

    def _several(self, at: int, text: str, *, group: str = "", present: bool | None = None, role: str = "") -> bool:
        if present is False and (instead := next((m for p in _IN_THEIR_PLACE if (m := p.search(text))), None)):
            away, came = people.parse_list(text[: instead.start()]), people.parse_list(instead["name"])
            if away and came:
                placed = [self._add(person, group=group, present=False) for person in away]
                self._place(at, placed + [self._add(person, group=group, present=True) for person in came])
                return True
        late = _LATE.search(text) if len(text) < 1000 else None
        part = _PART.search(text) if present is False and len(text) < 400 else None
        if part:
            text, present = text[: part.start()], True
        listed = _people_in(text[: late.start()] if late else text)
        if not listed:
            return False
        placed = [self._add(person, group=group, present=present, role=role) for person in listed]
        if late:
            placed += [self._add(person, group=group, present=True) for person in _people_in(text[late.end() :])]
        self._place(at, placed)
        return True

    def _substituted(self, at: int, text: str) -> bool:
        """'Bo Ek deltog for Ib Dam', 'Ib Dam (stedfortræder: Bo Ek)': the one came for the other."""
        if len(text) > LONGEST_PERSON:
            return False
        if found := _SUBSTITUTE.search(text):
            came, away = people.parse(found["name"]), people.parse(text[: found.start()] + text[found.end() :])
        elif found := next((found for pattern in _SUBSTITUTED if (found := pattern.fullmatch(text.strip(" .")))), None):
            came, away = people.parse(found["name"], alone=False), people.parse(found["other"], alone=False)
        else:
            return False
        if came is None or away is None or not (self.state.open or "(" in text or self.draft.roster.people):
            return False
        came.instead_of = away.name
        came.roles.append("stedfortræder")
        group = self.state.group
        self._place(at, [self._add(away, group=group, present=False), self._add(came, group=group, present=True)])
        return True

    def _sentence(self, at: int, text: str) -> bool:
        if len(text) > 400:
            return False
        bare = text.strip(" .")
        if _ALL_HERE.fullmatch(bare):
            self._all_here()
            self.draft.place(at, Kind.LABEL, "people")
            return True
        if listed := _said_away(text):
            self._place(at, self.draft.roster.absent(listed))
        return bool(listed)

    def _all_here(self) -> None:
        for person in self.draft.roster.people:
            if person.present is None:
                person.present = True

    def _person(self, at: int, look: Look) -> bool:
        text, state = _NUMBER.sub("", look.text), self.state
        if _WIDE.search(look.source.strip()):  # columns set with tabs or many spaces
            text = layout.plain(_WIDE.sub(", ", look.source.strip(" -*•·")))
        if len(text) > LONGEST_PERSON and text.count(",") < 4:
            return False
        present = state.present
        if look.tick is not None and present is True and state.ticked:
            present = look.tick if self._ticks_mean_presence(at) else None
        first, slash, _ = text.partition(",")[0].partition(" / ")
        if slash and names.is_name(first.strip()):  # 'Anna Bo / Ib Dam, Hjem Kommune'
            head, comma, tail = text.partition(",")
            both = [people.parse(f"{name}{comma}{tail}") for name in head.split(" / ")]
            self._place(at, [self._add(person, group=state.group, present=present) for person in both if person])
            return True
        listed = people.parse_list(text) if text.count(",") > 1 or " og " in text else []
        if not listed and text.count(",") == 1 and all(names.is_name(part.strip(" .")) for part in text.split(",")):
            return self._several(at, text, group=state.group, present=present, role=state.role)
        if sum(len(person.name.split()) > 1 for person in listed) > 2 or people.has_apologies(text):
            return self._several(at, text, group=state.group, present=present, role=state.role)
        if len(listed) > 2 and all(names.is_name(part.strip(" ."), alone=True) for part in _LISTED.split(text)):
            return self._several(at, text, group=state.group, present=present, role=state.role)  # first names alone
        person = people.parse(text, alone=look.bullet) if len(text) <= LONGEST_PERSON else None
        if person is None:
            listed = people.parse_initials(text)
            return bool(listed) and self._several(at, text, group=state.group, present=present, role=state.role)
        told = look.tick if look.tick is not None else state.told
        self._place(at, [self._add(person, group=state.group, present=present, role=state.role, told=told)])
        return True

    def _ticks_mean_presence(self, at: int) -> bool:
        """A list where nobody is ticked was never filled in."""
        near = self.draft.looks[max(0, at - 60) : at + 60]
        return any(look.tick for look in near)

    def _facts(self, at: int, look: Look) -> bool:
        """A table of facts, 'Referent | Anna Bo': what stands in the first cell is the label of the second."""
        label, *rest = [cell.strip(" :") for cell in look.cells]
        if len(rest) != 1 or look.rule or not label or rows.column(label) and rows.column(rest[0]):
            return False
        return self._labelled(at, f"{label}: {rest[0]}") if rest[0] else self._heading(at, label, look)

    def _row(self, at: int, look: Look) -> bool:
        """A row of a table of participants; the first row names the columns, or each row is one person."""
        if look.rule:
            self.draft.place(at, Kind.RULE, "")
            return True
        below = [row.cells for row in self.draft.looks[at + 1 : at + LONGEST_TABLE]]
        if columns := rows.columns_of(look.cells, below):
            self.state.columns = columns
            self.draft.place(at, Kind.LABEL, "people")
            return True
        person, present, told = rows.person_in(look.cells, self.state.columns, present=self.state.present)
        if person is None:
            return False
        self._place(at, [self._add(person, group=self.state.group, present=present, told=told or None)])
        return True

    # --- shared ---

    def _add(
        self, person: Person, *, group: str = "", present: bool | None = None, role: str = "", told: bool | None = None
    ) -> int:
        self.state.fresh = False
        if told is None:
            told = self.state.told and present is self.state.present and not role
        index = self.draft.roster.add(person, group=group, present=present, role=role, told=told)
        if present is None:
            self.members.add(index)
        taken = self.draft.roster.people[index].group == group  # somebody listed twice keeps the first
        if self.state.group_line is not None and group == self.state.group and taken:
            self.draft.places[self.state.group_line] = (Kind.GROUP, f"people.{index}.group")
            self.state.group_line = None
        return index

    def _place(self, at: int, indices: list[int]) -> None:
        if not indices:
            return
        first, last = min(indices), max(indices)
        if last - first + 1 == len(set(indices)):
            which = str(first) if first == last else f"{first}-{last}"
        else:
            which = ",".join(map(str, sorted(set(indices))))
        self.draft.place(at, Kind.PERSON, f"people.{which}")


def _tells(heading: str) -> bool:
    """'Til stede' and 'Afbud' tell who came and who did not; 'Deltagere' may list those who belong there."""
    return bool(_ABSENT.fullmatch(heading) or _CAME.fullmatch(heading))


def _people_in(text: str) -> list[Person]:
    """Those named in a run of text, by their initials alone if that is all there is."""
    return people.parse_initials(text) or people.parse_list(_THAT_HAD.sub("", text))


def _said_away(text: str) -> list[Person]:
    """Who was away, in a line that is a sentence: 'Afbud fra Bo Ek', 'Alle var mødt undtagen Bo Ek'."""
    for pattern in (*_ALL_BUT, *_SAID_AWAY) if len(text) < 400 else ():
        if (found := pattern.match(_THAT_HAD.sub("", text))) and (listed := people.parse_list(found["name"])):
            return listed
    return []


def is_attendance_heading(look: Look) -> bool:
    """A heading that people stand under."""
    bare = look.text.rstrip(" :;")
    if len(bare) > 80:
        return False
    return (
        bool(_PRESENT.fullmatch(bare) or _ABSENT.fullmatch(bare) or _GROUPS.fullmatch(bare))
        or _label_role(bare) is not None
    )


def is_role_line(text: str, *, at_election: bool = False) -> bool:
    """'Mødeleder: Anna Bo' and nothing more. `at_election`: only a role that ends with the meeting."""
    found = _INLINE.fullmatch(text) if len(text) < 120 else None
    role = _label_role(found[1].strip()) if found else ""
    if not found or not role or (at_election and role not in words.MEETING_ROLES):
        return False
    return all(len(person.name.split()) > 1 for person in people.parse_list(found[2])) and bool(found[2].strip())


def _label_role(text: str) -> str | None:
    """The role that a label gives ('' for 'Faciliteret af', where each line tells its own), or None."""
    return next((role for role, pattern in _ROLE_LABELS.items() if pattern.fullmatch(text)), None)
