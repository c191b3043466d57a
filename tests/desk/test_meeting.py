"""A meeting made, moved, called and cancelled through its pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clusters.models import Entry
from minutes.models import Meeting
from outbox.models import Mail
from tests.world import at, force_state, make_action, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db


def new(client, user, body, **data):
    client.force_login(user)
    day = today(30)
    sent = {"day": f"{day:%d.%m.%Y}", "from_time": "13.00", "to_time": "15.00", "kind": "ordinary", "place": "Lokale 2"}
    return client.post(reverse("desk:new_meeting", args=[body.slug]), sent | data)


def form_of(meeting, **changes) -> dict[str, str]:
    starts, ends = timezone.localtime(meeting.starts), timezone.localtime(meeting.ends)
    now = {"day": f"{starts:%d.%m.%Y}", "from_time": f"{starts:%H.%M}", "to_time": f"{ends:%H.%M}"}
    return now | {"kind": meeting.kind, "place": meeting.place, "link": meeting.link} | changes


def post(client, user, name, meeting, **data):
    client.force_login(user)
    return client.post(reverse(f"desk:{name}", args=[meeting.pk]), data)


# who may


@pytest.mark.parametrize(("who", "status"), [("asta", 200), ("bo", 200), ("carla", 403), ("dan", 403), ("erik", 404)])
@pytest.mark.parametrize("name", ["move_meeting", "cancel_meeting", "call_meeting"])
def test_who_may_see_the_pages(client, world, who, status, name):
    client.force_login(getattr(world, who))
    assert client.get(reverse(f"desk:{name}", args=[world.meeting.pk])).status_code == status


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("erik", 404)])
@pytest.mark.parametrize("name", ["move_meeting", "cancel_meeting", "call_meeting"])
def test_others_take_no_step(client, world, who, status, name):
    data = form_of(world.meeting, day="01.01.2030", reason="x")
    assert post(client, getattr(world, who), name, world.meeting, **data).status_code == status
    before = world.meeting.starts
    world.meeting.refresh_from_db()
    assert (world.meeting.state, world.meeting.starts) == ("planned", before)


@pytest.mark.parametrize(("who", "status"), [("asta", 302), ("bo", 302), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_who_may_plan(client, world, who, status):
    assert new(client, getattr(world, who), world.body).status_code == status
    assert world.body.meetings.count() == (2 if status == 302 else 1)


# a new one


def test_new_meeting_with_the_usual_items(client, world):
    response = new(client, world.asta, world.body, standing="on")
    meeting = world.body.meetings.latest("pk")
    assert response["Location"] == reverse("desk:plan", args=[meeting.pk])
    assert (meeting.starts, meeting.ends, meeting.place) == (at(today(30)), at(today(30), 15), "Lokale 2")
    assert [item.title for item in meeting.items.all()] == [
        "Godkendelse af dagsorden",
        "Opfølgning på åbne aktioner",
        "Kommende møder",
        "Eventuelt",
    ]
    assert meeting.attendances.count() == 5


def test_new_meeting_without_them_and_without_an_end(client, world):
    new(client, world.asta, world.body, to_time="", kind="written", place="")
    meeting = world.body.meetings.latest("pk")
    assert (meeting.ends, meeting.kind, meeting.items.count()) == (None, "written", 0)


def test_form_knows_what_the_body_usually_does(client, world):
    client.force_login(world.asta)
    text = client.get(reverse("desk:new_meeting", args=[world.body.slug])).text
    for value in ('value="13.00"', 'value="15.00"', 'value="Birkelund Sygehus, lokale 1"'):
        assert value in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"day": ""}, "Skriv datoen."),
        ({"day": "31.02.2030"}, "Mente du 28.02.2030?"),
        ({"day": "snart"}, "Skriv datoen som dag, måned og år"),
        ({"from_time": ""}, "Skriv, hvornår mødet begynder."),
        ({"from_time": "middag"}, "Skriv klokkeslættet"),
        ({"to_time": "12.00"}, "Mødet skal slutte, efter at det er begyndt."),
        ({"link": "ikke en adresse"}, "Skriv hele adressen"),
        ({"place": "x" * 201}, "errors-h"),
    ],
)
def test_errors_say_how_to_get_it_right_and_keep_the_rest(client, world, data, words):
    response = new(client, world.asta, world.body, **data)
    assert response.status_code == 422
    assert words in response.text
    assert 'role="alert"' in response.text
    assert ("Lokale 2" in response.text) or "place" in data
    assert world.body.meetings.count() == 1


def test_weekend_and_a_second_meeting_are_warned_of_and_not_refused(client, world):
    new(client, world.asta, world.body, day=f"{world.meeting.day:%d.%m.%Y}")
    meeting = world.body.meetings.latest("pk")
    page = client.get(reverse("desk:plan", args=[meeting.pk])).text
    assert "Organet har et andet møde den dag kl. 13.00." in page


# moved


def test_move_takes_the_deadlines_along(client, world):
    action = make_action(world.body, world.asta, due_meeting=world.meeting, due_before=True, due_phrase="inden mødet")
    later = today(21)
    response = post(
        client, world.asta, "move_meeting", world.meeting, **form_of(world.meeting, day=f"{later:%d.%m.%Y}")
    )
    assert "1 aktion følger med." in client.get(response["Location"]).text
    world.meeting.refresh_from_db()
    action.refresh_from_db()
    assert (world.meeting.day, action.due) == (later, later - timedelta(days=1))
    assert not Mail.objects.exists()


def test_called_people_hear_of_a_move_each_time(client, world):
    post(client, world.asta, "call_meeting", world.meeting)
    for days in (21, 22, 21):
        world.meeting.refresh_from_db()
        data = form_of(world.meeting, day=f"{today(days):%d.%m.%Y}")
        post(client, world.asta, "move_meeting", world.meeting, **data)
    assert Mail.objects.filter(key__startswith=f"moved:{world.meeting.pk}:").count() == 3 * 4
    assert Mail.objects.filter(key__startswith="moved:").first().subject.startswith("Flyttet: Fagligt forum")


def test_place_alone_is_no_move(client, world):
    post(client, world.asta, "call_meeting", world.meeting)
    post(client, world.asta, "move_meeting", world.meeting, **form_of(world.meeting, place="Lokale 9"))
    world.meeting.refresh_from_db()
    assert world.meeting.place == "Lokale 9"
    assert not Mail.objects.filter(key__startswith="moved:").exists()
    assert not Entry.objects.filter(verb="moved").exists()
    assert Entry.objects.get(verb="meeting_changed").changes == {"place": ["Lokale 1", "Lokale 9"]}


def test_locked_meeting_is_not_moved(client, world):
    force_state(world.meeting, "approved")
    assert post(client, world.asta, "move_meeting", world.meeting, **form_of(world.meeting)).status_code == 403


# called


def test_call_says_first_what_happens(client, world):
    client.force_login(world.asta)
    text = client.get(reverse("desk:call_meeting", args=[world.meeting.pk])).text
    assert "Send til 4 personer" in text
    assert "Frida Fuglsang" in text
    assert "Punkt 1 mangler sagsfremstilling." in text
    world.meeting.refresh_from_db()
    assert world.meeting.state == "planned"


def test_call_stores_an_edition_and_tells_each_once(client, world):
    for _time in range(2):
        assert post(client, world.asta, "call_meeting", world.meeting).status_code == 302
    world.meeting.refresh_from_db()
    assert (world.meeting.state, world.meeting.editions.count()) == ("called", 1)
    mails = Mail.objects.order_by("recipient")
    assert [mail.recipient.split("@")[0] for mail in mails] == ["asta", "bo", "carla", "dan"]
    mail = mails[0]
    assert mail.key == f"called:{world.meeting.pk}:{world.asta.person_id}"
    assert mail.subject.startswith("Dagsorden: Fagligt forum, ")
    assert f"http://127.0.0.1:8000/meetings/{world.meeting.pk}/" in mail.text
    assert "Sted: Lokale 1" in mail.text
    for title in (world.item.title, world.closed.title):
        assert title not in mail.text


def test_call_tells_nobody_who_cannot_read_it(client, world):
    gone = make_user("Gerda Gammel")
    make_seat(world.body, gone, "member", starts=today(-800), ends=today(5))
    meeting = make_meeting(world.body, world.asta, days=4)
    post(client, world.asta, "add_item", meeting, line="Punkt")
    gone.is_active = False
    gone.save()
    world.dan.person.seats.get().end(on=today(-1), by=world.asta)
    post(client, world.asta, "call_meeting", meeting)
    assert [mail.recipient.split("@")[0] for mail in Mail.objects.order_by("recipient")] == ["asta", "bo", "carla"]


def test_call_says_all_that_is_missing_and_tells_nobody(client, world):
    meeting = make_meeting(world.body, world.asta, days=40)
    meeting.change(place="", by=world.asta)
    client.force_login(world.asta)
    url = reverse("desk:call_meeting", args=[meeting.pk])
    page = client.get(url).text
    refused = client.post(url, follow=True).text
    for text in (page, refused):
        assert "Dagsordenen har ingen punkter." in text
        assert "Mødet har hverken et sted eller en onlineadresse." in text
    assert "Send til" not in page
    assert not Mail.objects.exists()
    assert not meeting.editions.exists()


def test_a_step_that_fails_queues_no_mail(client, world, monkeypatch):
    monkeypatch.setattr(Meeting, "call", lambda self, by: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        post(client, world.asta, "call_meeting", world.meeting)
    assert not Mail.objects.exists()


# cancelled


def test_cancel_needs_a_reason(client, world):
    response = post(client, world.asta, "cancel_meeting", world.meeting, reason=" ")
    assert response.status_code == 422
    assert "Skriv, hvorfor mødet er aflyst." in response.text
    world.meeting.refresh_from_db()
    assert world.meeting.state == "planned"


def test_cancel_before_the_call_tells_nobody(client, world):
    response = post(client, world.asta, "cancel_meeting", world.meeting, reason="For få tilmeldte")
    assert "For få tilmeldte" in client.get(response["Location"]).text
    assert not Mail.objects.exists()


def test_cancel_after_the_call_tells_those_called_once(client, world):
    post(client, world.asta, "call_meeting", world.meeting)
    for _time in range(2):
        post(client, world.asta, "cancel_meeting", world.meeting, reason="Sygdom")
    mails = Mail.objects.filter(key__startswith="cancelled:")
    assert mails.count() == 4
    assert "Grund: Sygdom" in mails[0].text


def test_held_meeting_is_not_cancelled(client, world):
    force_state(world.meeting, "drafting")
    response = post(client, world.asta, "cancel_meeting", world.meeting, reason="x")
    assert response.status_code == 422
    world.meeting.refresh_from_db()
    assert world.meeting.state == "drafting"
