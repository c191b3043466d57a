"""The page of one action: what each reader sees of where it comes from, and editing and dropping it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from actions.models import Action, move_meeting
from clusters.models import Person, User
from tests.world import at, force_state, make_action, make_item, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db


def url(verb, action):
    return reverse(f"actions:{verb}", args=[action.pk])


@pytest.fixture
def nora(world):
    """Somebody without any seat."""
    return make_user("Nora Ny")


@pytest.fixture
def made(world):
    """An action of Carla's from an open item of an approved meeting, with the sentence it came from."""
    held = make_meeting(world.body, world.asta, days=-10)
    item = make_item(held, world.asta, "Fælles vagtplan", decision="Godkendt.\n\nCarla indkalder til møde. Tak.")
    force_state(held, "approved")
    return make_action(
        world.body, world.asta, "Indkalde", item=item, owners=[world.carla.person], source="Carla indkalder til møde."
    )


@pytest.mark.parametrize(
    ("who", "status"), [("asta", 200), ("bo", 200), ("carla", 200), ("dan", 200), ("erik", 404), ("nora", 404)]
)
def test_who_sees_the_page(client, world, made, nora, who, status):
    world.nora = nora
    client.force_login(getattr(world, who))
    assert client.get(made.get_absolute_url()).status_code == status


def test_needs_a_sign_in(client, world):
    assert client.get(world.action.get_absolute_url()).status_code == 302
    assert client.get(url("edit", world.action)).status_code == 302


def test_shows_the_decision_with_its_sentence_marked(client, world, made):
    client.force_login(world.dan)
    response = client.get(made.get_absolute_url())
    assertContains(response, "Fælles vagtplan")
    assertContains(response, "<p><mark>Carla indkalder til møde.</mark> Tak.</p>")
    assertNotContains(response, "<blockquote>")


def test_sentence_that_no_longer_stands_in_the_decision_is_quoted(client, world, made):
    Action.objects.filter(pk=made.pk).update(source="Carla skriver <b>ud</b>.")
    client.force_login(world.carla)
    assertContains(client.get(made.get_absolute_url()), "<blockquote>Carla skriver &lt;b&gt;ud&lt;/b&gt;.</blockquote>")


def test_owner_without_a_seat_sees_the_action_and_its_decision(client, world, made, nora):
    made.change(by=world.asta, owners=[nora.person])
    client.force_login(nora)
    response = client.get(made.get_absolute_url())
    assertContains(response, "Carla indkalder til møde.")
    assertContains(response, "Markér udført")
    assertNotContains(response, "Fælles vagtplan")  # nothing else of the meeting
    assertNotContains(response, f"/meetings/{made.item.meeting_id}/")
    assertNotContains(response, f"/bodies/{world.body.slug}/")
    assertNotContains(response, "Ret aktionen")


def test_owner_without_a_seat_sees_of_a_closed_item_the_action_alone(client, world, made, nora):
    made.change(by=world.asta, owners=[nora.person])
    type(made.item).objects.filter(pk=made.item_id).update(closed=True)
    client.force_login(nora)
    response = client.get(made.get_absolute_url())
    assertContains(response, "Indkalde")
    for secret in ("Carla indkalder", "Fælles vagtplan", "Godkendt"):
        assertNotContains(response, secret)


def test_owner_in_a_conflict_sees_of_the_closed_item_the_action_alone(client, world, made):
    type(made.item).objects.filter(pk=made.item_id).update(closed=True)
    force_state(made.item.meeting, "drafting")
    made.item.meeting.attendances.get(person=world.carla.person).stay_out(made.item, reason="conflict", by=world.asta)
    force_state(made.item.meeting, "approved")
    client.force_login(world.carla)
    assertNotContains(client.get(made.get_absolute_url()), "Fælles vagtplan")
    client.force_login(world.bo)
    assertContains(client.get(made.get_absolute_url()), "Fælles vagtplan")


def test_verbs_are_shown_to_those_who_may(client, world, made):
    def shown(user):
        client.force_login(user)
        html = client.get(made.get_absolute_url()).content.decode()
        return [word for word in ("Markér udført", "Ret aktionen", "Lad aktionen bortfalde") if word in html]

    assert shown(world.dan) == []
    assert shown(world.carla) == ["Markér udført"]
    assert shown(world.asta) == ["Markér udført", "Ret aktionen", "Lad aktionen bortfalde"]
    made.close(by=world.carla)
    client.force_login(world.carla)
    assertContains(client.get(made.get_absolute_url()), "Genåbn aktionen")


