import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail as box
from django.core.mail.backends import locmem
from django.core.management import call_command

from outbox.models import Mail

pytestmark = pytest.mark.django_db


def queue(key: str, to: str = "ida@example.dk") -> Mail:
    return Mail.queue(key=key, recipient=to, subject="Dagsorden", text="Den er her.")


@pytest.fixture
def signals() -> Iterator[None]:
    """Whoever ends the tests still ends them afterwards; and a signal that nobody heeds fails the test, not the run."""
    kept = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    for name in kept:
        signal.signal(name, lambda *_: pytest.fail("the command did not heed the signal"))
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


def test_sends_all_that_wait_and_says_how_many(capsys):
    queue("1")
    queue("2", "per@example.dk")
    call_command("send_mails")
    assert [message.to for message in box.outbox] == [["ida@example.dk"], ["per@example.dk"]]
    assert capsys.readouterr().out == "2 sent, 0 put off.\n"
    call_command("send_mails")
    assert len(box.outbox) == 2


def test_counts_what_is_put_off(settings: Any, capsys: Any):
    settings.EMAIL_BACKEND = "no.such.Backend"
    queue("1")
    call_command("send_mails")
    assert capsys.readouterr().out == "0 sent, 1 put off.\n"


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_loop_goes_on_until_it_is_told_to_end(signals: None, name: signal.Signals, capsys: Any):
    queue("1")
    started = time.monotonic()
    threading.Timer(0.4, os.kill, (os.getpid(), name)).start()
    call_command("send_mails", loop=True, seconds=60.0)
    assert time.monotonic() - started < 30  # it did not sleep its minute out
    assert len(box.outbox) == 1
    assert capsys.readouterr().out == "1 sent, 0 put off.\n"


@pytest.mark.django_db(transaction=True)
def test_loop_takes_what_comes_later(signals: None, settings: Any):
    settings.EMAIL_BACKEND = f"{__name__}.Bringing"
    queue("1")
    call_command("send_mails", loop=True, seconds=0.01)
    assert [message.to for message in box.outbox] == [["ida@example.dk"], ["per@example.dk"]]


class Bringing(locmem.EmailBackend):
    """A mail server in whose time another mail is queued, and after that one the sender is told to end."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["per@example.dk"]:
            os.kill(os.getpid(), signal.SIGTERM)
        queue("later", "per@example.dk")
        return super().send_messages(messages)


def test_ends_between_two_mails(signals: None, settings: Any):
    """Told to end in the middle of a round, it finishes the mail in its hand and leaves the rest for the next."""
    settings.EMAIL_BACKEND = f"{__name__}.Ending"
    queue("1")
    queue("2")
    call_command("send_mails", loop=True, seconds=60.0)
    assert Mail.objects.filter(sent=None, claimed=None).count() == 1


class Ending(locmem.EmailBackend):
    """A mail server in whose time the sender is told to end."""

    def send_messages(self, messages: Any) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return super().send_messages(messages)
