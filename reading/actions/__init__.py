"""What a decision promises: who does what by when, and the topics that a coming meeting is to take up.

`find` reads one text; `in_items` reads all items of a meeting's minutes. Nothing is created by it: what is found is
shown to somebody who decides. The words are in reading/words/ promises, verbs and doers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reading import dates, sentences
from reading.actions import tables
from reading.actions.deeds import hits
from reading.actions.sentence import Hit, Sentence
from reading.actions.tasks import task_of
from reading.actions.who import People
from reading.dates import Due, Meeting
from reading.owners import Candidate
from reading.patterns import either, find_any, match_whole
from reading.result import Action, Item, Who
from reading.words import promises as words

__all__ = ["find", "in_items"]

LONGEST = 60_000  # characters of one text; no decision is longer
LONGEST_SENTENCE = 1500  # what goes on longer without a full stop is a list or a table gone wrong
MOST = 200

_FOLLOW_UP = match_whole(words.FOLLOW_UP_HEADINGS)
_AFTER = re.compile(r"(?:efter|fra|siden)\s", re.IGNORECASE)
_CONFIRMED = match_whole(words.CONFIRMED)
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)]|[a-h]\))\s+(?:\[[ xX]?\]\s*)?")
_OWNER_LINE = re.compile(rf"\W*(?:{either(words.OWNER_LABELS)})\W*:\W*(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_DUE_LINE = re.compile(rf"\W*(?:{either(words.DUE_LABELS)})\W*:\W*(?P<due>.+)", re.IGNORECASE | re.DOTALL)
_TASK_LABEL = re.compile(rf"(?:{either(words.TASK_LABELS)})\s*:\s*", re.IGNORECASE)
_NAME_COLON = re.compile(r"(?P<who>[A-ZÆØÅ][^:.;]{1,60}?)\s*:\s+(?=\S)")
_SET_APART = re.compile(r"\s(?:[–—-]\s+|\()(?P<who>[^\s(–—-][^()–—]{0,60}?)(?:\)|\s*(?=\s[–—-]\s|\.?$))\s*")
_OPENS_LIST = re.compile(r"(?:\bat\s*[:;]?|[:;])\s*$", re.IGNORECASE)
_TELLING_LIST, _ORDERING_LIST = find_any(words.TELLING_LISTS), find_any(words.ORDERING_LISTS)
_WISHES = find_any(words.WISHES)
_WISH_LAST = re.compile(rf"{_WISHES.pattern}(?:,?\s+at)?$", re.IGNORECASE)
_LEADS = re.compile(rf"[:;]\s*$|{_WISH_LAST.pattern}", re.IGNORECASE)
_ROW = re.compile(r"^[ \t]*\|.*\|[^|\n]*$", re.MULTILINE)
_REASON = re.compile(
    rf"(?:^|[,.;]\s*|\s)(?:{either(words.REASONS)})\s+(?:(?!(?:og|blev|bliver)\s)\S+\s+){{0,8}}$", re.IGNORECASE
)
_LIKE = re.compile(r"(?<!\w)som\s+(?:på\s+|til\s+)?$", re.IGNORECASE)  # 'samme tema som på mødet i maj'
_ONLY_MONTH_OF_MEETING = re.compile(r"mødet?\s+i\s+\w+", re.IGNORECASE)


def find(
    text: str,
    *,
    on: date | None,
    people: Iterable[Candidate] | People = (),
    meetings: Iterable[Meeting | tuple[int | str, date]] = (),
    body: str = "",
    section: str = "beslutning",
    mentioned: Sequence[date] = (),
    follow_up: bool = False,
) -> list[Action]:
    """The promises of a text, in order. `on` is the day of the meeting; without it no deadline gets a date.

    `people` are those whom names can mean, `meetings` the coming meetings of the body called `body`, `mentioned` days
    of other meetings that the document tells of. `follow_up`: the text stands under a heading such as 'Næste skridt'.
    """
    known = people if isinstance(people, People) else People(people)
    reader = _Reader(text[:LONGEST], on or date(2000, 1, 1), known, list(meetings), body, section, mentioned)
    found = reader.read(follow_up=follow_up)
    if on is None:
        for action in found:
            action.due = replace(action.due, date=None) if action.due else None
    return found


class _Reader:
    def __init__(
        self,
        text: str,
        on: date,
        people: People,
        meetings: Sequence[Meeting | tuple[int | str, date]],
        body: str,
        section: str,
        mentioned: Sequence[date],
    ) -> None:
        self.text, self.on, self.people, self.meetings = text, on, people, meetings
        self.body, self.section, self.mentioned = body, section, mentioned
        self.out: list[Action] = []

    def read(self, *, follow_up: bool) -> list[Action]:
        for row in tables.rows(self.text):
            self._row(row)
        ordered, told, wished, block_start = follow_up, False, False, 0
        last: tuple[int, int] | None = None
        in_bullet = False
        for start, end in sentences.spans(_ROW.sub(lambda row: " " * len(row[0]), self.text)):
            raw = self.text[start:end]
            if len(self.out) >= MOST:
                break
            bullet = _BULLET.match(raw)
            new_line = not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip()
            in_bullet = bool(bullet) or (in_bullet and not new_line)
            if not bullet and last and "\n\n" in self.text[last[1] : start]:
                block_start = len(self.out)
            if self._label(raw, block_start, last):
                continue
            line_start = start + (bullet.end() if bullet else 0)
            if not (told and in_bullet):
                before = len(self.out)
                self._sentence(line_start, end, ordered=follow_up or (ordered and in_bullet))
                if wished and bullet and len(self.out) == before:
                    self._wish(line_start, end)
            if _CONFIRMED.fullmatch(raw.strip(" .")) and last:
                self._confirm(*last)
            leads = bool(_LEADS.search(raw)) and (bullet is None or bullet[0][0].isdigit())
            if not in_bullet or leads:
                ordered = follow_up or self._orders_list(raw)
                wished = self._wishes_list(raw)
                told = not ordered and raw.rstrip().endswith(":") and bool(_TELLING_LIST.search(raw))
            last = (line_start, end)
        self.out.sort(key=lambda action: action.start)
        return self.out

    def _wishes_list(self, raw: str) -> bool:
        """'Udvalget ønsker:' before a list: each entry is a thing that is wished for."""
        said = raw.rstrip(" :;")
        opens = bool(_OPENS_LIST.search(raw)) or bool(_WISH_LAST.search(said))
        return opens and bool(_WISHES.search(said[-60:])) and " ikke" not in said

    def _wish(self, start: int, end: int) -> None:
        text = " ".join(self.text[start:end].split())
        if len(text.split()) > 1 and len(text) <= LONGEST_SENTENCE:
            dues = self._dues(text)
            due = dues[-1] if dues else None
            self.out.append(
                Action(
                    "action", text, text[:1].upper() + text[1:].rstrip(" .;"), [], due, True, self.section, start, end
                )
            )

    def _orders_list(self, raw: str) -> bool:
        """Do the words before a list order what stands in it: 'Det aftales, at:', 'med bemærkning om, at:'?"""
        if not _OPENS_LIST.search(raw) or _TELLING_LIST.search(raw.rstrip(": ").removesuffix(" at")[-40:]):
            return False
        return raw.rstrip(": ").endswith(" at") or bool(_ORDERING_LIST.search(raw))

    def _dues(self, text: str) -> list[Due]:
        found = dates.find(text, on=self.on, meetings=self.meetings, body=self.body)
        said = [due for due in found if not due.past and not _REASON.search(text[: due.start])]
        return [self._refined(due) for due in said if not _LIKE.search(text[: due.start])]

    def _refined(self, due: Due) -> Due:
        """'mødet i marts' whose day the document tells elsewhere."""
        if due.precision == "month" and due.date and _ONLY_MONTH_OF_MEETING.search(due.phrase):
            day = next((d for d in self.mentioned if (d.year, d.month) == (due.date.year, due.date.month)), None)
            return replace(due, precision="meeting", date=day or due.date)
        return due

    def _sentence(self, start: int, end: int, *, ordered: bool) -> None:
        text = " ".join(self.text[start:end].split())
        text = text.replace("**", "").replace("“", '"').replace("”", '"')
        if not 6 <= len(text) <= LONGEST_SENTENCE:
            return
        owners: tuple[Who, ...] = ()
        label = _TASK_LABEL.match(text)
        body = text[label.end() :] if label else text
        if (
            (named := _NAME_COLON.match(body))
            and (party := self.people.at(body, 0))
            and party.end >= named.end("who") - 1
            and (party.sure or any(who.ids for who in party.owners))
        ):
            owners, body = party.owners, body[named.end() :]
            ordered = True
        if label and (at_end := self._owner_at_end(body)):
            owners, body = at_end
        sentence = Sentence(body, self.people, self._dues, ordered=ordered or bool(label))
        found = hits(sentence)
        if not found and label and re.search(r"\w", body):
            found = [Hit("action", True, (), None, None, 0)]
        if not found and any(who.ids for who in owners) and sentence.dues:
            found = [Hit("action", True, (), None, None, 0)]
        starts = _begins(found)
        for hit in found:
            hit.owners = hit.owners or owners
            until = next((start for start in starts if hit.verb and start > hit.verb.start), None)
            if hit.verb and (other := sentence.next_subject(hit.verb.end)) and (until is None or other < until):
                until = other
            near = _beside(body, hit, sentence.dues)
            due = self._due(hit, near, until=until, first=starts[0] if len(starts) > 1 else None)
            task, who = task_of(body, hit, due, until=until), list(hit.owners)
            self.out.append(Action(hit.kind, text, task, who, due, hit.sure, self.section, start, end))

    def _owner_at_end(self, text: str) -> tuple[tuple[Who, ...], str] | None:
        """'Aktion: Ny oversigt – Ditlev – 1. april': who stands alone between dashes or in brackets, and the rest."""
        for part in _SET_APART.finditer(text):
            who = self.people.at(text, part.start("who"))
            if who and who.end == part.end("who") and (who.sure or any(owner.ids for owner in who.owners)):
                return who.owners, f"{text[: part.start()].rstrip()} {text[part.end() :].lstrip()}".strip()
        return None

    def _due(self, hit: Hit, dues: list[Due], *, until: int | None = None, first: int | None = None) -> Due | None:
        """Where a sentence promises several things: what stands behind this one, up to the next (`until`), or before

        all of them (`first` is where they begin); else the next one's.
        """
        ahead = [due for due in dues if due.precision != "recurring"] or list(dues)
        if first is not None and hit.verb:
            own = [due for due in ahead if hit.verb.start < due.start < (until or due.end)]
            ahead = (own or [due for due in ahead if due.start < first or due.start > hit.verb.start])[:1]
        ahead = [due for due in ahead if not _AFTER.match(due.phrase)] or ahead
        dated = [due for due in ahead if due.precision != "vague"]
        deadlines = [due for due in dated if due.deadline]
        for choice in (deadlines, dated, ahead):
            if choice:
                return choice[-1]
        return None

    # --- labels on lines of their own ---

    def _label(self, raw: str, block_start: int, last: tuple[int, int] | None) -> bool:
        if len(raw) > 200:
            return False
        bare = raw.replace("**", "").strip()
        if found := _OWNER_LINE.fullmatch(bare):
            self._own(found["who"].strip(" .*"), block_start, last)
            return True
        if found := _DUE_LINE.fullmatch(bare):
            dues = self._dues(found["due"])
            if dues and len(self.out) > block_start:
                self.out[-1].due = dues[-1]
                return True
        return False

    def _own(self, said: str, block_start: int, last: tuple[int, int] | None) -> None:
        """A labelled owner goes before the one of the sentence; where nothing was found, the sentence is a promise."""
        owners = self.owners_in(said)
        recent = [action for action in self.out[block_start:] if action.section == self.section] or self.out[-1:]
        if recent and last and self._near(recent[-1], last):
            named = [action for action in recent if any(who.ids for who in action.owners)]
            if len(recent) == 1 or recent[-1] not in named:  # of several, those who are named keep what is theirs
                recent[-1].owners, recent[-1].sure = owners, True
        elif last:
            start, end = last
            text = " ".join(self.text[start:end].split())
            dues = self._dues(text)
            self.out.append(
                Action(
                    "action",
                    text,
                    text.rstrip(" ."),
                    owners,
                    dues[-1] if dues else None,
                    True,
                    self.section,
                    start,
                    end,
                )
            )

    def _near(self, action: Action, last: tuple[int, int]) -> bool:
        return action.start >= last[0] or self.text[action.end : last[0]].count("\n\n") <= 2

    def owners_in(self, said: str) -> list[Who]:
        """The owners in a label or a cell. In 'OS2 / RF' the person stands for the organisation."""
        parts = [part.strip() for part in re.split(r"\s*(?:/|,|;|&|\+|\sog\s|\ssamt\s)\s*", said) if part.strip()]
        found = [who for part in parts if (party := self.people.at(part, 0)) for who in party.owners]
        persons = [self.people.narrowed(who, parts) for who in found if who.ids]
        if persons:
            return list(dict.fromkeys(persons))
        if "/" in said:
            return [Who(said)]
        return [Who(part) for part in parts if part not in "-–"]

    def _confirm(self, start: int, end: int) -> None:
        """'Ønske om at Bo holder oplæg. Det blev aftalt.'"""
        if any(action.start == start for action in self.out):
            return
        text = " ".join(self.text[start:end].split())
        if wish := re.search(r"(?<!\w)at\s+", text):
            rest = "Det aftales, at " + text[wish.end() :]
            sentence = Sentence(rest, self.people, self._dues, ordered=True)
            for hit in hits(sentence)[:1]:
                due = self._due(hit, sentence.dues)
                self.out.append(
                    Action(
                        hit.kind, text, task_of(rest, hit, due), list(hit.owners), due, True, self.section, start, end
                    )
                )

    def _row(self, row: tables.Row) -> None:
        source = " ".join(self.text[row.start : row.end].split())
        dues = self._dues(row.due) if row.due else []
        due = dues[-1] if dues else None
        if due is None and re.search(r"\w", row.due):
            due = Due(row.due, 0, len(row.due), "vague")
        owners = self.owners_in(row.owner) if re.search(r"\w", row.owner) else []
        self.out.append(Action("action", source, row.task, owners, due, True, self.section, row.start, row.end))


def _beside(text: str, hit: Hit, dues: list[Due]) -> list[Due]:
    """Without the times that something else between dashes has: 'Planen gælder til maj – Bo laver en ny'."""
    at = hit.subject.start if hit.subject else hit.verb.start if hit.verb else 0
    cut = text.rfind(" – ", 0, at)
    if cut < 0:
        return dues
    before = [due for due in dues if due.end <= cut]
    told = [due for due in before if len((text[text.rfind(" – ", 0, due.start) + 1 : due.start]).split()) > 1]
    return [due for due in dues if due not in told]


def _begins(found: Iterable[Hit]) -> list[int]:
    """Where each promise of a sentence begins, in order: at its subject, or at its verb where that stands before."""
    out, end = [], -1
    for verb, subject in sorted(((hit.verb, hit.subject) for hit in found if hit.verb), key=lambda own: own[0].start):
        out.append(subject.start if subject and end <= subject.start < verb.start else verb.start)
        end = verb.end
    return out


def in_items(
    items: Iterable[Item],
    *,
    on: date | None,
    people: Iterable[Candidate],
    meetings: Iterable[tuple[int | str, date]] = (),
    body: str = "",
    mentioned: Sequence[date] = (),
) -> None:
    """Set the actions of every item. Only what was said at the meeting is read: decision, discussion and follow-up."""
    known, coming = People(people), list(meetings)
    for item in items:
        for section in ("beslutning", "drøftelse", "videre proces"):
            text = item.sections.get(section, "")
            headed = item.headings.get(section, [])
            follow_up = any(_FOLLOW_UP.fullmatch(heading.strip(" :")) for heading in headed)
            if not text or (section == "videre proces" and not follow_up):
                continue
            item.actions += find(
                text, on=on, people=known, meetings=coming, body=body, section=section, mentioned=mentioned,
                follow_up=follow_up and section == "videre proces",
            )  # fmt: skip
