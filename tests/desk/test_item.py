"""The page where an item is written: nothing typed is lost, and nobody is overwritten unseen."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.models import Entry
from minutes.models import AgendaItem, Attachment, Section, TextRevision
from minutes.models.text import Copy
from tests.world import force_state, make_item, make_meeting

pytestmark = pytest.mark.django_db
VALUE = re.compile(r"\bvalue=\"([^\"]*)\"")


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """A store of files that belongs to the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def address(item) -> str:
    return reverse("desk:item", args=[item.pk])


def sent_by(page: str) -> dict[str, str]:
    """What the page's form sends as it stands: its hidden inputs and its fields."""
    form = page[page.index('id="write"') : page.index("</form>", page.index('id="write"'))]
    data = {}
    for found in re.finditer(r"<input[^>]*>", form):
        name, value = re.search(r'\bname="([^"]+)"', found[0]), VALUE.search(found[0])
        box = 'type="checkbox"' in found[0]
        if name and (not box or " checked" in found[0]):
            data[name[1]] = value[1] if value else "on" if box else ""
    for name, text in re.findall(r'<textarea[^>]*\bname="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        data[name] = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for name, options in re.findall(r'<select[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    data.pop("csrfmiddlewaretoken", None)
    return data


def opened(client, user, item) -> dict[str, str]:
    client.force_login(user)
    return sent_by(client.get(address(item)).text)


def save(client, user, item, data, htmx=False, **changes):
    client.force_login(user)
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(address(item), data | changes, headers=headers)


def case_of(item) -> str:
    return Section.objects.get(item=item, kind="case", heading="").text


# who may


@pytest.mark.parametrize(("who", "status"), [("asta", 200), ("bo", 200), ("carla", 403), ("dan", 403), ("erik", 404)])
def test_who_may_write(client, world, who, status):
    client.force_login(getattr(world, who))
    assert client.get(address(world.item)).status_code == status
    if status != 200:
        assert client.post(address(world.item), {"title": "x"}).status_code == status


def test_page_of_one_user_is_not_sent_by_another(client, world):
    data = opened(client, world.asta, world.item)
    client.force_login(world.bo)
    headers = {"HX-Request": "true", "X-Written-By": str(world.asta.pk)}
    response = client.post(address(world.item), data | {"title": "Ny titel"}, headers=headers)
    assert response.status_code == 403
    assert AgendaItem.objects.get(pk=world.item.pk).title == world.item.title


def test_locked_meeting_shows_the_record_and_loses_no_text(client, world):
    data = opened(client, world.asta, world.item)
    force_state(world.meeting, "approved")
    client.force_login(world.asta)
    assert client.get(address(world.item)).status_code == 302
    response = save(client, world.asta, world.item, data, **{"section-case-text": "<p>Skrevet forgæves</p>"})
    assert response.status_code == 422
    assert "Skrevet forgæves" in response.text
    assert "Referatet er godkendt" in response.text


def test_as_many_queries_for_many_files_and_sections_as_for_one(client, world):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(world.item)).status_code == 200
        return len(queries)

    def fill(numbers) -> None:
        for n in numbers:
            file = SimpleUploadedFile(f"{n}.pdf", f"%PDF {n}".encode())
            Attachment.add(file, meeting=world.meeting, item=world.item, by=world.asta)
            world.item.section("other", f"Afsnit {n}").write(f"<p>{n}</p>", copy=Copy(0), by=world.asta)

    client.force_login(world.asta)
    fill([1])
    few = count()
    fill(range(2, 50))
    assert count() == few
    assert few <= 12


# saving


def test_texts_are_sanitised_and_fields_stored(client, world):
    data = opened(client, world.asta, world.item)
    response = save(
        client,
        world.asta,
        world.item,
        data,
        title="  Akutpladser   i klyngen ",
        minutes="20",
        presenters="Bo",
        closed="on",
        **{"section-case-text": '<h2>Sag</h2><p style="color:red">Tekst<script>x()</script></p>'},
    )
    assert response.status_code == 302
    item = AgendaItem.objects.get(pk=world.item.pk)
    assert (item.title, item.minutes, item.presenters, item.closed) == ("Akutpladser i klyngen", 20, "Bo", True)
    assert case_of(item) == "<h3>Sag</h3><p>Tekst</p>"
    assert not Section.objects.filter(item=item, kind="recommendation").exists()


def test_saving_what_is_there_changes_nothing(client, world):
    world.item.section("case").write("<p>Sag &amp; <strong>mere</strong></p>", copy=Copy(0), by=world.bo)
    data = opened(client, world.asta, world.item)
    entries, revision = Entry.objects.count(), world.meeting.revision
    world.meeting.refresh_from_db()
    revision = world.meeting.revision
    assert save(client, world.asta, world.item, data).status_code == 302
    world.meeting.refresh_from_db()
    assert (Entry.objects.count(), world.meeting.revision) == (entries, revision)


def test_without_script_plain_text_becomes_paragraphs(client, world):
    data = opened(client, world.asta, world.item)
    save(client, world.asta, world.item, data, **{"section-case-text": "Første.\r\n\r\n- et\r\n- to"})
    assert case_of(world.item) == "<p>Første.</p><ul><li>et</li><li>to</li></ul>"


def test_htmx_gets_versions_and_no_text(client, world):
    data = opened(client, world.asta, world.item)
    response = save(client, world.asta, world.item, data, htmx=True, **{"section-case-text": "<p>Sag</p>"})
    assert response.status_code == 200
    assert "Gemt " in response.text
    assert "<textarea" not in response.text
    assert re.search(r'name="section-case-version"[^>]*value="1"', response.text)


def test_an_error_brings_every_text_back(client, world):
    data = opened(client, world.asta, world.item)
    response = save(
        client, world.asta, world.item, data, htmx=True, title=" ", **{"section-case-text": "<p>Lang sag</p>"}
    )
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#write"
    assert "Lang sag" in response.text
    assert "Giv punktet en titel." in response.text
    assert "<html" not in response.text
    assert not Section.objects.filter(item=world.item).exists()


# two at once


def test_a_field_left_alone_never_undoes_a_colleagues_change(client, world):
    data = opened(client, world.asta, world.item)
    world.item.change(title="Bos titel", closed=True, by=world.bo)
    assert save(client, world.asta, world.item, data, minutes="15").status_code == 302
    item = AgendaItem.objects.get(pk=world.item.pk)
    assert (item.title, item.closed, item.minutes) == ("Bos titel", True, 15)


def test_a_text_left_alone_never_meets_a_colleagues(client, world):
    world.item.section("case").write("<p>Før</p>", copy=Copy(0), by=world.asta)
    data = opened(client, world.asta, world.item)
    world.item.section("case").write("<p>Bos</p>", copy=Copy(1), by=world.bo)
    assert save(client, world.asta, world.item, data, title="Ny titel").status_code == 302
    assert case_of(world.item) == "<p>Bos</p>"


def conflict(client, world, htmx=False):
    world.item.section("case").write("<p>Før</p>", copy=Copy(0), by=world.asta)
    data = opened(client, world.asta, world.item)
    world.item.section("case").write("<p>Bos ord</p>", copy=Copy(1), by=world.bo)
    mine = {"section-case-text": "<p>Astas ord</p>", "section-recommendation-text": "<p>Indstilling</p>"}
    return save(client, world.asta, world.item, data, htmx=htmx, **mine)


def test_a_later_save_of_the_same_text_gets_both(client, world):
    response = conflict(client, world)
    assert response.status_code == 409
    assert "Astas ord" in response.text
    assert "Bos ord" in response.text
    assert "Bo Brisling gemte dette kl." in response.text
    assert case_of(world.item) == "<p>Bos ord</p>"
    assert TextRevision.objects.get(kept=False).text == "<p>Astas ord</p>"
    assert Section.objects.get(item=world.item, kind="recommendation").text == "<p>Indstilling</p>"


def test_saving_again_lets_ones_own_stand_and_keeps_the_other(client, world):
    response = conflict(client, world)
    assert save(client, world.asta, world.item, sent_by(response.text)).status_code == 302
    assert case_of(world.item) == "<p>Astas ord</p>"
    assert TextRevision.objects.filter(text="<p>Bos ord</p>", kept=True).exists()


def test_the_others_text_can_be_chosen(client, world):
    response = conflict(client, world)
    again = save(client, world.asta, world.item, sent_by(response.text), take="section-case", htmx=True)
    assert again.status_code == 200
    assert case_of(world.item) == "<p>Bos ord</p>"
    assert "Astas ord" not in again.text
    assert "Bos ord" in again.text


def test_a_third_save_in_between_is_met_again(client, world):
    response = conflict(client, world)
    world.item.section("case").write("<p>Bos nyeste</p>", copy=Copy(2), by=world.bo)
    again = save(client, world.asta, world.item, sent_by(response.text))
    assert again.status_code == 409
    assert case_of(world.item) == "<p>Bos nyeste</p>"


def test_two_who_write_the_first_words_meet(client, world):
    data = opened(client, world.asta, world.item)
    save(client, world.bo, world.item, data, **{"section-case-text": "<p>Bos</p>"})
    assert save(client, world.asta, world.item, data, **{"section-case-text": "<p>Astas</p>"}).status_code == 409


def test_the_same_save_twice_is_no_conflict(client, world):
    data = opened(client, world.asta, world.item) | {"section-case-text": "<p>Sag</p>"}
    for _time in range(2):
        assert save(client, world.asta, world.item, data).status_code == 302


# sections


def test_a_section_is_added_and_all_else_saved(client, world):
    data = opened(client, world.asta, world.item)
    response = save(
        client,
        world.asta,
        world.item,
        data,
        add="1",
        add_kind="economy",
        **{"section-case-text": "<p>Sag</p>"},
    )
    assert response["Location"].endswith("#section-economy")
    assert case_of(world.item) == "<p>Sag</p>"
    assert "section-economy-text" in opened(client, world.asta, world.item)


def test_a_section_with_a_heading_of_its_own(client, world):
    data = opened(client, world.asta, world.item)
    save(client, world.asta, world.item, data, add="1", add_kind="other", add_heading="Bemærkninger")
    section = Section.objects.get(item=world.item, heading="Bemærkninger")
    again = opened(client, world.asta, world.item)
    save(client, world.asta, world.item, again, **{f"section-other-{section.pk}-text": "<p>Ja</p>"})
    section.refresh_from_db()
    assert section.text == "<p>Ja</p>"


def test_a_section_that_a_colleague_added_meanwhile_is_left_alone(client, world):
    data = opened(client, world.asta, world.item)
    world.item.section("law").write("<p>Lov</p>", copy=Copy(0), by=world.bo)
    assert save(client, world.asta, world.item, data, title="Ny").status_code == 302
    assert Section.objects.get(item=world.item, kind="law").text == "<p>Lov</p>"


def test_discussion_is_not_written_here(client, world):
    world.item.section("discussion").write("Alle talte.", copy=Copy(0), by=world.asta)
    assert not [name for name in opened(client, world.asta, world.item) if "discussion" in name]


# number and earlier item


def test_own_number_and_back_again(client, world):
    save(client, world.asta, world.item, opened(client, world.asta, world.item), label="B")
    assert [item.label for item in world.meeting.items.all()] == ["B", "1"]
    save(client, world.asta, world.item, opened(client, world.asta, world.item), label="")
    assert [item.label for item in world.meeting.items.all()] == ["1", "2"]


def test_goes_on_with_an_item_of_the_same_body_only(client, world):
    before = make_item(make_meeting(world.body, world.asta, days=-30), world.asta, "Før")
    foreign = make_item(make_meeting(world.other, world.erik, days=-30), world.erik, "Andet organ")
    data = opened(client, world.asta, world.item)
    assert save(client, world.asta, world.item, data, continues=str(foreign.pk)).status_code == 422
    assert save(client, world.asta, world.item, data, continues=str(before.pk)).status_code == 302
    assert AgendaItem.objects.get(pk=world.item.pk).continues == before


# attachments


def upload(client, user, item, *files, htmx=False, **data):
    client.force_login(user)
    headers = {"HX-Request": "true"} if htmx else {}
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("desk:add_attachments", args=[item.pk]), data | {"files": sent}, headers=headers)


