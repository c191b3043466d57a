"""One file with several meetings: where each begins, and what only looks like a new one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reading

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
# Real minutes lie beside the project, where they are at hand; elsewhere these cases do not exist.
SHARED = sorted((Path(__file__).resolve().parents[3] / "shared" / "minutes").glob("*.txt"))

MAY = (
    "Referat af møde i Havnerådet 7. maj 2024\nDeltagere: Signe Lauberg, Ivar Kold\n\n1. Godkendelse af referat\n\n"
    "Referat fra mødet den 9. april 2024 blev godkendt.\n\n2. Molen\n\nUdsat til næste møde.\n\n3. Næste møde\n\n"
    "Næste møde den 4. juni 2024.\n"
)
JUNE = (
    "# Referat: Havnerådet 4. juni 2024\n\n**Deltagere:** Signe Lauberg\n\n## 1. Molen\n\nMolen bygges.\n\n"
    "## 2. Eventuelt\n\nIntet.\n"
)
AUGUST = "Havnerådet\nGodkendt referat\n\nDato: 20. august 2024 kl. 9\n\nPunkt 1: Molen\nTaget til efterretning.\n\nPunkt 2: Evt.\nIntet.\n"
BOARD = "Bestyrelsesmøde 12. september 2024\n\nTilstede: SLA, IK\n\nMolen\n\nBestyrelsen ser frem til, at molen bliver færdig til foråret.\n\nGæsterne\n\nDer er gjort plads til flere både i den nye havn.\n"
LABELS = "UDVALG\nHavneudvalget\nMØDE\nOrdinært møde\nSTARTTIDSPUNKT\n02-10-2024 09:00:00\n\nPUNKTER\n1. Molen\nGodkendt.\n2. Kajen\nUdsat.\n"
PARTS = [MAY, JUNE, AUGUST, BOARD, LABELS]


@pytest.mark.parametrize(
    "parts",
    [
        [MAY, JUNE],
        [JUNE, AUGUST],
        [AUGUST, BOARD],
        [BOARD, MAY],
        [MAY, LABELS],
        [MAY, JUNE, AUGUST],
        [LABELS, BOARD, JUNE],
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n---\n\n"])
def test_each_meeting_has_a_text(parts: list[str], between: str) -> None:
    found = reading.split_meetings(between.join(parts))
    assert [part.strip("\n-") for part in found] == [part.strip("\n") for part in parts]
    days = [(reading.read(part).as_json()["starts"] or "")[:10] for part in found]
    assert days == [reading.read(part).as_json()["starts"][:10] for part in parts]


AGENDA = "Dagsorden til møde i Havnerådet 7. maj 2024\n\n1. Godkendelse af referat\n2. Molen\n3. Næste møde\n\n"
CONTENTS = "Indholdsfortegnelse\nGodkendelse af referat ........ 1\nMolen ........ 2\n\n"
QUOTING = (
    "Referat af møde i Havnerådet 7. maj 2024\n\n1. Sidste møde\n\nRådet så på referatet:\n\n"
    "> Referat af møde i Havnerådet 9. april 2024\n>\n> 1. Kajen\n>\n> Udsat.\n>\n> 2. Molen\n>\n> Drøftet.\n\n"
    "2. Molen\n\nGodkendt.\n"
)
REPORT = (
    MAY
    + "\n4. Orientering\n\nReferat:\n\nMødet i Molelauget blev holdt den 9. april 2024, hvor Signe deltog for rådet.\n\n5. Evt.\n\nIntet.\n"
)
TITLES = MAY.replace("Udsat til", "Opmærksomhedspunkter fra Rådets temamøde den 17. april 2024\n\nUdsat til")


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Hej", MAY, AGENDA + MAY, CONTENTS + MAY, QUOTING, REPORT, TITLES,
     MAY + "\nNæste møde den 4. juni 2024 kl. 9\n\n1. Molen\n2. Kajen\n",
     MAY + "\nBilag\nReferat af møde i Havnerådet 9. april 2024\n"],
)  # fmt: skip
def test_one_meeting_stays_whole(text: str) -> None:
    assert reading.split_meetings(text) == [text]


@pytest.mark.parametrize("file", [*TEXTS, *SHARED], ids=lambda file: file.name)
def test_files_with_one_meeting_stay_whole(file: Path) -> None:
    text = reading.decode(file.read_bytes())
    assert reading.split_meetings(text) == [text]


PIECES = [line for part in PARTS for line in part.splitlines()] + ["", "---", "Dagsorden", "> citat", "\u2028", "a\fb"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_line_is_lost_or_told_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "".join(reading.split_meetings(text)) == text
