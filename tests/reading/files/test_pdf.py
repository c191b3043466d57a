"""PDF: what the paper did to the text, one thing at a time, on pages drawn here."""

import pytest

from reading.files.pdf.document import open_pdf
from reading.files.pdf.hyphens import Hyphens, divided
from tests.reading.files.made import at, lines, pdf

LOREM = (
    "Udvalget drøftede planen for havnen og besluttede, at den",
    "skal sendes i høring hos brugerne, før den kommer på dags-",
    "ordenen igen. Der er afsat tid til et dialogmøde om kajen",
    "og om de mindre broer, som mange af fritidssejlerne bruger.",
)


def text(*pages: str, wide: int = 420) -> list[str]:
    return [line for line in open_pdf(pdf(*pages, wide=wide)).text.splitlines() if line]


def test_lines_of_a_paragraph_are_one() -> None:
    found = text(lines(*LOREM))
    assert len(found) == 1
    assert "på dagsordenen igen. Der er" in found[0] and found[0].endswith("fritidssejlerne bruger.")


def test_a_larger_distance_begins_another_paragraph() -> None:
    assert len(text(lines(*LOREM) + lines(*LOREM, top=670))) == 2


def test_headings_by_size_and_by_weight() -> None:
    page = at(60, 760, "Referat", 18) + at(60, 720, "Punkt 1: Havnen", 14) + at(60, 690, "Beslutning", 11, "B")
    assert text(page + lines(*LOREM, top=670))[:3] == ["# Referat", "## Punkt 1: Havnen", "**Beslutning**"]


@pytest.mark.parametrize(
    ("turned", "matrix"), [(90, "0 1 -1 0 {y} {x}"), (180, "-1 0 0 -1 {a} {y}"), (270, "0 -1 1 0 {b} {a}")]
)
def test_a_page_that_is_turned_reads_as_it_looks(turned: int, matrix: str) -> None:
    page = ""
    for number, line in enumerate(["Referat af mødet", "Dato: 3. maj 2024", "Sted: Rådhuset"]):
        down = 60 + 14 * number
        place = matrix.format(x=40, y=down, a=400 if turned == 180 else 760, b=420 - down)
        page += f"BT /F 11 Tf {place} Tm ({line}) Tj ET\n"
    found = open_pdf(pdf(page, wide=420, turned=turned)).text.splitlines()
    assert found == ["Referat af mødet", "Dato: 3. maj 2024", "Sted: Rådhuset"]


def test_bullets_written_and_drawn() -> None:
    written = at(60, 740, "\u2022") + at(75, 740, "Kajen") + at(60, 726, "\u2022") + at(75, 726, "Broen, som er gammel")
    drawn = "62 702 4 4 re f\n" + at(75, 700, "Molen")
    assert text(written + drawn + lines(*LOREM, top=650))[:3] == ["- Kajen", "- Broen, som er gammel", "- Molen"]


def test_short_lines_stay_lines() -> None:
    page = lines("Dato: 3. maj 2024", "Sted: Rådhuset", "mødelokale 2") + lines(*LOREM, top=650)
    assert text(page)[:3] == ["Dato: 3. maj 2024", "Sted: Rådhuset", "mødelokale 2"]


def test_a_sentence_over_two_pages() -> None:
    found = text(lines(*LOREM[:2], top=120), lines(*LOREM[2:], top=740))
    assert len(found) == 1 and "dagsordenen" in found[0]


def test_a_finished_sentence_ends_with_its_page() -> None:
    assert len(text(lines(*LOREM, top=120), lines(*LOREM, top=740))) == 2


def test_running_headers_go_and_headings_that_repeat_stay() -> None:
    pages = [
        at(60, 780, "Havnerådet, 3. maj 2024", 9)
        + at(60, 750, f"Punkt {n}")
        + lines(*LOREM, top=700)
        + at(300, 30, f"{n}", 9)
        for n in (1, 2, 3)
    ]
    found = text(*pages)
    assert found.count("Havnerådet, 3. maj 2024") == 1  # on the first page: nothing else names the body and the day
    assert [line for line in found if line.startswith("Punkt")] == ["Punkt 1", "Punkt 2", "Punkt 3"]
    assert not {"1", "2", "3"} & set(found)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Venstre spalte linje {n} er fyldt" for n in range(1, 8)]
    right = [f"Højre spalte linje {n} er også fyldt" for n in range(1, 8)]
    found = " ".join(text(at(60, 770, "Referat", 16) + lines(*left) + lines(*right, x=320), wide=600))
    assert found.index("Venstre spalte linje 7") < found.index("Højre spalte linje 1")


