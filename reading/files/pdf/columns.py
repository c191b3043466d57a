"""The order in which the lines of a page are read: above to below, but column by column where text runs in two."""

from dataclasses import dataclass

from reading.files.pdf.lines import Line, lines_of
from reading.files.pdf.words import Page, Word

FEWEST_LINES = 5  # on each side; less is a table, or a signature beside another
NARROWEST = 0.7  # letters' sizes: a gap that may part two columns
FEWEST_WORDS = 2.5  # on a line of running text, on average
FULL = 0.5  # so many lines of a column of running text reach its right edge
APART = 1.6  # letters' sizes: further down another paragraph begins, and perhaps the whole width


@dataclass(slots=True)
class Region:
    """Lines that are read one after the other. `column`: they are one of two columns."""

    lines: list[Line]
    column: bool = False

    @property
    def right(self) -> float:
        return max(line.x1 for line in self.lines)


@dataclass(slots=True)
class _Sides:
    left: list[Word]
    right: list[Word]
    crossing: bool


def in_order(words: list[Word], page: Page) -> list[Region]:
    """The page's lines in regions: each is read from above to below before the next."""
    lines = lines_of(words, page)
    gutter = _gutter(lines)
    if gutter is None:
        return [Region(lines)] if lines else []
    sides = [_parted(line, gutter) for line in lines]
    out: list[Region] = []
    at = wide = 0  # where we are, and where the last stretch of the whole width began
    while at < len(lines):
        stop = at
        while stop < len(lines) and not sides[stop].crossing:
            stop += 1
        first, end = _band(lines, sides, at, stop)
        if _runs(sides[first:end]):
            out.append(Region(lines[wide:first]))
            for side in ("left", "right"):
                words = [word for parted in sides[first:end] for word in getattr(parted, side)]
                out.append(Region(lines_of(words, page), column=True))
            wide = end
        at = stop + 1
    out.append(Region(lines[wide:]))
    return [region for region in out if region.lines]


def _band(lines: list[Line], sides: list[_Sides], start: int, stop: int) -> tuple[int, int]:
    """From the first line with words on the right to the last, and on while the left column goes on below."""
    rights = [at for at in range(start, stop) if sides[at].right]
    if not rights:
        return stop, stop
    end = rights[-1] + 1
    while end < stop and lines[end].base - lines[end - 1].base < APART * lines[end].size:
        end += 1
    return rights[0], end


def _gutter(lines: list[Line]) -> float | None:
    """Where most lines have a gap, near the middle of the text; None when few have."""
    if len(lines) < FEWEST_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = left + 0.3 * (right - left), left + 0.7 * (right - left)
    counts: dict[int, int] = {}
    for line in lines:
        words = line.words
        for a, b in zip(words, words[1:], strict=False):
            if b.x0 - a.x1 > NARROWEST * line.size:
                for x in range(int(max(low, a.x1)) + 1, int(min(high, b.x0)) + 1):
                    counts[x] = counts.get(x, 0) + 1
    if not counts:
        return None
    most = max(counts.values())
    best = [x for x, count in counts.items() if count == most]
    return best[len(best) // 2] if most >= FEWEST_LINES else None


def _parted(line: Line, gutter: float) -> _Sides:
    left = [word for word in line.words if word.x1 <= gutter]
    right = [word for word in line.words if word.x0 >= gutter]
    crossing = len(left) + len(right) < len(line.words)
    if left and right and right[0].x0 - left[-1].x1 <= NARROWEST * line.size:
        crossing = True
    return _Sides(left, right, crossing)


def _runs(band: list[_Sides]) -> bool:
    """Is it running text on both sides, rather than the cells of a table?"""
    for part in ([side.left for side in band if side.left], [side.right for side in band if side.right]):
        if len(part) < FEWEST_LINES or sum(map(len, part)) < FEWEST_WORDS * len(part):
            return False
        begins, edge = min(words[0].x0 for words in part), max(words[-1].x1 for words in part)
        if sum(words[-1].x1 > edge - 0.25 * (edge - begins) for words in part) < FULL * len(part):
            return False
    return True
