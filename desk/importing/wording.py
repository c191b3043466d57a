"""What is left of Markdown in the reader's texts, put in plain words, as the texts of a meeting hold none."""

from __future__ import annotations

import re

from reading import layout
from reading.itemtable import BREAK

_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\(([^()\s]{0,500})\)")
_ADDRESS = ("https://", "http://", "mailto:")
BETWEEN = " · "  # the cells of a row


def worded(text: str) -> str:
    """Links become their words, with the address if there is one; a table becomes a list under its heads."""
    if "](" in text:
        text = _LINK.sub(_spoken, text)
    return "\n".join(_rows(text.split("\n"))) if "|" in text else text


def sentence(text: str) -> str:
    """A sentence or a table's row as it then stands in the text, without the list's dash."""
    return worded(text).removeprefix("- ")


def _spoken(link: re.Match[str]) -> str:
    words, address = link.groups()
    return f"{words} ({address})" if address.startswith(_ADDRESS) and address != words else words


def _rows(lines: list[str]) -> list[str]:
    out: list[str] = []
    head = None  # where the line is that a table's rule may make to its heads
    for line in lines:
        row = layout.look(line) if line.lstrip().startswith("|") else None
        if row is None or not row.cells:
            out.append(line)
            head = None
        elif row.rule:
            if head is not None:
                out[head] = out[head].removeprefix("- ")
        else:
            head = len(out) if head is None else -1
            out.append("- " + BETWEEN.join(cell.replace(BREAK, " ") for cell in row.cells if cell))
    return out
