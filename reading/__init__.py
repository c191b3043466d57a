"""Danish agendas and minutes as text, turned into structure. Pure Python: no Django, no database.

`reading.files` turns Word, PDF, web pages and FirstAgenda's JSON into text; `decode` turns bytes into text or refuses
them; `read` turns text into Minutes, `split_meetings` a file of several meetings into one text for each. Deadlines are
in `reading.dates`, one typed line in `reading.quick`, decisions in `reading.outcomes`. What Danish minutes say is in
the tables of `reading/words/`; the other modules hold the grammar around them.
"""

from reading.result import Action, Doubt, Item, Kind, Line, Minutes, NextMeeting, Outcome, Person, PointOutcome
from reading.source import BINARY, EMPTY, MAX_BYTES, TOO_LARGE, Refused, decode

__all__ = [
    "BINARY",
    "EMPTY",
    "MAX_BYTES",
    "TOO_LARGE",
    "Action",
    "Doubt",
    "Item",
    "Kind",
    "Line",
    "Minutes",
    "NextMeeting",
    "Outcome",
    "Person",
    "PointOutcome",
    "Refused",
    "decode",
    "read",
    "split_meetings",
]


def read(text: str) -> Minutes:
    """Understand the text of one agenda or of one meeting's minutes.

    Never raises: what is not understood stands in `unplaced`, what is unsure in `warnings`.
    """
    from reading.reader import read as read_now  # the process that only opens a file needs none of the grammar

    return read_now(text)


def split_meetings(text: str) -> list[str]:
    """The text of each meeting in `text`, in order; [text] where there is one. No line that is not blank is lost."""
    from reading.meetings import split_meetings as split_now

    return split_now(text)
