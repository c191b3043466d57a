"""One file with the minutes of several meetings, taken apart into one text for each.

A meeting begins where a document's head begins: a line that says what the document is, with a date that differs from
the last meeting's, and below it items that start again. A date alone begins none: minutes tell of the next meeting,
approve the last one's minutes and quote them.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from reading import clock, layout
from reading.headings import plan
from reading.layout import Look
from reading.marks import contents_lines, mark_of
from reading.patterns import find_any
from reading.titles import BODY_WORD, DOCUMENT, LABELLED, LABELS, announces, is_head_line, read_title
from reading.words import head as words

HEAD_LINES = 25  # a head's date stands within so many lines that are not blank
NEAR_LINES = 8  # … and when the head begins with a single word, within these
SHORTEST = 4  # lines of a meeting
MOST_HEADS = 400
MOST_TRIED = 3
_NOT_THIS = find_any(words.NOT_THIS_MEETING)  # 'Næste møde den …', 'Referat fra mødet den … blev godkendt'
_SAYS_MEETING = re.compile(
    r"(?:(?!(?:fra|af|om|til|på|for|med|ved|den|det|i)\b)[\w+-]{1,40}\s+){0,5}[\w-]*møde(?:t|r|rne)?\b", re.IGNORECASE
)
_BODY_FIRST = re.compile(rf"(?:[^\s.:]{{1,40}}\s+){{0,6}}?{BODY_WORD.pattern}\s*[-–—:,|]", re.IGNORECASE)
_title = lru_cache(maxsize=256)(read_title)  # a line is looked at for each head above it


@dataclass(slots=True)
class _Head:
    """A line that may begin a meeting, and the day that it or the lines below give."""

    at: int
    day: date | None = None


def split_meetings(text: str) -> list[str]:
    """The text of each meeting in `text`, in order; [text] where there is one.

    Every line that is not blank is in exactly one of them. What stands above the first head goes with the first.
    """
    looks = layout.lines(text)
    starts = _starts(looks)
    if len(starts) < 2:
        return [text]
    lines = text.splitlines(keepends=True)
    return ["".join(lines[a:b]) for a, b in pairwise([0, *starts[1:], len(lines)])]


def _starts(looks: list[Look]) -> list[int]:
    """The first line of each meeting."""
    heads = [_Head(0, _day(looks, 0)), *[head for head in _heads(looks) if head.day and head.at]]
    out: list[_Head] = []
    tried = 0  # heads of one day in a row, under none of which items were found
    for place, head in enumerate(heads):
        tried = tried + 1 if place and heads[place - 1].day == head.day else 0
        if tried >= MOST_TRIED:
            continue
        if out and (head.day == out[-1].day or head.at - out[-1].at < SHORTEST):
            out[-1].day = out[-1].day or head.day
            continue  # the head once more, or the rest of it: an agenda, then its minutes
        end = next((later.at for later in heads[place + 1 :] if later.day != head.day), len(looks))
        if plan(looks[head.at : end]).headings:
            out.append(head)
    return [head.at for head in out]


def _heads(looks: list[Look]) -> list[_Head]:
    contents = contents_lines(looks)
    out: list[_Head] = []
    for at, look in enumerate(looks):
        if at not in contents and _begins(looks, at, look) and (day := _day(looks, at)):
            out.append(_Head(_with_lines_above(looks, at), day))
            if len(out) >= MOST_HEADS:
                break
    return out


def _begins(looks: list[Look], at: int, look: Look) -> bool:
    """Does the line say what the document is, or who meets, as the first of a head does?"""
    text = look.text
    if not text or len(text) > 120 or look.quote or look.bullet or look.cells or text.endswith((",", ";", "?")):
        return False
    if mark_of(at, look, text) or _NOT_THIS.search(DOCUMENT.sub("", text, count=1)):
        return False
    bare = text.strip(" :.").lower()
    if DOCUMENT.fullmatch(bare) or LABELS["body"].fullmatch(bare):  # 'Dagsorden', 'UDVALG': the date stands below
        return _day(looks, at, within=NEAR_LINES) is not None
    if not is_head_line(look):
        return False
    title = _title(text)
    dated = title.when is not None and title.when.day is not None
    if DOCUMENT.match(text):
        return dated or bool(title.body)
    if not dated or not title.body or text[-1] == "." or len(text.split()) > 13:
        return False
    return bool(_SAYS_MEETING.match(text) or (title.document and _BODY_FIRST.match(text)))


def _day(looks: list[Look], at: int, *, within: int = HEAD_LINES) -> date | None:
    """The day in the head that begins at a line: in its title, or behind a label below."""
    seen = 0
    label = ""
    for below in range(at, len(looks)):
        look = looks[below]
        if look.blank or look.rule:
            continue
        seen += 1
        text = look.text[:300]
        title = _title(text)
        labelled = LABELLED.fullmatch(text)
        label_here = labelled[1] if labelled else look.cells[0] if len(look.cells) == 2 else text
        tells = any(LABELS["starts"].fullmatch(word.strip(" :").lower()) for word in (label, label_here))
        when = title.when or clock.read(" ".join(look.cells))
        told = text[-1:] == "." and len(text.split()) > 6 and not DOCUMENT.match(text)  # a sentence
        fills = when is not None and (when.end - when.start) * 10 > len(text) * 6
        near_end = (
            within < HEAD_LINES and below > at and (text[-1:] == "." or (seen > 2 and bool(DOCUMENT.match(text))))
        )
        if when and when.day and not told and not near_end and (tells or fills or is_head_line(look)):
            return when.day
        if seen >= within or near_end or (below > at and text and mark_of(below, look, text)):
            return None
        label = text
    return None


def _with_lines_above(looks: list[Look], at: int) -> int:
    """Where the head begins whose title stands at a line: the body's name or a web page's rest may stand above it."""
    top = at
    for above in range(at - 1, max(at - 5, -1), -1):
        look = looks[above]
        if look.blank or look.rule:
            continue
        bare = look.text.strip(" :.")
        adjoins = top - above == 1
        named = len(bare) < 80 and bool(BODY_WORD.search(bare)) and bare[:1].isupper() and look.text[-1:] not in ".:,;"
        if announces(look.text) or DOCUMENT.fullmatch(bare) or "{{" in look.source or (adjoins and named):
            top = above
        else:
            break
    return top
