"""A file or a pasted text as it comes in: known already, refused, or read into drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

import reading
from clusters.models import Body, Entry, User
from desk.importing.matching import match_body
from desk.importing.understanding import understood
from desk.models import ImportDraft
from minutes.models import Attachment, Meeting
from reading import Refused
from reading.files import open_file

PASTED_TEXT, PASTED_RICH = "paste.txt", "paste.html"


@dataclass(slots=True)
class Brought:
    """What became of one file. `result` is 'read', 'before' (brought earlier) or 'refused' (then `sentence` says why).

    Of a file brought before, `drafts` are those still open and `meetings` what became of it.
    """

    name: str
    result: str
    sentence: str = ""
    drafts: list[ImportDraft] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)


def bring(
    name: str, data: bytes, *, by: User, body: Body | None, bodies: Sequence[Body], pasted: bool = False
) -> Brought:
    """Read a file and keep it as drafts of `by`: one, or one for each meeting that it holds. Stores nothing it refuses.

    Without `body`, the one of `bodies` (those that `by` runs) that the text names. The same bytes are known again.
    """
    ImportDraft.objects.forget()
    shown = "" if pasted else name[-200:]
    if before := _before(shown, data, by, bodies):
        return before
    try:
        source = open_file(name, data)
    except Refused as refused:
        return Brought(shown, "refused", gettext(refused.message))
    texts = [text for text in reading.split_meetings(source.text) if text.strip()] or [source.text]
    drafts = []
    for part, text in enumerate(texts):
        text = text.replace("\x00", "")  # PostgreSQL stores none
        read = reading.read(text)
        of = body or match_body(read.body, bodies)
        try:
            drafts.append(
                ImportDraft.keep(
                    data, owner=by, body=of, file_name=shown, kind=source.kind, pages=source.pages, part=part,
                    parts=len(texts), source=text, understood=understood(read, of, source.notes),
                )
            )  # fmt: skip
        except IntegrityError:  # the same file, sent twice at once: the other request has it
            return _before(shown, data, by, bodies) or Brought(shown, "before")
    return Brought(shown, "read", drafts=drafts)


def _before(name: str, data: bytes, by: User, bodies: Sequence[Body]) -> Brought | None:
    """The file's open drafts of this user, and the meetings made of it, also by a colleague, in bodies of the user."""
    digest = ImportDraft.digest(data)
    drafts = list(ImportDraft.objects.visible_to(by).unfinished().filter(sha256=digest).order_by("part"))
    held = Attachment.objects.filter(meeting=OuterRef("pk"), item=None, sha256=digest)
    made = Entry.objects.filter(subject=Meeting._meta.label, subject_id=OuterRef("pk"), verb="imported")
    meetings = list(Meeting.objects.filter(Exists(held), Exists(made), body__in=bodies).select_related("body"))
    return Brought(name, "before", drafts=drafts, meetings=meetings) if drafts or meetings else None
