"""Numbered lines strung into chains that rise from one to the next; the chain that carries the document wins."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from reading.layout import Look, key
from reading.marks import LONGEST_TITLE, RUNS_TOGETHER, SENTENCE_GOES_ON, TITLE_ENDS, Mark
from reading.outcomes import is_answer
from reading.patterns import match_whole
from reading.sections import is_section_heading, name_of
from reading.words import items as words

MOST_STARTS = 12
MOST_MISSING = 3  # so many numbers in a row may be written unlike the others
MOST_TITLE_WORDS = 8  # of a title with sentences behind it
WEAK_FAMILIES = ("plain bare", "plain glued", "plain roman")
DIVIDES = 5.0  # what it counts that a chain divides one decision from another
LAST_WITHIN = 400  # lines below the last item, in which 'Eventuelt' may follow written unlike the others

FIXED = match_whole(words.FIXED_TITLES)
_ABBREVIATED = re.compile(
    r"(?:\b(?:nr|vedr|evt|ca|mv|bl\.a|fx|f\.eks|jf|stk|pkt|kl|d|m\.fl|m\.m|inkl|pr|v|fmd)\.)$", re.IGNORECASE
)


def best_chain(marks: list[Mark], looks: list[Look]) -> list[Mark]:
    families: dict[str, list[Mark]] = {}
    for mark in marks:
        if not mark.is_lettered:  # it stands under its number
            families.setdefault(mark.family, []).append(mark)
    words_before, decided = _running_words(looks), _decisions(looks)
    ranked: list[tuple[int, float, list[Mark]]] = []
    for family, members in families.items():
        chain, score = _chain(family, members, looks, words_before, decided)
        if chain:
            ranked.append((_rank(family, chain), score, chain))
    if not ranked:
        return []
    best = max(rank for rank, _, _ in ranked)
    chain = max((entry for entry in ranked if entry[0] == best), key=lambda entry: entry[1])[2]
    return _gaps_filled(chain, marks, looks)


def _gaps_filled(chain: list[Mark], marks: list[Mark], looks: list[Look]) -> list[Mark]:
    """The chain with the numbers that it lacks, where a line that is written unlike the others has them."""
    singles = [mark for mark in marks if len(mark.path) == 1 and mark.family != chain[0].family]
    if len(chain) < 2 or not singles or len(chain[0].path) != 1:
        return chain
    out = [chain[0]]
    for before, after in pairwise(chain):
        wanted = range(before.path[0] + 1, after.path[0]) if before.path and len(after.path) == 1 else range(0)
        if 0 < len(wanted) <= MOST_MISSING:
            out += _missing(wanted, before.at, after.at, singles, looks)
        out.append(after)
    if out[-1].path:
        following = range(out[-1].path[0] + 1, out[-1].path[0] + 2)
        last = _missing(following, out[-1].at, out[-1].at + LAST_WITHIN, singles, looks)
        out += [mark for mark in last if FIXED.fullmatch(mark.title.strip(" :."))]
    return out


def _missing(wanted: range, start: int, end: int, marks: list[Mark], looks: list[Look]) -> list[Mark]:
    """One mark for each wanted number in turn, between two lines. Empty unless all are there."""
    found: list[Mark] = []
    for number in wanted:
        after = found[-1].at if found else start
        mark = next((m for m in marks if after < m.at < end and m.path == (number,) and _stands_alone(m, looks)), None)
        if mark is None:
            return []
        found.append(mark)
    return [replace(mark, doubt="heading_form") for mark in found]


def _out_of_turn(mark: Mark, chain: list[Mark], looks: list[Look]) -> bool:
    """A heading whose number is that of the last one, or one that was passed over: a slip of whoever numbered them."""
    number, last = mark.path[0], chain[-1]
    used = {other.path[0] for other in chain if other.path}
    if not mark.title or is_answer(mark.title) or not _stands_alone(mark, looks):
        return False
    if last.path and number == last.path[0]:
        return mark.label == last.label and not _repeats(mark.title, last.title)
    return min(used, default=0) < number < max(used, default=0) and number not in used


def _repeats(title: str, other: str) -> bool:
    """The heading once more, 'fortsat' on the next page."""
    one, two = key(title), key(other)
    return one.startswith(two) or two.startswith(one)


def _stands_alone(mark: Mark, looks: list[Look], *, stops: bool = False) -> bool:
    look, above = looks[mark.at], looks[mark.at - 1] if mark.at else None
    if look.bullet or not _reads_as_title(mark, stops=stops):
        return False
    return look.stands_out or above is None or above.blank or above.rule


def _rank(family: str, chain: list[Mark]) -> int:
    """Words and headings before plain numbers, if there are two of them; 'Ad 1' may also answer a recommendation."""
    strong = family.endswith("heading") or (family.startswith("word") and family.split()[1] not in words.WEAK_WORDS)
    if len(chain) > 1:
        return 3 if strong else 2
    return 1 if strong else 0


def _chain(
    family: str, members: list[Mark], looks: list[Look], words_before: list[int], decided: list[int]
) -> tuple[list[Mark], float]:
    """The best rising chain of one family. A document may number twice (agenda, minutes): several starts are tried."""
    singles = [mark for mark in members if mark.single] or members
    plain = family.startswith("plain")
    starts = [i for i, mark in enumerate(singles) if mark.path in ((0,), (1,))][:MOST_STARTS]
    if starts and plain:  # numbers may go on from the meeting before: 36, 37, 38
        high = next((i for i, mark in enumerate(singles) if mark.path[:1] > (1,) and _goes_on(singles, i)), None)
        starts += [high] if high is not None else []
    if not starts or not plain:
        starts = [0, *[i for i in starts if i]][:MOST_STARTS]
    best: tuple[list[Mark], float] = ([], 0.0)
    for start in starts:
        if start >= len(singles):
            continue
        chain = _rising(singles[start:], looks, plain=plain)
        if plain and (len(chain) < 2 or (family.startswith(WEAK_FAMILIES) and len(chain) < 3)):
            continue
        if not chain:
            continue
        score = _score(chain, words_before, decided)
        if score >= best[1]:
            best = (chain, score)
    return best


def _goes_on(singles: list[Mark], start: int) -> bool:
    """Does the next number follow, further down?"""
    wanted = (singles[start].path[0] + 1,)
    return any(mark.path == wanted for mark in singles[start + 1 : start + 60])


def _decisions(looks: list[Look]) -> list[int]:
    """The lines that head a decision, if there are several: the items of a document lie between them."""
    found = [at for at, look in enumerate(looks) if look.text and name_of(look.text.strip(" :")) == "beslutning"]
    return found if len(found) > 1 else []


def _rising(marks: list[Mark], looks: list[Look], *, plain: bool) -> list[Mark]:
    chain: list[Mark] = []
    listing = 0  # the last number of a list inside an item
    stops = sum(mark.title.endswith(".") for mark in marks) * 2 > len(marks)  # titles with a full stop, as a habit
    for mark in marks:
        last = next((m.path[0] for m in reversed(chain) if m.path), -1)
        if len(mark.path) > 1:  # a document whose items are all 1.1, 1.2, 2.1
            if mark.title and (not chain or mark.path > chain[-1].path) and _reads_as_title(mark):
                chain.append(mark)
            continue
        if not mark.path:
            if chain:
                chain.append(mark)
            continue
        number = mark.path[0]
        if not plain:
            if number > last and number - last < (60 if not chain else 30) and mark.title:
                chain.append(mark)
            elif chain and _out_of_turn(mark, chain, looks):
                chain.append(replace(mark, doubt="number_order"))
            continue
        if chain and number == 1:
            listing = 1
            continue
        next_in_list = listing and number == listing + 1
        if (
            next_in_list
            and not FIXED.fullmatch(mark.title.strip(" :"))
            and not _section_since(chain[-1].at, mark.at, listing, looks)
        ):
            listing = number
            continue
        in_turn = number == (last + 1 if chain else 1)
        stopped = stops and in_turn and not looks[mark.at].bullet and _reads_as_title(mark, stops=True)
        titled = (_reads_as_title(mark) or stopped) and not _runs_together(mark.title)
        told = not titled and in_turn and bool(chain) and _title_and_more(mark)
        if (last < number <= last + 3 or not chain) and (titled or told):
            chain.append(replace(mark, told=told))
            listing = 0
    return chain


def _section_since(start: int, end: int, listing: int, looks: list[Look]) -> bool:
    """Has a section been opened since the list's last entry? Then the list is over."""
    for at in range(end - 1, max(start, end - 40), -1):
        text = looks[at].text
        if text and is_section_heading(looks[at]):
            return True
        if text.startswith((f"{listing}.", f"{listing})")):
            return False
    return False


