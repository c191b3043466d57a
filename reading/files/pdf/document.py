"""A PDF as blocks: its pages are read word by word, and what the paper needed is undone.

Word, LibreOffice and browsers all write the same page in different ways; what they agree on is where a word stands and
in which letters. So only that is used: nothing here depends on how the file was made.
"""

import pypdfium2.raw as pdfium

from reading.files.blocks import Block, table, written
from reading.files.opened import PAGES_WITHOUT_TEXT, PICTURES, Opened
from reading.files.pdf import furniture
from reading.files.pdf.columns import Region, in_order
from reading.files.pdf.flow import Flow, Letters, measure
from reading.files.pdf.lines import Line, lines_of
from reading.files.pdf.notes import take_notes
from reading.files.pdf.rows import pieces
from reading.files.pdf.tables import Table, ruled_tables
from reading.files.pdf.words import Page, read
from reading.files.refusals import refuse

MOST_PAGES = 500
FEWEST_LETTERS = 15  # a page with fewer holds no text, but perhaps a stamped number
Piece = Region | Table


def open_pdf(data: bytes) -> Opened:
    """The text of a PDF. Raises Refused for one that is broken, locked, too long, or holds no text."""
    pages = _pages(data)
    letters = [sum(len(word.text) for word in page.words) for page in pages]
    bare = [str(n) for n, count in enumerate(letters, 1) if count < FEWEST_LETTERS and pages[n - 1].pictures]
    if sum(letters) < FEWEST_LETTERS * max(1, len(bare)):
        raise refuse("scanned" if bare else "no_text")
    if _unreadable(pages):
        raise refuse("letters")
    pictures = sum(page.pictures for page in pages)
    notes = [(PAGES_WITHOUT_TEXT, {"pages": ", ".join(bare)})] if bare else []
    if pictures > len(bare):
        notes.append((PICTURES, {"count": str(pictures - len(bare))}))
    return Opened(written(_blocks(pages)), len(pages), notes)


def _pages(data: bytes) -> list[Page]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        fault = pdfium.FPDF_GetLastError()
        raise refuse("password" if fault in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise refuse("too_many_pages")
    out = []
    for number in range(count):
        if page := pdfium.FPDF_LoadPage(document, number):
            out.append(read(page))
            pdfium.FPDF_ClosePage(page)
    if not out:
        raise refuse("broken")
    return out


def _unreadable(pages: list[Page]) -> bool:
    """A font without a table of its letters gives signs that are none."""
    odd = total = 0
    for page in pages[:20]:
        for word in page.words:
            total += len(word.text)
            odd += sum(letter == "\ufffd" or letter < " " or "\ue000" <= letter < "\uf000" for letter in word.text)
    return odd * 3 > total


def _blocks(pages: list[Page]) -> list[Block]:
    furniture.take_off(pages)
    found = [_read(page, number) for number, page in enumerate(pages)]
    lines = [piece.lines for parts in found for piece in parts if isinstance(piece, Region)]
    cells = [
        lines_of(words)
        for parts in found
        for piece in parts
        if isinstance(piece, Table)
        for row in piece.rows
        for words in row
    ]
    margin = min((line.x0 for stretch in lines for line in stretch), default=0)
    letters = measure(lines or cells, pages[0].width - margin)
    flow = Flow(letters)
    for number, parts in enumerate(found):
        notes = take_notes(parts, letters, pages[number])
        for place, piece in enumerate(parts):
            if isinstance(piece, Region):
                _flow(flow, piece, letters)
            else:
                rows = _table(piece, letters)
                flow.add(rows if place else _without_cut_row(rows, flow.blocks))
        flow.note(notes)
    flow.end()
    flow.note({})
    return flow.blocks


def _without_cut_row(rows: list[Block], before: list[Block]) -> list[Block]:
    """A row that the page's end cut in two: its first cell is empty, as the number stands on the page before."""
    if not rows or not before or len(rows[0].cells) != len(before[-1].cells) or not rows[0].cells or rows[0].cells[0]:
        return rows
    before[-1].cells = tuple(f"{a} {b}".strip() for a, b in zip(before[-1].cells, rows[0].cells, strict=True))
    return rows[1:]


def _read(page: Page, number: int) -> list[Piece]:
    """The page's tables and stretches of lines in reading order."""
    tables, words = ruled_tables(page)
    parts: list[Piece] = []
    for region in in_order(words, page):
        for line in region.lines:
            line.page = number
        parts.append(region)
    for found in tables:
        _insert(parts, found)
    return parts


def _insert(parts: list[Piece], found: Table) -> None:
    """Put a table where it stands among the lines."""
    for at, piece in enumerate(parts):
        if isinstance(piece, Table):
            if piece.top > found.top and piece.left < found.right and found.left < piece.right:
                parts.insert(at, found)
                return
            continue
        if piece.right < found.left or min(line.x0 for line in piece.lines) > found.right:
            continue
        above = [line for line in piece.lines if line.base <= found.top + 2]
        if len(above) < len(piece.lines):
            below = Region(piece.lines[len(above) :], piece.column)
            parts[at : at + 1] = [Region(above, piece.column), found, below] if above else [found, below]
            return
    parts.append(found)


def _flow(flow: Flow, region: Region, letters: Letters) -> None:
    """A column has an edge of its own; other text reaches as far as in the rest of the document, or further."""
    narrow = region.column and len(region.lines) > 4
    right = region.right if narrow else letters.right
    for piece in region.lines if region.column else pieces(region.lines, letters.body):
        if isinstance(piece, Line):
            flow.take(piece, right)
        else:
            flow.add(piece)


def _table(found: Table, letters: Letters) -> list[Block]:
    rows = []
    for row, edges in zip(found.rows, found.edges, strict=True):
        cells = []
        for words, right in zip(row, edges[1:], strict=False):
            flow = Flow(letters)
            for line in lines_of(words):
                flow.take(line, right - 2)
            flow.end()
            cells.append(flow.blocks)
        rows.append(cells)
    return table(rows)
