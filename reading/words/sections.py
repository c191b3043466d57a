"""Section headings, as they stand alone on a line, by the one name that the product uses for them."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "sagsfremstilling": (
        "[kort] [supplerende] sagsfremstilling[en]",
        "fremstilling",
        "[supplerende] sagsbeskrivelse",
        "beskrivelse [af] [sagen]",
        "baggrund[en] [for sagen]",
        "problemstilling",
        "løsning[en]",
        "redegørelse",
        "status",
        "vurdering",
        "administrationens (vurdering|bemærkninger)",
        "formål[et]",
        "indhold",
        "sagens kerne",
        "formål og uddybning",
        "motivation",
    ),
    "resumé": (
        "resum(e|é)",
        "sagsresum(e|é)",
        "kort om sagen",
        "beslutningstema",
        "sammenfatning",
    ),
    "indstilling": (
        "indstilling[er] [og beslutning]",
        "supplerende indstilling",
        "(administrationens|direktionens|formandskabets|sekretariatets|forvaltningens) indstilling",
        "forslag til beslutning",
        "beslutningsforslag",
        "indstillet til",
    ),
    "beslutning": (
        "beslutning[er]",
        "beslutning i <name>",
        "beslutning i <name> <date>[, pkt. <number>]",
        "beslutning <name> [den] <date>",
        "<name>s beslutning [den <date>]",
        "behandling i <name>",
        "behandling i <name> <date>[, pkt. <number>]",
        "politisk behandling",
        "[møde]referat",
        "møderef[.]",
        "konklusion[er]",
        "det blev besluttet",
        "opsamling",
        "resultat[et]",
        "beslutning og opfølgning",
    ),
    "drøftelse": (
        "drøftelse[r]",
        "debat[ten]",
        "kommentarer",
        "der var følgende (spørgsmål|kommentarer|bemærkninger)",
        "bemærkninger",
    ),
    "videre proces": (
        "[den] videre proces",
        "[det] videre (forløb|arbejde)",
        "tidsplan",
        "proces[plan]",
        "næste skridt",
        "opfølgning",
        "implementering",
        "effektuering",
        "aftalt opfølgning",
    ),
    "sagens gang": (
        "sagsprocedure",
        "sagens (forløb|gang)",
        "sagsgang [og sagstype]",
        "kompetence",
        "beslutningskompetence",
        "sagen afgøres i",
        "[sagen] behandles i",
        "tidligere behandling",
    ),
    "økonomi": (
        "økonomiske konsekvenser",
        "økonomi [og finansiering]",
        "ressourcer",
        "budgetkonsekvenser",
        "finansiering",
    ),
    "lov": ("lovgrundlag", "lovhjemmel", "retsgrundlag"),
    "høring": ("høring", "[bruger]inddragelse"),
    "kommunikation": ("kommunikation[splan]", "presse"),
    "øvrigt": (
        "øvrige (forhold|konsekvenser)",
        "effekt",
        "(klima|miljø)vurdering",
        "klima- og miljøvurdering",
        "risici",
        "handicap",
        "sundhed",
    ),
    "bilag": (
        "bilag",
        "bilagsliste",
        "[følgende] vedlagt",
        "vedhæftet",
        "vedlagte bilag",
        "vedhæftede (filer|bilag)",
        "se alle bilag",
    ),
}

# A line that leads in to a recommendation, and is part of it.
RECOMMENDS = (
    "det (indstilles|foreslås|anbefales)[,] [at]",
    "(administrationen|direktionen|formandskabet|sekretariatet|centerchefen|*forvaltningen|formanden|udvalget) "
    "(indstiller|foreslår|anbefaler)[,] [at]",
    "det (indstilles|foreslås|anbefales)[,] at <name>",
)

# Sections whose heading may be followed by its text on the same line: "Beslutning: Godkendt."
ONE_LINE = ("beslutning", "indstilling", "bilag", "resumé")
ONE_LINE_WORDS = (
    "beslutning*",
    "indstilling*",
    "konklusion*",
    "referat",
    "bilag",
    "resum(e|é)",
    "sagsfremstilling",
    "møderef[.]",
    "behandling i <name>",
)

# The case's number in an archive: kept with the item.
CASE_NUMBER = "sagsnummer"
CASE_NUMBER_LABELS = (
    "(sags|sag|journal) (nr|nummer)[.]",
    "sag(s)nr[.]",
    "sag(s|ens)nummer",
    "sagnr[.]",
    "sagsnr[.]",
    "journalnr[.]",
    "journalnummer",
    "j[.]nr[.]",
    "j[.] nr[.]",
    "brevid",
    "dok[.]nr[.]",
    "dok[.] nr[.]",
    "acadre*nr[.]",
)
# The heading that stands over several items (1. Formalia: 1.1, 1.2); kept with the first of them.
ABOVE = "overpunkt"
# What introduces the meeting before the first item; kept with that item, where the importer shows it apart.
INTRODUCTION = "indledning"

# Left behind by web pages: no part of the minutes.
RESIDUE = (
    "fold dette punkt ind",
    "fold alle punkter (ind|ud)",
    "luk alle punkter [referat]",
    "åbn alle punkter",
    "tilbage til toppen",
    "til toppen",
    "abonnér",
    "abonner",
    "søg",
    "redaktør",
    "udskriv",
    "print",
    "(gå|spring|skip|hop) til [hoved|hovede] indhold[et]",
    "menu [luk]",
    "tilbage",
    "luk",
    "se alle dagsordener og referater …",
    "publiceret <date>",
    "sidst opdateret[:] <date>",
    "opdateret [den] <date>",
    "skriv et svar",
    "(gå|spring|skip|hop) til hovedindhold[et]",
    "side <number>",
    "side <number> (af|/) <number>",
    "side <number>/<number>",
)
RESIDUE_BEFORE_HEADING = ("fold dette punkt ind",)
