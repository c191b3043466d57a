"""Minutes from elsewhere: nothing exists before it is checked, and nothing is lost on the way."""

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django.asserts import assertContains, assertNotContains

import reading
from actions.models import Action
from clusters.models import Person
from desk.importing import bring
from desk.models import ImportDraft
from minutes.models import Attachment, Meeting
from tests.world import make_body, make_seat, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """A store of files that belongs to the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


FILES = Path(__file__).parent.parent / "reading" / "files"
TEXT = """REFERAT Fagligt forum d. 14-09-2026

Mødedato Mandag d. 14. september 2026 kl. 13:00
Mødested Birkelund Sygehus, lokale 1

Punkt 0: Deltagere
Fra kommunerne
Carla Cederfeld, sundhedschef, Birkelund Kommune (ordstyrer)
Gunhild Grønkær, direktør, Nordre Sogn Kommune
Fra hospitalet
Bo Brislng, direktør, Birkelund Sygehus
Beslutning
Der var afbud fra Gunhild Grønkær.

Punkt 1: Fælles akutpladser
Sagsfremstilling
Prøveperioden er slut, og tallene er samlet.
Indstilling
Det indstilles, at Fagligt forum
1. tager evalueringen til efterretning
2. godkender, at ordningen fortsætter.
Beslutning
1. Taget til efterretning.
2. Godkendt.
Bilag
Evaluering af prøveperioden.pdf

