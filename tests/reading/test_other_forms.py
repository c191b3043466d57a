"""Items that no rising numbers tell: lists that begin anew, titles that a web page lost, times of day, no heading at all."""

from datetime import date

import reading
from reading.result import Minutes

HEAD = "Referat af møde i Brinkby Ældreråd\n11. marts 2027 kl. 10-12\n\nTil stede: Ruth Bang, Egon Lind, Ellen Fog\n\n"


def titles(found: Minutes) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in found.items]


def test_lists_that_all_begin_anew_are_counted() -> None:
    found = reading.read(
        f"{HEAD} 1. Godkendelse af referat\n\nReferat: Godkendt\n\n 1. Regionens årsmøde\n\nReferat:\n\nRuth Bang deltog.\n\n"
        " 1. Henvendelse om sne\n\nReferat:\n\nRådet svarer borgeren.\n\n 1. Regnskab\n\nReferat:\n\nGodkendt.\n"
    )
    assert titles(found) == [
        ("1", "Godkendelse af referat"), ("2", "Regionens årsmøde"), ("3", "Henvendelse om sne"), ("4", "Regnskab"),
    ]  # fmt: skip
    assert [str(item.outcome) for item in found.items] == ["godkendt", "andet", "andet", "godkendt"]
    assert found.unplaced == []


def test_lists_inside_numbered_items_begin_anew_and_are_none() -> None:
    points = "Det indstilles, at\n1. planen godkendes\n\nBeslutning\nGodkendt.\n\n"
    found = reading.read(
        f"{HEAD}Punkt 1: Havnen\nIndstilling\n{points}Punkt 2: Kajen\nIndstilling\n{points}Punkt 3: Molen\nIndstilling\n{points}"
    )
    assert titles(found) == [("1", "Havnen"), ("2", "Kajen"), ("3", "Molen")]


LOST = (
    "Resumé\n\nRådet skal godkende dagsordenen.\n\nIndstilling\n\nForvaltningen indstiller, at\n\n 1. rådet godkender den.\n\n"
    "Beslutning\n\nDeltog ikke: Egon Lind.\n\nDagsordenen blev godkendt.\n\n"
    "Resumé\n\nForvaltningen orienterer om hjemmeplejen. Den er delt i fire.\n\nSagen behandles i\n\nÆldrerådet\n\n"
    "Indstilling\n\nForvaltningen indstiller, at\n\n 1. rådet tager orienteringen til efterretning\n 2. rådet beslutter et besøg.\n\n"
    "Beslutning\n\n1. Taget til efterretning.\n2. Udsat.\n"
)


def test_items_whose_titles_a_web_page_lost_begin_with_their_first_section() -> None:
    found = reading.read(HEAD + LOST)
    assert titles(found) == [("", "Rådet skal godkende dagsordenen"), ("", "Forvaltningen orienterer om hjemmeplejen")]
    first, second = found.items
    assert first.without == {1: ""}
    assert second.sections["sagsfremstilling"] == "Den er delt i fire."
    assert second.sections["sagens gang"] == "Ældrerådet"
    assert [(point.point, str(point.outcome)) for point in second.outcomes] == [("1", "efterretning"), ("2", "udsat")]
    assert {item.doubt for item in found.items} == {"heading_form"}  # asked about
    assert found.unplaced == []


def test_items_that_still_have_their_titles_keep_them() -> None:
    found = reading.read(HEAD + LOST.replace("Resumé\n\nRådet", "Godkendelse af dagsorden\n\nResumé\n\nRådet").replace(
        "godkendt.\n\nResumé", "godkendt.\n\nNyt fra hjemmeplejen\n\nResumé"))  # fmt: skip
    assert [item.title for item in found.items] == ["Godkendelse af dagsorden", "Nyt fra hjemmeplejen"]


def test_the_time_of_day_announces_items() -> None:
    found = reading.read(
        f"{HEAD}10.00 - 10.20\n\nRådets arbejde\n\n • Egon Lind følger op.\n\n10.20 – 10.40 (inklusiv pause)\n\nStatus\n"
        "Ellen Fog laver en plan.\n\nkl. 10.40-11.00\n\nEventuelt\n\nIntet.\n"
    )
    assert titles(found) == [("", "Rådets arbejde"), ("", "Status"), ("", "Eventuelt")]
    assert [action.owners[0].shown for item in found.items for action in item.actions] == ["Egon Lind", "Ellen Fog"]
    assert (str(found.starts), found.unplaced) == ("2027-03-11 10:00:00", [])


def test_a_list_below_a_time_is_a_list() -> None:
    found = reading.read(
        f"{HEAD}10.00 - 10.20\nNyt fra\n1. Formanden\n2. Kommunen\n3. Regionen\n4. Udvalgene\n\n10.20 - 10.40\nStatus\nIntet.\n\n"
        "10.40 - 11.00\nEventuelt\nIntet.\n"
    )
    assert [item.title for item in found.items] == ["Nyt fra", "Status", "Eventuelt"]


