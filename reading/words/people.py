"""Who took part: headings, presence, roles."""

# Headings that say whether the people under them were there.
PRESENT = (
    "deltagere",
    "mødedeltagere",
    "deltagerfortegnelse",
    "deltagende",
    "deltager",
    "til stede",
    "til stede var",
    "tilstede",
    "tilstede var",
    "tilstedeværende [medlemmer] [af rådet|af udvalget]",
    "tilstedeværende <name>",
    "mødt",
    "mødte",
    "(fremmødt|fremmødte|fremmødet|fremmøde)",
    "[følgende] var til stede",
    "deltagere i mødet",
    "til stede ved mødet",
    "deltagere og afbud",
)
# Those of them that leave no doubt that the people under them came.
CAME = (
    "[til] stede [var]",
    "til stede [var]",
    "tilstede [var]",
    "mødt",
    "mødte",
    "(fremmødt|fremmødte|fremmødet|fremmøde)",
    "[følgende] var til stede",
)
ABSENT = (
    "afbud",
    "afbud fra",
    "afbud fra;",
    "meldt afbud",
    "fraværende",
    "fraværende med afbud",
    "fraværende uden afbud",
    "ikke til stede",
    "ikke tilstede",
    "ikke mødt",
    "der var afbud fra",
    "forfald",
    "udeblev",
)
INVITED = ("inviterede", "indkaldte", "mailes til", "kopi til", "til", "indbudte")

# Group headings: they become the group of the people under them.
GROUPS = (
    "fra <name>",
    "(regionale|kommunale|regionens|kommunernes) (medlemmer|repræsentanter)",
    "<name> (medlemmer|repræsentanter|deltagere)",
    "medlemmer",
    "[evt[.]] observatør[er] [/] [gæst[er]]",
    "observers [/] [gæster]",
    "[evt[.]] (observers|observatører|observatør)(/|/ | / | og )(gæster|gæst)",
    "tilforordnede",
    "[det udvidede] sekretariat[et]",
    "sekretariatsbetjening",
    "sekretær[er]",
    "administration[en]",
    "repræsentanter fra <name>",
    "repræsentanter for <name>",
    "forældrevalgte",
    "medarbejderrepræsentanter",
    "*repræsentanter",
    "*valgte",
    "gæst[er]",
    "inviterede gæster",
    "suppleant[er]",
    "stedfortræder[e]",
    "patient- og pårørenderepræsentanter",
    "øvrige [deltagere]",
    "almen praksis",
)
DEPUTED = "fra (administrationen|sekretariatet|forvaltningen|regionen|kommunen) (deltog|deltager) [desuden] [tillige]"

# Roles at the meeting, by the word that is kept.
ROLES: dict[str, tuple[str, ...]] = {
    "ordstyrer": ("ordstyrer",),
    "mødeleder": ("mødeleder", "mødeleder[en]", "leder af mødet"),
    "dirigent": ("dirigent",),
    "referent": ("referent", "referet", "ref", "ref.", "referant", "sekretær og referent"),
    "formand": (
        "formand",
        "fmd",
        "fmd.",
        "forperson",
        "forkvinde",
        "*gruppeformand",
        "udvalgsformand",
        "bestyrelsesformand",
        "rådsformand",
    ),
    "næstformand": ("næstformand", "næstfmd.", "nfmd.", "viceformand", "næstforperson"),
    "medformand": ("medformand", "[kommunal|regional] medformand"),
    "oplægsholder": ("oplægsholder", "oplæg"),
    "tovholder": ("tovholder",),
    "gæst": ("gæst", "inviteret", "inviteret gæst"),
    "observatør": ("observatør",),
    "suppleant": ("suppleant",),
    "stedfortræder": ("stedfortræder", "vikar", "substitut"),
    "facilitator": ("facilitator", "faciliteret af"),
    "sekretariat": ("sekretariat", "sekretariatet", "sekretær"),
}
# Roles that a person keeps outside the meeting too: in a group 'Fra …' they are a title there, not a role here.
STANDING_ROLES = ("formand", "næstformand", "medformand")
# Roles that last as long as the meeting: named under an election, they are of this meeting all the same.
MEETING_ROLES = ("ordstyrer", "mødeleder", "dirigent", "referent")
# These roles may stand as a label with names after it: "Referent: …"
ROLE_LABELS: dict[str, tuple[str, ...]] = {
    "ordstyrer": ("ordstyrer",),
    "mødeleder": ("mødeleder", "mødeledelse"),
    "dirigent": ("dirigent",),
    "referent": ("referent", "referant", "ref", "ref.", "referat ved", "skrevet af"),
    "formand": ("formand", "forperson"),
    "næstformand": ("næstformand",),
    "oplægsholder": ("oplægsholder", "oplægsholdere"),
    "tovholder": ("tovholder",),
    "": ("faciliteret af", "facilitator", "faciliteret af <name>"),
}
# In brackets or after a dash, behind a name.
AWAY = (
    "afbud",
    "meldt afbud",
    "fraværende",
    "ikke til stede",
    "ikke tilstede",
    "forhindret",
    "syg",
    "ferie",
    "orlov",
    "afbud fra punkt <number>",
)
HERE = (
    "til stede",
    "tilstede",
    "online",
    "virtuelt",
    "via teams",
    "på teams",
    "på video",
    "deltog",
    "[deltog|deltager] (via|på|over|pr.) (teams|video|skype|zoom|telefon)",
    "[deltog|deltager] (virtuelt|online|fysisk|telefonisk)",
    "fra punkt <number>",
    "fra pkt. <number>",
)
# Named among the apologies, but only late: "Afbud: Anna Bo, møder senere Ib Dam".
LATE = ("(møder|mødte|kommer|kom|ankommer|ankom) (senere|for sent|forsinket|først)[:]",)

