"""What a meeting is offered: derived from what there is, and gone when it is taken."""

import pytest
from django.urls import reverse

from desk.offers import accept, actions_for, offers_for, postponed_to
from minutes.models.text import Copy
from tests.world import force_state, make_action, make_item, make_meeting, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(world):
    meeting = make_meeting(world.body, world.asta, days=-20, state="drafting")
    item = make_item(meeting, world.asta, "Digitalt nærhospital", kind="discussion", minutes=25, presenters="Bo")
    item.section("case").write("<p>Sagen</p>", copy=Copy(0), by=world.asta)
    item.section("discussion").write("Blev ikke nået.", copy=Copy(0), by=world.asta)
    item.mark("postponed", by=world.asta)
    meeting.postponed = item
    return meeting


def take(client, user, meeting, key):
    client.force_login(user)
    return client.post(reverse("desk:take_offer", args=[meeting.pk]), {"offer": key})


def keys(meeting, earlier) -> list[str]:
    titles = [item.title for item in meeting.items.all()]
    return [offer.key for offer in offers_for(meeting, titles=titles, earlier=earlier, today=today()).items]


def test_postponed_item_is_continued_with_its_texts_and_no_longer_offered(client, world, earlier):
    key = f"item:{earlier.postponed.pk}"
    assert key in keys(world.meeting, earlier)
    take(client, world.asta, world.meeting, key)
    item = world.meeting.items.get(continues=earlier.postponed)
    assert (item.title, item.kind, item.minutes, item.presenters) == ("Digitalt nærhospital", "discussion", 25, "Bo")
    assert [(part.kind, part.text) for part in item.sections.all()] == [("case", "<p>Sagen</p>")]
    assert earlier.postponed.sections.count() == 2
    assert key not in keys(world.meeting, earlier)


def test_taken_twice_is_one_item(client, world, earlier):
    for _time in range(2):
        for key in (f"item:{earlier.postponed.pk}", f"minutes:{earlier.pk}", "actions:"):
            assert take(client, world.asta, world.meeting, key).status_code == 302
    assert world.meeting.items.count() == 2 + 3


def test_minutes_to_approve_link_to_the_record(client, world, earlier):
    take(client, world.asta, world.meeting, f"minutes:{earlier.pk}")
    item = world.meeting.items.last()
    assert item.title == f"Godkendelse af referat fra {earlier.day:%d.%m.%Y}"
    assert f'<a href="/meetings/{earlier.pk}/">Referat fra mødet d. ' in item.section("case").text


@pytest.mark.parametrize("key", ["item:0", "minutes:0", "item:x", "", "minutes:" + "9" * 30, "andet:1"])
def test_what_is_not_offered_cannot_be_taken(client, world, key):
    assert take(client, world.asta, world.meeting, key).status_code == 404
    assert world.meeting.items.count() == 2


def test_nothing_of_another_body_is_offered(client, world):
    other = make_meeting(world.other, world.erik, days=-20, state="drafting")
    item = make_item(other, world.erik, "Andet organs punkt")
    item.mark("postponed", by=world.erik)
    make_action(world.other, world.erik, "Andet organs aktion", due=today(-3))
    assert postponed_to(world.meeting) == []
    assert [action.pk for action in actions_for(world.meeting)] == [world.action.pk]
    for key in (f"item:{item.pk}", f"minutes:{other.pk}"):
        assert take(client, world.asta, world.meeting, key).status_code == 404


def test_cancelled_meetings_offer_nothing(world, earlier):
    force_state(earlier, "cancelled")
    assert postponed_to(world.meeting) == []


def test_actions_due_by_the_meeting_or_overdue(world):
    late = make_action(world.body, world.asta, "Sen", due=today(-3))
    make_action(world.body, world.asta, "Senere", due=today(30))
    make_action(world.body, world.asta, "Uden frist")
    make_action(world.body, world.asta, "Færdig", due=today(-3)).close(by=world.asta)
    offers = offers_for(world.meeting, titles=[], earlier=None, today=today())
    assert [(due.action.pk, due.late) for due in offers.actions] == [(late.pk, True), (world.action.pk, False)]
    assert offers.follow_up
    accept(world.meeting, "actions:", by=world.asta)
    titles = [item.title for item in world.meeting.items.all()]
    assert not offers_for(world.meeting, titles=titles, earlier=None, today=today()).follow_up
