"""What a decision promises: the phrases of the domain document's 4.6, who is meant, by when, and what is no promise."""

from datetime import date

import pytest

from reading.actions import find
from reading.actions.verbs import FORMS
from reading.owners import Candidate
from reading.result import Action

DAY = date(2027, 3, 4)
PEOPLE = [
    Candidate(1, "Signe Mosekær", aliases=("SM",), organisation="Brinkby Kommune"),
    Candidate(2, "Ditlev Kornelund", organisation="Vindholm Kommune"),
    Candidate(3, "Rosa Klokkebjerg"),
    Candidate(4, "Rosa Birkholm"),
    Candidate("o1", "Lærkedal Kommune", kind="organisation"),
]
MEETINGS = [(7, date(2027, 4, 8)), (8, date(2027, 6, 3))]


def read(text: str, **options: object) -> list[Action]:
    return find(text, on=DAY, people=PEOPLE, meetings=MEETINGS, body="Fagligt Forum Brinkby", **options)  # type: ignore[arg-type]


def one(text: str) -> Action:
    found = read(text)
    assert len(found) == 1, [action.task for action in found]
    return found[0]


# sentence, owners as shown, what is to be done
PROMISES = [
    ("Vi aftalte at indrette det gamle skur.", [], "Indrette det gamle skur"),
    ("Opgørelse over vagter (Signe sender).", ["Signe Mosekær"], "Sende opgørelse over vagter"),
    ("Signe beder hallen om et tilbud.", ["Signe Mosekær"], "Bede hallen om et tilbud"),
    ("Signe og Ditlev søger efter præmier.", ["Signe Mosekær", "Ditlev Kornelund"], "Søge efter præmier"),
    ("Ditlev ændrer teksten på hjemmesiden.", ["Ditlev Kornelund"], "Ændre teksten på hjemmesiden"),
    ("Ditlev og graver Signe kontakter naboerne.", ["Ditlev Kornelund", "Signe Mosekær"], "Kontakte naboerne"),
    ("Ditlev, opdaterer hjemmesiden.", ["Ditlev Kornelund"], "Opdatere hjemmesiden"),
    ("Sekretær og formand tager action.", ["Sekretær", "formand"], "Tage action"),
    ("Herefter får alle deltagere i gruppen til opgave at kigge på planen.", ["alle deltagere"], "Kigge på planen"),
    ("Bestyrelsen giver Signe mandat til at forhandle prisen.", ["Signe Mosekær"], "Forhandle prisen"),
    ("Det overlades til Ditlev at finde en dato.", ["Ditlev Kornelund"], "Finde en dato"),
    ("Signe har lovet at sende listen.", ["Signe Mosekær"], "Sende listen"),
    ("Signe prøver at finde en afløser.", ["Signe Mosekær"], "Prøve at finde en afløser"),
    ("Ny dato udmeldes af sekretariatet.", ["sekretariatet"], "Udmelde ny dato"),
    # agreed
    ("Det aftales, at Signe indkalder til et møde med de fire læger.", ["Signe Mosekær"], "Indkalde til et møde med de fire læger"),
    ("Det blev aftalt at Ditlev bestiller lokalet.", ["Ditlev Kornelund"], "Bestille lokalet"),
    ("Vi blev enige om, at sekretariatet sender tallene ud.", ["sekretariatet"], "Sende tallene ud"),
    ("Aftalt, at formandskabet drøfter sagen med regionen.", ["formandskabet"], "Drøfte sagen med regionen"),
    ("Det besluttes, at der udarbejdes en kort vejledning.", [], "Udarbejde en kort vejledning"),
    ("Det blev besluttet at afholde en fælles temadag.", [], "Afholde en fælles temadag"),
    ("Forummet besluttede, at Signe kvitterer for henvendelsen.", ["Signe Mosekær"], "Kvittere for henvendelsen"),
    ("Beslutning: Arbejdsgruppen udarbejder et udkast.", ["Arbejdsgruppen"], "Udarbejde et udkast"),
    ("Ditlev fortæller, at man er i gang, og det aftales, at hospitalets ledende jordemoder tager kontakt til Rosa K.", None, "Tage kontakt til Rosa K"),
    ("Der er enighed om, at Lærkedal Kommune udarbejder et forslag til fordeling.", ["Lærkedal Kommune"], "Udarbejde et forslag til fordeling"),
    # somebody does it, in the present tense
    ("Signe undersøger prisen.", ["Signe Mosekær"], "Undersøge prisen"),
    ("SM rundsender listen.", ["Signe Mosekær"], "Rundsende listen"),
    ("Signe og Ditlev finder en dato.", ["Signe Mosekær", "Ditlev Kornelund"], "Finde en dato"),
    ("Derudover tager Ditlev kontakt til driften.", ["Ditlev Kornelund"], "Tage kontakt til driften"),
    ("Denne gruppe vurderer ligeledes, om der er behov for flere biler.", ["Denne gruppe"], "Vurdere, om der er behov for flere biler"),
    ("Formanden inviterer de pårørende til et møde i juni.", ["Formanden"], "Invitere de pårørende til et møde"),
    ("Bestyrelsen igangsætter arbejdet med at tætne taget.", ["Bestyrelsen"], "Igangsætte arbejdet med at tætne taget"),
    ("Alle deltagere fremsender deres bud til sekretariatet.", ["Alle deltagere"], "Fremsende deres bud til sekretariatet"),
    ("Ditlev følger op over for leverandøren.", ["Ditlev Kornelund"], "Følge op over for leverandøren"),
    ("Torben undersøger, om kælderen kan bruges.", ["Torben"], "Undersøge, om kælderen kan bruges"),
    # asked, charged, empowered
    ("Det udvidede sekretariat bedes efterfølgende udarbejde et notat.", ["Det udvidede sekretariat"], "Udarbejde et notat"),
    ("Signe og Ditlev får mandat til at finde et tema.", ["Signe Mosekær", "Ditlev Kornelund"], "Finde et tema"),
    ("Udvalget beder administrationen om at undersøge alternativer.", ["administrationen"], "Undersøge alternativer"),
    ("Signe får til opgave at samle tallene.", ["Signe Mosekær"], "Samle tallene"),
    ("Bestyrelsen bemyndiges til at indgå aftalen.", ["Bestyrelsen"], "Indgå aftalen"),
    ("Administrationen skal lave en oversigt.", ["Administrationen"], "Lave en oversigt"),
    # wished by the body
    ("Udvalget ønsker, at administrationen undersøger, om bleerne bruges rigtigt.", ["administrationen"], "Undersøge, om bleerne bruges rigtigt"),
    ("Udvalget ønsker en sag om nattevagterne.", [], "En sag om nattevagterne"),
    ("Orienteringen tages til efterretning, idet udvalget ønsker en status til efteråret.", [], "En status"),
    ("Udvalget ønsker, at det belyses, hvordan de små steder klarer sig.", [], "Belyse, hvordan de små steder klarer sig"),
    # nobody is named
    ("Der udarbejdes en kort rapport.", [], "Udarbejde en kort rapport"),
    ("Oplægget sendes til bestyrelsen.", [], "Sende oplægget til bestyrelsen"),
    ("Ligeledes skal man høre driftsfora, hvad de mangler.", [], "Høre driftsfora, hvad de mangler"),
    ("Rollerne skal afklares nærmere.", [], "Afklare rollerne nærmere"),
    ("Der vil blive fulgt op på situationen.", [], "Følge op på situationen"),
    ("Referatet sendes til høring på mail af formandskabet.", ["formandskabet"], "Sende referatet til høring på mail"),
    ("Godkendt med bemærkning om, at skiltet skal ændres.", [], "Ændre skiltet"),
    ("Folderen revideres og udsendes til alle.", [], "Revidere folderen og udsende til alle"),
    ("Muligheden for en fælles side, eller et tillæg til den gamle, undersøges.", [], "Undersøge muligheden for en fælles side, eller et tillæg til den gamle"),
    ("Der arbejdes videre med modellen.", [], "Arbejde videre med modellen"),
    ("Sekretariatet samler input og sender et nyt udkast ud.", ["Sekretariatet"], "Samle input og sende et nyt udkast ud"),
    # the sentence goes on behind the task
    ("Det aftales, at Signe ringer til borgeren, og at et nej ikke skrives ned.", ["Signe Mosekær"], "Ringe til borgeren"),
    ("Signe sørger for, at salen er bestilt, og at alle får besked.", ["Signe Mosekær"], "Sørge for, at salen er bestilt, og at alle får besked"),
    ("Ditlev sender listen til lægerne og regner med, at den kan bruges.", ["Ditlev Kornelund"], "Sende listen til lægerne"),
    ("Signe spørger Lærkedal Kommune, om de kan stille en bil til rådighed.", ["Signe Mosekær"], "Spørge Lærkedal Kommune, om de kan stille en bil til rådighed"),
    ("Det aftales, at Ditlev spørger, om aftalen også gælder natten.", ["Ditlev Kornelund"], "Spørge, om aftalen også gælder natten"),
    # who, where several are named
    ("Der nedsættes en arbejdsgruppe bestående af Signe, Ditlev og en læge.", [], "Nedsætte en arbejdsgruppe bestående af Signe, Ditlev og en læge"),
    ("Hver kommune udpeger en kontaktperson og giver Signe besked om det.", ["Hver kommune"], "Udpege en kontaktperson og give Signe besked om det"),
    ("Ditlev ser på økonomien i det.", ["Ditlev Kornelund"], "Se på økonomien i det"),
    ("Rosa K. følger op på sagen.", ["Rosa Klokkebjerg"], "Følge op på sagen"),
    ("Sekretariatet sørger for, at folderen ligger klar til mødet den 8. april.", ["Sekretariatet"], "Sørge for, at folderen ligger klar"),
    ("Husk at bestille en tolk.", [], "Bestille en tolk"),
    # somebody sees to it, or takes it on
    ("Ditlev får lavet nye skilte.", ["Ditlev Kornelund"], "Lave nye skilte"),
    ("Vi skal have fundet en ny dato til temadagen.", [], "Finde en ny dato til temadagen"),
    ("Signe får styr på forsikringen.", ["Signe Mosekær"], "Få styr på forsikringen"),
    ("Signe påtog sig at finde en oplægsholder.", ["Signe Mosekær"], "Finde en oplægsholder"),
    ("Ditlev meldte sig til at holde et oplæg.", ["Ditlev Kornelund"], "Holde et oplæg"),
    ("Kassereren indbetaler kontingentet.", ["Kassereren"], "Indbetale kontingentet"),
    ("Hjemmesiden: opdateres af Signe.", ["Signe Mosekær"], "Opdatere hjemmesiden"),
    # another goes on behind it
    ("Medlemmerne giver kommentarer om skiltet, og Ditlev læser dem.", ["Medlemmerne"], "Give kommentarer om skiltet"),
    ("Lokale: Ditlev spørger skolen.", ["Ditlev Kornelund"], "Spørge skolen"),
    ("To har ikke betalt; Signe rykker dem.", ["Signe Mosekær"], "Rykke dem"),
    # what is done something with
    ("Eftersom rådet først mødes i april, sendes oplægget til formanden.", [], "Sende oplægget til formanden"),
    ("GitHub sættes op som fælles arbejdsrum.", [], "Sætte GitHub op som fælles arbejdsrum"),
    ("Dette fremlægges for rådet.", [], "Fremlægge dette for rådet"),
    ("Der udarbejdes en beslutning om:", [], "Udarbejde en beslutning"),
    ("Listen blev gennemgået, denne bliver revideret og offentliggøres på hjemmesiden.", [], "Revidere denne og offentliggøre på hjemmesiden"),
    ("Bokse: Der bliver sat en række bokse op i gangen.", [], "Sætte en række bokse op i gangen"),
    ("Det aftales på mødet, at nye medlemmer af bestyrelsen orienterer sig i vedtægterne.", ["medlemmer"], "Orientere sig i vedtægterne"),
    # labelled
    ("Aktionspunkt: Oversigt over pladser – Ditlev – 1. april", ["Ditlev Kornelund"], "Oversigt over pladser"),
    ("Opgave: Spørge lægerne om vagten (SM)", ["Signe Mosekær"], "Spørge lægerne om vagten"),
    ("Aktion: Ditlev køber kaffe.", ["Ditlev Kornelund"], "Købe kaffe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "owners", "task"), PROMISES, ids=[row[0][:40] for row in PROMISES])
def test_a_promise_says_who_and_what(text: str, owners: list[str] | None, task: str) -> None:
    action = one(text)
    assert (action.kind, action.sure) == ("action", True)
    if owners is not None:
        assert [owner.shown for owner in action.owners] == owners
    assert action.task == task
    assert action.source == text


TOPICS = [
    ("På næste møde drøftes budgettet for 2028.", date(2027, 4, 8)),
    ("Dataarbejdet dagsordensættes på mødet i juni.", date(2027, 6, 3)),
    ("Sagen udsættes til næste møde.", date(2027, 4, 8)),
    ("Punktet blev udsat til næste møde.", date(2027, 4, 8)),
    ("På grund af frost blev punktet flyttet til næste møde.", date(2027, 4, 8)),
    ("Punktet flyttes til næste møde.", date(2027, 4, 8)),
    ("Punktet tages op på næste møde.", date(2027, 4, 8)),
    ("Der træffes beslutning om køb på det kommende møde i Fagligt Forum Brinkby.", date(2027, 4, 8)),
    ("Udvalget udskyder sagen til mødet den 3. juni.", date(2027, 6, 3)),
    ("Kørsel og mad sættes på dagsordenen.", None),
    ("Punktet blev ikke nået og tages med på næste møde.", date(2027, 4, 8)),
    ("Opfølgning på næste møde.", date(2027, 4, 8)),
    ("Planlægning af rute på næste møde.", date(2027, 4, 8)),
    ("Til mødet i juni: rekruttering af vagter.", date(2027, 6, 3)),
    ("Sagen behandles i Regionsrådet den 28. april.", date(2027, 4, 28)),
    ("Vi tager emnet op igen, når evalueringen foreligger.", None),
]


@pytest.mark.parametrize(("text", "day"), TOPICS, ids=[row[0][:40] for row in TOPICS])
def test_a_topic_for_a_coming_meeting(text: str, day: date | None) -> None:
    action = one(text)
    assert action.kind == "agenda"
    assert (action.due.date if action.due else None) == day


NOTHING = [
    "Aktioner:",
    "Næste bestyrelsesmøde: 5. maj 2027.",
    "Opstart vil ske ved den store port.",
    "Gebyret er 1 %, hvis man ønsker at betale til leje af huset.",
    "Signe gennemgik hvordan vejene er bygget op efter hvor kommunen står for vedligehold.",
    "Formanden har kontaktet et firma, som leverer og opsætter en ny lampe.",
    "Vi fik en oversigt over hvad der skal laves.",
    "Vi får Signe til at hjælpe.",
    "Punktet blev udsat.",
    "Orienteringen tages til efterretning.",
    "Godkendt.",
    "Økonomiudvalgets beslutning: Økonomiudvalget anbefaler over for byrådet, at indstillingen godkendes.",
    "Signe orienterer om status.",
    "Ditlev fortæller, at han har fået svar fra regionen.",
    "Ditlev foreslår, at der laves en folder.",
    "Rosa spørger til økonomien.",
    "Ditlev ser positivt på forslaget.",
    "Der er enighed om, at utrygheden skal tages alvorligt.",
    "Signe spørger Ditlev, hvordan det går.",
    "Ditlev får udbetalt sin rejse.",
    "Hospitalet sender i dag besked til kommunerne.",
    "Opfølgning fra sidste møde.",
    "Opgaven går videre til driften.",
    "Kontakt til lægerne fungerer godt.",
    "Signe spørger, om vagten pr. video er undersøgt.",
    "Ditlev spurgte, hvad det koster.",
    "Lærkedal Kommune vil gerne bidrage.",
    "Kommunerne kan i højere grad skabe forankring.",
    "Det bemærkes, at ikke alle kan bruge skærmen, og at man skal være opmærksom på det.",
    "Der er enighed om, at ordningen giver værdi.",
    "Administrationen arbejder på sagen.",
    "Administrationen har undersøgt mulighederne.",
    "Sekretariatet sendte materialet ud i februar.",
    "Referatet blev udsendt den 1. marts.",
    "Høringssvar fra Seniorrådet vedlægges.",
    "Imod stemte liste X, da liste X er imod, at der arbejdes videre.",
    "Udvalget ønsker ikke en sag om dette.",
    "Forslaget sendes ikke til udvalget.",
    "Næste møde afholdes på Vindholm Rådhus den 8. april.",
    "Produktet skal kunne læse alle slags filer.",
    "En gruppe, der udarbejder materiale til skoler, deltog.",
    "Der tages en drøftelse af, hvordan man kommer videre.",
    "Signe undersøger ikke sagen yderligere.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_promise(text: str) -> None:
    assert [action.task for action in read(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Temamødet den 3. juni aflyses.",
        "Hvis der kommer svar, sender Signe det videre.",
        "Signe kontakter lægen, hvis der er tvivl.",
    ],
)
def test_what_only_moves_the_calendar_or_hangs_on_a_condition_is_unsure(text: str) -> None:
    assert not one(text).sure


DUES = [
    ("Signe indkalder til møde inden mødet i juni.", "inden mødet i juni", "meeting", date(2027, 6, 2)),
    ("Signe sender planen senest den 19. marts.", "senest den 19. marts", "day", date(2027, 3, 19)),
    ("Signe sender planen snarest muligt.", "snarest muligt", "vague", None),
    ("Signe sender planen.", None, None, None),
    ("Eftersom bestyrelsen mødes i april, sendes planen til formanden.", None, None, None),
    ("På næste møde drøftes det, der kom frem efter seminaret den 20. marts.", "På næste møde", "meeting", date(2027, 4, 8)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "precision", "day"), DUES)
def test_the_deadline_is_the_one_of_the_task(
    text: str, phrase: str | None, precision: str | None, day: date | None
) -> None:
    due = one(text).due
    assert (due.phrase if due else None) == phrase
    assert (due.precision if due else None) == precision
    assert (due.date if due else None) == day


def test_a_time_between_other_dashes_is_no_deadline() -> None:
    action = one("Planen gælder frem til 1. maj – Ditlev laver en ny for resten af sæsonen")
    assert action.due is None
    before = one("Inden 1. maj – Ditlev laver en ny plan for resten af sæsonen")
    assert before.due is not None
    assert before.due.date == date(2027, 5, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Else undersøger og Gorm og Else går videre med planen.", [(["Else"], "Undersøge"), (["Gorm", "Else"], "Gå videre med planen")]),
        ("Signe hører om prisen og Ditlev tager kontakt med naboen.", [(["Signe Mosekær"], "Høre om prisen"), (["Ditlev Kornelund"], "Tage kontakt med naboen")]),
        ("Signe laver et opslag og sørger for at de bliver hængt op.", [(["Signe Mosekær"], "Lave et opslag og sørge for at de bliver hængt op")]),
        ("Planen skal rettes, og der skal laves plakater.", [([], "Rette planen"), ([], "Lave plakater")]),
        ("Signe undersøger prisen og sender listen.", [(["Signe Mosekær"], "Undersøge prisen og sende listen")]),
        ("Signe køber stole til den nye sal ved havnen i Brinkby\nÅben dag: Ditlev laver plakat", [(["Signe Mosekær"], "Købe stole til den nye sal ved havnen i Brinkby"), (["Ditlev Kornelund"], "Lave plakat")]),
    ],
)  # fmt: skip
def test_each_of_two_who_do_something_has_a_promise(text: str, told: list[tuple[list[str], str]]) -> None:
    assert [([who.shown for who in action.owners], action.task) for action in read(text)] == told


def test_a_meeting_that_something_is_like_is_no_deadline() -> None:
    assert one("Samme tema som mødet i april: Ditlev sender invitationer.").due is None


def test_two_deadlines_are_two_promises() -> None:
    first, second = read("Signe laver et udkast til den 18. marts og fremlægger det på mødet i juni.")
    assert (first.task, first.due and first.due.date) == ("Lave et udkast", date(2027, 3, 18))
    assert (second.task, second.due and second.due.date) == ("Fremlægge det", date(2027, 6, 3))
    assert [owner.shown for owner in second.owners] == ["Signe Mosekær"]


def test_a_month_of_a_meeting_that_the_document_dates() -> None:
    action = read("Ditlev forbereder et oplæg til mødet i maj.", mentioned=[date(2027, 5, 19)])[0]
    assert action.due is not None
    assert (action.due.precision, action.due.date) == ("meeting", date(2027, 5, 19))


def test_a_name_that_two_have_is_left_to_be_asked() -> None:
    action = one("Rosa sender en liste.")
    assert action.owners[0].ids == (3, 4)
    assert action.owners[0].shown == "Rosa"


def test_a_full_name_that_only_shares_its_first_name_is_somebody_else() -> None:
    assert one("Signe Thorlund sender en liste.").owners[0].ids == ()


def test_a_labelled_owner_goes_before_the_one_of_the_sentence() -> None:
    action = one("Gruppen undersøger sagen nærmere.\n\n**Ansvarlig**: Ditlev")
    assert [owner.shown for owner in action.owners] == ["Ditlev Kornelund"]


def test_a_label_makes_a_promise_of_the_sentence_before() -> None:
    action = one("Plan for skiltning på de fire matrikler.\n\nAnsvarlig: Signe")
    assert action.task == "Plan for skiltning på de fire matrikler"
    assert [owner.shown for owner in action.owners] == ["Signe Mosekær"]


def test_a_wish_that_is_agreed_to_afterwards() -> None:
    action = one("Ønske om at Ditlev holder et oplæg på temadagen. Det blev aftalt.")
    assert [owner.shown for owner in action.owners] == ["Ditlev Kornelund"]


def test_a_list_under_words_that_order() -> None:
    text = "Udvalget drøftede sagen med bemærkning om, at:\n\n- administrationen redegør for fordelingen\n- kontakte de to leverandører"
    assert [action.task for action in read(text)] == ["Redegøre for fordelingen", "Kontakte de to leverandører"]


def test_a_list_under_words_that_tell() -> None:
    assert (
        read("Signe gennemgik arbejdsgangen, som omfatter:\n\n- Ændringen sendes til gennemsyn.\n- Signe retter fejl.")
        == []
    )


def test_bare_infinitives_under_a_heading_for_what_follows() -> None:
    text = "- Bestille mad\n- Signe finder lokale"
    assert read(text) == [] or all(action.owners for action in read(text))
    assert [action.task for action in read(text, follow_up=True)] == ["Bestille mad", "Finde lokale"]


LOG = """| Nr. | Handling | Ansvarlig | Deadline | Status |
|---|---|---|---|---|
| 1 | Købe skilte | Signe | 1. april | I gang |
| 2 | Sende breve. Også til naboer. | SM / Lærkedal | Snarest | |
| 3 | Male gangen | Maleren | | Afsluttet |
| 4 | Rydde op | | Færdig | |
"""


def test_an_action_log_gives_its_open_rows() -> None:
    first, second = read(LOG)
    assert (first.task, [owner.shown for owner in first.owners]) == ("Købe skilte", ["Signe Mosekær"])
    assert first.due is not None
    assert first.due.date == date(2027, 4, 1)
    assert first.source == "| 1 | Købe skilte | Signe | 1. april | I gang |"
    assert second.owners[0].ids == (1,)
    assert second.due is not None
    assert (second.due.phrase, second.due.date) == ("Snarest", None)


def test_a_table_of_something_else_is_no_log() -> None:
    assert read("| Navn | Alder |\n|---|---|\n| Signe | 40 |\n") == []


def test_initials_are_told_apart_by_the_organisation_beside() -> None:
    people = [Candidate(1, "Anna Bo", organisation="Havn"), Candidate(2, "Asger Berg", organisation="Brandvæsen")]
    text = "| Handling | Ansvarlig |\n|---|---|\n| Lave plan | Havn / AB |\n"
    assert [owner.name for owner in find(text, on=DAY, people=people)[0].owners] == ["Anna Bo"]


def test_the_place_of_a_sentence_in_the_text() -> None:
    text = "Godkendt.\n\n- Signe sender\n  brevet. Slut."
    action = read(text)[0]
    assert text[action.start : action.end] == "Signe sender\n  brevet."
    assert action.source == "Signe sender brevet."


def test_without_a_day_no_deadline_gets_a_date() -> None:
    action = find("Signe sender planen senest den 19. marts.", on=None)[0]
    assert action.due is not None
    assert (action.due.phrase, action.due.date) == ("senest den 19. marts", None)


def test_a_list_of_things_that_the_body_wishes() -> None:
    text = "1. Udvalget ønsker\n\n- et overblik over de lokaler, som kun én forening bruger.\n- viden om priserne"
    found = read(text)
    assert [action.source for action in found] == [
        "et overblik over de lokaler, som kun én forening bruger.",
        "viden om priserne",
    ]
    assert [action.task for action in found] == [
        "Et overblik over de lokaler, som kun én forening bruger",
        "Viden om priserne",
    ]


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Tjek med driften, hvad planen er.", "Tjekke med driften, hvad planen er"),
        ("Vinduer - undersøg prisen på nye.", "Undersøge prisen på nye"),
        ("Udvalget ønsker at invitere rådet med på besøget.", "Invitere rådet med på besøget"),
        ("Udvalget ønsker at få en orientering om taksterne.", "En orientering om taksterne"),
        ("Udvalget ønsker, at projektet bliver kommunikeret til pressen.", "Kommunikere projektet til pressen"),
        ("Beslutning om at tage kontakt til leverandøren.", "Tage kontakt til leverandøren"),
        ("Udvalget er enige om at invitere de pårørende.", "Invitere de pårørende"),
    ],
)
def test_orders_and_wishes_without_a_doer(text: str, task: str) -> None:
    assert one(text).task == task


