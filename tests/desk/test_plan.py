"""The planning page and its verbs on the agenda."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.models import Entry
from desk.agenda import add_before_closing, add_standing_items, agenda_of
from desk.steps import steps_of, warnings_for
from minutes.models import AgendaItem, Meeting
from minutes.models.text import Copy
from tests.world import at, force_state, make_action, make_item, make_meeting, today

pytestmark = pytest.mark.django_db


def show(client, user, meeting):
    client.force_login(user)
    return client.get(reverse("desk:plan", args=[meeting.pk]))


def post(client, user, name, pk, htmx=False, **data):
    client.force_login(user)
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse(f"desk:{name}", args=[pk]), data, headers=headers)


def titles(meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def row_of(agenda, item):
    return next(row for row in agenda.rows if row.item.pk == item.pk)


# the page


def test_those_who_run_the_body_plan(client, world):
    for user in (world.asta, world.bo):
        response = show(client, user, world.meeting)
        assert response.status_code == 200
        assert world.closed.title in response.text


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("dan", 403), ("erik", 404)])
def test_others_do_not(client, world, who, status):
    assert show(client, getattr(world, who), world.meeting).status_code == status


@pytest.mark.parametrize("verb", ["add_item", "take_offer", "order_items", "set_times"])
@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("erik", 404)])
def test_others_change_nothing_of_the_agenda(client, world, verb, who, status):
    before = titles(world.meeting)
    response = post(
        client, getattr(world, who), verb, world.meeting.pk, line="x", offer="actions:", order=[world.item.pk]
    )
    assert response.status_code == status
    assert titles(world.meeting) == before


@pytest.mark.parametrize("verb", ["move_item", "drop_item", "restore_item", "remove_item"])
@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("erik", 404)])
def test_others_change_no_item(client, world, verb, who, status):
    assert post(client, getattr(world, who), verb, world.closed.pk, to="up").status_code == status
    assert [item.pk for item in world.meeting.items.all()] == [world.item.pk, world.closed.pk]


@pytest.mark.parametrize("state", Meeting.State.values)
def test_the_page_stands_in_every_state(client, world, state):
    force_state(world.meeting, state)
    response = show(client, world.asta, world.meeting)
    assert response.status_code == 200
    assert ('id="quick"' in response.text) is world.meeting.writable
    assert (reverse("desk:call_meeting", args=[world.meeting.pk]) in response.text) is (state == "planned")


def test_as_many_queries_for_fifty_items_as_for_one(client, world):
    def count() -> int:
        client.force_login(world.asta)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("desk:plan", args=[meeting.pk])).status_code == 200
        return len(queries)

    earlier = make_meeting(world.body, world.asta, days=-20, state="drafting")
    meeting = make_meeting(world.body, world.asta, days=40)

    def fill(times: int) -> None:
        for number in range(times):
            before = make_item(earlier, world.asta, f"Udsat {number}")
            before.mark("postponed", by=world.asta)
            make_item(meeting, world.asta, f"Punkt {number}", continues=before if number % 2 else None, minutes=5)
            make_action(world.body, world.asta, f"Aktion {number}", owners=[world.frida, "formandskabet"], due=today(3))

    fill(1)
    few = count()
    fill(49)
    assert count() == few
    assert few <= 12


# the agenda's clock and readiness


def test_clock_runs_from_the_start_and_skips_what_is_dropped(world):
    world.item.change(minutes=25, by=world.asta)
    world.closed.change(minutes=10, by=world.asta)
    world.closed.mark("dropped", by=world.asta)
    last = make_item(world.meeting, world.asta, "Eventuelt", minutes=100)
    agenda = agenda_of(world.meeting)
    assert [row.at for row in agenda.rows] == ["13.00", "", "13.25"]
    assert (agenda.total, agenda.length, agenda.spare, agenda.over, agenda.ends) == (125, 120, -5, 5, "15.05")
    assert row_of(agenda, last).lacks == ""


def test_list_stands_in_its_order(world):
    third = make_item(world.meeting, world.asta, "Tredje")
    AgendaItem.reorder(world.meeting, [third.pk, world.closed.pk, world.item.pk], by=world.asta)
    assert [row.item.title for row in agenda_of(world.meeting).rows] == titles(world.meeting)
    assert titles(world.meeting)[0] == "Tredje"


def test_what_lacks_a_case_and_what_does_not(world):
    info = make_item(world.meeting, world.asta, "Nyt fra kommunerne", kind="information")
    standing = make_item(world.meeting, world.asta, "Godkendelse af dagsorden")
    written = make_item(world.meeting, world.asta, "Økonomi")
    written.section("case").write("<p>Sag</p>", copy=Copy(0), by=world.asta)
    talked = make_item(world.meeting, world.asta, "Kun drøftet")
    talked.section("discussion").write("Alle talte.", copy=Copy(0), by=world.asta)
    agenda = agenda_of(world.meeting)
    lacking = {row.item.pk for row in agenda.lacking}
    assert lacking == {world.item.pk, world.closed.pk, talked.pk}
    assert row_of(agenda, world.closed).shape == "lock"
    assert {row_of(agenda, item).shape for item in (info, standing, written)} == {"done"}


# verbs


def test_a_line_becomes_an_item(client, world):
    response = post(client, world.asta, "add_item", world.meeting.pk, line="  Status på   akutpladser ")
    item = world.meeting.items.last()
    assert response.status_code == 302
    assert response["Location"].endswith(f"#i{item.pk}")
    assert (item.title, item.label) == ("Status på akutpladser", "3")


@pytest.mark.parametrize(
    ("line", "title", "presenters", "minutes"),
    [
        ("Status på akutpladser, Carla, 15 min.", "Status på akutpladser", "Carla Cederfeld", 15),
        ("Budget v/ Bo Brisling", "Budget", "Bo Brisling", None),
        ("Eventuelt, formandskabet, 5 min", "Eventuelt", "Formandskabet", 5),
        ("Ulla Ukendt fortæller, 10 min.", "Ulla Ukendt fortæller", "", 10),
        ("2030-planen", "2030-planen", "", None),
    ],
)
def test_a_line_says_who_and_how_long(client, world, line, title, presenters, minutes):
    post(client, world.asta, "add_item", world.meeting.pk, line=line)
    item = world.meeting.items.get(title=title)
    assert (item.presenters, item.minutes) == (presenters, minutes)


def test_an_empty_line_is_answered(client, world):
    before = titles(world.meeting)
    assert post(client, world.asta, "add_item", world.meeting.pk, line="  ").status_code == 302
    response = post(client, world.asta, "add_item", world.meeting.pk, htmx=True, line="")
    assert response.status_code == 422
    assert response["HX-Reswap"] == "none"
    assert titles(world.meeting) == before


def test_htmx_gets_the_list_alone(client, world):
    response = post(client, world.asta, "add_item", world.meeting.pk, htmx=True, line="Økonomi")
    assert response.status_code == 200
    assert 'id="quick"' not in response.text  # what is being typed there stays
    assert "<html" not in response.text
    assert "Økonomi" in response.text


def test_new_items_stand_before_the_closing_ones(world):
    meeting = make_meeting(world.body, world.asta, days=60)
    add_standing_items(meeting, by=world.asta)
    item = add_before_closing(meeting, title="Økonomi", by=world.asta)
    assert titles(meeting)[-3:] == ["Økonomi", "Kommende møder", "Eventuelt"]
    assert item.label == "3"
    assert [row.label for row in meeting.items.all()] == ["1", "2", "3", "4", "5"]


def test_up_and_down(client, world):
    third = make_item(world.meeting, world.asta, "Tredje")
    post(client, world.asta, "move_item", third.pk, to="up")
    assert titles(world.meeting) == [world.item.title, "Tredje", world.closed.title]
    post(client, world.asta, "move_item", world.item.pk, to="up")
    assert titles(world.meeting)[0] == world.item.title
    response = post(client, world.asta, "move_item", world.item.pk, htmx=True, to="down")
    assert titles(world.meeting) == ["Tredje", world.item.title, world.closed.title]
    assert "Er nu punkt 2." in response.text


def test_order_as_dragged(client, world):
    third = make_item(world.meeting, world.asta, "Tredje")
    elsewhere = make_item(make_meeting(world.other, world.erik), world.erik, "Andet organ")
    wanted = [third.pk, elsewhere.pk, "x", world.closed.pk]
    response = post(client, world.asta, "order_items", world.meeting.pk, htmx=True, order=wanted)
    assert response.status_code == 200
    assert titles(world.meeting) == ["Tredje", world.closed.title, world.item.title]


def test_minutes_are_stored_and_the_clock_answers(client, world):
    data = {f"minutes-{world.item.pk}": "25", f"minutes-{world.closed.pk}": ""}
    response = post(client, world.asta, "set_times", world.meeting.pk, htmx=True, **data)
    world.item.refresh_from_db()
    assert world.item.minutes == 25
    assert f'<span id="at-{world.closed.pk}" hx-swap-oob="true">13.25</span>' in response.text
    assert "25 af 120 min." in response.text
    assert "<input" not in response.text


@pytest.mark.parametrize("wrong", ["ti", "-5", "1000", "5,5"])
def test_minutes_that_are_no_number_say_so_and_keep_the_others(client, world, wrong):
    data = {f"minutes-{world.item.pk}": wrong, f"minutes-{world.closed.pk}": "10"}
    response = post(client, world.asta, "set_times", world.meeting.pk, htmx=True, **data)
    world.item.refresh_from_db()
    world.closed.refresh_from_db()
    assert response.status_code == 422
    assert (world.item.minutes, world.closed.minutes) == (None, 10)


def test_minutes_of_another_meeting_are_left_alone(client, world):
    elsewhere = make_item(make_meeting(world.other, world.erik), world.erik, "Andet organ", minutes=7)
    post(client, world.asta, "set_times", world.meeting.pk, **{f"minutes-{elsewhere.pk}": "99"})
    elsewhere.refresh_from_db()
    assert elsewhere.minutes == 7


@pytest.mark.parametrize("verb", ["add_item", "order_items", "take_offer", "set_times"])
def test_a_locked_meeting_says_so(client, world, verb):
    force_state(world.meeting, "approved")
    before = titles(world.meeting)
    data = {"line": "x", "offer": "actions:", f"minutes-{world.item.pk}": "5", "order": [world.closed.pk]}
    assert post(client, world.asta, verb, world.meeting.pk, **data).status_code == 302
    assert "Referatet er godkendt" in show(client, world.asta, world.meeting).text
    assert titles(world.meeting) == before


def test_dropped_item_can_be_taken_back(client, world):
    force_state(world.meeting, "called")
    response = post(client, world.asta, "drop_item", world.item.pk)
    world.item.refresh_from_db()
    assert world.item.state == AgendaItem.State.DROPPED
    page = client.get(response["Location"])
    assert reverse("desk:restore_item", args=[world.item.pk]) in page.text
    post(client, world.asta, "restore_item", world.item.pk)
    world.item.refresh_from_db()
    assert world.item.state == AgendaItem.State.PENDING


def test_remove_asks_and_then_removes(client, world):
    world.action.delete()
    client.force_login(world.asta)
    assert "Fjern punktet" in client.get(reverse("desk:remove_item", args=[world.item.pk])).text
    post(client, world.asta, "remove_item", world.item.pk)
    assert titles(world.meeting) == [world.closed.title]
    assert Entry.objects.filter(verb="item_removed", subject_id=world.item.pk).count() == 1


@pytest.mark.parametrize("state", ["planned", "called"])
def test_what_cannot_be_removed_says_why(client, world, state):
    force_state(world.meeting, state)
    response = post(client, world.asta, "remove_item", world.item.pk)
    assert response.status_code == 302
    assert "udgået" in client.get(response["Location"]).text
    assert world.item in world.meeting.items.all()


def test_begin_is_offered_from_the_meetings_day_on(client, world):
    begin = reverse("desk:begin", args=[world.meeting.pk])
    assert begin not in show(client, world.asta, world.meeting).text
    Meeting.objects.filter(pk=world.meeting.pk).update(day=today())
    assert begin in show(client, world.asta, world.meeting).text


# dates round the meeting


def test_minutes_from_an_archive_are_not_late(world):
    force_state(world.meeting, "drafting")
    world.meeting.refresh_from_db()
    words = [(step.shape, step.words) for step in steps_of(world.meeting, world.meeting.day + timedelta(days=1100))]
    assert words[3:] == [("open", "Ikke sendt"), ("open", "Passeret")]
    late = steps_of(world.meeting, world.meeting.day + timedelta(days=100))
    assert [step.shape for step in late[3:]] == ["late", "late"]


def mark_of(steps) -> list[str]:
    return [step.mark for step in steps]


def test_strip_before_the_meeting(world):
    meeting = make_meeting(world.body, world.asta, days=60)
    assert mark_of(steps_of(meeting, today())) == ["now", "", "", "", ""]
    assert mark_of(steps_of(meeting, meeting.day - timedelta(days=10))) == ["done", "now", "", "", ""]
    late = steps_of(meeting, meeting.day - timedelta(days=1))
    assert (late[1].shape, late[1].mark) == ("late", "now")


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        ("called", ["done", "done", "now", "", ""]),
        ("drafting", ["done", "done", "done", "now", ""]),
        ("commenting", ["done", "done", "done", "done", "now"]),
        ("approved", ["done"] * 5),
        ("cancelled", ["done", "", "", "", ""]),
    ],
)
def test_strip_follows_the_state(world, state, marks):
    force_state(world.meeting, state)
    assert mark_of(steps_of(world.meeting, world.meeting.day - timedelta(days=1))) == marks


def test_warnings(world):
    holiday = make_meeting(world.body, world.asta)
    holiday.day = holiday.day.replace(month=12, day=25)
    same_day = [make_meeting(world.body, world.asta, days=14)]
    same_day[0].starts = at(same_day[0].day, 9)
    said = warnings_for(holiday, same_day, today())
    assert said == ["Mødets dag er juledag.", "Organet har et andet møde den dag kl. 09.00."]
    force_state(holiday, "drafting")
    assert warnings_for(holiday, same_day, today()) == []
