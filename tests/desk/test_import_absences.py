"""What minutes say of those who stayed out of an item, of closed titles and of their own approval, brought along."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from desk.importing import bring, create
from minutes.models import Absence, Meeting

pytestmark = pytest.mark.django_db
HEAD = "Referat af møde i Fagligt forum 14. september 2026 kl. 13.00\n%s\nTil stede: Carla Cederfeld, Asta Ahlgren\n\n"
ITEMS = (
    "1. Fælles senge\nBeslutning\nGodkendt.\nFraværende: Carla Cederfeld\n\n"
    "2. Lukket: Aftale om løn\nBeslutning\nAsta Ahlgren erklærede sig inhabil. Godkendt.\n\n3. Eventuelt\nBeslutning\nIntet.\n"
)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(world, said=""):
    text = HEAD % said + ITEMS
    return bring("referat.txt", text.encode(), by=world.asta, body=world.body, bodies=[world.body]).drafts[0]


def absences(meeting):
    rows = Absence.objects.filter(attendance__meeting=meeting).order_by("item__position")
    return list(rows.values_list("item__title", "attendance__name", "reason"))


def test_who_stayed_out_of_an_item_stays_out_of_it(client, world):
    client.force_login(world.asta)
    draft = brought(world)
    page = client.get(reverse("desk:review", args=[draft.pk])).content.decode()
    assert 'name="i0-w0" value="1" checked' in page
    meeting = create(draft, by=world.asta)
    assert absences(meeting) == [
        ("Fælles senge", "Carla Cederfeld", "absent"),
        ("Aftale om løn", "Asta Ahlgren", "conflict"),
    ]
    record = client.get(meeting.get_absolute_url())
    assertContains(record, "Carla Cederfeld deltog ikke i punktet.")


def test_it_can_be_taken_back_in_the_review(client, world):
    client.force_login(world.asta)
    draft = brought(world)
    here = {f"i{n}-without-here": "1" for n in range(2)}
    client.post(reverse("desk:review", args=[draft.pk]), here | {"i1-w0": "1", "create": "1"})
    assert absences(Meeting.objects.latest("pk")) == [("Aftale om løn", "Asta Ahlgren", "conflict")]


def test_a_heading_that_was_no_item_takes_its_absences_along(world):
    draft = brought(world)
    draft.understood["items"][1]["keep"] = "text"
    draft.save()
    assert {row[:2] for row in absences(create(draft, by=world.asta))} == {
        ("Fælles senge", "Carla Cederfeld"),
        ("Fælles senge", "Asta Ahlgren"),
    }


def test_the_same_person_of_two_headings_in_one_is_absent_once(world):
    draft = brought(world)
    draft.understood["items"][1] |= {"keep": "text", "without": [{"person": 0, "why": "absent", "drop": False}]}
    draft.save()
    assert absences(create(draft, by=world.asta)) == [("Fælles senge", "Carla Cederfeld", "absent")]


def test_minutes_that_say_so_come_in_as_approved(client, world):
    client.force_login(world.asta)
    draft = brought(world, "Godkendt af formandskabet den 1. oktober 2026\n")
    page = client.get(reverse("desk:review", args=[draft.pk])).content.decode()
    assert 'name="approved" value="1" checked' in page
    meeting = create(draft, by=world.asta)
    assert (meeting.state, meeting.approved_by) == ("approved", "af formandskabet")
    assert f"{meeting.approved_at:%d.%m.%Y}" in ("01.10.2026", "30.09.2026")  # local midnight, told in UTC
    assert create(brought(world), by=world.asta).state == "drafting"


def test_a_ticked_box_names_the_minutes_as_its_source(world):
    meeting = create(brought(world, "- [x] Referat godkendt\n"), by=world.asta)
    assert (meeting.state, meeting.approved_by) == ("approved", "som det står i referatet selv")
