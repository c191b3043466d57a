"""The demo's mailbox: list and single mail."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.urls import reverse

from outbox.mailbox import MOST, received

BACKEND = "django.core.mail.backends.filebased.EmailBackend"
Send = Callable[..., str]


@pytest.fixture
def send(settings: Any, tmp_path: Path) -> Send:
    """Gives a function that sends a mail into the demo's mailbox and returns its key."""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"

    def deliver(subject: str = "Dagsorden", text: str = "Den er her.", **fields: Any) -> str:
        before = {mail.key for mail in received()}
        message = EmailMessage(subject, text, to=["ida@example.dk"], connection=get_connection(BACKEND), **fields)
        message.send()
        return next(mail.key for mail in received() if mail.key not in before)

    return deliver


def page(client: Any, key: str = "") -> str:
    url = reverse("outbox:mail", args=[key]) if key else reverse("outbox:mails")
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_anyone_sees_the_list_without_signing_in(client, send):
    send("Kode til Ærø")
    text = page(client)
    assert "Kode til Ærø" in text
    assert "ida@example.dk" in text


def test_empty_box_says_why(client, send):
    assert "Ingen mails endnu" in page(client)


def test_newest_first_also_within_one_file(client, send, settings):
    first = send("Første")
    with get_connection(BACKEND) as connection:
        for subject in ("Anden", "Tredje"):
            EmailMessage(subject, "x", to=["ida@example.dk"], connection=connection).send()
    assert [mail.subject for mail in received()] == ["Tredje", "Anden", "Første"]
    assert received()[-1].key == first


def test_no_more_than_a_page_can_hold(send, settings):
    for number in range(MOST + 5):
        EmailMessage(f"Nr. {number}", "x", to=["ida@example.dk"], connection=get_connection(BACKEND)).send()
    assert len(received()) == MOST


def test_mail_shows_headers_and_text(client, send):
    text = page(client, send("Din kode", "Hej Ida\n\nVi ses på Læsø.", headers={"Message-ID": "<1@punktvis.example>"}))
    for words in ("<h1>Din kode</h1>", "ida@example.dk", "Vi ses på Læsø.", "&lt;1@punktvis.example&gt;"):
        assert words in text


def test_links_can_be_clicked(client, send):
    text = page(client, send(text="Åbn http://127.0.0.1:8000/accounts/password/reset/key/1-abc/ nu."))
    assert '<a href="http://127.0.0.1:8000/accounts/password/reset/key/1-abc/" rel="nofollow">' in text


def test_what_a_mail_says_is_never_markup(client, send):
    key = send("<b>Emne</b>", "<script>alert(1)</script> <a href='javascript:x'>x</a>")
    for text in (page(client), page(client, key)):
        assert "<script>alert" not in text
        assert "<b>Emne" not in text
        assert "<a href='javascript" not in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Din kode er\n\nBCDF-GHJK\n\nSkriv den.", "BCDF-GHJK"),
        ("Din kode er\n\n123-456-789\n", "123-456-789"),
        ("Din kode er 123456.", ""),
        ("Mødet er flyttet.\n\nHILSEN\n", ""),
        ("Kl.\n2026\n", ""),
    ],
)
def test_sign_in_code_stands_apart(client, send, text, code):
    shown = page(client, send(text=text))
    assert (f'<code class="code">{code}</code>' in shown) is bool(code)
    assert ('class="code"' in shown) is bool(code)


@pytest.mark.django_db
def test_code_asked_for_on_the_sign_in_page_is_there(client, world, send, settings):
    settings.EMAIL_BACKEND = BACKEND
    client.post(reverse("account_request_login_code"), {"login": "asta@example.dk"})
    (mail,) = received()
    assert mail.code
    response = client.post(reverse("account_confirm_login_code"), {"code": mail.code})
    assert response.status_code == 302
    assert int(client.session["_auth_user_id"]) == world.asta.pk


@pytest.mark.parametrize("key", ["0" * 16, "..%2f..%2fsecret", "%2e%2e", "20260101-120000-1.log", "a" * 500])
def test_key_that_is_no_mail_is_404(client, send, key):
    send()
    assert client.get(f"/demo/mail/{key}/").status_code == 404


def test_only_mails_are_read(send, settings):
    send()
    folder = Path(settings.EMAIL_FILE_PATH)
    (folder / "secret").write_text("Subject: nej\n\nnej")
    assert [mail.subject for mail in received()] == ["Dagsorden"]


def test_html_alone_is_shown_as_source(client, send, settings):
    message = EmailMultiAlternatives("Html", "", to=["ida@example.dk"], connection=get_connection(BACKEND))
    message.content_subtype = "html"
    message.body = "<p>Hej</p>"
    message.send()
    assert "&lt;p&gt;Hej&lt;/p&gt;" in page(client, received()[0].key)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no headers at all",
        b"Content-Type: text/plain; charset=klingon\n\nHej \xe6",
        b"Subject: =?utf-8?q?=FF=FE?=\nTo: <<>>\nDate: maaske\n\nHej",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\n\x89PNG\n--x--",
        b"\xff\xfe\x00",
    ],
)
def test_mail_that_is_broken_is_shown_as_far_as_it_goes(client, send, settings, raw):
    send()
    (Path(settings.EMAIL_FILE_PATH) / "29990101-000000-1.log").write_bytes(raw + b"\n" + b"-" * 79 + b"\n")
    page(client)
    for mail in received():
        page(client, mail.key)


@pytest.mark.parametrize("name", ["outbox:mails", "outbox:mail"])
def test_reading_only(client, send, name):
    args = [send()] if name == "outbox:mail" else []
    assert client.post(reverse(name, args=args)).status_code == 405
