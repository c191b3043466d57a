"""The notation of the word tables: what each sign of it fits, and that every table is written in it."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import reading.words
from reading.patterns import expression, find_any, find_named, match_whole


@pytest.mark.parametrize(
    ("phrase", "fits", "misses"),
    [
        ("godkend*", ["godkendt", "Godkendes"], ["ikke", "genkendt"]),
        ("*møde", ["styregruppemøde", "møde"], ["mødet"]),
        ("(taget|tages) til", ["taget til", "TAGES   til"], ["tog til"]),
        ("[blev] godkendt", ["blev godkendt", "godkendt"], ["bliver godkendt"]),
        ("møde [nr.] <number>", ["møde 7", "møde nr. 7"], ["møde nr."]),
        ("[kort] [supplerende] sag[en]", ["sag", "kort sagen", "kort supplerende sag"], ["kortsag"]),
        ("[evt[.]] gæst[er]", ["gæst", "evt gæster", "evt. gæst"], ["evt."]),
        ("taget … efterretning", ["taget med tak til efterretning"], ["taget. Så til efterretning"]),
        ("den <date>", ["den 3. maj", "den 3/5-2024", "den 03.05.2024"], ["den tredje"]),
    ],
)
def test_a_phrase_fits_as_it_is_written(phrase: str, fits: list[str], misses: list[str]) -> None:
    pattern = match_whole([phrase])
    assert [text for text in fits if not pattern.fullmatch(text)] == []
    assert [text for text in misses if pattern.fullmatch(text)] == []


def test_phrases_are_found_as_whole_words() -> None:
    pattern = find_any(["udsat"])
    assert pattern.search("Punktet er udsat.")
    assert not pattern.search("Vinduerne er vindudsatte.")


def test_the_name_in_a_phrase_can_be_taken_out() -> None:
    (pattern,) = find_named(["afbud fra <name>"])
    found = pattern.search("Der var afbud fra Yrsa Dyrlund.")
    assert found and found["name"] == "Yrsa Dyrlund"


def tables() -> list[tuple[str, str]]:
    """Every phrase of every table, with the table it stands in."""
    out = []
    for file in sorted(Path(reading.words.__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"reading.words.{file.stem}")
        for name, table in vars(module).items():
            if name.isupper() and not name.startswith("_"):
                out += [(f"{file.stem}.{name}", phrase) for phrase in phrases(table)]
    return out


def phrases(table: object) -> list[str]:
    if isinstance(table, str):
        return [table]
    if isinstance(table, dict):
        return [phrase for key, value in table.items() for phrase in [*phrases(key), *phrases(value)]]
    if isinstance(table, (tuple, list, frozenset)):
        return [phrase for entry in table for phrase in phrases(entry)]
    return []


def test_every_phrase_of_the_tables_can_be_read() -> None:
    found = tables()
    assert len(found) > 1000
    for table, phrase in found:
        assert re.compile(expression(phrase)), table
        assert phrase == phrase.strip(), table