Punkt 2: Eventuelt
Beslutning
Der afholdes temadag i foråret.
"""


@pytest.fixture
def draft(client, world):
    client.force_login(world.asta)
    response = client.post(reverse("desk:bring"), {"body": world.body.slug, "text": TEXT})
    assert response.status_code == 302
    return ImportDraft.objects.get()


def make(client, draft, **more):
    return client.post(reverse("desk:review", args=[draft.pk]), {"create": "1", **more})


def test_nothing_exists_before_the_check(client, world, draft):
    assert Meeting.objects.count() == 1 and Action.objects.count() == 1
    assert Person.objects.count() == 6
    assertContains(client.get(reverse("desk:review", args=[draft.pk])), "Intet er oprettet endnu")


def test_page_shows_each_line_of_the_source(client, world, draft):
    html = client.get(reverse("desk:review", args=[draft.pk])).content.decode()
    source = html[html.index('class="source__text"') : html.index('class="struct"')]
    words = strip_tags(source)
    for line in filter(None, map(str.strip, TEXT.splitlines())):
        assert line in words, line


def test_meeting_is_made_with_people_items_decisions_and_source(client, world, draft):
    response = make(client, draft)
    meeting = Meeting.objects.latest("pk")
    assert response["Location"] == reverse("desk:desk", args=[meeting.pk])
    assert (meeting.state, meeting.place) == ("drafting", "Birkelund Sygehus, lokale 1")
    assert timezone.localtime(meeting.starts).isoformat()[:16] == "2026-09-14T13:00"
    assert [(row.name, row.status, row.role) for row in meeting.attendances.all()] == [
        ("Carla Cederfeld", "present", "chair"),
        ("Gunhild Grønkær", "excused", ""),
        ("Bo Brislng", "present", ""),
    ]
    assert meeting.attendances.get(name="Carla Cederfeld").person == world.carla.person
    assert [item.label for item in meeting.items.all()] == ["0", "1", "2"]
    item = meeting.items.get(label="1")
    assert "Prøveperioden er slut" in item.section("case").text
    assert [(said.point, said.outcome) for said in item.decisions.all()] == [("1", "noted"), ("2", "approved")]
    assert [said.text for said in item.decisions.all()] == ["Taget til efterretning.", "Godkendt."]
    mentioned = item.section("other", "Bilag nævnt i kilden").text
    assert mentioned == "<ul><li>Evaluering af prøveperioden.pdf</li></ul>"
    source = Attachment.objects.get(meeting=meeting)
    assert source.closed and source.file.read().decode() == draft.source
    assert source.title == "Kilde: Indsat tekst.txt"


def test_corrections_are_kept_and_used(client, world, draft):
    page = reverse("desk:review", args=[draft.pk])
    client.post(
        page, {"i1-title": "Akutpladser i weekenden", "p2-name": "Bo Brisling", "p2-person": str(world.bo.person_id)}
    )
    assertContains(client.get(page), "Akutpladser i weekenden")
    make(client, draft)
    meeting = Meeting.objects.latest("pk")
    assert meeting.items.get(label="1").title == "Akutpladser i weekenden"
    assert meeting.attendances.get(name="Bo Brisling").person == world.bo.person


def test_name_that_is_alike_is_asked_about(client, world, draft):
    words = strip_tags(client.get(reverse("desk:review", args=[draft.pk])).content.decode())
    assert "»Bo Brislng« ligner en person, I har i forvejen" in words
    assert "Ja, Bo Brisling, Birkelund Sygehus" in words


def test_heading_that_is_no_item_goes_under_the_one_before(client, world, draft):
    make(client, draft, **{"i2-keep": "above"})
    meeting = Meeting.objects.latest("pk")
    assert [item.label for item in meeting.items.all()] == ["0", "1"]
    said = meeting.items.get(label="1").decisions.last().text
    assert said.endswith("2. Eventuelt\nDer afholdes temadag i foråret.")


def test_making_it_twice_gives_one_meeting(client, world, draft):
    make(client, draft)
    make(client, draft)
    assert Meeting.objects.count() == 2


def test_what_is_missing_is_said_at_once_and_corrections_stay(client, world):
    client.force_login(world.asta)
    client.post(reverse("desk:bring"), {"body": world.body.slug, "text": TEXT.replace("kl. 13:00", "")})
    draft = ImportDraft.objects.get()
    response = make(client, draft, **{"i1-title": ""})
    assertContains(response, "hvornår mødet begyndte", status_code=422)
    assertContains(response, "Giv hvert punkt en titel", status_code=422)
    assert Meeting.objects.count() == 1


def test_someone_from_outside_cannot_be_slipped_in_as_a_person(client, world, draft):
    stranger = make_user("Zenia Zobel")
    make(client, draft, **{"p1-person": str(stranger.person_id)})
    assert Meeting.objects.latest("pk").attendances.get(name="Gunhild Grønkær").person is None


def test_draft_is_private_and_expires(client, world, draft):
    page = reverse("desk:review", args=[draft.pk])
    client.force_login(world.bo)
    assert client.get(page).status_code == 404
    client.force_login(world.asta)
    ImportDraft.objects.update(expires=timezone.now())
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("asta", 200), ("bo", 200), ("carla", 403), ("dan", 403)])
def test_only_those_who_run_a_body_bring_minutes(client, world, who, status):
    client.force_login(getattr(world, who))
    assert client.get(reverse("desk:bring")).status_code == status


def test_another_body_cannot_be_chosen(client, world, draft):
    page = reverse("desk:review", args=[draft.pk])
    assert client.post(page, {"body": world.other.slug}).status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen er tom"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "Filer af denne type kan ikke læses"),
        (b"Referat\n" * 300_000, "fylder mere end 2 MB"),
    ],
)
def test_files_that_cannot_be_read_are_refused_in_plain_words(client, world, data, said):
    client.force_login(world.asta)
    file = SimpleUploadedFile("referat.txt", data)
    response = client.post(reverse("desk:bring"), {"body": world.body.slug, "file": file})
    assertContains(response, said, status_code=422)
    assert not ImportDraft.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_of_danish_text_is_read(client, world, encoding):
    client.force_login(world.asta)
    file = SimpleUploadedFile("referat.txt", TEXT.encode(encoding))
    client.post(reverse("desk:bring"), {"body": world.body.slug, "file": file})
    assert "Gunhild Grønkær" in ImportDraft.objects.get().source


@pytest.mark.parametrize(("text", "said"), [(TEXT, "Fagligt forum · læst"), ("Møde 7. maj 2024\n\n1. Senge\n", "læst")])
def test_what_was_begun_is_listed_with_its_body_where_that_is_known(client, world, text, said):
    client.force_login(world.asta)
    bring("a.txt", text.encode(), by=world.asta, body=None, bodies=[world.body])
    meta = client.get(reverse("desk:bring")).content.decode().split('href="/import/')[1].split('<p class="meta">')[1]
    assert meta.startswith(said)


def test_discarding(client, world, draft):
    client.post(reverse("desk:discard", args=[draft.pk]))
    assert not ImportDraft.objects.exists()
    assertNotContains(client.get(reverse("desk:bring")), "Indsat tekst</a>")


# several at once, and the same again


def upload(client, world, *files, **more):
    client.force_login(world.asta)
    return client.post(reverse("desk:bring"), {"body": world.body.slug, "file": list(files), **more})


def file(name="referat.txt", text=TEXT):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def kept(store) -> list:
    return [path for path in store.rglob("*") if path.is_file()]


def test_each_of_several_files_has_its_own_result(client, world, store):
    response = upload(client, world, file("a.txt"), file("b.exe", b"MZ\x90\x00" + b"\x00" * 80), file("igen.txt"))
    assert [row.result for row in response.context["results"]] == ["read", "refused", "before"]
    assertContains(response, "Den åbnes ikke")
    draft = ImportDraft.objects.get()
    assertContains(
        response, reverse("desk:review", args=[draft.pk]), count=3
    )  # two results, and the list of begun ones
    assert len(kept(store)) == 1  # nothing is stored of what was refused


def test_one_file_sent_by_the_script_gets_a_line_of_its_own(client, world):
    client.force_login(world.asta)
    address = reverse("desk:bring_file")
    response = client.post(address, {"body": world.body.slug, "file": file()})
    assertContains(response, reverse("desk:review", args=[ImportDraft.objects.get().pk]))
    assertNotContains(response, "<html")
    refused = client.post(address, {"body": world.body.slug, "file": file("tom.txt", "")})
    assertContains(refused, "Filen er tom", status_code=422)
    assertContains(client.post(address, {"body": world.body.slug}), "Vælg en fil", status_code=422)


def test_file_that_became_a_meeting_leads_to_it_also_for_a_colleague(
    client, world, draft, store, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make(client, draft)
    meeting = Meeting.objects.latest("pk")
    assert kept(store) == [store / Attachment.objects.get(meeting=meeting).file.name]  # moved, not doubled
    client.force_login(world.bo)
    response = client.post(reverse("desk:bring"), {"body": world.body.slug, "text": TEXT})
    assert response["Location"] == reverse("minutes:record", args=[meeting.pk])
    assert ImportDraft.objects.count() == 1


def test_file_of_a_meeting_that_one_does_not_run_is_not_given_away(client, world, draft):
    make(client, draft)
    client.force_login(world.erik)
    response = client.post(reverse("desk:bring"), {"body": world.other.slug, "text": TEXT})
    assert response["Location"] == reverse("desk:review", args=[ImportDraft.objects.get(owner=world.erik).pk])


def test_same_attachment_put_on_a_meeting_by_hand_is_no_import(client, world):
    Attachment.add(file(), meeting=world.meeting, item=None, by=world.asta)
    upload(client, world, file())
    assert ImportDraft.objects.count() == 1


def test_rich_text_keeps_its_headings_and_tables(client, world):
    client.force_login(world.asta)
    html = """<h1>Referat af møde i Fagligt forum den 14. september 2026 kl. 13</h1><h2>Punkt 1: Akutpladser</h2>
        <h3>Beslutning</h3><table><tr><th>Opgave</th><th>Ansvarlig</th><th>Frist</th></tr>
        <tr><td>Samle tallene</td><td>Carla Cederfeld</td><td>1. oktober 2026</td></tr></table>
        <script>alert(1)</script>"""
    client.post(reverse("desk:bring"), {"body": world.body.slug, "html": html, "text": ""})
    draft = ImportDraft.objects.get()
    assert (draft.kind, draft.understood["items"][0]["title"]) == ("html", "Akutpladser")
    assert [row["task"] for row in draft.understood["actions"]] == ["Samle tallene"]
    assert "alert" not in draft.source
    make(client, draft, start="13.00")
    assert Attachment.objects.get(meeting=Meeting.objects.latest("pk")).file_name == "Indsat tekst.html"


@pytest.mark.parametrize("name", ["forum-word.docx", "forum-office.pdf", "forum.html", "forum.json"])
def test_every_kind_of_file_is_read_and_handed_to_the_meeting_as_it_came(client, world, name):
    data = (FILES / name).read_bytes()
    upload(client, world, file(name, data))
    draft = ImportDraft.objects.get()
    assert draft.understood["day"] == "14.05.2025"
    assert bool(draft.pages) == name.endswith("pdf")
    make(client, draft, start="13.00")
    source = Attachment.objects.get(meeting=Meeting.objects.latest("pk"))
    assert (source.title, source.file.read()) == (f"Kilde: {name}", data)


def test_file_of_several_meetings_becomes_several_drafts(client, world, monkeypatch):
    second = TEXT.replace("14. september", "12. oktober").replace("14-09-2026", "12-10-2026")
    monkeypatch.setattr(reading, "split_meetings", lambda text: text.split("\f"), raising=False)
    response = upload(client, world, file("aar.txt", f"{TEXT}\f{second}"))
    assertContains(response, "2 møder i filen")
    first, other = ImportDraft.objects.order_by("part")
    assert [first.understood["day"], other.understood["day"]] == ["14.09.2026", "12.10.2026"]
    make(client, first)
    make(client, other)
    assert Meeting.objects.count() == 3 and Attachment.objects.count() == 2


def test_body_that_the_text_names_is_found(client, world):
    third = make_body(world.cluster, "Styregruppen for velfærdsteknologi", "styregruppen")
    make_seat(third, world.asta, "secretary")
    client.force_login(world.asta)
    client.post(reverse("desk:bring"), {"body": "", "text": TEXT.replace("Fagligt forum d.", f"{third.name} d.")})
    assert ImportDraft.objects.get().body == third


def test_body_that_one_does_not_run_is_refused(client, world):
    client.force_login(world.asta)
    response = client.post(reverse("desk:bring"), {"body": world.other.slug, "text": TEXT})
    assert response.status_code == 422 and not ImportDraft.objects.exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "a\\b.txt", "x" * 300 + ".txt", "<b>.txt", "\u202etxt.exe.txt"]
)
def test_names_of_files_are_only_words(client, world, store, name):
    upload(client, world, file(name))
    draft = ImportDraft.objects.get()
    assert [path.parent for path in kept(store)] == [store / "imports"]
    page = client.get(reverse("desk:review", args=[draft.pk]))
    assertNotContains(page, "<b>.txt")
    make(client, draft)
    assert Meeting.objects.count() == 2


def test_file_is_the_owners_alone_and_goes_with_the_draft(
    client, world, draft, store, django_capture_on_commit_callbacks
):
    address = reverse("desk:source", args=[draft.pk])
    assert b"".join(client.get(address).streaming_content).decode() == TEXT
    client.force_login(world.bo)
    assert client.get(address).status_code == 404
    client.force_login(world.asta)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("desk:discard", args=[draft.pk]))
    assert kept(store) == []


def test_imports_are_forgotten_after_thirty_days_with_their_files(
    world, draft, store, django_capture_on_commit_callbacks
):
    loose = store / "imports" / "loose"
    loose.write_bytes(b"of somebody who is gone")
    os.utime(loose, (0, 0))
    with django_capture_on_commit_callbacks(execute=True):
        assert call_command("forget_imports") == "0 imports forgotten, 1 files without one."
    assert len(kept(store)) == 1
    ImportDraft.objects.update(expires=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        assert call_command("forget_imports") == "1 imports forgotten, 0 files without one."
    assert kept(store) == [] and not ImportDraft.objects.exists()


def test_draft_of_an_earlier_version_is_read_again(client, world, draft):
    ImportDraft.objects.update(understood={"kind": "referat"})
    assertContains(client.get(reverse("desk:review", args=[draft.pk])), "Fælles akutpladser")
