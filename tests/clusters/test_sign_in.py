"""Signing in: by password, by a code in an e-mail, and by nothing else."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

PASSWORD = "et langt kodeord"  # tests/world.py gives it to everyone


@pytest.fixture
def asta(world):
    return world.asta


def post(client, name, **data):
    return client.post(reverse(name), data)


def test_password_and_address_let_in(client, asta):
    response = post(client, "account_login", login="ASTA@example.dk", password=PASSWORD)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(asta.pk)


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(client, asta):
    wrong = post(client, "account_login", login=asta.email, password="et andet langt kodeord")
    unknown = post(client, "account_login", login="ukendt@example.dk", password=PASSWORD)
    for response in (wrong, unknown):
        assert "Adresse og adgangskode passer ikke sammen" in response.content.decode()
        assert "_auth_user_id" not in client.session


def test_the_address_of_the_sign_in_form_serves_the_code_too(client, asta):
    """The form's second button sends the same fields to another address."""
    page = client.get(reverse("account_login") + "?next=/meetings/").content.decode()
    assert 'name="login"' in page and 'name="email"' not in page
    action = re.search(r'formaction="([^"]+)"', page)[1]

    response = client.post(action, {"login": asta.email, "password": "", "next": "/meetings/"})

    assert response.status_code == 302, response.content.decode()
    code = re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", mail.outbox[0].body, re.M)[0]
    response = client.post(response.url, {"code": code, "next": "/meetings/"})
    assert response.url == "/meetings/"
    assert client.session["_auth_user_id"] == str(asta.pk)


def test_the_code_that_is_mailed_says_who_we_are_and_how_long_it_works(client, asta):
    post(client, "account_request_login_code", login=asta.email)
    message = mail.outbox[0]
    assert message.to == [asta.email]
    assert message.subject == "Din kode til Punktvis"
    assert "Punktvis samler mødernes dagsordener" in message.body
    assert settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT == 15 * 60 and "15 minutter" in message.body
    assert "Hello" not in message.body and "Thank you" not in message.body


def test_a_stranger_sees_the_same_page_and_gets_a_letter_without_code(client, asta):
    known = post(client, "account_request_login_code", login=asta.email)
    client.session.flush()
    unknown = post(client, "account_request_login_code", login="ukendt@example.dk")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mail.outbox[1].to == ["ukendt@example.dk"]
    assert "adressen er ikke kendt" in mail.outbox[1].body


def test_a_wrong_code_says_what_to_do(client, asta):
    confirm = post(client, "account_request_login_code", login=asta.email).url
    page = client.post(confirm, {"code": "FORKERT"}).content.decode()
    assert "Det er ikke koden fra den nyeste e-mail" in page
    assert 'id="id_code_error"' in page and 'aria-invalid="true"' in page


def test_nobody_signs_up(client, world):
    response = post(client, "account_signup", email="ny@example.dk", password1=PASSWORD, password2=PASSWORD)
    assert "Kun efter invitation" in response.content.decode()
    assert not type(world.asta).objects.filter(email="ny@example.dk").exists()


def test_a_new_password_by_mail(client, asta):
    post(client, "account_reset_password", email=asta.email)
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assert "Mindst 12 tegn" in page.content.decode()
    form = page.redirect_chain[-1][0]
    short = client.post(form, {"password1": "kort", "password2": "kort"}).content.decode()
    assert "Adgangskoden blev ikke skiftet" in short
    client.post(form, {"password1": "et helt nyt kodeord", "password2": "et helt nyt kodeord"})
    asta.refresh_from_db()
    assert asta.check_password("et helt nyt kodeord")
    assert "linket virker ikke længere" in client.get(link, follow=True).content.decode().lower()


def test_signing_out_takes_a_button(client, asta):
    client.force_login(asta)
    assert "Log ud?" in client.get(reverse("account_logout")).content.decode()
    assert "_auth_user_id" in client.session
    post(client, "account_logout")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "name", ["account_change_password", "account_email", "account_logout", "account_reauthenticate"]
)
def test_pages_of_ones_own_sign_in(client, asta, name):
    client.force_login(asta)
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1>") == 1
    assert 'lang="da"' in page


@pytest.mark.parametrize(("chosen", "word"), [("en", "Sign in"), ("da", "Log ind")])
def test_the_reader_chooses_the_language(client, db, chosen, word):
    client.post(reverse("set_language"), {"language": chosen, "next": reverse("account_login")})
    assert f"<h1>{word}</h1>" in client.get(reverse("account_login")).content.decode()
