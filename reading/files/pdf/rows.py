"""Tables without ruled lines: lines whose cells begin on the same heights across, and lines of a table of contents."""

import re
from collections.abc import Iterator

from reading.files.blocks import NUMBER_ALONE, Block
from reading.files.pdf.lines import Cell, Line

ALIGNED = 4.0  # points
_PAGE = re.compile(r"\d{1,3}")


def pieces(lines: list[Line], body: float) -> Iterator[Line | list[Block]]:
    """The lines one by one, or as the rows of a table where several stand in cells."""
    at = 0
    while at < len(lines):
        line = _whole(lines[at], body)
        if len(line.cells) == 1:
            yield line
            at += 1
            continue
        stop, rows = _rows(lines, at)
        if stop == at + 1 and _is_spread(line):
            line.cells = [Cell(line.words)]
            yield line
        else:
            yield rows
        at = stop


def _whole(line: Line, body: float) -> Line:
    """A number apart from its title, and a heading with a wide gap, are one line of text."""
    if len(line.cells) > 1 and (NUMBER_ALONE.fullmatch(line.cells[0].text) or line.size > 1.08 * body or line.bullet):
        line.cells = [Cell(line.words)]
    return line


def _rows(lines: list[Line], at: int) -> tuple[int, list[Block]]:
    """The rows that begin on this line, and where they stop."""
    first = lines[at]
    if _is_contents(first):
        return at + 1, [Block(f"{' '.join(cell.text for cell in first.cells[:-1])}\t{first.cells[-1].text}")]
    starts = [cell.x0 for cell in first.cells]
    rows = [[cell.text for cell in first.cells]]
    last, stop = first, at + 1
    while stop < len(lines):
        line = lines[stop]
        if line.base - last.base > 2.5 * line.size or line.bullet or _is_contents(line):
            break
        if len(line.cells) == 1:
            column = _column(line.x0, starts)
            if not column or line.base - last.base > 1.5 * line.size:
                break
            rows[-1][column] = f"{rows[-1][column]} {line.text}".strip()
        elif sum(_column(cell.x0, starts) is not None for cell in line.cells) < 2:
            break
        else:
            rows.append(_row(line, starts))
        last, stop = line, stop + 1
    return stop, [Block(cells=tuple(row)) for row in rows]


def _is_spread(line: Line) -> bool:
    """A line whose words were pulled apart to fill it: all of its gaps are much the same."""
    words = line.words
    gaps = [b.x0 - a.x1 for a, b in zip(words, words[1:], strict=False)]
    return len(gaps) > 1 and min(gaps) > 0.6 * max(gaps)


def _row(line: Line, starts: list[float]) -> list[str]:
    row = [""] * len(starts)
    for cell in line.cells:
        column = _column(cell.x0, starts)
        if column is None:  # between two columns, or to the right of all: with the one before it
            column = max((i for i, start in enumerate(starts) if start <= cell.x0), default=0)
        row[column] = f"{row[column]} {cell.text}".strip()
    return row


def _column(x: float, starts: list[float]) -> int | None:
    return next((i for i, start in enumerate(starts) if abs(x - start) <= ALIGNED), None)


def _is_contents(line: Line) -> bool:
    """'Budget            7'."""
    return len(line.cells) == 2 and bool(_PAGE.fullmatch(line.cells[1].text)) and len(line.cells[0].text) > 3