def test_numbers_stand_above_their_titles_and_letters_below_them() -> None:
    found = reading.read(
        f"{HEAD}1.\n\nDagsorden\n\nGodkendt\n\n2.\n\nOrientering\n\n2.a\n\nFormanden\n\nHar været til møde.\n\n2.b\n\nKassereren\n\n"
        "Intet\n\n3.\n\nEventuelt\n\nIntet\n"
    )
    assert titles(found) == [("1", "Dagsorden"), ("2.a", "Formanden"), ("2.b", "Kassereren"), ("3", "Eventuelt")]
    assert found.items[1].sections["overpunkt"].split() == ["2.", "Orientering"]
    assert found.unplaced == []


def test_titles_that_end_in_a_full_stop_may_be_long() -> None:
    found = reading.read(
        f"{HEAD} 1. Køb af stige, spade og trillebør.\n  Godkendt af rådet.\n 2. Lampen i gangen.\n  Skiftes.\n"
        " 3. Øget adgang (for at alle, f.eks. med nedsat syn, kan bruge rådets hjemmeside).\n  Undersøges nærmere.\n"
        " 4. Sommerens udflugter.\n  Egon Lind booker bussen.\n"
    )
    assert [item.number for item in found.items] == ["1", "2", "3", "4"]
    assert str(found.items[2].actions[0].source) == "Undersøges nærmere."


def test_an_item_called_absent_lists_those_who_were() -> None:
    found = reading.read(
        "Referat af møde i Brinkby Ældreråd 11. marts 2027\n\n1. Fraværende:\n\nEgon Lind, Ellen Fog Bang og Ruth Bang\n\n"
        "2. Budget\n\nBeslutning:\nDet endelige budget for 2028 godkendes (se bilag).\n\n3. Stole\n\nBeslutning:\nSkal godkendes af kommunen.\n"
    )
    assert [(person.name, person.present) for person in found.people] == [
        ("Egon Lind", False), ("Ellen Fog Bang", False), ("Ruth Bang", False),
    ]  # fmt: skip
    assert [str(item.outcome) for item in found.items] == ["ingen", "godkendt", "andet"]


def test_minutes_without_any_heading_are_one_item() -> None:
    found = reading.read(
        "Referat for mødet den 11/12 - 2026\n\nAfbud fra Egon Lind.\n\nStatus på arbejdet i de to små grupper og planen.\n"
        "Gruppen besluttede at slå dem sammen. Ellen Fog indkalder.\n\n"
        "Gruppen mødes næste gang den 8. februar 2027, og alle læser planen inden.\n"
    )
    assert titles(found) == [("", "Status på arbejdet i de to små grupper og planen")]
    assert found.items[0].doubt == "heading_form"
    assert [action.source for action in found.items[0].actions if action.sure][:1] == ["Ellen Fog indkalder."]
    assert (found.next_meeting.starts, found.unplaced) == (date(2027, 2, 8), [])
    assert reading.read("Referat for mødet den 11/12 - 2026\n\nAfbud fra Egon Lind.\n").items == []


def test_labels_that_a_web_page_glued_to_their_values() -> None:
    found = reading.read(
        "Referat\n\nTorsdag d. 11 marts 2027, kl. 10:15\nMødestedStore sal\nUdvalgÆldrerådet\n\n1. Budget\nGodkendt.\n\n2. Senge\nUdsat.\n"
    )
    assert (found.body, found.place, found.unplaced) == ("Ældrerådet", "Store sal", [])


def test_numbers_may_go_on_from_the_meeting_before() -> None:
    points = "".join(f" {n}. En af rammerne for arbejdet\n" for n in range(1, 6))
    found = reading.read(
        f"{HEAD}Indholdsfortegnelse:\n\n36 Høring om havnen\n37 Prisen\n38 Lukket punkt\n\n36. Høring om havnen\n\n"
        "Administrationen indstiller\n 1. at rådet afgiver svar\n\nBeslutning\n\nGodkendt.\n\n37. Prisen\n\nSagsfremstilling\n\n"
        f"{points}\nBeslutning\n\nUdsat.\n\n38. Lukket punkt\n"
    )
    assert titles(found) == [("36", "Høring om havnen"), ("37", "Prisen"), ("38", "Lukket punkt")]
    assert [str(item.outcome) for item in found.items] == ["godkendt", "udsat", "ingen"]
    assert found.unplaced == []


