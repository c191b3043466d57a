"""The document on screen and on paper."""

import io
import os
from pathlib import Path

import pypdfium2
import pytest

from actions.models import Action
from minutes.models import Attendance, Meeting
from minutes.models.text import Copy
from tests.world import attend, force_state, make_item, make_meeting, make_world, today

CASE = (
    "<p>Siden efteråret har kommunerne og sygehuset afprøvet en fælles vagtplan for de akutte pladser i weekenderne. "
    "Afprøvningen viser, at borgerne ligger kortere tid på sygehuset, og at hjemmesygeplejen får besked i bedre tid.</p>"
    "<h3>Erfaringer fra prøveperioden</h3><p>Tre forhold går igen i tilbagemeldingerne:</p>"
    "<ul><li>Plejeforløbsplanen er udfyldt før kl. 12 i fire ud af fem forløb.</li>"
    "<li>Medicinen følger borgeren hjem, men doseringen mangler i hvert tiende forløb.</li>"
    "<li>Kørslen er bestilt for sent om fredagen, så borgerne venter på afsnittet.</li></ul>"
    "<table><tbody><tr><th>Kommune</th><th>Forløb</th><th>Genindlagt</th></tr>"
    "<tr><td>Birkelund</td><td>112</td><td>9</td></tr><tr><td>Nordre Sogn</td><td>87</td><td>11</td></tr></tbody></table>"
    "<p>Driften anbefaler, at ordningen fortsætter året ud, og at udgiften deles efter befolkningstal.</p>"
)
SAID = (
    "Ordningen fortsætter året ud. Udgiften deles efter befolkningstal, og den enkelte kommune godkender sit bidrag.\n\n"
    "Det aftales, at\n- sygehuset bestiller kørslen senest dagen før\n- sekretariatet samler tallene for hele året\n\n"
    "Patientrepræsentanten gør opmærksom på, at pårørende sjældent får besked."
)


@pytest.fixture
def held(transactional_db):
    """A meeting of eight items with texts of real length, half of them decided, one closed."""
    w = make_world()
    w.held = make_meeting(w.body, w.asta, days=-20)
    for row in w.held.attendances.all():
        row.note(by=w.asta, status="present")
    attend(w.held, w.bo.person).note(by=w.asta, role="chair")
    attend(w.held, w.frida).note(by=w.asta, status="excused")
    Attendance.objects.create(
        meeting=w.held, name="Gunhild Grønkær", organisation="Patientrådet", role="guest", status="present"
    )
    for number in range(8):
        title = [
            "Godkendelse af dagsorden",
            "Fælles akutpladser i weekenden: evaluering af prøveperioden og næste skridt",
        ][number % 2]
        item = make_item(w.held, w.asta, f"{title}", closed=number == 5)
        item.section("case").write(CASE, copy=Copy(0), by=w.asta)
        item.section("recommendation").write(
            "<p>Det indstilles, at Fagligt forum</p><ol><li>tager evalueringen til efterretning</li>"
            "<li>godkender, at ordningen fortsætter.</li></ol>",
            copy=Copy(0),
            by=w.asta,
        )
        item.decision.write(SAID, copy=Copy(0), by=w.asta)
        item.decision.conclude("approved" if number else "noted", by=w.asta)
        Action.create(
            body=w.body,
            item=item,
            task="Bestille kørslen senest dagen før",
            by=w.asta,
            owners=[w.hospital],
            due=today(9),
            due_phrase="inden næste møde",
            due_precision="meeting",
        )
    force_state(w.held, "commenting")
    Meeting.objects.filter(pk=w.held.pk).update(comments_until=today(5))
    return w


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_record_on_screen(held, signed_in, live_server, check_page):
    page = signed_in(held.carla)
    page.goto(f"{live_server.url}/meetings/{held.held.pk}/")
    check_page(page, "record-member")
    page = signed_in(held.asta)
    page.goto(f"{live_server.url}/meetings/{held.held.pk}/")
    check_page(page, "record-secretary")


def test_planned_agenda_for_a_member(held, signed_in, live_server, check_page):
    page = signed_in(held.carla)
    page.goto(f"{live_server.url}/meetings/{held.meeting.pk}/")
    check_page(page, "record-not-issued")


def test_paper_has_header_numbers_contents_and_no_buttons(held, signed_in, live_server):
    page = signed_in(held.carla)
    page.goto(f"{live_server.url}/meetings/{held.held.pk}/")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    (Path(os.environ["PUNKTVIS_SHOTS"]) / "record.pdf").write_bytes(pdf)
    pages = text_of(pdf)
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in text
    assert all("Fagligt forum · " in text for text in pages[1:])
    assert "Punkter og beslutninger" in pages[0]
    everything = " ".join(pages)
    for button in ("Udskriv", "Se alle versioner", "Log ud", "Mit arbejde"):
        assert button not in everything


def test_no_heading_stands_alone_at_the_foot_of_a_page(held, signed_in, live_server):
    page = signed_in(held.carla)
    page.goto(f"{live_server.url}/meetings/{held.held.pk}/")
    for text in text_of(page.pdf(prefer_css_page_size=True))[:-1]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith(("Punktvis", "Side ")) and "Fagligt forum · " not in line]
        assert not body[-1].startswith("Fælles akutpladser i weekenden")
        assert body[-1] not in {
            "Sagsfremstilling",
            "Indstilling",
            "Beslutning",
            "Aktioner",
            "Erfaringer fra prøveperioden",
        }
