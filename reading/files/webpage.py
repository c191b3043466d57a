"""A web page, pasted rich text or Word's document as HTML, turned into blocks. Standard library only."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reading.files.blocks import Block, fold, table, written
from reading.files.counting import LARGEST, letter, roman
from reading.files.opened import PICTURES, Opened
from reading.files.refusals import refuse
from reading.source import text_of

_LEFT_OUT = frozenset((
    "script", "style", "nav", "footer", "noscript", "template", "svg", "math", "object", "iframe", "head", "select",
    "button", "textarea", "audio", "video",
))  # fmt: skip
_PARAGRAPHS = frozenset((
    "p", "div", "section", "article", "main", "header", "aside", "figure", "figcaption", "address", "center",
    "form", "fieldset", "dl", "dt", "dd", "pre", "blockquote", "details", "summary", "caption", "body", "html",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
))  # fmt: skip
_EMPTY = frozenset((
    "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_FOLDED = re.compile(r"[ \t\r\n\f]+")
_NOTE = re.compile(r"(?:footnote|endnote)-\d{1,4}")
_NOTE_MARK = re.compile(r"\[\d{1,4}\]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
# What the clipboard of Windows puts before a fragment.
_CLIPBOARD = re.compile(r"Version:\d.{0,600}?(?=<)", re.DOTALL)
DEEPEST = 400  # no page that somebody wrote is nested deeper; what is, is read flat


@dataclass(slots=True)
class _Open:
    """An element that is open: what it means for what stands in it."""

    tag: str
    bold: bool = False
    quote: bool = False
    left_out: bool = False
    level: int = 0


@dataclass(slots=True)
class _List:
    ordered: bool
    next: int = 1
    form: str = "1"
    entry: bool = False  # the marker of the entry that has just begun is still to be written


@dataclass(slots=True)
class _Table:
    rows: list[list[list[Block]]] = field(default_factory=list)
    outer: list[Block] = field(default_factory=list)  # where the table stands


class _Page(HTMLParser):
    def __init__(self, *, is_word: bool) -> None:
        """`is_word`: numbers of lists and tabs stand in the text already."""
        super().__init__(convert_charrefs=True)
        self.is_word = is_word
        self.blocks: list[Block] = []
        self.pictures = 0
        self.open: list[_Open] = []
        self.lists: list[_List] = []
        self.tables: list[_Table] = []
        self.pieces: list[tuple[str, bool]] = []
        self.left_out = self.bold = self.quote = self.pre = 0
        self.note = ""
        self.notes: dict[str, Block] = {}

    def finish(self) -> None:
        """End what is still open."""
        while self.open:
            self._end()
        self._flush()
        while self.tables:
            self._leave("table")

    # --- tags ---

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            if not self.left_out:
                self._empty(tag, dict(attrs))
            return
        if len(self.open) >= DEEPEST:
            return
        given = dict(attrs)
        style = given.get("style") or ""
        element = _Open(
            tag,
            bold=tag in ("b", "strong") or bool(_BOLD_STYLE.search(style)),
            quote=tag == "blockquote",
            left_out=tag in _LEFT_OUT
            or "hidden" in given
            or given.get("role") == "navigation"
            or bool(_HIDDEN_STYLE.search(style)),
        )
        if not self.left_out and tag in _PARAGRAPHS:
            self._close_implied(tag)
            self._flush()
        self.open.append(element)
        self._count(element, 1)
        if not self.left_out:
            self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        at = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].tag == tag), None)
        if at is None:
            if tag == "p":
                self._flush()
            return
        while len(self.open) > at:
            self._end()

    def _end(self) -> None:
        element = self.open[-1]
        if not self.left_out and element.tag in _PARAGRAPHS:
            self._flush()
        self.open.pop()
        seen = not self.left_out
        self._count(element, -1)
        if seen:
            self._leave(element.tag)

    def _count(self, element: _Open, step: int) -> None:
        self.left_out += step * element.left_out
        self.bold += step * element.bold
        self.quote += step * element.quote
        self.pre += step * (element.tag == "pre")

    def _close_implied(self, tag: str) -> None:
        """'<p>one<p>two', '<li>one<li>two' and cells without an end: the next of a kind ends the one before."""
        ends = {
            "li": ("li", ("ul", "ol")),
            "td": ("td", ("tr", "table")),
            "th": ("th", ("tr", "table")),
            "tr": ("tr", ("table",)),
        }.get(tag, ("p", ("td", "th", "li", "div", "blockquote")))
        for element in reversed(self.open):
            if element.tag == ends[0]:
                self.handle_endtag(ends[0])
                return
            if element.tag in ends[1]:
                return

    def _empty(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "br":
            self.pieces.append(("\n", bool(self.bold)))
        elif tag == "hr":
            self._flush()
            self.blocks.append(Block(rule=True))
        elif tag == "img":
            self.pictures += 1
        elif tag == "input" and given.get("type") == "checkbox":
            self.pieces.append(("☒ " if "checked" in given else "☐ ", bool(self.bold)))

    def _begin(self, tag: str, given: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            start = given.get("start") or ""
            number = min(int(start), LARGEST) if re.fullmatch(r"\d{1,4}", start) else 1
            self.lists.append(_List(tag == "ol", number, given.get("type") or "1"))
        elif tag == "li" and self.lists:
            self.lists[-1].entry = True
            if self.is_word and _NOTE.fullmatch(given.get("id") or ""):  # they come in the order of their numbers
                self.note = f"[{len(self.notes) + 1}]"
        elif tag == "table":
            self.tables.append(_Table(outer=self.blocks))
            self.blocks = []
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in _CELLS and self.tables:
            self._keep_loose()
            self.blocks = []

    def _leave(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "li" and self.lists:
            self.lists[-1].entry, self.note = False, ""
        elif tag in _CELLS and self.tables:
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].rows[-1].append(self.blocks)
            self.blocks = []
        elif tag == "table" and self.tables:
            self._keep_loose()
            done = self.tables.pop()
            self.blocks = done.outer
            self.blocks += table(done.rows)

    def _keep_loose(self) -> None:
        """A caption, or text between cells: it stands before the table."""
        if self.blocks:
            self.tables[-1].outer += self.blocks
            self.blocks = []

    # --- text ---

    def handle_data(self, data: str) -> None:
        if self.left_out:
            return
        if not self.pre:
            data = re.sub(r"[ \r\n\f]+", " ", data) if self.is_word else _FOLDED.sub(" ", data)
        self.pieces.append((data, bool(self.bold)))

    def _flush(self) -> None:
        pieces, self.pieces = self.pieces, []
        text = fold("".join(piece for piece, _ in pieces))
        if not text.strip():
            return
        block = Block(text, bold=all(bold for piece, bold in pieces if piece.strip()), quote=min(self.quote, 5))
        block.level = next((int(e.tag[1]) for e in reversed(self.open) if re.fullmatch("h[1-6]", e.tag)), 0)
        if self.lists and self.lists[-1].entry and not block.level:
            self._mark(block, self.lists[-1])
        if self.lists:
            self.lists[-1].entry = False
        if self.note:
            said = block.text.rstrip("↑ \n")
            known = self.notes.setdefault(self.note, Block(self.note))
            known.text += f" {said}"
        else:
            self.blocks.append(block)

    def _mark(self, block: Block, listed: _List) -> None:
        if not listed.ordered:
            block.bullet = True
        elif not self.is_word:
            block.label = f"{_number(listed.next, listed.form)}."
            listed.next = min(listed.next + 1, LARGEST)


def _number(number: int, form: str) -> str:
    """The number of an entry in the form that the list's `type` asks for."""
    written = {"a": letter, "i": roman}.get(form.lower(), str)(number)
    return written.upper() if form in "AI" else written


