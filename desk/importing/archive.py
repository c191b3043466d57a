"""A whole archive at once: meetings of what needs no human eye, drafts of the rest. One bad file stops nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, reset_queries
from django.urls import reverse
from django.utils.translation import gettext

from clusters.models import Body, User
from desk.importing.bringing import bring
from desk.importing.creating import create
from desk.importing.matching import candidates, organisations_of
from desk.importing.names import AGENDA
from desk.models import ImportDraft
from desk.review.groups import groups_of, reasons_to_look
from desk.review.gutter import gutter
from minutes.models.meeting import Refusal
from reading.files import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one meeting in it. `result`: made, draft, before or refused."""

    file: str
    result: str
    where: str  # the address of the meeting or of the draft
    look: tuple[str, ...] = ()  # what to look at, or why it was refused


def take_in(files: Iterable[Path], *, body: Body, by: User, approved: bool) -> Iterator[Outcome]:
    """Read the files one after the other. `approved`: their minutes were approved before, on days that nobody knows."""
    for file in files:
        reset_queries()  # with DEBUG on, Django remembers them all
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            yield Outcome(file.name, "refused", "", (error.strerror or str(error),))
            continue
        brought = bring(file.name, data, by=by, body=body, bodies=[body])
        if brought.result == "refused":
            yield Outcome(file.name, "refused", "", (brought.sentence,))
            continue
        for meeting in brought.meetings:
            yield Outcome(file.name, "before", meeting.get_absolute_url())
        for draft in brought.drafts:
            if brought.result == "before":
                yield Outcome(file.name, "before", address(draft), tuple(reasons(draft)))
            else:
                yield _made_or_left(file.name, draft, by=by, approved=approved)


def address(draft: ImportDraft) -> str:
    return reverse("desk:review", args=[draft.pk])


def reasons(draft: ImportDraft) -> list[str]:
    """All that a person should see before a meeting is made of the draft."""
    known, parties = candidates(draft.body), organisations_of(draft.body)
    return reasons_to_look(draft, groups_of(draft, known, parties, gutter(draft.understood)))


def _made_or_left(name: str, draft: ImportDraft, *, by: User, approved: bool) -> Outcome:
    if approved and draft.understood["kind"] != AGENDA:
        draft.understood |= {"approved": True, "approved_by": gettext("before it came here")}
        draft.save(update_fields=["understood"])
    if look := reasons(draft):
        return Outcome(name, "draft", address(draft), tuple(look))
    try:
        return Outcome(name, "made", create(draft, by=by).get_absolute_url())
    except (Refusal, DatabaseError, ValueError) as refused:
        return Outcome(name, "draft", address(draft), (str(refused),))
