"""What the styles of a Word document mean: which are headings, which are bold, which count.

Offices make styles of their own ('Punktoverskrift', based on 'Overskrift 1'); what such a style says is found by going
up to the style that it is based on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|overskrift)\s*([1-6])", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|block text|quotations|(?:stærkt )?citat", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
LONGEST_CHAIN = 20


@dataclass(slots=True)
class Style:
    name: str
    based_on: str
    level: int | None  # of a heading, 1-6
    bold: bool | None
    number: str  # the numbering that its paragraphs count in
    depth: str  # and at which depth


class Styles:
    def __init__(self, root: Element) -> None:
        """`root` is that of styles.xml; one without styles will do."""
        self.styles = {
            style.get(f"{W}styleId", ""): _style(style)
            for style in root.iter(f"{W}style")
            if style.get(f"{W}type", "paragraph") in ("paragraph", "numbering")
        }

    def chain(self, style_id: str) -> Iterator[Style]:
        """The style, and those that it is based on."""
        for _ in range(LONGEST_CHAIN):
            style = self.styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.based_on

    def numbering(self, style_id: str) -> tuple[str, str]:
        """The numbering that a style's paragraphs count in, and the depth where the style names it."""
        for style in self.chain(style_id):
            if style.number:
                return style.number, style.depth
        return "", ""

    def for_mammoth(self) -> Iterator[str]:
        """Mammoth's style map for what it does not know by itself."""
        for style_id, style in self.styles.items():
            if not style.name:
                continue
            name = style.name.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
            if _QUOTE.fullmatch(style.name):
                yield f"p[style-name='{name}'] => blockquote:fresh > p:fresh"
                continue
            level = next((known.level for known in self.chain(style_id) if known.level is not None), None)
            if level:
                yield f"p[style-name='{name}'] => h{level}:fresh"
            elif not style.number and next((s.bold for s in self.chain(style_id) if s.bold is not None), False):
                yield f"p[style-name='{name}'] => p:fresh > strong:fresh"


def bare(root: Element) -> Element:
    """Of styles.xml what mammoth asks for: names, and the numbering of lists. The rest takes longer than the text."""
    out = Element(root.tag)
    for style in root.iter(f"{W}style"):
        kept = SubElement(out, style.tag, style.attrib)
        for wanted in (style.find(f"{W}name"), style.find(f"{W}pPr") if _is_list(style) else None):
            if wanted is not None:
                kept.append(wanted)
    return out


def _is_list(style: Element) -> bool:
    return style.get(f"{W}type") == "numbering"


def _style(style: Element) -> Style:
    name = value(style.find(f"{W}name"))
    outline = value(style.find(f"{W}pPr/{W}outlineLvl"))
    named = _HEADING.fullmatch(name)
    level: int | None = None
    if named:
        level = int(named[1])
    elif _TITLE.fullmatch(name):
        level = 1
    elif outline:
        level = int(outline) + 1 if outline in "012345" else 0  # 9 is body text
    bold = style.find(f"{W}rPr/{W}b")
    return Style(
        name,
        value(style.find(f"{W}basedOn")),
        level,
        None if bold is None else bold.get(f"{W}val", "true") not in ("0", "false"),
        value(style.find(f"{W}pPr/{W}numPr/{W}numId")),
        value(style.find(f"{W}pPr/{W}numPr/{W}ilvl")),
    )


def value(element: Element | None) -> str:
    """The `w:val` of an element, or ''."""
    return "" if element is None else element.get(f"{W}val", "")
