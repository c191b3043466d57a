"""Which lines head the agenda items.

Three things tell an item from a line of a numbered list: how it is marked ('Punkt 3', a heading, a plain number), that
the numbers rise from one to the next, and that the minutes have something to say between them. So all numbered lines
are gathered as marks, strung into chains, and the chain that carries the document wins.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from reading import itemtable, layout, unnumbered
from reading.actions import verbs
from reading.chains import FIXED, best_chain
from reading.layout import Look, key
from reading.marks import (
    DOTS,
    LONGEST_TITLE,
    SENTENCE_GOES_ON,
    TITLE_ENDS,
    Heading,
    Mark,
    contents_lines,
    find_marks,
    mark_of,
)
from reading.outcomes import is_answer
from reading.patterns import match_whole
from reading.unnumbered import MOST_ITEMS, is_alone
from reading.words import items as words

LONGEST_GROUP = 60

_PEOPLE = match_whole(words.PEOPLE_TITLES)
_ANSWERED = re.compile(r"(?P<title>.{3,}?)\s+[-–]\s+(?P<answer>[A-ZÆØÅa-zæøå ]{3,40}\.?)")
_ANSWERS = match_whole(words.ANSWERS)
_OPEN, _CLOSED = match_whole(words.GROUPS_OPEN), match_whole(words.GROUPS_CLOSED)


@dataclass(slots=True)
class Plan:
    """The item headings in order, and the lines that only list them (contents, agenda), with the item each names."""

    headings: list[Heading] = field(default_factory=list)
    listed: dict[int, int] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)  # headings and entries of a table of contents
    answers: dict[int, int] = field(default_factory=dict)  # lines that answer an agenda's number, with its item
    rows: dict[int, itemtable.Row] = field(default_factory=dict)  # of a table that holds the items
    columns: list[int] = field(default_factory=list)  # lines that only lead in to items: its columns, a time of day

    @property
    def first(self) -> int:
        heading = self.headings[0]
        return min([heading.at, *heading.above])


def plan(looks: list[Look]) -> Plan:
    """Find the items of a document."""
    contents = contents_lines(looks)
    marks = list(find_marks(looks, contents))
    chain = best_chain(marks, looks)
    _name_answers(chain, marks)
    table = itemtable.find(looks)
    if _is_in(table, chain, looks):
        found = Plan(_of_rows(table), contents=contents, rows={row.at: row for row in table.rows}, columns=table.heads)
    elif (told := unnumbered.by_sections(looks, chain)) or (told := unnumbered.by_time(looks, chain)):
        found = Plan([heading for heading, _ in told], contents=contents, columns=[at for _, at in told])
    elif restarted := unnumbered.restarted(looks, marks, chain):
        found = Plan(restarted, contents=contents)
    elif prose := unnumbered.prose(marks, looks, chain):
        found = Plan(prose, contents=contents)
    elif not chain:
        found = Plan(unnumbered.by_form(looks, contents) or unnumbered.whole(looks, contents), contents=contents)
    else:
        found = Plan(_with_leaves(chain[:MOST_ITEMS], marks, looks)[:MOST_ITEMS], contents=contents)
        _find_answers(found, marks, looks)
        _add_fixed(found, looks)
    if found.headings:
        _tell_sentences(found, looks)
        _list_repeats(found, looks)
        _under_groups(found, looks)
    return found


def _under_groups(found: Plan, looks: list[Look]) -> None:
    """'Punkter til drøftelse', 'Lukkede punkter': the line right over an item, which heads it and those that follow."""
    closed = False
    for heading in found.headings:
        top = min([heading.at, *heading.above])
        above = next((at for at in range(top - 1, max(top - 4, -1), -1) if not looks[at].blank), None)
        bare = looks[above].text.strip(" :.") if above is not None else ""
        if above is not None and len(bare) < LONGEST_GROUP and (_OPEN.fullmatch(bare) or _CLOSED.fullmatch(bare)):
            closed = bool(_CLOSED.fullmatch(bare))
            heading.above.insert(0, above)
        heading.closed = closed


def _name_answers(chain: list[Mark], marks: list[Mark]) -> None:
    """'Ad 1' alone on its line, below an agenda: the agenda's entry is the title, not the line that follows."""
    bare = [mark for mark in chain if mark.family.startswith("word ad") and mark.title_at >= 0]
    if not bare or len(bare) < len(chain):
        return
    listed = {mark.path: mark for mark in marks if mark.family.startswith("plain") and mark.at < chain[0].at}
    if all(mark.path in listed for mark in bare):
        for mark in bare:
            mark.title, mark.title_at = listed[mark.path].title, -1


