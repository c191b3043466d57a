"""Votes in a decision: how many for, against and neither, and what those said who did not agree.

Source of the phrases: ../shared/domain/danish-minutes.md, 4.5, in the tables of reading/words/votes.py.
"""

import re

from reading import names, sentences
from reading.patterns import SLOTS, either, expression, find_any, match_whole
from reading.result import Votes
from reading.words import dates as date_words
from reading.words import votes as words

LONGEST = 40_000
MOST_SENTENCES = 400


def _phrases(table: tuple[str, ...]) -> re.Pattern[str]:
    """Any phrase of a table. Its counts are the groups c0, c1 …, its voters v0, v1 …; those that took part are set."""
    parts, number = [], 0
    for phrase in table:
        text = expression(phrase)
        for slot, group in (("<count>", "c"), ("<voters>", "v")):
            while (bare := f"(?:{SLOTS[slot]})") in text:
                text = text.replace(bare, f"(?P<{group}{number}>{SLOTS[slot]})", 1)
                number += 1
        parts.append(text)
    return re.compile(rf"(?<![\w,.])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _named(table: tuple[str, ...]) -> re.Pattern[str]:
    """A phrase with voters, up to the end of the sentence or to a reason."""
    ends = rf"(?=\s*(?:[.;\n]|$)|,?\s+(?:{either(words.BECAUSE)})\b)"
    return re.compile(rf"^[\W\d]*(?:{_phrases(table).pattern}){ends}", re.IGNORECASE | re.MULTILINE)


_VOTING = find_any(words.VOTING)
_OTHER_THINGS = re.compile(r"\b(?:undlod|undlader|undlade)\s+at\s+(?!stemme)", re.IGNORECASE)  # '… at betale'
_BOTH, _FOR, _AGAINST, _BLANK = (_phrases(table) for table in (words.BOTH, words.FOR, words.AGAINST, words.BLANK))
_BY_NAME = {
    "for_": _named(words.FOR_BY_NAME),
    "against": _named(words.AGAINST_BY_NAME),
    "blank": _named(words.BLANK_BY_NAME),
}
_NOBODY = match_whole(words.NOBODY)
_NOBODY_FIRST = re.compile(rf"[\W\d]*{find_any(words.NOBODY).pattern}", re.IGNORECASE)
_UNANIMOUS, _NOT_UNANIMOUS = find_any(words.UNANIMOUS), find_any(words.NOT_UNANIMOUS)
_BY_LOT = find_any(words.BY_LOT)
_DISSENT, _DISAGREES = find_any(words.DISSENT), find_any(words.DISAGREES)
_ALL_OR_NONE = re.compile(rf"[\W\d]*{find_any(words.ALL_OR_NONE).pattern}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((\d{1,3})\)")
_PARTY = re.compile(r"\([^()]{1,60}\)")
_AND = re.compile(r"\s*,\s*|\s+(?:og|samt)\s+")
_CLOSES = re.compile(r"[\"”“«]")
_PARAGRAPH_ENDS = re.compile(r"\n\s*\n")


def read_votes(text: str) -> Votes | None:
    """The votes that the text of a decision tells, or None. A number that is not told stays None."""
    text = text[:LONGEST]
    if not _VOTING.search(text):
        return None
    votes = Votes()
    told = list(dict.fromkeys(sentences.split(text)))[:MOST_SENTENCES]
    for sentence in told:
        _count(votes, sentence)
    votes.dissent = _dissent(text)
    if _BY_LOT.search(text):
        votes.manner = "lodtrækning"
    elif _UNANIMOUS.search(text) and not _NOT_UNANIMOUS.search(text):
        votes.manner = "enstemmigt"
        votes.against = votes.against or 0
    return votes if votes != Votes() else None


def _count(votes: Votes, sentence: str) -> None:
    """Add what one sentence tells. The first number for a side counts: a later vote in the text is another one."""
    rest = sentence
    if found := _BOTH.search(rest):
        for_, against = _groups(found, "c")
        votes.for_ = _first(votes.for_, _number(for_))
        votes.against = _first(votes.against, _number(against))
        rest = rest[: found.start()] + " " + rest[found.end() :]
    for side, pattern in (("blank", _BLANK), ("against", _AGAINST), ("for_", _FOR)):
        if found := pattern.search(rest):
            setattr(votes, side, _first(getattr(votes, side), _number(_groups(found, "c")[0])))
            rest = rest[: found.start()] + " " + rest[found.end() :]
        elif found := _BY_NAME[side].search(rest):
            setattr(votes, side, _first(getattr(votes, side), _voters(_groups(found, "v")[0])))


def _first(known: int | None, new: int | None) -> int | None:
    return new if known is None else known


def _groups(found: re.Match[str], sort: str) -> list[str]:
    return [value for name, value in found.groupdict().items() if value and name.startswith(sort)]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else date_words.NUMBERS.get(word.lower())


def _voters(text: str) -> int | None:
    """How many they are: numbers in brackets behind parties are added, people are counted; parties alone tell none."""
    if _NOBODY.fullmatch(text.strip()):
        return 0
    if counts := _IN_BRACKETS.findall(text):
        return sum(map(int, counts))
    people = [part for part in _AND.split(_PARTY.sub("", text).strip(" .")) if part.strip()]
    return len(people) if people and all(names.is_name(part.strip()) for part in people) else None


def _dissent(text: str) -> str:
    """The sentences of those who did not agree, each with what it quotes, as they stand."""
    out: list[str] = []
    end = -1
    for start, stop in sentences.spans(text)[:MOST_SENTENCES]:
        said = text[start:stop]
        if start < end:
            continue
        said = _OTHER_THINGS.sub("", said)
        by_some = not _ALL_OR_NONE.match(said)
        if _only_counts(said):
            continue
        if (_DISSENT.search(said) and not _NOBODY_FIRST.match(said)) or (by_some and _DISAGREES.search(said)):
            end = max(stop, _quoted_to(text, start, stop))
            out.append(text[start:end].strip())
    return "\n".join(out)


def _only_counts(said: str) -> bool:
    """'4 stemte for, 1 stemte imod.' tells of nobody who did not agree: no name, no party, no words of theirs."""
    rest = said
    for pattern in (_BOTH, _FOR, _AGAINST, _BLANK):
        rest = pattern.sub("", rest)
    return rest != said and not _DISSENT.search(rest) and not re.search(r"[A-ZÆØÅ]", rest.lstrip()[1:])


def _quoted_to(text: str, start: int, stop: int) -> int:
    """Where what a sentence quotes ends: at the closing mark, or after a colon at the end of the paragraph."""
    said = text[start:stop]
    opened = re.search(r"[\"“”„»]", said)
    if opened and not _CLOSES.search(said, opened.end()):
        closed = _CLOSES.search(text, stop)
        return closed.end() if closed else stop
    if said.rstrip().endswith(":"):
        paragraph = _PARAGRAPH_ENDS.search(text, stop + 2)
        return paragraph.start() if paragraph else len(text)
    return stop
