"""An action log kept as a table: 'Nr. | Handling | Ansvarlig | Frist | Status', one promise a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading import layout
from reading.patterns import either
from reading.words import promises as words

_COLUMNS = {form: column for column, forms in words.COLUMNS.items() for form in forms}
_FINISHED = re.compile(rf"\W*(?:{either(words.FINISHED)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not finished, with its place in the text."""

    start: int
    end: int
    task: str
    owner: str
    due: str


def is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and line.count("|") > 1


def rows(text: str) -> Iterator[Row]:
    """The open rows of every action log in a text. A table without a column for the task and for who is no log."""
    columns: tuple[str, ...] = ()
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        look = layout.look(line.strip())
        if not is_row(line):
            columns = ()
        elif not look.rule:
            named = tuple(_COLUMNS.get(cell.lower().strip(" .:"), "") for cell in look.cells)
            if "task" in named and ("owner" in named or "due" in named):
                columns = named
            elif columns:
                cells: dict[str, str] = {}
                for name, cell in zip(columns, look.cells, strict=False):
                    cells.setdefault(name, cell.strip())
                if _open(cells):
                    yield Row(start, end, cells["task"], cells.get("owner", ""), cells.get("due", ""))
        start += len(line)


def _open(cells: dict[str, str]) -> bool:
    task = cells.get("task", "")
    finished = any(_FINISHED.match(cells.get(name, "")) for name in ("due", "status"))
    return bool(re.search(r"\w{3}", task)) and not finished
