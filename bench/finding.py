"""How long it takes to find the promises of a decision while somebody writes it: `python -m bench.finding`.

A decision of 3,000 characters, 20 people and 10 coming meetings: one call as the desk makes it after each save, the
list of names built anew each time. Needs neither a database nor a server. Option: --calls N (default 200).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from datetime import date, timedelta

from reading.actions import find
from reading.actions.who import People
from reading.owners import Candidate

GOAL = 50  # ms
LENGTH, DAY = 3000, date(2026, 9, 17)
FIRST = [
    *("Anna", "Bodil", "Cecilie", "Dorte", "Elin", "Freja", "Gry", "Hanne", "Inga", "Jytte"),
    *("Karla", "Lone", "Mette", "Nete", "Oda", "Pia", "Rikke", "Solvej", "Tove", "Ulla"),
]
PARAGRAPHS = [
    "Der er enighed om, at forsøget har vist sit værd, og at borgerne kommer hurtigere hjem end før. Det bemærkes, at "
    "ikke alle ønsker en plads langt fra deres bolig, og at transporten fylder mere, end man havde regnet med.",
    "Anna undersøger, om aftenvagten kan deles med hjemmeplejen, og vender tilbage på næste møde. Kommune 3 udpeger en "
    "kontaktperson senest den 1. november. Sekretariatet sender et notat om udgifterne til kommunerne.",
    "Flere peger på, at der mangler tal for de sidste tre måneder. Der skal udarbejdes en samlet opgørelse inden jul. "
    "Rikke og Tove indkalder til et møde om arbejdsgangene. Sagen tages op igen på mødet i december.",
    "Erfaringerne fra foråret viser, at de fleste henvendelser kommer fredag eftermiddag, hvor færrest er på arbejde. "
    "Et enigt forum takker arbejdsgruppen for det grundige arbejde.",
]


def decision() -> str:
    """Text of the length that is measured, as a decision reads: some sentences promise something, most do not."""
    text = "\n\n".join(PARAGRAPHS * (LENGTH // sum(map(len, PARAGRAPHS)) + 1))
    return text[:LENGTH]


def one_call(text: str) -> int:
    """Read the text; gives the number of promises."""
    people = [Candidate(f"p{number}", f"{name} Lund {name}sen") for number, name in enumerate(FIRST)]
    people += [Candidate(f"o{number}", f"Kommune {number}", kind="organisation") for number in range(8)]
    meetings = [(number, DAY + timedelta(days=35 * number)) for number in range(1, 11)]
    return len(find(text, on=DAY, people=People(people), meetings=meetings, body="Målt forum"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=200)
    calls = parser.parse_args().calls
    text = decision()
    found = one_call(text)  # warm
    taken = []
    for _ in range(calls):
        start = time.perf_counter()
        one_call(text)
        taken.append((time.perf_counter() - start) * 1000)
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[18]
    print(
        f"{found} promises in {len(text)} characters, {calls} calls: p50 {p50:.1f} ms, p95 {p95:.1f} ms (goal {GOAL})"
    )
    return 0 if p95 <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
