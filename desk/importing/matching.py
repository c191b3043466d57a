"""Names in old minutes, and whom and what they mean: people, organisations and bodies that are known already."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

from clusters.models import Body, Organisation, Person

ALIKE = 0.8  # of difflib's ratio: 'Rosendahl' and 'Rosendal' are alike, 'Bo Holm' and 'Bo Lund' are not
_GENITIVE = re.compile(r"(?<=\w\w)s$")


class Match(NamedTuple):
    """Whom a name means. Not `sure`: ask, and offer those in `like`, the likeliest first."""

    person: Person | None
    sure: bool
    like: tuple[Person, ...] = ()


def candidates(body: Body | None) -> list[Person]:
    """Those who sit or sat in a body of the same cluster: the people that a secretary may match names to."""
    if body is None:
        return []
    return list(Person.objects.filter(seats__body__cluster=body.cluster_id).select_related("organisation").distinct())


def organisations_of(body: Body | None) -> list[Organisation]:
    """The organisations of the body's cluster."""
    return list(body.cluster.organisations.all()) if body else []


def match_person(name: str, known: Iterable[Person], organisation: Organisation | None = None) -> Match:
    """The known person of that name. Of several with one name, the one from `organisation`.

    A name that is merely alike, or that two people have, is asked about; nobody is taken for somebody else.
    """
    wanted = _bare(name)
    by_name: dict[str, list[Person]] = {}
    for person in known:
        by_name.setdefault(_bare(person.name), []).append(person)
    same = by_name.get(wanted, [])
    if len(same) > 1 and organisation:
        same = [person for person in same if person.organisation_id == organisation.pk] or same
    if len(same) == 1:
        return Match(same[0], True)
    if same:
        return Match(None, False, tuple(same))
    alike = difflib.get_close_matches(wanted, by_name, n=3, cutoff=ALIKE)
    alike += [other for other in by_name if other not in alike and _same_ends(wanted, other)]
    like = tuple(person for other in alike for person in by_name[other])[:4]
    return Match(like[0] if len(like) == 1 else None, not like, like)


def match_organisation(words: str, known: Iterable[Organisation]) -> Organisation | None:
    """The organisation of that official or short name; 'Hjem' is 'Hjem Kommune', and a genitive is no other name."""
    wanted = _bare(words)
    if not wanted:
        return None
    forms: dict[str, list[Organisation]] = {}
    for organisation in known:
        names = {_bare(organisation.name), _bare(organisation.short_name)}
        names |= {name.removesuffix(" kommune") for name in names}
        for form in names - {""}:
            forms.setdefault(form, []).append(organisation)
    for form in (wanted, _GENITIVE.sub("", wanted), wanted.removesuffix(" kommune")):
        found = forms.get(form, [])
        if len(found) == 1:
            return found[0]
    return None


def match_body(words: str, known: Iterable[Body]) -> Body | None:
    """The body that a text names: by its whole name, or the only one whose name stands in the words or holds them."""
    wanted, bodies = _bare(words), list(known)
    if not wanted:
        return None
    same = [body for body in bodies if _bare(body.name) == wanted]
    if not same:
        same = [body for body in bodies if _bare(body.name) in wanted or wanted in _bare(body.name)]
    return same[0] if len(same) == 1 else None


def _bare(words: str) -> str:
    return " ".join(words.casefold().split())


def _same_ends(one: str, other: str) -> bool:
    """'anne holm' and 'anne marie holm': first and last name are the same."""
    first, second = one.split(), other.split()
    return len(first) > 1 < len(second) and (first[0], first[-1]) == (second[0], second[-1])
