"""The head of a document: its body, when and where it met, and what introduces the meeting."""

from datetime import date

import pytest

import reading
from reading.result import Kind, Minutes

BELOW = "\n\n1. Budget\nGodkendt.\n\n2. Eventuelt\nIntet."


def read(text: str) -> Minutes:
    return reading.read(text + BELOW)


@pytest.mark.parametrize(
    ("text", "body", "starts", "ends", "place"),
    [
        (
            "Referat fra Havnerådets møde den 22. maj 2024 i Lodshuset, Store Sal kl. 10.00 – 12.00",
            "Havnerådet", "2024-05-22T10:00", "2024-05-22T12:00", "Lodshuset, Store Sal",
        ),
        ("Referat fra Styregruppens møde 22. maj 2024", "Styregruppen", "2024-05-22", None, ""),
        ("Fjord Havneråd\nReferat fra møde den 22. maj 2024\n\nMødet afholdt på Lodshuset", "Fjord Havneråd", "2024-05-22", None,
         "Lodshuset"),
        ("REFERAT AF FORENINGSMØDE D. 22/5-1999 HOS HILDUR.", "Forening", "1999-05-22", None, "HILDUR"),
        ("Referat af bestyrelsesmøde d. 22. maj 2024\n\nKl. 18.00 – 20.30", "bestyrelse", "2024-05-22T18:00",
         "2024-05-22T20:30", ""),
        ("Dagsorden/Referat fra Skolebestyrelsesmøde\n\nKystens Distriktsskole\n\nDato: 22-05-2024 kl. 18:00-20:00",
         "Skolebestyrelse, Kystens Distriktsskole", "2024-05-22T18:00", "2024-05-22T20:00", ""),
    ],
)  # fmt: skip
def test_heads(text: str, body: str, starts: str, ends: str | None, place: str) -> None:
    found = read(text)
    head = found.as_json()
    assert (head["body"], head["starts"], head["ends"], head["place"]) == (body, starts, ends, place)
    assert (found.unplaced, found.warnings) == ([], [])


@pytest.mark.parametrize("title", ["Bestyrelsesmøde November 2024", "Bestyrelsesmøde + Markvandring november 2024"])
def test_a_month_is_no_day(title: str) -> None:
    found = read(f"{title}\n\nDato: November 2024")
    assert (found.body, found.starts, found.month) == ("Bestyrelse", None, date(2024, 11, 1))
    assert (found.unplaced, [doubt.code for doubt in found.warnings]) == ([], ["no_day"])


def test_deadlines_are_counted_from_the_month_where_no_day_is_told() -> None:
    found = reading.read(
        "Bestyrelsesmøde november 2024\n\n1. Plan\nBo Ek sender planen senest 9. januar.\n\n2. Evt.\nIntet."
    )
    due = found.items[0].actions[0].due
    assert due and due.date == date(2025, 1, 9)


def test_what_introduces_the_meeting_opens_its_first_item() -> None:
    found = read(
        "# Referat: Havnerådet 7. maj 2024\n\n**Projekt**: Ny mole\n**Referatdato**: 9. maj 2024\n**Sags nr.**: 24/305\n\n"
        "### Mødebeskrivelse\n\nMødet fulgte op på arbejdet med den nye mole.\n\n### Baggrundsmateriale\n\n"
        "- Plan for havnen, 2. maj 2024\n\n### Link til beslutningslog\n\n### Dagsorden"
    )
    assert found.items[0].sections["indledning"].splitlines() == [
        "Mødebeskrivelse", "Mødet fulgte op på arbejdet med den nye mole.", "Baggrundsmateriale",
        "- Plan for havnen, 2. maj 2024", "Projekt: Ny mole", "Referatdato: 9. maj 2024", "Sags nr.: 24/305",
    ]  # fmt: skip
    assert found.items[0].headings["indledning"] == ["Mødebeskrivelse", "Baggrundsmateriale"]
    assert (found.starts, found.unplaced, found.warnings) == (date(2024, 5, 7), [], [])
    assert next(line.kind for line in found.lines if "beslutningslog" in line.text) is Kind.LABEL  # an empty heading


def test_what_nobody_announced_stays_for_the_eye() -> None:
    found = read("Referat af møde i Havnerådet 7. maj 2024\n\nLidt at spise og drikke")
    assert found.unplaced == ["Lidt at spise og drikke"]


def test_the_day_with_what_kind_of_meeting_it_was_and_the_body_in_an_item() -> None:
    found = reading.read(
        "14. maj 2024 (ekstraordinær)\n\nREFERAT\n\n1. Referat fra sidste menighedsrådsmøde\nGodkendt.\n\n2. Evt.\nIntet.\n"
    )
    assert (found.body, str(found.starts), found.unplaced) == ("menighedsråd", "2024-05-14", [])


def test_the_day_once_more_with_its_time_and_the_meeting_alone_on_a_line() -> None:
    found = reading.read(
        "Referat 4. januar 2027\n\nBestyrelsesmøde\nMandag d. 4. januar kl. 19:30\n\nReferant: Ib Dam (ID)\n\n1) Plan\nGodkendt.\n\n2) Evt.\nIntet.\n"
    )
    assert (found.body, str(found.starts), found.unplaced) == ("Bestyrelse", "2027-01-04 19:30:00", [])
    assert [person.roles for person in found.people] == [["referent"]]


def test_sub_items_leave_no_gap_in_the_numbers() -> None:
    found = reading.read(
        "Referat\n\nDato: 22. februar 2027\n\n1) Valg af dirigent\nBo Ek valgt.\n\n2) Forslag\n2.1) Stien\nGodkendt.\n\n"
        "2.2) Hegnet\nForkastet.\n\n3) Evt.\nIntet.\n"
    )
    assert (str(found.starts), found.unplaced) == ("2027-02-22", [])
    assert [item.number for item in found.items] == ["1", "2.1", "2.2", "3"]
    assert not [doubt for doubt in found.warnings if doubt.code == "number_gap"]


def test_the_time_when_a_page_was_put_up_is_not_the_meetings() -> None:
    found = reading.read(
        "Referat bestyrelsesmøde 18. august 2026\n\n27. august 2026 kl. 05:39\n\n1) Plan\nGodkendt.\n\n2) Evt.\nIntet.\n"
    )
    assert str(found.starts) == "2026-08-18"
    assert [doubt.code for doubt in found.warnings] == ["dates_differ"]


def test_whole_sentences_above_the_items_open_the_first_one() -> None:
    found = read("Referat af møde i Havnerådet 7. maj 2024\n\nKontoret sørger for lidt at spise og drikke.")
    assert found.items[0].sections["indledning"] == "Kontoret sørger for lidt at spise og drikke."
    assert found.unplaced == []
    names = "Anders Bøgh Lund, Lis Havgaard Krog, Ib Dam Holm."
    assert read(f"Referat af møde i Havnerådet 7. maj 2024\n\n{names}").unplaced == [names]


def test_lines_between_the_entries_of_an_agenda_belong_to_the_entry_above() -> None:
    found = reading.read(
        "Referat af møde i Havnerådet 7. maj 2024\n\n## Dagsorden\n\n- 1. Budget\n\nSe notatet om molen.\n\n- 2. Plan\n\n"
        "Venlig hilsen\n\n## Referat\n\n### 1. Budget\n\nGodkendt.\n\n### 2. Plan\n\nUdsat."
    )
    assert found.items[0].sections == {"beslutning": "Godkendt.", "sagsfremstilling": "Se notatet om molen."}
    assert found.unplaced == ["Venlig hilsen"]
