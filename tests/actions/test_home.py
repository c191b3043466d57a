"""My work: what is mine over all bodies, grouped by when it hurts, and the meetings that will ask for it."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from actions.work import work_of
from clusters.models import User
from tests.world import make_action, make_item, make_meeting, make_seat, make_user, today

pytestmark = pytest.mark.django_db
HOME = reverse("actions:home")


def fresh(user):
    return User.objects.get(pk=user.pk)


def groups(user):
    return {group.key: [row.task for row in group.rows] for group in work_of(fresh(user)).groups}


def mine(world, task, days=None, **fields):
    due = None if days is None else today(days)
    return make_action(world.body, world.asta, task, due=due, owners=[world.carla.person], **fields)


def test_needs_a_sign_in(client):
    assertRedirects(client.get(HOME), f"{reverse('account_login')}?next=/", fetch_redirect_response=False)


def test_groups_by_when_it_hurts(world):
    mine(world, "forsinket", -1)
    mine(world, "i dag", 0)
    mine(world, "på mødedagen", 14)
    mine(world, "efter mødet", 15)
    mine(world, "engang")
    assert groups(world.carla) == {
        "late": ["forsinket"],
        "next": ["i dag", "Indkalde til møde", "på mødedagen"],
        "later": ["efter mødet"],
        "none": ["engang"],
    }


def test_next_meeting_is_that_of_the_actions_own_body(world):
    make_meeting(world.other, world.erik, days=30)
    make_action(world.other, world.erik, "i det andet organ", due=today(29), owners=[world.carla.person])
    assert groups(world.carla)["next"] == ["Indkalde til møde", "i det andet organ"]


def test_a_meeting_of_a_body_without_a_seat_counts_when_the_action_means_it(world):
    coming = make_meeting(world.other, world.erik, days=20)
    make_action(world.other, world.erik, "til det møde", due_meeting=coming, owners=[world.bo.person])
    make_action(world.other, world.erik, "før det møde", due=today(19), owners=[world.bo.person])
    make_action(world.other, world.erik, "senere", due=today(21), owners=[world.bo.person])
    assert groups(world.bo) == {"next": ["før det møde", "til det møde"], "later": ["senere"]}
    assert [meeting.name for meeting in work_of(fresh(world.bo)).meetings] == ["Fagligt forum"]


def test_what_an_organisation_or_a_role_owns_is_shown_with_its_name(client, world):
    world.kommune.coordinators.add(world.carla.person)
    make_action(world.body, world.asta, "for kommunen", owners=[world.kommune])
    make_action(world.body, world.asta, "for formanden", owners=["formandskabet"])
    client.force_login(world.carla)
    assertContains(client.get(HOME), "Birkelund Kommune")
    assert groups(world.bo) == {"none": ["for formanden"]}
    client.force_login(world.bo)
    assertContains(client.get(HOME), "Formandskabet")
    assert "none" not in groups(world.asta)


def test_own_name_is_not_repeated_as_organisation(world):
    world.kommune.coordinators.add(world.carla.person)
    make_action(world.body, world.asta, "min og kommunens", owners=[world.kommune, world.carla.person])
    row = next(row for group in work_of(fresh(world.carla)).groups for row in group.rows if row.task.startswith("min"))
    assert row.through is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(-6, "6 dage over"), (-1, "1 dag over"), (0, "i dag"), (1, "i morgen"), (3, "om 3 dage"), (42, "om 6 uger")],
)
def test_says_how_long_there_is_left(client, world, days, words):
    mine(world, "noget", days)
    client.force_login(world.carla)
    assertContains(client.get(HOME), f"<span>{words}</span>")


def test_row_names_meeting_item_phrase_and_date(client, world):
    client.force_login(world.carla)
    html = client.get(HOME).content.decode()
    due, met = today(7), world.meeting.day
    assert f'<a href="/actions/{world.action.pk}/">Indkalde til møde</a>' in html
    assert f"Fagligt forum · {met:%d.%m.%Y}, punkt 1" in html
    assert f'om en uge · <time datetime="{due.isoformat()}">{due:%d.%m.%Y}</time>' in html


def test_last_note_stands_under_the_task(client, world):
    world.action.progress(by=world.carla, note="Ringet.")
    world.action.progress(by=world.asta, note="Kan du nå det?")
    client.force_login(world.carla)
    assertContains(client.get(HOME), "Kan du nå det?")
    assertNotContains(client.get(HOME), "Ringet.")


def test_html_in_texts_is_shown_as_text(client, world):
    make_action(world.body, world.asta, "<b>fed</b> & 'x'", due_phrase="<i>nu</i>", owners=[world.carla.person])
    world.action.progress(by=world.asta, note="<script>alert(1)</script>")
    client.force_login(world.carla)
    html = client.get(HOME).content.decode()
    assert "&lt;b&gt;fed&lt;/b&gt; &amp; &#x27;x&#x27;" in html and "&lt;i&gt;nu" in html
    assert "<script>alert" not in html and "<b>fed" not in html


def test_margin_counts_what_each_meeting_asks_for(world):
    later = make_meeting(world.body, world.asta, days=40)
    mine(world, "forsinket", -3)
    mine(world, "på mødedagen", 14)
    mine(world, "til det næste", 15)
    mine(world, "langt ude", 41)
    asks = {meeting.pk: meeting.asks for meeting in work_of(fresh(world.carla)).meetings}
    assert asks == {world.meeting.pk: 3, later.pk: 1}


def test_margin_says_whether_the_agenda_is_out(client, world):
    client.force_login(world.carla)
    assertContains(client.get(HOME), "Dagsorden kommer")
    world.meeting.call(by=world.asta)
    assertContains(client.get(HOME), f"Dagsorden udsendt {today():%d.%m.%Y}")
    make_meeting(world.other, world.erik, days=1)
    assertContains(client.get(HOME), "Dagsordenen er ikke udsendt endnu")


def test_margin_holds_at_most_five_meetings_and_no_cancelled_one(client, world):
    for days in range(20, 80, 10):
        make_meeting(world.body, world.asta, days=days)
    world.meeting.cancel(reason="Sygdom", by=world.asta)
    meetings = work_of(fresh(world.carla)).meetings
    assert [meeting.day for meeting in meetings] == [today(days) for days in (20, 30, 40, 50, 60)]


def test_minutes_to_finish_wait_for_those_who_run_the_body(client, world):
    held = make_meeting(world.body, world.asta, days=-3, state="drafting")
    desk = reverse("desk:desk", args=[held.pk])
    client.force_login(world.asta)
    assertContains(client.get(HOME), desk)
    client.force_login(world.carla)
    assertNotContains(client.get(HOME), desk)


def test_somebody_new_sees_a_sensible_page(client, world):
    client.force_login(make_user("Nora Ny"))
    assertContains(client.get(HOME), "Du har ingen plads i et organ")
    client.force_login(world.dan)
    assertContains(client.get(HOME), "Ingen åbne aktioner")


def test_an_owner_without_a_seat_sees_the_action_and_no_meeting(client, world):
    nora = make_user("Nora Ny")
    world.action.change(by=world.asta, owners=[nora.person])
    client.force_login(nora)
    response = client.get(HOME)
    assertContains(response, "Indkalde til møde")
    assertNotContains(response, f"/meetings/{world.meeting.pk}/")


def test_administrator_without_a_person_sees_the_page(client, world):
    client.force_login(User.objects.create_superuser("admin@example.dk"))
    assert client.get(HOME).status_code == 200


def test_a_change_shows_at_once(client, world):
    client.force_login(world.carla)
    assertContains(client.get(HOME), "Indkalde til møde")
    world.action.close(by=world.asta)
    assertNotContains(client.get(HOME), "Indkalde til møde")


def test_two_people_on_one_computer_never_share_a_page(client, world):
    client.force_login(world.carla)
    assertContains(client.get(HOME), "Indkalde til møde")
    client.force_login(world.bo)
    assertNotContains(client.get(HOME), "Indkalde til møde")


def test_kept_page_has_the_requests_own_token(client, world):
    client.force_login(world.carla)
    tokens = [
        set(re.findall(r'csrfmiddlewaretoken" value="(\w+)"', client.get(HOME).content.decode())) for _ in range(2)
    ]
    assert tokens[0] and tokens[1] and not tokens[0] & tokens[1]


def test_long_lists_end_and_say_so(client, world, monkeypatch):
    monkeypatch.setattr("actions.work.MOST", 2)
    for number in range(3):
        mine(world, f"nr. {number}", number)
    client.force_login(world.carla)
    response = client.get(HOME)
    assertContains(response, "Kun de første 2 er vist")
    assertContains(response, f"?owner=p{world.carla.person_id}")


def test_queries_do_not_grow_with_the_list(client, world, django_assert_max_num_queries):
    def fill(number):
        item = make_item(world.meeting, world.asta, f"Punkt {number}")
        owners = [world.carla.person, world.frida, world.kommune, "formandskabet"]
        action = make_action(world.body, world.asta, f"nr. {number}", item=item, owners=owners, due=today(number))
        action.progress(by=world.asta, note="Husk det.")
        make_meeting(world.body, world.asta, days=30 + number)

    def count():
        with django_assert_max_num_queries(12) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    client.force_login(world.carla)
    fill(0)
    with_one = count()
    for number in range(1, 50):
        fill(number)
    assert count() == with_one


def test_seat_that_ended_takes_the_meetings_away(client, world):
    seat = make_seat(world.other, world.bo, "member")
    make_meeting(world.other, world.erik, days=5)
    assert len(work_of(fresh(world.bo)).meetings) == 2
    seat.end(on=today(-1), by=world.erik)
    assert len(work_of(fresh(world.bo)).meetings) == 1
