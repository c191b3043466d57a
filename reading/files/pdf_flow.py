"""Lines to paragraphs, headings and lists: which line goes on with the one above, and how.

A line was broken by the page if the next word would not have fitted; otherwise somebody ended it. That, the distance
between lines, and the letters decide; a line that begins with a small letter goes on with the one above in any case.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from reading.files.blocks import Block
from reading.files.pdf_lines import Line

LARGER = 1.08  # than the text's letters: a heading
LONGEST_HEADING = 250
APART = 1.3  # times the usual distance: another paragraph
INDENTED = 1.5  # letters' sizes
FEWEST_BROKEN = 4  # lines that tell where the text's right edge is
_SUSPENDED = ("og", "eller", "samt", "til")
_ENDS = (".", ":", "!", "?", ";")


class How(Enum):
    """How a line follows the one above."""

    JOINED = 1
    BROKEN = 2  # a new line of the same paragraph
    NEW = 3


@dataclass(slots=True)
class Letters:
    """What the text of a document looks like: the size of its letters, of its headings, and how far lines stand apart."""

    body: float = 11.0
    headings: list[float] = field(default_factory=list)  # the largest first
    apart: dict[float, float] = field(default_factory=dict)
    right: float = 0.0

    def level(self, line: Line) -> int:
        if line.size <= self.body * LARGER or line.size not in self.headings:
            return 0
        return min(self.headings.index(line.size) + 1, 6)

    def usual(self, size: float) -> float:
        return self.apart.get(size, 1.25 * size)


def measure(regions: list[list[Line]], widest: float) -> Letters:
    """The letters of a document, by its lines in reading order. `widest`: how far they may reach, going by the paper."""
    sizes: Counter[float] = Counter()
    apart: dict[float, Counter[float]] = {}
    rights: list[float] = []
    for lines in regions:
        for line in lines:
            sizes[line.size] += sum(len(word.text) for word in line.words)
        for above, below in zip(lines, lines[1:], strict=False):
            if below.text[:1].islower() and len(above.words) > 5:  # broken by the page for sure
                rights.append(above.x1)
            if above.size == below.size and 0 < below.base - above.base < 2.2 * above.size:
                apart.setdefault(above.size, Counter())[round(below.base - above.base, 1)] += 1
    if not sizes:
        return Letters(right=widest)
    body = sizes.most_common(1)[0][0]
    most = sizes[body]
    headings = sorted((size for size in sizes if size > body * LARGER and sizes[size] < most), reverse=True)
    rights.sort()
    return Letters(
        body,
        headings,
        {size: _least_usual(gaps) for size, gaps in apart.items()},
        rights[int(0.97 * (len(rights) - 1))] if len(rights) >= FEWEST_BROKEN else widest,
    )


def _least_usual(gaps: Counter[float]) -> float:
    """The smallest distance that is no exception: paragraphs of one line each stand further apart than lines do."""
    total = sum(gaps.values())
    return min(gap for gap, count in gaps.items() if count * 10 >= total)


class Flow:
    """Takes lines in reading order and makes blocks of them."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self.blocks: list[Block] = []
        self.waiting: list[Block] = []  # footnotes: they follow the paragraph that goes on over the page's end
        self.last: Line | None = None
        self.right = letters.right
        self.begins = 0.0  # where the paragraph's present line of thought begins
        self.numbered = False
        self.count = 0  # its lines

    def take(self, line: Line, right: float) -> None:
        """`right` is how far lines reach here."""
        how = self._how(line, right)
        text = line.text
        if how is How.NEW:
            self.end(turned=self.last is not None and self.last.page != line.page)
            level = self.letters.level(line)
            self.blocks.append(Block(text, level=level, bold=line.bold and not level, bullet=line.bullet))
            self._begin(line)
        else:
            block = self.blocks[-1]
            block.text = glued(block.text, text) if how is How.JOINED else f"{block.text}\n{text}"
            if how is How.BROKEN:
                self._begin(line)
            self.count += 1
        self.last, self.right = line, right

    def add(self, blocks: list[Block]) -> None:
        """Blocks that are whole already: a table."""
        self.end()
        self.blocks += blocks

    def end(self, *, turned: bool = True) -> None:
        """The paragraph is over."""
        if self.last is not None and self.blocks and len(self.blocks[-1].text) > LONGEST_HEADING:
            self.blocks[-1].level = 0
        self.last = None
        if turned:
            self.blocks += self.waiting
            self.waiting = []

    def _begin(self, line: Line) -> None:
        self.begins, self.numbered, self.count = line.x0, line.numbered, 1

    def _how(self, line: Line, right: float) -> How:
        last = self.last
        if last is None or line.bullet:
            return How.NEW
        if self.letters.level(line) != self.letters.level(last) or abs(line.size - last.size) > 0.07 * last.size:
            return How.NEW
        full = not _would_fit(line, last, self.right)
        if line.page != last.page or line.base <= last.base:
            return self._over(line, last, full=full)
        if line.base - last.base > APART * self.letters.usual(line.size) + 0.5:
            return How.NEW
        return self._below(line, last, full=full)

    def _over(self, line: Line, last: Line, *, full: bool) -> How:
        """Over the end of a page or a column: only the same sentence goes on."""
        ended = last.text.endswith(_ENDS)
        if line.bold != last.bold or line.numbered or ended:
            return How.NEW
        return How.JOINED if full or line.text[:1].islower() else How.NEW

    def _below(self, line: Line, last: Line, *, full: bool) -> How:
        block = self.blocks[-1]
        if line.bold != last.bold and not (full and not block.level):
            return How.NEW
        size = line.size
        if block.bullet and line.x0 < last.mark_x + 0.3 * size and last.bullet:
            return How.NEW
        hangs = (block.bullet or self.numbered) and line.x0 > self.begins + (
            0.8 * size if self.numbered else -0.3 * size
        )
        if not hangs:
            if line.x0 - last.x0 > INDENTED * size:
                return How.NEW
            if last.x0 - line.x0 > INDENTED * size and self.count > 1:
                return How.NEW
            if last.x0 - line.x0 > INDENTED * size and not full:
                return How.NEW
        if full and not (line.numbered and self.numbered and not hangs):
            return How.JOINED
        if line.text[:1].islower() and not line.numbered and not last.text.endswith(_ENDS):
            return How.JOINED
        return How.NEW if block.level or block.bullet and not hangs else How.BROKEN


def _would_fit(line: Line, above: Line, right: float) -> bool:
    """Would the line's first word have had room at the end of the line above?"""
    first = line.words[0]
    return above.x1 + (first.x1 - first.x0) + 0.35 * above.size < right


def glued(text: str, more: str) -> str:
    """The text and its next line; a hyphen that only the line's end needed goes."""
    if text.endswith(("\u00ad", "\u2010")):
        return text[:-1] + more
    if text.endswith("-") and text[-2:-1].isalpha():
        if more.split(maxsplit=1)[0].lower() in _SUSPENDED:
            return f"{text} {more}"
        return text[:-1] + more if more[:1].islower() else text + more
    return f"{text} {more}"
