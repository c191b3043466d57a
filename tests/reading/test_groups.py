"""Lines round the items and the people: headings over several items, an agenda that says more, who came instead."""

import reading
from reading.result import Kind, Minutes

HEAD = "Referat af møde i Brinkby Ældreråd\n11. marts 2027 kl. 10-12\n\n"


def read(text: str) -> Minutes:
    return reading.read(HEAD + text)


def test_a_line_over_several_items_heads_the_first_and_closes_those_that_are_closed() -> None:
    found = read(
        "Åbne punkter\n\n1. Budget\nGodkendt.\n\n2. Senge\nUdsat.\n\nLukkede punkter\n\n3. Køb af hus\nIkke til offentliggørelse.\n"
        "\n4. En sag om løn\nGodkendt.\n\nÅbne punkter\n\n5. Eventuelt\nIntet.\n"
    )
    assert [(item.title, item.closed) for item in found.items] == [
        ("Budget", False), ("Senge", False), ("Køb af hus", True), ("En sag om løn", True), ("Eventuelt", False),
    ]  # fmt: skip
    assert found.items[1].sections["beslutning"] == "Udsat."
    assert (found.items[2].sections["overpunkt"], str(found.items[2].outcome)) == ("Lukkede punkter", "ikke_frigivet")
    assert found.unplaced == []


def test_the_agenda_names_who_presents_and_the_minutes_do_not() -> None:
    found = read(
        "Dagsorden\n1. Velkomst v/ formanden\n2. Nyt fra kommunen ved Lene Toft (20 min.)\n3. Budget\n\n"
        "1. Velkomst\nDagsordenen blev godkendt.\n\n2. Nyt fra kommunen\nLene Toft gennemgik tallene.\n\n3. Budget\nGodkendt.\n"
    )
    assert [item.sections for item in found.items] == [
        {"beslutning": "Dagsordenen blev godkendt."},
        {"beslutning": "Lene Toft gennemgik tallene."},
        {"beslutning": "Godkendt."},
    ]
    assert [line.ref for line in found.lines if line.kind is Kind.TOC] == [f"items.{at}.title" for at in range(3)]
    assert found.unplaced == []


def test_another_number_is_another_item() -> None:
    found = read("Dagsorden\n1. Velkomst\n2. Budget 2028\n\n1. Velkomst\nGodkendt.\n\n2. Regnskab\nGodkendt.\n")
    assert found.items[1].title == "Regnskab"
    assert "items.1.title" not in [line.ref for line in found.lines if line.kind is Kind.TOC]


def test_who_came_instead_of_somebody() -> None:
    people = "Mødt: Ruth Bang, Egon Lind\nIkke mødt: Ellen Fog. For hende mødte Gudrun Hein.\n"
    found = read(f"{people}\n1. Budget\nGodkendt.\n\n2. Eventuelt\nIntet.\n")
    assert [(person.name, person.present) for person in found.people] == [
        ("Ruth Bang", True), ("Egon Lind", True), ("Ellen Fog", False), ("Gudrun Hein", True),
    ]  # fmt: skip
    assert found.unplaced == []


def test_whose_board_it_is_stands_above_the_title_and_the_number_below() -> None:
    found = reading.read(
        "Grundejerforeningen Lærkebo\nBestyrelsesmøde 9. marts 2027 kl. 19\nMøde nr. 2/2027\n\n1. Vejen\nGodkendt.\n\n2. Eventuelt\nIntet.\n"
    )
    assert found.body == "Bestyrelse, Grundejerforeningen Lærkebo"
    assert found.unplaced == []


def test_small_sentences_of_a_head_have_their_places() -> None:
    found = reading.read(
        "Stiudvalget\n\nReferat af møde torsdag den 11. marts 2027 kl. 19\n\nMødet, blev holdt hos Anders.\n"
        "Til stede: Anders Bøgh, Lis Havgaard\nIngen fraværende.\n\nFølgende blev diskuteret og besluttet.\n\n"
        "1. Skilte\nLis køber tre.\n\n2. Bro\nBroen er rådden.\n"
    )
    assert (found.body, found.place, len(found.people), found.unplaced) == ("Stiudvalget", "Anders", 2, [])
