"""The head of a document: what it is, who met, when and where."""

import re
from datetime import date, datetime, time

from reading import clock
from reading.draft import Draft
from reading.layout import key
from reading.layout import words as words_of
from reading.names import is_organisation
from reading.patterns import either, find_any, match_whole
from reading.result import Kind, gettext_noop
from reading.sections import is_residue
from reading.titles import (
    BODY_WORD,
    DOCUMENT,
    IN_PLACE,
    LABELLED,
    LABELS,
    MEETING_OF,
    Title,
    announces,
    body_of,
    read_title,
)
from reading.words import dates as date_words
from reading.words import head as words

_SURE = re.compile(rf"({either(words.SURE_LABELS)})\s+(.+)", re.IGNORECASE)
_GLUED = re.compile(rf"({either(words.GLUED_LABELS)})(?=(?-i:[A-ZÆØÅ0-9]))(.+)", re.IGNORECASE)  # of a web page
_FORM = re.compile(rf"({either((*words.FORM_TIMES, *words.FORM_PLACES))})\s+(\S.*)", re.IGNORECASE)
_HELD = find_any(words.HELD)
_HELD_PLACE = find_any(words.HELD_PLACES)
_ENDED = find_any(words.ENDED)
_HELD_AT = match_whole(words.HELD_AT)
_HELD_AT_BEFORE = find_any(words.HELD_AT_BEFORE)
_PLACE = match_whole(words.PLACES)
_MEETING_NUMBER = match_whole(words.MEETING_NUMBER)
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)$")
_RESIDUE = re.compile(r"\{\{.{0,100}\}\}|\{%.{0,100}%\}")  # of a template that nothing filled in
_ROOM = re.compile(r"(?:[^.:]{2,60},\s*)?(?:møde)?lokale(?:t|r)?\s[^.:]{1,60}", re.IGNORECASE)
TITLE_LINES = 25

