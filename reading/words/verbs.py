"""Verbs of doing as Danish minutes use them: which of them promise or order something, and with which words beside them.

Verbs stand as infinitives; the present (sender), the passive (sendes) and the participle (sendt) are made from them. The
words behind a verb are those without which it promises nothing: 'følge' only with 'op'.
"""

# What somebody does for others: said in the present tense of somebody, it is a promise.
ALONE = (
    "prøve", "forsøge", "ændre", "omdele", "printe", "uddele", "respondere", "overtage", "tilrettelægge", "opbygge", "medbringe", "rydde", "afsøge", "afdække", "underskrive", "foretage", "indkalde", "udarbejde", "sende", "udsende", "rundsende",
    "fremsende", "videresende", "eftersende", "tilsende", "indsende", "oversende", "maile", "kontakte", "ringe",
    "undersøge", "afklare", "klarlægge", "invitere", "etablere", "lave", "skrive", "opdatere", "bestille", "booke",
    "reservere", "indhente", "hente", "levere", "aflevere", "oprette", "arrangere", "planlægge", "koordinere",
    "revidere", "tilrette", "indarbejde", "justere", "formulere", "udforme", "færdiggøre", "spørge", "skaffe", "købe",
    "indkøbe", "betale", "uploade", "formidle", "videreformidle", "videregive", "viderebringe", "analysere",
    "kortlægge", "evaluere", "igangsætte", "iværksætte", "opstarte", "nedsætte", "udpege", "ansøge", "indsamle",
    "udfylde", "kvalificere", "kvalitetssikre", "kvalitetstjekke", "gennemse", "forberede", "facilitere", "tjekke",
    "checke", "svare", "besvare", "annoncere", "offentliggøre", "publicere", "udgive", "overdrage", "overlevere",
    "flytte", "fjerne", "slette", "tilføje", "opsige", "forhandle", "indgå", "ansætte", "rekruttere", "udbyde",
    "anmode", "forelægge", "fremlægge", "beskrive", "belyse", "beregne", "opgøre", "vurdere", "dokumentere", "sikre",
    "fastlægge", "informere", "meddele", "tilmelde", "installere", "montere", "opsætte", "reparere", "udskifte", "male",
    "fastsætte", "udvikle", "udbygge", "opstille", "teste", "afprøve", "ajourføre", "redigere", "skitsere",
    "konkretisere", "specificere", "uddybe", "præcisere", "distribuere", "inddrage", "involvere", "opsøge",
    "gennemføre", "organisere", "effektuere", "implementere", "inspicere", "besigtige", "anskaffe", "omskrive",
    "korrekturlæse", "nærlæse", "ansvarliggøre", "synliggøre", "præsentere",
    "indbetale", "udbetale", "overføre", "opkræve", "afregne", "bogføre", "indberette", "anmelde", "udlevere", "trykke",
    "kopiere", "oversætte", "renskrive", "rengøre", "afmelde", "afbestille", "genbestille", "fakturere", "underrette",
    "rapportere", "omformulere", "opsummere", "sammenfatte", "sammenskrive", "prissætte", "rekvirere", "leje", "hyre",
    "tilkalde", "sammenkalde", "opmåle", "optælle", "arkivere", "journalisere", "udrulle", "lancere", "opgradere",
    "supplere", "tilpasse", "udbedre", "renovere", "nedtage", "efterse", "servicere",
)  # fmt: skip
# … and these only with one of the words behind them.
WITH: dict[str, tuple[str, ...]] = {
    "forhøre": ("sig",),
    "fremsætte": ("forslag", "et forslag"),
    "skifte": ("pærer", "lås", "låse"),
    "bygge": ("en", "et", "ny"),
    "kvittere": ("for",),
    "mødes": ("med",),
    "udskyde": (
        "sagen",
        "punktet",
        "behandlingen",
    ),
    "bidrage": ("med",),
    "rette": (
        "henvendelse",
        "til",
        "op",
        "ind",
    ),
    "vende": (
        "tilbage",
        "emnet",
        "det",
        "dette",
        "sagen",
        "med",
    ),
    "følge": (
        "op",
        "sagen",
        "til dørs",
    ),
    "sørge": ("for",),
    "søge": (
        "efter",
        "om",
        "midler",
        "penge",
        "tilladelse",
        "dispensation",
        "fonde",
        "puljen",
        "fondsmidler",
        "støtte",
    ),
    "tage": (
        "kontakt",
        "kontakten",
        "fat",
        "med videre",
        "videre",
        "hånd om",
        "initiativ",
        "ansvar",
        "ansvaret",
        "op",
        "dialog",
        "en snak",
        "en dialog",
        "det med",
        "dette med",
        "med",
        "sig af",
        "over",
        "opgaven",
        "føringen",
        "stafetten",
        "aktion",
        "action",
        "affære",
        "vare på",
    ),
    "stå": ("for",),
    "melde": (
        "tilbage",
        "ind",
        "ud",
        "afbud",
    ),
    "få": ("styr på", "fat i", "fat på", "gang i", "kontakt til"),
    "give": (
        "besked",
        "bemærkninger",
        "kommentarer",
        "feedback",
        "tilbagemelding",
        "en tilbagemelding",
        "en status",
        "lyd",
        "input",
        "svar",
        "meddelelse",
    ),
    "godkende": ("referatet", "den endelige", "det endelige", "på vegne"),
    "høre": (
        "driftsfora",
        "ad",
        "hos",
        "med",
        "om",
    ),
    "finde": (
        "ud af",
        "en",
        "et",
        "nye",
        "ny",
        "frem",
        "tema",
        "dato",
        "datoer",
        "løsning",
        "løsninger",
    ),
    "hænge": ("op",),
    "sætte": (
        "op",
        "i gang",
        "i værk",
        "sig ind",
        "sig",
        "sammen",
        "det på",
        "den på",
    ),
    "lægge": (
        "ud",
        "op",
        "planer",
        "plan",
        "en plan",
        "på",
        "ind",
    ),
    "bringe": (
        "videre",
        "op",
        "ind",
        "det",
        "dette",
    ),
    "starte": (
        "op",
        "en",
        "arbejdet",
    ),
    "samle": (
        "op",
        "ind",
        "input",
        "erfaringer",
        "en",
        "et",
        "data",
    ),
    "holde": (
        "et møde",
        "møde",
        "øje",
        "kontakten",
        "et oplæg",
        "oplæg",
    ),
    "afholde": (
        "et møde",
        "møde",
        "arbejdsmøde",
        "workshop",
        "en workshop",
        "et",
        "en",
        "møder",
    ),
    "kigge": (
        "på",
        "nærmere",
        "i",
    ),
    "se": (
        "på",
        "nærmere",
        "videre",
        "om",
    ),
    "arbejde": ("videre",),
    "gå": (
        "videre",
        "i dialog",
        "i gang",
        "i kontakt",
    ),
    "tale": ("med",),
    "bede": (
        "om",
        "sekretariatet",
        "administrationen",
    ),
    "rykke": ("for", "dem", "ham", "hende", "medlemmerne", "kommunerne"),
    "dele": ("rundt", "ud", "materialet", "slides", "link", "et link", "folderen"),
    "byde": ("ind",),
    "komme": (
        "med",
        "tilbage",
    ),
    "udsætte": ("opgaven",),
    "overveje": ("nærmere",),
    "drøfte": (
        "nærmere",
        "med",
        "det med",
        "dette med",
        "videre",
    ),
    "aftale": (
        "nærmere",
        "med",
        "et møde",
        "et",
        "en",
        "et særskilt",
        "dato",
        "tid",
    ),
    "oplyse": ("om datoer",),
    "henvende": ("sig",),
    "spare": ("med",),
    "sparre": ("med",),
    "prioritere": ("listen",),
    "orientere": (
        "medlemmerne",
        "beboerne",
        "forældrene",
        "borgerne",
        "parterne",
        "bestyrelsen",
        "kommunerne",
    ),
    "lede": ("efter",),
    "gøre": (
        "klar",
        "et forsøg",
        "en indsats",
        "opmærksom på, at fristen",
    ),
}
# These tell what happened at the meeting as often as what will: a promise only with a coming time, or when ordered.
TELLING = (
    "orientere", "redegøre", "fremlægge", "præsentere", "informere", "meddele", "oplyse", "præcisere", "uddybe",
    "sikre", "gennemføre", "prioritere", "implementere", "beskrive", "belyse", "synliggøre", "udvikle", "evaluere",
    "overveje", "planlægge", "anmode", "bede", "komme", "gennemgå", "holde", "deltage", "fortælle", "spørge",
    "inddrage", "involvere", "se", "høre", "drøfte", "tilbyde", "svare",
)  # fmt: skip
# Words of doing that count only behind an order ('skal', 'bedes', 'det aftales at').
WHEN_ORDERED = (
    "gennemgå", "deltage", "fortælle", "redegøre", "være", "bruge", "anvende", "arbejde", "fortsætte", "orientere",
    "bidrage", "støtte", "drøfte", "afholde", "holde", "tilbyde", "ændre", "tage", "give", "finde", "lægge", "se",
    "høre", "rette", "mødes", "samle", "søge", "gå", "sætte", "overveje", "aftale", "udvide", "oprette", "afvente",
    "genbesøge", "indstille", "indføre", "begynde", "omlægge", "forsøge", "gøre", "opfordre", "minde", "foreslå",
    "indgå", "vælge", "læse", "kontakte", "komme", "hjælpe", "bistå", "drive", "føre", "få", "tilpasse", "afdække",
    "afsøge", "identificere", "definere", "udvælge",
)  # fmt: skip
# Verbs that say how things are: no promise, whatever ordered them.
STATES = (
    "være", "have", "kunne", "skulle", "ville", "måtte", "gælde", "omfatte", "indeholde", "fremgå", "ligge", "betyde",
    "koste", "ske", "forblive", "blive", "indtræde", "udgøre", "kende", "vide", "mene",
)  # fmt: skip
# Passives that order something when minutes say them plainly: 'Der udarbejdes en plan', 'Oplægget sendes til …'.
PASSIVE = (
    "udmelde", "maile", "afsøge", "afdække", "supplere", "foretage", "vurdere", "belyse", "klarlægge", "uddybe", "behandle", "udarbejde",
    "sende", "udsende", "rundsende", "fremsende", "videresende", "eftersende", "indkalde", "kontakte", "undersøge",
    "afklare", "invitere", "etablere", "lave", "opdatere", "bestille", "indhente", "levere", "oprette", "arrangere",
    "planlægge", "koordinere", "revidere", "tilrette", "indarbejde", "justere", "færdiggøre", "indsamle", "igangsætte",
    "iværksætte", "opstarte", "nedsætte", "udpege", "ansøge", "søge", "kvalificere", "kvalitetssikre", "forberede",
    "tjekke", "offentliggøre", "flytte", "fjerne", "tilføje", "udbyde", "købe", "indkøbe", "rykke", "forelægge",
    "fremlægge", "præsentere", "beregne", "inddrage", "følge", "rette", "tage", "holde", "afholde", "aftale", "arbejde",
    "sætte", "gennemføre", "evaluere", "kortlægge", "analysere", "overlevere", "overdrage", "spørge", "skrive", "ændre",
    "udskifte", "reparere", "opsætte", "formidle", "annoncere", "anføre", "samle", "lægge", "hænge", "udvikle", "gøre",
)  # fmt: skip
# Passives that need a word behind them (or before: 'på mødet') to be an order.
PASSIVE_WITH: dict[str, tuple[str, ...]] = {
    "vurdere": ("om", "hvorvidt", "hvordan"),
    "behandle": ("i", "på"),
    "udpege": ("en", "et", "to", "nye", "der"),
    "foretage": ("en", "et", "af"),
    "følge": ("op",),
    "rette": ("henvendelse", "til"),
    "tage": ("kontakt", "initiativ", "fat", "hånd om", "op", "dialog", "med"),
    "holde": ("et møde", "møde", "et opfølgende", "et fælles", "workshop"),
    "afholde": ("et møde", "møde", "et", "en workshop", "workshop"),
    "aftale": ("et", "nærmere", "møde", "dato"),
    "arbejde": ("videre", "med at"),
    "sætte": ("op", "i gang", "i værk"),
    "lægge": ("op på", "på hjemmesiden", "ud", "en plan", "et"),
    "hænge": ("op",),
    "samle": ("op", "ind"),
    "søge": ("om", "midler", "kontakt", "afklaret", "en", "fonde"),
    "gøre": ("en indsats", "rent"),
    "anføre": ("på dagsorden*", "som"),
    "ændre": ("i", "så", "til"),
    "udvikle": ("en", "et"),
    "skrive": ("til", "et", "en", "ud"),
    "inddrage": ("i", "for at", "ift.", "i forhold"),
    "planlægge": ("et", "en", "møde", "fotografering"),
    "spørge": ("om", "til"),
}
# What 'skal' orders of a thing: 'Rollerne skal afklares'. Others ('skal anvendes') may be a principle.
MUST_BE_DONE = (
    "afklare", "undersøge", "udarbejde", "lave", "ændre", "sende", "udsende", "kontakte", "indkalde", "planlægge",
    "opdatere", "revidere", "rette", "tilføje", "forelægge", "fremlægge", "klarlægge", "indarbejde", "tilrette",
    "færdiggøre", "etablere", "nedsætte", "udpege", "arrangere", "bestille", "købe", "indhente", "evaluere",
    "koordinere", "følge", "finde", "tage", "skrive", "oprette", "igangsætte", "iværksætte", "kortlægge", "beregne",
    "oplyse", "arbejde", "vende", "sætte", "præcisere", "gøre", "fjerne", "udskifte", "ordne", "reparere", "male",
    "rense", "beskære", "udfylde", "slibe", "lakere", "udbedre", "renovere", "forny", "opsætte", "montere", "nedtage",
    "tømme", "fælde", "klippe", "pudse", "isolere", "tætne", "skifte", "efterse", "servicere", "indbetale", "opkræve",
    "godkende", "underskrive",
)  # fmt: skip
# … and these only with a word that the passive needs: 'skal tages alvorligt' orders nothing.
MUST_WITH = ("tage", "følge")
# Verbs that weigh something when a question follows, and report when 'at' does.
REPORTING = ("vurdere", "sikre", "beregne", "finde")
# A question put at the meeting when it follows at once ('spørger, om'); with somebody named it is a promise.
ASKED_ALOUD = ("spørge",)
# A noun that looks like an order at the beginning of a line: 'Kontakt til Falck'.
NOUNS_ALIKE = ("kontakt (til|med|fra)", "svar (på|fra|til)", "plan for", "aftale (om|med)", "start (på|i)", "udgift*")
# Somebody known by name who looks into something ('Bo ser på økonomien') will do so.
LOOKING = ("se",)
# 'får udbetalt' is what somebody is given; 'får lavet' is what somebody sees to.
GIVEN = (
    "sende", "tilsende", "fremsende", "udbetale", "tilbyde", "levere", "udlevere", "forelægge", "præsentere", "overdrage",
    "stille", "vise", "fortælle", "meddele", "formidle", "refundere",
)  # fmt: skip
# Put off: a topic for later, whether a meeting is named or not.
PUT_OFF = ("udskyde", "udsætte", "skubbe")
# Talked over, or told, at a coming meeting: a topic for it.
# What is put off: 'Punktet blev udsat til næste møde'. These too put off what they move to another meeting.
TOPICS = (
    "punktet",
    "punkterne",
    "sagen",
    "sagerne",
    "emnet",
    "emnerne",
    "behandlingen",
    "drøftelsen",
    "beslutningen",
    "det",
)
MOVED = (*PUT_OFF, "flytte", "rykke")
TALKED_OVER = ("drøfte", "behandle", "fortælle")
TOLD_AT = ("fortælle", "orientere")
# Taken up only with 'op' behind them.
TAKEN_UP = ("tage", "bringe", "vende")
# Put on an agenda: the topic goes to a meeting. The passive with a coming meeting beside it.
AGENDA = (
    "dagsordensætte", "genbesøge", "genoptage", "drøfte", "behandle", "tage", "beslutte", "udsætte", "udskyde",
    "skubbe", "sætte", "træffe", "aftale", "fortsætte", "evaluere", "revidere", "bringe", "vende", "anføre",
)  # fmt: skip
# What one can order of everybody: 'man skal høre driftsfora'.
ASKED_OF_ALL = ("høre", "gå", "få", "arbejde")
HELD = ("afholde", "holde")
CALENDAR_VERBS = ("aflyse", "flytte", "udsætte", "slette", "rykke", "udskyde", "ændre", "afholde", "holde")
# Said with a verdict, and nothing that somebody is then to do.
VERDICTS = (
    "anbefale", "godkende", "indstille", "tiltræde", "støtte", "tage", "drøfte", "vedtage", "beslutte", "ønske", "mene",
    "finde", "bemærke",
)  # fmt: skip
# End as passives do, and are none.
NO_PASSIVES = ("findes", "synes", "lykkes", "forventes", "trives", "enes", "deres", "vores", "alles", "mødes", "færdes")
# Modals that order, and those that take the force out of the verb beside them.
ORDERING_MODALS = ("skal", "vil")
WEAK_MODALS = ("må", "kan", "kunne", "bør", "burde", "ville", "måtte", "skulle")
