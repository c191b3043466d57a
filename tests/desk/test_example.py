"""What the example promises to whoever tries the product, on whatever day they do."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import DateTimeField, Q
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from actions.models import Action, Owner, Update
from clusters.models import Body, Organisation, Person, Seat, User
from desk.example import pdf, script
from desk.example.days import SLOTS, at, calendar, hours, in_season
from desk.example.people import PASSWORD, SIGN_INS
from desk.example.richtext import as_html
from desk.example.words import Almanac
from minutes.models import Absence, AgendaItem, Attachment, Decision, Edition, Meeting, Section, TextRevision
from minutes.richtext import sanitise
from reading.almanac import is_working_day

State = Meeting.State
pytestmark = pytest.mark.django_db
MOCK_UPS = re.compile("Fjordby|Klitrup|Ådal|Strandø|Fjordland|Klintø|Havgaard|Nørskov|Rosendal|Hyldahl|Ravnkilde")
AHEAD = {"minutes.Meeting.starts", "minutes.Meeting.ends"}  # the only times that may lie ahead


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[datetime]:
    """The whole example, loaded once for this file and rolled back after it. Gives the time before the load."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with media, django_db_blocker.unblock(), transaction.atomic():
        before = timezone.now()
        call_command("example")
        yield before
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _loaded(example: datetime, db: None) -> None:
    """Every test of this file looks at the example."""


def words(text: str) -> int:
    return len(strip_tags(text.replace("><", "> <")).split())


def case_length(item: AgendaItem) -> int:
    return sum(words(part.text) for part in item.sections.all() if part.kind == Section.Kind.CASE)


def all_texts() -> list[str]:
    """Whatever a reader of the example can read."""
    texts = [*Section.objects.values_list("text", flat=True), *Decision.objects.values_list("text", flat=True)]
    texts += [*AgendaItem.objects.values_list("title", flat=True), *Decision.objects.values_list("dissent", flat=True)]
    texts += [*Action.objects.values_list("task", flat=True), *Action.objects.values_list("note", flat=True)]
    texts += [*Update.objects.values_list("note", flat=True), *Action.objects.values_list("due_phrase", flat=True)]
    texts += [*Decision.objects.values_list("postponed_to", flat=True), *Person.objects.values_list("name", flat=True)]
    texts += [*Organisation.objects.values_list("name", flat=True), *Body.objects.values_list("name", flat=True)]
    return texts + [path.read_text() for path in pdf.PAPERS.glob("*.txt")]


# who


def test_fourteen_people_in_nine_organisations_and_three_bodies():
    assert (Person.objects.count(), Organisation.objects.count(), Body.objects.count()) == (14, 9, 3)
    kinds = Counter(Organisation.objects.values_list("kind", flat=True))
    assert kinds == {"municipality": 4, "region": 1, "hospital": 2, "practice": 1, "patients": 1}
    assert 0 < User.objects.count() < 14


def test_bodies_report_upwards_and_approve_in_three_ways():
    low = Body.objects.get(slug="driftsforum-brinkby")
    assert low.reports_to and low.reports_to.reports_to and not low.reports_to.reports_to.reports_to
    assert set(Body.objects.values_list("approval", flat=True)) == {"next_meeting", "chairs", "silence"}


def test_every_kind_of_seat():
    assert set(Seat.objects.values_list("role", flat=True)) == set(Seat.Role.values)
    assert Seat.objects.filter(ends__lt=timezone.localdate()).count() == 1
    secretaries = Person.objects.filter(seats__role="secretary").distinct()
    assert len({person.organisation_id for person in secretaries}) == secretaries.count() == 2


@pytest.mark.parametrize(("email", "role"), SIGN_INS)
def test_each_kind_of_person_can_sign_in(client, email, role):
    response = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert response.status_code == 302
    user = User.objects.get(email=email)
    assert user.standing.where(frozenset({role}))
    assert not (role in ("member", "observer") and user.standing.where(frozenset({"secretary", "chair", "co_chair"})))


# when


def test_one_meeting_at_least_in_each_state():
    assert set(Meeting.objects.values_list("state", flat=True)) == set(State.values)


@pytest.mark.parametrize(("slug", "least"), [("faglig", 10), ("politisk", 6), ("driftsforum", 12)])
def test_two_years_of_meetings(slug, least):
    today = timezone.localdate()
    held = Meeting.objects.filter(body__slug__startswith=slug, day__lt=today, day__gt=today - timedelta(days=760))
    assert held.count() >= least
    assert min(held.values_list("day", flat=True)) < today - timedelta(days=650)


