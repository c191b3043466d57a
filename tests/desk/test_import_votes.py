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


def test_of_several_decisions_the_one_that_the_dissent_names_has_the_votes(client, world):
    meeting = create(brought(world, POINTS), by=world.asta)
    told = {
        one.point: one.dissent for one in Decision.objects.filter(item__meeting=meeting, item__title="Fælles senge")
    }
    assert told["1"] == ""
    texts = dict(
        Decision.objects.filter(item__meeting=meeting, item__title="Fælles senge").values_list("point", "text")
    )
    assert texts == {"1": "Drøftet.", "2": "Godkendt. Carla Cederfeld stemte imod pkt. 2."}
    client.force_login(world.asta)
    shown = client.get(meeting.get_absolute_url()).content.decode()
    assert shown.count("Carla Cederfeld stemte imod pkt. 2.") == 1  # in the text, and not again as a dissent
    assert shown.index("Ad punkt 1") < shown.index("Drøftet.") < shown.index("Ad punkt 2") < shown.index("stemte imod")
    assert "stemte imod pkt. 2" in told["2"]


def test_each_point_that_was_voted_on_has_its_own_text_outcome_and_votes(client, world):
    client.force_login(world.asta)
    text = POINTS.replace(
        "1. Drøftet.\n2. Godkendt. Carla Cederfeld stemte imod pkt. 2.",
        "1. Afvist. 1 stemte for, 4 stemte imod.\n2. Godkendt. 4 stemte for, 1 stemte imod. Imod stemte Carla Cederfeld.",
    )
    address = reverse("desk:review", args=[brought(world, text).pk])
    page = client.get(address).content.decode()
    assert 'name="i0-p0-against" type="number" min="0" max="9999" value="4"' in page
    assert 'name="i0-outcome"' not in page  # it would decide nothing
    client.post(address, {"i0-p0-outcome": "udsat", "i0-p1-for": "5", "create": "1"})
    one, two = Decision.objects.filter(item__title="Fælles senge").order_by("position")
    assert (one.point, one.outcome, one.votes_for, one.votes_against) == ("1", "postponed", 1, 4)
    assert (two.point, two.outcome, two.votes_for, two.votes_against) == ("2", "approved", 5, 1)
    assert one.text == "Afvist. 1 stemte for, 4 stemte imod."
    assert two.text.startswith("Godkendt. 4 stemte for") and one.dissent == ""
    assert "Carla Cederfeld" in two.dissent
    assert one.item.state == "dealt"  # one point of two is no item put off


def test_several_votes_without_points_are_asked_about_and_their_numbers_left_to_the_text(client, world):
    client.force_login(world.asta)
    text = VOTES.replace(
        "Godkendt. 4 stemte for, 1 stemte imod.",
        "Med stemmerne 1 for og 4 imod blev forslag A afvist.\n\nMed stemmerne 4 for og 1 imod blev forslag B godkendt.\n",
    )
    address = reverse("desk:review", args=[brought(world, text).pk])
    assertContains(client.get(address), "er der stemt om flere gange")
    assertContains(client.get(address), 'name="i0-for" type="number" min="0" max="9999" value=""')
    client.post(address, {"create": "1"})
    decision = Decision.objects.get(item__title="Fælles senge")
    assert (decision.votes_for, decision.votes_against) == (None, None)
    assert decision.dissent.startswith("Imod stemte Carla Cederfeld")


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


PROSE = (
    "1. Fælles senge\nIndstilling\nDet indstilles, at forummet\n1. køber senge\n2. lejer senge\n3. holder øje\n"
    "Beslutning\nMed stemmerne 4 for og 1 imod godkendte forummet indstillingspunkt 1 og 3.\n\nImod stemte Carla Cederfeld.\n\n"
    "Med stemmerne 1 for og 4 imod afviste forummet indstillingspunkt 2.\n\n2. Eventuelt\nBeslutning\nIntet.\n"
)


def test_points_that_prose_names_have_their_own_votes(client, world):
    draft = brought(world, PROSE)
    assert draft.understood["items"][0]["doubt"] == ""  # each vote has its place: nothing to ask
    meeting = create(draft, by=world.asta)
    told = Decision.objects.filter(item__meeting=meeting, item__title="Fælles senge").order_by("position")
    assert [(one.point, one.outcome, one.votes_for, one.votes_against) for one in told] == [
        ("1", "approved", 4, 1), ("2", "rejected", 1, 4), ("3", "approved", None, None),
    ]  # fmt: skip
    assert told[0].text.endswith("Imod stemte Carla Cederfeld.")
    assert told[1].text.startswith("Med stemmerne 1 for")
    client.force_login(world.asta)
    shown = client.get(meeting.get_absolute_url()).content.decode()
    assert shown.count("indstillingspunkt 1 og 3") == 1


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


def test_points_answered_together_keep_their_one_text(client, world):
    client.force_login(world.asta)
    together = POINTS.replace("1. Drøftet.\n2. Godkendt. Carla Cederfeld stemte imod pkt. 2.", "1.-2. Godkendt.")
    meeting = create(brought(world, together), by=world.asta)
    texts = dict(
        Decision.objects.filter(item__meeting=meeting, item__title="Fælles senge").values_list("point", "text")
    )
    assert texts == {"1": "1.-2. Godkendt.", "2": ""}
    shown = client.get(meeting.get_absolute_url()).content.decode()
    assert "Ad punkt 1" in shown and "Ad punkt 2" not in shown  # an empty heading says nothing
