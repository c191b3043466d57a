"""Minutes that were approved before they came here: locked and numbered as any, and told apart from our own."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from clusters.models import Entry
from minutes.models import Decision, Edition, Meeting, Refusal
from minutes.models.meeting import Locked
from minutes.models.text import Copy
from tests.world import force_state, make_item, make_meeting, today

pytestmark = pytest.mark.django_db
HOW = "på mødet den 12.03.2021"


@pytest.fixture
def meeting(world):
    meeting = make_meeting(world.body, world.asta, days=-30, state="drafting")
    make_item(meeting, world.asta, "Akutpladser", decision="Godkendt.")
    make_item(meeting, world.asta, "Bemanding", decision="Drøftet.", closed=True)
    make_item(meeting, world.asta, "Eventuelt")  # says nothing, so it gets no number
    return meeting


def take_in(meeting, by, *, days=-10, how=HOW):
    on = None if days is None else today(days)
    return meeting.take_in_as_approved(by=by, approved_on=on, approved_by_words=how)


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_one_step_numbers_locks_and_keeps_the_minutes(world, meeting):
    meeting.refresh_from_db()
    before = meeting.revision
    edition = take_in(meeting, world.asta)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.approved_by, meeting.revision) == ("approved", HOW, before + 1)
    assert (edition.kind, edition.number, edition.made_by) == ("minutes", 1, world.asta)
    said = [row["number"] for item in edition.content["items"] for row in item["decisions"]]
    assert said == [1, 2] == list(Decision.objects.exclude(number=None).order_by("pk").values_list("number", flat=True))
    assert set(Decision.objects.exclude(number=None).values_list("year", flat=True)) == {meeting.day.year}
    entry = Entry.objects.about(meeting).get(verb="taken_in_as_approved")
    assert (entry.by, entry.changes) == (world.asta, {"on": str(today(-10)), "how": HOW})
    with pytest.raises(Locked):
        meeting.items.all()[0].decision.write("Andet.", copy=Copy(1), by=world.asta)


def test_it_is_told_apart_from_an_approval_made_here(world, meeting):
    here = make_meeting(world.body, world.asta, days=-60, state="approved")
    assert here.taken_in_at is None and "bragt ind" not in here.approved_text
    take_in(meeting, world.asta)
    came = f"{today():%d.%m.%Y}"
    assert meeting.approved_text == f"Godkendt {today(-10):%d.%m.%Y} {HOW}; bragt ind {came}"


def test_day_that_nobody_knows(world, meeting):
    take_in(meeting, world.asta, days=None)
    came = f"{today():%d.%m.%Y}"
    assert meeting.approved_text == f"Godkendt {HOW}; bragt ind {came}, dagen for godkendelsen kendes ikke"


def test_numbers_go_on_through_the_year_and_are_used_once(world, meeting):
    take_in(meeting, world.asta)
    later = make_meeting(world.body, world.asta, days=-29, state="drafting")
    make_item(later, world.asta, decision="Udsat.")
    take_in(later, world.asta)
    expected = 3 if later.day.year == meeting.day.year else 1
    assert later.items.get().decision.number == expected


@pytest.mark.parametrize("state", ["planned", "called", "in_session", "commenting", "approved", "cancelled"])
def test_only_minutes_that_are_being_written(world, meeting, state):
    force_state(meeting, state)
    with pytest.raises(Refusal) as refused:
        take_in(meeting, world.asta)
    assert codes(refused) == ["state"]
    assert not Edition.objects.exists() and not Decision.objects.exclude(number=None).exists()


def test_twice_is_refused_and_changes_nothing(world, meeting):
    take_in(meeting, world.asta)
    with pytest.raises(Refusal) as refused:
        take_in(Meeting.objects.get(pk=meeting.pk), world.bo, how="af en anden")
    assert codes(refused) == ["state"]
    meeting.refresh_from_db()
    assert meeting.approved_by == HOW and meeting.editions.count() == 1


@pytest.mark.parametrize(
    ("on", "how", "expected"),
    [
        (1, HOW, ["approved_on"]),  # days from today
        (-31, HOW, ["approved_on"]),
        (-10, "  ", ["approved_by"]),
        (1, "", ["approved_on", "approved_by"]),
        (-10, "x" * 301, ["approved_by"]),
    ],
)
def test_what_cannot_be_is_said_at_once(world, meeting, on, how, expected):
    with pytest.raises(Refusal) as refused:
        take_in(meeting, world.asta, days=on, how=how)
    assert codes(refused) == expected


def test_meeting_that_lies_ahead_is_not_approved(world):
    meeting = make_meeting(world.body, world.asta, days=5, state="drafting")
    with pytest.raises(Refusal) as refused:
        take_in(meeting, world.asta, days=None)
    assert codes(refused) == ["day"]


def test_database_keeps_the_two_days_in_order(world, meeting):
    take_in(meeting, world.asta)
    late = timezone.now() + timedelta(days=1)
    for values in ({"approved_at": late}, {"state": "drafting", "approved_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(**values)