def test_an_agenda_answered_by_ad_gives_the_titles() -> None:
    found = reading.read(
        "Bestyrelsesmøde den 12.4.2027\n\nMøde afholdt hos Ruth\nFremmødet: Ruth, Egon og Ellen\nAfbud: Ib\n\n"
        "Dagsorden\n1. Siden sidst\n2. Ny bod\n- tegning og pris\n3. Arbejdsdag\n\nad.1.\nReferat fra sidste møde godkendt.\n\n"
        "ad.2.\nPå grund af frost blev punktet flyttet til næste bestyrelsesmøde.\nEgon, laver en tegning.\n\nad.3.\nEllen og Ruth, køber ind.\n"
    )
    assert titles(found) == [("1", "Siden sidst"), ("2", "Ny bod"), ("3", "Arbejdsdag")]
    assert [str(item.outcome) for item in found.items] == ["godkendt", "udsat", "ingen"]
    assert [[who.shown for who in action.owners] for item in found.items for action in item.actions] == [
        [], ["Egon"], ["Ellen", "Ruth"],
    ]  # fmt: skip
    assert [person.name for person in found.people if person.present] == ["Ruth", "Egon", "Ellen"]
    assert found.unplaced == []


def test_a_title_and_its_text_that_a_web_page_ran_together() -> None:
    found = reading.read(
        f"{HEAD}1. Mails\n\nEgon svarer.\n\n2. VejenVejen er fejet og i fin stand efter foråret.\n\n"
        "3. RegnskabRuth fortalte, at alle har betalt i år, på nær to.\n\n4. Næste møde\n\nNæste møde blev aftalt til 8. oktober.\n"
    )
    assert titles(found) == [("1", "Mails"), ("2", "Vejen"), ("3", "Regnskab"), ("4", "Næste møde")]
    assert found.items[1].sections["beslutning"].startswith("Vejen er fejet")
    assert [str(item.outcome) for item in found.items] == ["ingen"] * 4


def test_headings_with_a_colon_stand_apart_and_may_be_called_like_a_section() -> None:
    found = reading.read(
        "Referat af bestyrelsesmøde 18. januar 2027\n\nTil stede: Ruth Bang, Egon Lind\n\nSne:\nVi talte om vinteren.\n\n"
        "Økonomi:\nGennemgået.\n\nArbejdsdage 2027:\nFølgende datoer blev valgt:\nTirsdag den 18. maj\nTorsdag den 9. september\n\n"
        "Eventuelt:\nIntet.\n"
    )
    assert [item.title for item in found.items] == ["Sne", "Økonomi", "Arbejdsdage 2027", "Eventuelt"]
    assert found.items[2].sections["beslutning"].startswith("Følgende datoer")


def test_labels_of_a_form_without_their_colons() -> None:
    found = reading.read(
        "Brinkby Ældreråd - Referat\n\nOrdinært møde\n\nDato 24. maj 2027\n\nTid 15:00\n\nSted Mødelokale 0.27\n\n"
        "Medlemmer Anders Hind\n\nGurli Bang\n\n1. Budget\n\nBeslutning\n\nGodkendt.\n\nAnders Hind og Gurli Bang var fraværende.\n\n"
        "2. Senge\n\nBeslutning\n\nEr godkendt af kommunen. Drøftet.\n\nAnders Hind var ikke til stede.\n"
    )
    assert (found.body, str(found.starts), found.place) == (
        "Brinkby Ældreråd",
        "2027-05-24 15:00:00",
        "Mødelokale 0.27",
    )
    assert [(person.name, person.present) for person in found.people] == [("Anders Hind", False), ("Gurli Bang", True)]
    assert [str(item.outcome) for item in found.items] == ["godkendt", "droeftet"]
    assert found.items[0].without == {1: ""}


def test_bullets_that_stand_apart_head_items() -> None:
    found = reading.read(
        "Referat af bestyrelsesmøde 8. juni 2027\n\n • Godkendelse af dagsorden\n\n • Status fra cheftræneren\n\n"
        "Prisen på baner om sommeren er i orden, som den er.\n\n • Træning i hallen:\n\n  Vi mangler trænere til de to nye hold.\n"
        "  Egon undersøger.\n\n • Kursus\n"
    )
    assert [item.title for item in found.items] == [
        "Godkendelse af dagsorden", "Status fra cheftræneren", "Træning i hallen", "Kursus",
    ]  # fmt: skip
    assert {item.doubt for item in found.items} == {"heading_form"}
    assert found.unplaced == []


def test_numbered_sentences_are_items_with_the_number_above_or_before() -> None:
    found = reading.read(
        f"{HEAD}Følgende blev aftalt:\n\n1.\nEllen Fog rykker firmaet for et tilbud på alle de ydelser, som vi skal bruge i det nye år.\n\n"
        "2.\nRuth Bang kontakter kommunen for at få sat en dag, hvor vi kan overtage bygningen og den lille have.\n\n"
        "3. Egon Lind ringer til vagten.\n\n4. Ellen Fog ringer til naboen.\n"
    )
    assert [item.number for item in found.items] == ["1", "2", "3", "4"]
    assert [[who.shown for who in action.owners] for item in found.items for action in item.actions] == [
        ["Ellen Fog"], ["Ruth Bang"], ["Egon Lind"], ["Ellen Fog"],
    ]  # fmt: skip
