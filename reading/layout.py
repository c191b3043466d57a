"""How each source line looks: what a reader sees before understanding a word.

Quote marks, bullets, tick boxes, table bars, heading and bold marks are taken off and remembered, so that the rest of
the reader sees plain words whether the text came from Markdown, from Word, or from a web page.
"""

import re
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = re.compile(r"\s+")
_QUOTE = re.compile(r"\s{0,8}((?:>\s?){1,50})")
_RULE = re.compile(r"\s*([-*_=~–—•.])\s*(?:\1\s*){2,}")
_HEADING = re.compile(r"(#{1,6})\s+")
_BULLET = re.compile(
    r"(?:[-*+•●▪■◦‣·–—\uf0b7\uf0a7]|o(?=\s\s|\t))\s+(?=\S)|[•●▪■◦‣\uf0b7\uf0a7](?=\S)|-(?=[A-ZÆØÅ\"”'])"
)
_TICK = re.compile(r"\[([ xX✓]?)\]\s*")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(.{1,400})(?<=\S)\1(\s*:)?")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]{1,300})(?<=[^\s*_])\1(?![\w*])")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]{0,40}\]){1,300})\]\([^()\s]{0,500}\)")
_SHARE = re.compile(r"\\\\[\w.-]+\\")  # \\server\folder: no backslash that guards what follows it
_WORDS = re.compile(r"[^\W_]+")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"[|:\-\s]+")


@dataclass(slots=True)
class Look:
    """One source line: as it stands (`source`), and as its words (`text`) with what stood round them."""

    source: str
    text: str = ""
    quote: int = 0
    level: int = 0  # of a Markdown heading, 1-6; 0 is none
    bold: bool = False  # the whole line
    bullet: bool = False
    tick: bool | None = None  # of a tick box
    cells: tuple[str, ...] = ()
    rule: bool = False  # a line across the page
    literal: bool = False  # a backslash before it said: no markup, and no number of an item

    @property
    def blank(self) -> bool:
        return not self.source or self.source.isspace()

    @property
    def stands_out(self) -> bool:
        """Marked as a heading by its form."""
        return bool(self.level) or self.bold

    @property
    def kept(self) -> str:
        """The line as it is stored in a text: bullets stay, as '- '; a table row keeps its bars."""
        return f"- {self.text}" if self.bullet and self.text else self.text


_EMPTY = Look("")


def look(source: str) -> Look:
    """The line taken apart. Costs the same for any line of the same length: no pattern here looks far back."""
    if not source:
        return _EMPTY
    seen = Look(source)
    rest = source.translate(_INVISIBLE) if not source.isascii() else source
    if not rest or rest.isspace():
        return seen
    if rest.lstrip()[0] == ">" and (quote := _QUOTE.match(rest)):
        seen.quote = quote[1].count(">")
        rest = rest[quote.end() :]
    if len(rest) < 200 and _RULE.fullmatch(rest):
        seen.rule = True
        return seen
    rest = rest.strip()
    if rest.startswith("\\") and len(rest) > 1 and not _SHARE.match(rest):
        seen.literal = True
        seen.text = plain(rest[1:])
        return seen
    if heading := _HEADING.match(rest):
        seen.level = len(heading[1])
        rest = rest[heading.end() :].rstrip("#").rstrip()
    elif rest.startswith("|") and rest.count("|") > 1:
        seen.cells = tuple(plain(cell.replace("\\|", "|")) for cell in _BAR.split(_inside(rest)))
        seen.rule = bool(_TABLE_RULE.fullmatch(rest[:2000]))
    elif bullet := _BULLET.match(rest):
        seen.bullet = True
        rest = rest[bullet.end() :]
        if tick := _TICK.match(rest):
            seen.tick = tick[1] in "xX✓" and bool(tick[1])
            rest = rest[tick.end() :]
    if not seen.bullet and len(rest) < 420 and (bold := _BOLD_LINE.fullmatch(rest)) and "**" not in bold[2]:
        seen.bold = True
    seen.text = plain(rest)
    seen.rule = seen.rule or not (seen.text or seen.cells)  # a quote mark or a bullet with nothing behind it
    return seen


def _inside(row: str) -> str:
    """A table's row without the bars at its ends."""
    row = row[1:]
    return row[:-1] if row.endswith("|") and not row.endswith("\\|") else row


def lines(text: str) -> list[Look]:
    """Every source line of a text, in order; the n-th is line n + 1."""
    return [look(source) for source in text.splitlines()]


def plain(text: str) -> str:
    """The words of a line without Markdown's bold and italic marks, white space folded."""
    if "*" in text or "_" in text:
        text = _ITALIC.sub(r"\2", _STRONG.sub("", text))
    return _SPACES.sub(" ", text).strip()


def without_links(text: str) -> str:
    """Markdown links as the words they show."""
    return _LINK.sub(r"\1", text) if "](" in text else text


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case."""
    return _WORDS.findall(text.lower())


def key(text: str) -> str:
    """The same for two texts that differ in capitals, punctuation, white space or marks only."""
    return " ".join(words(without_links(text)))
