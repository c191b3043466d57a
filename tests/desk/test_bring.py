"""Minutes from elsewhere: nothing exists before it is checked, and nothing is lost on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from actions.models import Action
from clusters.models import Person
from desk.models import ImportDraft
from minutes.models import Attachment, Meeting
from tests.world import make_user

pytestmark = pytest.mark.django_db

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
    for line in filter(None, map(str.strip, TEXT.splitlines())):
        assert line in source, line


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
    source = Attachment.objects.get(meeting=meeting)
    assert source.closed and source.file.read().decode() == draft.source


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
    assertContains(client.get(reverse("desk:review", args=[draft.pk])), "»Bo Brislng« ligner Bo Brisling")


def test_heading_that_is_no_item_goes_under_the_one_before(client, world, draft):
    make(client, draft, **{"i2-keep": "above"})
    meeting = Meeting.objects.latest("pk")
    assert [item.label for item in meeting.items.all()] == ["0", "1"]
    assert "temadag" in "".join(section.text for section in meeting.items.get(label="1").sections.all())


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
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "Filen er ikke ren tekst"),
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


def test_discarding(client, world, draft):
    client.post(reverse("desk:discard", args=[draft.pk]))
    assert not ImportDraft.objects.exists()
    assertNotContains(client.get(reverse("desk:bring")), "Indsat tekst</a>")
