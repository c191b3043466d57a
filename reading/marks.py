"""Lines that may head an agenda item ('Punkt 3: …', '3. …', '2.1 …'), and the lines of a table of contents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from reading import people
from reading.attendance import is_attendance_heading
from reading.layout import Look
from reading.outcomes import is_answer
from reading.patterns import either, match_whole
from reading.sections import name_of
from reading.words import head as head_words
from reading.words import items as words
from reading.words.sections import ONE_LINE

LONGEST_TITLE = 320
MOST_MARKS = 20_000

_WORDS = {form.lower(): family for family, forms in words.ITEM_WORDS.items() for form in forms}
_LABEL = r"\d{1,3}(?:\.\d{1,2}){0,2}\.?(?:[a-z](?!\w))?|(?-i:[A-ZÆØÅ])(?=\s?[:.)])"
_WORDED = re.compile(
    rf"(?P<closed>(?:{either(words.CLOSED)})\s*[:–-]?\s+)?(?P<word>{either(_WORDS)})\s*(?P<label>{_LABEL})"
    r"(?P<sep>\s*[.:)]?\s*[-–—:]?)(?:\s+|$|(?<=[:.)])(?=\S))(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    r"(?P<label>\d{1,3}(?:\.\d{1,2}){0,2})(?P<letter>[a-z](?=[.)])|\.[a-z](?=[.):]?(?:\s|$)))?(?P<sep>\.?\s?[-–—:)]|\.|\s)?\s*(?P<title>.*)",
    re.DOTALL,
)
_GLUED = re.compile(r"(?P<label>\d{1,3})(?P<title>[A-ZÆØÅ][a-zæøå]{3,}.*)", re.DOTALL)
_LETTERED = re.compile(r"(?P<label>[A-ZÆØÅ])(?P<sep>[.:)])\s+(?P<title>.+)", re.DOTALL)
_BRACKETED = re.compile(r"\((?P<label>\d{1,3})\)\s+(?P<title>[A-ZÆØÅ].*)", re.DOTALL)
_ROMAN = re.compile(r"(?P<label>[IVX]{1,5})(?P<sep>[.:)])\s+(?P<title>[A-ZÆØÅ].*)", re.DOTALL)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_TIMES = re.compile(r"\d{1,2}[.:]\d\d\s*[-–—]\s*\d{1,2}[.:]\d\d(?!\d)")
DOTS = re.compile(r"(?:\.{3,}|…|_{3,}|(?:\s\.){3,}|\t)\s*(?:side\s*)?\d{1,3}$")
_CONTENTS = match_whole(head_words.CONTENTS)
_ALONE = ("plain .", "plain )")  # a number that may stand above its title
_ENTRY = re.compile(r"\d{1,2}[.)]\s+")
_PRESENTED = re.compile(r"\w\s+v(?:/|\.|ed\s)")  # 'Indledning v. Bo Ek' is an item with who presents it
_TOGETHER = r"(?<=[a-zæøå]{3})(?=[A-ZÆØÅ][a-zæøå])"
RUNS_TOGETHER = re.compile(_TOGETHER)
TITLE_ENDS = re.compile(
    rf"(?<=[a-zæøå)]{{2}})(?:[.!?]+\s*(?=[A-ZÆØÅ])|,$|{_TOGETHER})"
)  # 'Målere.. Der er', 'Kasse.Bo meddelte'
# 'Målere.. Der er', 'Kasse.Bo meddelte'
SENTENCE_GOES_ON = re.compile(r"(?<!\bv)(?<!\bnr)(?<!\bkl)(?<!\bdr)(?<!\bvedr)[.!?]\s+[A-ZÆØÅ]")


@dataclass(slots=True)
class Mark:
    """A line that may head an item."""

    at: int
    family: str
    label: str
    path: tuple[int, ...]  # (2, 3) for 2.3; empty for a letter
    title: str
    title_at: int = -1  # the line below, when the title stands there: 'Pkt. 3' and then 'Budget'
    doubt: str = ""  # why it may be none after all, see Item.doubt
    told: bool = False  # the title, and behind its full stop what was said: '2. Målere. Der er få, der …'

    @property
    def single(self) -> bool:
        return len(self.path) <= 1

    @property
    def is_lettered(self) -> bool:
        """3.a, a part of 3."""
        return len(self.path) > 1 and self.label[-1:].isalpha()


@dataclass(slots=True)
class Heading:
    """A line that heads an item. `above` are the headings over it that are no items themselves."""

    at: int
    number: str
    title: str
    text: str = ""  # of the item, on the same line
    title_at: int = -1  # the line below, when the title stands there
    above: list[int] = field(default_factory=list)
    doubt: str = ""  # see Item.doubt
    closed: bool = False  # below a line that says so of all that follow


def contents_lines(looks: list[Look]) -> set[int]:
    """The lines of a table of contents: its heading, and entries with a page number behind dots."""
    out: set[int] = set()
    for at, look in enumerate(looks):
        if look.blank or len(look.source) > 300:
            continue
        if "...." in look.source or "…" in look.source or "\t" in look.source or ". . ." in look.source:
            if DOTS.search(look.source.strip()) and not look.cells:
                out.add(at)
        elif len(look.text) < 40 and _CONTENTS.fullmatch(look.text.strip(" :")):
            below = [look.source.strip() for look in looks[at + 1 : at + 6] if len(look.source) < 300]
            if any(DOTS.search(source) for source in below):
                out.add(at)
    return out


def find_marks(looks: list[Look], contents: set[int]) -> Iterable[Mark]:
    count = 0
    among_people = False
    for at, look in enumerate(looks):
        text = look.text
        if text:
            among_people = is_attendance_heading(look) or (among_people and _is_person(text))
            if among_people:
                continue
        if not text or at in contents or look.cells or look.literal or len(text) > LONGEST_TITLE * 2:
            continue
        mark = mark_of(at, look, text)
        if mark:
            if not mark.title and (mark.family.startswith("word") or mark.family in _ALONE or mark.is_lettered):
                _title_below(mark, looks)
            yield mark
            count += 1
            if count >= MOST_MARKS:
                return


def _is_person(text: str) -> bool:
    """A numbered name: '1. Bo Ek', as in a list of those who met."""
    found = _ENTRY.match(text)
    if found is None or _PRESENTED.search(text):
        return False
    return people.parse(text[found.end() :], alone=False) is not None


def _title_below(mark: Mark, looks: list[Look]) -> None:
    for at in range(mark.at + 1, min(mark.at + 3, len(looks))):
        look = looks[at]
        if look.text:
            opens = name_of(look.text) in ONE_LINE  # 'Beslutning'; but 'Økonomi' may well be a title
            if len(look.text) < 150 and not look.bullet and not look.cells and not opens:
                mark.title, mark.title_at = look.text.rstrip(" :"), at
            return


def mark_of(at: int, look: Look, text: str) -> Mark | None:
    first = text[0]
    if first.isalpha():
        if found := _WORDED.fullmatch(text):
            return _worded(at, look, found)
        if look.stands_out and len(text) < 200 and (found := _LETTERED.fullmatch(text)):
            return Mark(at, "heading", found["label"], (), found["title"])
        if first in _ROMAN_VALUES and not look.bullet and (found := _ROMAN.fullmatch(text)):
            return Mark(at, "plain roman", found["label"], (_roman(found["label"]),), found["title"])
        return None
    if first == "(" and (found := _BRACKETED.fullmatch(text)):
        return Mark(at, "plain ()", found["label"], (int(found["label"]),), found["title"])
    if not first.isdigit():
        return None
    if found := _GLUED.fullmatch(text):
        return Mark(at, "plain glued", found["label"], (int(found["label"]),), found["title"])
    found = _NUMBERED.fullmatch(text)
    if not found or _TIMES.match(text):
        return None
    path = tuple(int(part) for part in found["label"].split("."))
    if (found["letter"] or "").startswith("."):  # 1.a
        path = (*path, ord(found["letter"][1]) - ord("a") + 1)
    sep = (found["sep"] or "").strip().replace("–", "-")[-1:]
    title = found["title"].strip()
    if found["sep"] is None and title:  # '3,5 mio.', '72-timers', '10/3'
        return None
    if look.stands_out:
        family = "heading"
    else:
        if len(path) == 1 and not sep and (look.bullet or not title[:1].isupper()):
            return None
        family = f"plain {sep or 'bare'}{' quoted' if look.quote else ''}"
    return Mark(at, family, found["label"] + (found["letter"] or ""), path, title)


def _roman(label: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in label]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _worded(at: int, look: Look, found: re.Match[str]) -> Mark | None:
    label = found["label"].strip().rstrip(".")
    title = found["title"].strip()
    marked = found["sep"].strip() or found["label"].endswith(".") or look.stands_out or not title
    if not marked and not (title[:1].isupper() and not SENTENCE_GOES_ON.search(title)):
        return None  # 'Punkt 2a anbefales ikke, hvorved …'
    if not title[:1].isupper() and is_answer(title):
        return None
    digits = re.match(r"\d+(?:\.\d+)*", label)
    path = tuple(int(part) for part in digits[0].split(".")) if digits else ()
    if not path and not found["sep"].strip():
        return None
    if found["closed"]:
        title = f"{found['closed'].strip()} {title}"
    family = _WORDS[re.sub(r"\s+", " ", found["word"].lower())]
    return Mark(at, f"word {family}{' heading' if look.stands_out else ''}", label, path, title)
