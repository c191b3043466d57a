"""The source beside the review: what each line is said to be, what is marked in it, and how it looks."""

import pytest
from django.urls import reverse

from desk.importing import bring
from tests.desk.test_review import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(world.asta)


def brought(world, text=TEXT):
    return bring("referat.txt", text.encode(), by=world.asta, body=world.body, bodies=[world.body]).drafts[0]


def test_source_says_what_each_line_is(client, world):
    response = client.get(reverse("desk:review", args=[brought(world).pk]))
    for label, line in [
        ("Møde", "REFERAT Fagligt forum"),
        ("Udfald", "Orienteringen blev taget til efterretning."),
        ("Aktion", "Det aftales, at formandskabet"),
        ("Tjek", "Eva undersøger"),
        ("Tjek", "Bo Brislng"),
        ("Beslutning", "Beslutning"),
    ]:
        rows = [row for row in response.context["lines"] if line in row.text]
        assert label in [row.label for row in rows], line


def test_source_marks_the_sentence_and_parts_the_paragraphs(client, world):
    text = (
        "Referat af møde i Fagligt forum 14. september 2026 kl. 13\n\nTil stede: Carla Cederfeld, Bo Brisling\n\n"
        "1. Fælles senge\n\nBeslutning\n\nForummet drøftede sengene.\nDer mangler to.\n\nTallene er samlet.\n\n"
        "Der var ros. Carla Cederfeld indkalder gruppen. Det tager tid. Bo Brisling sender [tallene](#) til\nalle.\n\n"
        "Der var enighed om målet. Planen blev godkendt. Tak for indsatsen.\n\n2. Eventuelt\n\nBeslutning\n\nIntet."
    )
    rows = client.get(reverse("desk:review", args=[brought(world, text).pk])).context["lines"]
    spans = {row.text: [words for words, marked in row.spans if marked] for row in rows}
    assert spans["Til stede: Carla Cederfeld, Bo Brisling"] == ["Carla Cederfeld", "Bo Brisling"]
    assert spans["Forummet drøftede sengene.\nDer mangler to."] == spans["Tallene er samlet."] == []
    assert spans["Der var ros. Carla Cederfeld indkalder gruppen. Det tager tid. Bo Brisling sender tallene til"] == [
        "Carla Cederfeld indkalder gruppen.",
        "Bo Brisling sender tallene til",
    ]
    assert spans["Der var enighed om målet. Planen blev godkendt. Tak for indsatsen."] == ["Planen blev godkendt."]


def test_source_is_shown_as_it_looked_and_not_as_markup(client, world):
    table = "| Nr. | Emne | Referat |\n|---|---|---|\n| 1 | **Senge** | Der mangler to.<br>De bestilles. |\n| 2 | Biler | Intet. |\n"
    draft = brought(world, f"# Referat af møde i Fagligt forum 14. september 2026 kl. 13\n\n{table}")
    shown = [row.text for row in client.get(reverse("desk:review", args=[draft.pk])).context["lines"]]
    assert shown[0] == "Referat af møde i Fagligt forum 14. september 2026 kl. 13"
    assert shown[1:] == ["Nr. · Emne · Referat", "1 · Senge · Der mangler to.\nDe bestilles.", "2 · Biler · Intet."]
