"""Queued once, sent once, and none lost: model.md's invariant 6. The tests' mail server is Django's, with faults."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from outbox.models import LEASE, MOST_TRIES, Mail

pytestmark = pytest.mark.django_db


class Server(BaseEmailBackend):
    """A mail server that takes what it is given, but for addresses that it does not know."""

    unknown: set[str] = set()  # noqa: RUF012
    taken: list[Any] = []  # noqa: RUF012
    dies = False  # after it has taken a mail, before anybody hears of it

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            message.message()  # written out, as a real one does
            if set(message.to) & self.unknown:
                raise OSError(f"550 no such mailbox: {message.to[0]}")
            self.taken.append(message)
            if self.dies:
                raise SystemExit("killed")
        return len(messages)


@pytest.fixture
def server(settings: Any, monkeypatch: Any) -> type[Server]:
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    monkeypatch.setattr(Server, "unknown", set())
    monkeypatch.setattr(Server, "taken", [])
    monkeypatch.setattr(Server, "dies", False)
    return Server


def queue(key: str = "agenda:1:ida", to: str = "ida@example.dk", **fields: str) -> Mail:
    return Mail.queue(key=key, recipient=to, **{"subject": "Dagsorden", "text": "Den er her.", **fields})


def later(mail: Mail, wait: timedelta) -> None:
    """Let time pass for one mail."""
    mail.refresh_from_db()
    values: dict[str, datetime | None] = {"due": mail.due - wait}
    if mail.claimed:
        values["claimed"] = mail.claimed - wait
    Mail.objects.filter(pk=mail.pk).update(**values)


def deliver() -> list[bool]:
    return [mail.send() for mail in Mail.claim()]


# queueing


def test_one_mail_per_key():
    first = queue(text="Først")
    again = queue(text="Senere")
    assert (again.pk, again.text, Mail.objects.count()) == (first.pk, "Først", 1)


def test_key_is_unique_in_the_database():
    mail = queue()
    mail.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        mail.save(force_insert=True)


@pytest.mark.parametrize("fields", [{"key": ""}, {"recipient": ""}])
def test_mail_without_key_or_recipient_cannot_be_stored(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(**{"key": "k", "recipient": "ida@example.dk", "subject": "s", "text": "t", **fields})


def test_subject_is_one_line_of_a_length_that_fits():
    assert queue(subject="Dagsorden\nBcc: alle@example.dk").subject == "Dagsorden Bcc: alle@example.dk"
    assert len(queue("lang", subject="ord " * 200).subject) == 300


def test_message_id_is_of_this_site(settings):
    settings.SITE_URL = "https://punktvis.example:8443/"
    assert queue().message_id.endswith("@punktvis.example>")


@pytest.mark.django_db(transaction=True)
def test_mail_goes_with_the_transaction_that_failed():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue()
        raise ZeroDivisionError
    assert not Mail.objects.exists()


# sending


def test_sends_what_was_queued(server):
    queue(text="Mødet er den 3. maj.")
    assert deliver() == [True]
    (message,) = server.taken
    assert (message.to, message.subject, message.body) == (["ida@example.dk"], "Dagsorden", "Mødet er den 3. maj.")
    assert message.extra_headers["Message-ID"] == Mail.objects.get().message_id


def test_sent_mail_is_not_sent_again(server):
    queue()
    deliver()
    mail = Mail.objects.get()
    assert (mail.claimed, mail.error, mail.tries) == (None, "", 1)
    assert mail.sent is not None
    later(mail, timedelta(days=30))
    assert deliver() == []


def test_oldest_first_and_none_before_its_time(server):
    now = timezone.now()
    for key, due in [("b", now - timedelta(hours=1)), ("a", now - timedelta(hours=2)), ("c", now + timedelta(hours=1))]:
        Mail.objects.filter(pk=queue(key).pk).update(due=due)
    assert [mail.key for mail in Mail.claim()] == ["a", "b"]


def test_no_more_at_a_time_than_asked(server):
    for number in range(3):
        queue(f"k{number}")
    assert len(list(Mail.claim(most=2))) == 2


def test_one_bad_address_does_not_stop_the_others(server):
    server.unknown = {"ukendt@example.dk"}
    queue("1", "ida@example.dk")
    queue("2", "ukendt@example.dk")
    queue("3", "per@example.dk")
    assert deliver() == [True, False, True]
    assert [message.to[0] for message in server.taken] == ["ida@example.dk", "per@example.dk"]
    bad = Mail.objects.get(recipient="ukendt@example.dk")
    assert (bad.sent, bad.claimed, bad.error) == (None, None, "550 no such mailbox: ukendt@example.dk")


def test_address_that_no_header_can_hold_does_not_stop_the_others(server):
    Mail.objects.filter(pk=queue("1").pk).update(recipient="ida@example.dk\nBcc: x@example.dk")
    queue("2", "per@example.dk")
    assert deliver() == [False, True]
    assert Mail.objects.get(key="1").error


def test_each_try_waits_twice_as_long_as_the_one_before(server):
    server.unknown = {"ida@example.dk"}
    mail, waits = queue(), []
    for _try in range(4):
        before = timezone.now()
        deliver()
        mail.refresh_from_db()
        waits.append(round((mail.due - before) / timedelta(minutes=1)))
        assert deliver() == []  # not before its time
        later(mail, mail.due - before)
    assert waits == [2, 4, 8, 16]


def test_given_up_after_the_last_try(server):
    server.unknown = {"ida@example.dk"}
    mail = queue()
    for _try in range(MOST_TRIES):
        assert deliver() == [False]
        later(mail, timedelta(days=1))
    assert deliver() == []
    assert list(Mail.objects.failed()) == [mail]


def test_error_goes_when_the_mail_does(server):
    server.unknown = {"ida@example.dk"}
    mail = queue()
    deliver()
    server.unknown = set()
    later(mail, timedelta(hours=1))
    assert deliver() == [True]
    mail.refresh_from_db()
    assert (mail.error, mail.tries) == ("", 2)


# senders that die, and senders side by side


def test_killed_after_the_server_took_it_sends_again_under_the_same_message_id(server):
    server.dies = True
    mail = queue()
    with pytest.raises(SystemExit):
        deliver()
    mail.refresh_from_db()
    assert mail.sent is None
    server.dies = False

    assert deliver() == []  # still held by the one that died
    later(mail, LEASE + timedelta(seconds=1))
    assert deliver() == [True]

    first, second = (message.extra_headers["Message-ID"] for message in server.taken)
    assert first == second == mail.message_id


def test_killed_sender_keeps_only_the_mail_in_its_hand(server):
    server.dies = True
    queue("1")
    queue("2", "per@example.dk")
    with pytest.raises(SystemExit):
        deliver()
    server.dies = False
    assert deliver() == [True]
    assert server.taken[-1].to == ["per@example.dk"]


def test_late_failure_does_not_undo_what_another_sender_has_sent(server):
    mail = queue()
    slow = next(Mail.claim())
    later(mail, LEASE + timedelta(seconds=1))
    assert deliver() == [True]
    server.unknown = {"ida@example.dk"}
    assert slow.send() is False
    mail.refresh_from_db()
    assert (mail.sent is not None, mail.error) == (True, "")


@pytest.mark.django_db(transaction=True)
def test_two_senders_never_share_a_mail():
    for number in range(40):
        queue(f"k{number}")
    ready, got = threading.Barrier(4), []

    def sender() -> None:
        ready.wait()
        try:
            got.extend(mail.pk for mail in Mail.claim())
        finally:
            connection.close()

    senders = [threading.Thread(target=sender) for _number in range(4)]
    for thread in senders:
        thread.start()
    for thread in senders:
        thread.join()
    assert len(got) == len(set(got)) == 40
    assert set(Mail.objects.values_list("tries", flat=True)) == {1}
