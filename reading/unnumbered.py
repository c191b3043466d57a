"""Items that no rising numbers tell: headed by form alone, by the sections that begin anew, by the time of day."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from reading import sentences
from reading.attendance import is_attendance_heading
from reading.layout import Look
from reading.marks import Heading, Mark
from reading.sections import is_section_heading, name_of
from reading.titles import is_head_line

COLONS, BULLETS = "3 colon", "5 bullet"
_CLEAR_SECTIONS = ("beslutning", "indstilling", "sagsfremstilling", "resumé", "bilag")
SHORT_LINES = "4 short"  # the form of headings that only stand alone
MOST_ITEMS = 1000  # no meeting has more; what follows is text of the last
LONGEST_NAME = 300  # of a title that is a sentence
LONGEST_PARAGRAPH = 4000
FEWEST_PARAGRAPHS = 2  # of a text that may be minutes without a heading
SENTENCE = 6  # words
_TIME = r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}"
_TIMES = re.compile(rf"{_TIME}\s*(?:-|–|—|til)\s*{_TIME}(?:\s*\(.{{1,40}}\))?\s*:?", re.IGNORECASE)
_FIRST_SECTIONS = ("resumé", "sagsfremstilling", "indstilling")
_REPEATING = ("plain .", "plain )")


def prose(marks: list[Mark], looks: list[Look], chain: list[Mark]) -> list[Heading]:
    """Items that are paragraphs with a number and no title: the first sentence serves as one.

    The number may stand alone above its paragraph. A `chain` that took some of them for titles is none.
    """
    out: list[Heading] = []
    for mark in marks:
        if mark.family not in _REPEATING or mark.path != (len(out) + 1,):
            continue
        alone = mark.title_at >= 0 or not mark.title
        below = next((look.text for look in looks[mark.at + 1 : mark.at + 3] if look.text), "") if alone else ""
        said = below or mark.title
        if len(said.split()) > 1:
            title = sentences.split(said)[0]
            rest = said if not alone and (said.endswith(".") or len(said) > len(title) + 1) else ""
            out.append(Heading(mark.at, mark.label, title.rstrip(" .:")[:LONGEST_NAME], rest))
    if len(out) < 2 or not {mark.at for mark in chain} < {heading.at for heading in out}:
        return []
    return out


def restarted(looks: list[Look], marks: list[Mark], chain: list[Mark]) -> list[Heading]:
    """Items that are all numbered 1, as lists that begin anew look once a web page has been copied: counted instead."""
    ones = [mark for mark in marks if mark.family in _REPEATING and mark.path == (1,) and mark.title]
    others = [mark for mark in marks if mark.family in _REPEATING and mark.path[:1] > (1,) and mark.title]
    if len(ones) < 3 or len(others) * 2 > len(ones) or len(chain) >= len(ones) or _is_strong(chain):
        return []
    said = [at for at, mark in enumerate(ones[:-1]) if _has_text(looks, mark.at + 1, ones[at + 1].at)]
    titles = [mark for mark in ones if mark.title[:1].isupper() and len(mark.title) <= LONGEST_NAME]
    if len(said) * 2 < len(ones) or len(titles) < len(ones):
        return []
    return [Heading(mark.at, str(n), mark.title.strip().removesuffix(":")) for n, mark in enumerate(ones, start=1)]


def _is_strong(chain: list[Mark]) -> bool:
    """Are the items told by more than plain numbers: 'Punkt 3', a heading?"""
    return any(not mark.family.startswith("plain") for mark in chain)


def by_sections(looks: list[Look], chain: list[Mark]) -> list[tuple[Heading, int]]:
    """Items without numbers, perhaps without titles: the same first section, 'Resumé', begins anew after each decision.

    Each heading with the line of the section's own heading. The title is the line above, if each section has one (then
    the line given is -1), else the section's first sentence.
    """
    opened = [(at, name) for at, look in enumerate(looks) if look.text and (name := _section_of(look))]
    if not opened:
        return []
    counted = Counter(name for _, name in opened)
    first = next((name for _, name in opened if name in _FIRST_SECTIONS and counted[name] > 1), "")
    starts = [at for at, name in opened if name == first]
    decided = [at for at, name in opened if name == "beslutning"]
    if not first or len(decided) < 2:
        return []
    if not all(any(start < at < stop for at in decided) for start, stop in pairwise(starts)):
        return []
    if not all(_in_recommendation(mark, opened) for mark in chain):
        return []
    named = [_title_above(looks, at) for at in starts]
    if all(at is not None for at in named[1:]):
        return [
            (Heading(at, "", looks[at].text.strip(" :"), doubt="heading_form"), -1) for at in named if at is not None
        ]
    if any(at is not None for at in named[1:]):
        return []
    out: list[tuple[Heading, int]] = []
    for start in starts[:MOST_ITEMS]:
        at = next((i for i in range(start + 1, min(start + 4, len(looks))) if looks[i].text), None)
        if at is None or looks[at].cells or _section_of(looks[at]):
            return []
        title = sentences.split(looks[at].text)[0]
        rest = looks[at].text[len(title) :].strip()
        out.append((Heading(at, "", title.rstrip(" .:"), rest, doubt="heading_form"), start))
    return out


def _section_of(look: Look) -> str:
    return "" if look.cells or look.bullet else name_of(look.text.strip(" :"))


def _title_above(looks: list[Look], start: int) -> int | None:
    """The line of its own, a title, right above the first section of an item."""
    at = next((i for i in range(start - 1, max(start - 4, -1), -1) if not looks[i].blank), None)
    if at is None or looks[at].cells or looks[at].bullet or is_head_line(looks[at]) or is_attendance_heading(looks[at]):
        return None
    text = looks[at].text
    short = (
        len(text) <= 120 and not text.endswith((".", ":", "?", "!", ",")) and len(text.split()) > 1 and ": " not in text
    )
    return at if looks[at].stands_out or short else None


def _in_recommendation(mark: Mark, opened: list[tuple[int, str]]) -> bool:
    """Is a numbered line one of the points of a recommendation?"""
    names = [name for at, name in opened if at < mark.at]
    return mark.family in _REPEATING and bool(names) and names[-1] in ("indstilling", "beslutning")


def by_time(looks: list[Look], chain: list[Mark]) -> list[tuple[Heading, int]]:
    """Items that the time of day announces, '19.00 – 19.45' alone on a line, the title on the next one.

    Each heading with the line of its time.
    """
    times = [at for at, look in enumerate(looks) if look.text and len(look.text) < 60 and _TIMES.fullmatch(look.text)]
    out: list[tuple[Heading, int]] = []
    for at, stop in pairwise([*times, len(looks)]):
        title = next((i for i in range(at + 1, min(at + 4, stop)) if looks[i].text), None)
        if title is not None and not looks[title].bullet and len(looks[title].text) <= LONGEST_NAME:
            out.append((Heading(title, "", looks[title].text.strip(" :")), at))
    inside = {bisect_right(times, mark.at) for mark in chain}  # numbers below one of them are a list there
    return out if len(out) >= 3 and len(inside) < 2 and not _is_strong(chain) else []


def _has_text(looks: list[Look], start: int, end: int) -> bool:
    return any(look.text and not look.rule for look in looks[start:end])


def is_alone(looks: list[Look], at: int) -> bool:
    above = at == 0 or looks[at - 1].blank or looks[at - 1].rule
    return above and (at + 1 >= len(looks) or looks[at + 1].blank or looks[at + 1].bullet)


def by_form(looks: list[Look], contents: set[int]) -> list[Heading]:
    """Items headed by form alone: Markdown headings of one level, bold lines, or short lines above paragraphs."""
    by_form: dict[str, list[int]] = {}
    sectioned = any(look.text and _section_of(look) in _CLEAR_SECTIONS for look in looks)
    for at, look in enumerate(looks):
        form = _form(looks, at) if look.text and len(look.text) <= 120 and at not in contents else ""
        if form and _could_head(look, sectioned=sectioned):
            lines = by_form.setdefault(form, [])
            lines.append(at)
            if len(lines) >= MOST_ITEMS:
                break
    several = {form: lines for form, lines in by_form.items() if sum(_above_text(looks, at) for at in lines) > 1}
    if not several:
        return []
    apart = [at for at in by_form.get(COLONS, []) if at == 0 or looks[at - 1].blank]
    if COLONS in several and len(apart) * 3 >= len(several[COLONS]) * 2:
        several[COLONS] = apart  # 'Følgende datoer blev valgt:' inside a paragraph heads no item
    form = max(several, key=lambda form: (len(several[form]) if form.startswith("1") else 0, -int(form[0])))
    doubt = "heading_form" if form in (SHORT_LINES, BULLETS) else ""
    return [Heading(at, "", looks[at].text.strip(" :"), doubt=doubt) for at in several[form]]


def _form(looks: list[Look], at: int) -> str:
    """The form by which a line could head an item, the clearest with the lowest number, or ''."""
    look = looks[at]
    if look.bullet and (at == 0 or looks[at - 1].blank) and (at + 1 >= len(looks) or not looks[at + 1].bullet):
        return BULLETS
    if look.cells or look.bullet:
        return ""
    if look.level:
        return f"1 level {look.level}"
    if look.bold:
        return "2 bold"
    if ": " in look.text or look.quote:
        return ""
    above = _above_text(looks, at)
    if look.text.endswith(":") and (above or (at + 1 < len(looks) and looks[at + 1].text)):
        return COLONS
    if not above:
        return ""
    return SHORT_LINES if is_alone(looks, at) and not look.text.endswith((".", ",", ";", "?", "!")) else ""


def _could_head(look: Look, *, sectioned: bool) -> bool:
    """`sectioned`: the document has sections; elsewhere 'Økonomi' and 'Status' are items like others."""
    section = is_section_heading(look) and (sectioned or _section_of(look) in _CLEAR_SECTIONS)
    return not section and not is_attendance_heading(look) and not is_head_line(look)


def _above_text(looks: list[Look], at: int) -> bool:
    """Does a paragraph follow, rather than another heading?"""
    below = next((look for look in looks[at + 1 : at + 4] if not look.blank), None)
    return below is not None and (len(below.text) > 40 or below.text.endswith(".") or below.bullet)


def whole(looks: list[Look], contents: set[int]) -> list[Heading]:
    """Minutes without any heading: all of them are one item, from the first sentence on, which serves as its title."""
    prose = [at for at, look in enumerate(looks) if at not in contents and _is_prose(look)]
    if len(prose) < FEWEST_PARAGRAPHS:
        return []
    at = prose[0]
    title = sentences.split(looks[at].text)[0]
    rest = looks[at].text[len(title) :].strip()
    return [Heading(at, "", title.rstrip(" .:"), rest, doubt="heading_form")]


def _is_prose(look: Look) -> bool:
    if look.cells or len(look.text.split()) < SENTENCE or not look.text.endswith((".", "!", "?")):
        return False
    return len(look.text) <= LONGEST_PARAGRAPH and not (is_head_line(look) or is_attendance_heading(look))
