"""Whole documents of the forms that Danish minutes have, with invented names: what is read, to the letter."""

from pathlib import Path
from typing import Any

import pytest

import reading

TEXTS = Path(__file__).parent / "texts"


def read(name: str) -> dict[str, Any]:
    return reading.read(reading.decode((TEXTS / name).read_bytes())).as_json()


def people(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(p["name"], p["title"], p["organisation"], p["group"], p["roles"], p["present"]) for p in found["people"]]


def items(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(i["number"], i["title"], i["outcome"]) for i in found["items"]]


def test_keys_are_those_of_the_contract() -> None:
    found = read("cluster.txt")
    assert list(found) == [
        "kind", "body", "starts", "ends", "place", "people", "items", "next_meeting", "unplaced", "warnings",
    ]  # fmt: skip
    assert list(found["people"][0]) == ["name", "title", "organisation", "group", "roles", "present"]
    assert list(found["items"][0]) == [
        "number", "title", "closed", "sections", "attachments", "outcome", "outcomes", "actions",
    ]  # fmt: skip
    assert list(found["items"][1]["outcomes"][0]) == ["point", "outcome"]
    assert list(found["next_meeting"]) == ["starts", "topics"]
    assert list(found["warnings"][0]) == ["code", "message"]


def test_cluster_head() -> None:
    found = read("cluster.txt")
    head = {key: found[key] for key in ("kind", "body", "starts", "ends", "place")}
    assert head == {
        "kind": "referat",
        "body": "Faglig Samarbejdsklynge Vesterhav",
        "starts": "2025-03-07T09:30",
        "ends": None,
        "place": "Havnehospitalet, mødelokale 4",
    }
    assert found["unplaced"] == []


def test_cluster_people_come_in_groups_and_apologies_from_the_decision_and_from_the_list() -> None:
    north = "Region Vesterhav"
    assert people(read("cluster.txt")) == [
        (
            "Torbjørg Rindom",
            "direktør og kommunal medformand",
            "Klitmark Kommune",
            "Fra kommunerne",
            ["ordstyrer"],
            True,
        ),
        ("Severin Oddershuus", "chef", "Østersø Kommune", "Fra kommunerne", [], True),
        ("Hildur Bakkehave", "direktør og regional medformand", "Havnehospitalet", f"Fra {north}", [], True),
        ("Gorm Tangmose", "lægefaglig direktør", "Psykiatrien", f"Fra {north}", [], False),
        ("Ingefred Skovgaard-Hede", "næstformand", "", "Fra PLO-Vesterhav", [], True),
        ("Villum Sandbæk", "", "VestKAP", "Fra PLO-Vesterhav", [], False),
        ("Asta Kornerup Lind", "", "Klitmark Kommune", "Sekretariat", [], True),
        ("Tyge Hovmand", "", "Havnehospitalet", "Sekretariat", [], False),
    ]


def test_cluster_items_sections_attachments_and_next_meeting() -> None:
    found = read("cluster.txt")
    assert items(found) == [
        ("0", "Deltagere", "ingen"),
        ("1", "Fælles indsats mod fald", "godkendt_med_bemaerkninger"),
        ("2", "Årsregnskab", "godkendt"),
        ("3", "Kommende møde(r)", "ingen"),
        ("B", "Orientering: Nyt fra laboratoriet", "efterretning"),
    ]
    first = found["items"][1]
    assert first["sections"]["indstilling"] == (
        "Det indstilles, at klyngen:\n\n1. drøfter tallene\n2. godkender en prøveperiode"
    )
    assert first["sections"]["beslutning"] == "1. Drøftet.\n2. Godkendt, idet perioden forkortes til tre måneder."
    assert first["sections"]["sagsfremstilling"].splitlines()[2] == "Baggrund"
    assert first["outcomes"] == [
        {"point": "1", "outcome": "droeftet"},
        {"point": "2", "outcome": "godkendt_med_bemaerkninger"},
    ]
    assert [item["attachments"] for item in found["items"]] == [
        [], ["Faldtal 2024.pdf", "Tidsplan.pptx"], ["Regnskab 2024.xlsx"], [], ["Tidsplan.pptx"],
    ]  # fmt: skip
    assert found["next_meeting"] == {
        "starts": "2025-05-16",
        "topics": ["Opfølgning på prøveperioden", "Ny samarbejdsaftale"],
    }
    assert found["items"][3]["sections"] == {"beslutning": "Ingen bemærkninger."}
    assert [warning["code"] for warning in found["warnings"]] == ["attachment_repeated"]


