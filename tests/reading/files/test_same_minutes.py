"""The same minutes as text, from Word, from LibreOffice and from a browser: one structure, whatever the file."""

import re
from pathlib import Path
from typing import Any

import pytest

import reading
from reading.files import Source, open_file

HERE = Path(__file__).parent
TEXTS = HERE.parent / "texts"
FILES = sorted(file for form in ("docx", "pdf", "html") for file in HERE.glob(f"*.{form}") if file.stem != "locked")


def source(name: str) -> Source:
    return open_file(name, (HERE / name).read_bytes())


def text_of(file: Path) -> str:
    """The name of the text that a file was made from: the longest that its own name begins with."""
    return max((text.stem for text in TEXTS.iterdir() if file.stem.startswith(text.stem)), key=len)


def words(text: str) -> str:
    """What the text says: its words and numbers, however their lines are broken and their lists marked."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("\u00ad", "")))


def structure(text: str) -> dict[str, Any]:
    found = reading.read(text).as_json()
    for item in found["items"]:
        item["sections"] = {name: words(said) for name, said in item["sections"].items()}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_one_structure_in_every_file(file: Path) -> None:
    wanted = structure((TEXTS / f"{text_of(file)}.txt").read_text())
    found = structure(source(file.name).text)
    assert [item["title"] for item in found["items"]] == [item["title"] for item in wanted["items"]]
    assert found == wanted


def test_the_texts_hold_what_is_to_be_compared() -> None:
    found = [structure((TEXTS / f"{name}.txt").read_text()) for name in {text_of(file) for file in FILES}]
    assert len(found) == 4
    assert all(item["sections"] for minutes in found for item in minutes["items"] if item["outcome"] != "ingen")
    assert any(item["closed"] for minutes in found for item in minutes["items"])
    assert any(item["attachments"] for minutes in found for item in minutes["items"])
    assert any(person["present"] is False for minutes in found for person in minutes["people"])


def test_firstagendas_json_says_the_same_as_far_as_it_goes() -> None:
    """Its participants are names alone, and a decision has no section for what is written above it."""
    wanted, found = structure((TEXTS / "forum.txt").read_text()), structure(source("forum.json").text)
    for key in ("kind", "body", "starts", "ends", "place", "items", "next_meeting", "unplaced", "warnings"):
        assert found[key] == wanted[key], key
    assert [(person["name"], person["present"]) for person in found["people"]] == [
        (person["name"], person["present"]) for person in wanted["people"] if person["name"] != "Nikoline Bork"
    ]


@pytest.mark.parametrize(
    ("name", "kind", "pages"),
    [
        ("forum-word.docx", "docx", None),
        ("forum.html", "html", None),
        ("forum.json", "json", None),
        ("forum-columns.pdf", "pdf", 3),
    ],
)
def test_what_a_source_says_of_itself(name: str, kind: str, pages: int | None) -> None:
    found = source(name)
    assert (found.kind, found.pages, found.notes) == (kind, pages, ())


def test_the_name_does_not_decide() -> None:
    data = (HERE / "steering-group-word.docx").read_bytes()
    assert open_file("referat.txt", data) == open_file("referat.docx", data)


def test_plain_text_stays_as_it_is() -> None:
    data = (TEXTS / "cluster.txt").read_bytes()
    assert open_file("cluster.txt", data) == Source(data.decode(), "text")


def test_running_headers_and_page_numbers_are_gone() -> None:
    text = source("forum-columns.pdf").text
    assert "Side 1" not in text
    assert text.count("Samordningsforum Vesterklit") == 1  # in the title, and no more in the header of each page
    browser = source("forum-browser.pdf").text
    assert "file://" not in browser and "1/2" not in browser


def test_divided_words_are_whole_again() -> None:
    text = source("forum-columns.pdf").text
    assert "kompetenceudvikling" in text and "aften- og nattetimerne" in text
    assert "\u2010" not in text and not re.search(r"\w-\n", text)


def test_a_sentence_goes_on_over_columns_and_pages() -> None:
    for line in source("forum-columns.pdf").text.splitlines():
        if line.startswith("I de første seks måneder"):
            assert line.endswith("på forhånd.")


@pytest.mark.parametrize("name", ["forum-office.docx", "forum-office.pdf"])
def test_a_footnote_follows_the_paragraph_that_refers_to_it(name: str) -> None:
    lines = [line for line in source(name).text.splitlines() if line]
    at = next(i for i, line in enumerate(lines) if line.endswith("i hele området.[1]"))
    assert lines[at + 1].startswith("[1] Responstiden er opgjort")


@pytest.mark.parametrize("name", ["forum-word.docx", "forum-office.pdf", "forum-columns.pdf", "forum.html"])
def test_a_table_is_rows(name: str) -> None:
    assert "| 2 | Undervisning af nye medarbejdere | Klitmark Kommune | 15. oktober 2025 |" in source(name).text
