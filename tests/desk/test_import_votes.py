"""Votes and dissent of imported minutes: shown, corrected, kept with the decision, and read on the meeting's page."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from desk.importing import bring, create
from desk.importing.folding import folded
from minutes.models import Decision
from minutes.models.meeting import Locked
from tests.world import force_state

pytestmark = pytest.mark.django_db
HEAD = "Referat af møde i Fagligt forum 14. september 2026 kl. 13.00\n\nTil stede: Carla Cederfeld, Asta Ahlgren\n\n"
VOTES = (
    "1. Fælles senge\nBeslutning\nGodkendt. 4 stemte for, 1 stemte imod.\n"
    "Imod stemte Carla Cederfeld, som ønskede sin bemærkning ført til protokol.\n\n2. Eventuelt\nBeslutning\nIntet.\n"
)
POINTS = (
    "1. Fælles senge\nIndstilling\nDet indstilles, at forummet\n1. drøfter planen\n2. godkender planen\n"
    "Beslutning\n1. Drøftet.\n2. Godkendt. Carla Cederfeld stemte imod pkt. 2.\n\n2. Eventuelt\nBeslutning\nIntet.\n"
)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(world, text):
    return bring("referat.txt", (HEAD + text).encode(), by=world.asta, body=world.body, bodies=[world.body]).drafts[0]


def test_votes_are_shown_corrected_and_kept(client, world):
    client.force_login(world.asta)
    draft = brought(world, VOTES)
    address = reverse("desk:review", args=[draft.pk])
    assertContains(client.get(address), 'name="i0-for" type="number" min="0" max="9999" value="4"')
    assertNotContains(client.get(address), 'name="i1-for"')
    client.post(address, {"i0-for": "5", "i0-against": "én", "i0-blank": "0", "create": "1"})
    decision = Decision.objects.get(item__title="Fælles senge")
    assert (decision.votes_for, decision.votes_against, decision.votes_blank) == (5, 1, 0)
    assert decision.dissent.startswith("Imod stemte Carla Cederfeld")
    other = Decision.objects.get(item__title="Eventuelt")
    assert (other.votes_for, other.dissent) == (None, "")
    assertContains(client.get(decision.meeting.get_absolute_url()), "5 for, 1 imod")


def test_of_several_decisions_the_one_that_the_dissent_names_has_the_votes(world):
    meeting = create(brought(world, POINTS), by=world.asta)
    told = {
        one.point: one.dissent for one in Decision.objects.filter(item__meeting=meeting, item__title="Fælles senge")
    }
    assert told["1"] == ""
    assert "stemte imod pkt. 2" in told["2"]


def test_a_heading_that_was_no_item_takes_its_votes_along(world):
    values = brought(
        world, VOTES.replace("1. Fælles", "1. Velkomst\nBeslutning\nGodkendt.\n\n2. Fælles").replace("2. Ev", "3. Ev")
    ).understood
    values["items"][1]["keep"] = "text"
    (first, _), _last = folded(values)
    assert (first["votes"]["for"], first["votes"]["against"]) == (4, 1)
    assert first["votes"]["dissent"].startswith("Imod stemte")


def test_votes_of_approved_minutes_stand(world):
    decision = world.item.decision
    force_state(world.meeting, "approved")
    with pytest.raises(Locked):
        decision.tell_votes(votes_for=1, votes_against=0, votes_blank=None, dissent="", by=world.asta)
    decision.refresh_from_db()
    assert decision.votes_for is None


def test_the_list_of_items_says_how_much_was_found_in_each(client, world):
    client.force_login(world.asta)
    found = VOTES.replace(
        "Intet.", "Carla sender tallene og indkalder gruppen. Asta booker lokale. Senge drøftes på næste møde."
    )
    address = reverse("desk:review", args=[brought(world, found).pk])
    row = client.get(address).content.decode().split('id="i1"')[1].split("</summary>")[0]
    assert "2 aktioner" in row and "1 til dagsordenen" in row
    row = client.get(address).content.decode().split('id="i0"')[1].split("</summary>")[0]
    assert "aktion" not in row
    actions = client.get(address).content.decode().split('id="actions"')[1]
    assert actions.count("· til dagsordenen") == 1
