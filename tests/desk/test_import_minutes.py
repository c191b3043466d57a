"""import_minutes: an archive comes in, and what needs a human eye is left for one."""

import pytest
from django.core.management import CommandError, call_command

from actions.models import Action
from clusters.models import User
from desk.models import ImportDraft
from minutes.models import Meeting
from tests.desk.test_bring import TEXT
from tests.world import make_seat, make_user

pytestmark = pytest.mark.django_db
SURE = TEXT.replace("Bo Brislng", "Bo Brisling")


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "store"


@pytest.fixture
def archive(tmp_path):
    """Gives a function (name, content) that writes a file and gives its path."""

    def write(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return write


def run(capsys, *words) -> tuple[str, int]:
    try:
        call_command("import_minutes", *words)
    except SystemExit as end:
        return capsys.readouterr().out, int(str(end.code))
    return capsys.readouterr().out, 0


def test_meetings_of_what_is_sure_drafts_of_the_rest_and_one_bad_file_stops_nobody(world, archive, capsys):
    later = SURE.replace("14. september", "12. oktober").replace("14-09-2026", "12-10-2026")
    files = [
        archive("a.txt", SURE),
        archive("b.exe", b"MZ\x90\x00" + b"\x00" * 90),
        archive("c.txt", TEXT.replace("14. september", "9. november").replace("14-09-2026", "09-11-2026")),
        archive("igen.txt", SURE),
        archive("d.txt", later),
        "/nowhere/at-all.txt",
    ]
    out, code = run(capsys, "--body", world.body.slug, *files)
    meetings = Meeting.objects.exclude(pk=world.meeting.pk).order_by("starts")
    assert [meeting.day.isoformat() for meeting in meetings] == ["2026-09-14", "2026-10-12"]
    draft = ImportDraft.objects.get(meeting=None)
    assert draft.owner == world.asta and draft.file_name == "c.txt"
    lines = out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["a.txt", "b.exe", "c.txt", "igen.txt", "d.txt", "at-all.txt"]
    assert "Deltager, der skal tjekkes: Bo Brislng" in lines[2] and f"/import/{draft.pk}/" in lines[2]
    assert "åbnes ikke" in lines[1] and meetings[0].get_absolute_url() in lines[3]
    assert lines[-1] == "2 møder oprettet, 1 lagt som kladder, 1 hentet ind før, 2 afvist."
    assert code == 1


def test_zero_when_all_went_in_or_was_left(world, archive, capsys):
    out, code = run(capsys, "--body", world.body.slug, archive("a.txt", SURE), archive("b.txt", TEXT))
    assert code == 0 and "1 møder oprettet, 1 lagt som kladder" in out


def test_second_run_makes_nothing(world, archive, capsys):
    files = [archive("a.txt", SURE), archive("b.txt", TEXT)]
    run(capsys, "--body", world.body.slug, *files)
    out, code = run(capsys, "--body", world.body.slug, *files)
    assert code == 0 and "0 møder oprettet, 0 lagt som kladder, 2 hentet ind før" in out
    assert Meeting.objects.count() == 2 and ImportDraft.objects.filter(meeting=None).count() == 1


def test_meeting_that_is_there_already_is_left_for_a_human_eye(world, archive, capsys):
    files = [archive("a.txt", SURE), archive("a-anden-udgave.txt", SURE + "\nAfskrift.\n")]
    out, _code = run(capsys, "--body", world.body.slug, *files)
    assert "Organet har allerede et møde den dag" in out and Meeting.objects.count() == 2


def test_actions_without_doubt_are_made_too(world, archive, capsys):
    told = SURE.replace(
        "2. Godkendt.", "2. Godkendt.\n\nCarla Cederfeld indkalder driftslederne inden 1. oktober 2026."
    )
    run(capsys, "--body", world.body.slug, archive("a.txt", told))
    assert [owner.person for owner in Action.objects.latest("pk").owners.all()] == [world.carla.person]


def test_approved_minutes_come_in_locked(world, archive, capsys):
    run(capsys, "--body", world.body.slug, "--approved", archive("a.txt", SURE))
    meeting = Meeting.objects.latest("pk")
    assert meeting.state == "approved" and "kendes ikke" in meeting.approved_text


def test_who_brings_them_must_run_the_body(world, archive, capsys):
    file = archive("a.txt", SURE)
    for email in ("carla@example.dk", "erik@example.dk", "nobody@example.dk"):
        with pytest.raises(CommandError):
            call_command("import_minutes", "--body", world.body.slug, "--as-user", email, file)
    run(capsys, "--body", world.body.slug, "--as-user", "BO@example.dk", file)
    assert ImportDraft.objects.get().owner == world.bo


def test_it_is_asked_who_brings_them_when_there_are_several(world, archive):
    make_seat(world.body, make_user("Gerda Gam"), "secretary")
    with pytest.raises(CommandError, match=r"asta@example\.dk, gerda@example\.dk"):
        call_command("import_minutes", "--body", world.body.slug, archive("a.txt", SURE))
    User.objects.filter(email="gerda@example.dk").update(is_active=False)
    call_command("import_minutes", "--body", world.body.slug, archive("a.txt", SURE))


def test_body_that_is_not_there(world, archive):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("import_minutes", "--body", "nowhere", archive("a.txt", SURE))
