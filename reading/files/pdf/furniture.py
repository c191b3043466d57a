"""What stands on a page for the paper's sake: running headers and footers, page numbers, a browser's own lines."""

import re
from collections import Counter

from reading.files.pdf.lines import Line, lines_of
from reading.files.pdf.words import Page

ZONE = 0.15  # of the page's height, above and below
MOST_LINES = 5  # in either zone
EDGE = 42.0  # points: nothing of a document stands nearer to the paper's edge
SAME_HEIGHT = 6.0  # points
SHARE = 0.4  # of the pages: left and right pages may differ, and the first
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:side|page|s\.)\s*)?\d{1,3}(?:\s*(?:af|of|/|-)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE
)
# What heads a page because an item begins there, and repeats as headings do.
_CONTENT = re.compile(
    r"(?:dagsordens?)?punkt\b|pkt\b|sag\b|ad\b|(?:sag|journal)s?\W*(?:nr|nummer)|beslutning|indstilling|bilag",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r".*\b(?:side|page)\s*\d{1,3}(?:\s*(?:af|of|/)\s*\d{1,3})?", re.IGNORECASE)
_BROWSER = re.compile(r"(?:file|https?)://\S+|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d\d\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def take_off(pages: list[Page]) -> None:
    """Take the words of running headers and footers off the pages."""
    zones = [(_zone(page, top=True), _zone(page, top=False)) for page in pages]
    for side in (0, 1):
        seen: Counter[tuple[str, int]] = Counter()
        for zone in zones:
            seen.update({key for line in zone[side] for key in _keys(line)})
        least = max(2, int(SHARE * len(pages) + 0.999))
        for page, zone in zip(pages, zones, strict=True):
            gone = _furniture(page, zone[side], seen, least)
            if page is pages[0] and side == 0:
                gone = [line for line in gone if _says_nothing_new(line, page)]
            if gone:
                words = {id(word) for line in gone for word in line.words}
                page.words = [word for word in page.words if id(word) not in words]


def _says_nothing_new(line: Line, page: Page) -> bool:
    """A header may be the only place that names the body or the day: the first page keeps such a one."""
    own = {id(word) for word in line.words}
    others = {word.text.strip(".,:;").lower() for word in page.words if id(word) not in own}
    words = [word.text.strip(".,:;").lower() for word in line.words if sum(map(str.isalpha, word.text)) > 3]
    return bool(_BROWSER.search(line.text)) or all(word in others for word in words)


def _zone(page: Page, *, top: bool) -> list[Line]:
    """The outermost lines on one side, from the edge inwards."""
    if top:
        words = [word for word in page.words if word.base < ZONE * page.height]
        return lines_of(words)[:MOST_LINES]
    words = [word for word in page.words if word.base > (1 - ZONE) * page.height]
    return lines_of(words)[::-1][:MOST_LINES]


def _keys(line: Line) -> list[tuple[str, int]]:
    """The line without its numbers and about where it stands: on the border of two heights it has both."""
    text = _DIGITS.sub("0", line.text.lower())
    return [(text, int(line.base // SAME_HEIGHT)), (text, int((line.base + SAME_HEIGHT / 2) // SAME_HEIGHT) + 100_000)]


def _furniture(page: Page, lines: list[Line], seen: Counter[tuple[str, int]], least: int) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        near_edge = min(line.base, page.height - line.base) < EDGE
        numbers = bool(_PAGE_NUMBER.fullmatch(line.text))
        repeated = any(seen[key] >= least for key in _keys(line)) and not _CONTENT.match(line.text)
        repeated = repeated and (numbers or sum(map(str.isalpha, line.text)) > 2)
        of_paper = numbers or bool(_BROWSER.search(line.text) or _SAYS_PAGE.fullmatch(line.text))
        if repeated or (near_edge and of_paper):
            out.append(line)
        elif not near_edge:
            break
    return out
