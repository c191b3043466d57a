"""The document: who reads what of it in each state, and what stays as it was."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from minutes.models import AgendaItem, Attachment, Edition, Meeting
from minutes.models.text import Copy
from tests.world import attend, force_state, make_action, make_item, make_meeting

pytestmark = pytest.mark.django_db

SAID = "Der etableres en fælles vagtplan."


@pytest.fixture
def spoken(world):
    """The world with something decided on the open item and on the closed one."""
    world.item.decision.write(SAID, copy=Copy(0), by=world.asta)
    world.item.decision.conclude("approved", by=world.asta)
    world.closed.decision.write("Stillingen slås op.", copy=Copy(0), by=world.asta)
    return world


def read(client, user, meeting):
    if user:
        client.force_login(user)
    return client.get(reverse("minutes:record", args=[meeting.pk]))


@pytest.mark.parametrize(
    ("state", "who", "agenda", "minutes"),
    [
        ("planned", "asta", True, True),
        ("planned", "bo", True, True),
        ("planned", "carla", False, False),
        ("planned", "dan", False, False),
        ("called", "carla", True, False),
        ("called", "dan", True, False),
        ("in_session", "carla", True, False),
        ("drafting", "carla", True, False),
        ("drafting", "bo", True, True),
        ("commenting", "carla", True, True),
        ("commenting", "dan", True, True),
        ("approved", "carla", True, True),
        ("approved", "dan", True, True),
    ],
)
def test_each_role_reads_its_part(client, spoken, state, who, agenda, minutes):
    if state != "planned":
        force_state(spoken.meeting, state)
    response = read(client, getattr(spoken, who), spoken.meeting)
    assert (spoken.item.title in response.content.decode()) is agenda
    assert (SAID in response.content.decode()) is minutes


@pytest.mark.parametrize(("who", "inside"), [("asta", True), ("bo", True), ("carla", True), ("dan", False)])
def test_closed_item_shows_its_number_only(client, spoken, who, inside):
    force_state(spoken.meeting, "approved")
    html = read(client, getattr(spoken, who), spoken.meeting).content.decode()
    assert ("Bemanding af sekretariatet" in html) is inside
    assert ("Stillingen slås op" in html) is inside
    assert "Lukket punkt" in html


def test_closed_title_where_the_body_shows_it(client, spoken):
    spoken.body.shows_closed_titles = True
    spoken.body.save()
    force_state(spoken.meeting, "approved")
    response = read(client, spoken.dan, spoken.meeting)
    assertContains(response, "Bemanding af sekretariatet")
    assertNotContains(response, "Stillingen slås op")


def test_conflict_of_interest_hides_the_closed_item(client, spoken):
    row = attend(spoken.meeting, spoken.carla.person)
    row.stay_out(spoken.closed, reason="conflict", by=spoken.asta)
    force_state(spoken.meeting, "approved")
    assertNotContains(read(client, spoken.carla, spoken.meeting), "Stillingen slås op")


def test_member_seated_later_does_not_see_closed_items(client, spoken):
    seat = spoken.body.seats.get(person=spoken.carla.person)
    seat.starts = spoken.meeting.day.replace(year=spoken.meeting.day.year - 1)
    seat.save()
    meeting = make_meeting(spoken.body, spoken.asta, days=-700)
    make_item(meeting, spoken.asta, "Gammel lukket sag", closed=True)
    make_item(meeting, spoken.asta, "Gammel åben sag")
    force_state(meeting, "approved")
    response = read(client, spoken.carla, meeting)
    assertContains(response, "Gammel åben sag")
    assertNotContains(response, "Gammel lukket sag")


@pytest.mark.parametrize(("allowed", "status"), [(True, 200), (False, 404)])
def test_former_seat_reads_its_own_time_where_the_rule_says_so(client, spoken, allowed, status):
    spoken.body.former_seats_read = allowed
    spoken.body.save()
    old = make_meeting(spoken.body, spoken.asta, days=-100, state="approved")
    seat = spoken.body.seats.get(person=spoken.carla.person)
    seat.end(on=old.day, by=spoken.asta)
    assert read(client, spoken.carla, old).status_code == status
    later = make_meeting(spoken.body, spoken.asta, days=-50, state="approved")
    assert read(client, spoken.carla, later).status_code == 404


def test_outsider_and_stranger(client, spoken):
    force_state(spoken.meeting, "approved")
    assert read(client, None, spoken.meeting).status_code == 302
    assert read(client, spoken.erik, spoken.meeting).status_code == 404


def test_published_minutes_are_anyones_without_closed_parts(client, spoken):
    force_state(spoken.meeting, "approved")
    Meeting.objects.filter(pk=spoken.meeting.pk).update(published_at="2026-01-05T12:00:00Z")
    response = read(client, None, spoken.meeting)
    assertContains(response, SAID)
    assertNotContains(response, "Bemanding af sekretariatet")


def test_issued_agenda_stays_as_it_was_sent(client, spoken):
    spoken.meeting.call(by=spoken.asta)
    AgendaItem.add(spoken.meeting, title="Et sent punkt", by=spoken.asta)
    assertNotContains(read(client, spoken.carla, spoken.meeting), "Et sent punkt")
    assertContains(read(client, spoken.asta, spoken.meeting), "Et sent punkt")


def test_item_closed_after_issuing_is_closed_at_once(client, spoken):
    spoken.meeting.call(by=spoken.asta)
    assertContains(read(client, spoken.dan, spoken.meeting), spoken.item.title)
    spoken.item.refresh_from_db()
    spoken.item.change(closed=True, by=spoken.asta)
    assertNotContains(read(client, spoken.dan, spoken.meeting), spoken.item.title)


def test_approved_minutes_are_read_from_their_edition(client, spoken):
    Edition.make(spoken.meeting, kind="minutes", by=spoken.asta)
    force_state(spoken.meeting, "approved")
    spoken.item.decisions.update(text="Noget andet.")
    response = read(client, spoken.carla, spoken.meeting)
    assertContains(response, SAID)
    assertNotContains(response, "Noget andet.")


def test_kept_page_follows_every_change(client, spoken):
    read(client, spoken.asta, spoken.meeting)
    spoken.item.decision.write("En ny tekst.", copy=Copy(1), by=spoken.asta)
    assertContains(read(client, spoken.asta, spoken.meeting), "En ny tekst.")
    spoken.action.change(task="Ringe til alle", by=spoken.asta)
    assertContains(read(client, spoken.asta, spoken.meeting), "Ringe til alle")


def test_earlier_edition_can_be_read_by_those_who_could(client, spoken):
    spoken.meeting.call(by=spoken.asta)
    address = reverse("minutes:edition", args=[spoken.meeting.pk, 1])
    client.force_login(spoken.carla)
    assertContains(client.get(address), spoken.item.title)
    client.force_login(spoken.erik)
    assert client.get(address).status_code == 404


def test_draft_edition_is_not_for_members_before_they_may_read(client, spoken):
    Edition.make(spoken.meeting, kind="draft", by=spoken.asta)
    force_state(spoken.meeting, "drafting")
    client.force_login(spoken.carla)
    assert client.get(reverse("minutes:edition", args=[spoken.meeting.pk, 1])).status_code == 404


@pytest.mark.parametrize("who", ["asta", "carla", "dan"])
@pytest.mark.parametrize("count", [1, 50])
@pytest.mark.parametrize("state", ["called", "commenting"])
def test_queries_do_not_grow_and_a_kept_page_takes_five(
    client, spoken, who, count, state, django_assert_max_num_queries, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    meeting = make_meeting(spoken.body, spoken.asta, days=30)
    for number in range(count):
        item = make_item(meeting, spoken.asta, f"Punkt {number}", decision="Drøftet.", closed=number % 3 == 2)
        item.section("case").write("<p>Sag</p>", copy=Copy(0), by=spoken.asta)
        owners = [spoken.carla.person, spoken.kommune, "formandskabet"]
        make_action(spoken.body, spoken.asta, item=item, owners=owners)
        for closed in (False, True):
            file = ContentFile(f"{number} {closed}".encode(), name="notat.txt")
            Attachment.add(file, meeting=meeting, item=item, by=spoken.asta, closed=closed)
        attend(meeting, spoken.frida).stay_out(item, reason="left", by=spoken.asta)
    meeting.call(by=spoken.asta)
    force_state(meeting, state)
    client.force_login(getattr(spoken, who))
    address = reverse("minutes:record", args=[meeting.pk])
    client.get(reverse("minutes:meetings"))  # what every page needs once per worker
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(5):
        client.get(address)


def test_the_public_is_not_led_to_earlier_versions(client, spoken):
    Edition.make(spoken.meeting, kind="minutes", by=spoken.asta)
    force_state(spoken.meeting, "approved")
    Meeting.objects.filter(pk=spoken.meeting.pk).update(published_at="2026-01-05T12:00:00Z")
    assertNotContains(read(client, None, spoken.meeting), "versions")
    assertContains(read(client, spoken.carla, spoken.meeting), "Se alle versioner")
