"""A participant as the review page shows it, with the question about who it is."""

from __future__ import annotations

from typing import Any

from clusters.models import Organisation, Person
from desk.importing.names import ROLES
from minutes.models import Attendance


def person_row(row: dict[str, Any], n: int, known: list[Person], parties: list[Organisation]) -> dict[str, Any]:
    """`like` are those whom the name can mean; `chosen` is the answer so far: a key, 'new', '' for a name
    alone, or 'drop' for no participant at all.
    """
    by_pk = {person.pk: person for person in known}
    match = by_pk.get(row["person"] or 0)
    role = next((ROLES[role] for role in row["roles"] if role in ROLES), "")
    others = ", ".join(role for role in row["roles"] if role not in ROLES)
    return row | {
        "n": n,
        "match": match,
        "like": [by_pk[pk] for pk in row["like"] if pk in by_pk],
        "check": not row["sure"],
        "role": role,
        "role_label": Attendance.Role(role).label if role else others,
        "chosen": "drop" if row["drop"] else str(match.pk) if match else "new" if row["create"] else "",
        "party": next((party for party in parties if party.pk == row["party"]), None),
    }
