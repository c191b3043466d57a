"""What a decision came to: the phrases of the domain document's 4.5, and the rules around them."""

import pytest

from reading.outcomes import classify

PHRASES = {
    "efterretning": [
        "Orienteringen blev taget til efterretning.",
        "Taget til efterretning",
        "Orienteringen tages til efterretning med ros til de ansatte.",
        "Med bemærkning om, at figur 3 skal rettes, tog styregruppen oplægget til efterretning.",
        "Taget til orientering.",
        "Orienteredes.",
        "Til orientering.",
        "Der blev givet en orientering om sagen.",
        "Formanden orienterede om besøget.",
    ],
    "godkendt": [
        "Godkendt.",
        "Godkendes",
        "Udvalget godkendte indstillingen.",
        "Med stemmerne 20 for og 1 imod godkendte rådet udvalgets indstilling.",
        "Dagsordenen blev godkendt uden bemærkninger.",
        "Referat godkendt",
        "Indstillingen tiltrådt.",
        "Tiltrådtes.",
        "Indstillingen følges.",
        "Vedtaget.",
        "Besluttet.",
        "Det blev besluttet at flytte lageret.",
        "Bifaldt.",
        "Der var enighed om forslaget.",
        "Ingen bemærkninger.",
        "Godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.",
        "Godkendt. Udvalget ønsker en status om et år.",
        "2. Godkendte 2a.",
        "Som indstillet.",
    ],
    "godkendt_med_bemaerkninger": [
        "Godkendt med bemærkning om, at skiltet flyttes.",
        "Godkendt, idet perioden forkortes.",
        "Godkendt med den ændring, at gebyret bortfalder.",
        "Godkendt med den tilføjelse, at brugerne høres.",
        "Godkendt under forudsætning af byrådets tilslutning.",
        "Mødet den 5. januar rykkes, og derudover godkendes kalenderen.",
    ],
    "anbefalet": [
        "Anbefales.",
        "Anbefalet",
        "Udvalget anbefaler over for byrådet, at sagen godkendes.",
        "Anbefales godkendt.",
    ],
    "droeftet": [
        "Drøftet.",
        "Sagen blev drøftet.",
        "Der tages en drøftelse af, hvordan man kommer videre.",
        "Der blev diskuteret støj.",
        "Udvalget undlod at tage stilling.",
        "Vi tog en runde.",
    ],
    "udsat": [
        "Udsat.",
        "Udsættes til næste møde.",
        "Punktet udskydes til mødet den 4. juni.",
        "Punktet blev drøftet og udsættes.",
        "Sagen genoptages.",
        "Sagen sendes tilbage til administrationen.",
        "Oversendes til Økonomiudvalget.",
        "Sat i bero.",
        "Punktet udgik.",
        "Punktet bortfalder.",
        "Punktet blev ikke behandlet.",
        "Der træffes beslutning om deltagelse på det kommende møde.",
    ],
    "afvist": [
        "Ikke godkendt.",
        "Godkendes ikke med bemærkning om, at mødet holdes som før.",
        "Forkastet.",
        "Forslaget blev nedstemt.",
        "Afvist.",
        "Imødekommes ikke.",
        "Punkt 2a anbefales ikke, hvorved punkt 3 bortfalder.",
    ],
    "ikke_frigivet": ["Beslutning ikke frigivet", "Ikke frigivet."],
    "andet": ["Udvalget ønsker en ny sag.", "Temamøde den 3. juni slettes.", "V og A undlader.", "Imod stemte UP."],
    "ingen": [
        "",
        ".",
        "-",
        "Intet til referat.",
        "Intet til evt.",
        "Ingen orienteringer.",
        "Ingen orienteringspunkter",
        "Der var afbud fra Yrsa Dyrlund og Kaj Ottosgaard.",
        "Fraværende: Ib Sønderlund",
        "Mødet blev hævet kl. 16.00.",
    ],
}


@pytest.mark.parametrize(("text", "outcome"), [(text, outcome) for outcome, texts in PHRASES.items() for text in texts])
def test_phrases(text: str, outcome: str) -> None:
    assert classify(text) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Godkendt.\n\nRådets høringssvar blev taget til efterretning. Høringssvaret vedlægges.", "godkendt"),
        ("Godkendt\nFraværende: Ib Sønderlund", "godkendt"),
        ("Orienteringen blev taget til efterretning. Indstillingen blev godkendt.", "godkendt"),
        ("Det blev på seneste møde besluttet at vente. Sagen blev drøftet.", "droeftet"),
        ("På næste møde drøftes økonomien. Det blev besluttet at vente.", "godkendt"),
        ("| 1 | Det blev besluttet at male | JB |", "ingen"),
        ("2.1.\n\nIngen bemærkninger til referatet.", "godkendt"),
    ],
)
def test_what_stands_beside_the_verdict(text: str, outcome: str) -> None:
    assert classify(text) == outcome


def test_no_remarks_approve_minutes_but_not_any_item() -> None:
    assert classify("Ingen bemærkninger.", title="Godkendelse af referat") == "godkendt"
    assert classify("Ingen bemærkninger.", title="Eventuelt") == "ingen"


def test_agreeing_on_something_else_is_not_what_was_proposed() -> None:
    told = "Det indstilles, at orienteringen tages til efterretning"
    assert classify("Det aftales, at Bo ringer til havnen.", recommendation=told) == "andet"
    assert classify("Det aftales, at Bo ringer.", recommendation="Det indstilles, at havneplanen drøftes") == "droeftet"
    same = "Det indstilles at drøfte, om der udarbejdes en årsrapport"
    assert classify("Der er enighed om, at der udarbejdes en kort årsrapport.", recommendation=same) == "godkendt"


def test_words_without_a_verdict_are_a_decision_only_under_its_heading() -> None:
    assert classify("Gruppen viste billeder.") == "andet"
    assert classify("Gruppen viste billeder.", written=False) == "ingen"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Sagen bliver drøftet næste gang.", "udsat"),
        ("På grund af frost blev punktet flyttet til næste møde.", "udsat"),
        ("MR godkender at der købes nye salmebøger.", "godkendt"),
        ("Det endelige regnskab for 2027 godkendes (se bilag).", "godkendt"),
        ("Ansøgningen skal godkendes af kommunen.", "andet"),
        ("Er godkendt af revisor.", "andet"),
        ("Bo undersøger reglerne, der blev vedtaget på den seneste generalforsamling.", "andet"),
        ("Næste møde blev aftalt til 8. oktober.", "ingen"),
        ("Godkendt.\nIb Dam var fraværende.", "godkendt"),
        ("Ingen meddelelser – vi venter på mødet i aften.", "ingen"),
        ("Ingen emner.\n\nIBD/referent", "ingen"),
    ],
)
def test_what_is_decided_here_and_now(text: str, outcome: str) -> None:
    assert classify(text) == outcome