def test_history_tells_what_happened(client, world, made):
    made.progress(by=world.carla, state="in_progress", note="Ringet til <Bo>.")
    made.change(by=world.asta, task="Indkalde til møde", owners=[world.bo.person, world.kommune], due=today(3))
    coming = make_meeting(world.body, world.asta, days=40)
    made.change(by=world.asta, due_meeting=coming, due_phrase="på mødet")
    move_meeting(coming, starts=at(today(47)), ends=None, by=world.asta)
    made.refresh_from_db()
    made.close(by=world.bo, note="Sendt.")
    client.force_login(world.carla)
    response = client.get(made.get_absolute_url())
    for told in (
        "Oprettet",
        "I gang. Ringet til &lt;Bo&gt;.",
        "Opgave: »Indkalde« blev til »Indkalde til møde«",
        "Ansvarlig: Carla Cederfeld blev til Bo Brisling, Birkelund Kommune",
        f"Frist: ingen blev til {today(3):%d.%m.%Y}",
        f"Fristen fulgte mødet: {today(40):%d.%m.%Y} blev til {today(47):%d.%m.%Y}",
        "Udført. Sendt.",
    ):
        assertContains(response, told)


def test_queries_do_not_grow_with_history_and_owners(client, world, made, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(12) as captured:
            assert client.get(made.get_absolute_url()).status_code == 200
        return len(captured)

    client.force_login(world.carla)
    with_few = count()
    made.change(by=world.asta, owners=[world.carla.person, world.frida, world.kommune, world.hospital, "formandskabet"])
    for number in range(20):
        made.progress(by=world.carla, note=f"Nr. {number}")
    assert count() == with_few


# editing


def form_of(action, **changes):
    """What the browser sends when nothing but `changes` was changed."""
    owners = {
        f"owner{number}": f"p{owner.person_id}" if owner.person_id else f"o{owner.organisation_id}"
        for number, owner in enumerate(action.owners.all())
    }
    due = action.due.isoformat() if action.due else ""
    return {"task": action.task, "note": action.note, "due_phrase": action.due_phrase, "due": due} | owners | changes


@pytest.mark.parametrize("verb", ["edit", "drop"])
@pytest.mark.parametrize(
    ("who", "status"), [("asta", 302), ("bo", 302), ("carla", 403), ("dan", 403), ("erik", 404), ("nora", 404)]
)
def test_who_may_edit_and_drop(client, world, made, nora, verb, who, status):
    world.nora = nora
    client.force_login(getattr(world, who))
    assert client.post(url(verb, made), form_of(made, reason="Klaret.")).status_code == status


def test_edit_page_shows_what_stands(client, world, made):
    client.force_login(world.asta)
    response = client.get(url("edit", made))
    assertContains(response, f'<option value="p{world.carla.person_id}" selected>Carla Cederfeld, Birkelund Kommune')
    assertContains(response, f'<option value="o{world.hospital.pk}">Birkelund Sygehus</option>', html=True)
    assertContains(response, '<option value="rformandskabet">formandskabet</option>', html=True)


def test_nothing_changed_changes_nothing(client, world, made):
    made.change(by=world.asta, due=today(9), due_phrase="om lidt", due_precision="vague")
    before = Action.objects.filter(pk=made.pk).values().get()
    owners = list(made.owners.values_list("pk", flat=True))
    client.force_login(world.asta)
    assertRedirects(client.post(url("edit", made), form_of(made)), made.get_absolute_url())
    assert Action.objects.filter(pk=made.pk).values().get() == before
    assert list(made.owners.values_list("pk", flat=True)) == owners


def edit(client, world, action, **changes):
    client.force_login(world.asta)
    response = client.post(url("edit", action), form_of(action, **changes))
    action.refresh_from_db()
    return response


def test_owners_are_chosen_the_first_in_the_lead(client, world, made):
    edit(client, world, made, owner0=f"o{world.kommune.pk}", owner1=f"p{world.frida.pk}", role="den ledende geriater")
    owners = [(str(owner), owner.lead) for owner in made.owners.all()]
    assert owners == [("Birkelund Kommune", True), ("Frida Fuglsang", False), ("den ledende geriater", False)]


def test_the_same_owner_twice_is_one(client, world, made):
    edit(client, world, made, owner1=f"p{world.carla.person_id}")
    assert made.owners.count() == 1


def test_all_owners_can_be_taken_away(client, world, made):
    edit(client, world, made, owner0="")
    assert not made.owners.exists()


def test_an_owner_who_left_can_stay_and_a_stranger_cannot_come(client, world, made):
    world.carla.person.seats.all().delete()
    assert edit(client, world, made, task="Nyt").status_code == 302
    assert [str(owner) for owner in made.owners.all()] == ["Carla Cederfeld"]
    stranger = Person.objects.create(name="Fremmed")
    assert edit(client, world, made, owner0=f"p{stranger.pk}").status_code == 422


def test_words_of_a_deadline_are_read(client, world, made):
    edit(client, world, made, due_phrase="inden næste møde")
    assert (made.due, made.due_meeting, made.due_before) == (today(13), world.meeting, True)
    edit(client, world, made, due_phrase="snarest")
    assert (made.due, made.due_meeting, made.due_phrase) == (None, None, "snarest")
    edit(client, world, made, due_phrase="")
    assert (made.due, made.due_phrase) == (None, "")


def test_a_chosen_date_stands_whatever_the_words_say(client, world, made):
    edit(client, world, made, due_phrase="inden næste møde", due=today(20).isoformat())
    assert (made.due, made.due_meeting, made.due_precision) == (today(20), None, "day")
    edit(client, world, made, due=today(21).isoformat())
    assert (made.due, made.due_phrase) == (today(21), "inden næste møde")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"task": " "}, "Skriv, hvad der skal gøres."),
        ({"due_phrase": "31/2"}, "findes ikke. Mente du 2"),
        ({"due_phrase": "den 45.13.2026"}, "findes ikke. Skriv en dato"),
        ({"due": "31.31.2026"}, "Skriv datoen som dag, måned og år"),
        ({"task": "x" * 501}, "500"),
    ],
)
def test_errors_say_how_to_put_it_right_and_keep_what_was_written(client, world, made, changes, error):
    response = edit(client, world, made, **changes)
    assertContains(response, "Aktionen er ikke gemt endnu", status_code=422)
    assertContains(response, error, status_code=422)
    assertContains(response, next(iter(changes.values())).strip(), status_code=422)
    assert made.task == "Indkalde" and made.due is None


