"""Minutes kept as one table: each row an item, each cell where its column says. The same from Word and PDF: files/."""

import pytest

import reading
from reading.result import Kind, Minutes

HEAD = "Referat af møde i Driftsforum Brinkby\n10. marts 2027 kl. 8.30-10.00\n\nDeltagere: Pia Lindtoft (PL), Jens Aaby (JA)\n\n"


def read(table: str) -> Minutes:
    return reading.read(HEAD + table)


def shown(minutes: Minutes) -> list[tuple[str, str, str]]:
    return [(item.number, item.title, item.sections.get("beslutning", "")) for item in minutes.items]


BARS = """| Nr. | Emne | Referat og aftaler | Ansvarlig | Frist |
|-----|------|--------------------|-----------|-------|
| 1 | Vagtplan | Planen er for tynd. Der laves en ny. | PL | 1/4 |
| 2 | Eventuelt | Intet. | | |
"""


@pytest.mark.parametrize(
    "table",
    [
        BARS,
        "\n".join(line.strip("| ") for line in BARS.splitlines() if "--" not in line),
        "\n".join(line.strip("| ").replace(" | ", "\t") for line in BARS.splitlines() if "--" not in line),
        BARS.replace("| Nr. |", "| Punkt |"),
    ],
    ids=["bars", "no bars at the ends", "tabs", "Punkt over numbers"],
)
def test_a_row_is_an_item(table: str) -> None:
    found = read(table)
    assert [(number, title) for number, title, _ in shown(found)] == [("1", "Vagtplan"), ("2", "Eventuelt")]
    assert found.items[0].sections["beslutning"].startswith("Planen er for tynd. Der laves en ny.")
    (action,) = found.items[0].actions
    assert ([who.shown for who in action.owners], action.due and str(action.due.date)) == (
        ["Pia Lindtoft"],
        "2027-04-01",
    )
    assert (action.task, found.items[1].sections["beslutning"]) == ("Lave en ny", "Intet.")
    assert found.unplaced == []


def test_two_columns_with_the_number_in_the_title() -> None:
    found = read("| Dagsorden | Referat |\n| 1. Valg af dirigent | Jens blev valgt. |\n| 2) Økonomi | Godkendt. |\n")
    assert shown(found) == [("1", "Valg af dirigent", "Jens blev valgt."), ("2", "Økonomi", "Godkendt.")]


def test_columns_open_their_sections() -> None:
    found = read(
        "| Punkt | Sagsfremstilling | Indstilling | Beslutning | Bilag | Tid |\n"
        "| 1. Budget | Budgettet er lagt.<br>Det holder. | At det godkendes. | Godkendt. | Budget.pdf | 10 min. |\n"
    )
    (item,) = found.items
    assert item.sections == {
        "sagsfremstilling": "Budgettet er lagt.\nDet holder.\nTid: 10 min.",
        "indstilling": "At det godkendes.",
        "beslutning": "Godkendt.",
    }
    assert (item.attachments, str(item.outcome)) == (["Budget.pdf"], "godkendt")


def test_a_row_without_number_and_title_goes_on_and_one_cell_heads_several() -> None:
    found = read(
        "| Nr. | Emne | Referat |\n| Drift | | |\n| 1 | Senge | Der mangler to. |\n| | | De bestilles. |\n| 2 | Biler | Intet. |\n"
    )
    assert shown(found) == [("1", "Senge", "Der mangler to.\nDe bestilles."), ("2", "Biler", "Intet.")]
    assert found.items[0].sections["overpunkt"] == "Drift"
    assert [line.ref for line in found.lines if line.kind is Kind.ITEM] == ["items.0", "items.0", "items.1"]


def test_a_heading_repeated_on_the_next_page_is_no_item() -> None:
    head = "| Nr. | Emne | Referat |\n"
    found = read(f"{head}| 1 | Senge | Der mangler to. |\n\n{head}| 2 | Biler | Intet. |\n")
    assert [item.title for item in found.items] == ["Senge", "Biler"]


def test_the_agenda_above_the_table_is_only_its_list() -> None:
    found = read(
        "Dagsorden\n1. Senge\n2. Biler\n\n| Nr. | Emne | Referat |\n| 1 | Senge | To mangler. |\n| 2 | Biler | Intet. |\n"
    )
    assert shown(found) == [("1", "Senge", "To mangler."), ("2", "Biler", "Intet.")]
    assert [line.kind for line in found.lines if line.text in ("1. Senge", "2. Biler")] == [Kind.TOC, Kind.TOC]


def test_a_log_of_actions_holds_no_items() -> None:
    log = (
        "| Nr. | Handling | Ansvarlig | Frist |\n| 1 | Lave en oversigt | PL | 1/4 |\n| 2 | Købe en bil | JA | 1/5 |\n"
    )
    found = read(f"1. Senge\n\nTo mangler.\n\n2. Handlingslog\n\n{log}")
    assert [item.title for item in found.items] == ["Senge", "Handlingslog"]
    assert [action.task for action in found.items[1].actions] == ["Lave en oversigt", "Købe en bil"]


def test_a_table_inside_an_item_stays_its_text() -> None:
    found = read("1. Senge\n\n| Emne | Status |\n| Hjemtagne | 12 |\n\n2. Biler\n\nIntet.\n\n3. Eventuelt\n\nIntet.\n")
    assert [item.title for item in found.items] == ["Senge", "Biler", "Eventuelt"]
    assert "Hjemtagne" in found.items[0].sections["beslutning"]