def _reads_as_title(mark: Mark, *, stops: bool = False) -> bool:
    """`stops`: a full stop ends the titles of this document, so that it tells no sentence."""
    title = mark.title
    if not title or len(title) > LONGEST_TITLE or title.endswith((",", ";", " og", " eller")):
        return False
    if not (title[0].isupper() or title[0].isdigit() or title[0] in "\"'»”“(§") or is_answer(title):
        return False
    full_stop = title.endswith(".") and not _ABBREVIATED.search(title) and len(title.split()) > (30 if stops else 9)
    return not full_stop and not SENTENCE_GOES_ON.search(title)


def _runs_together(title: str) -> bool:
    """'VejenVejen er fejet.': a title and its text, without what stood between them."""
    joint = RUNS_TOGETHER.search(title) if title.endswith(".") else None
    return joint is not None and len(title[: joint.start()].split()) <= 3


def _title_and_more(mark: Mark) -> bool:
    """A short title and then sentences on the same line; no answer to a point: 'Godkendt. Udvalget takker.'"""
    ends = TITLE_ENDS.search(mark.title)
    title = mark.title[: ends.start()] if ends else ""
    return mark.title[:1].isupper() and 0 < len(title.split()) <= MOST_TITLE_WORDS and not is_answer(f"{title}.")


def _running_words(looks: list[Look]) -> list[int]:
    total, out = 0, [0]
    for look in looks:
        total += look.text.count(" ") + 1 if look.text else 0
        out.append(total)
    return out


def _score(chain: list[Mark], words_before: list[int], decided: list[int]) -> float:
    """A point for each item, half a point if anything is said under it, and up to another half for how much; more for
    each decision that it divides from the next, since a list inside one item divides none.

    The last one is left out of that: an agenda above the minutes has all the minutes under its last entry.
    """
    score = float(len(chain))
    for mark, after in pairwise(chain):
        said = words_before[after.at] - words_before[mark.at + 1]
        score += (0.5 + min(said, 40) / 80) if said else 0
    return score + DIVIDES * (len({bisect_right(decided, mark.at) for mark in chain}) - 1)
