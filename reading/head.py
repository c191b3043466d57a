"""The head of a document: what it is, who met, when and where."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from reading import clock
from reading.draft import Draft
from reading.layout import Look, key
from reading.layout import words as words_of
from reading.patterns import either, find_any, match_whole
from reading.result import Kind, gettext_noop
from reading.sections import is_residue
from reading.words import dates as date_words
from reading.words import head as words

_STATE = rf"(?:(?:{either(words.STATES)})\s+)*"
_NAME = either((*words.MINUTES, *words.AGENDA))
_DOCUMENT = re.compile(
    rf"(?<!\w){_STATE}(?:{_NAME})(?:\s*(?:og|&|/|\+|med|m\.)\s*(?:{_NAME}))?(?!\w)(?:\s*\((?:{either(words.STATES)})\))?",
    re.IGNORECASE,
)
_LINK = re.compile(rf"^[\s:;,.|–—-]*(?:(?:{either(words.LINKS)})(?!\w)\s*)*[\s:;,.|–—-]*", re.IGNORECASE)
_END = re.compile(rf"[\s:;,.(|–—-]*(?:\s(?:{either((*words.LINKS, 'afholdt', 'kl'))}))*[\s:;,.(|–—-]*$", re.IGNORECASE)
_MEETING_OF = re.compile(
    r"^(?:(?:det|den|et)\s+)?(?:\d{1,3}\.?\s+)?(?:(?:ordinær|ekstraordinær|konstituerende|fælles|virtuel|skriftlig)\w*\s+){0,3}[\w-]{0,40}mødet?"
    r"(?:\s+nr\.?\s*\d{1,3})?\s+(?:i|af|for|med|mellem)\s+(?:det\s+|den\s+)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?:^|\s)(?P<stem>[\wæøåÆØÅ-]{2,40}?)-?(?:møde|mødet)$", re.IGNORECASE)
_PLAIN_MEETING = re.compile(
    r"(?:^|\s)(?:(?:ordinært|ekstraordinært|virtuelt|konstituerende)\s+)?(?:møde|mødet)$", re.IGNORECASE
)
_SORT_OF_MEETING = re.compile(
    r"^(?:ordinær|ekstraordinær|konstituerende|virtuel|skriftlig|fælles)\w*\s+", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s+(?:nr\.?\s*)?\d{1,3}\.?$", re.IGNORECASE)
_SPACED_OUT = re.compile(r"(?<!\w)(?:[A-ZÆØÅ] ){3,40}[A-ZÆØÅ](?!\w)")
_LABELLED = re.compile(r"([^:|]{2,40}?)\s*:\s*(.*)", re.DOTALL)
_SURE = re.compile(rf"({either(words.SURE_LABELS)})\s+(.+)", re.IGNORECASE)
_BODY_WORD = re.compile(rf"\w*(?:{either(words.BODY_WORDS)})(?:et|en|e|n|s|ts)?(?!\w)", re.IGNORECASE)
_HELD = find_any(words.HELD)
_HELD_PLACE = find_any(words.HELD_PLACES)
_ENDED = find_any(words.ENDED)
_PROGRESS = match_whole(words.PROGRESS)
_ANNOUNCING = match_whole(words.ANNOUNCING)
_LABELS = {
    "starts": match_whole(words.DATE_LABELS),
    "ends": match_whole(words.END_LABELS),
    "place": match_whole(words.PLACE_LABELS),
    "body": match_whole(words.BODY_LABELS),
}
_IN_PLACE = re.compile(r"^[\s,.;:–-]*(?:i|på|ved|sted:?|lokale:?)\s+(?=\S)", re.IGNORECASE)
_ROOM = re.compile(r"(?:[^.:]{2,60},\s*)?(?:møde)?lokale(?:t|r)?\s[^.:]{1,60}", re.IGNORECASE)
TITLE_LINES = 25

WEEKDAY = gettext_noop("%(phrase)s: that day is a %(weekday)s.")
TWO_DATES = gettext_noop("The head gives two dates: %(first)s and %(second)s.")


@dataclass(slots=True)
class Title:
    """What one line of a title says."""

    document: str = ""
    body: str = ""
    when: clock.When | None = None
    place: str = ""


def read_title(text: str) -> Title:
    """'REFERAT Rådet for Havne d. 10-11-2023' and its many relatives."""
    text = _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), text)
    title = Title(when=clock.read(text))
    pieces = [(0, len(text))]
    if found := _DOCUMENT.search(text):
        title.document = found[0]
        pieces = _without(pieces, *found.span())
    if title.when:
        behind = text[title.when.end :]
        if place := _IN_PLACE.match(behind):
            title.place = behind[place.end() :].strip(" .")
            pieces = _without(pieces, title.when.start, len(text))
        else:
            pieces = _without(pieces, title.when.start, title.when.end)
    says_meeting = bool(
        _MEETING_OF.match(text) or _COMPOUND.search(text) or re.match(r"mødet?\s+i\s", text, re.IGNORECASE)
    )
    if title.document or title.when or says_meeting:
        bodies = [body for body in (body_of(clock.without_day(text[start:end])) for start, end in pieces) if body]
        title.body = max(bodies, key=lambda body: bool(_BODY_WORD.search(body))) if bodies else ""
    return title


def _without(pieces: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    out = []
    for a, b in pieces:
        out += [(a, min(b, start)), (max(a, end), b)]
    return [(a, b) for a, b in out if b > a]


def body_of(text: str) -> str:
    """The body in 'af møde i Rådet for Havne', 'styregruppemøde nr. 3' (the styregruppe), or ''."""
    text = _LINK.sub("", re.sub(r"\s*\([^)]{0,80}\)\s*$", "", text.strip()))
    text = _LINK.sub("", _MEETING_OF.sub("", text))
    text = _NUMBERED.sub("", _END.sub("", text))
    text = _END.sub("", _PLAIN_MEETING.sub("", text)).strip()
    if compound := _COMPOUND.search(text):
        stem = compound["stem"]
        if stem.lower().rstrip("s-") in {kind.rstrip("s-") for kind in words.KINDS_OF_MEETING}:
            stem = ""
        text = (text[: compound.start()].strip() + " " + (stem[:-1] if stem.endswith("s") else stem)).strip()
    text = _SORT_OF_MEETING.sub("", text.strip(" :;,.-–—|"))
    if not 2 <= len(text) <= 120 or len(text.split()) > 14 or not re.search(r"[^\W\d_]{2}", text):
        return ""
    return text


def _announces(text: str) -> bool:
    """A line that only announces what follows ('Mødefakta'), or tells how far the document has come."""
    bare = text.strip(" :.")
    return bool(_ANNOUNCING.fullmatch(bare) or _PROGRESS.fullmatch(bare))


def is_head_line(look: Look) -> bool:
    """A line that belongs to the head of a document by its words: a title, a label, an announcement."""
    bare = look.text.strip(" :.")
    if len(bare) > 120:
        return False
    if _announces(look.text) or any(pattern.fullmatch(bare.lower()) for pattern in _LABELS.values()):
        return True
    title = read_title(look.text)
    return bool(title.document or (title.when and title.when.day and title.body))


class Head:
    """Reads the lines before the first item. People have been read before; what is not understood stays free."""

    def __init__(self, draft: Draft, lines: list[int], end: int) -> None:
        """`lines` are those that are not blank; `end` is where the first item begins."""
        self.draft = draft
        self.lines = lines
        self.minutes = draft.minutes
        self.end = end
        self.documents: list[str] = []  # the words by which the document calls itself
        self.labelled_body = ""
        self.joined: set[int] = set()  # lines of a title that goes over several
        self.days: list[date] = []
        self.begins: time | None = None
        self.ends: time | None = None

    def read(self, *, listed_from: int) -> None:
        """`listed_from` is where the agenda begins to be listed: no title stands below it."""
        for at in self.lines:
            if self.draft.is_free(at):
                self._label(at)
        self._titles([at for at in self.lines if at < listed_from and self.draft.is_free(at)][:TITLE_LINES])
        self.minutes.body = self.minutes.body or self.labelled_body
        self._let_go_of_other_bodies()
        for at in self.lines:
            if self.draft.is_free(at):
                self._leftover(at)
        self._finish()

    # --- labelled facts ---

    def _label(self, at: int) -> None:
        look = self.draft.looks[at]
        text = look.text
        if len(text) > 400:
            return
        if len(look.cells) == 2:
            label, value = look.cells
        elif found := _SURE.fullmatch(text) or _LABELLED.fullmatch(text):
            label, value = found[1], found[2]
        else:
            label, value = text, ""
        label = label.strip(" :").lower()
        for name, pattern in _LABELS.items():
            if pattern.fullmatch(label):
                if value.strip():
                    self._fact(at, name, value.strip())
                else:
                    self._fact_below(at, name)
                return

    def _fact_below(self, at: int, name: str) -> None:
        """A label alone on its line: the value stands on the next one."""
        below = next((i for i in range(at + 1, min(at + 4, self.end)) if not self.draft.looks[i].blank), None)
        if below is None or not self.draft.is_free(below):
            return
        look = self.draft.looks[below]
        if (
            len(look.text) <= 150
            and not look.level
            and not look.text.endswith(":")
            and self._fact(below, name, look.text)
        ):
            self.draft.place(at, Kind.LABEL, name)

    def _fact(self, at: int, name: str, value: str) -> bool:
        if name == "body":
            if not (body := body_of(value)):
                return False
            self.labelled_body = self.labelled_body or body
            self.draft.place(at, Kind.BODY, "body")
            return True
        if name == "place":
            return self._place(at, value)
        when = clock.read(value, packed=True)
        if when is None:
            return False
        if name == "ends":
            self.ends = self.ends or when.begins
        else:
            self._when(when, value)
            self._place_behind(value[when.end :])
        self.draft.place(at, Kind.DATE, name)
        return True

    def _place(self, at: int, place: str) -> bool:
        """The place of the meeting; a second, different one is left over for the eye."""
        if self.minutes.place and key(self.minutes.place) != key(place):
            return False
        self.minutes.place = self.minutes.place or place
        self.draft.place(at, Kind.PLACE, "place")
        return True

    def _place_behind(self, text: str) -> None:
        """'… kl. 13-15, Rådhuset, lokale 2': what follows the time, when it is short."""
        place = _IN_PLACE.sub("", text).strip(" ,.;:–-")
        if not self.minutes.place and 3 < len(place) < 120 and re.match(r"[A-ZÆØÅa-zæøå]", place):
            self.minutes.place = place

    def _when(self, when: clock.When, text: str) -> None:
        if when.day:
            self.days.append(when.day)
            if when.doubt:
                weekday = next(name for name, number in date_words.WEEKDAYS.items() if number == when.day.weekday())
                self.draft.doubt("weekday", WEEKDAY, phrase=text[when.start : when.end].strip(), weekday=weekday)
        self.begins, self.ends = self.begins or when.begins, self.ends or when.ends

    # --- titles ---

    def _titles(self, lines: list[int]) -> None:
        taken = -1
        for at in lines:
            if at <= taken:
                continue
            joined = self._joined(at)
            text = " ".join(self.draft.looks[i].text for i in joined)
            if len(text) > 300 or "://" in text or is_residue(text) or _announces(text):
                continue
            title = read_title(text)
            if self._is_title(title, text):
                taken = joined[-1]
                self._take_title(joined, title, text)

    def _joined(self, at: int) -> list[int]:
        """One sentence over several lines: 'Referat / til / mødet i / Rådet / den 3. maj 2021'."""
        if not _DOCUMENT.match(self.draft.looks[at].text):
            return [at]
        below = range(at + 1, min(at + 7, self.end))
        if not below or not re.match(
            r"(?:til|fra|af|for)?\s*(?:mødet?\s+i\b.*|mødet?|til|fra|af)$", self.draft.looks[below[0]].text.lower()
        ):
            return [at]
        out = [at]
        for i in below:
            if not self.draft.is_free(i):
                break
            out.append(i)
        return out

    def _is_title(self, title: Title, text: str) -> bool:
        if title.document and (title.body or title.when):
            first = text.lower().lstrip(" -–").startswith(title.document.lower())
            return first or (title.when is not None and not text.endswith(".") and len(text.split()) < 16)
        if title.document:
            return len(text) < 60
        if not title.body or text.endswith((".", "?")):
            return False
        says_meeting = bool(re.search(r"møde", text, re.IGNORECASE))
        return says_meeting and (title.when is not None and title.when.day is not None or bool(_MEETING_OF.match(text)))

    def _take_title(self, lines: list[int], title: Title, text: str) -> None:
        if title.document:
            self.documents.append(title.document.lower())
        if title.body and not self.minutes.body:
            self.minutes.body = title.body
        if title.when:
            self._when(title.when, text)
        if title.place and not self.minutes.place:
            self.minutes.place = title.place
        if len(lines) > 1:
            self.joined.update(lines)
        kind, ref = (Kind.BODY, "body") if title.body else (Kind.DATE, "starts") if title.when else (Kind.LABEL, "kind")
        for at in lines:
            self.draft.place(at, kind, ref)

    def _let_go_of_other_bodies(self) -> None:
        """A line that named a body, when another one's name was chosen, holds nothing of it: it is left over."""
        wanted = {word for word in words_of(self.minutes.body) if len(word) > 2}
        for at in self.lines:
            if self.draft.places.get(at) == (Kind.BODY, "body") and at not in self.joined:
                said = " ".join(words_of(self.draft.looks[at].text))
                if not any(word[:6] in said for word in wanted):
                    del self.draft.places[at]

    # --- what is left ---

    def _leftover(self, at: int) -> None:
        text = self.draft.looks[at].text
        if len(text) > 250:
            return
        bare = text.strip(" :.")
        if _announces(text) or _DOCUMENT.fullmatch(bare):
            self.draft.place(at, Kind.LABEL, "kind")
        elif held := _HELD.search(text):
            place = _HELD_PLACE.search(held[0])
            self._place(at, place[0] if place else held[0])
        elif _ENDED.match(text) and (when := clock.read(text)):
            self.ends = self.ends or when.begins
            self.draft.place(at, Kind.DATE, "ends")
        elif (when := clock.read(text)) and when.day and (when.end - when.start) * 10 > len(text) * 6:
            self._when(when, text)
            self._place_behind(text[when.end :])
            self.draft.place(at, Kind.DATE, "starts")
        elif when and when.day in self.days and "møde" in text.lower():
            self._when(when, text)
            self.draft.place(at, Kind.DATE, "starts")
        elif _ROOM.fullmatch(text):
            self._place(at, text)
        elif self.minutes.body and key(text) == key(self.minutes.body):
            self.draft.place(at, Kind.BODY, "body")
        elif not self.minutes.body and self._could_be_body(text):
            self.minutes.body = text.strip(" :.")
            self.draft.place(at, Kind.BODY, "body")

    def _could_be_body(self, text: str) -> bool:
        return (
            len(text.split()) <= 9
            and not text.endswith((".", "?"))
            and text[:1].isupper()
            and bool(_BODY_WORD.search(text))
        )

    def _finish(self) -> None:
        if self.days:
            first = self.days[0]
            self.minutes.starts = datetime.combine(first, self.begins) if self.begins else first
            self.minutes.ends = datetime.combine(first, self.ends) if self.ends else None
            if other := next((day for day in self.days if day != first), None):
                self.draft.doubt("dates_differ", TWO_DATES, first=first.isoformat(), second=other.isoformat())
