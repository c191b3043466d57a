"""manage.py read_minutes: JSON, a summary, and plain sentences instead of errors."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import reading

CLUSTER = Path(__file__).parent / "texts" / "cluster.txt"


def run(file: Path, *options: str) -> str:
    out = StringIO()
    call_command("read_minutes", str(file), *options, stdout=out)
    return out.getvalue()


def test_json_is_what_the_reader_found() -> None:
    assert json.loads(run(CLUSTER, "--json")) == reading.read(CLUSTER.read_text()).as_json()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_gives_the_same(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "referat.txt"
    text = CLUSTER.read_text().replace("\u201d", '"')
    file.write_bytes(text.encode(encoding))
    assert json.loads(run(file, "--json")) == reading.read(text).as_json()


def test_summary_shows_everything_to_look_at() -> None:
    shown = run(CLUSTER)
    for part in (
        "referat: Faglig Samarbejdsklynge Vesterhav",
        "- Gorm Tangmose",
        "Årsregnskab",
        "2 attachments",
        "Ny samarbejdsaftale",
    ):
        assert part in shown
    assert "Tidsplan.pptx stands under item 1 and item B" in shown


def test_lines_without_a_place_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("En løs linje\n\nPunkt 1: Havnen\nGodkendt.\n\nPunkt 2: Kajen\nUdsat.")
    assert "1 lines not placed\n  En løs linje" in run(file)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", reading.EMPTY), (b"\x00\x01\x02" * 50, reading.BINARY), (b"a" * (reading.MAX_BYTES + 1), reading.TOO_LARGE)],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(CommandError) as error:
        run(file)
    assert str(error.value) == f"{file}: {message}"


def test_a_word_file_gives_what_its_text_gives() -> None:
    file = CLUSTER.parent.parent / "files" / "cluster-word.docx"
    found, wanted = json.loads(run(file, "--json")), reading.read(CLUSTER.read_text()).as_json()
    assert [(item["number"], item["title"]) for item in found["items"]] == [
        (item["number"], item["title"]) for item in wanted["items"]
    ]


def test_promises_stand_under_their_item(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Punkt 1: Havnen\n\nBeslutning\n\nDet aftales, at Gry Elm sender planen inden den 1. maj.\n\nPunkt 2: Kaj\n"
    )
    assert "> Sende planen (Gry Elm; inden den 1. maj)" in run(file)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        run(tmp_path / "nothing.txt")
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        run(tmp_path)