def test_one_bad_file_stops_none_of_the_others(client, world, store):
    files = [("a.pdf", b"%PDF a"), ("b.exe", b"MZ"), ("c.pdf", b""), ("d.txt", b"tekst"), ("e.pdf", b"%PDF a")]
    response = upload(client, world.asta, world.item, *files, htmx=True)
    assert response.status_code == 422
    assert [file.file_name for file in world.item.attachments.all()] == ["a.pdf", "d.txt"]
    assert response.text.count("<li>") >= 3
    for words in ("b.exe", "c.pdf", "e.pdf", "2 filer er lagt op."):
        assert words in response.text
    assert len([path for path in store.rglob("*") if path.is_file()]) == 2


def test_upload_without_script(client, world):
    response = upload(client, world.asta, world.item, ("a.pdf", b"%PDF a"))
    assert response.status_code == 302
    assert "1 fil er lagt op." in client.get(response["Location"]).text
    assert upload(client, world.asta, world.item).status_code == 302


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("dan", 403), ("erik", 404)])
def test_others_neither_attach_nor_change_nor_remove(client, world, who, status):
    upload(client, world.asta, world.item, ("a.pdf", b"%PDF a"))
    file = Attachment.objects.get()
    user = getattr(world, who)
    assert upload(client, user, world.item, ("b.pdf", b"%PDF b")).status_code == status
    for verb in ("change_attachment", "remove_attachment"):
        assert client.post(reverse(f"desk:{verb}", args=[file.pk]), {"title": "x"}).status_code == status
    assert Attachment.objects.get().title == "a"


