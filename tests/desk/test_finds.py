"""Promises found beside the text: who may see them, what is offered, what was made of it, and what nobody wants."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Action
from clusters.models import Entry, Person
from desk.finds import Find, Finds, Found, key_of, plain, settle
from desk.models import Ignored
from minutes.models import AgendaItem, Decision
from minutes.models.meeting import Locked
from minutes.models.text import Copy
from tests.world import force_state, make_action, make_item, make_meeting, make_seat, today

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
KOMMUNE = "Birkelund Kommune udpeger en kontaktperson senest i uge 48."
CARLA = "Carla sender et notat til kommunerne."


def write(item, text, by):
    row = Decision.objects.get(item=item, position=0)
    row.write(text, copy=Copy(row.version), by=by)


@pytest.fixture
def written(world):
    write(world.item, f"{KOMMUNE}\n\n{CARLA}", world.asta)
    return world


def found(world, item=None):
    """What is found under the item now, over all its texts."""
    item = AgendaItem.objects.get(pk=(item or world.item).pk)
    return [find for part in Finds(item.meeting, [item]).of(item) for find in part.finds]


def offered(world):
    return [find.task for find in found(world) if find.offered]


def post(client, world, name, key, user=None, **data):
    client.force_login(user or world.asta)
    url = reverse(f"desk:{name}", args=[world.item.pk])
    return client.post(url, {"key": key, **data}, headers=HTMX)


def newest():
    return Action.objects.latest("pk")


def names(action):
    return [str(owner) for owner in action.owners.all()]


@pytest.mark.parametrize(("who", "status"), [("bo", 200), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_only_those_who_run_the_body(client, written, who, status):
    user, key = getattr(written, who), found(written)[0].key
    row = Ignored.note(written.item, found(written)[1].key, task="", by=written.asta)
    client.force_login(user)
    assert client.get(reverse("desk:finds", args=[written.item.pk])).status_code == status
    before = Entry.objects.count()
    done = 204 if status == 200 else status
    assert client.post(reverse("desk:suggest_again", args=[row.pk]), headers=HTMX).status_code == done
    assert post(client, written, "ignore_find", key, user=user).status_code == done
    assert post(client, written, "take_find", key, user=user).status_code == status
    assert (Entry.objects.count() == before) == (who != "bo")


def test_the_verbs_are_posts(client, written):
    client.force_login(written.asta)
    for name in ("take_find", "ignore_find"):
        assert client.get(reverse(f"desk:{name}", args=[written.item.pk])).status_code == 405


def test_nothing_is_created_by_looking(client, written):
    client.force_login(written.asta)
    before = Action.objects.count(), Entry.objects.count()
    page = client.get(reverse("desk:finds", args=[written.item.pk])).content.decode()
    assert "Udpege en kontaktperson" in page and "Sende et notat til kommunerne" in page
    assert 'data-n="2"' in page and "2 forslag fundet" in page
    assert (Action.objects.count(), Entry.objects.count()) == before


def test_an_empty_item_has_nothing(client, world):
    client.force_login(world.asta)
    page = client.get(reverse("desk:finds", args=[world.closed.pk])).content.decode()
    assert "data-key" not in page and 'data-n="0"' in page


@pytest.mark.parametrize(
    ("sentence", "task", "owners", "due"),
    [
        (CARLA, "Sende et notat til kommunerne", ["Carla Cederfeld"], ""),
        (KOMMUNE, "Udpege en kontaktperson", ["Birkelund Kommune"], "senest i uge 48"),
        ("Carla og Bo indkalder til et møde.", "Indkalde til et møde", ["Carla Cederfeld", "Bo Brisling"], ""),
        ("Der skal udarbejdes et notat.", "Udarbejde et notat", [], ""),
        ("Sagen tages op igen på næste møde.", "Sætte på dagsordenen: Tage sagen op igen", [], "på næste møde"),
    ],
)
def test_a_sentence_becomes_an_action(client, world, sentence, task, owners, due):
    write(world.item, f"Der er enighed. {sentence}", world.asta)
    (find,) = found(world)
    assert post(client, world, "take_find", find.key).status_code == 200
    action = newest()
    assert (action.task, names(action), action.due_phrase, action.source) == (task, owners, due, sentence)
    assert (action.item, action.body, action.created_by) == (world.item, world.body, world.asta)
    assert offered(world) == []
    assert found(world)[0].made == action


@pytest.mark.parametrize("line", ["Carla indkalder til et møde.", CARLA, KOMMUNE, "Sagen tages op igen på næste møde."])
def test_the_line_words_a_task_as_the_suggestion_does(client, world, line):
    write(world.item, line, world.asta)
    (find,) = found(world)
    client.force_login(world.asta)
    client.post(reverse("desk:add_action", args=[world.closed.pk]), {"line": line}, headers=HTMX)
    assert newest().task == find.task


def test_a_deadline_at_a_meeting_follows_it(client, world):
    later = make_meeting(world.body, world.asta, days=45)
    write(world.item, "Carla sender et notat inden næste møde.", world.asta)
    post(client, world, "take_find", found(world)[0].key)
    action = newest()
    assert (action.due_meeting, action.due_before, action.due) == (later, True, today(44))


def test_what_was_chosen_counts(client, written):
    keys = {find.task: find.key for find in found(written)}
    bo = f"p{written.bo.person.pk}"
    post(client, written, "take_find", keys["Udpege en kontaktperson"], owner=[bo, "-"], due="om en uge")
    action = newest()
    assert (names(action), (action.due - written.meeting.day).days) == (["Bo Brisling"], 7)
    post(client, written, "take_find", keys["Sende et notat til kommunerne"], owner=[""], due="")
    assert (names(newest()), newest().due_phrase) == ([], "")


def test_a_day_that_no_calendar_has(client, written):
    answer = post(client, written, "take_find", found(written)[0].key, due="31/2")
    assert answer.status_code == 422 and "»31/2« findes ikke" in answer.content.decode()
    assert Action.objects.count() == 1


def test_two_of_a_name_are_asked_about(client, world):
    other = Person.objects.create(name="Carla Carlsen")
    make_seat(world.body, other)
    write(world.item, CARLA, world.asta)
    (find,) = found(world)
    assert (find.owners, [ask.words for ask in find.asks]) == ([], ["Carla"])
    for sent in ({}, {"owner": [""]}):
        answer = post(client, world, "take_find", find.key, **sent)
        assert answer.status_code == 422 and "Der er flere med navnet Carla" in answer.content.decode()
    assert answer["HX-Retarget"] == f'[data-key="{find.key}"] [data-doubts]'
    assert post(client, world, "take_find", find.key, owner=[f"p{other.pk}"]).status_code == 200
    assert names(newest()) == ["Carla Carlsen"]


def test_it_is_made_once(client, written):
    key = found(written)[0].key
    for user in (written.asta, written.bo):
        assert post(client, written, "take_find", key, user=user).status_code == 200
    assert Action.objects.filter(source=KOMMUNE).count() == 1


def test_a_sentence_that_is_gone_is_not_taken_nor_ignored(client, written):
    key = found(written)[0].key
    write(written.item, KOMMUNE.replace("en", "to"), written.bo)
    for name in ("take_find", "ignore_find"):
        answer = post(client, written, name, key)
        assert answer.status_code == 409 and "Sætningen er ændret i mellemtiden" in answer.content.decode()
    assert (Action.objects.count(), Ignored.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("source", "task", "left"),
    [
        (KOMMUNE, "Noget andet", 1),  # its sentence
        (f"Der er enighed. {KOMMUNE} Og mere.", "Noget andet", 1),  # a source with the sentence in it
        (f"{KOMMUNE}\n\n{CARLA}", "Noget andet", 0),  # both sentences
        (KOMMUNE.upper().rstrip("."), "Noget andet", 1),
        ("", "udpege en  kontaktperson", 1),  # the same task, wherever it came from
        ("Birkelund Kommune udpeger", "Noget andet", 2),  # a part of a sentence says less
        ("", "Noget andet", 2),
    ],
)
def test_what_became_an_action_is_not_offered_again(written, source, task, left):
    make_action(written.body, written.asta, task, item=written.item, source=source)
    assert len(offered(written)) == left


def test_of_two_promises_in_a_sentence_each_is_dealt_with_by_itself(client, world):
    write(world.item, "Carla sender et notat, og Bo indkalder til et møde.", world.asta)
    first, second = found(world)
    assert (first.source, second.key) == (second.source, f"{first.key}-1")
    post(client, world, "take_find", second.key)
    assert (names(newest()), offered(world)) == (["Bo Brisling"], [first.task])
    post(client, world, "ignore_find", first.key)
    assert offered(world) == []


def test_a_sentence_made_by_hand_is_shown_where_it_stands(written):
    write(written.item, f"{CARLA}\n\nSmukke ord om\nsenge.", written.asta)
    row = make_action(written.body, written.asta, "Male dem", item=written.item, source="Smukke ord om senge.")
    last = found(written)[-1]
    assert (last.made, last.source, last.number) == (row, "Smukke ord om\nsenge.", 2)


def test_unsure_ones_come_last_and_say_so(world):
    text = "Måske gør Bo det. Carla gør det."
    finds = [
        Find("", "Måske gør Bo det.", 0, "Gøre det ene", sure=False),
        Find("", "Carla gør det.", 18, "Gøre det andet"),
    ]
    (part,) = settle([Found("d1", finds)], texts=[text], actions=[], ignored=[], offer=True)
    assert [(find.number, find.sure) for find in part.shown] == [(1, True), (2, False)]
    for find in part.shown:
        page = render_to_string("desk/_find.html", {"find": find, "item": world.item})
        assert ("Usikker" in page) == (not find.sure)


def test_ignored_for_all_until_it_is_undone(client, written):
    key = found(written)[0].key
    assert post(client, written, "ignore_find", key).status_code == 204
    assert post(client, written, "ignore_find", key, user=written.bo).status_code == 204
    row = Ignored.objects.get()
    assert (row.by, row.item, offered(written)) == (written.asta, written.item, ["Sende et notat til kommunerne"])
    assert Entry.objects.get(verb="find_ignored").changes == {"task": "Udpege en kontaktperson"}
    client.force_login(written.bo)
    assert "Asta Ahlgren" in client.get(reverse("desk:finds", args=[written.item.pk])).content.decode()
    assert client.post(reverse("desk:suggest_again", args=[row.pk]), headers=HTMX).status_code == 204
    assert len(offered(written)) == 2
    assert client.post(reverse("desk:suggest_again", args=[row.pk]), headers=HTMX).status_code == 404


def test_a_changed_sentence_is_a_new_one_and_its_dress_is_not(client, written):
    post(client, written, "ignore_find", found(written)[0].key)
    write(written.item, f"- {KOMMUNE.rstrip('.')}\n- {CARLA}", written.asta)
    assert offered(written) == ["Sende et notat til kommunerne"]
    write(written.item, f"{KOMMUNE.replace('en kontaktperson', 'to')}\n\n{CARLA}", written.asta)
    assert len(offered(written)) == 2


def test_a_key_depends_on_what_is_said_alone():
    assert plain(" »Bo  sender\nbrevet.« ") == "bo sender brevet"
    assert key_of("Bo sender brevet.", 0) == key_of("- bo sender\nbrevet", 0)
    assert key_of("Bo sender brevet.", 0) != key_of("Bo sender brevene.", 0)


def test_what_was_ignored_goes_with_its_item(written):
    item = make_item(written.meeting, written.asta, "Et andet", decision=CARLA)
    Ignored.note(item, found(written, item)[0].key, task="", by=written.asta)
    item.remove(by=written.asta)
    assert not Ignored.objects.exists()


def test_a_fault_of_the_reader_costs_suggestions_alone(written, caplog):
    written.item.meeting.day = "i går"  # no day is a word; the reader trips over it
    (part,) = Finds(written.item.meeting, [written.item]).of(written.item)
    assert part.finds == [] and "could not be read for promises" in caplog.text


def test_approved_minutes_offer_nothing_more(client, written):
    keys = [find.key for find in found(written)]
    post(client, written, "take_find", keys[0])
    row = Ignored.note(written.item, keys[1], task="", by=written.asta)
    force_state(written.meeting, "approved")
    assert offered(written) == [] and [bool(find.made) for find in found(written)] == [True]
    assert post(client, written, "take_find", keys[1]).status_code == 409
    assert client.post(reverse("desk:suggest_again", args=[row.pk]), headers=HTMX).status_code == 409
    with pytest.raises(Locked):
        Ignored.note(written.closed, "f0", task="", by=written.asta)


def test_without_script_the_desk_comes_back(client, written):
    client.force_login(written.asta)
    first, second = found(written)
    for name, key in [("take_find", first.key), ("ignore_find", second.key)]:
        answer = client.post(reverse(f"desk:{name}", args=[written.item.pk]), {"key": key})
        assert answer.url == f"{reverse('desk:desk', args=[written.meeting.pk])}?item={written.item.pk}"
    answer = client.post(
        reverse("desk:take_find", args=[written.item.pk]), {"key": second.key, "due": "31/2"}, follow=True
    )
    assert "»31/2« findes ikke" in answer.content.decode()


def test_the_same_number_of_queries_for_one_find_and_for_many(client, written):
    client.force_login(written.asta)
    url = reverse("desk:finds", args=[written.item.pk])
    client.get(url)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    post(client, written, "take_find", found(written)[0].key)
    Ignored.note(written.item, found(written)[1].key, task="", by=written.asta)
    one = queries()
    write(written.item, "\n\n".join(f"Carla sender notat nummer {n} til kommunerne." for n in range(50)), written.asta)
    for find in found(written)[:20]:
        make_action(written.body, written.asta, find.task, item=written.item, source=find.source)
    for find in [find for find in found(written) if find.offered][:10]:
        Ignored.note(written.item, find.key, task="", by=written.asta)
    assert queries() == one
