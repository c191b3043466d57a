import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from outbox.models import Mail


class Command(BaseCommand):
    help = "Send the mails that wait. Run it from cron every minute, or with --loop as a service."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="keep going until ended")
        parser.add_argument("--seconds", type=float, default=5.0, help="pause between rounds with --loop")

    def handle(self, *args: Any, **options: Any) -> str:
        stop = threading.Event()
        if options["loop"]:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stop.set())
        sent = failed = 0
        while True:
            for mail in Mail.claim():
                if mail.send():
                    sent += 1
                else:
                    failed += 1
                if stop.is_set():
                    break
            if not options["loop"] or stop.wait(options["seconds"]):
                return f"{sent} sent, {failed} put off."
            connection.close_if_unusable_or_obsolete()
