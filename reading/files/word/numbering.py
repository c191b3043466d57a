"""The numbers that Word draws before paragraphs: counted here, as they stand nowhere in the file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reading.files.counting import LARGEST, letter, roman
from reading.files.word.styles import Styles, W, value

DEEPEST = 9

_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda _: "",
}


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _Count:
    """The counters of one numbering, shared by all lists that are drawn after it."""

    levels: dict[int, _Level]
    link: str = ""
    now: list[int | None] = field(default_factory=lambda: [None] * DEEPEST)


class Numbers:
    """Gives each paragraph its number, in the order in which they are asked for."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self.styles = styles
        self.counts = {
            abstract.get(f"{W}abstractNumId", ""): _Count(
                {_index(level.get(f"{W}ilvl", "0")): _level(level) for level in abstract.iter(f"{W}lvl")},
                value(abstract.find(f"{W}numStyleLink")),
            )
            for abstract in root.iter(f"{W}abstractNum")
        }
        self.nums: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        for num in root.iter(f"{W}num"):
            number = num.get(f"{W}numId", "")
            self.nums[number] = value(num.find(f"{W}abstractNumId"))
            self.restarts[number] = {
                _index(over.get(f"{W}ilvl", "0")): _int(value(over.find(f"{W}startOverride")), 1)
                for over in num.iter(f"{W}lvlOverride")
                if over.find(f"{W}startOverride") is not None
            }
        self.begun: set[str] = set()

    def label(self, about: Element | None) -> str:
        """The number before the paragraph with these properties ('2.1', 'Punkt 3:'), or '' for none or a bullet."""
        if about is None or about.find(f"{W}rPr/{W}del") is not None:
            return ""
        style = value(about.find(f"{W}pStyle"))
        number = value(about.find(f"{W}numPr/{W}numId"))
        depth = value(about.find(f"{W}numPr/{W}ilvl"))
        if not number and style:
            number, by_style = self.styles.numbering(style)
            depth = depth or by_style
        count = self._count(number)
        if count is None:
            return ""
        at = _index(depth) if depth else self._depth_of(style, count)
        self._advance(number, count, at)
        level = count.levels.get(at)
        return _drawn(count, level) if level and level.form != "bullet" else ""

    def _count(self, number: str) -> _Count | None:
        for _ in range(4):
            count = self.counts.get(self.nums.get(number, ""))
            if count is None or not count.link:
                return count
            number = self.styles.numbering(count.link)[0]
        return None

    def _depth_of(self, style: str, count: _Count) -> int:
        return next((at for at, level in count.levels.items() if style and level.style == style), 0)

    def _advance(self, number: str, count: _Count, at: int) -> None:
        if number not in self.begun:
            self.begun.add(number)
            for depth, start in self.restarts.get(number, {}).items():
                count.now[depth] = start - 1
        level = count.levels.get(at, _Level())
        now = count.now[at]
        count.now[at] = min(level.start if now is None else now + 1, LARGEST)
        count.now[at + 1 :] = [None] * (DEEPEST - at - 1)


def _drawn(count: _Count, level: _Level) -> str:
    """'%1.%2' with the counters of both depths put in."""
    text = level.text
    for depth in range(DEEPEST):
        if f"%{depth + 1}" in text:
            other = count.levels.get(depth, _Level())
            now = count.now[depth]
            form = _FORMS.get(other.form, str)
            text = text.replace(f"%{depth + 1}", form(other.start if now is None else now))
    return text.strip()


def _level(level: Element) -> _Level:
    return _Level(
        value(level.find(f"{W}numFmt")) or "decimal",
        value(level.find(f"{W}lvlText"))[:40],
        _int(value(level.find(f"{W}start")), 1),
        value(level.find(f"{W}pStyle")),
    )


def _index(text: str) -> int:
    return min(_int(text, 0), DEEPEST - 1)


def _int(text: str, otherwise: int) -> int:
    return min(int(text), LARGEST) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