def _tell_sentences(found: Plan, looks: list[Look]) -> None:
    """'3. Bo ringer til vagten.' with nothing below is all that was said: the sentence is title and text."""
    ends = [*[min([heading.at, *heading.above]) for heading in found.headings[1:]], len(looks)]
    for heading, end in zip(found.headings, ends, strict=True):
        line = looks[max(heading.at, heading.title_at)].text
        if heading.text or heading.at in found.rows or not line.endswith(heading.title) or not line.endswith("."):
            continue
        if _has_text(looks, max(heading.at, heading.title_at) + 1, end):
            continue
        if any(verb.form in ("present", "passive") for verb in verbs.find(heading.title)):
            heading.text, heading.title = heading.title, heading.title.rstrip(" .")


# --- items in a table ---


def _is_in(table: itemtable.ItemTable, chain: list[Mark], looks: list[Look]) -> bool:
    """Do the rows hold the items, rather than the numbered lines? Those may list the agenda above the table."""
    if not table.items:
        return False
    listed = not any(_has_text(looks, a.at + 1, b.at) for a, b in pairwise(chain))
    return not chain or (listed and chain[-1].at < table.rows[0].at) or len(table.items) > len(chain)


def _of_rows(table: itemtable.ItemTable) -> list[Heading]:
    return [Heading(row.at, row.number, row.title, above=row.above) for row in table.items]


# --- sub-items ---


def _with_leaves(chain: list[Mark], marks: list[Mark], looks: list[Look]) -> list[Heading]:
    """Where 'Formalia' (1) holds 1.1 and 1.2, those are the items; a heading with text of its own stays one too."""
    ends = [*[mark.at for mark in chain[1:]], len(looks)]
    by_line = sorted((mark for mark in marks if len(mark.path) == 2 and mark.title), key=lambda mark: mark.at)
    out: list[Heading] = []
    for parent, end in zip(chain, ends, strict=True):
        leaves = [
            mark for mark in by_line if parent.at < mark.at < end and parent.path and mark.path[0] == parent.path[0]
        ]
        leaves = _leaves(leaves)
        own = not leaves or _has_text(looks, max(parent.at, parent.title_at) + 1, leaves[0].at)
        if own:
            out.append(_heading(parent))
        for i, leaf in enumerate(leaves):
            heading = _heading(leaf)
            if i == 0 and not own:
                heading.above = [at for at in (parent.at, parent.title_at) if at >= 0]
            out.append(heading)
    return out


def _leaves(marks: list[Mark]) -> list[Mark]:
    out: list[Mark] = []
    for mark in marks:
        if out:
            in_turn = 0 < mark.path[1] - out[-1].path[1] <= 2
        else:
            in_turn = mark.path[1] in (0, 1) and not mark.family.endswith(":")  # '16.00: Velkomst' is a time
        short = len(layout.without_links(mark.title)) <= LONGEST_TITLE
        listed = mark.family == "heading" or mark.family.endswith(" quoted")  # an agenda that the minutes quote
        if in_turn and short and (listed or not _is_prose(mark.title)):
            out.append(mark)
    return out


def _is_prose(text: str) -> bool:
    """Sentences rather than a title."""
    text = layout.without_links(text)
    goes_on = len(SENTENCE_GOES_ON.findall(text))
    return goes_on > 1 or (goes_on == 1 and (text.endswith(".") or len(text) > 150))


def _has_text(looks: list[Look], start: int, end: int) -> bool:
    return any(look.text and not look.rule for look in looks[start:end])