WEEKDAY = gettext_noop("%(phrase)s: that day is a %(weekday)s.")
BACKWARDS = gettext_noop("The meeting ends at %(ends)s, before it starts at %(starts)s.")
TWO_DATES = gettext_noop("The head gives two dates: %(first)s and %(second)s.")


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
        self.months: list[date] = []  # where a month and a year is all that is told
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
        elif found := (
            _SURE.fullmatch(text) or _GLUED.fullmatch(text) or self._without_colon(at) or LABELLED.fullmatch(text)
        ):
            label, value = found[1], found[2]
        else:
            label, value = text, ""
        label = label.strip(" :").lower()
        for name, pattern in LABELS.items():
            if pattern.fullmatch(label):
                if value.strip():
                    self._fact(at, name, value.strip())
                else:
                    self._fact_below(at, name)
                return

    def _without_colon(self, at: int) -> re.Match[str] | None:
        """'Dato 24. maj 2027', and below it 'Sted Mødelokale 2': labels of a form that lost its lines."""
        found = _FORM.fullmatch(self.draft.looks[at].text)
        if found is None or len(found[2]) > 60:
            return None
        if found[1].lower() in words.FORM_TIMES:
            when = clock.read(found[2]) if len(found[2]) < 40 else None
            return found if when else None
        near = [one for one in (at - 2, at - 1, at + 1, at + 2) if 0 <= one < self.end]
        timed = (_FORM.fullmatch(self.draft.looks[one].text) for one in near)
        return (
            found
            if any(one and one[1].lower() in words.FORM_TIMES and re.search(r"\d", one[2]) for one in timed)
            else None
        )

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
        place = IN_PLACE.sub("", text).strip(" ,.;:–-")
        if not self.minutes.place and 3 < len(place) < 120 and re.match(r"[A-ZÆØÅa-zæøå]", place):
            self.minutes.place = place

    def _when(self, when: clock.When, text: str) -> None:
        if when.day:
            self.days.append(when.day)
            if when.doubt:
                weekday = next(name for name, number in date_words.WEEKDAYS.items() if number == when.day.weekday())
                self.draft.doubt("weekday", WEEKDAY, phrase=text[when.start : when.end].strip(), weekday=weekday)
        elif when.month:
            self.months.append(when.month)
        if when.day in (None, *self.days[:1]):  # the time of another day, of a web page's own, is not the meeting's
            self.begins, self.ends = self.begins or when.begins, self.ends or when.ends

    # --- titles ---

    def _titles(self, lines: list[int]) -> None:
        taken = -1
        for at in lines:
            if at <= taken:
                continue
            joined = self._joined(at)
            text = " ".join(self.draft.looks[i].text for i in joined)
            if len(text) > 300 or "://" in text or is_residue(text) or announces(text):
                continue
            title = read_title(text)
            if self._is_title(title, text):
                taken = joined[-1]
                self._take_title(joined, title, text)

    def _joined(self, at: int) -> list[int]:
        """One sentence over several lines: 'Referat / til / mødet i / Rådet / den 3. maj 2021'."""
        if not DOCUMENT.match(self.draft.looks[at].text):
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
            last = bool(re.search(rf"\s[-–—]\s+{re.escape(title.document)}$", text.strip(" ."), re.IGNORECASE))
            return first or last or (title.when is not None and not text.endswith(".") and len(text.split()) < 16)
        if title.document:
            return len(text) < 60
        if not title.body or text.endswith((".", "?")):
            return False
        if not re.search(r"møde", text, re.IGNORECASE):
            return False
        dated = title.when is not None and bool(title.when.day or title.when.month)
        return dated or bool(MEETING_OF.match(text))

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
        self._organisation_beside(lines[0], lines[-1], title)

    def _organisation_beside(self, first: int, at: int, title: Title) -> None:
        """'Referat af bestyrelsesmøde' and then, or right before, alone on its line, whose board it is."""
        if not title.body or title.body != self.minutes.body or " " in title.body:
            return
        for near in (at + 1 + self._blank(at + 1), first - 1 - self._blank(first - 1)):
            if not 0 <= near < self.end:
                continue
            look = self.draft.looks[near]
            short = (
                2 <= len(look.text.split()) <= 6 and look.text[:1].isupper() and not re.search(r"[\d:.,]", look.text)
            )
            if short and self.draft.is_free(near) and is_organisation(look.text) and not look.cells and not look.bullet:
                self.minutes.body = f"{self.minutes.body}, {look.text}"
                self.draft.place(near, Kind.BODY, "body")
                return

    def _blank(self, at: int) -> bool:
        return 0 <= at < self.end and self.draft.looks[at].blank

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
        if announces(text) or DOCUMENT.fullmatch(bare) or _MEETING_NUMBER.fullmatch(bare):
            self.draft.place(at, Kind.LABEL, "kind")
        elif held := _HELD.search(text):
            place = _HELD_PLACE.search(held[0])
            self._place(at, place[0] if place else held[0])
        elif _HELD_AT.fullmatch(bare) and (before := _HELD_AT_BEFORE.match(bare)):
            self._place(at, bare[before.end() :].strip(" :"))
        elif _RESIDUE.search(text):
            self.draft.place(at, Kind.LABEL, "kind")
        elif _ENDED.match(text) and (when := clock.read(text)):
            self.ends = self.ends or when.begins
            self.draft.place(at, Kind.DATE, "ends")
        elif (when := clock.read(text)) and (when.end - when.start) * 10 > len(_ASIDE.sub("", text)) * 6:
            self._when(when, text)
            self._place_behind(text[when.end :])
            self.draft.place(at, Kind.DATE, "starts")
        elif when and when.day in self.days and "møde" in text.lower():
            self._when(when, text)
            self.draft.place(at, Kind.DATE, "starts")
        elif self._same_day(text):
            self.draft.place(at, Kind.DATE, "starts")
        elif not self.minutes.body and re.fullmatch(r"\w+møde", bare) and BODY_WORD.fullmatch(body_of(bare)):
            self.minutes.body = body_of(bare)
            self.draft.place(at, Kind.BODY, "body")
        elif _ROOM.fullmatch(text) or _PLACE.fullmatch(bare):
            self._place(at, text)
        elif self.minutes.body and self._is_body(text):
            self.draft.place(at, Kind.BODY, "body")
        elif not self.minutes.body and self._could_be_body(text):
            self.minutes.body = text.strip(" :.")
            self.draft.place(at, Kind.BODY, "body")

    def _same_day(self, text: str) -> bool:
        """'Mandag d. 4. januar kl. 19', once the year is known: the time of day counts."""
        when = clock.read(text, on=self.days[0]) if self.days and len(text) < 80 else None
        if when is None or when.day not in (self.days[0], None) or not (when.begins or when.day):
            return False
        if (when.end - when.start) * 10 <= len(text) * 6:
            return False
        self.begins, self.ends = self.begins or when.begins, self.ends or when.ends
        return True

    def _is_body(self, text: str) -> bool:
        """The body's name once more: as such, in another form ('Rådet'), or in a title without a day."""
        body, said = key(self.minutes.body), {key(text), key(body_of(text)), key(read_title(text).body)}
        return body in said or bool(said & {f"{body}{ending}" for ending in ("et", "en", "n", "t")})

    def _could_be_body(self, text: str) -> bool:
        return (
            len(text.split()) <= 9
            and not text.endswith((".", "?"))
            and text[:1].isupper()
            and bool(BODY_WORD.search(text))
        )

    def _finish(self) -> None:
        if self.days:
            first = self.days[0]
            self.minutes.starts = datetime.combine(first, self.begins) if self.begins else first
            self.minutes.ends = datetime.combine(first, self.ends) if self.ends else None
            if self.begins and self.ends and self.ends <= self.begins:
                self.minutes.ends = None
                told = {"starts": f"{self.begins:%H:%M}", "ends": f"{self.ends:%H:%M}"}
                self.draft.doubt("ends_before_start", BACKWARDS, **told)
            if other := next((day for day in self.days if day != first), None):
                self.draft.doubt("dates_differ", TWO_DATES, first=first.isoformat(), second=other.isoformat())
        elif self.months:
            self.minutes.month = self.months[0]
