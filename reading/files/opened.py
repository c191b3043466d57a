"""What a child process found in a file, before it becomes a Source: plain values that go through a pipe as JSON."""

from dataclasses import dataclass, field

from reading.result import gettext_noop

PICTURES = "pictures"
PAGES_WITHOUT_TEXT = "pages_without_text"
# What to look at by eye, with the sentence for each.
NOTES = {
    PICTURES: gettext_noop("Pictures were left out: %(count)s."),
    PAGES_WITHOUT_TEXT: gettext_noop("Pages without text, perhaps scanned: %(pages)s."),
}


@dataclass(slots=True)
class Opened:
    """The text, and what to look at: codes of NOTES with the values that stand in their sentences."""

    text: str
    pages: int | None = None
    notes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