def test_meetings_lie_where_their_state_says(example):
    today = timezone.localdate(example)
    for meeting in Meeting.objects.all():
        assert is_working_day(meeting.day), meeting
        if meeting.state in (State.PLANNED, State.CALLED):
            assert meeting.day > today, meeting
        else:
            assert meeting.day <= today, meeting
    assert Meeting.objects.get(state=State.CALLED).day <= today + timedelta(days=16)
    assert Meeting.objects.get(state=State.COMMENTING).comments_until > today


def test_nothing_but_meetings_lies_ahead():
    now = timezone.now()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, DateTimeField) and model._meta.app_label in ("clusters", "minutes", "actions"):
                name = f"{model._meta.label}.{field.name}"
                ahead = model._base_manager.filter(**{f"{field.name}__gt": now})
                assert name in AHEAD or not ahead.exists(), name


def test_each_meeting_lived_in_order():
    for meeting in Meeting.objects.filter(state=State.APPROVED).prefetch_related("editions"):
        agenda, draft, minutes = list(meeting.editions.all())[:3]
        assert agenda.made_at < meeting.starts < meeting.ends < draft.made_at < minutes.made_at, meeting
        assert minutes.made_at == meeting.approved_at


@pytest.mark.parametrize("first", [date(2026, 1, 1), date(2028, 2, 29), date(2031, 6, 1)])
def test_calendar_holds_on_any_day(first):
    order = "d7 d8, d8 d9, f3 p3, f4 p3, p3 f6, d5 f5, d6 f6, f7 p4, d9 f8, f8 d10, f9 p6, p4 p5, p5 p6, d12 f11, f10 d12, d12 d13"
    for number in range(400):
        today = first + timedelta(days=number)
        days = calendar(today)
        for body in "fpd":
            own = [slot for slot in SLOTS if slot.body == body]
            for early, late in pairwise(own):
                assert days[early.key] < days[late.key], (today, late)
        for pair in order.split(", "):  # one meeting's text speaks of the other
            early, late = pair.split()
            assert days[early] < days[late], (today, pair)
        for slot in SLOTS:
            ahead = slot.state in (State.PLANNED, State.CALLED)
            assert (days[slot.key] > today) is ahead, (today, slot)
            held_now = slot.state in (State.IN_SESSION, State.DRAFTING)
            assert (is_working_day if held_now else in_season)(days[slot.key]), (today, slot)


@pytest.mark.parametrize(("clock", "hour"), [(time(6), 8), (time(11, 20), 10), (time(23), 14)])
def test_meeting_in_session_is_held_by_day(clock, hour):
    slot = next(slot for slot in SLOTS if slot.state == State.IN_SESSION)
    start, end = hours(slot, date(2026, 3, 9), at(date(2026, 3, 9), clock))
    assert (timezone.localtime(start).hour, end - start) == (hour, timedelta(hours=2))


# what


def test_texts_of_real_length():
    items = AgendaItem.objects.prefetch_related("sections", "decisions")
    long = [item for item in items if case_length(item) >= 95]
    assert len(long) >= 30
    assert max(map(case_length, items)) <= 250
    for item in long:
        said = sum(words(decision.text) for decision in item.decisions.all())
        assert item.state != AgendaItem.State.DEALT or 38 <= said <= 150, (item, said)


