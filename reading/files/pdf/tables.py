"""Tables that are ruled with lines: which words stand in which cell."""

from dataclasses import dataclass, field

from reading.files.pdf.words import Page, Word

NEAR = 4.0  # points: lines that nearly meet, meet
FEWEST_RULES = 4
MOST_RULES = 4000


@dataclass(slots=True)
class Table:
    """`rows` hold cells of words, `tops` where each row begins and `edges` where its cells begin and end."""

    top: float
    bottom: float
    left: float
    right: float
    rows: list[list[list[Word]]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    edges: list[list[float]] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)

    def box(self) -> tuple[float, float, float, float]:
        ys = [y for _, _, y in self.across] + [y for y0, y1, _ in self.down for y in (y0, y1)]
        xs = [x for _, _, x in self.down] + [x for x0, x1, _ in self.across for x in (x0, x1)]
        return min(xs), min(ys), max(xs), max(ys)


def ruled_tables(page: Page) -> tuple[list[Table], list[Word]]:
    """The page's ruled tables with their words, and the words that stand in none."""
    if len(page.across) + len(page.down) < FEWEST_RULES or len(page.across) + len(page.down) > MOST_RULES:
        return [], page.words
    tables = [table for grid in _grids(page) if (table := _table(grid))]
    left = []
    for word in page.words:
        middle = (word.x0 + word.x1) / 2
        height = word.base - word.size / 3
        table = next((t for t in tables if t.left <= middle <= t.right and t.top <= height <= t.bottom), None)
        if table is None or not _put(table, word, middle, height):
            left.append(word)
    return [_without_empty(table) for table in tables if any(any(row) for row in table.rows)], left


def _grids(page: Page) -> list[_Grid]:
    """Groups of lines that touch each other."""
    grids: list[_Grid] = []
    boxes: list[tuple[float, float, float, float]] = []
    rules = [(x0, y, x1, y, True) for x0, x1, y in page.across] + [(x, y0, x, y1, False) for y0, y1, x in page.down]
    for left, top, right, bottom, flat in sorted(rules, key=lambda rule: rule[1]):
        grid = _Grid([(left, right, top)] if flat else [], [] if flat else [(top, bottom, left)])
        box = (left, top, right, bottom)
        for at in range(len(grids) - 1, -1, -1):
            other = boxes[at]
            if (
                box[0] <= other[2] + NEAR
                and other[0] <= box[2] + NEAR
                and box[1] <= other[3] + NEAR
                and other[1] <= box[3] + NEAR
            ):
                grid.across += grids[at].across
                grid.down += grids[at].down
                box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
                del grids[at], boxes[at]
        grids.append(grid)
        boxes.append(box)
    return sorted(grids, key=lambda grid: grid.box()[1])


def _table(grid: _Grid) -> Table | None:
    ends = [y for y0, y1, _ in grid.down for y in (y0, y1)]  # a row that the page's end cut has no line below it
    xs = _merged([x for _, _, x in grid.down])
    ys = _merged([*(y for _, _, y in grid.across), *((min(ends), max(ends)) if ends else ())])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:  # a frame round one text is no table
        return None
    table = Table(ys[0], ys[-1], xs[0], xs[-1], tops=ys[:-1])
    table.edges = [_edges(xs, (top + bottom) / 2, grid) for top, bottom in zip(ys, ys[1:], strict=False)]
    table.rows = [[[] for _ in edges[1:]] for edges in table.edges]
    return table


def _edges(xs: list[float], y: float, grid: _Grid) -> list[float]:
    """Where the cells of the row at this height begin and end: cells that are merged have no line between them."""
    ruled = [x for y0, y1, x in grid.down if y0 - NEAR <= y <= y1 + NEAR]
    return [x for x in xs if x in (xs[0], xs[-1]) or any(abs(x - other) <= NEAR for other in ruled)]


def _merged(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > NEAR:
            out.append(value)
    return out


def _put(table: Table, word: Word, x: float, y: float) -> bool:
    for at in range(len(table.tops) - 1, -1, -1):
        if y >= table.tops[at]:
            edges = table.edges[at]
            for column, (left, right) in enumerate(zip(edges, edges[1:], strict=False)):
                if left <= x <= right:
                    table.rows[at][column].append(word)
                    return True
            return False
    return False


def _without_empty(table: Table) -> Table:
    kept = [at for at, row in enumerate(table.rows) if any(row)]
    table.rows, table.tops, table.edges = (
        [table.rows[at] for at in kept],
        [table.tops[at] for at in kept],
        [table.edges[at] for at in kept],
    )
    return table
