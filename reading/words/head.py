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
# A line with one of these tells of another meeting, or what was done with its minutes: it is no document's title.
NOT_THIS_MEETING = (
    "(næste|kommende|seneste|sidste|forrige|tidligere)",
    "(blev|bliver|er|var|har|kan|skal|godkend*|gennemgå*|gennemgik|underskriv*|underskrev*|sendes|udsendes|vedlægges)",
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
    "data om mødet",
    "indholdsfortegnelse",
    "mødets dagsorden",
    "bemærkninger",
    "tid",
    "punkt",
    "pkt.",
    "tekst",
    "emne",
    "følgende (blev|er|var) (diskuteret|drøftet|besluttet|behandlet|aftalt) [og (diskuteret|drøftet|besluttet|aftalt)]",
    "dagsorden (som sædvanlig|iflg. vedtægterne|ifølge vedtægterne|jf. vedtægterne)",
)
# Which of its meetings it is; worth a glance, and nothing that has a place.
MEETING_NUMBER = (
    "[ordinært|ekstraordinært|konstituerende] (møde|referat|bestyrelsesmøde|udvalgsmøde) (nr.|nr|nummer) <number>[/<number>]",
)
# Headings above the first item whose text introduces the meeting as a whole.
INTRODUCING = (
    "[møde]beskrivelse",
    "møde beskrivelse",
    "beskrivelse af mødet",
    "formål [med mødet]",
    "mødets formål",
    "indledning",
    "introduktion",
    "baggrund [for mødet]",
    "baggrundsmateriale …",
    "[link[s] til] [evt[.]] [møde]præsentation[er] [og baggrundsmateriale]",
    "[link[s] til] [evt[.]] møde præsentation [og baggrundsmateriale]",
    "[link[s] til] baggrundsmateriale",
    "[link[s] til] beslutningslog[s|gen]",
    "(beslutnings- og|beslutnings og|beslutning og) [action|handlings|aktions]log[s]",
    "(beslutnings- og|beslutnings og|beslutning og) (action|handlings|aktions) log[s]",
    "praktisk [information]",
    "praktiske oplysninger",
    "materiale [til mødet]",
    "mailes til",
    "kopi til",
)
# Labels of what is worth keeping of a document without a place of its own: 'Referatdato: 13. marts'.
KEPT_LABELS = (
    "(kilde|source|url|hentet fra)",
    "projekt[navn]",
    "projekt (nr.|nummer)",
    "emne",
    "sag[en]",
    "sagstitel",
    "pm",
    "referatdato",
    "dato for referat[et]",
    "rev[.] dato",
    "revision[sdato]",
    "revideret",
    "version[snummer]",
    "udsendt [den]",
    "udarbejdet [den|af]",
    "udskrevet",
    "sagsbehandler",
    "kontakt[person]",
    "mailes til",
    "kopi til",
    "cc",
    "bilag",
    "mødenummer",
    "mødenr[.]",
    "møde (nr.|nummer)",
    "mødeform",
    "mødetype",
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

# Those that a web page may leave right before their value: 'MødestedStore sal'.
GLUED_LABELS = (*SURE_LABELS, "udvalg", "dato", "sted", "lokale")

# Labels of a form, which may stand without a colon: where their value is a time, and near one of those.
FORM_TIMES = ("dato", "tid", "tidspunkt")
FORM_PLACES = ("sted", "lokale")

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
# … or where: the place is what stands behind these words.
HELD_AT_BEFORE = (
    "mødet[,] (blev|er|bliver|var) (afholdt|holdt) (på|i|hos|ved)",
    "mødet (afholdes|holdes|afholdtes|foregår|foregik|fandt sted|finder sted) (på|i|hos|ved)",
    "(mødet|møde) afholdt (på|i|hos|ved)",
    "(afholdt|afholdes|holdes) (på|i|hos|ved)",
)
HELD_AT = tuple(f"{words} …" for words in HELD_AT_BEFORE)
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

# The document says of itself that it was approved; without a date that counts of a ticked box or of 'Referatet er …'.
_ITSELF = "[det|dette] [*referat|*referatet] [er|blev|er blevet] [endelig|endeligt] godkendt[:]"
APPROVED = (
    _ITSELF,
    f"{_ITSELF} [den|d.|dato:] <date>",
    f"{_ITSELF} (af|på|ved|i|pr.|via|elektronisk) <name>",
    f"{_ITSELF} (af|på|ved|i|pr.|via|elektronisk) <name> [den|d.] <date>",
    f"{_ITSELF} [den|d.] <date> (af|på|ved|i|pr.|via) <name>",
)
# A place that nothing calls so: a street with its number, a known kind of house or a known way to meet.
_STREETS = (
    "vej|vejen|gade|gaden|allé|alle|allé|boulevard|stræde|torv|torvet|plads|pladsen|vænge|vænget|parken|have|haven"
)
PLACES = (
    f"*({_STREETS}) <number>*",
    f"<name>, *({_STREETS}) <number>*",
    f"*({_STREETS}) <number>*, <name>",
    f"<name>, *({_STREETS}) <number>*, <name>",
    "(rådhuset|sognegården|sognehuset|præstegården|klubhuset|fælleshuset|beboerhuset|forsamlingshuset|kulturhuset|medborgerhuset)",
    "(rådhuset|sognegården|sognehuset|præstegården|klubhuset|fælleshuset|beboerhuset|forsamlingshuset|kulturhuset), <name>",
    "[via|på|over] [microsoft] (teams|zoom|skype|google meet|videokonference|videolink)",
    "[online|virtuelt] [via|på|over] (teams|zoom|skype)",
)
