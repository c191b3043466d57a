"""Where minutes say that they themselves were approved: 'Godkendt 18-06-2021', '[x] Referat godkendt'.

That an item approves the minutes of the meeting before is another thing: only lines above the first item count, boxes
that are ticked, and the last lines where they tell a day after the meeting.
"""

import re
from datetime import date

from reading import clock
from reading.draft import Draft
from reading.patterns import match_whole
from reading.result import Approval, Kind
from reading.words import head as words

LAST_LINES = 12
LONGEST = 160
_BOX = re.compile(r"^\s*(?:[-*•]\s*)?(?P<box>\[[ xX]\]|[☐☑☒✓✔])\s*")
_TICKED = frozenset("xX☑☒✓✔")
_APPROVED = match_whole(words.APPROVED)
_SAYS_MINUTES = re.compile(r"referat", re.IGNORECASE)
_LINK = re.compile(r"^[\s:,.;–-]*|[\s:,.;–-]+$")


def find(draft: Draft, *, first: int, held: date | None) -> Approval | None:
    """The approval that the document tells of itself. `first` is the line where the items begin."""
    last = draft.filled[-LAST_LINES:]
    for at in [one for one in draft.filled if one < first] + [one for one in last if one >= first]:
        told = read(draft.looks[at].source, held=held)
        if told and (at < first or told.on):
            if draft.is_free(at):
                draft.place(at, Kind.LABEL, "approved")
            return told
    return None


def read(line: str, *, held: date | None) -> Approval | None:
    """What one line says of the approval, or None. `held` is the day of the meeting: none is approved before it."""
    if len(line) > LONGEST:
        return None
    box = _BOX.match(line)
    text = line[box.end() if box else 0 :].strip(" .*_#")
    if (box and not _TICKED & set(box["box"])) or not _APPROVED.fullmatch(text):
        return None
    when = clock.read(text, on=held)
    on = when.day if when else None
    if on and held and on < held:
        return None
    if not on and not (box and _SAYS_MINUTES.search(text)) and not _SAYS_MINUTES.match(text):
        return None
    behind = re.split(r"godkendt", text, maxsplit=1, flags=re.IGNORECASE)[1]
    if when and on:
        behind = behind.replace(text[when.start : when.end], " ")
    how = re.sub(r"\s+(?:den|d\.?)?\s*$|^\s*(?:den|d\.)\s+", " ", behind)
    return Approval(on, _LINK.sub("", " ".join(how.split())))
