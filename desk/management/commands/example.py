from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from clusters.models import Cluster
from desk.example.bodies import CLUSTER
from desk.example.people import PASSWORD, REGION, SECOND_SECRETARY, SIGN_INS
from desk.example.stage import Stage


class Command(BaseCommand):
    help = "Load the example: a fictional cluster with two years of meetings. Does nothing if it is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sign-ins", action="store_true", help="print who can sign in, and load nothing")

    def handle(self, *args: Any, **options: Any) -> str:
        with override(settings.LANGUAGE_CODE):
            if options["sign_ins"]:
                return sign_ins()
            if Cluster.objects.filter(name=CLUSTER, region__name=REGION).exists():
                return _("The example is there already.")
            with transaction.atomic():
                Stage(timezone.now()).play()
            return _("The example is loaded.")


def sign_ins() -> str:
    """A table of who can sign in: one of each kind."""
    rows = [(_("Role"), _("E-mail address"), _("Password"))]
    rows += [(str(role.label).capitalize(), email, PASSWORD) for email, role in SIGN_INS]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines.append("")
    lines.append(_("A second secretary, with the same password: %s") % SECOND_SECRETARY)
    lines.append(_("Mails, such as sign-in codes: %s") % f"{settings.SITE_URL}/demo/mail/")
    return "\n".join(lines)
