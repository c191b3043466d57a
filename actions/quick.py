"""One line of Danish becomes an action between meetings: »Carla indkalder til møde inden 19. marts«."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from actions.deadlines import NoSuchDay, read_deadline, refuse_impossible_in
from actions.forms import known_owners
from actions.models import Action
from clusters.models import Body, Organisation, Person, User
from clusters.templatetags.punktvis import day
from reading.quick import Candidate, read_line

MOST = 1000  # signs of a line


def create_from_line(line: str, *, body: Body, by: User) -> Action:
    """The action that the line says, with the owners and the deadline that are recognised in it.

    Raises ValidationError for a line without a task, a name that several have, or a day that no calendar has.
    """
    today = timezone.localdate()
    known = known_owners(body)
    coming = body.meetings.ahead().values_list("pk", "day")[:40]
    people = [_candidate(key, owner) for key, owner in known.items()]
    said = read_line(" ".join(line.split())[:MOST], on=today, people=people, meetings=coming, body=body.name)
    if not said.task:
        raise ValidationError(_("Write what is to be done, for example »invites to a meeting«."))
    if said.ambiguous:
        name = said.ambiguous[0].words
        raise ValidationError(_("There are several called %(name)s. Write the whole name.") % {"name": name})
    owners = [known[str(match.id)] for match in said.owners]
    phrase = said.due.phrase if said.due else ""
    try:
        if not phrase:
            refuse_impossible_in(line, today)
        due = read_deadline(phrase, body=body, on=today)
    except NoSuchDay as error:
        raise error.refusal() from error
    return Action.create(body=body, task=said.task, owners=owners, by=by, **due)


def heard(action: Action) -> str:
    """What was understood, for the writer to check: »Oprettet: … Ansvarlig: … Frist: …«."""
    owners = ", ".join(str(owner) for owner in action.owners.select_related("person", "organisation"))
    due = " · ".join(filter(None, [action.due_phrase, day(action.due)]))
    parts = {"task": action.task, "who": owners or _("no one"), "due": due or _("none")}
    return _("Created: %(task)s. Owner: %(who)s. Deadline: %(due)s.") % parts


def _candidate(key: str, owner: Person | Organisation | str) -> Candidate:
    kind = {"p": "person", "o": "organisation", "r": "role"}[key[0]]
    aliases = (owner.short_name,) if isinstance(owner, Organisation) and owner.short_name else ()
    return Candidate(key, str(owner), aliases, kind)
