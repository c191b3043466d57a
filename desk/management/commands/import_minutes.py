"""manage.py import_minutes --body SLUG [--approved] [--as-user EMAIL] FILE…: bring in an archive of minutes."""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from clusters.models import Body, User
from desk.importing.archive import Outcome, take_in


class Command(BaseCommand):
    help = (
        "Read minutes from files and make meetings of them. What needs a human eye is left as a draft for the user to "
        "check on the import page. Ends with 1 if a file was refused, otherwise with 0."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="docx, pdf, html, json, md or txt")
        parser.add_argument("--body", required=True, metavar="SLUG", help="the body whose minutes they are")
        parser.add_argument("--approved", action="store_true", help="the minutes are approved; the meetings are locked")
        parser.add_argument(
            "--as-user", metavar="EMAIL", help="who brings them: the body's only secretary, if left out"
        )

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        with override(settings.LANGUAGE_CODE):
            body = Body.objects.filter(slug=options["body"]).first()
            if body is None:
                raise CommandError(_("There is no body with the address “%(slug)s”.") % {"slug": options["body"]})
            by = user_for(body, options["as_user"])
            found = []
            for outcome in take_in(files, body=body, by=by, approved=options["approved"]):
                found.append(outcome)
                self.stdout.write(line(outcome))
            self.stdout.write(totals(found))
        if any(outcome.result == "refused" for outcome in found):
            sys.exit(1)


def user_for(body: Body, email: str | None) -> User:
    """Who brings the minutes. Raises CommandError for somebody who does not run the body, or when it is not clear."""
    if email:
        user = User.objects.filter(email__iexact=email).first()
        if user is None or not user.is_active or not body.may_run(user):
            raise CommandError(_("%(email)s is no secretary or chair of %(body)s.") % {"email": email, "body": body})
        return user
    seats = body.seats.today().filter(role="secretary", person__user__is_active=True)
    users = list(User.objects.filter(person__in=seats.values("person")).order_by("email"))
    if len(users) != 1:
        names = ", ".join(user.email for user in users) or "–"
        raise CommandError(_("Say with --as-user who brings the minutes. Secretaries: %(names)s") % {"names": names})
    return users[0]


def line(outcome: Outcome) -> str:
    """One row of the table: file, result, address, and what to look at."""
    said = {
        "made": _("meeting made"),
        "draft": _("left as a draft"),
        "before": _("brought before"),
        "refused": _("refused"),
    }[outcome.result]
    look = "; ".join(outcome.look)
    return f"{outcome.file:40}  {said:15}  {outcome.where:20}  {look}".rstrip()


def totals(found: list[Outcome]) -> str:
    count = Counter(outcome.result for outcome in found)
    return (
        _("%(made)s meetings made, %(draft)s left as drafts, %(before)s brought before, %(refused)s refused.") % count
    )