def test_nothing_is_said_twice():
    long = [part.text for part in Section.objects.all() if words(part.text) > 15]
    assert len(long) == len(set(long))
    sentences = Counter(
        sentence
        for text in [*long, *Decision.objects.values_list("text", flat=True)]
        for sentence in re.split(r"(?<=[.?]) |\n", strip_tags(text.replace("><", ">\n<")))
        if len(sentence.split()) > 8
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_no_name_of_the_mock_ups_and_no_gap():
    for text in all_texts():
        assert not MOCK_UPS.search(text), text
        assert not re.search(r"[{}]|TODO|xxx|lorem", text), text


def test_texts_are_as_the_editor_writes_them():
    for slot in SLOTS:
        for item in script.read(slot.key).items:
            for text in item.sections.values():
                assert sanitise(as_html(text)) == as_html(text)


def test_every_text_file_is_played():
    keys = {path.stem for path in script.TEXTS.glob("*.txt")}
    assert keys <= {f"{slot.body}{int(slot.key[1:]):02}" for slot in SLOTS}
    used = re.findall(r"^bilag: (\S+)", "".join(path.read_text() for path in script.TEXTS.glob("*.txt")), re.MULTILINE)
    assert {path.stem for path in pdf.PAPERS.glob("*.txt")} == set(used)


def test_agendas_fit_in_their_time():
    for meeting in Meeting.objects.prefetch_related("items"):
        wanted = sum(item.minutes or 0 for item in meeting.items.all())
        assert timedelta(minutes=wanted) <= meeting.ends - meeting.starts, (meeting, wanted)


def test_no_text_only_repeats_its_outcome():
    for decision in Decision.objects.exclude(outcome=""):
        assert decision.text.strip(".") != str(decision.get_outcome_display()), decision.item


def test_standing_items_closed_ones_and_those_that_go_on():
    titles = " ".join(AgendaItem.objects.values_list("title", flat=True))
    assert all(word in titles for word in ("Deltagere", "Godkendelse af referat", "Opfølgning", "Eventuelt"))
    assert AgendaItem.objects.filter(closed=True).count() >= 3
    postponed = AgendaItem.objects.filter(state="postponed")
    assert postponed.count() >= 3
    assert not postponed.filter(continued_by=None).exists()
    across = AgendaItem.objects.exclude(continues=None).filter(~Q(meeting__body=1))
    assert any(item.meeting.body != item.continues.meeting.body for item in across if item.continues)
    assert Absence.objects.filter(reason="conflict", item__closed=True).exists()


def test_cases_run_through_bodies():
    through = [
        set(AgendaItem.objects.filter(case=case).values_list("meeting__body", flat=True))
        for case in set(AgendaItem.objects.exclude(case=None).values_list("case", flat=True))
    ]
    assert sum(len(bodies) > 1 for bodies in through) >= 5
    assert any(len(bodies) == 3 for bodies in through)


def test_votes_and_dissent():
    voted = Decision.objects.exclude(votes_for=None).get()
    assert (voted.votes_for, voted.votes_against, voted.votes_blank) == (3, 1, 1)
    assert voted.dissent
    assert voted.item.meeting.body.slug.startswith("politisk")


def test_half_of_today_is_dealt_with():
    items = Meeting.objects.get(state=State.IN_SESSION).items
    states = Counter(items.values_list("state", flat=True))
    assert states["current"] == 1
    assert states["dealt"] >= 4
    assert states["pending"] >= 4
    half = items.get(state="current").decision.text
    assert half and half[-1] not in ".?!"


def test_half_written_agenda():
    meeting = Meeting.objects.filter(state=State.PLANNED).exclude(items=None).order_by("-starts")[0]
    lengths = [case_length(item) for item in meeting.items.prefetch_related("sections")]
    assert max(lengths) > 100
    assert lengths.count(0) >= 2


def test_cancelled_says_why_and_its_items_go_on():
    meeting = Meeting.objects.get(state=State.CANCELLED)
    assert meeting.cancelled_reason
    assert AgendaItem.objects.filter(continues__meeting=meeting).exists()


# actions


def test_actions_of_every_kind(example):
    today = timezone.localdate(example)
    assert set(Action.objects.values_list("state", flat=True)) == set(Action.State.values)
    assert Action.objects.overdue(today).count() >= 4
    assert Action.objects.open().filter(due=None).exclude(due_phrase="").count() >= 3
    assert Action.objects.open().exclude(due_meeting=None).filter(due__gt=today).count() >= 4
    assert Action.objects.filter(due_before=True).exists()
    assert {owner.sort for owner in Owner.objects.all()} == {"person", "organisation", "role"}
    assert any(action.owners.count() > 2 for action in Action.objects.all())
    assert Action.objects.get(state="dropped").reason
    assert not Action.objects.filter(owners=None).exists()


def test_whoever_tries_it_has_something_to_do(example):
    today = timezone.localdate(example)
    for email, role in SIGN_INS:
        mine = Action.objects.owned_by(User.objects.get(email=email)).open()
        assert mine.exists(), role
    member = Action.objects.owned_by(User.objects.get(email="solveig@example.dk")).open()
    assert member.filter(due__lt=today).exists()
    assert member.filter(due__gt=today).exists()
    assert member.filter(due=None).exists()


def test_done_after_it_was_given():
    for action in Action.objects.exclude(closed_at=None).select_related("item__meeting"):
        assert action.item and action.created_at < action.closed_at
        assert timezone.localdate(action.created_at) == action.item.meeting.day
        assert not action.due_meeting or timezone.localdate(action.closed_at) <= action.due_meeting.day, action
        assert action.updates.filter(after=action.state).exclude(note="").exists()


# the record


def test_versions_hang_together():
    for meeting in Meeting.objects.prefetch_related("editions"):
        last = ""
        for number, edition in enumerate(meeting.editions.all(), start=1):
            assert (edition.number, edition.previous_hash) == (number, last)
            assert edition.hash == edition.computed_hash()
            last = edition.hash
    kinds = Counter(Edition.objects.values_list("kind", flat=True))
    assert kinds["corrected"] == 1
    assert kinds["agenda"] == Meeting.objects.exclude(state__in=["planned", "cancelled"]).count()


def test_correction_changes_what_it_says_it_changes():
    edition = Edition.objects.get(kind="corrected")
    before = edition.meeting.editions.get(number=edition.number - 1)
    wrong, right = (next(e for e in text["items"] if e["attachments"]) for text in (before.content, edition.content))
    texts = [part["sections"][0]["text"] for part in (wrong, right)]
    assert texts[0].replace("i 14 kom", "i 41 kom") == texts[1] != texts[0]


def test_register_numbers_run_from_one_each_year():
    given = Counter()
    for body, year, number in (
        Decision.objects.exclude(number=None).values_list("body", "year", "number").order_by("body", "year", "number")
    ):
        given[body, year] += 1
        assert number == given[body, year]
    decided = Decision.objects.filter(item__meeting__state=State.APPROVED).exclude(outcome="")
    assert not decided.filter(number=None).exists()
    assert not Decision.objects.exclude(number=None).exclude(item__meeting__state=State.APPROVED).exists()


def test_attachments_are_whole_and_can_be_read():
    for row in Attachment.objects.all():
        raw = row.file.read()
        assert (len(raw), hashlib.sha256(raw).hexdigest()) == (row.size, row.sha256)
        if row.file_name.endswith(".pdf"):
            with pypdfium2.PdfDocument(raw) as document:
                assert len(document) == 1
                text = document[0].get_textpage().get_text_range()
                assert row.title.split(",")[0] in " ".join(text.split())
    assert Attachment.objects.filter(closed=True).exists()
    assert Attachment.objects.filter(file_name__endswith=".txt").exists()


def test_some_is_on_the_web_and_some_is_not():
    approved = Meeting.objects.filter(state=State.APPROVED)
    assert approved.exclude(published_at=None).exists()
    assert approved.filter(published_at=None).exists()


def test_nothing_lost_a_conflict():
    assert not TextRevision.objects.filter(kept=False).exists()


# the command


def test_second_time_does_nothing(capsys):
    def count() -> list[int]:
        return [model._base_manager.count() for model in apps.get_models()]

    before = count()
    call_command("example")
    assert count() == before
    assert capsys.readouterr().out == "Eksemplet er der allerede.\n"


def test_sign_ins_are_a_table(capsys):
    call_command("example", sign_ins=True)
    head, *rows = capsys.readouterr().out.splitlines()
    column = head.index("E-mailadresse")
    for row, (email, _role) in zip(rows, SIGN_INS, strict=False):
        assert row[column:].startswith(email)
        assert row.endswith(PASSWORD)
    assert [row.split()[0] for row in rows[:4]] == ["Sekretær", "Formand", "Medlem", "Observatør"]


def test_sign_in_page_tells_of_the_example_in_the_demo_alone(client, settings):
    url = reverse("account_login")
    shown = client.get(url).content.decode()
    assert all(words in shown for words in ("signe@example.dk", PASSWORD, reverse("outbox:mails")))
    settings.DEMO = False
    shown = client.get(url).content.decode()
    assert "example.dk" not in shown
    assert PASSWORD not in shown


# its parts


@pytest.mark.parametrize(
    ("written", "phrase", "day"),
    [
        ("dag +1", "senest den 9. marts", date(2026, 3, 9)),
        ("uge +7", "i uge 11", date(2026, 3, 13)),
        ("måned +20", "inden udgangen af marts", date(2026, 3, 31)),
        ("kvartal +60", "i 2. kvartal 2026", date(2026, 6, 30)),
        ("løbende", "løbende", None),
        ("vag når der er tid", "når der er tid", None),
        ("snarest", "snarest", None),
    ],
)
def test_deadlines_in_words(written, phrase, day):
    almanac = Almanac({"f5": date(2026, 3, 6)}, "f5", at(date(2026, 3, 6), time(13)))
    fields, meeting = almanac.due(written)
    assert (fields["due_phrase"], fields.get("due"), meeting) == (phrase, day, "")


def test_deadlines_that_mean_a_meeting():
    days = {"f5": date(2026, 3, 5), "f6": date(2026, 5, 7)}
    almanac = Almanac(days, "f5", at(days["f5"], time(13)))
    assert almanac.due("før næste")[0]["due_phrase"] == "inden mødet i maj"
    assert almanac.due("møde f6")[1] == "f6"


def test_paper_that_runs_off_the_page_is_refused():
    with pytest.raises(ValueError, match="fit"):
        pdf.typeset("Titel\n\n" + "\n\n".join(["Afsnit"] * 60))
    with pytest.raises(ValueError, match="wide"):
        pdf.typeset("Titel\n\n" + " | ".join(["en bred kolonne med meget tekst"] * 6))
