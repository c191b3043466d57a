"""How minutes and a typed line say who does something."""

# Before the sentence itself.
LEAD_INS = (
    "det (aftales|aftaltes|blev aftalt|er aftalt|besluttes|blev besluttet|konkluderes)[,] at",
    "der er enighed om[,] at",
    "aftalt[,] at",
    "(aktion|handling|opgave|action|to do|todo|opfølgning|husk)[:]",
)
# A label before a name, anywhere in the line.
LABELS = (
    "ansvarlig",
    "ansvarlige",
    "ansvarlig er",
    "tovholder",
    "tovholdere",
    "ejer",
    "udføres af",
    "v/",
    "v.",
    "ved",
    "→",
    "->",
    "@",
)
# Between the owner and what is to be done; what follows is an infinitive.
MODALS = (
    "bedes",
    "bedes om at",
    "skal",
    "vil",
    "må",
    "bør",
    "anmodes om at",
    "får til opgave at",
    "får mandat til at",
    "har til opgave at",
    "er ansvarlig for at",
    "påtager sig at",
    "lovede at",
    "lover at",
)
# These end as an infinitive does, and are none.
NOT_INFINITIVES = ("gerne", "også", "ikke", "lige", "ikke", "alle", "denne", "dette", "samme", "næste")
# A task does not begin with these: what was cut away belonged to it.
NO_BEGINNING = (
    "til",
    "på",
    "i",
    "og",
    "at",
    "der",
    "som",
    "med",
    "for",
    "af",
    "om",
    "fra",
    "ved",
    "hos",
    "over",
    "eller",
)
# Left at an edge when a deadline was cut away.
LOOSE_ENDS = (
    "senest",
    "inden",
    "til",
    "med",
    "frist",
    "deadline",
    "den",
    "d.",
    "på",
    "i",
    "og",
    "med frist",
    "med deadline",
    "svarfrist",
)

# A presenter of an agenda item, and how long it takes.
PRESENTERS = ("v/", "v.", "ved", "oplæg ved", "oplæg v/", "præsenteres af", "indleder")
MINUTES_UNITS = ("minutter", "minut", "min.", "min", "m")
HOURS_UNITS = ("timer", "time", "t.", "t")