def test_steering_group_with_people_in_running_text() -> None:
    found = read("steering-group.txt")
    assert (found["body"], found["starts"], found["place"]) == ("styregruppe", "2025-06-12", "videomøde")
    assert people(found) == [
        ("Alvar Munkholt", "regionsdirektør", "Region Fjord", "", ["formand"], True),
        ("Sigrun Vestermark", "direktør", "Klitmark Kommune", "", [], True),
        ("Ove Tindholt", "vicedirektør", "Havne Sygehus", "", [], True),
        ("Jorun Elkær", "medlem af Lægernes bestyrelse", "", "", [], True),
        ("Palle Grønnemose", "programchef", "Kvalitetshuset", "Sekretariatet", [], True),
        ("Bodil Rauff Dam", "chefkonsulent", "Kvalitetshuset", "Sekretariatet", ["referent"], True),
    ]
    assert items(found) == [
        ("1", "Godkendelse af dagsorden", "godkendt"),
        ("2", "Status for programmet", "efterretning"),
        ("3", "Næste møde", "ingen"),
        ("4", "Eventuelt", "ingen"),
    ]
    assert found["next_meeting"] == {"starts": "2025-09-04", "topics": []}
    assert found["unplaced"] == []
    assert found["warnings"] == []


HEADS = {
    "agenda.txt": ("dagsorden", "Driftsforum Fjordene", "2026-02-04T09:00", "2026-02-04T11:00", "Rådhuset, lokale 2"),
    "club.txt": ("referat", "Bestyrelse", "2022-05-23T20:00", None, ""),
    "committee.txt": ("referat", "Havneudvalget", "2024-06-04T09:00", "2024-06-04T11:15", "Rådhuset"),
    "patients.txt": (
        "referat",
        "Patientrådet for Fjordene",
        "2024-12-09T13:00",
        "2024-12-09T16:00",
        "Regionshuset Fjordby, mødelokale F7, stuen, Nørregade 26, 8899 Fjordby",
    ),
    "plain-headings.txt": ("referat", "Bestyrelse", "2023-06-06", None, ""),
    "platform.txt": ("referat", "Politisk styregruppe for Fjordplatformen", "2024-05-13T08:00", None, "Mødelokale 1"),
    "quoted.md": ("referat", "Fjordnet koordinationsgruppe", "2026-04-20T13:00", "2026-04-20T14:30", "Virtuel"),
    "region-web.txt": ("referat", "Kystudvalget", "2022-10-25T15:00", "2022-10-25T16:10", "Mødelokale 5"),
    "school.txt": (
        "referat", "Skolebestyrelse", "2025-04-16T18:30", "2025-04-16T20:30", "Havnebakkeskolen, mødelokale K2",
    ),
    "strategy.txt": (
        "referat", "Faglig strategisk gruppe Klitklyngen", "2023-11-22T08:30", None, "L128, Havnehospitalet",
    ),
    "table.md": ("referat", "Netværk for Havne", "2026-03-03T09:00", "2026-03-03T12:00", "Virtuel"),
    "titles-below.txt": ("referat", "bestyrelse", "2024-06-03", None, ""),
    "titles-with-text.txt": ("referat", "Bestyrelse", "2022-01-12", None, ""),
}  # fmt: skip
ITEMS = {
    "agenda.txt": "1 Godkendelse af referat|2 Status på akutpladser v/ Helle|3 Budget 2026|4 Eventuelt",
    "club.txt": "1 Fremlæggelse af regnskab og budget|2 Ændring i bestyrelsen|3 Næste bestyrelsesmøde|4 Evt",
    "committee.txt": "1 Godkendelse af dagsorden|2 Kajplads 7|3 Lukket: Personsag",
    "patients.txt": "1 Fællesmøde med udvalget (kl. 13.00-14.00)|2 Valg af formand|3 Eventuelt",
    "plain-headings.txt": " Gæstebolig| Gården| Næste møde",
    "platform.txt": "1 Godkendelse af dagsorden|2 Ansættelse af chef",
    "quoted.md": "1.1 Verificering af referent|1.2 Godkendelse af referat|2.1 Orientering om loggen|2.2 Plan|2.3 Økonomi|"
    " Evt og kig til næste møde",
    "region-web.txt": "1 Orientering om høring|2 Mødeplan|3 Eventuelt|4 LUKKET PUNKT - Salg af arealer",
    "school.txt": "1 Udvalg|2 Debat om lederprofil|3 Meddelelser|4 Eventuelt",
    "strategy.txt": "1 Godkendelse af dagsorden|2 Temadrøftelse om teknologi|3 Eventuelt",
    "table.md": "1 Formalia|2 Log|3 Eventuelt",
    "titles-below.txt": "1 Godkendelse af dagsorden|2 Økonomi|3 Eventuelt",
    "titles-with-text.txt": "1 Økonomi|2 planlægning af generalforsamling|3 Evt",
}
OUTCOMES = {
    "club.txt": "godkendt ingen ingen ingen",
    "committee.txt": "godkendt andet ikke_frigivet",
    "patients.txt": "droeftet andet ingen",
    "platform.txt": "godkendt ikke_frigivet",
    "quoted.md": "ingen godkendt udsat udsat udsat ingen",
    "region-web.txt": "efterretning udsat ingen ikke_frigivet",
    "strategy.txt": "godkendt droeftet ingen",
    "table.md": "godkendt ingen ingen",
    "titles-below.txt": "godkendt droeftet ingen",
}
ABSENT = {
    "patients.txt": ["Yrsa Folmer Dyrlund", "Evald Smedegård"],
    "plain-headings.txt": ["Jesper Rasmark"],
    "platform.txt": ["Gunvor Astrupgaard", "Sofus Engdahl Riis"],
    "quoted.md": ["Denis Bork Jakobsgaard"],
    "region-web.txt": ["Ebbe Vandel"],
    "school.txt": ["Wilma Agerbo", "Silje Overgaard Nim"],
    "strategy.txt": ["Kaj Ottosgaard", "Dagny Revsbech"],
    "table.md": ["Eskil Kirketoft"],
}


