"""Invitations, and that they lead in."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from clusters.models import User
from outbox.models import Mail

pytestmark = pytest.mark.django_db


def test_inviting_once_and_again(client, world):
    seat = world.body.seats.get(person=world.carla.person)
    client.force_login(world.asta)
    for data in ({}, {}, {"again": "1"}, {"again": "1"}):
        assert client.post(f"/seats/{seat.pk}/invite/", data).status_code == 302
    assert Mail.objects.count() == 2


def test_without_an_address_nothing_is_sent_and_it_is_said(client, world):
    seat = world.body.seats.get(person=world.frida)
    client.force_login(world.asta)
    response = client.post(f"/seats/{seat.pk}/invite/", follow=True)
    assert "Skriv den e-mail" in response.content.decode() and not Mail.objects.exists()


def test_the_invitation_leads_in_by_a_code(client, world, settings):
    """From the seat to the body's home, as the invited person walks it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.force_login(world.asta)
    client.post(
        "/bodies/fagligt-forum/seats/new/",
        {"name": "Gerda Gammelgaard", "email": "gerda@example.dk", "role": "member", "invite": "on"},
    )
    client.logout()
    call_command("send_mails")
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    path = link.removeprefix(settings.SITE_URL)
    page = client.get(path)
    field = page.context["form"].add_prefix("email")
    client.post(path, {field: "gerda@example.dk"})
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.outbox[1].body, re.MULTILINE)[1]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/bodies/fagligt-forum/").status_code == 200
    assert client.get("/bodies/politisk-forum/").status_code == 404


def test_after_a_change_of_address_only_the_new_one_gets_codes(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    world.dan.person.change(by=world.asta, email="drejoe@example.dk")
    for address in ("dan@example.dk", "drejoe@example.dk"):
        client = Client()
        page = client.get("/accounts/login/code/")
        client.post("/accounts/login/code/", {page.context["form"].add_prefix("email"): address})
    with_code = [m for m in mail.outbox if re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", m.body, re.MULTILINE)]
    assert [m.to for m in with_code] == [["drejoe@example.dk"]]
    assert User.objects.get(email="drejoe@example.dk").person.name == "Dan Drejø"
