"""No line is lost: every source line has one place, and what it says can be found there."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reading
from reading import layout
from reading.result import Kind, Line, Minutes, iso

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
# Real minutes lie beside the project, where they are at hand; elsewhere these cases do not exist.
SHARED = sorted((Path(__file__).resolve().parents[3] / "shared" / "minutes").glob("*.txt"))

WORDLESS = {Kind.BLANK, Kind.RULE}


def field(found: Minutes, ref: str) -> str:
    """The text that a reference points at."""
    head, *rest = ref.split(".")
    if head in ("starts", "ends"):
        return iso(getattr(found, head)) or ""
    if head in ("body", "place", "kind"):
        return str(getattr(found, head))
    if head == "people":
        return " ".join(_person(found, int(i)) for part in rest[:1] for i in _numbers(part))
    if head == "next_meeting":
        coming = found.next_meeting
        if rest[0] == "starts":
            return iso(coming.starts) or ""
        return coming.topics[int(rest[1])] if len(rest) > 1 else " ".join(coming.topics)
    if head == "unplaced":
        return found.unplaced[int(rest[0])]
    if not rest:
        return " ".join(item.title for item in found.items)
    item = found.items[int(rest[0])]
    if len(rest) == 1:
        return " ".join([item.number, item.title, *item.sections.values(), *item.attachments])
    if rest[1] == "sections":
        return item.sections[".".join(rest[2:])]
    if rest[1] == "attachments":
        return " ".join(item.attachments[i] for part in rest[2:] for i in _numbers(part)) or " ".join(item.attachments)
    return str(getattr(item, rest[1]))


def _numbers(part: str) -> list[int]:
    first, dash, last = part.partition("-")
    return list(range(int(first), int(last) + 1)) if dash else [int(number) for number in part.split(",")]


def _person(found: Minutes, index: int) -> str:
    person = found.people[index]
    return " ".join([person.name, person.title, person.organisation, person.group, *person.roles, person.initials])


def problem(found: Minutes, line: Line) -> str:
    """Why a line is not where it says it is, or ''."""
    said = layout.words(layout.without_links(layout.look(line.text).text))
    text = field(found, line.ref)  # fails when the place does not exist
    held = layout.words(text)
    if line.kind is Kind.UNPLACED:
        return "" if line.text.strip() == text else "not kept as it stood"
    if line.kind in (Kind.TEXT, Kind.ATTACHMENT, Kind.TOC) or (line.kind is Kind.ITEM and line.ref.endswith(".title")):
        # the words in a row; a number in front, a label or a page number may be left out
        for cut in range(4):
            for end in (len(said), len(said) - 1):
                if " ".join(said[cut:end]) in " ".join(held) and (cut < len(said) or not said):
                    return ""
        return "" if " ".join(held) in " ".join(said) and held else f"not in {text[:60]!r}"
    if line.kind is Kind.PERSON:
        names = [found.people[i].name for i in _numbers(line.ref.split(".")[1])]
        lacking = [name for name in names if not set(layout.words(name)) & set(said)]
        return f"{lacking} not said" if lacking else ""
    if line.kind is Kind.BODY and line.ref == "body":
        return ""  # a title over several lines holds more than the body
    if line.kind in (Kind.DATE, Kind.NEXT_MEETING) and line.ref.endswith(("starts", "ends")):
        return "" if re.search(r"\d", line.text) else "a date without a number"
    if line.kind in (Kind.PLACE, Kind.GROUP):
        return "" if set(held) & set(said) else f"not in {text[:60]!r}"
    return ""


def check(text: str) -> Minutes:
    found = reading.read(text)
    assert [line.text for line in found.lines] == text.splitlines()
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    for line in found.lines:
        if line.text.strip() == "":
            assert (line.kind, line.ref) == (Kind.BLANK, "")
        elif line.kind is Kind.RULE:
            assert not re.search(r"[^\W_]", line.text), line
        else:
            assert line.kind is not Kind.BLANK, line
            assert line.ref and problem(found, line) == "", (line, problem(found, line))
    unplaced = [line.text.strip() for line in found.lines if line.kind is Kind.UNPLACED]
    assert found.unplaced == unplaced
    return found


@pytest.mark.parametrize("file", [*TEXTS, *SHARED], ids=lambda file: file.name)
def test_every_line_is_in_one_place(file: Path) -> None:
    check(reading.decode(file.read_bytes()))


@pytest.mark.parametrize("file", [*TEXTS, *SHARED], ids=lambda file: file.name)
def test_lines_may_end_as_on_any_system(file: Path) -> None:
    text = reading.decode(file.read_bytes())
    windows = reading.read(text.replace("\n", "\r\n"))
    assert windows.as_json() == reading.read(text).as_json()


if SHARED:

    def test_hardly_a_line_of_real_minutes_is_left_over() -> None:
        found = [check(reading.decode(file.read_bytes())) for file in SHARED]
        filled = sum(line.kind not in WORDLESS for minutes in found for line in minutes.lines)
        assert sum(len(minutes.unplaced) for minutes in found) < filled * 0.02


PIECES = [
    "Punkt 1: Havnen", "Punkt 2: Kajen", "1. Budget", "2. Eventuelt", "1.1 Formalia", "Ad 1: Godkendt", "### 3. Plan",
    "**Fed**", "Beslutning", "Beslutning: Godkendt.", "Indstilling", "Bilag", "plan.pdf", "- Bilag 1. Plan",
    "Deltagere:", "Afbud: Bo Ek", "Fra kommunerne", "Yrsa Dyrlund, chef, Fjord Kommune (referent)", "- [x] Ib Dam",
    "- [ ] Gry Lund", "| Navn | Init. |", "|---|---|", "| Asta Riis | AR |", "Dato: 3. maj 2024", "Sted: Rådhuset",
    "Referat af møde i Havnerådet 3. maj 2024", "Indholdsfortegnelse", "Havnen.....\t3", "Næste møde 4. juni:",
    "Næste møde", "> - 1.1 Formalia", "> citat", "---", "", "  ", "Sagsnr.: 24-001", "Åbent", "Lukket punkt",
    "Side 2", "Det indstilles, at", "Udvalget drøftede sagen.", "Mødet sluttede kl. 12", "Referat", "Dagsorden",
    "Mødedato", "Der var afbud fra Ib Dam.", "\u00a0", "\u200b", "a\fb", "#", "- ", "1.", ">", "Evt.",
    "Godkendt 18-06-2024", "- [x] Referat godkendt", "Fraværende: Ib Dam", "Ib Dam var inhabil.", "Brinkvej 9", "J.nr. 24-001",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@example(["Afbud: Bo Ek", "- [ ] Gry Lund", "Deltagere:", "- [ ] Gry Lund"])  # listed twice, the last of all
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_order_of_such_lines_loses_one(lines: list[str]) -> None:
    check("\n".join(lines))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="Punkt 1.2:Beslung>-*#|[x]\t§()æøÅ", max_size=40), max_size=20))
def test_any_marks_are_read(lines: list[str]) -> None:
    check("\n".join(lines))


@pytest.mark.parametrize(
    ("source", "text"),
    [(r"\\srv01\faelles\referater", r"\\srv01\faelles\referater"), (r"\# Sag", "# Sag"), (r"\1. Sag", "1. Sag")],
)
def test_a_backslash_guards_what_follows_it_but_a_share_keeps_both_of_its(source: str, text: str) -> None:
    assert layout.look(source).text == text
