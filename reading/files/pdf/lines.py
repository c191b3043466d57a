"""Words on a page to lines, as a reader sees them: what stands on one height, with its wide gaps."""

import re
from dataclasses import dataclass

from reading.files.pdf.words import Page, Word

BULLETS = frozenset("•·▪■◦‣●○∙⁃➢➤►❖\uf0b7\uf0a7\uf0d8\uf0fc\uf02d–—-*")
_LITTLE_O = "o"  # Word's bullet of the second depth, in Courier New
WIDE_GAP = 1.5  # letters' sizes: two cells, not two words
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.):]?|[a-zA-Z][.)])$")


@dataclass(slots=True)
class Cell:
    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def text(self) -> str:
        return said(self.words)


@dataclass(slots=True)
class Line:
    """One line. `bullet`: its mark has been taken off; `x0` is then where its words begin."""

    cells: list[Cell]
    base: float
    size: float
    bold: bool
    page: int = 0
    bullet: bool = False
    mark_x: float = 0.0  # where the bullet stood

    @property
    def words(self) -> list[Word]:
        return [word for cell in self.cells for word in cell.words]

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        return self.cells[-1].x1

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def numbered(self) -> bool:
        """Begins with a number or a letter as lists and headings do."""
        return bool(_NUMBERED.match(self.cells[0].words[0].text)) and len(self.words) > 1


def said(words: list[Word]) -> str:
    """Words with the spaces between them; parts of one word that change letters stand together."""
    out: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and (word.spaced or word.x0 - before.x1 > 0.2 * max(word.size, before.size)):
            out.append(" ")
        out.append(word.text)
        before = word
    return "".join(out)


def lines_of(words: list[Word], page: Page | None = None) -> list[Line]:
    """The words' lines from above; `page` gives the drawn bullets."""
    _lower_raised(words)
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        if rows and _same_height(word, rows[-1][-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    out = [_line(sorted(row, key=lambda word: word.x0)) for row in rows]
    for line in out:
        _take_mark(line, page)
    return [line for line in out if line.cells]


def _same_height(word: Word, other: Word) -> bool:
    """On one line; small letters may stand raised beside large ones."""
    small, large = sorted((word.size, other.size))
    return abs(word.base - other.base) <= (0.5 if small < 0.75 * large else 0.3) * max(large, 4)


def _lower_raised(words: list[Word]) -> None:
    """A raised little number that is glued to a word stands on that word's line."""
    before: Word | None = None
    for word in words:
        if before is not None and word.size < 0.85 * before.size:
            raised = 0.1 * before.size < abs(word.base - before.base) < 0.6 * before.size
            if raised and -1 < word.x0 - before.x1 < 0.3 * before.size:
                word.base, word.spaced = before.base, False
        before = word


def _line(words: list[Word]) -> Line:
    sizes: dict[float, int] = {}
    bold = True
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        bold = bold and (word.bold or not any(letter.isalnum() for letter in word.text))
    size = max(sizes, key=lambda size: sizes[size])
    cells = [Cell([words[0]])]
    for word in words[1:]:
        if word.x0 - cells[-1].x1 > WIDE_GAP * size:
            cells.append(Cell([word]))
        else:
            cells[-1].words.append(word)
    return Line(cells, max(word.base for word in words if word.size == size), size, bold and any(w.bold for w in words))


def _take_mark(line: Line, page: Page | None) -> None:
    """Take a bullet off the line's front, written or drawn; and join a list's number with its words."""
    first = line.cells[0].words[0]
    if len(line.words) > 1 and (first.text in BULLETS or (first.text == _LITTLE_O and _hangs(line))):
        line.bullet, line.mark_x = True, first.x0
        del line.cells[0].words[0]
        if not line.cells[0].words:
            del line.cells[0]
    elif page is not None and page.dots:
        for x, y in page.dots:
            if 0 < line.x0 - x < 3 * line.size and -0.9 * line.size < y - line.base < 0.2 * line.size:
                line.bullet, line.mark_x = True, x
                break
    if (
        len(line.cells) > 1
        and _NUMBERED.match(line.cells[0].text)
        and line.cells[1].x0 - line.cells[0].x1 < 4 * line.size
    ):
        line.cells[0].words += line.cells[1].words
        del line.cells[1]


def _hangs(line: Line) -> bool:
    """Is there the wide space of a list's mark behind the first word?"""
    words = line.words
    return words[1].x0 - words[0].x1 > 0.7 * line.size
