"""Word's .docx: mammoth tells what the paragraphs are, once the numbers that Word draws stand in the text.

Mammoth never sees the file itself, but a small package of the parts that hold text (reading/files/word/package.py). It
knows headings by their styles' names and leaves numbers out; so the styles are told to it, and the numbers written
before headings and list entries, as they are half of what tells one agenda item from the next.
"""

import posixpath
import re
from xml.etree import ElementTree

import mammoth

from reading.files.blocks import Block, written
from reading.files.opened import PICTURES, Opened
from reading.files.refusals import refuse
from reading.files.webpage import blocks_of
from reading.files.word import package
from reading.files.word.numbering import Numbers
from reading.files.word.styles import Styles, W, bare

_HEADER = re.compile(r"[^/]+/header\d*\.xml")
_PAGE = re.compile(r"\bside\s*\d", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DOCUMENT = "/officeDocument"


def open_docx(data: bytes) -> Opened:
    """The text of a document. Raises Refused for a package that is none, is broken, locked, or too large."""
    parts = package.unpack(data)
    main = _main_part(parts)
    folder = posixpath.dirname(main)
    named = _parsed(parts.get(f"{folder}/styles.xml"))
    styles = Styles(named)
    document = _parsed(parts[main])
    write_numbers(document, Numbers(_parsed(parts.get(f"{folder}/numbering.xml")), styles))
    parts[main] = ElementTree.tostring(document)
    if f"{folder}/styles.xml" in parts:
        parts[f"{folder}/styles.xml"] = ElementTree.tostring(bare(named))
    del document, named
    pictures = 0

    def left_out(_image: object) -> list[object]:
        nonlocal pictures
        pictures += 1
        return []

    html = mammoth.convert_to_html(
        package.pack(parts),
        style_map="\n".join(styles.for_mammoth()),
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=left_out,
    ).value
    blocks, _ = blocks_of(html, is_word=True)
    blocks = [*headers(parts, blocks), *blocks]
    return Opened(written(blocks), notes=[(PICTURES, {"count": str(pictures)})] if pictures else [])


def headers(parts: dict[str, bytes], blocks: list[Block]) -> list[Block]:
    """Lines of the pages' headers that say something new: templates name the body and the day there, and only there."""
    known = {word for block in blocks for text in (block.text, *block.cells) for word in _words(text)}
    out: list[Block] = []
    for name in sorted(parts):
        if _HEADER.fullmatch(name):
            for paragraph in _parsed(parts[name]).iter(f"{W}p"):
                text = "".join(_said(piece) for piece in paragraph.iter()).strip()
                if (new := _words(text) - known) and not _PAGE.search(text):
                    out.append(Block(text))
                    known |= new
    return out


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3}


def _said(piece: ElementTree.Element) -> str:
    return "\t" if piece.tag == f"{W}tab" else (piece.text or "") if piece.tag == f"{W}t" else ""


def _main_part(parts: dict[str, bytes]) -> str:
    """The part that the package says is the document."""
    for relation in _parsed(parts.get("_rels/.rels")):
        name = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith(_DOCUMENT) and name in parts:
            return name
    raise refuse("broken")


def _parsed(part: bytes | None) -> ElementTree.Element:
    return ElementTree.fromstring(part) if part else ElementTree.Element("none")  # noqa: S314 (checked by package)


def write_numbers(document: ElementTree.Element, numbers: Numbers) -> None:
    """Put the number that Word draws before a paragraph into its text, in the letters of its first words."""
    for paragraph in document.iter(f"{W}p"):
        about = paragraph.find(f"{W}pPr")
        label = numbers.label(about)
        first = paragraph.find(f"{W}r")
        if not label or first is None and paragraph.find(f".//{W}t") is None:
            continue
        run = ElementTree.Element(f"{W}r")
        if first is not None and (look := first.find(f"{W}rPr")) is not None:
            run.append(look)
        text = ElementTree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
        text.text = f"{label} "
        paragraph.insert(0 if about is None else list(paragraph).index(about) + 1, run)
