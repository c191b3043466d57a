"""What is being read: the lines, the result so far, and which place each line was given."""

from dataclasses import dataclass, field

from reading.layout import Look
from reading.people import Roster
from reading.result import Doubt, Kind, Minutes

MOST_DOUBTS = 40


@dataclass
class Draft:
    looks: list[Look]
    minutes: Minutes = field(default_factory=Minutes)
    roster: Roster = field(default_factory=Roster)
    written: set[int] = field(default_factory=set)  # items whose decision stands under a heading of its own
    filled: list[int] = field(default_factory=list)  # the lines that are not blank
    places: dict[int, tuple[Kind, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.filled = [at for at, look in enumerate(self.looks) if not look.blank]

    def place(self, at: int, kind: Kind, ref: str) -> None:
        """Give line `at` its one place. A line keeps the first that it is given."""
        self.places.setdefault(at, (kind, ref))

    def is_free(self, at: int) -> bool:
        look = self.looks[at]
        return at not in self.places and not look.blank and not look.rule

    def doubt(self, code: str, template: str, **values: str) -> None:
        """Add a warning, once; nobody reads more than a page of them."""
        new = Doubt(code, template, values)
        if len(self.minutes.warnings) < MOST_DOUBTS and new not in self.minutes.warnings:
            self.minutes.warnings.append(new)
