"""The demo's mailbox: mails that Django's file backend wrote, read back for a page. No mail leaves the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from django.conf import settings

BETWEEN = b"\n" + b"-" * 79 + b"\n"  # what the file backend writes after each mail
MOST = 100  # mails that the page shows; older ones stay in their files
CODE = re.compile(r"^(?:[0-9A-Z]{3,5}(?:-[0-9A-Z]{3,5})+|\d{6,9})$", re.MULTILINE)  # a line that is only a code


@dataclass(frozen=True)
class Received:
    """One mail as its recipient sees it. `key` names it in addresses, and says nothing of where it lies."""

    key: str
    at: datetime
    sender: str
    recipients: str
    subject: str
    message_id: str
    text: str

    @property
    def code(self) -> str:
        """The sign-in code that the mail carries, or ''."""
        found = CODE.search(self.text)
        return found[0] if found else ""


def received() -> list[Received]:
    """The newest mails, at most MOST, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = [(path.stat().st_mtime_ns, path) for path in folder.glob("*.log")] if folder.is_dir() else []
    mails: list[Received] = []
    for written, path in sorted(files, reverse=True):
        raws = [raw for raw in path.read_bytes().split(BETWEEN) if raw.strip()]
        at = datetime.fromtimestamp(written / 1e9, UTC)
        mails += [read(raw, at) for raw in reversed(raws)]
        if len(mails) >= MOST:
            break
    return mails[:MOST]


def find(key: str) -> Received | None:
    """The mail of that key. It is looked for among those there are, so that no key can reach another file."""
    return next((mail for mail in received() if mail.key == key), None)


def read(raw: bytes, at: datetime) -> Received:
    """A mail from its bytes; `at` is when it was written. What cannot be decoded is shown as it stands."""
    message = message_from_bytes(raw, policy=policy.default)
    return Received(
        key=sha256(raw).hexdigest()[:16],
        at=at,
        sender=header(message, "From"),
        recipients=header(message, "To"),
        subject=header(message, "Subject"),
        message_id=header(message, "Message-ID"),
        text=text_of(message),
    )


def header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def text_of(message: EmailMessage) -> str:
    """The plain text, or the HTML as source: mails are shown, never rendered."""
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError):  # a charset that nobody knows, or bytes that are not in it
        return bytes(body.get_payload(decode=True)).decode("utf-8", "replace")
