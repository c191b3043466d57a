"""Danish agendas and minutes as text, turned into structure. Pure Python: no Django, no database.

`reading.files` turns Word, PDF, web pages and FirstAgenda's JSON into text; `decode` turns bytes into text or refuses
them; `read` turns text into Minutes. Deadlines are in `reading.dates`, one typed line in `reading.quick`, decisions in
`reading.outcomes`. What Danish minutes say is in the tables of `reading/words/`; the other modules hold the grammar
around them.
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
]


def read(text: str) -> Minutes:
    """Understand the text of one agenda or of one meeting's minutes.

    Never raises: what is not understood stands in `unplaced`, what is unsure in `warnings`.
    """
    from reading.reader import read as read_now  # the process that only opens a file needs none of the grammar

    return read_now(text)