def test_attachment_is_named_closed_and_removed(client, world, store, django_capture_on_commit_callbacks):
    upload(client, world.asta, world.item, ("a.pdf", b"%PDF a"))
    file = Attachment.objects.get()
    change = reverse("desk:change_attachment", args=[file.pk])
    client.post(change, {"title": "Notat", "closed": "on"})
    file.refresh_from_db()
    assert (file.title, file.closed) == ("Notat", True)
    response = client.post(change, {"title": " "}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert "Giv bilaget en titel." in response.text
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("desk:remove_attachment", args=[file.pk]))
    assert not Attachment.objects.exists()
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_issued_agenda_keeps_its_attachments(client, world):
    upload(client, world.asta, world.item, ("a.pdf", b"%PDF a"))
    force_state(world.meeting, "called")
    response = client.post(
        reverse("desk:remove_attachment", args=[Attachment.objects.get().pk]), headers={"HX-Request": "true"}
    )
    assert response.status_code == 422
    assert Attachment.objects.exists()


def test_the_editor_is_loaded_here_under_the_policy_and_not_on_the_desk(client, world):
    client.force_login(world.asta)
    desk = client.get(reverse("desk:desk", args=[world.meeting.pk]))
    assert desk.status_code == 200
    assert not [name for name in ("prose", "editor.js", "editor.css") if name in desk.text]
    response = client.get(address(world.item))
    nonce = re.search(r"'nonce-([^']+)'", response["Content-Security-Policy"])
    assert nonce
    assert f'<script type="importmap" nonce="{nonce[1]}">' in response.text
    assert "unsafe-inline" not in response["Content-Security-Policy"]
