"""The review: what was understood of actions, people and approval, the questions about it, and what is made of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains, assertNotContains

from actions.models import Action, Update
from clusters.models import Entry, Organisation, Person, User
from desk.importing import bring, create
from desk.models import ImportDraft
from minutes.models import Attachment, Edition, Meeting, Refusal
from minutes.models.meeting import Locked
from tests.world import at, make_meeting, today

pytestmark = pytest.mark.django_db
TEXT = (Path(__file__).parent / "texts" / "fagligt-forum.txt").read_text()
ANSWERS = {"a0-day": "2026-10-22", "a1-o0": "l4"}  # the deadline's weekday, and which Eva


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(world, text=TEXT):
    result = bring("referat.txt", text.encode(), by=world.asta, body=world.body, bodies=[world.body])
    return result.drafts[0]


@pytest.fixture
def draft(client, world):
    client.force_login(world.asta)
    return brought(world)


def sent(**changes) -> dict[str, str]:
    """What the page sends when all boxes stay as they are, but for `changes` (None: not sent)."""
    post = {f"a{n}-{name}": "1" for n in range(4) for name in ("here", "make")} | {"approved-here": "1", "create": "1"}
    return {name: value for name, value in (post | changes).items() if value is not None}


def make(client, draft, **changes):
    return client.post(reverse("desk:review", args=[draft.pk]), sent(**(ANSWERS | changes)))


def page(client, draft) -> str:
    return " ".join(strip_tags(client.get(reverse("desk:review", args=[draft.pk])).content.decode()).split())


def newest() -> Meeting:
    return Meeting.objects.latest("pk")


def made() -> list[Action]:
    return list(Action.objects.filter(item__meeting=newest()).order_by("pk"))


# the page


def test_questions_are_put_in_words_with_their_answers(client, draft):
    words = page(client, draft)
    assert "14 genkendt 3 skal tjekkes" in words
    assert "»Bo Brislng« ligner en person, I har i forvejen. Er det samme person?" in words
    assert (
        "20. oktober 2026 er en tirsdag, men der står »senest torsdag den 20. oktober 2026«. Hvad er fristen?" in words
    )
    for answer in ("tirs. 20.10.2026", "tors. 22.10.2026", "næste møde · man. 16.11.2026", "Hvem er »Eva«?"):
        assert answer in words


def test_attachments_are_named_with_where_their_files_are_added(client, draft):
    words = page(client, draft)
    assert "Bilag 2 nævnt" in words and "Tidsplan for drift.pptx punkt 1" in words
    assert "Kun navnene kommer med" in words and "på mødets side »Planlægning«" in words


def test_items_that_all_lack_numbers_are_asked_about_once(client, world):
    client.force_login(world.asta)
    text = "Referat af møde i Fagligt forum 14. september 2026 kl. 13\n\n" + "".join(
        f"{title}\n\nDet blev drøftet, hvordan {title.lower()} kan fordeles bedre i området.\n\n"
        for title in ("Senge", "Biler", "Vagter")
    )
    words = page(client, brought(world, text))
    assert words.count("Punkterne har ingen numre.") == 1
    assert "er skrevet anderledes end de andre overskrifter" not in words


def test_what_a_web_page_left_is_left_out_unless_somebody_wants_it(client, world):
    client.force_login(world.asta)
    draft = brought(world, f"{TEXT}\n\nTilbage til toppen\n")
    assert draft.understood["unplaced"] == ["Tilbage til toppen"]
    assert "3 skal tjekkes" in page(client, draft)  # as many as without it
    make(client, draft)
    assertNotContains(client.get(newest().get_absolute_url()), "Tilbage til toppen")
    other = brought(world, f"{TEXT}\n\nTilbage til toppen\n\n")
    make(client, other, **{"unplaced-0": "keep"})
    assertContains(client.get(newest().get_absolute_url()), "Tilbage til toppen")


def test_names_from_the_text_are_words_and_never_markup(client, world):
    client.force_login(world.asta)
    hostile = TEXT.replace("Gunhild Grønkær, direktør", "Gunhild <img src=x onerror=alert(1)>, direktør").replace(
        "hvordan de andre", "</textarea><script>alert(2)</script> hvordan de andre"
    )
    draft = brought(world, hostile)
    response = client.get(reverse("desk:review", args=[draft.pk]))
    assertNotContains(response, "<img src=x")
    assertNotContains(response, "<script>alert")


def test_queries_do_not_grow_with_the_minutes(client, world, draft):
    def queries(of):
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("desk:review", args=[of.pk]))
        return len(caught)

    few = queries(draft)
    more = TEXT.replace(
        "Sekretariat\n",
        "Sekretariat\n" + "".join(f"Person Nummer{n}, konsulent, Birkelund Kommune\n" for n in range(40)),
    ) + "".join(f"\n\nPunkt {n}: Sag {n}\nBeslutning\nCarla Cederfeld sender notat {n}." for n in range(3, 40))
    assert queries(brought(world, more)) == few


def test_corrections_stay_when_the_review_is_put_aside(client, draft):
    address = reverse("desk:review", args=[draft.pk])
    client.post(address, sent(create=None, later="1", **{"a2-task": "Sætte punktet på i november", "a3-make": None}))
    assert "Sætte punktet på i november" in page(client, draft)
    rows = ImportDraft.objects.get().understood["actions"]
    assert [row["make"] for row in rows] == [True, True, True, False]
    assert "Hvad er fristen?" in page(client, draft)


def test_warning_that_was_looked_at_no_longer_counts(client, world):
    client.force_login(world.asta)
    draft = brought(world, TEXT.replace("Punkt 2:", "Punkt 4:"))
    assert "Punkternes numre" in page(client, draft) or "4 skal tjekkes" in page(client, draft)
    client.post(reverse("desk:review", args=[draft.pk]), {"seen-number_gap-here": "1", "seen-number_gap": "1"})
    assert "3 skal tjekkes" in page(client, draft)


def test_warnings_of_one_kind_are_looked_at_together(client, world):
    client.force_login(world.asta)
    again = "Bilag\nTidsplan for drift.pptx\nEvaluering af prøveperioden.pdf\n"
    draft = brought(world, f"{TEXT}\n\nPunkt 3: Eventuelt\nBeslutning\nIntet.\n{again}")
    words = page(client, draft)
    assert words.count("står under både punkt 1 og punkt 3") == 2
    assert words.count("Jeg har set på") == 1 and "4 skal tjekkes" in words
    seen = {"seen-attachment_repeated-here": "1", "seen-attachment_repeated": "1"}
    client.post(reverse("desk:review", args=[draft.pk]), seen)
    assert "3 skal tjekkes" in page(client, draft)


def test_what_the_text_does_not_tell_of_the_meeting_is_asked_for_where_it_is_written(client, world):
    client.force_login(world.asta)
    text = TEXT.replace(" kl. 13:00", "")
    draft = bring("referat.txt", text.encode(), by=world.asta, body=None, bodies=[]).drafts[0]
    group = client.get(reverse("desk:review", args=[draft.pk])).content.decode().split('id="meeting"')[1]
    group = group.split("</details>")[0]
    assert '<a href="#body">Vælg det organ, der holdt mødet.</a>' in group
    assert '<a href="#start">Skriv, hvornår mødet begyndte: Teksten siger det ikke.</a>' in group
    assert "2 skal tjekkes" in group


def test_items_without_numbers_are_called_by_their_titles(client, world):
    client.force_login(world.asta)
    text = (
        "Referat af møde i Fagligt forum 14. september 2026 kl. 13\n\nTil stede: Carla Cederfeld\n\n"
        "Fælles senge\n\nSengene fordeles bedre i området fra nytår.\n\n"
        "Vagter\n\nCarla Cederfeld sender vagtplanen til alle inden mødet i november.\n\n"
    )
    words = page(client, brought(world, text))
    assert "Sende vagtplanen til alle »Vagter«" in words and "Et led i en liste under »Fælles senge«" in words


def test_body_that_has_a_meeting_that_day_is_pointed_out(client, world, draft):
    there = Meeting.plan(body=world.body, starts=at(timezone.datetime(2026, 9, 14).date()), by=world.asta)
    assertContains(client.get(reverse("desk:review", args=[draft.pk])), there.get_absolute_url())


# actions


def test_chosen_actions_are_made_under_their_items(client, world, draft):
    coming = Meeting.plan(body=world.body, starts=at(timezone.datetime(2026, 11, 16).date()), by=world.asta)
    make(
        client, draft, **{"p3-person": str(world.bo.person_id), "p4-person": "new", "p4-party": str(world.hospital.pk)}
    )
    first, second, third, fourth = made()
    assert [action.item.label for action in made()] == ["1", "1", "2", "2"]
    assert [str(owner) for action in made() for owner in action.owners.all()] == [
        "Carla Cederfeld", "Eva Mosegaard", "formandskabet", "Birkelund Kommune",
    ]  # fmt: skip
    assert first.owners.get().person == world.carla.person
    assert second.owners.get().person.organisation == world.hospital  # the new person that she became
    assert third.owners.get().seat_role == "chair" and fourth.owners.get().organisation == world.kommune
    assert [(action.due.isoformat(), action.due_precision) for action in made()] == [
        ("2026-10-22", "day"), ("2026-11-01", "day"), ("2026-11-16", "meeting"), ("2026-11-06", "week"),
    ]  # fmt: skip
    assert (third.due_meeting, third.due_phrase) == (coming, "i november")
    assert first.source.startswith("Carla Cederfeld indkalder") and {action.state for action in made()} == {"open"}


def test_unticked_actions_are_not_made_and_need_no_answers(client, draft):
    make(client, draft, **{"a0-make": None, "a0-day": None, "a1-make": None, "a1-o0": None, "a2-make": None})
    assert [action.task for action in made()] == ["Sende en oversigt over hjælpemidler til sekretariatet"]


def test_owner_who_is_only_a_name_stays_words(client, draft):
    make(client, draft, **{"a0-o0": "l1", "a3-words": "den ledende geriater", "a3-o0": "w"})
    assert [str(owner) for owner in made()[0].owners.all()] == ["Gunhild Grønkær"]
    assert made()[0].owners.get().person is None
    assert [str(owner) for owner in made()[3].owners.all()] == ["Birkelund Kommune", "den ledende geriater"]


def test_what_is_ambiguous_must_be_answered_where_it_is_chosen(client, draft):
    response = make(client, draft, **{"a0-day": None, "a1-o0": None, "a3-task": "", "a2-date": "31.02.2027"})
    assert response.status_code == 422 and Meeting.objects.count() == 1
    codes = {reason.code for reason in response.context["refusal"].reasons}
    assert codes == {"a0-day", "a1-o0", "a3-task", "a2-date"}
    html = response.content.decode()
    for code in codes:
        assert f'id="{code}"' in html and f'href="#{code}"' in html


def test_actions_of_old_minutes_that_tell_no_time_of_day_are_history_too(client, world):
    client.force_login(world.asta)
    draft = brought(world, TEXT.replace(" kl. 13:00", "").replace("2026", "2019"))
    assert not draft.understood["start"]
    assert client.get(reverse("desk:review", args=[draft.pk])).context["actions_as"] == "done"


@pytest.mark.parametrize(("days", "choice", "states"), [
    (-400, None, {"done"}),
    (-30, None, {"open"}),
    (-400, "open", {"open"}),
    (-30, "done", {"done"}),
    (-30, "none", set()),
])  # fmt: skip
def test_actions_of_old_minutes_are_history_unless_somebody_says_otherwise(client, world, days, choice, states):
    client.force_login(world.asta)
    day = today(days)
    draft = brought(
        world,
        TEXT.replace("Mandag d. 14. september 2026", f"d. {day:%d-%m-%Y}").replace("14-09-2026", f"{day:%d-%m-%Y}"),
    )
    draft.refresh_from_db()
    draft.understood["actions"] = [
        row | {"due": row["due"] | {"doubt": ""}, "make": row["make"] and all(o["key"] for o in row["owners"])}
        for row in draft.understood["actions"]
    ]
    draft.save()
    client.post(
        reverse("desk:review", args=[draft.pk]), {"create": "1", "actions_as": choice} if choice else {"create": "1"}
    )
    assert {action.state for action in made()} == states
    if states == {"done"}:
        action = made()[0]
        assert (timezone.localdate(action.closed_at), action.closed_by) == (today(), world.asta.person)
        assert Update.objects.filter(action=action).get().note == "Kommer fra et ældre referat"


def test_agenda_has_no_actions(client, draft):
    make(client, draft, kind="dagsorden")
    assert newest().state == "planned" and made() == []


@pytest.mark.parametrize("key", ["l99", "p999999", "o999999", "x1", "l", "r", "lÆ", "o²", "w" * 200])
def test_owner_from_elsewhere_leaves_the_words(client, world, draft, key):
    other = Organisation.objects.create(name="Region Udenfor", kind="region")
    make(client, draft, **{"a3-o0": key if key != "o999999" else f"o{other.pk}"})
    assert [str(owner) for owner in made()[3].owners.all()] == ["Birkelund Kommune"]
    assert not made()[3].owners.filter(organisation=other).exists()


def test_all_or_nothing(client, world, draft, monkeypatch):
    before = {model: model.objects.count() for model in (Meeting, Action, Person, Attachment, Entry)}

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Edition, "make", broken)
    with pytest.raises(RuntimeError):
        make(
            client,
            draft,
            approved="1",
            approved_on="20.10.2026",
            approved_by="af formandskabet",
            **{"p4-person": "new"},
        )
    assert {model: model.objects.count() for model in before} == before


def test_making_it_twice_makes_the_actions_once(client, draft):
    make(client, draft)
    make(client, draft)
    assert len(made()) == 4 and Meeting.objects.count() == 2


def test_nobody_without_an_entry_closes_actions(client, world, draft):
    root = User.objects.create_superuser("root@example.dk", "et langt kodeord")
    ImportDraft.objects.update(owner=root)
    client.force_login(root)
    response = make(client, draft, actions_as="done")
    assertContains(response, "Kun en, der står blandt personerne", status_code=422)


def test_guess_that_was_no_participant_is_not_on_the_list(client, draft):
    draft.understood["people"][1] |= {"sure": False, "guess": True}
    draft.save()
    assert "»Gunhild Grønkær« er måske en deltager. Hvem er det?" in page(client, draft)
    make(client, draft, **{"p1-person": "drop", "a0-o0": "l1"})
    assert [row.name for row in newest().attendances.all()][:2] == ["Carla Cederfeld", "Eva Solgård"]
    assert [str(owner) for owner in made()[0].owners.all()] == ["Gunhild Grønkær"]  # as words


# approved elsewhere


def approve(client, draft, **changes):
    return make(
        client, draft, approved="1", **({"approved_on": "12.10.2026", "approved_by": "af formandskabet"} | changes)
    )


def test_approved_minutes_come_in_locked_numbered_and_as_an_edition(client, world, draft):
    response = approve(client, draft)
    meeting = newest()
    assert response["Location"] == reverse("minutes:record", args=[meeting.pk])
    assert (meeting.state, timezone.localdate(meeting.approved_at).isoformat()) == ("approved", "2026-10-12")
    edition = meeting.editions.get()
    assert (edition.kind, edition.hash) == ("minutes", edition.computed_hash())
    assert [action["task"] for action in edition.content["items"][1]["actions"]][0].startswith("Indkalde driftslederne")
    assert len(edition.content["attachments"]) == 1
    with pytest.raises(Locked):
        meeting.hold()
    client.force_login(world.carla)
    record = " ".join(strip_tags(client.get(response["Location"]).content.decode()).split())
    assert f"Godkendt 12.10.2026 af formandskabet; bragt ind {today():%d.%m.%Y}" in record
    assert "Beslutning nr. 2026-001" in record


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"approved_on": "13.09.2026"}, "approved_on"),  # before the meeting
        ({"approved_on": f"{today(3):%d.%m.%Y}"}, "approved_on"),
        ({"approved_on": "31.02.2026"}, "approved_on"),
        ({"approved_by": " "}, "approved_by"),
    ],
)
def test_approval_that_cannot_be_is_refused(client, draft, changes, code):
    response = approve(client, draft, **changes)
    assert [reason.code for reason in response.context["refusal"].reasons] == [code]
    assert Meeting.objects.count() == 1
    assert 'name="approved" value="1" checked' in response.content.decode()


def test_day_of_approval_that_nobody_knows_is_said(client, draft):
    approve(client, draft, approved_on="")
    assert newest().approved_text.endswith("dagen for godkendelsen kendes ikke")


def test_create_refuses_with_everything_that_is_missing(world):
    draft = brought(world, TEXT.replace("kl. 13:00", ""))
    with pytest.raises(Refusal) as refused:
        create(draft, by=world.asta)
    assert {reason.code for reason in refused.value.reasons} == {"start", "a0-day", "a1-o0"}


def test_expired_draft_is_gone(client, world, draft):
    ImportDraft.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert make(client, draft).status_code == 404
    make_meeting(world.body, world.asta, days=90)
    assert not Action.objects.filter(item__meeting=newest()).exists()
