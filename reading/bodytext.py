"""What stands under an item's heading: its sections, its attachments, and what it says of the next meeting."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reading import itemtable, layout, sections
from reading.attendance import Attendance, is_attendance_heading, is_role_line
from reading.draft import Draft
from reading.layout import Look
from reading.marks import Heading
from reading.nextmeeting import NextMeetingReader
from reading.patterns import match_whole
from reading.result import Item, Kind
from reading.words import items as item_words
from reading.words import sections as words

_PEOPLE = match_whole(item_words.PEOPLE_TITLES)
_ELECTIONS = match_whole(item_words.ELECTIONS)
_CLOSED = match_whole(item_words.CLOSED)
_CLOSED_MARK = re.compile(
    rf"^(?:{'|'.join(map(re.escape, item_words.CLOSED))})(?:\s+(?:punkt|sag))?\s*[:–-]\s*(?=\w)"
    r"|\s*\(\s*lukket(?:\s+(?:punkt|sag))?\s*\)\s*$",
    re.IGNORECASE,
)
_CLOSED_TITLE = re.compile(
    rf"(?:{'|'.join(map(re.escape, item_words.CLOSED))})(?:\s*[:–-]|\s+punkt|$)"
    r"|.*\(\s*lukket(?:\s+(?:punkt|sag))?\s*\)",
    re.IGNORECASE,
)
_OPEN = match_whole(item_words.OPEN)
_NOT_RELEASED = match_whole(item_words.NOT_RELEASED)
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|odt|msg|zip|jpe?g|png|txt)\b", re.IGNORECASE)
_ENTRY = re.compile(r"\d{1,2}[a-z]?[.)]|at\s", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-zæøå0-9)][.!?]\s+[A-ZÆØÅ]")
_ONE_WORD = re.compile(r"[A-ZÆØÅ][a-zæøåé-]+")
LONGEST_ATTACHMENT = 300


@dataclass(slots=True)
class _Cursor:
    """Where in the item we are."""

    section: str
    explicit: bool = False  # opened by a heading, rather than where text goes by itself
    quoted: bool = False
    pending_blank: bool = False


def unmarked(title: str) -> str:
    """The title of a closed item without the words that say so: 'Lukket: Borgersag', 'Borgersag (lukket punkt)'."""
    return _CLOSED_MARK.sub("", title) or title


class ItemReader:
    """Gives every line of one item its place. `quoted_agenda`: quotes repeat the agenda, the rest are the minutes."""

    def __init__(
        self,
        draft: Draft,
        index: int,
        lines: range,
        *,
        is_minutes: bool,
        quoted_agenda: bool,
        rows: Mapping[int, itemtable.Row] | None = None,
    ) -> None:
        self.draft = draft
        self.index = index
        self.item: Item = draft.minutes.items[index]
        self.lines = lines
        self.quoted_agenda = quoted_agenda
        self.rows = rows or {}
        explicit = {sections.split_heading(draft.looks[at].text)[0] for at in lines if draft.is_free(at)} - {""}
        explicit |= {part.column.holds for row in self.rows.values() for part in row.parts}
        self.default = "beslutning" if is_minutes and "beslutning" not in explicit else "sagsfremstilling"
        self.cursor = _Cursor(self.default)
        self.electing = bool(_ELECTIONS.fullmatch(self.item.title.strip(" :.")))
        self.text: dict[str, list[str]] = {}
        self.next_meeting = NextMeetingReader(draft, self.item.title)
        title = self.item.title.strip(" :")
        self.attendance = Attendance(draft, is_open=bool(_PEOPLE.fullmatch(title)), heading=title)

    @property
    def ref(self) -> str:
        return f"items.{self.index}"

    def read(self, heading: Heading) -> None:
        self._head(heading)
        if heading.at in self.rows:
            self._row(self.rows[heading.at])
        for at in self.lines:
            look = self.draft.looks[at]
            if look.blank:
                self.cursor.pending_blank = True
            elif self.draft.is_free(at) or (look.rule and look.cells):
                self._line(at, look)
        self.finish()

    def read_answer(self, first: int) -> None:
        """The lines that answer an agenda's number; `first` begins with that number."""
        self.cursor.section = "beslutning"
        self._put(first, "beslutning", re.sub(r"^\W*\d{1,3}[.):]?\s*", "", self.draft.looks[first].text))
        for at in self.lines:
            look = self.draft.looks[at]
            if look.blank:
                self.cursor.pending_blank = True
            elif self.draft.is_free(at):
                self._line(at, look)
        self.finish()

    def finish(self) -> None:
        for name, lines in self.text.items():
            old = self.item.sections.get(name, "")
            new = "\n".join(lines).strip("\n")
            self.item.sections[name] = f"{old}\n{new}" if old and new else old or new
        self.text.clear()

    def _head(self, heading: Heading) -> None:
        if heading.above:
            for at in heading.above:
                look = self.draft.looks[at]
                self._put(at, words.ABOVE, " ".join(filter(None, itemtable.cells_of(look))) or look.text)
        if heading.text:
            self.draft.place(heading.at, Kind.ITEM, self.ref)
            quoted = self.quoted_agenda and self.draft.looks[heading.at].quote
            self.cursor.section = "sagsfremstilling" if quoted or "://" in heading.text else self.default
            if self.attendance.state.open:
                self.attendance.note(self.item.title, heading.text)
            self._append(self.cursor.section, heading.text)
            self.cursor.section = self.default
        else:
            self.draft.place(heading.at, Kind.ITEM, self.ref if heading.at in self.rows else f"{self.ref}.title")
        if heading.title_at >= 0:
            self.draft.place(heading.title_at, Kind.ITEM, f"{self.ref}.title")
        self.item.closed = self.item.closed or bool(_CLOSED_TITLE.match(self.item.title))

    # --- one line ---

    def _row(self, row: itemtable.Row) -> None:
        """The cells of a row, each in the section that its column names; who and by when close the decision."""
        said = "beslutning"
        for part in row.parts:
            holds, heading, lines = part.column.holds, part.column.heading, part.lines
            if holds in (itemtable.OWNER, itemtable.DUE):
                self._append(said, f"{heading}: {_joined(lines)}")
            elif holds == "bilag":
                self.item.attachments += lines
            elif holds in words.SECTIONS:
                self.item.headings.setdefault(holds, []).append(heading)
                if holds == "beslutning":
                    self.draft.written.add(self.index)
                for line in lines:
                    self._append(holds, line)
            else:
                for line in lines:
                    self._append(self.default, f"{heading}: {line}" if heading else line)
        self.draft.place(row.at, Kind.ITEM, self.ref)

    def _line(self, at: int, look: Look) -> None:
        text = look.text
        if at in self.rows:
            self._row(self.rows[at])
            return
        self._follow_quotes(look)
        if self._small(at, text):
            return
        name, label, rest = ("", "", "") if look.cells or look.bullet else sections.split_heading(text)
        if name and not (look.quote and self.quoted_agenda):
            self._open(at, name, label, rest)
            return
        if not look.bullet and self.cursor.section != "indstilling" and self._recommends(at, text):
            self.cursor.section, self.cursor.explicit = "indstilling", True
        if len(look.cells) == 2 and (name := sections.name_of(look.cells[0])):
            self._open(at, name, look.cells[0], look.cells[1])
            return
        if look.level and not name:
            if not self._has_content_below(at):
                self.draft.place(at, Kind.LABEL, f"{self.ref}.headings")  # of a template that nobody filled in
                return
            self._leave_section()
        if self._people(at, look) or self._next_meeting(at, look):
            return
        if self.cursor.section == "bilag" and self._attachment(at, look):
            return
        self._put(at, self.cursor.section, look.kept or look.source.strip())

    def _recommends(self, at: int, text: str) -> bool:
        below = next((look for look in self.draft.looks[at + 1 : min(at + 4, self.lines.stop)] if look.text), None)
        listed = below is not None and (below.bullet or bool(_ENTRY.match(below.text)))
        return sections.is_recommending(text, before_list=listed)

    def _follow_quotes(self, look: Look) -> None:
        """In minutes that quote the agenda, a quote is the case and what follows it the decision."""
        if self.quoted_agenda and bool(look.quote) != self.cursor.quoted:
            self.cursor.quoted = bool(look.quote)
            if not self.cursor.explicit:
                self.cursor.section = "sagsfremstilling" if look.quote else self.default

    def _small(self, at: int, text: str) -> bool:
        """One-line facts: the case's number, open or closed, what a web page left."""
        if sections.is_residue(text):
            return True  # unplaced: shown, and kept out of the text
        number = sections.case_number(text)
        if number is not None:
            self._put(at, words.CASE_NUMBER, number or text, kind=Kind.SECTION)
            return True
        bare = text.strip(" .:")
        if len(bare) < 40 and (_CLOSED.fullmatch(bare) or _OPEN.fullmatch(bare)) and not self.text:
            self.item.closed = self.item.closed or bool(_CLOSED.fullmatch(bare))
            self.draft.place(at, Kind.LABEL, f"{self.ref}.closed")
            return True
        if len(bare) < 60 and _NOT_RELEASED.fullmatch(bare):
            self.item.closed = True
        return False

    def _open(self, at: int, name: str, label: str, rest: str) -> None:
        """A section begins. Its heading is kept in the text when the section has text already."""
        cursor = self.cursor
        cursor.section, cursor.explicit = name, True
        self.attendance.state.open = False
        self.item.headings.setdefault(name, []).append(label.strip(" :"))
        if name == "beslutning":
            self.draft.written.add(self.index)
        if name == "bilag" and rest:
            files = [part.strip() for part in re.split(r"[;,]\s+", rest)] if rest.count(".") > 1 else [rest]
            for file in files:
                self.item.attachments.append(file)
            first, last = len(self.item.attachments) - len(files), len(self.item.attachments) - 1
            which = str(first) if first == last else f"{first}-{last}"
            self.draft.place(at, Kind.ATTACHMENT, f"{self.ref}.attachments.{which}")
            return
        if self.text.get(name):
            self._append(name, label.strip(" :"))
        elif name != "bilag":
            self.text.setdefault(name, [])
        if rest:
            self._append(name, rest)
        self.draft.place(
            at, Kind.SECTION, f"{self.ref}.attachments" if name == "bilag" else f"{self.ref}.sections.{name}"
        )
        cursor.pending_blank = False

    def _leave_section(self) -> None:
        self.cursor.section, self.cursor.explicit = self.default, False

    def _has_content_below(self, at: int) -> bool:
        for below in range(at + 1, self.lines.stop):
            look = self.draft.looks[below]
            if look.level or (look.rule and not look.cells):
                return False
            if not look.blank:
                return True
        return False

    def _people(self, at: int, look: Look) -> bool:
        """A list of participants inside an item: the item 'Deltagere', or 'Deltagere:' and names under another."""
        if self.attendance.state.open:
            taken = self.attendance.take(at, look)
            if not taken and len(look.text) > 120:
                self.attendance.state.open = False
            return taken
        if self.index > 2 or self.cursor.section == "beslutning":
            return False
        if look.text.endswith(":") and is_attendance_heading(look) and self.attendance.people_follow(at):
            self.attendance = Attendance(self.draft, is_open=True)
            return self.attendance.take(at, look)
        return is_role_line(look.text, at_election=self.electing) and self.attendance.take(at, look)

    def _next_meeting(self, at: int, look: Look) -> bool:
        return not self.cursor.explicit and self.next_meeting.take(at, look)

    def _attachment(self, at: int, look: Look) -> bool:
        text = look.text
        if not look.bullet and not _FILE.search(text) and (len(text) > LONGEST_ATTACHMENT or _SENTENCE.search(text)):
            return False
        if not text or len(text) > 2 * LONGEST_ATTACHMENT:
            return False
        self.item.attachments.append(layout.without_links(text))
        self.draft.place(at, Kind.ATTACHMENT, f"{self.ref}.attachments.{len(self.item.attachments) - 1}")
        return True

    # --- text ---

    def _put(self, at: int, name: str, text: str, *, kind: Kind = Kind.TEXT) -> None:
        self._append(name, text)
        self.draft.place(at, kind, f"{self.ref}.sections.{name}")

    def _append(self, name: str, text: str) -> None:
        lines = self.text.setdefault(name, [])
        if self.cursor.pending_blank and lines:
            lines.append("")
        lines.append(text)
        self.cursor.pending_blank = False


def _joined(lines: Sequence[str]) -> str:
    """Those named in a narrow cell: 'Sofie' over 'Krag' is one of them."""
    one = len(lines) == 2 and all(map(_ONE_WORD.fullmatch, lines))
    return (" " if one else ", ").join(lines)
