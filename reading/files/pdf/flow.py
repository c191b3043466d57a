"""Lines to paragraphs, headings and lists: which line goes on with the one above, and how.

A line was broken by the page if the next word would not have fitted; otherwise somebody ended it. That, the distance
between lines, and the letters decide; a line that begins with a small letter goes on with the one above in any case.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from reading.files.blocks import Block
from reading.files.pdf.hyphens import Hyphens, divided
from reading.files.pdf.lines import Line

LARGER = 1.08  # than the text's letters: a heading
LONGEST_HEADING = 250
APART = 1.3  # times the usual distance: another paragraph
INDENTED = 1.5  # letters' sizes
FEWEST_BROKEN = 3  # lines that tell where the text's right edge is, and how far lines stand apart
MOSTLY = 0.65  # of the way to the right edge: a shorter line was ended by its writer, whatever follows
_ENDS = (".", ":", "!", "?", ";")
# Lines that begin anew however full the one above is: 'Sagsnr.: 24-1', 'Punkt 3: Budget'.
_BEGINS = re.compile(r"[A-ZÆØÅ]\w{2,20}\.?:(?:\s|$)|(?:punkt|pkt\.?|sag)\s+\d{1,3}[a-z]?\s*[:.–-]", re.IGNORECASE)
_CONTENTS = re.compile(r".*(?:\.{3,}|…|\t)\s*\d{1,3}")


class How(Enum):
    """How a line follows the one above."""

    JOINED = 1
    BROKEN = 2  # a new line of the same paragraph
    NEW = 3


@dataclass(slots=True)
class Letters:
    """What a document's text looks like."""

    body: float = 11.0
    headings: list[float] = field(default_factory=list)  # the largest first
    apart: dict[float, float] = field(default_factory=dict)
    right: float = 0.0
    hyphens: Hyphens = field(default_factory=Hyphens)

    def level(self, line: Line) -> int:
        if line.size <= self.body * LARGER or line.size not in self.headings:
            return 0
        return min(self.headings.index(line.size) + 1, 6)

    def usual(self, size: float) -> float:
        return self.apart.get(size, 1.25 * size)


def measure(regions: list[list[Line]], widest: float) -> Letters:
    """The letters of a document, by its lines in reading order. `widest`: how far they reach with equal margins."""
    sizes: Counter[float] = Counter()
    apart: dict[float, Counter[float]] = {}
    rights: list[float] = []
    for lines in regions:
        for line in lines:
            sizes[line.size] += sum(len(word.text) for word in line.words)
        for above, below in zip(lines, lines[1:], strict=False):
            if below.text[:1].islower() and above.x1 > MOSTLY * widest:  # broken by the page for sure
                rights.append(above.x1)
                if above.size == below.size and 0 < below.base - above.base < 2.5 * above.size:
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
        {size: gaps.most_common(1)[0][0] for size, gaps in apart.items() if gaps.total() >= FEWEST_BROKEN},
        rights[int(0.97 * (len(rights) - 1))] if len(rights) >= FEWEST_BROKEN else widest,
        Hyphens.of([line.text for lines in regions for line in lines]),
    )


class Flow:
    """Takes lines in reading order and makes blocks of them."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self.blocks: list[Block] = []
        self.notes: dict[str, str] = {}  # footnotes of the page before
        self.noted = 0  # the first block of that page,
        self.turned = 0  # and of this one
        self.last: Line | None = None
        self.right = letters.right
        self.begins = 0.0  # where the paragraph's present line of thought begins
        self.numbered = False
        self.count = 0  # its lines

    def take(self, line: Line, right: float) -> None:
        """`right` is how far lines reach here."""
        how = self._how(line)
        text = line.text
        if how is How.NEW:
            self.end()
            level = self.letters.level(line)
            self.blocks.append(Block(text, level=level, bold=line.bold and not level, bullet=line.bullet))
            self._begin(line)
        else:
            block = self.blocks[-1]
            block.text = self.letters.hyphens.glued(block.text, text) if how is How.JOINED else f"{block.text}\n{text}"
            if how is How.BROKEN:
                self._begin(line)
            self.count += 1
        self.last, self.right = line, right

    def add(self, blocks: list[Block]) -> None:
        """Blocks that are whole already: a table."""
        self.end()
        self.blocks += blocks

    def note(self, notes: dict[str, str]) -> None:
        """Footnotes of the page that ends here: each follows the paragraph that refers to it, once that is over."""
        for number, text in self.notes.items():
            at = next((at for at in range(self.noted, len(self.blocks)) if _refers(self.blocks[at], number)), None)
            self.blocks.insert(len(self.blocks) if at is None else at + 1, Block(f"[{number}] {text}"))
        self.noted, self.turned, self.notes = self.turned, max(0, len(self.blocks) - 1), notes

    def end(self) -> None:
        """The paragraph is over."""
        if self.last is not None and self.blocks and len(self.blocks[-1].text) > LONGEST_HEADING:
            self.blocks[-1].level = 0
        self.last = None

    def _begin(self, line: Line) -> None:
        self.begins, self.numbered, self.count = line.x0, line.numbered, 1

    def _how(self, line: Line) -> How:
        last = self.last
        if last is None or line.bullet:
            return How.NEW
        if self.letters.level(line) != self.letters.level(last) or abs(line.size - last.size) > 0.07 * last.size:
            return How.NEW
        ended = _CONTENTS.fullmatch(last.text) or (line.text[:1].isupper() and _BEGINS.match(line.text))
        full = not ended and (not _would_fit(line, last, self.right) or divided(last.text, line.text))
        goes_on = full or (line.text[:1].islower() and not ended and self._is_long(last))
        if line.page != last.page or line.base <= last.base:
            return self._over(line, last, goes_on=goes_on)
        if line.base - last.base > APART * self.letters.usual(line.size) + 0.5:
            return How.NEW
        return self._below(line, last, full=full, goes_on=goes_on)

    def _is_long(self, line: Line) -> bool:
        return line.x1 - self.begins > MOSTLY * (self.right - self.begins)

    def _over(self, line: Line, last: Line, *, goes_on: bool) -> How:
        """Over the end of a page or a column: only the same sentence goes on."""
        ended = last.text.endswith(_ENDS)
        if line.bold != last.bold or line.numbered or ended:
            return How.NEW
        return How.JOINED if goes_on else How.NEW

    def _below(self, line: Line, last: Line, *, full: bool, goes_on: bool) -> How:
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
        if goes_on and not line.numbered and not last.text.endswith(_ENDS):
            return How.JOINED
        return How.NEW if block.level or block.bullet and not hangs else How.BROKEN


def _refers(block: Block, number: str) -> bool:
    return any(f"[{number}]" in text for text in (block.text, *block.cells))


def _would_fit(line: Line, above: Line, right: float) -> bool:
    """Would the line's first word have had room at the end of the line above?"""
    first = line.words[0]
    return above.x1 + (first.x1 - first.x0) + 0.35 * above.size < right