def test_a_table_without_rules() -> None:
    rows = [("Nr.", "Handling", "Ansvarlig"), ("1", "Mal skuret", "JB"), ("2", "Ring til havnen", "MH")]
    page = "".join(
        at(x, 740 - 16 * n, cell) for n, row in enumerate(rows) for x, cell in zip((60, 120, 320), row, strict=True)
    )
    assert text(page) == ["| Nr. | Handling | Ansvarlig |", "| 1 | Mal skuret | JB |", "| 2 | Ring til havnen | MH |"]


def test_a_ruled_table_with_lines_in_its_cells() -> None:
    rules = "".join(f"60 {y} 400 1 re f\n" for y in (750, 720, 675)) + "".join(
        f"{x} 675 1 76 re f\n" for x in (60, 140, 460)
    )
    cells = (
        at(70, 735, "Hvad")
        + at(150, 735, "Hvem")
        + at(70, 705, "Skuret skal")
        + at(70, 690, "males")
        + at(150, 705, "Havnen")
    )
    assert text(rules + cells) == ["| Hvad | Hvem |", "| Skuret skal males | Havnen |"]


def test_a_footnote_follows_its_paragraph() -> None:
    first = lines(*LOREM[:3]) + at(60, 698, LOREM[3]) + at(60 + 291, 702, "1", 6)
    second = lines(*LOREM, top=640)
    note = at(60, 60, "1", 6) + at(70, 56, "Talt i maj.", 9)
    found = text(first + second + note)
    assert found[0].endswith("bruger.[1]")
    assert found[1] == "[1] Talt i maj."
    assert len(found) == 3


def test_a_contents_line_is_told_by_its_page_number() -> None:
    page = at(60, 740, "Indhold") + at(60, 720, "Havnen") + at(350, 720, "4") + lines(*LOREM, top=600)
    assert "Havnen\t4" in text(page)


def test_pages_without_text_are_named() -> None:
    found = open_pdf(pdf(lines(*LOREM), "q 600 0 0 800 0 0 cm /P Do Q", picture=True))
    assert found.notes == [("pages_without_text", {"pages": "2"})]


@pytest.mark.parametrize(
    ("text", "more", "wanted"),
    [
        ("aften-", "og nattetimer", "aften- og nattetimer"),
        ("udvalgs\u00ad", "møde", "udvalgsmøde"),
        ("dags-", "orden", "dagsorden"),
        ("Teams-", "møde", "Teams-møde"),
        ("Skovgaard-", "Hede", "Skovgaard-Hede"),
        ("KL-", "standard", "KL-standard"),
        ("2025-", "08-04", "2025-08-04"),
        ("et ord -", "og et til", "et ord - og et til"),
    ],
)
def test_hyphens(text: str, more: str, wanted: str) -> None:
    assert Hyphens(True, frozenset(["teams-møde"])).glued(text, more) == wanted


def test_a_document_that_divides_no_words_keeps_its_hyphens() -> None:
    plain = ["En linje, der ikke slutter med en bindestreg"] * 100
    assert Hyphens.of([*plain, "og så et kick-", "off for alle"]).glued("kick-", "off") == "kick-off"
    assert Hyphens.of(["og så en dags-", "orden for alle"]).glued("dags-", "orden") == "dagsorden"


def test_where_a_word_is_divided() -> None:
    assert divided("dags-", "orden") and divided("dags\u2010", "Orden")
    assert not divided("3 -", "4") and not divided("slut.", "og")


def test_500_pages_are_read() -> None:
    found = open_pdf(pdf(lines(*LOREM, top=500), pages=500, wide=420))
    assert found.pages == 500 and found.text.count("fritidssejlerne bruger.") == 500