def blocks_of(html: str, *, is_word: bool = False) -> tuple[list[Block], int]:
    """The blocks of a page in reading order, and how many pictures were left out."""
    page = _Page(is_word=is_word)
    page.feed(html)
    page.close()
    page.finish()
    return _with_notes(page.blocks, page.notes), page.pictures


def _with_notes(blocks: list[Block], notes: dict[str, Block]) -> list[Block]:
    """Footnotes behind the paragraph that refers to them, so that they stay with its item."""
    if not notes:
        return blocks
    out: list[Block] = []
    for block in blocks:
        out.append(block)
        for mark in _NOTE_MARK.findall(" ".join((block.text, *block.cells))):
            if note := notes.pop(mark, None):
                out.append(note)
    return [*out, *notes.values()]


def open_html(data: bytes) -> Opened:
    """The text of a page. Raises Refused for bytes that are no text."""
    html = _CLIPBOARD.sub("", _decoded(data), count=1)
    blocks, pictures = blocks_of(html)
    return Opened(written(blocks), notes=[(PICTURES, {"count": str(pictures)})] if pictures else [])


def _decoded(data: bytes) -> str:
    """In the encoding that the page names (Word writes windows-1252), otherwise as other text."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and (named := _CHARSET.search(data[:4096])):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    text = text_of(data)
    if text is None:
        raise refuse("binary")
    return text