# Sentences. <name> is one person or several.
AWAY_SENTENCES = ("<name> var (fraværende|ikke til stede|ikke tilstede)",)  # under an item: away from that one
SAID_AWAY = (
    "[der] (var|er|har været|blev meldt) afbud fra <name>",
    "afbud (fra|var) <name>",
    "<name> (har|havde) (meldt|sendt|givet) afbud",
    "<name> meldte afbud",
    *AWAY_SENTENCES,
)
ALL_BUT = (
    "alle [medlemmer] (var|er) (mødt|til stede|tilstede)[,] (undtagen|undtaget|bortset fra|på nær) <name>",
    "samtlige [medlemmer] (var|er) (mødt|til stede|tilstede)[,] (undtagen|undtaget|bortset fra|på nær) <name>",
)
ALL_HERE = (
    "alle [medlemmer] (var|er) (mødt|til stede|tilstede)",
    "samtlige [medlemmer] (var|er) (mødt|til stede|tilstede)",
)
SUBSTITUTED = (
    "<name> (deltog|mødte|deltager|møder) (for|som (stedfortræder|suppleant|vikar) for|i stedet for) <name>",
    "<name> [,] [er|var|som] (stedfortræder|suppleant|vikar) [for] <name>",
    "(stedfortræder|suppleant|vikar)[er][:] <name> for <name>",
)
# Behind those who were away, in a sentence of its own: 'I stedet deltog Ib Dam.'
IN_THEIR_PLACE = (
    "(i stedet|for (ham|hende|vedkommende|dem)|som (stedfortræder|suppleant)) (deltog|mødte|møder|deltager|var) <name>",
)
# The words before a substitute's name, in brackets behind the member: "Anna Bo (stedfortræder: Ib Dam)".
SUBSTITUTES = ("stedfortræder", "suppleant", "vikar")
# Behind a name among those who were away: they were there for the rest. "Fraværende: Anna Bo ved sag nr. 2-25".
AWAY_FROM_PART = ("(ved|under|til|fra) (sag|sagerne|punkt|punkterne|pkt.|behandlingen) [nr.] …",)
# The absence from one item, as the last line of its decision.
AWAY_FROM_ITEM = ("(fraværende|ikke til stede|ikke tilstede|afbud|deltog ikke|deltager ikke|ikke deltagende)[:]",)
# … or a sentence there, with the name of the one who stayed out.
CONFLICTED = (
    "(erklærede|erklærer|meldte) sig inhabil*",
    "(er|var|blev|blev erklæret|blev kendt|kendes|kendtes) inhabil*",
    "(pga.|pga|på grund af|grundet) inhabilitet",
    "(inhabil|inhabile|inhabilitet):",
)
NOT_CONFLICTED = ("ikke [er|var] inhabil*", "ikke [at] være inhabil*", "om … inhabil*")
OUT_OF_ITEM = (
    "(deltog|deltager) ikke i [(sagens|punktets|denne sags|dette punkts)] (behandling|behandlingen|drøftelsen|punktet|sagen|afstemningen)",
    "(deltog|deltager) ikke (under|ved) (punktet|sagen|behandlingen)",
    "(forlod|forlader) (mødet|lokalet) (under|ved|mens) (punktet|sagen|behandlingen|drøftelsen)",
)

NOBODY = (
    "ingen",
    "ingen afbud",
    "ingen fraværende",
    "ingen havde meldt afbud",
    "-",
    "–",
    "intet",
    "ingen meldt",
    "xxx",
    "xxxx",
    "n/a",
)
# The columns of a table of participants.
COLUMNS: dict[str, tuple[str, ...]] = {
    "first": ("fornavn",),
    "last": ("efternavn",),
    "name": ("navn", "navne", "deltager", "deltagere", "name", "medlem", "medlemmer"),
    "organisation": (
        "organisation",
        "kommune",
        "arbejdssted",
        "arbejdsplads",
        "virksomhed",
        "firma",
        "instans",
        "myndighed",
        "afdeling",
        "enhed",
        "hospital",
        "sygehus",
        "fra",
        "repræsenterer",
        "udpeget af",
    ),
    "title": ("titel", "stilling", "stillingsbetegnelse", "funktion"),
    "roles": ("rolle",),
    "initials": ("init.", "init", "initialer", "ini."),
    "present": ("tilstede", "til stede", "deltog", "mødt", "fremmødt", "deltagelse", "deltaget"),
    "absent": ("afbud", "fraværende", "ikke til stede"),
}
# What stands in the column of those present, when somebody was.
CELL_YES = (
    "x",
    "ja",
    "yes",
    "✓",
    "✔",
    "✅",
    "☒",
    "☑",
    "1",
    "j",
    "v",
    "+",
    "til stede",
    "tilstede",
    "deltog",
    "mødt",
    "online",
)
