"""Saving from the desk: what the server answers to a save, a repeat, a conflict, a stranger, and a lock."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from desk.views.text import possessive
from minutes.models import Decision, Section, TextRevision
from minutes.models.text import Copy
from tests.world import force_state

pytestmark = pytest.mark.django_db

SCRIPT = {"HX-Request": "true"}


def url_of(world):
    return reverse("desk:write_decision", args=[world.item.decision.pk])


def save(client, world, text, *, version=0, writer="a", count=1, user=None, headers=None, **more):
    client.force_login(user or world.asta)
    data = {"text": text, "version": version, "writer": writer, "count": count, **more}
    return client.post(url_of(world), data, headers=SCRIPT | (headers or {}))


def row(world):
    return Decision.objects.get(item=world.item)


def test_a_save_is_answered_with_the_new_version(client, world):
    answer = save(client, world, "Købes.")
    assert answer.json() == {"version": 1, "at": answer.json()["at"], "concluded": ""}
    assert (row(world).text, row(world).written_by) == ("Købes.", world.asta)


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("dan", 403), ("erik", 404)])
def test_only_those_who_run_the_body_save(client, world, who, status):
    assert save(client, world, "Købes.", user=getattr(world, who)).status_code == status
    assert row(world).text == ""


def test_who_is_signed_out_gets_401_and_no_sign_in_page(world):
    answer = Client().post(url_of(world), {"text": "Købes.", "version": 0}, headers=SCRIPT)
    assert answer.status_code == 401


def test_a_browser_whose_cookies_are_gone_is_signed_out(world):
    answer = Client(enforce_csrf_checks=True).post(url_of(world), {"text": "Købes.", "version": 0}, headers=SCRIPT)
    assert answer.status_code == 401


def test_a_stale_form_is_refused_as_ever(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.asta)
    assert client.post(url_of(world), {"text": "Købes.", "version": 0}, headers=SCRIPT).status_code == 403


def test_a_page_of_another_user_saves_nothing(client, world):
    answer = save(client, world, "Købes.", user=world.bo, headers={"X-Written-By": str(world.asta.pk)})
    assert (answer.status_code, answer["X-Reason"]) == (403, "another-user")
    assert row(world).text == ""
    assert save(client, world, "Købes.", user=world.bo, headers={"X-Written-By": str(world.bo.pk)}).status_code == 200


def test_a_conflict_answers_with_both_texts(client, world):
    world.item.decision.write("Bo skrev dette.", copy=Copy(0, "b", 1), by=world.bo)
    answer = save(client, world, "Asta skrev dette.")
    assert answer.status_code == 409
    known = answer.json()
    assert (known["version"], known["text"]) == (1, "Bo skrev dette.")
    assert known["both"] == "Asta skrev dette. Bo skrev dette."
    assert "<ins>Bo </ins>" in known["margin"]
    assert "<del>Asta </del>" in known["margin"]
    assert "Bo rettede beslutningen kl." in known["dock"]
    assert TextRevision.objects.get(kept=False).text == "Asta skrev dette."


def test_a_conflict_shows_no_markup_of_the_texts(client, world):
    world.item.decision.write("<script>1</script>", copy=Copy(0, "b", 1), by=world.bo)
    assert "<script>" not in save(client, world, "<img>").json()["margin"]


def test_choosing_ones_own_text_keeps_the_others(client, world):
    world.item.decision.write("Bo skrev dette.", copy=Copy(0, "b", 1), by=world.bo)
    version = save(client, world, "Asta skrev dette.").json()["version"]
    assert save(client, world, "Asta skrev dette.", version=version, count=2).status_code == 200
    assert row(world).text == "Asta skrev dette."
    assert TextRevision.objects.filter(text="Bo skrev dette.", kept=True).exists()


def test_a_repeat_of_a_stored_save_is_no_conflict(client, world):
    for _try in range(2):
        assert save(client, world, "Købes.").json()["version"] == 1
    assert save(client, world, "Købes straks.", count=2).json()["version"] == 2
    assert not TextRevision.objects.exists()


def test_a_locked_meeting_says_so(client, world):
    force_state(world.meeting, "approved")
    answer = save(client, world, "Købes.", outcome="approved")
    assert answer.status_code == 423
    assert "godkendt" in answer.json()["reasons"][0]
    assert (row(world).text, row(world).outcome) == ("", "")


@pytest.mark.parametrize(
    "wrong",
    [{"version": ""}, {"version": "x"}, {"writer": "w" * 41}, {"outcome": "nonsense"}, {"count": "-1"}, {"text": "\0"}],
)
def test_what_no_page_of_ours_sends_is_a_bad_request(client, world, wrong):
    client.force_login(world.asta)
    data = {"text": "Købes.", "version": 0, "writer": "a", "count": 1} | wrong
    assert client.post(url_of(world), data, headers=SCRIPT).status_code == 400


def test_an_outcome_goes_with_the_text_only_when_it_was_changed(client, world):
    assert save(client, world, "Godkendt.", outcome="approved").json()["concluded"] == "approved"
    assert save(client, world, "Godkendt, ja.", count=2).json()["concluded"] == "approved"
    assert save(client, world, "Nej.", count=3, outcome="").json()["concluded"] == ""
    answer = save(client, world, "Udsat.", count=4, outcome="postponed|mødet 15.02.2027")
    assert answer.json()["concluded"] == "postponed|mødet 15.02.2027"
    assert (row(world).outcome, row(world).postponed_to) == ("postponed", "mødet 15.02.2027")


def test_a_conflict_concludes_nothing(client, world):
    world.item.decision.write("Bo skrev dette.", copy=Copy(0, "b", 1), by=world.bo)
    save(client, world, "Asta skrev dette.", outcome="approved")
    assert row(world).outcome == ""


def test_postponing_the_only_decision_postpones_the_item(client, world):
    def state():
        world.item.refresh_from_db()
        return world.item.state

    save(client, world, "Udsat.", outcome="postponed|et senere møde")
    assert state() == "postponed"
    save(client, world, "Nej.", count=2, outcome="approved")
    assert state() == "pending"
    second = Decision.add(world.item, point="2", by=world.asta)
    save(client, world, "Udsat.", count=3, outcome="postponed|et senere møde")
    assert state() == "pending"
    second.conclude("postponed", by=world.asta)
    assert state() == "postponed"


def test_discussion_is_made_when_somebody_writes_in_it(client, world):
    client.force_login(world.asta)
    url = reverse("desk:write_discussion", args=[world.item.pk])
    data = {"text": "Der <blev> spurgt.", "version": 0, "writer": "a", "count": 1}
    assert client.post(url, data, headers=SCRIPT).json()["version"] == 1
    assert Section.objects.get().text == "Der <blev> spurgt."
    force_state(world.meeting, "approved")
    assert client.post(url, data | {"count": 2}, headers=SCRIPT).status_code == 423
    other = reverse("desk:write_discussion", args=[world.closed.pk])
    assert client.post(other, data, headers=SCRIPT).status_code == 423
    assert Section.objects.count() == 1


def test_without_script_a_save_leads_back_to_the_desk(client, world):
    client.force_login(world.asta)
    answer = client.post(url_of(world), {"text": "Købes.", "version": 0, "outcome": "approved"})
    assert answer.status_code == 302
    assert (row(world).text, row(world).outcome) == ("Købes.", "approved")
    world.item.decision.write("Bo skrev.", copy=Copy(1), by=world.bo)
    page = client.post(url_of(world), {"text": "Asta skrev.", "version": 1}, follow=True).content.decode()
    assert "Din tekst ligger her blandt versionerne" in page
    assert "Asta skrev." in page


def test_versions_are_for_those_who_run_the_body(client, world):
    url = reverse("desk:versions", args=[world.item.pk])
    for user, status in [(world.asta, 200), (world.carla, 403), (world.erik, 404)]:
        client.force_login(user)
        assert client.get(url).status_code == status


@pytest.fixture
def revision(world):
    world.item.decision.write("Først.", copy=Copy(0), by=world.asta)
    world.item.decision.write("Siden.", copy=Copy(1), by=world.bo)
    return TextRevision.objects.get()


@pytest.mark.parametrize(("who", "status"), [("bo", 302), ("carla", 403), ("erik", 404)])
def test_taking_a_version_back(client, world, revision, who, status):
    client.force_login(getattr(world, who))
    assert client.post(reverse("desk:take_back", args=[revision.pk])).status_code == status
    assert row(world).text == ("Først." if status == 302 else "Siden.")
    assert TextRevision.objects.filter(text="Siden.").exists() is (status == 302)


def test_taking_back_is_refused_when_locked(client, world, revision):
    force_state(world.meeting, "approved")
    client.force_login(world.asta)
    page = client.post(reverse("desk:take_back", args=[revision.pk]), follow=True).content.decode()
    assert "Referatet er godkendt" in page
    assert row(world).text == "Siden."


def test_a_save_costs_few_queries(client, world, django_assert_max_num_queries):
    save(client, world, "Købes.")
    with django_assert_max_num_queries(11):
        save_again = {"text": "Købes straks.", "version": 1, "writer": "a", "count": 2}
        assert client.post(url_of(world), save_again, headers=SCRIPT).status_code == 200


@pytest.mark.parametrize(
    ("name", "danish", "english"),
    [("Nadia", "Nadias", "Nadia's"), ("Jens", "Jens'", "Jens's"), ("Max", "Max'", "Max's"), ("", "", "")],
)
def test_possessives(name, danish, english):
    assert possessive(name) == danish
    with override("en"):
        assert possessive(name) == english
