"""Done, undone, noted: by owners and by those who run the body, in place and without script."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from actions.models import Action
from clusters.models import Entry, User
from tests.world import make_action, make_meeting, make_user

pytestmark = pytest.mark.django_db
VERBS = ["close", "reopen", "progress"]


def url(verb, action):
    return reverse(f"actions:{verb}", args=[action.pk])


def state_of(action):
    return Action.objects.get(pk=action.pk).state


@pytest.fixture
def readable(world):
    """An action that everybody in the body sees: from between the meetings."""
    return make_action(world.body, world.asta, "Bestille lokale", owners=[world.carla.person])


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("who", "status"), [("carla", 302), ("asta", 302), ("bo", 302), ("dan", 403), ("erik", 404), ("other", 403)]
)
def test_who_may(client, world, readable, verb, who, status):
    world.other = make_user("Otto Overgaard")
    world.body.seats.create(person=world.other.person, role="member")
    client.force_login(getattr(world, who))
    assert client.post(url(verb, readable), {"note": "Nu."}).status_code == status


@pytest.mark.parametrize("verb", VERBS)
def test_only_by_post_and_signed_in(client, world, verb):
    assert client.post(url(verb, world.action)).status_code == 302
    client.force_login(world.carla)
    assert client.get(url(verb, world.action)).status_code == 405
    assert state_of(world.action) == "open"


def test_closing_keeps_the_note_and_offers_to_undo(client, world):
    client.force_login(world.carla)
    home = reverse("actions:home")
    answer = client.post(
        url("close", world.action), {"note": " Tallene er sendt. "}, headers={"referer": f"http://testserver{home}"}
    )
    assertRedirects(answer, f"http://testserver{home}", fetch_redirect_response=False)
    page = client.get(home)
    assertContains(page, "Udført: Indkalde til møde")
    assertContains(page, f'action="{url("reopen", world.action)}"')
    world.action.refresh_from_db()
    assert (world.action.state, world.action.closed_by) == ("done", world.carla.person)
    assert [row.note for row in world.action.updates.all()] == ["Tallene er sendt."]


def test_second_click_changes_nothing(client, world):
    client.force_login(world.carla)
    client.post(url("close", world.action), {"note": "En gang."})
    entries = Entry.objects.count()
    assert client.post(url("close", world.action), {"note": "To gange."}).status_code == 302
    assert Entry.objects.count() == entries
    assert world.action.updates.count() == 1


def test_undo_reopens(client, world):
    client.force_login(world.carla)
    client.post(url("close", world.action))
    client.post(url("reopen", world.action))
    assert state_of(world.action) == "open"
    client.post(url("reopen", world.action))  # twice is harmless
    assert world.action.updates.count() == 2


def test_progress_takes_a_state_and_a_note(client, world):
    client.force_login(world.carla)
    client.post(url("progress", world.action), {"state": "in_progress", "note": "Er begyndt."})
    assert state_of(world.action) == "in_progress"
    client.post(url("progress", world.action), {"note": "Går godt."})
    assert state_of(world.action) == "in_progress"
    assert [row.note for row in world.action.updates.all()] == ["Er begyndt.", "Går godt."]


@pytest.mark.parametrize("data", [{}, {"note": "  "}, {"state": "open"}, {"state": "done"}, {"note": "x" * 2001}])
def test_nothing_new_or_nonsense_is_said_in_the_form(client, world, data):
    client.force_login(world.carla)
    answer = client.post(url("progress", world.action), data)
    assertContains(answer, 'class="errors"', status_code=422)
    assert not world.action.updates.exists() and state_of(world.action) == "open"
    assertContains(answer, data.get("note", ""), status_code=422)  # what was written is still there


def test_a_note_on_what_somebody_else_closed_is_kept(client, world):
    world.action.close(by=world.asta)
    client.force_login(world.carla)
    client.post(url("progress", world.action), {"note": "Jeg var lige i gang.", "state": "in_progress"})
    assert state_of(world.action) == "done"
    assert world.action.updates.last().note == "Jeg var lige i gang."


@pytest.mark.parametrize(
    "referer",
    ["https://evil.example/", "http://testserver/actions/1/close/", "http://testserver/nowhere/", "javascript:x", ""],
)
def test_leads_back_to_our_own_pages_only(client, world, referer):
    client.force_login(world.carla)
    answer = client.post(url("close", world.action), headers={"referer": referer})
    assertRedirects(answer, world.action.get_absolute_url(), fetch_redirect_response=False)


def test_in_place_the_row_becomes_what_was_done(client, world):
    client.force_login(world.carla)
    answer = client.post(url("close", world.action), {"note": "Ja.", "group": "next"}, headers={"hx-request": "true"})
    assertContains(answer, f'<li id="a{world.action.pk}">')
    assertContains(answer, "data-focus")
    assertContains(answer, '<span class="count" id="c-next" hx-swap-oob="true">0</span>', html=True)
    assertNotContains(answer, "<html")
    back = client.post(url("reopen", world.action), {"group": "next"}, headers={"hx-request": "true"})
    assertContains(back, f'<li class="task" id="a{world.action.pk}">')
    assertContains(back, '<span class="count" id="c-next" hx-swap-oob="true">1</span>', html=True)


def test_in_place_an_error_keeps_what_was_written(client, world):
    client.force_login(world.carla)
    answer = client.post(url("close", world.action), {"note": "y" * 2001}, headers={"hx-request": "true"})
    assertContains(answer, "y" * 2001, status_code=422)
    assertContains(answer, 'aria-invalid="true"', status_code=422)
    assert state_of(world.action) == "open"


def test_in_place_a_row_that_is_no_longer_mine_loads_the_page_again(client, world):
    client.force_login(world.asta)  # she may, but it is not her action
    answer = client.post(url("progress", world.action), {"note": "Husk det."}, headers={"hx-request": "true"})
    assert answer.headers["HX-Refresh"] == "true"


def test_administrator_without_a_person_is_told_why_not(client, world):
    client.force_login(User.objects.create_superuser("admin@example.dk"))
    answer = client.post(url("close", world.action))
    assertContains(answer, 'class="errors"', status_code=422)
    assert state_of(world.action) == "open"


def test_own_action_of_a_meeting_that_is_not_out_can_be_closed(client, world):
    nora = make_user("Nora Ny")  # no seat anywhere
    secret = make_meeting(world.body, world.asta, days=3)
    item = secret.items.create(title="Hemmeligt", position=1, closed=True)
    action = make_action(world.body, world.asta, item=item, owners=[nora.person])
    client.force_login(nora)
    assert client.post(url("close", action)).status_code == 302
    assert state_of(action) == "done"
