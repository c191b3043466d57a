"""The words of a PDF's page, with where and in which letters they stand; and the lines that tables are ruled with.

Only what the first and the last letter of a word say is asked for: a page has 3,000 letters and 500 words, and each
question to the library costs half a microsecond of Python for every argument.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_BOLD_NAMES = ("bold", "black", "heavy", "demi", "semibd")
_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, 0x3000, *range(0x2000, 0x200B)))
_LINE_ENDS = frozenset((0x02, 0xFFFE))  # what the library makes of a hyphen at a line's end, gluing both lines
_RAISED = frozenset("0123456789*")  # what a footnote's mark behind a word ends with
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
MOST_LETTERS = 200_000  # on one page
MOST_OBJECTS = 20_000
THIN = 3.0
DOT = (1.5, 9.0)  # a bullet that was drawn rather than written is as wide and high as this


@dataclass(slots=True)
class Word:
    """`base`, the line on which the letters stand, counts down from the page's upper edge. In points."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    spaced: bool = True  # white space before it in the file


@dataclass(slots=True)
class Page:
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[tuple[float, float, float]] = field(default_factory=list)  # ruled lines: x0, x1, y
    down: list[tuple[float, float, float]] = field(default_factory=list)  # y0, y1, x
    dots: list[tuple[float, float]] = field(default_factory=list)  # drawn bullets: x and y of their middles
    pictures: int = 0


@dataclass(slots=True)
class _Letters:
    """What a run of letters in the file has in common."""

    size: float
    bold: bool


def read(page: object) -> Page:
    """The words and lines of a page; `page` is the library's handle of it."""
    out = Page(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    turn = _Turn(pdfium.FPDFPage_GetRotation(page), out.width, out.height)
    text = pdfium.FPDFText_LoadPage(page)
    if text:
        try:
            out.words = list(_PageText(text, turn).words())
        finally:
            pdfium.FPDFText_ClosePage(text)
    _objects(page, out, turn)
    return out


class _PageText:
    """The letters of one page. What is learnt of its objects and fonts is forgotten with it: addresses come again."""

    def __init__(self, text: object, turn: "_Turn") -> None:
        self.text = text
        self.turn = turn
        self.seen: dict[int, _Letters] = {}
        self.fonts: dict[int, bool] = {}
        self.left, self.right, self.low, self.high = (ctypes.c_double() for _ in range(4))  # the library writes here
        self.matrix = pdfium.FS_MATRIX()

    def words(self) -> Iterator[Word]:
        count = min(pdfium.FPDFText_CountChars(self.text), MOST_LETTERS)
        letter_at = pdfium.FPDFText_GetUnicode
        start, spaced = 0, True
        letters: list[str] = []
        for at in range(count + 1):
            code = letter_at(self.text, at) if at < count else 32
            if code in _SPACES:
                if letters:
                    yield from self._word(start, letters, spaced=spaced)
                    letters, spaced = [], True
                continue
            if not letters:
                start = at
            if code in _LINE_ENDS:
                yield from self._word(start, [*letters, "-"], spaced=spaced)
                letters, spaced = [], True
            else:
                letters.append(_LIGATURES.get(code) or (chr(code) if code < 0x110000 else ""))

    def _word(self, start: int, letters: list[str], *, spaced: bool) -> Iterator[Word]:
        """One word, or its two parts where a footnote's little number follows: 'klyngen' and '1'."""
        stop = start + len(letters)
        first = self._letters(start)
        if len(letters) > 1 and letters[-1] in _RAISED and self._letters(stop - 1) != first:
            cut = next(at for at in range(start + 1, stop) if self._letters(at) != first)
            yield self._placed(start, cut, letters[: cut - start], first, spaced=spaced)
            yield self._placed(cut, stop, letters[cut - start :], self._letters(cut), spaced=False)
        else:
            yield self._placed(start, stop, letters, first, spaced=spaced)

    def _placed(self, start: int, stop: int, letters: list[str], look: "_Letters", *, spaced: bool) -> Word:
        corners = [*self._corners(start), *self._corners(stop - 1)]
        pdfium.FPDFText_GetCharOrigin(self.text, start, self.left, self.low)
        _, base = self.turn.point(self.left.value, self.low.value)
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        return Word("".join(letters), x0, x1, base, look.size, look.bold, spaced)

    def _corners(self, at: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Two opposite corners of a letter."""
        pdfium.FPDFText_GetCharBox(self.text, at, self.left, self.right, self.low, self.high)
        low = self.turn.point(self.left.value, self.low.value)
        return low, self.turn.point(self.right.value, self.high.value)

    def _letters(self, at: int) -> "_Letters":
        thing = pdfium.FPDFText_GetTextObject(self.text, at)
        key = ctypes.addressof(thing.contents) if thing else 0
        known = self.seen.get(key)
        if known is None:
            known = self.seen[key] = self._measured(at, thing if key else None)
        return known

    def _measured(self, at: int, thing: object) -> "_Letters":
        size = pdfium.FPDFText_GetFontSize(self.text, at)
        matrix = self.matrix
        if thing is not None and pdfium.FPDFPageObj_GetMatrix(thing, matrix):
            size *= math.hypot(matrix.b, matrix.d) or 1
        font = pdfium.FPDFTextObj_GetFont(thing) if thing is not None else None
        return _Letters(round(size, 1), self._is_bold(font) if font else False)

    def _is_bold(self, font: Any) -> bool:
        key = ctypes.addressof(font.contents)
        if key not in self.fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, 256)
            plain = name.value.decode("utf-8", "replace").lower()
            self.fonts[key] = any(word in plain for word in _BOLD_NAMES) or pdfium.FPDFFont_GetWeight(font) >= 600
        return self.fonts[key]


@dataclass(slots=True)
class _Turn:
    """From the file's coordinates (up from below) to a reader's (down from above), on a page that may be turned."""

    quarter: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == 1:
            return y, x
        if self.quarter == 2:
            return self.width - x, y
        if self.quarter == 3:
            return self.width - y, self.height - x
        return x, self.height - y


def _objects(page: object, out: Page, turn: _Turn) -> None:
    """The ruled lines and drawn bullets of a page, and how many pictures it has."""
    x0, y0, x1, y1 = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    object_at, type_of, is_text = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_TEXT
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        thing = object_at(page, at)
        kind = type_of(thing)
        if kind == is_text:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            out.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(thing, x0, y0, x1, y1):
            ax, ay = turn.point(x0.value, y0.value)
            bx, by = turn.point(x1.value, y1.value)
            _path(out, thing, (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _path(out: Page, thing: object, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if high <= THIN and wide > 4 * THIN:
        out.across.append((left, right, (top + bottom) / 2))
    elif wide <= THIN and high > 2 * THIN:
        out.down.append((top, bottom, (left + right) / 2))
    elif all(DOT[0] <= side <= DOT[1] for side in (wide, high)) and abs(wide - high) < 1:
        out.dots.append(((left + right) / 2, (top + bottom) / 2))
    elif wide > 4 * THIN and high > 2 * THIN and _is_stroked(thing):  # a cell drawn as a box
        out.across += [(left, right, top), (left, right, bottom)]
        out.down += [(top, bottom, left), (top, bottom, right)]


def _is_stroked(thing: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)) and bool(stroke.value)
