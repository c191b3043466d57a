"""Files that are not read: the right reason, in time, and nothing left behind. What means harm is made here."""

import io
import random
import struct
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.files import MAX_BYTES, open_file
from reading.files.process import AT_ONCE, ROOT, ask
from reading.files.refusals import SENTENCES
from reading.source import BINARY, EMPTY, TOO_LARGE, Refused
from tests.reading.files import made

HERE = Path(__file__).parent
WORD = (HERE / "steering-group-word.docx").read_bytes()
PDF = (HERE / "steering-group-office.pdf").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
SAFETY = 90  # seconds: no file takes longer, however slow the machine


def bomb() -> bytes:
    """200 MB of one letter in a document of 200 kB."""
    return made.word(made.p("a" * 200_000_000))


def lying_bomb() -> bytes:
    """Unpacks to 40 MB, and says in its list of contents that it unpacks to 1,000 bytes."""
    data = bytearray(made.word(made.p("a" * 40_000_000)))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature)
        while at >= 0:
            if struct.unpack_from("<I", data, at + place)[0] > 40_000_000:
                struct.pack_into("<I", data, at + place, 1000)
            at = data.find(signature, at + 4)
    return bytes(data)


def laughs(encoding: str = "utf-8") -> bytes:
    """A billion laughs in Word's main part."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]><w:document {made.WORD}><w:body>{made.p("&l9;")}</w:body></w:document>'
    return made.package({"word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding)})


def locked_zip() -> bytes:
    data = bytearray(WORD)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def broken_part() -> bytes:
    data = bytearray(WORD)
    at = data.index(b"word/document.xml") + 400
    data[at : at + 50] = bytes(50)
    return bytes(data)


def deep() -> bytes:
    return made.word("<w:tbl><w:tr><w:tc>" * 100_000 + "</w:tc></w:tr></w:tbl>" * 100_000)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing": ("a.docx", lambda: b"", "empty"),
    "blanks": ("a.txt", lambda: b" \r\n\x00\t", "empty"),
    "too large": ("a.pdf", lambda: b"%PDF-1.7" + bytes(MAX_BYTES), "too_large"),
    "too much plain text": ("a.txt", lambda: b"a " * 1_100_000, "too_large"),
    "too much text in Word": ("a.docx", lambda: made.word(made.p("Hej du. " * 300_000)), "too_much_text"),
    "binary text": ("a.txt", lambda: bytes(range(1, 256)) * 4, "binary"),
    "a zip bomb": ("a.docx", bomb, "unpacked_too_large"),
    "a bomb that lies": ("a.docx", lying_bomb, "broken"),
    "a billion laughs": ("a.docx", laughs, "unsafe"),
    "a billion laughs in UTF-16": ("a.docx", lambda: laughs("utf-16"), "unsafe"),
    "an outside entity": (
        "a.docx",
        lambda: made.package({"word/document.xml": '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'}),
        "unsafe",
    ),
    "nested too deep": ("a.docx", deep, "broken"),
    "501 pages": ("a.pdf", lambda: made.pdf(made.at(60, 700, "Referat af et møde"), pages=501), "too_many_pages"),
    "a scanned page": ("a.pdf", lambda: made.pdf("q 600 0 0 800 0 0 cm /P Do Q", picture=True), "scanned"),
    "a page with nothing": ("a.pdf", lambda: made.pdf(""), "no_text"),
    "a document with nothing": ("a.docx", lambda: made.word(made.p(" ")), "no_text"),
    "a page without words": ("a.html", lambda: b"<html><body><script>1</script></body></html>", "no_text"),
    "a locked PDF": ("a.pdf", lambda: (HERE / "locked.pdf").read_bytes(), "password"),
    "a locked document": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a locked zip": ("a.docx", locked_zip, "password"),
    "an old document": ("a.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "old_word"),
    "an old spreadsheet": ("a.xls", lambda: OLE + "Workbook".encode("utf-16-le"), "unsupported"),
    "a document with macros": (
        "a.docm",
        lambda: made.package({"word/document.xml": "<w/>"}, "wordprocessingml.document.macroEnabled.main"),
        "macros",
    ),
    "macros under another name": ("a.docx", lambda: made.word(made.p("Hej"), **{"word/vbaProject.bin": "x"}), "macros"),
    "a program": ("a.docx", lambda: b"MZ\x90\x00" + bytes(200), "program"),
    "a program for Linux": ("referat.pdf", lambda: b"\x7fELF\x02\x01" + bytes(200), "program"),
    "a spreadsheet": ("a.xlsx", lambda: made.package({"xl/workbook.xml": "<w/>"}, "spreadsheetml.sheet.main"), "unsupported"),
    "slides": ("a.docx", lambda: made.package({"ppt/presentation.xml": "<w/>"}, "presentationml.presentation.main"), "unsupported"),
    "any zip": ("a.zip", lambda: _zip({"a.txt": "hej"}), "unsupported"),
    "a picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "unsupported"),
    "rich text format": ("a.rtf", lambda: b"{\\rtf1\\ansi hej}", "unsupported"),
    "XML": ("a.xml", lambda: b'<?xml version="1.0"?><moede/>', "unsupported"),
    "a web page called PDF": ("a.pdf", lambda: b"<!doctype html><p>404</p>", "renamed"),
    "text called Word": ("a.docx", lambda: b"Referat", "renamed"),
    "other JSON": ("a.json", lambda: b'{"items": []}', "unknown_json"),
    "broken JSON": ("a.json", lambda: b'{"Dagsordenpunkter": [', "broken"),
    "JSON nested too deep": ("a.json", lambda: b'{"a":' * 200_000, "broken"),
    "half a document": ("a.docx", lambda: WORD[: len(WORD) // 2], "broken"),
    "a document with a broken part": ("a.docx", broken_part, "broken"),
    "a package without its document": ("a.docx", lambda: made.package({}), "broken"),
    "the beginning of a PDF": ("a.pdf", lambda: PDF[:300], "broken"),
    "noise that begins like a PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + random.Random(7).randbytes(5000), "broken"),
    "noise that begins like a document": ("a.docx", lambda: b"PK\x03\x04" + random.Random(7).randbytes(5000), "broken"),
}  # fmt: skip


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()


def left_behind() -> tuple[int, set[str]]:
    """This process's open files, and its children."""
    tasks = Path("/proc/self/task").iterdir()
    return len(list(Path("/proc/self/fd").iterdir())), {
        child for task in tasks for child in (task / "children").read_text().split()
    }


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    name, make, code = REFUSED[case]
    data = make()
    before, start = left_behind(), time.monotonic()
    with pytest.raises(Refused) as refused:
        open_file(name, data)
    assert refused.value.code == code
    assert refused.value.message in {*SENTENCES.values(), TOO_LARGE}
    assert time.monotonic() - start < SAFETY
    assert left_behind() == before


