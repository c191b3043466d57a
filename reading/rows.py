"""Tables of participants: what their columns hold, and whom a row names."""

import re
from collections.abc import Sequence

from reading import names, people
from reading.patterns import match_whole
from reading.result import Person
from reading.words import people as words

_COLUMNS = {form: column for column, forms in words.COLUMNS.items() for form in forms}
_YES = match_whole((*words.CELL_YES, *words.HERE))


def column(title: str) -> str:
    """What a column holds: 'Virksomhed/Afdeling' holds the organisation. '' where the title is not known."""
    bare = title.lower().strip(" :")
    for form in (bare, bare.strip("."), *re.split(r"\s*/\s*|\s+og\s+", bare)):
        if form in _COLUMNS:
            return _COLUMNS[form]
    return ""


def columns_of(cells: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What each column of a table holds, when this row names them; `below` are the rows that follow.

    A column for presence that nobody filled in tells nothing, and becomes 'unfilled'.
    """
    columns = [column(cell) for cell in cells]
    named = "name" in columns or "last" in columns
    if not named or (sum(map(bool, columns)) < 2 and len(columns) > 1 and any(map(names.is_name, cells))):
        return ()
    if "present" in columns:
        which = columns.index("present")
        if not any(_YES.fullmatch(row[which].strip()) for row in below if len(row) > which):
            columns[which] = "unfilled"
    return tuple(columns)


def person_in(
    cells: Sequence[str], columns: Sequence[str], *, present: bool | None
) -> tuple[Person | None, bool | None, bool]:
    """Whom a row names, whether they were there, and whether the row itself says so. None where it names nobody.

    `present` is what the heading above the table says. Without known columns the row is read as one line.
    """
    if not columns:
        return people.parse(", ".join(cell for cell in cells if cell), alone=False), present, False
    held = dict(zip(columns, cells, strict=False))
    person = people.parse(held.get("name", "") or f"{held.get('first', '')} {held.get('last', '')}")
    if person is None:
        return None, present, False
    person.organisation = held.get("organisation", "") or person.organisation
    person.title = held.get("title", "") or person.title
    person.initials = held.get("initials", "") or person.initials
    if role := people.role_of(held.get("roles", "")):
        person.roles.append(role)
    if "present" in held:
        came = bool(_YES.fullmatch(held["present"].strip()))
        return person, came, came
    if "unfilled" in held:
        return person, None, False
    if held.get("absent", "").strip(" -–"):
        return person, False, True
    return person, present, False
