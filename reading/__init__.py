"""Danish agendas and minutes as text, turned into structure. Pure Python: no Django, no database.

`decode` turns bytes into text or refuses them; `read` turns text into Minutes. Deadlines are in `reading.dates`, one
typed line in `reading.quick`, decisions in `reading.outcomes`. What Danish minutes say is in the tables of
`reading/words/`; the other modules hold the grammar around them.
"""

from reading.reader import read
from reading.result import Doubt, Item, Kind, Line, Minutes, NextMeeting, Outcome, Person, PointOutcome
from reading.source import BINARY, EMPTY, MAX_BYTES, TOO_LARGE, Refused, decode

__all__ = [
    "BINARY",
    "EMPTY",
    "MAX_BYTES",
    "TOO_LARGE",
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
