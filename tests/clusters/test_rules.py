import pytest

from clusters.models import Body, Entry

pytestmark = pytest.mark.django_db
PATH = "/bodies/fagligt-forum/rules/"
RULES = {
    "name": "Fagligt forum", "minutes_long": "90", "days_items": "8", "days_agenda": "4", "days_draft": "5",
    "days_comments": "5", "approval": "silence", "numbering": "year", "shows_closed_titles": "on",
    "place": "Birkelund Sygehus, lokale 1", "valid_to": "31. december 2026",
}  # fmt: skip


def test_saving_changes_the_body_once(client, world):
    client.force_login(world.bo)
    assert client.post(PATH, RULES).status_code == 302
    body = Body.objects.get(slug="fagligt-forum")
    assert (body.minutes_long, body.approval, str(body.valid_to)) == (90, "silence", "2026-12-31")
    changes = Entry.objects.about(body).get().changes
    assert set(changes) == {
        "minutes_long", "days_items", "days_agenda", "approval", "numbering", "shows_closed_titles", "valid_to"
    }  # fmt: skip


def test_the_address_stays_when_the_name_changes(client, world):
    client.force_login(world.asta)
    client.post(PATH, RULES | {"name": "Fagligt og strategisk forum"})
    assert Body.objects.get(name="Fagligt og strategisk forum").slug == "fagligt-forum"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("days_items", "61"), ("minutes_long", "0"), ("name", "Politisk forum"), ("valid_from", "1.2.2030")],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(client, world, field, value):
    client.force_login(world.asta)
    response = client.post(PATH, RULES | {field: value})
    assert response.status_code == 422 and b'class="errors"' in response.content
    assert Body.objects.get(slug="fagligt-forum").minutes_long == 120


def test_a_body_reports_to_one_that_the_reader_knows(client, world):
    client.force_login(world.asta)
    assert client.post(PATH, RULES | {"reports_to": world.other.pk}).status_code == 422
    Body.objects.filter(pk=world.body.pk).update(reports_to=world.other)  # somebody else's doing: it may stay
    assert client.post(PATH, RULES | {"reports_to": world.other.pk}).status_code == 302
