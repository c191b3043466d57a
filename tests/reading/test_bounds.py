"""Two megabytes of anything are read in bounded time: no pattern runs away. The bound is generous; speed is bench's."""

import random
import time
from collections.abc import Callable
from datetime import date

import pytest

import reading
from reading import dates, decisions, outcomes
from reading.quick import Candidate, read_item, read_line

SIZE = reading.MAX_BYTES
SECONDS = 15.0  # of processor time, on a slow machine; usual is 0.1 to 3
WHOLE = ("one line", "one line of words", "short lines", "nested quotes", "any signs")  # the others: a quarter of it

WORDS = ["Punkt", "1.", "Beslutning", "\n", "og", "Asta", "møde", "den", "-", "|", "**", "§"]
TEXTS: dict[str, Callable[[], str]] = {
    "one line": lambda: "a" * SIZE,
    "one line of words": lambda: "ord " * (SIZE // 4),
    "one word of words": lambda: "mødeudvalget" * (SIZE // 12),
    "one line of digits": lambda: "1." * (SIZE // 2),
    "stars": lambda: "*a " * (SIZE // 3),
    "brackets": lambda: "[a](" * (SIZE // 4),
    "bars": lambda: "|" * SIZE,
    "blank lines": lambda: "\n" * (SIZE // 4),
    "short lines": lambda: "Hej med dig\n" * 100_000,
    "numbered lines": lambda: "".join(f"{i % 999}. Punkt om noget\n" for i in range(90_000)),
    "many firsts": lambda: "1. Punkt om noget\n" * 100_000,
    "many items": lambda: "".join(f"Punkt {i}: Havnen\n" for i in range(90_000)),
    "many people": lambda: "Deltagere:\n" + "Asta Riis, chef, Fjord Kommune\n" * 50_000,
    "one list of people": lambda: "Deltagere: " + "Asta Riis, " * (SIZE // 11),
    "nested quotes": lambda: "".join(">" * (i % 60) + " citat\n" for i in range(50_000)),
    "headings": lambda: "## Overskrift\n\nEn linje tekst, der er lang nok til at være et afsnit.\n\n" * 25_000,
    "short lines alone": lambda: "Overskrift\n\nEn linje tekst, der er lang nok til at være et afsnit.\n\n" * 25_000,
    "one decision": lambda: "Punkt 1: A\nBeslutning\n" + "Godkendt med bemærkning om at " * (SIZE // 31),
    "many points": lambda: "Punkt 1: A\nBeslutning\n" + "".join(f"{i}. Godkendt.\n" for i in range(1, 90_000)),
    "many apologies": lambda: "Punkt 1: A\n" + "Der var afbud fra " * (SIZE // 18),
    "contents": lambda: "".join(f"Titel {i}.....\t{i % 999}\n" for i in range(60_000)),
    "a table": lambda: "Deltagere\n| Navn | Init. |\n" + "| Asta Riis | AR |\n" * 90_000,
    "a table of items": lambda: "| Nr. | Emne | Referat |\n" + "| 1 | Havn | Godkendt. |\n" * 80_000,
    "dates": lambda: "Dato: " + "den 1. marts 2024 kl. 10 " * (SIZE // 25),
    "next meetings": lambda: "Punkt 1: Næste møde\n" + "Næste møde den 3. maj 2024\n" * 50_000,
    "any signs": lambda: _any_signs("abcæøå .,:;-*#>|[]()1234567890\n"),
    "any words": lambda: " ".join(random.Random(2).choices(WORDS, k=100_000)),
}


def _any_signs(alphabet: str) -> str:
    return "".join(random.Random(1).choices(alphabet, k=SIZE))


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_large_texts(name: str) -> None:
    text = TEXTS[name]()[: SIZE if name in WHOLE else SIZE // 4]
    assert spent(lambda: reading.read(text)) < SECONDS


HEADS = [
    "Referat af møde i Havnerådet den 3. maj 2021\n",
    "Referat af møde i Havnerådet den 3. maj 2021\n\n1. Sag\nGodkendt.\n\n",
    "Referat af møde i Havnerådet den 3. maj 2021\n\n1. A\n2. B\nReferat af møde i Havnerådet den 4. maj 2021\n\n1. A\n2. B\n",
    "Referat af møde i Havnerådet\n",
    "Dagsorden\n",
    "UDVALG\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_file_of_nothing_but_heads_is_split_in_time(head: str) -> None:
    text = head * (SIZE // 4 // len(head))
    assert spent(lambda: reading.split_meetings(text)) < SECONDS


PHRASES = [
    "senest den 1. marts ",
    "på næste møde i Fjord og ",
    "uge 12-",
    "1/2/3",
    "inden for ",
    "1.-2.-3.",
    "kvartal ",
    "når ",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_thirty_kilobytes_of_dates(phrase: str) -> None:
    text = phrase * (30_000 // len(phrase))
    assert spent(lambda: dates.find(text, on=date(2024, 1, 15), meetings=[(1, date(2024, 2, 1))])) < SECONDS


@pytest.mark.parametrize("phrase", ["Godkendt ", "1. Godkendt. ", "blev det ", "bemærkninger ", "1-2-3, "])
def test_thirty_kilobytes_of_decision(phrase: str) -> None:
    text = phrase * (30_000 // len(phrase))
    assert spent(lambda: (outcomes.classify(text), decisions.points(text))) < SECONDS


def test_a_long_line_and_many_people() -> None:
    people = [Candidate(i, f"Asta{i} Riis{i} Holm") for i in range(2000)]
    line = "Asta1, Asta2 og Asta3 sender (" * 3000
    assert spent(lambda: (read_line(line, on=date(2024, 1, 15), people=people), read_item(line, people))) < SECONDS