def _heading(mark: Mark) -> Heading:
    title, text = mark.title.strip(), ""
    link = re.search(r":\s*(https?://\S+)\s*$", title)
    if link:
        title, text = title[: link.start()], link[1]
    shown = layout.without_links(title).strip()
    if mark.told and (ends := TITLE_ENDS.search(title)):
        shown, text = title[: ends.start()], title[ends.end() :].strip()
    elif (answered := _ANSWERED.fullmatch(title)) and _answers(answered["answer"]):
        shown, text = answered["title"], answered["answer"]  # 'Økonomi - drøftet'
    elif shown != title:
        shown = shown.rstrip(" .")
    elif title.endswith(" ."):  # a link stood before the full stop
        shown = title.rstrip(" .")
    elif ": " in title and title.endswith((".", "!")):
        before, _, after = title.partition(": ")
        if len(before) <= 70 and (
            len(after.split()) > 6 or FIXED.fullmatch(before)
        ):  # 'Punkt 2. Økonomi: Regnskabet er ved at være klar.'
            shown, text = before, after
    elif ": " in title and _PEOPLE.fullmatch(title.partition(": ")[0]):  # 'Fraværende: Bo Ek'
        shown, _, text = title.partition(": ")
    elif mark.family.endswith(" quoted") and _is_prose(title) and (end := SENTENCE_GOES_ON.search(title)):
        shown, text = title[: end.start() + 1].rstrip("."), title[end.start() + 1 :].strip()
    return Heading(mark.at, mark.label, re.sub(r"\s*:$", "", shown), text, mark.title_at, doubt=mark.doubt)


def _answers(said: str) -> bool:
    bare = said.strip(" .").lower()
    return bare in words.SHORT_ANSWERS or is_answer(f"{bare.capitalize()}.")


def _find_answers(found: Plan, marks: list[Mark], looks: list[Look]) -> None:
    """An agenda alone, then 'Referat:' and the same numbers with what was said instead of the titles."""
    headings = found.headings
    if len(headings) < 2 or any(_has_text(looks, a.at + 1, b.at) for a, b in pairwise(headings)):
        return
    start = next(
        (at for at in range(headings[-1].at + 1, len(looks)) if _ANSWERS.fullmatch(looks[at].text.strip(" :"))), None
    )
    if start is None:
        return
    numbers = {heading.number: index for index, heading in enumerate(headings)}
    last = -1
    for mark in marks:
        index = numbers.get(mark.label, -1)
        if mark.at > start and index > last:
            found.answers[mark.at] = last = index
    if found.answers:
        found.answers[start] = -1


# --- items after the numbered ones ---


def _add_fixed(found: Plan, looks: list[Look]) -> None:
    """'Eventuelt' and 'Næste møde' after the last numbered item, standing alone, when that item is not them already."""
    last = found.headings[-1]
    quoted = sum(looks[heading.at].quote > 0 for heading in found.headings) * 2 > len(found.headings)
    current = last.title
    for at in range(last.at + 1, min(len(looks), last.at + 5000)):
        look = looks[at]
        if not look.text or len(look.text) > 60 or look.cells or look.bullet:
            continue
        if bool(look.quote) != quoted or not FIXED.fullmatch(look.text.strip(" :.")):
            continue
        alone = quoted or look.stands_out or look.text.endswith(":") or is_alone(looks, at)
        if alone and not set(layout.words(look.text)) & (set(layout.words(current)) - {"og", "til"}):
            found.headings.append(Heading(at, "", look.text.strip(" :"), doubt="fixed_title"))
            current = look.text


# --- what repeats the items ---


def _list_repeats(found: Plan, looks: list[Look]) -> None:
    """Lines that name an item once more: contents, the agenda above the minutes, page headers."""
    titles: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for index, heading in enumerate(found.headings):
        titles.setdefault(key(heading.title), index)
        numbers.setdefault(heading.number, index)
    heads = {heading.at for heading in found.headings} | {at for heading in found.headings for at in heading.above}
    for at in range(found.first):
        look = looks[at]
        if look.text and at not in heads and len(look.text) <= LONGEST_TITLE * 2:
            entry, number = _entry(look)
            named = titles.get(key(entry))
            if named is None and number in numbers and _begin_alike(entry, found.headings[numbers[number]].title):
                named = numbers[number]
            if named is None and (end := SENTENCE_GOES_ON.search(entry)):
                named = titles.get(key(entry[: end.start()]))
            if named is not None:
                found.listed[at] = named
    found.listed |= {at: found.listed.get(at, -1) for at in found.contents}


def _begin_alike(entry: str, title: str) -> bool:
    """'2. Budget v/ Lis (20 min.)' in the agenda is '2. Budget' in the minutes."""
    one, other = key(entry), key(title)
    return bool(one and other) and (f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "))


def _entry(look: Look) -> tuple[str, str]:
    """The title in a line of a list of items, without number and page number; and the number."""
    text = look.text
    source = look.source.strip()
    if len(source) < 300 and (dots := DOTS.search(source)):
        text = source[: dots.start()].strip(" .…_")
    mark = mark_of(0, look, layout.plain(text))
    return (_heading(mark).title, mark.label) if mark and mark.title else (text, "")
