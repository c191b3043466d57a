"""Section headings inside an item, and which of the product's sections each of them opens."""

import re
from functools import lru_cache

from reading.layout import Look
from reading.patterns import expression, match_whole
from reading.words import sections as words

_NAMED = re.compile(
    "|".join(
        f"(?P<s{number}>{'|'.join(expression(variant) for variant in variants)})"
        for number, variants in enumerate(words.SECTIONS.values())
    ),
    re.IGNORECASE,
)
_NAMES = list(words.SECTIONS)
_ONE_LINE = match_whole(words.ONE_LINE_WORDS)
_RESIDUE = match_whole(words.RESIDUE)
_RESIDUE_AHEAD = re.compile(rf"(?:{'|'.join(map(expression, words.RESIDUE_BEFORE_HEADING))})\s+(?=\S)", re.IGNORECASE)
_CASE_NUMBER = re.compile(
    rf"(?:{'|'.join(map(expression, words.CASE_NUMBER_LABELS))})\s*:?\s*(?P<number>\S.{{0,80}})?", re.IGNORECASE
)
_RECOMMENDS = match_whole(words.RECOMMENDS)
LONGEST = 110
# How a heading can begin: most lines are told from one by three letters.
_BEGINNINGS = frozenset(
    word[:3]
    for variants in (*words.SECTIONS.values(), words.ONE_LINE_WORDS, words.RESIDUE_BEFORE_HEADING)
    for variant in variants
    for word in re.findall(r"[^\W\d_]+", variant)
)


@lru_cache(maxsize=4096)
def name_of(heading: str) -> str:
    """The section that a heading opens ('Økonomiske konsekvenser' opens økonomi), or ''."""
    bare = heading.strip(" :.–-*")
    if not bare or len(bare) > LONGEST:
        return ""
    found = _NAMED.fullmatch(bare)
    return _NAMES[int(str(found.lastgroup)[1:])] if found else ""


def split_heading(text: str) -> tuple[str, str, str]:
    """Section, heading and the text on the same line: 'Beslutning: Godkendt.' Three times '' if it is no heading."""
    if not text or not text[0].isalpha() or (len(text) > LONGEST and ":" not in text[:LONGEST]):
        return "", "", ""
    lower = text[:LONGEST].lower()
    if lower.split(maxsplit=1)[0][:3].strip(":.,") not in _BEGINNINGS and "beslutning" not in lower:
        return "", "", ""
    text = _RESIDUE_AHEAD.sub("", text)
    if name := name_of(text):
        return name, text, ""
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and len(label) <= LONGEST and _ONE_LINE.fullmatch(label.strip()):
        return name_of(label), label, rest.strip()
    return "", "", ""


def is_section_heading(look: Look) -> bool:
    return not look.cells and not look.bullet and bool(split_heading(look.text)[0])


def case_number(text: str) -> str | None:
    """'Sagsnr.: 21-0144' gives the number ('' when none stands there); other lines None."""
    if len(text) > 120 or text[:1] not in "SsJjBbDdAa":
        return None
    found = _CASE_NUMBER.fullmatch(text.strip())
    return (found["number"] or "") if found else None


def is_residue(text: str) -> bool:
    """Left behind by a web page or a page break: 'Tilbage til toppen', 'Side 2'."""
    return len(text) < 60 and bool(_RESIDUE.fullmatch(text.strip(" .")))


def is_recommending(text: str, *, before_list: bool) -> bool:
    """Does the line only lead in to a recommendation: 'Det indstilles, at', 'Det indstilles, at udvalget:'?"""
    leads = before_list or text.endswith((":", ",", " at"))
    return leads and len(text) < LONGEST and bool(_RECOMMENDS.fullmatch(text.rstrip(" :,")))
