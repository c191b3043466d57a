"""Django's admin: for superusers alone, and past no sign-in limit."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.urls import reverse

from clusters.models import Entry, User
from outbox.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("drift@example.dk")


def lists():
    models = [model for model in admin.site._registry if model._meta.app_label != "account"]
    return [reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") for model in models]


def test_the_administrator_sees_each_list_and_can_search(client, world, boss):
    Entry.record("tried", world.body, by=world.asta)
    world.carla.person.invite(world.body, by=world.asta)
    client.force_login(boss)
    assert client.get("/admin/").status_code == 200
    for path in lists():
        assert client.get(path).status_code == 200
        assert client.get(path, {"q": "1"}).status_code == 200


def test_each_form_opens(client, world, boss):
    client.force_login(boss)
    for row in (world.cluster, world.body, world.kommune, world.frida, world.carla, world.meeting, world.action):
        path = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("staff", [False, True])
def test_nobody_else_comes_in(client, world, staff):
    User.objects.filter(pk=world.asta.pk).update(is_staff=staff)
    client.force_login(world.asta)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert client.get(lists()[0], follow=True).status_code == 403


def test_strangers_sign_in_on_the_products_own_page(client, db):
    assert client.get("/admin/login/").url.startswith("/accounts/login/?next=/admin/")
    assert client.post("/admin/login/", {"username": "drift@example.dk", "password": "x"}).status_code == 302


def test_history_and_meetings_are_not_changed_here(client, world, boss):
    entry = Entry.record("tried", world.body, by=world.asta)
    client.force_login(boss)
    for row in (entry, world.meeting, world.action):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        assert client.post(reverse(f"{name}_change", args=[row.pk]), {"verb": "x"}).status_code == 403
        assert client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
        assert client.get(reverse(f"{name}_add")).status_code == 403


def test_a_sign_in_made_and_moved(client, world, boss):
    client.force_login(boss)
    fields = {"email": "Frida@example.dk", "person": world.frida.pk, "is_active": "on"}
    assert client.post("/admin/clusters/user/add/", fields).status_code == 302
    frida = User.objects.get(person=world.frida)
    assert (frida.email, frida.has_usable_password(), frida.is_staff) == ("frida@example.dk", False, False)
    EmailAddress.objects.create(user=frida, email="frida@example.dk", verified=True, primary=True)
    client.post(f"/admin/clusters/user/{frida.pk}/change/", fields | {"email": "ny@example.dk"})
    frida.refresh_from_db()
    assert frida.email == frida.person.email == "ny@example.dk" and not EmailAddress.objects.exists()
    taken = client.post(f"/admin/clusters/user/{frida.pk}/change/", fields | {"email": "carla@example.dk"})
    assert taken.status_code == 200 and "email" in taken.context["adminform"].form.errors


def test_a_mail_that_was_given_up_is_tried_again(client, boss):
    mail = Mail.queue(key="x", recipient="a@example.dk", subject="x", text="x")
    Mail.objects.update(tries=8, error="550")
    client.force_login(boss)
    client.post("/admin/outbox/mail/", {"action": "try_again", "_selected_action": [mail.pk]})
    assert list(Mail.objects.waiting()) == [mail]