@pytest.mark.parametrize(("name", "wanted"), HEADS.items())
def test_heads(name: str, wanted: tuple[str | None, ...]) -> None:
    found = read(name)
    assert tuple(found[key] for key in ("kind", "body", "starts", "ends", "place")) == wanted


@pytest.mark.parametrize(("name", "wanted"), ITEMS.items())
def test_items(name: str, wanted: str) -> None:
    assert "|".join(f"{item['number']} {item['title']}" for item in read(name)["items"]) == wanted


@pytest.mark.parametrize(("name", "wanted"), OUTCOMES.items())
def test_outcomes(name: str, wanted: str) -> None:
    assert " ".join(item["outcome"] for item in read(name)["items"]) == wanted


@pytest.mark.parametrize(("name", "wanted"), ABSENT.items())
def test_apologies(name: str, wanted: list[str]) -> None:
    found = read(name)["people"]
    assert [person["name"] for person in found if person["present"] is False] == wanted
    assert all(person["present"] is not None for person in found)


def test_roles_and_titles_before_the_name() -> None:
    found = {person[0]: person for person in people(read("strategy.txt"))}
    assert found["Iver Skallerup"] == (
        "Iver Skallerup",
        "Hospitalsdirektør",
        "Havnehospitalet",
        "",
        ["mødeleder"],
        True,
    )
    assert found["Viggo Lundtang"][1] == "Praksis koordinator"
    assert found["Esther Mølbjerg Kaas"][4] == ["sekretariat"]
    assert found["Kaj Ottosgaard"][1:3] == ("Lægefaglig direktør", "Havnehospitalet")
    assert found["Dagny Revsbech"][1] == "PLO-m"


def test_a_table_of_participants_with_initials_and_presence() -> None:
    found = reading.read((TEXTS / "table.md").read_text())
    assert [(p.name, p.organisation, p.initials, p.roles, p.present) for p in found.people] == [
        ("Johan Bredtoft", "Klitmark Kommune, IT", "JB", [], True),
        ("Mille Havdrup", "Østersø Kommune", "MH", ["referent"], True),
        ("Eskil Kirketoft", "4BX", "EK", [], False),
    ]


def test_a_name_spelt_differently_the_second_time_is_one_person_and_a_warning() -> None:
    found = read("quoted.md")
    assert len(found["people"]) == 3
    assert [warning["code"] for warning in found["warnings"]] == ["name_spelling"]
    assert "Denis Bork Jakobsgaerd" in found["warnings"][0]["message"]


def test_group_names_before_the_people_of_a_line() -> None:
    found = people(read("school.txt"))
    assert [(person[0], person[3]) for person in found if "Skolerep" in person[3]] == [
        ("Mynte Valbak", "Skolerepræsentanter"),
        ("Sylvest Rørdam Kjer", "Skolerepræsentanter"),
    ]


def test_closed_items() -> None:
    assert [item["closed"] for item in read("platform.txt")["items"]] == [False, True]
    assert [item["closed"] for item in read("region-web.txt")["items"]] == [False, False, False, True]
    assert [item["closed"] for item in read("committee.txt")["items"]] == [False, False, True]


def test_a_case_number_above_a_heading_belongs_to_the_item_below() -> None:
    numbers = [item["sections"].get("sagsnummer") for item in read("patients.txt")["items"]]
    assert numbers == ["1-01-81-18-17", "1-01-81-18-18", "1-01-81-18-19"]


def test_points_of_a_recommendation_are_answered_one_by_one() -> None:
    found = read("committee.txt")["items"][1]
    assert [(o["point"], o["outcome"]) for o in found["outcomes"]] == [
        ("1", "anbefalet"),
        ("2", "anbefalet"),
        ("3", "afvist"),
    ]


