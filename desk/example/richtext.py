"""The texts' marks as the rich text of a section: ### heading, - list, 1. list, and a | b for a row of a table."""

import re
from html import escape
from itertools import groupby

NUMBER = re.compile(r"\d+\. ")


def sort_of(line: str) -> str:
    if not line:
        return ""
    if line.startswith("### "):
        return "h3"
    if line.startswith("- "):
        return "ul"
    if NUMBER.match(line):
        return "ol"
    return "table" if " | " in line else "p"


def as_html(text: str) -> str:
    """The text as HTML of the editor's schema."""
    blocks = [(sort, list(lines)) for sort, lines in groupby(text.split("\n"), sort_of)]
    return "".join(block(sort, lines) for sort, lines in blocks if sort)


def block(sort: str, lines: list[str]) -> str:
    if sort == "table":
        rows = [[escape(cell.strip(), quote=False) for cell in line.split(" | ")] for line in lines]
        cells = [("td" if number else "th", row) for number, row in enumerate(rows)]
        made = ["<tr>" + "".join(f"<{tag}><p>{cell}</p></{tag}>" for cell in row) + "</tr>" for tag, row in cells]
        return f"<table><tbody>{''.join(made)}</tbody></table>"
    texts = [escape(re.sub(r"^(### |- |\d+\. )", "", line), quote=False) for line in lines]
    if sort in ("ul", "ol"):
        return f"<{sort}>" + "".join(f"<li><p>{line}</p></li>" for line in texts) + f"</{sort}>"
    return "".join(f"<{sort}>{line}</{sort}>" for line in texts)