def test_two_paragraphs_with_one_line_break_between_are_two_sentences() -> None:
    first = "Orienteringen blev taget til efterretning med bemærkning om, at mødet den 5. maj rykkes til den 6. maj kl. 13.30"
    found = read(f"{first}\nDet blev aftalt, at Signe kontakter skolerne.")
    assert [action.source for action in found if action.owners] == ["Det blev aftalt, at Signe kontakter skolerne."]


def test_a_number_at_the_end_of_a_sentence_ends_it() -> None:
    found = read("Lærkedal udpeger en kontaktperson senest i uge 48. Signe undersøger sagen.")
    assert [action.source for action in found] == [
        "Lærkedal udpeger en kontaktperson senest i uge 48.",
        "Signe undersøger sagen.",
    ]


@pytest.mark.parametrize(
    ("word", "infinitive", "form"),
    [
        ("udvider", "udvide", "present"),  # not as vide: ved
        ("udvidet", "udvide", "participle"),
        ("belyst", "belyse", "participle"),
        ("læst", "læse", "participle"),
        ("udsætter", "udsætte", "present"),
        ("udsat", "udsætte", "participle"),
        ("sendes", "sende", "passive"),
    ],
)
def test_the_forms_of_a_verb(word: str, infinitive: str, form: str) -> None:
    assert FORMS[word] == (infinitive, form)


