"""What stands above the first item and is said of the meeting: its purpose, links to papers, case numbers, dates of the
document itself. It has no place of its own in minutes, so it opens the first item, in a section apart."""

from __future__ import annotations

import re
from itertools import pairwise

from reading import sections
from reading.draft import Draft
from reading.layout import Look
from reading.patterns import match_whole
from reading.result import Kind
from reading.titles import is_head_line
from reading.words import head as words
from reading.words.sections import INTRODUCTION

_INTRODUCING = match_whole(words.INTRODUCING)
_KEPT = match_whole(words.KEPT_LABELS)
_LABELLED = re.compile(r"([^:|]{2,40}?)\s*:\s*(\S.*)", re.DOTALL)
LONGEST = 4000
SENTENCE = 6  # words


def introduce(draft: Draft, lines: list[int]) -> None:
    """Give what stands under the headings that introduce a meeting to the first item. `lines`: those above it."""
    for at, below, is_open in _in_turn(draft, lines):
        if not draft.is_free(at):
            continue
        if not _introduces(draft.looks[at]):
            if is_open:
                _put(draft, at)
        elif below:
            _put(draft, at, heading=True)
        else:
            draft.place(at, Kind.LABEL, "kind")  # an empty heading of a template


def keep_facts(draft: Draft, lines: list[int]) -> None:
    """Give the introduction what the head tells besides, "Projekt: …" and whole sentences, once all else is read."""
    for at in lines:
        if draft.is_free(at) and (_is_kept(draft.looks[at]) or _is_sentence(draft.looks[at])):
            _put(draft, at)


def _is_sentence(look: Look) -> bool:
    """Prose, rather than a list of names or a title."""
    said = re.findall(r"[^\W\d_]+", look.text)
    capitals = sum(word[0].isupper() for word in said)
    return not look.cells and look.text.endswith(".") and len(said) >= SENTENCE and capitals * 3 < len(said)


def _in_turn(draft: Draft, lines: list[int]) -> list[tuple[int, bool, bool]]:
    """Each line, whether free text follows it, and whether it stands under a heading that introduces."""
    out = []
    is_open = False
    for at, after in pairwise([*lines, -1]):
        look = draft.looks[at]
        below = after >= 0 and draft.is_free(after) and not draft.looks[after].level
        if _introduces(look):
            is_open = True
        elif look.level or look.rule or not draft.is_free(at) or len(look.text) > LONGEST or _heads(look):
            is_open = False
        out.append((at, below, is_open))
    return out


def _heads(look: Look) -> bool:
    return not look.bullet and is_head_line(look)


def _introduces(look: Look) -> bool:
    bare = look.text.strip(" :.()")
    heads = look.stands_out or look.text.endswith(":")
    return heads and len(bare) < 100 and bool(_INTRODUCING.fullmatch(bare))


def _is_kept(look: Look) -> bool:
    """'Projekt: …', 'Sags nr.: 25/304': a fact with its label."""
    if len(look.cells) == 2:
        label = look.cells[0] if look.cells[1] else ""
    else:
        found = _LABELLED.fullmatch(look.text) if len(look.text) < 300 else None
        label = found[1] if found else ""
    if not label:
        return bool(sections.case_number(look.text))  # 'J.nr. 24/305'
    return bool(_KEPT.fullmatch(label.strip(" :")) or sections.case_number(f"{label}: x"))


def _put(draft: Draft, at: int, *, heading: bool = False) -> None:
    item, look = draft.minutes.items[0], draft.looks[at]
    said = (": ".join(cell for cell in look.cells if cell) if look.cells else look.kept) or look.source.strip()
    if heading:
        item.headings.setdefault(INTRODUCTION, []).append(said.strip(" :"))
    item.sections[INTRODUCTION] = f"{item.sections.get(INTRODUCTION, '')}\n{said}".strip("\n")
    draft.place(at, Kind.SECTION if heading else Kind.TEXT, f"items.0.sections.{INTRODUCTION}")
