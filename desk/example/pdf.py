"""Attachments of the example: a plain text as a small PDF of its own, in Helvetica, which every reader has.

Only what the papers need: a title, headings, paragraphs, lists, and tables without rules. The product's own paper
is made elsewhere.
"""

from __future__ import annotations

import re
from pathlib import Path

PAPERS = Path(__file__).parent / "papers"
WIDE, HIGH, EDGE = 595, 842, 64  # A4 and its margin, in points
# Widths of Helvetica's letters in thousandths of the size, in groups of equal ones; all others are 556.
WIDTHS = {
    **dict.fromkeys("ijl'", 222),
    **dict.fromkeys(" ftI.,:;/-!|", 278),
    **dict.fromkeys("r()»«–", 333),
    **dict.fromkeys("cksvxyz", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXYÆ", 667),
    **dict.fromkeys("CDHNRUwÅ", 722),
    **dict.fromkeys("GOQØ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("Wæ%", 889),
}


def width(text: str, size: float) -> float:
    return sum(WIDTHS.get(letter, 556) for letter in text) * size / 1000


def wrap(text: str, size: float, most: float) -> list[str]:
    """The text in lines no wider than `most` points."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) > most and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Page:
    """Text set from the top down. One page is enough for a paper of the example; more would be an error."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.y = HIGH - 80.0

    def put(self, text: str, x: float, *, size: float = 11, bold: bool = False) -> None:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.marks.append(f"BT /F{2 if bold else 1} {size} Tf {x:.1f} {self.y:.1f} Td ({safe}) Tj ET")

    def lines(self, text: str, x: float = EDGE, *, size: float = 11, bold: bool = False) -> None:
        for line in wrap(text, size * (1.06 if bold else 1), WIDE - EDGE - x):
            self.put(line, x, size=size, bold=bold)
            self.y -= size * 1.4
        if self.y < EDGE:
            raise ValueError("The paper does not fit on a page.")

    def table(self, rows: list[list[str]]) -> None:
        columns = list(zip(*rows, strict=True))
        widest = [max(width(cell, 10.6) for cell in column) + 14 for column in columns]
        lefts = [EDGE + sum(widest[:number]) for number in range(len(widest))]
        if lefts[-1] + widest[-1] > WIDE - EDGE + 30:
            raise ValueError(f"The table is too wide: {rows[0]}")
        for number, row in enumerate(rows):
            for cell, left in zip(row, lefts, strict=True):
                self.put(cell, left, size=10, bold=not number)
            self.y -= 15
        self.y -= 6


def typeset(text: str) -> bytes:
    """A paper as PDF: first line the title, then blocks between blank lines."""
    title, *blocks = text.strip().split("\n\n")
    page = Page()
    page.lines(title, size=17, bold=True)
    page.y -= 12
    for block in blocks:
        lines = block.split("\n")
        if lines[0].startswith("# "):
            page.y -= 6
            page.lines(lines.pop(0)[2:], size=12, bold=True)
        if lines and " | " in lines[0]:
            page.table([[cell.strip() for cell in line.split("|")] for line in lines])
            continue
        for line in lines:
            mark = re.match(r"(-|\d+\.) ", line)
            if mark:
                page.put("•" if mark[1] == "-" else mark[1], EDGE)
            page.lines(line[mark.end() :] if mark else line, EDGE + 18 if mark else EDGE)
        page.y -= 7
    return document(title, "\n".join(page.marks))


def document(title: str, marks: str) -> bytes:
    """The file around one page's marks. WinAnsi is Windows-1252, which has all the letters of Danish."""
    stream = marks.encode("cp1252")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (da-DK) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents 6 0 R "
        "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< /Title <FEFF{title.encode('utf-16-be').hex().upper()}> >>".encode(),
    ]
    out = b"%PDF-1.4\n"
    starts = []
    for number, part in enumerate(parts, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    end += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(parts) + 1, len(parts))
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def paper(name: str) -> tuple[str, str]:
    """The title and whole text of a paper."""
    text = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")
    return text.split("\n", 1)[0], text
