"""The minutes desk's page: who may open it, what it shows, and that it costs the same with fifty items as with one."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from actions.models import Action
from clusters.models import Entry
from desk.board import Board, lines
from minutes.models import AgendaItem, Decision, Section, TextRevision
from minutes.models.text import Copy
from tests.world import attend, force_state, make_action, make_item, make_meeting, today

pytestmark = pytest.mark.django_db

DESK = {"desk:desk": "get", "desk:desk_items": "get", "desk:begin": "post", "desk:end": "post", "desk:resume": "post"}
ON_ITEM = ["desk:mark_item", "desk:write_discussion", "desk:add_decision", "desk:stay_out", "desk:add_action"]


def open_desk(client, user, meeting, item=None, **more):
    client.force_login(user)
    return client.get(reverse("desk:desk", args=[meeting.pk]), {"item": item.pk} if item else {}, **more)


@pytest.mark.parametrize("name", DESK)
@pytest.mark.parametrize(("who", "status"), [("bo", (200, 302)), ("carla", (403,)), ("dan", (403,)), ("erik", (404,))])
def test_only_those_who_run_the_body(client, world, name, who, status):
    client.force_login(getattr(world, who))
    answer = getattr(client, DESK[name])(reverse(name, args=[world.meeting.pk]))
    assert answer.status_code in status


@pytest.mark.parametrize("name", ON_ITEM)
@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("dan", 403), ("erik", 404)])
def test_verbs_on_an_item_only_for_those_who_run_the_body(client, world, name, who, status):
    client.force_login(getattr(world, who))
    before = Entry.objects.count()
    assert client.post(reverse(name, args=[world.item.pk])).status_code == status
    assert Entry.objects.count() == before


def test_verbs_are_posts(client, world):
    client.force_login(world.asta)
    for name in ON_ITEM:
        assert client.get(reverse(name, args=[world.item.pk])).status_code == 405


def test_opens_the_item_in_progress_else_the_first_undone(world):
    first, second = world.item, world.closed
    assert Board(world.meeting, user=world.asta).item == first
    first.mark("dealt", by=world.asta)
    assert Board(world.meeting, user=world.asta).item == second
    second.mark("dealt", by=world.asta)
    assert Board(world.meeting, user=world.asta).item == first
    second.mark("current", by=world.asta)
    assert Board(world.meeting, user=world.asta).item == second
    assert Board(world.meeting, user=world.asta, item_pk=first.pk).item == first


def test_an_item_of_another_meeting_is_not_opened(client, world):
    other = make_item(make_meeting(world.other, world.erik), world.erik, "Fortroligt")
    assert "Fortroligt" not in open_desk(client, world.asta, world.meeting, other).content.decode()


@pytest.mark.parametrize("wanted", ["", "x", "-1", "9" * 30, "0"])
def test_a_strange_item_number_opens_the_usual_one(client, world, wanted):
    client.force_login(world.asta)
    assert client.get(reverse("desk:desk", args=[world.meeting.pk]), {"item": wanted}).status_code == 200


def test_an_empty_meeting_says_where_items_come_from(client, world):
    meeting = make_meeting(world.body, world.asta, days=30)
    assert reverse("desk:plan", args=[meeting.pk]) in open_desk(client, world.asta, meeting).content.decode()


def shape(world, item, user=None):
    return next((line.shape, line.words) for line in lines(world.meeting, user=user or world.bo) if line.item == item)


def test_states_in_the_list(world):
    item, by = world.item, world.asta
    assert shape(world, item)[0] == "open"
    assert shape(world, world.closed)[0] == "lock"
    item.mark("dealt", by=by)
    assert shape(world, item)[0] == "miss"  # for decision, and nothing is written
    item.decision.write("Købes.", copy=Copy(0), by=by)
    assert shape(world, item) == ("done", "Behandlet · 1 aktion")
    item.change(kind="information", by=by)
    item.decision.write("", copy=Copy(1), by=by)
    assert shape(world, item)[0] == "done"
    item.mark("dropped", by=by)
    assert shape(world, item) == ("drop", "Udgår")
    item.decision.conclude("postponed", postponed_to="mødet 15.02.2027", by=by)
    item.refresh_from_db()
    assert shape(world, item) == ("moved", "Udsat til mødet 15.02.2027")


def test_computed_state_agrees_with_the_model(world):
    for kind in AgendaItem.Kind.values:
        for state in AgendaItem.State.values:
            for text, outcome in [("", ""), ("Købes.", ""), ("", "approved")]:
                AgendaItem.objects.filter(pk=world.item.pk).update(kind=kind, state=state)
                Decision.objects.filter(item=world.item).update(text=text, outcome=outcome)
                item = AgendaItem.objects.get(pk=world.item.pk)
                assert (shape(world, item)[0] == "miss") is item.lacks_decision


def test_initials_of_a_colleague_who_writes(world):
    def writer(user):
        return next(line.writer for line in lines(world.meeting, user=user) if line.item == world.item)

    world.item.decision.write("Købes.", copy=Copy(0), by=world.bo)
    assert writer(world.asta) == "Bo Brisling"
    assert writer(world.bo) == ""
    Decision.objects.update(written_at=timezone.now() - timedelta(seconds=91))
    assert writer(world.asta) == ""
    world.item.section("discussion").write("Der blev spurgt.", copy=Copy(0), by=world.bo)
    assert writer(world.asta) == "Bo Brisling"


def test_times_of_the_items_while_all_minutes_are_known(world):
    world.item.change(minutes=25, by=world.asta)
    third = make_item(world.meeting, world.asta, "Eventuelt")
    found = [(line.at, line.ends) for line in lines(world.meeting, user=world.bo)]
    assert found == [("13.00", "13.25"), ("13.25", ""), ("", "")]
    world.closed.change(minutes=5, by=world.asta)
    assert lines(world.meeting, user=world.bo)[-1].at == "13.30"
    assert third


def test_shows_what_was_written_beforehand(client, world):
    words = " ".join(["ord"] * 60)
    world.item.section("case").write(f"<p>Kort.</p><p>{words}</p><p>{words}</p>", copy=Copy(0), by=world.asta)
    points = "<p>Det indstilles</p><ol><li>at købe</li><li>at sælge</li></ol>"
    world.item.section("recommendation").write(points, copy=Copy(0), by=world.asta)
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert "Vis resten (60 ord)" in page
    board = Board(world.meeting, user=world.asta, item_pk=world.item.pk)
    assert board.points == ["1", "2"]
    Decision.add(world.item, point="1", by=world.asta)
    assert Board(world.meeting, user=world.asta, item_pk=world.item.pk).points == ["2"]


def test_text_is_escaped_and_first_line_kept(client, world):
    world.item.decision.write("\n</textarea><script>", copy=Copy(0), by=world.asta)
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert ">&#10;\n&lt;/textarea&gt;&lt;script&gt;</textarea>" in page


def test_approved_minutes_are_shown_but_not_written(client, world):
    force_state(world.meeting, "approved")
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert page.count("readonly") == 1
    for url in (f"/items/{world.item.pk}/mark/", f"/items/{world.item.pk}/actions/new/", "/stay-out/"):
        assert url not in page


def test_an_outcome_that_came_with_imported_minutes_is_shown(client, world):
    world.item.decision.conclude("postponed", by=world.asta)
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert 'data-is="postponed" data-say="" aria-pressed="true"' in page
    world.item.decision.conclude("postponed", postponed_to="foråret", by=world.asta)
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert 'data-is="postponed|foråret" data-say="" aria-pressed="true"' in page
    force_state(world.meeting, "approved")
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert '<p class="outcome">Udsat til foråret</p>' in page


def test_steps_lead_on(client, world):
    page = open_desk(client, world.asta, world.meeting, world.item).content.decode()
    assert 'id="prev"' not in page
    assert 'id="next"' in page
    client.post(reverse("desk:mark_item", args=[world.item.pk]), {"state": "dealt", "next": world.closed.pk})
    world.item.refresh_from_db()
    assert world.item.state == "dealt"


def test_htmx_gets_the_item_the_list_and_the_steps(client, world):
    answer = open_desk(client, world.asta, world.meeting, world.closed, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert 'id="steps"' in page
    assert '<ol id="items" hx-swap-oob' in page
    assert page.startswith("<title>Punkt 2")
    assert answer["HX-Push-Url"].endswith(f"?item={world.closed.pk}")


def test_dealt_with_takes_up_the_next_while_the_meeting_is_in_session(client, world):
    client.force_login(world.asta)
    url, step = reverse("desk:mark_item", args=[world.item.pk]), {"state": "dealt", "next": world.closed.pk}
    client.post(url, step)
    world.closed.refresh_from_db()
    assert world.closed.state == "pending"
    client.post(reverse("desk:begin", args=[world.meeting.pk]))
    client.post(url, step)
    world.closed.refresh_from_db()
    assert world.closed.state == "current"


def test_only_one_item_is_in_progress(client, world):
    client.force_login(world.asta)
    third = make_item(world.meeting, world.asta, "Eventuelt")
    client.post(reverse("desk:begin", args=[world.meeting.pk]))
    assert list(world.meeting.items.values_list("state", flat=True)) == ["current", "pending", "pending"]
    client.post(reverse("desk:mark_item", args=[world.closed.pk]), {"state": "dealt", "next": third.pk})
    assert list(world.meeting.items.values_list("state", flat=True)) == ["current", "dealt", "pending"]


def test_begin_end_and_resume(client, world):
    client.force_login(world.asta)
    for name, state in [("begin", "in_session"), ("end", "drafting"), ("resume", "in_session")]:
        answer = client.post(reverse(f"desk:{name}", args=[world.meeting.pk]), follow=True)
        world.meeting.refresh_from_db()
        assert world.meeting.state == state
        if name == "end":
            assert reverse("desk:resume", args=[world.meeting.pk]) in answer.content.decode()


def test_ending_what_has_not_begun_is_refused_in_words(client, world):
    client.force_login(world.asta)
    page = client.post(reverse("desk:end", args=[world.meeting.pk]), follow=True).content.decode()
    assert "planlægges" in page
    answer = client.post(reverse("desk:end", args=[world.meeting.pk]), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "banner" in answer["HX-Retarget"]


def test_marking_a_locked_item_is_refused(client, world):
    force_state(world.meeting, "approved")
    client.force_login(world.asta)
    client.post(reverse("desk:mark_item", args=[world.item.pk]), {"state": "dealt"})
    world.item.refresh_from_db()
    assert world.item.state == "pending"


def test_an_unknown_state_is_a_bad_request(client, world):
    client.force_login(world.asta)
    assert client.post(reverse("desk:mark_item", args=[world.item.pk]), {"state": "x"}).status_code == 400


def fill(world, item):
    """An item with several of everything that the desk shows."""
    by = world.asta
    for number in range(3):
        owners = [world.carla.person, world.kommune, "formandskabet"]
        make_action(world.body, by, f"Opgave {number}", item=item, owners=owners)
        Decision.add(item, point=str(number + 1), by=by).write("Sådan.", copy=Copy(0), by=by)
    for kind in ("case", "recommendation", "discussion"):
        item.section(kind).write("<p>Tekst.</p>", copy=Copy(0), by=world.bo)
    TextRevision.objects.create(decision=item.decision, text="Før.", at=timezone.now(), by=by)
    attend(world.meeting, world.carla.person).stay_out(item, reason="conflict", by=by)


def test_query_count_does_not_grow(client, world, django_assert_num_queries, django_assert_max_num_queries):
    ContentType.objects.clear_cache()
    fill(world, world.item)
    open_desk(client, world.asta, world.meeting, world.item)
    with django_assert_max_num_queries(12) as one:
        client.get(reverse("desk:desk", args=[world.meeting.pk]), {"item": world.item.pk})
    for number in range(48):
        item = make_item(world.meeting, world.asta, f"Punkt {number}", decision="Købes.", closed=number % 5 == 0)
        if number % 6 == 0:
            fill(world, item)
    make_meeting(world.body, world.asta, days=40)
    with django_assert_num_queries(len(one)):
        client.get(reverse("desk:desk", args=[world.meeting.pk]), {"item": world.item.pk})
    with django_assert_num_queries(5):
        client.get(reverse("desk:desk_items", args=[world.meeting.pk]))


def test_the_list_marks_the_open_item(client, world):
    client.force_login(world.asta)
    url = reverse("desk:desk_items", args=[world.meeting.pk])
    page = client.get(url, {"open": world.closed.pk}).content.decode()
    assert page.index('aria-current="true"') > page.index(f'id="i{world.closed.pk}"')
    assert "csrftoken" in client.cookies


def test_unseen_things_stay_unstored(client, world):
    open_desk(client, world.asta, world.meeting, world.item)
    assert not Section.objects.exists()
    assert Action.objects.count() == 1
    assert today()
