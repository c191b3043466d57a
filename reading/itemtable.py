"""Minutes kept as one large table: 'Nr. | Emne | Referat | Ansvarlig | Frist', an item a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reading import sections
from reading.layout import Look, plain
from reading.patterns import match_whole
from reading.words import items as words
from reading.words.promises import COLUMNS
from reading.words.sections import SECTIONS

OWNER, DUE, NUMBER, TITLE = "owner", "due", "number", "title"
_COLUMNS = {name: match_whole(forms) for name, forms in words.ITEM_COLUMNS.items()} | {
    OWNER: match_whole(COLUMNS["owner"]),
    DUE: match_whole(COLUMNS["due"]),
}
_TASK = match_whole(COLUMNS["task"])
_BAR_OR_TAB = re.compile(r"\s+\|\s+|\s*\|$|\t+")
BREAK = "<br>"  # between the lines of one cell, as in Markdown
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:(?:{'|'.join(map(re.escape, words.ROW_WORDS))})\s*)?(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?)\s*[.):]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{_NUMBER.pattern}\s+(?P<title>\S.*)", re.IGNORECASE)
LONGEST_HEADING = 60  # of a column
MOST_ROWS = 1000
LOOKED_BELOW = 40  # rows, for whether a column holds numbers


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: number, title, owner, due, one of the sections, or '' with its heading alone."""

    holds: str
    heading: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one cell tells of an item."""

    column: Column
    lines: tuple[str, ...]


@dataclass(slots=True)
class Row:
    """A row with an item's number and title, or (without both) one that goes on with the item above."""

    at: int
    number: str = ""
    title: str = ""
    parts: list[Part] = field(default_factory=list)
    above: list[int] = field(default_factory=list)  # rows of one cell over it: a heading of several items


@dataclass(slots=True)
class ItemTable:
    """The rows in order, and the lines that only name the columns."""

    rows: list[Row] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    @property
    def items(self) -> list[Row]:
        return [row for row in self.rows if row.title]


def find(looks: Sequence[Look]) -> ItemTable:
    """Every table of a document that holds agenda items; empty where there is none."""
    found = ItemTable()
    columns: tuple[Column, ...] = ()
    above: list[int] = []
    for at, look in enumerate(looks):
        if look.blank or look.rule or len(found.rows) >= MOST_ROWS:
            continue
        cells = cells_of(look)
        if len(cells) < 2 and not (cells and columns):
            columns, above = (), []
        elif named := _columns(cells, looks[at + 1 : at + LOOKED_BELOW]):
            columns, above = named, []
            found.heads.append(at)
        elif columns and [bool(cell) for cell in cells].count(True) == 1 and cells[0] and not _NUMBERED.match(cells[0]):
            above.append(at)
        elif columns:
            row = _row(at, cells, columns)
            if row.title:
                row.above, above = above, []
            if row.title or found.items:
                found.rows.append(row)
    return found if found.items else ItemTable()


def cells_of(look: Look) -> tuple[str, ...]:
    """The cells of a table's row, also where the bars at its ends are missing or tabs stand for them."""
    if look.cells:
        return look.cells
    source = look.source.strip()
    if len(source) > 20_000 or look.level or look.bullet or ("|" not in source and "\t" not in source):
        return ()
    return tuple(plain(cell) for cell in _BAR_OR_TAB.split(source))


def names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Does the first of these rows name the columns of a table of items?"""
    below = [Look("", cells=tuple(row)) for row in rows[1:LOOKED_BELOW]]
    return bool(rows) and bool(_columns(rows[0], below))


def _columns(cells: Sequence[str], below: Sequence[Look]) -> tuple[Column, ...]:
    """What each column holds, where a row names the columns of a table of items; else nothing."""
    if any(len(cell) > LONGEST_HEADING or _TASK.fullmatch(cell.strip(" .:").lower()) for cell in cells):
        return ()  # a text, or a log of actions
    cells = [cell.replace(BREAK, " ") for cell in cells]
    held = [_holds(cell) for cell in cells]
    first = [row[0] for look in below if len(row := cells_of(look)) == len(cells) and not look.rule and row[0]]
    if held[0] == TITLE and first and all(map(_NUMBER.fullmatch, first)):  # 'Punkt' over 1, 2, 3
        held[0] = NUMBER
        held[1] = held[1] if TITLE in held else TITLE
    if held.count(TITLE) != 1 or not any(name in SECTIONS or name == NUMBER for name in held):
        return ()
    return tuple(Column(name, cell.strip(" :*")) for name, cell in zip(held, cells, strict=True))


def _holds(heading: str) -> str:
    bare = heading.strip(" .:*").lower()
    named = (name for name, pattern in _COLUMNS.items() if pattern.fullmatch(bare))
    return next(named, "") or sections.name_of(heading)


def _row(at: int, cells: Sequence[str], columns: Sequence[Column]) -> Row:
    row = Row(at)
    for place, cell in enumerate(cells):
        column = columns[place] if place < len(columns) else Column("", "")
        lines = tuple(line for line in _BREAK.split(cell) if line)
        if not lines:
            continue
        if column.holds == NUMBER and (found := _NUMBER.fullmatch(cell)):
            row.number = found["number"]
        elif column.holds == TITLE:
            numbered = _NUMBERED.fullmatch(lines[0])
            row.number = row.number or (numbered["number"] if numbered else "")
            row.title = (numbered["title"] if numbered else lines[0]).strip(" :")
            lines = lines[1:]
            column = Column("", "")
        if lines and column.holds != NUMBER:
            row.parts.append(Part(column, lines))
    row.title = row.title or row.number
    row.parts.sort(key=lambda part: part.column.holds in (OWNER, DUE))  # said of what was decided
    return row
