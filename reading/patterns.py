"""The notation in which the tables of `reading/words/` are written, and how it becomes a regular expression.

For those who know minutes and not Python. A phrase is written as it stands in the minutes, and:

    word*       any ending: `godkend*` is godkendt, godkendes, godkender …
    *word       any beginning: `*møde` is styregruppemøde, møde …
    (a|b)       either of them
    [a]         may be left out
    …           anything in between, within the same sentence
    <date>      a slot; the reader puts its own pattern there (the slots are listed in SLOTS)

Capital letters do not matter, and one space stands for any white space.
"""

import re
from collections.abc import Callable, Iterable

from reading.words.dates import NUMBERS

SLOTS = {
    "<date>": r"\d{1,2}[./ -]{1,2}\d{1,2}[./ -]{1,2}\d{2,4}|\d{1,2}\.?\s+[a-zæøå]{3,9}\.?(?:\s+\d{4})?",
    "<number>": r"\d{1,4}",
    "<name>": r"[^.;:\n]{1,80}?",
    "<count>": rf"\d{{1,3}}(?![\d.,]\d)|{'|'.join(NUMBERS)}",
    "<voters>": r"(?:[^.:;\n]|(?<=\s[A-ZÆØÅ])\.){1,200}?",  # names, parties; the full stop is an initial's
}
_GAP = r"[^.;!?\n]{0,90}?"
_PART = re.compile(r"(?P<gap>\s*…\s*)|(?P<space>\s+)|(?P<slot><\w+>)|(?P<star>\*)|(?P<sign>[()|\[\]])|(?P<char>.)")
_ONE: dict[str, Callable[[str], str]] = {
    "gap": lambda _: rf"\b{_GAP}\b",
    "space": lambda _: r"\s+",
    "slot": lambda slot: f"(?:{SLOTS[slot]})",
    "star": lambda _: r"\w{0,40}",
    "sign": lambda sign: sign,
    "char": re.escape,
}


def expression(phrase: str) -> str:
    """The regular expression, as text without anchors, for one phrase of the tables. All repetitions are bounded."""
    return _sequence([(str(part.lastgroup), part[0]) for part in _PART.finditer(phrase)])


def _sequence(parts: list[tuple[str, str]]) -> str:
    """Takes parts off the front until its own bracket closes, or all are taken."""
    out: list[str] = []
    at_start = True  # nothing but left-out-able words so far
    while parts:
        kind, part = parts.pop(0)
        if part in ")]" and kind == "sign":
            break
        if part == "[":
            inner = _sequence(parts)
            if out and out[-1] == r"\s+":  # the space belongs to what may be left out
                out[-1] = rf"(?:\s+(?:{inner}))?"
            elif at_start and parts and parts[0][0] == "space":
                parts.pop(0)
                out.append(rf"(?:(?:{inner})\s+)?")
            else:
                out.append(f"(?:{inner})?")
            continue
        out.append(f"(?:{_sequence(parts)})" if part == "(" else _ONE[kind](part))
        at_start = part == "|"
    return "".join(out)


def find_any(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, anywhere in a text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(expression(p) for p in phrases)})(?!\w)", re.IGNORECASE)


def find_named(phrases: Iterable[str]) -> list[re.Pattern[str]]:
    """One pattern per phrase, in which the first <name> is the group `name`."""
    slot, named = f"(?:{SLOTS['<name>']})", f"(?P<name>{SLOTS['<name>']})"
    ends = r"(?=[.;:\n]|$)"
    return [re.compile(r"(?<!\w)" + expression(p).replace(slot, named, 1) + ends, re.IGNORECASE) for p in phrases]


def find_pairs(phrases: Iterable[str]) -> list[re.Pattern[str]]:
    """One pattern per phrase with two <name>s, which are the groups `name` and `other`."""
    slot = f"(?:{SLOTS['<name>']})"
    out = []
    for phrase in phrases:
        text = expression(phrase)
        for group in ("name", "other"):
            text = text.replace(slot, f"(?P<{group}>{SLOTS['<name>']})", 1)
        out.append(re.compile(text, re.IGNORECASE))
    return out


def match_whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that fits when the whole text is one of the phrases (use with fullmatch)."""
    return re.compile("|".join(expression(p) for p in phrases), re.IGNORECASE)


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, the longest first, without a group round them."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
