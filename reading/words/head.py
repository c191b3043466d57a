"""The head of a document: what it calls itself, who met, when and where."""

# Words for the document itself. The kind is decided by what it holds, not by these alone.
MINUTES = (
    "referat",
    "referater",
    "mødereferat",
    "møde referat",
    "beslutningsreferat",
    "konklusionsreferat",
    "bestyrelsesreferat",
    "beslutningsprotokol",
    "bestyrelsesprotokol",
    "mødeprotokol",
    "protokol",
    "beslutninger",
    "konklusioner",
    "minutes",
)
AGENDA = (
    "dagsorden",
    "dagsordenen",
    "dagsordener",
    "dagsordner",
    "mødedagsorden",
    "tillægsdagsorden",
    "mødeindkaldelse",
    "indkaldelse",
    "program",
    "agenda",
)
# Words that may stand before or after them.
STATES = (
    "foreløbig[t]",
    "udkast til",
    "udkast",
    "godkendt",
    "ikke godkendt",
    "ekstraordinær[t]",
    "supplerende",
    "åben",
    "åbent",
    "lukket",
    "endelig[t]",
    "rettet",
    "offentlig[t]",
    "revideret",
)
LINKS = ("af", "fra", "til", "for", "over", "vedr.", "vedrørende", "i", "med", "på", "ved", "d.")

# A line that only says how far the document has come.
PROGRESS = (
    "status",
    "mødet kalendersat",
    "dagsorden (udarbejdet|udsendt|godkendt)",
    "referat (påbegyndt|sendt til godkendelse|klar til godkendelse|godkendt|publiceret|udsendt)",
    "udkast",
    "foreløbigt referat",
)
# Headings that only announce what follows.
ANNOUNCING = (
    "mødefakta",
    "møde fakta",
    "mødeindhold",
    "møde indhold",
    "dagsorden",
    "dagsorden var",
    "dagsordenen var",
    "dagsordenspunkter",
    "punkter",
    "punkter på dagsordenen",
    "referat",
    "mødereferat",
    "møde referat",
    "referat af dagsorden",
    "til",
    "deltagere og afbud",
)
CONTENTS = ("indholdsfortegnelse", "indhold", "punktoversigt", "oversigt over punkter", "dagsordensoversigt")

DATE_LABELS = (
    "[møde]dato [og tid]",
    "[møde]dato/tid",
    "tid",
    "tid og sted",
    "tid/sted",
    "dato og sted",
    "[møde]tidspunkt",
    "hvornår",
    "møde afholdt",
    "mødedag",
    "mødetid",
    "starttidspunkt",
    "start",
    "møde",
)
END_LABELS = ("sluttidspunkt", "slut")
PLACE_LABELS = ("[møde]sted", "[møde]lokale", "hvor", "adresse")
BODY_LABELS = ("udvalg", "organ", "forum", "mødenavn", "mødefora", "mødeforum", "råd")
# Labels that need no colon after them, because the word says enough.
SURE_LABELS = ("mødedato", "mødested", "mødetidspunkt", "starttidspunkt", "sluttidspunkt", "mødetid")

# What a body is called, when its name has to be found by its words. Endings follow.
BODY_WORDS = (
    "udvalg",
    "råd",
    "klynge",
    "klyngen",
    "gruppe",
    "gruppen",
    "styregruppe",
    "bestyrelse",
    "bestyrelsen",
    "forum",
    "fora",
    "nævn",
    "kommission",
    "komite",
    "komité",
    "byråd",
    "kommunalbestyrelse",
    "regionsråd",
    "formandskab",
    "direktion",
    "netværk",
    "taskforce",
    "samarbejde",
    "kkr",
)
# 'Projektmøde' is a kind of meeting, not the meeting of a 'projekt': what stands before it is the body.
KINDS_OF_MEETING = (
    "projekt",
    "tema",
    "video",
    "dialog",
    "fælles",
    "arbejds",
    "status",
    "netværks",
    "års",
    "opstarts",
    "teams",
    "skype",
    "virtuelt",
    "ordinært",
    "ekstraordinært",
    "kick-off-",
    "sundheds",
)

# The sentence that tells how the meeting was held; the place is the word between the brackets.
HELD = (
    "mødet (blev|bliver|er|var|afholdes|holdes|afholdtes|foregik) … [som et] (videomøde|virtuelt|virtuelt møde|teams|teamsmøde|"
    "teams-møde|skriftligt|skriftligt møde|telefonmøde|hybridmøde|online|videokonference)",
    "(afholdt|afholdes|holdes) [som et] (videomøde|virtuelt|skriftligt)",
)
HELD_PLACES = (
    "videomøde",
    "virtuelt",
    "virtuel",
    "teams-møde",
    "teamsmøde",
    "teams",
    "skriftligt",
    "telefonmøde",
    "hybridmøde",
    "online",
    "videokonference",
)
ENDED = ("mødet (sluttede|slutter|blev hævet|hævet|hæves|afsluttedes|blev afsluttet|afsluttet)", "mødet slut")
