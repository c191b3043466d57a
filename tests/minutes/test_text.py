"""Two people in one text: nobody is overwritten unseen, and nobody conflicts with herself."""

import pytest

from minutes.models import Decision, TextRevision
from minutes.models.meeting import Locked
from minutes.models.text import Copy, Stale
from tests.world import force_state

pytestmark = pytest.mark.django_db


def test_later_copy_replaces(world):
    decision = world.item.decision
    row = decision.write("Købes.", copy=Copy(0), by=world.asta)
    row = decision.write("Købes straks.", copy=Copy(row.version), by=world.bo)
    assert (row.text, row.version, row.written_by) == ("Købes straks.", 2, world.bo)


def test_older_copy_of_another_is_refused_and_its_words_kept(world):
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    with pytest.raises(Stale) as refused:
        decision.write("Sælges.", copy=Copy(0, "b", 1), by=world.bo)
    assert refused.value.text.text == "Købes."
    assert Decision.objects.get(pk=decision.pk).text == "Købes."
    assert TextRevision.objects.get(kept=False).text == "Sælges."


def test_retry_of_a_stored_save_is_no_conflict(world):
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    row = decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    assert row.version == 1


def test_next_save_after_a_lost_answer_is_no_conflict(world):
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    row = decision.write("Købes straks.", copy=Copy(0, "a", 2), by=world.asta)
    assert (row.text, row.version) == ("Købes straks.", 2)


def test_slow_older_save_never_undoes_a_later_one(world):
    decision = world.item.decision
    decision.write("Købes straks.", copy=Copy(0, "a", 2), by=world.asta)
    row = decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    assert row.text == "Købes straks."


def test_lost_answer_does_not_excuse_overwriting_another(world):
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    decision.write("Købes ikke.", copy=Copy(1, "b", 1), by=world.bo)
    with pytest.raises(Stale):
        decision.write("Købes straks.", copy=Copy(0, "a", 2), by=world.asta)
    with pytest.raises(Stale):
        decision.write("Købes straks.", copy=Copy(1, "a", 3), by=world.asta)


@pytest.mark.parametrize("state", ["approved", "cancelled"])
def test_locked_text_stays(world, state):
    force_state(world.meeting, state)
    with pytest.raises(Locked):
        world.item.decision.write("Ændret bagefter.", copy=Copy(0), by=world.asta)
    assert Decision.objects.get(item=world.item).text == ""


def test_anothers_text_is_kept_as_a_revision(world):
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    decision.write("Købes, når der er råd.", copy=Copy(1, "b", 1), by=world.bo)
    kept = TextRevision.objects.get(decision=decision)
    assert (kept.text, kept.by, kept.version) == ("Købes.", world.asta, 1)


def test_autosaves_by_one_person_make_no_revision(world):
    decision = world.item.decision
    for number, text in enumerate(["K", "Kø", "Købes"], start=1):
        decision.write(text, copy=Copy(number - 1, "a", number), by=world.asta)
    assert not TextRevision.objects.exists()


def test_section_is_sanitised_when_saved(world):
    section = world.item.section("case")
    row = section.write('<p onclick="x()">Sag</p><script>x()</script>', copy=Copy(0), by=world.asta)
    assert row.text == "<p>Sag</p>"
