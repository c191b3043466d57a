"""What a file holds, as blocks in reading order, and those blocks as the Markdown-like text that the reader knows.

Every format ends here, so that one place decides how a heading, a list or a table is written, and one place sees to it
that a paragraph which merely begins like a heading ('# 4 i bilaget', '| tegnet') is not taken for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reading import itemtable

LONGEST_BOLD = 400  # a longer bold line is a shouting paragraph and no heading
_SPACES = re.compile(r"[ \f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MARKUP = re.compile(r"#{1,6}\s|\||>|\\|(?:\*\*|__)(?=\S)")
_BOX = re.compile(r"([☐☑☒□✓✔])\s*(?=\S)")
_WRAPPED = re.compile(r"(?<![.:;!?])\n(?=[a-zæøå\d])")  # a line of a narrow cell that goes on
NUMBER_ALONE = re.compile(r"(?:(?:punkt|pkt\.?|sag)\s*)?\d{1,3}(?:\.\d{1,2})*\s*[.:)]?", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A paragraph, a heading (`level` 1-6), a list's entry or a table's row. `text` may hold line breaks."""

    text: str = ""
    level: int = 0
    bold: bool = False  # all of it
    bullet: bool = False
    label: str = ""  # of a numbered list's entry: '1.', 'b)'
    cells: tuple[str, ...] = ()
    rule: bool = False
    quote: int = 0
    sure: bool = False  # plain text whatever it looks like: neither markup nor the number of an item

    @property
    def listed(self) -> bool:
        return self.bullet or bool(self.label) or bool(_BOX.match(self.text) and not self.level)


def fold(text: str) -> str:
    """White space as one space, but line breaks and tabs stay: a tab tells a label from its value."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line.strip() for line in lines).strip("\n")


def written(blocks: Iterable[Block]) -> str:
    """The text of the blocks: a blank line between them, none between the entries of a list or the rows of a table."""
    out: list[str] = []
    before: Block | None = None
    for block in blocks:
        lines = _lines(block)
        if not lines:
            continue
        together = before is not None and (
            (bool(block.cells) and bool(before.cells)) or (block.listed and before.listed)
        )
        if out and not together:
            out.append("")
        quote = "> " * block.quote
        out += [quote + line for line in lines] if quote else lines
        before = block
    return "\n".join(out) + "\n" if out else ""


def _lines(block: Block) -> list[str]:
    if block.rule:
        return ["---"]
    if block.cells:
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in block.cells]
        return [f"| {' | '.join(cells)} |"] if any(cells) else []
    lines = [line for line in block.text.split("\n") if line.strip()]
    if not lines:
        return []
    if block.level:
        return [f"{'#' * block.level} {' '.join(lines)}"]
    if box := _BOX.match(lines[0]):
        ticked = " " if box[1] in "☐□" else "x"
        return [f"- [{ticked}] {lines[0][box.end() :]}", *map(_plain, lines[1:])]
    if block.bullet:
        return [f"- {lines[0]}", *map(_plain, lines[1:])]
    if block.label:
        return [f"{block.label} {lines[0]}", *map(_plain, lines[1:])]
    if block.bold:
        return [_bold(line) for line in lines]
    return [f"\\{line}" for line in lines] if block.sure else [_plain(line) for line in lines]


def _plain(line: str) -> str:
    return f"\\{line}" if _MARKUP.match(line) else line


def _bold(line: str) -> str:
    return f"**{line}**" if "**" not in line and len(line) <= LONGEST_BOLD else _plain(line)


def table(rows: list[list[list[Block]]]) -> list[Block]:
    """A table's blocks. Cells of one line each stay a row, as do all rows of a table of agenda items; another row of

    whole texts is a layout, read cell by cell.
    """
    rows = [[_without_blanks(cell) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if itemtable.names_columns([[_cell_text(cell) for cell in row] for row in rows]):
        return [Block(cells=tuple(_cell_text(cell) for cell in row)) for row in rows]
    width = max((sum(1 for cell in row if cell) for row in rows), default=0)
    out: list[Block] = []
    for row in rows:
        cells = [cell for cell in row if cell]
        if width > 1 and all(_is_line(cell) for cell in cells):
            out.append(Block(cells=tuple(_cell_text(cell) for cell in row)))
        else:
            out += _in_turn(cells)
    return out


def _without_blanks(cell: list[Block]) -> list[Block]:
    return [block for block in cell if block.text.strip() or block.cells]


def _is_line(cell: list[Block]) -> bool:
    return len(cell) == 1 and not cell[0].cells and "\n" not in cell[0].text and not cell[0].level


def _cell_text(cell: list[Block]) -> str:
    lines = [line for block in cell for line in (_nested(block) if block.cells else _shown(block).split("\n"))]
    return itemtable.BREAK.join(filter(None, lines))


def _nested(block: Block) -> list[str]:
    return [" – ".join(filter(None, block.cells))]


def _shown(block: Block) -> str:
    text = _WRAPPED.sub(" ", block.text)
    return f"- {text}" if block.bullet else f"{block.label} {text}".strip()


def _in_turn(cells: list[list[Block]]) -> list[Block]:
    """'3' in one cell and 'Budget' in the next are one line: the number belongs to the title."""
    out: list[Block] = []
    number = ""
    for cell in cells:
        blocks = cell
        if number:
            first, *rest = cell
            first.text = f"{number} {first.text}"
            blocks, number = [first, *rest], ""
        elif cell is not cells[-1] and len(cell) == 1 and NUMBER_ALONE.fullmatch(_cell_text(cell)):
            number = _cell_text(cell)
            continue
        out += blocks
    return out