def test_every_reason_has_a_sentence() -> None:
    assert {EMPTY, BINARY} < set(SENTENCES.values())
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in SENTENCES.values())


def test_a_child_that_takes_too_long_is_ended() -> None:
    before = left_behind()
    with pytest.raises(Refused) as refused:
        ask("docx", WORD, seconds=0.01)
    assert refused.value.code == "limits"
    assert left_behind() == before


BOUNDED = """
import os, resource, signal
from reading.files.child import limit
limit()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    bytearray(2 * 1024**3)
except MemoryError:
    print("no memory")
try:
    with open("written", "wb") as file:
        file.write(b"a")
except OSError:
    print("no file")
print(*(resource.getrlimit(what)[0] <= 30 for what in (resource.RLIMIT_CPU, resource.RLIMIT_CORE)))
"""


def test_what_a_child_may_not_do() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", BOUNDED]
        said = subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
        assert said.stdout.split("\n")[:3] == ["no memory", "no file", "True True"], said.stderr
        assert (Path(folder) / "written").read_bytes() == b""


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_large_upload_costs_no_more_memory_than_itself(name: str) -> None:
    data = {"a.pdf": b"%PDF-1.7\n", "a.docx": b"PK\x03\x04"}[name] + random.Random(1).randbytes(20_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            open_file(name, data)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("data", [WORD, PDF], ids=["Word", "PDF"])
def test_any_damage_is_read_or_refused(data: bytes) -> None:
    @settings(max_examples=12, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(0, len(data) - 1), st.binary(min_size=1, max_size=40)), min_size=1, max_size=6)
    )
    def damaged(harm: list[tuple[int, bytes]]) -> None:
        spoilt = bytearray(data)
        for at, what in harm:
            spoilt[at : at + len(what)] = what
        try:
            assert open_file("a", bytes(spoilt)).text.strip()
        except Refused as refused:
            assert refused.message

    damaged()


@settings(max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.docx", "a.html", "a"]))
def test_any_bytes_are_text_or_refused(data: bytes, name: str) -> None:
    if data.startswith((b"%PDF", b"PK", b"{", b"<")):
        return  # the child's, above
    try:
        assert open_file(name, data).text.strip()
    except Refused as refused:
        assert refused.message


def test_no_more_than_two_files_at_once() -> None:
    """A third one waits, and is refused in words when its turn does not come."""
    with AT_ONCE, AT_ONCE, pytest.raises(Refused) as refused:
        ask("html", b"<p>Referat</p>", seconds=0.05)
    assert refused.value.code == "busy"
    assert ask("html", b"<p>Referat</p>")["text"].strip() == "Referat"