# dropping


def test_dropping_needs_a_reason(client, world, made):
    client.force_login(world.asta)
    response = client.post(url("drop", made), {"reason": " "})
    assertContains(response, "Skriv, hvorfor aktionen bortfalder", status_code=422)
    made.refresh_from_db()
    assert made.state == "open"


def test_dropped_says_why_and_can_be_undone(client, world, made):
    client.force_login(world.asta)
    response = client.post(url("drop", made), {"reason": "Regionen klarer det."}, follow=True)
    assertContains(response, "Regionen klarer det.")
    assertContains(response, f'action="{url("reopen", made)}"')
    made.refresh_from_db()
    assert (made.state, made.reason) == ("dropped", "Regionen klarer det.")
    client.post(url("drop", made), {"reason": "Igen."})  # a second click is harmless
    made.refresh_from_db()
    assert made.reason == "Regionen klarer det."


def test_administrator_without_a_person_is_told_why_not(client, world, made):
    client.force_login(User.objects.create_superuser("admin@example.dk"))
    assert client.post(url("drop", made), {"reason": "Fordi."}).status_code == 422
    assert client.post(url("edit", made), form_of(made, task="Nyt")).status_code == 302


def test_long_words_and_many_owners_do_not_break_the_page(client, world, made):
    make_seat(world.body, Person.objects.create(name="Anne-Mette Åkjær-Østergaard af Rosenkrantz"))
    edit(client, world, made, task="Tværsektorielle" * 30)
    client.force_login(world.carla)
    assert client.get(made.get_absolute_url()).status_code == 200
