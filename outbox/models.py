"""Mail waiting to be sent: queued in the transaction that caused it, sent by `manage.py send_mails`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

LEASE = timedelta(minutes=5)  # a sender that died holds a mail no longer than this
MOST_TRIES = 8  # with 2^tries minutes between them: about four hours and a half


class MailQuerySet(models.QuerySet["Mail"]):
    def waiting(self) -> MailQuerySet:
        """Unsent mails that are due and not held by a living sender, the oldest first."""
        now = timezone.now()
        free = Q(claimed=None) | Q(claimed__lt=now - LEASE)
        return self.filter(free, sent=None, due__lte=now, tries__lt=MOST_TRIES).order_by("due", "pk")

    def failed(self) -> MailQuerySet:
        """Mails that have been given up."""
        return self.filter(sent=None, tries__gte=MOST_TRIES)


class Mail(models.Model):
    """Udgående post: one message to one recipient about one event.

    `key` names the event and the recipient, so that queueing the same mail again
    changes nothing (model.md, invariant 6).
    """

    key = models.CharField(max_length=200, unique=True)
    recipient = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    message_id = models.CharField(max_length=200, editable=False)
    due = models.DateTimeField(default=timezone.now)
    claimed = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    sent = models.DateTimeField(null=True, editable=False)
    error = models.TextField(blank=True, editable=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["due"], condition=Q(sent=None), name="mail_waiting")]
        constraints = [
            models.CheckConstraint(condition=~Q(key="") & ~Q(recipient=""), name="mail_has_key_and_recipient"),
            models.CheckConstraint(condition=Q(sent=None) | Q(error=""), name="mail_sent_has_no_error"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.subject}"

    @classmethod
    def queue(cls, *, key: str, recipient: str, subject: str, text: str) -> Mail:
        """Put a mail in the queue, once per key. Call it inside the transaction that causes it."""
        domain = urlsplit(settings.SITE_URL).hostname or "localhost"
        mail, _new = cls.objects.get_or_create(
            key=key,
            defaults={
                "recipient": recipient,
                "subject": " ".join(subject.split())[:300],
                "text": text,
                "message_id": make_msgid(domain=domain),
            },
        )
        return mail

    @classmethod
    def claim(cls, most: int = 50) -> Iterator[Mail]:
        """Take waiting mails for sending, each by one conditional UPDATE, so that two senders never share one."""
        for pk in list(cls.objects.waiting().values_list("pk", flat=True)[:most]):
            if cls.objects.waiting().filter(pk=pk).update(claimed=timezone.now(), tries=F("tries") + 1):
                yield cls.objects.get(pk=pk)

    def send(self) -> bool:
        """Hand the mail to the mail server. True if it took it; else the error is kept and the next try put off.

        A sender killed between the server's answer and our commit sends this one again, under the same Message-ID.
        """
        message = EmailMessage(self.subject, self.text, to=[self.recipient], headers={"Message-ID": self.message_id})
        mine = Mail.objects.filter(pk=self.pk, sent=None)
        try:
            message.send()
        except Exception as error:  # whatever one address causes must not stop the others
            wait = timedelta(minutes=2**self.tries)
            mine.update(claimed=None, error=str(error)[:2000] or repr(error), due=timezone.now() + wait)
            return False
        mine.update(claimed=None, error="", sent=timezone.now())
        return True
