"""The demo's way in: the sign-in page names the sign-ins, a code is asked for, found among the mails, and used."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def mailbox(settings: Any, tmp_path: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = BACKEND, tmp_path / "mail"


def test_sign_in_with_a_code_from_the_mailbox(page, live_server, world, mailbox, check_page):
    page.goto(live_server.url + reverse("outbox:mails"))
    check_page(page, "demo-mail-empty")

    page.goto(live_server.url + reverse("account_login"))
    check_page(page, "login-demo")
    page.get_by_label("E-mailadresse").fill("carla@example.dk")
    page.get_by_role("button", name="Send mig en kode").click()
    page.wait_for_url("**/code/**")
    call_command("send_mails")

    mails = page.context.new_page()
    mails.goto(live_server.url + reverse("outbox:mails"))
    check_page(mails, "demo-mails")
    mails.get_by_role("link", name="Din kode til Punktvis").click()
    mails.locator("code").click()
    code = mails.evaluate("getSelection().toString()")
    check_page(mails, "demo-mail")

    page.locator("input[name=code]").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url(live_server.url + "/")
    assert page.get_by_text("Carla Cederfeld").count()
