"""The order in which the lines of a page are read: above to below, but column by column where text runs in two."""

from dataclasses import dataclass

from reading.files.pdf.lines import Line, lines_of
from reading.files.pdf.words import Page, Word

FEWEST_LINES = 5  # on each side; less is a table, or a signature beside another
NARROWEST = 0.7  # letters' sizes: a gap that may part two columns
FEWEST_WORDS = 3.0  # on a line of running text, on average
FULL = 0.5  # so many lines of a column of running text reach its right edge


@dataclass(slots=True)
class _Sides:
    left: list[Word]
    right: list[Word]
    crossing: bool


def in_order(words: list[Word], page: Page) -> list[list[Line]]:
    """The page's lines in regions: each is read from above to below before the next."""
    lines = lines_of(words, page)
    gutter = _gutter(lines)
    if gutter is None:
        return [lines]
    sides = [_parted(line, gutter) for line in lines]
    out: list[list[Line]] = []
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and not sides[stop].crossing:
            stop += 1
        first = next((i for i in range(at, stop) if sides[i].right), stop)
        band = sides[first:stop]
        if _runs(band, gutter):
            out.append(lines[at:first])
            out.append(lines_of([word for side in band for word in side.left], page))
            out.append(lines_of([word for side in band for word in side.right], page))
        else:
            out.append(lines[at:stop])
        if stop < len(lines):
            out.append([lines[stop]])
        at = stop + 1
    return _joined([region for region in out if region])


def _joined(regions: list[list[Line]]) -> list[list[Line]]:
    """Regions of the whole width that follow each other are one."""
    out: list[list[Line]] = []
    for region in regions:
        if out and region[0].base > out[-1][-1].base and region[0].x0 < out[-1][-1].x1:
            out[-1] = [*out[-1], *region]
        else:
            out.append(region)
    return out


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


def _runs(band: list[_Sides], gutter: float) -> bool:
    """Is it running text on both sides, rather than the cells of a table?"""
    lefts = [side.left for side in band if side.left]
    rights = [side.right for side in band if side.right]
    if min(len(lefts), len(rights)) < FEWEST_LINES:
        return False
    if any(sum(map(len, part)) / len(part) < FEWEST_WORDS for part in (lefts, rights)):
        return False
    for part in (lefts, rights):
        begins, edge = min(words[0].x0 for words in part), max(words[-1].x1 for words in part)
        full = sum(words[-1].x1 > edge - 0.25 * (edge - begins) for words in part)
        if full < FULL * len(part):
            return False
    return True