def test_a_deadline_behind_the_reason_of_another_task_is_one() -> None:
    action = one("Sekretariatet retter svaret til efter dagens drøftelse og sender det den 15. marts.")
    assert action.due and action.due.date == date(2027, 3, 15)


def test_an_initial_behind_the_only_one_of_that_name() -> None:
    found = find("Rosa K. følger op på sagen.", on=DAY, people=PEOPLE[:3])
    assert [owner.shown for action in found for owner in action.owners] == ["Rosa Klokkebjerg"]


def test_each_of_three_promises_has_its_own_deadline_and_words() -> None:
    text = "Signe sender et udkast til alle, og Ditlev giver bemærkninger senest den 1. april, hvorefter Rosa K. retter det til."
    assert [(action.task, action.due and str(action.due.date)) for action in read(text)] == [
        ("Sende et udkast til alle", "2027-04-01"),
        ("Give bemærkninger", "2027-04-01"),
        ("Rette det til", None),
    ]


def test_the_meeting_that_is_moved_stands_in_the_task() -> None:
    assert [action.task for action in read("Temamøde den 3. juni slettes.")] == ["Slette temamøde den 3. juni"]
    moved = "Mødet den 5. januar 2028 rykkes til den 12. januar 2028, og derudover godkendes kalenderen."
    assert [action.task for action in read(moved)] == ["Rykke mødet den 5. januar 2028"]


def test_a_point_that_was_not_reached_is_named_alone() -> None:
    assert one("Punktet blev ikke nået og tages med på næste møde.").task == "Tage punktet med"
