"""Attachments: stored whole or not at all, and fetched by those who may read them, as downloads of a safe type."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clusters.models import Entry
from minutes.models import Absence, Attachment, Meeting, Refusal
from minutes.models.meeting import Locked
from tests.world import attend, force_state

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """A store of files that belongs to the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def attach(world, *, item="item", name="Notat om økonomi.pdf", content=b"%PDF-1.7 tal", **fields) -> Attachment:
    file = SimpleUploadedFile(name, content, content_type="text/html")
    return Attachment.add(file, meeting=world.meeting, item=getattr(world, item), by=world.asta, **fields)


def fetch(client, user, file):
    client.force_login(user)
    return client.get(reverse("minutes:attachment", args=[file.pk]))


def stored(store) -> list:
    return [path for path in store.rglob("*") if path.is_file()]


def test_download_has_our_type_and_the_name_it_came_with(client, world):
    file = attach(world)
    response = fetch(client, world.asta, file)
    assert b"".join(response) == b"%PDF-1.7 tal"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Notat%20om%20%C3%B8konomi.pdf")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]


def test_what_is_stored_matches_the_hash(world, store):
    file = attach(world, content=b"x" * 200_000)
    with file.file.open() as bytes_:
        assert hashlib.sha256(bytes_.read()).hexdigest() == file.sha256
    assert len(stored(store)) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("virus.exe", b"MZ", "type"),
        ("side.html", b"<script>", "type"),
        ("tegning.svg", b"<svg>", "type"),
        ("uden endelse", b"x", "type"),
        ("tom.pdf", b"", "empty"),
    ],
)
def test_refused_file_leaves_neither_row_nor_bytes(world, store, name, content, code):
    with pytest.raises(Refusal) as refused:
        attach(world, name=name, content=content)
    assert [reason.code for reason in refused.value.reasons] == [code]
    assert not Attachment.objects.exists()
    assert stored(store) == []


def test_too_large_is_refused(world, store, settings):
    settings.UPLOAD_BYTES = 10
    with pytest.raises(Refusal) as refused:
        attach(world, content=b"x" * 11)
    assert [reason.code for reason in refused.value.reasons] == ["size"]
    assert stored(store) == []


def test_the_same_file_twice_is_refused_on_one_item_only(world, store):
    attach(world)
    with pytest.raises(Refusal) as refused:
        attach(world, name="kopi.pdf")
    assert [reason.code for reason in refused.value.reasons] == ["again"]
    attach(world, item="closed")
    assert len(stored(store)) == 2


def test_a_row_that_cannot_be_stored_leaves_no_bytes(world, store, monkeypatch):
    def fail(self, *args, **kwargs):
        raise OSError("no room")

    monkeypatch.setattr(Attachment, "save", fail)
    with pytest.raises(OSError, match="no room"):
        attach(world)
    assert stored(store) == []


def test_name_with_a_path_is_only_a_name(world):
    file = attach(world, name="C:\\hemmeligt\\notat.pdf")
    assert (file.file_name, file.title) == ("notat.pdf", "notat")
    assert "notat" not in file.file.name


@pytest.mark.parametrize(
    ("state", "asta", "bo", "carla", "dan", "erik"),
    [
        ("planned", 200, 200, 404, 404, 404),
        ("called", 200, 200, 200, 200, 404),
        ("approved", 200, 200, 200, 200, 404),
        ("cancelled", 200, 200, 404, 404, 404),
    ],
)
def test_open_file_for_those_who_may_read_the_agenda(client, world, state, asta, bo, carla, dan, erik):
    file = attach(world)
    force_state(world.meeting, state)
    got = {
        name: fetch(client, getattr(world, name), file).status_code for name in ("asta", "bo", "carla", "dan", "erik")
    }
    assert got == {"asta": asta, "bo": bo, "carla": carla, "dan": dan, "erik": erik}


@pytest.mark.parametrize("on", ["item", "closed"])
def test_closed_file_is_not_for_observers(client, world, on):
    file = attach(world, item=on, closed=on == "item")
    force_state(world.meeting, "called")
    assert [fetch(client, user, file).status_code for user in (world.bo, world.carla, world.dan)] == [200, 200, 404]


def test_closed_file_is_not_for_a_member_who_stayed_out(client, world):
    file = attach(world, item="closed")
    force_state(world.meeting, "called")
    Absence.objects.create(
        attendance=attend(world.meeting, world.carla.person), item=world.closed, reason=Absence.Reason.CONFLICT
    )
    assert fetch(client, world.carla, file).status_code == 404


def test_stranger_is_asked_to_sign_in(client, world):
    response = client.get(reverse("minutes:attachment", args=[attach(world).pk]))
    assert response.status_code == 302


def test_published_open_files_are_anyones(client, world):
    files = [attach(world), attach(world, content=b"lukket", closed=True), attach(world, item="closed")]
    force_state(world.meeting, "approved")
    Meeting.objects.filter(pk=world.meeting.pk).update(published_at=world.meeting.starts)
    got = [client.get(reverse("minutes:attachment", args=[file.pk])).status_code for file in files]
    assert got == [200, 302, 302]


def test_lost_bytes_are_a_404(client, world):
    file = attach(world)
    file.file.storage.delete(file.file.name)
    assert fetch(client, world.asta, file).status_code == 404


def test_change_is_written_down_once(world):
    file = attach(world)
    file.change(title=" Økonominotat ", closed=True, by=world.asta)
    file.change(title="Økonominotat", closed=True, by=world.asta)
    file.refresh_from_db()
    assert (file.title, file.closed) == ("Økonominotat", True)
    entries = Entry.objects.about(file).filter(verb="attachment_changed")
    assert [entry.changes for entry in entries] == [
        {"title": ["Notat om økonomi", "Økonominotat"], "closed": [False, True]}
    ]


def test_locked_meeting_keeps_its_files(world, store):
    file = attach(world)
    force_state(world.meeting, "approved")
    for act in (
        lambda: file.change(title="x", closed=False, by=world.asta),
        lambda: file.remove(by=world.asta),
        lambda: attach(world, content=b"andet"),
    ):
        with pytest.raises(Locked):
            act()
    assert len(stored(store)) == 1


def test_removed_item_takes_its_bytes_along(world, store, django_capture_on_commit_callbacks):
    world.action.delete()
    attach(world)
    with django_capture_on_commit_callbacks(execute=True):
        world.item.remove(by=world.asta)
    assert stored(store) == []
    assert Entry.objects.get(verb="item_removed").changes["attachments"][0][0] == "Notat om økonomi"


def test_item_that_actions_come_from_stays(world):
    with pytest.raises(Refusal) as refused:
        world.item.remove(by=world.asta)
    assert [reason.code for reason in refused.value.reasons] == ["used"]
    world.item.refresh_from_db()


def test_content_file_without_a_name_is_refused(world):
    with pytest.raises(Refusal):
        Attachment.add(ContentFile(b"x"), meeting=world.meeting, item=None, by=world.asta)