def test_an_agenda_answered_by_number_below() -> None:
    found = read("club.txt")["items"]
    assert found[1]["sections"] == {
        "beslutning": "Asmus har valgt at udtræde af bestyrelsen. Solvej træder ind i stedet."
    }


def test_minutes_that_quote_their_agenda() -> None:
    found = read("quoted.md")["items"]
    assert found[0]["sections"] == {"overpunkt": "1. Formalia"}
    assert found[1]["sections"] == {
        "sagsfremstilling": "Seneste møde var den 2/2-2026.",
        "beslutning": "Referat godkendt",
    }
    assert found[4]["sections"] == {"beslutning": "Punkterne 2.1-2.3 udskydes til næste møde."}


def test_an_agenda_has_no_outcomes() -> None:
    found = read("agenda.txt")
    assert {item["outcome"] for item in found["items"]} == {"ingen"}
    assert found["items"][2]["attachments"] == ["Budget 2026.pdf", "Noter.docx"]


ITEMS_BELOW = "\n\n1. Budget\nGodkendt.\n\n2. Eventuelt\nIntet."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Referat af bestyrelsesmøde torsdag den 8. november 2023" + ITEMS_BELOW, "weekday"),
        ("Referat af møde i Havnerådet 7. maj 2024\nDato: 8. maj 2024" + ITEMS_BELOW, "dates_differ"),
        (
            "Referat af møde i Havnerådet 7. maj 2024\n\n1. Budget\nGodkendt.\n\n2. Næste møde\n\nNæste møde: 4. juni\n\n"
            "3. Eventuelt\nNæste møde er den 9. juni.",
            "next_meeting_dates",
        ),
        (ITEMS_BELOW, "no_date"),
        ("Referat af møde i Havnerådet 7. maj 2024", "no_items"),
        ("Referat 7. maj 2024" + ITEMS_BELOW, "no_body"),
        ("Referat\n\nPunkt 1: Budget\nGodkendt.\n\nPunkt 4: Eventuelt\nIntet.", "number_gap"),
    ],
)
def test_doubts(text: str, code: str) -> None:
    found = reading.read(text)
    assert code in [doubt.code for doubt in found.warnings]
    assert all(doubt.message and "%(" not in doubt.message for doubt in found.warnings)


def test_a_list_inside_an_item_is_not_taken_for_items() -> None:
    found = reading.read(
        "Referat af møde i Havnerådet 7. maj 2024\n\n"
        "1. Budget\n\nIndstilling\n\n1. Udvalget drøfter\n2. Udvalget godkender\n3. Udvalget orienteres\n\n"
        "Beslutning\n\n1. Drøftet.\n2. Godkendt.\n3. Orienteredes.\n\n2. Havnen\n\nGodkendt.\n\n3. Eventuelt\n\nIntet."
    )
    assert [item.title for item in found.items] == ["Budget", "Havnen", "Eventuelt"]


def test_a_list_of_the_items_at_the_end_does_not_take_their_place() -> None:
    items = "1. Budget\n\nGodkendt.\n\n2. Havnen\n\nUdsat.\n\n3. Eventuelt\n\nIntet.\n\n"
    found = reading.read(
        f"Referat af møde i Havnerådet 7. maj 2024\n\n{items}Oversigt\n\n1. Budget\n2. Havnen\n3. Eventuelt"
    )
    assert [item.outcome for item in found.items] == ["godkendt", "udsat", "ingen"]


def test_a_list_of_coming_meetings_begins_with_the_next() -> None:
    dates = "\n\nKommende møder\n- 12. juni 2024 kl. 14-16\n- 4. september 2024"
    found = reading.read("Referat af møde i Havnerådet 7. maj 2024" + ITEMS_BELOW + dates)
    assert found.as_json()["next_meeting"] == {"starts": "2024-06-12T14:00", "topics": []}
    assert found.items[2].sections == {"beslutning": "- 4. september 2024"}
    assert found.warnings == []


def test_a_second_place_is_left_for_the_eye() -> None:
    found = reading.read("Referat af møde i Havnerådet 7. maj 2024\nSted: Rådhuset\nLokale: Kantinen" + ITEMS_BELOW)
    assert (found.place, found.unplaced) == ("Rådhuset", ["Lokale: Kantinen"])


def test_words_of_a_section_in_a_sentence_open_none() -> None:
    found = reading.read("Punkt 1: Havnen\nBeslutning om kajen er taget. Indstilling følger.\nBeslutning\nGodkendt.")
    assert found.items[0].sections == {
        "sagsfremstilling": "Beslutning om kajen er taget. Indstilling følger.",
        "beslutning": "Godkendt.",
    }
