"""Dates and deadlines as Danish minutes write them: the words, and the days that they are taken to mean.

The days follow ../shared/domain/danish-minutes.md, 4.7, and are proposals: phrase and date are kept side by side, and
whoever reads them sees both.
"""

MONTHS: dict[str, int] = {
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
# Only behind a day's number: 'jul' alone is Christmas.
SHORT_MONTHS: dict[str, int] = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS: dict[str, int] = {
    "mandag": 0,
    "tirsdag": 1,
    "onsdag": 2,
    "torsdag": 3,
    "fredag": 4,
    "lørdag": 5,
    "søndag": 6,
}
SHORT_WEEKDAYS: dict[str, int] = {
    "man": 0,
    "tirs": 1,
    "tir": 1,
    "ons": 2,
    "tors": 3,
    "tor": 3,
    "fre": 4,
    "lør": 5,
    "søn": 6,
}

NUMBERS: dict[str, int] = {
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "et par": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "tolv": 12,
    "fjorten": 14,
}
ORDINALS: dict[str, int] = {"første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4}

# Before a date. 'before': the thing is done ahead of it. 'by': it is a deadline. 'at': it is a time, perhaps a deadline.
# 'from': a meeting named after it lies behind.
LEADS: dict[str, tuple[str, ...]] = {
    "before": ("inden", "før", "forud for", "op til", "senest inden", "gerne inden"),
    "by": (
        "senest",
        "senest den",
        "senest d.",
        "senest til",
        "senest i",
        "senest på",
        "senest ved",
        "med frist",
        "frist",
        "svarfrist",
        "høringsfrist",
        "tidsfrist",
        "afleveringsfrist",
        "med svarfrist",
        "med deadline",
        "deadline",
        "frem til",
        "frem mod",
        "indtil",
        "til og med",
        "til",
        "pr.",
        "per",
        "klar til",
    ),
    "from": ("fra", "siden"),
    "at": ("på", "i", "ved", "omkring", "ca.", "fra og med", "hen over", "over", "efter", "for", "af", "om"),
}
SINCE = ("siden",)
# Parts of a month or a year: the day of the month, and the month of the year, at whose end it counts as over.
PARTS: dict[str, tuple[int, int]] = {
    "primo": (10, 1),
    "start": (10, 1),
    "starten af": (10, 1),
    "begyndelsen af": (10, 1),
    "første halvdel af": (15, 6),
    "medio": (20, 6),
    "midten af": (20, 6),
    "midt i": (20, 6),
    "anden halvdel af": (31, 12),
    "sidste halvdel af": (31, 12),
    "ultimo": (31, 12),
    "sidst i": (31, 12),
    "slut": (31, 12),
    "slutningen af": (31, 12),
    "udgangen af": (31, 12),
    "løbet af": (31, 12),
}
# An end so plain that it is a day.
EXACT_PARTS = ("udgangen af",)

# Seasons: the last day (month, day) of 'i foråret'; of 'inden foråret'; of 'efter foråret'.
SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "forår": ((5, 31), (2, 28), (6, 30)),
    "sommer": ((8, 31), (5, 31), (9, 15)),
    "efterår": ((11, 30), (8, 31), (12, 15)),
    "vinter": ((2, 28), (11, 30), (3, 15)),
    "sommerferie": ((8, 15), (6, 30), (8, 15)),
    "sommerpause": ((8, 15), (6, 30), (8, 15)),
}
# Seasons whose 'before' is the last working day on or before the day above.
BEFORE_IS_A_WORKING_DAY = ("sommerferie", "sommerpause")
# School holidays, by the ISO week at whose end they are over.
HOLIDAY_WEEKS: dict[str, tuple[int, int]] = {"efterårsferie": (42, 42), "vinterferie": (7, 8)}
# Feasts: 'jul' before, by the 22nd; the others are computed. The names as they follow inden, efter, til …
FEASTS = (
    "jul",
    "julen",
    "juleferien",
    "nytår",
    "nytåret",
    "årsskiftet",
    "årsskifte",
    "påske",
    "påsken",
    "påskeferien",
    "pinse",
    "pinsen",
)
SEASON_ENDINGS = ("", "en", "et", "n")

# Meetings.
MEETING_NOUNS = (
    "*møde",
    "*mødet",
    "*møder",
    "*møderne",
    "*seminar",
    "*seminaret",
    "workshop",
    "workshoppen",
    "styregruppe",
    "årsmødet",
)
NEXT = (
    "næste",
    "kommende",
    "førstkommende",
    "næstkommende",
    "næstekommende",
    "efterfølgende",
    "følgende",
    "nærmest kommende",
)
# 'Næste gang' is the next meeting, but not 'næste gang der er …'.
NOT_NEXT_TIME = ("der", "man", "en", "et", "nogen", "det", "de", "den")
SOME_LATER = ("senere", "fremtidige", "fremtidigt", "andet")
LAST = ("seneste", "sidste", "forrige", "foregående", "tidligere")
KINDS = ("ordinære", "ordinært", "ekstraordinære", "ekstraordinært", "planlagte", "fysiske", "fælles", "virtuelle")

# These say that a date without a year lies behind: just before it, or just behind it.
PAST_BEFORE = ("sidst", "seneste", "sidste", "forrige", "foregående", "tidligere", "siden", "allerede", "var")
PAST_BEHIND = (
    "besluttet",
    "besluttede",
    "blev",
    "blevet",
    "godkendte",
    "godkendt",
    "var",
    "afholdt",
    "udtrykte",
    "vedtog",
    "drøftede",
    "orienterede",
    "meddelte",
    "havde",
)
# What stands before a number that is no date.
NOT_DATES = (
    "§",
    "§§",
    "stk.",
    "stk",
    "pkt.",
    "pkt",
    "punkt",
    "punkterne",
    "bilag",
    "side",
    "s.",
    "nr.",
    "nr",
    "kapitel",
    "afsnit",
    "sag",
    "kl.",
    "kl",
    "tlf.",
    "figur",
    "tabel",
)

UNITS: dict[str, str] = {
    "dag": "day",
    "dage": "day",
    "døgn": "day",
    "hverdag": "working day",
    "hverdage": "working day",
    "arbejdsdag": "working day",
    "arbejdsdage": "working day",
    "uge": "week",
    "uger": "week",
    "måned": "month",
    "måneder": "month",
    "kvartal": "quarter",
    "halvt år": "half",
    "halvår": "half",
    "år": "year",
}
AHEAD = ("om", "inden for", "indenfor", "inden", "efter", "senest om", "i løbet af", "over", "de næste", "de kommende")
DAYS_AHEAD: dict[str, int] = {"i dag": 0, "i morgen": 1, "imorgen": 1, "i overmorgen": 2}

RECURRING = (
    "løbende",
    "halvårlig[t]",
    "kvartalsvis[t]",
    "månedlig[t]",
    "ugentlig[t]",
    "årligt",
    "hvert halve år",
    "hvert (kvartal|år|halvår)",
    "hver (måned|uge|dag)",
    "hver <number>. (uge|dag|måned)",
    "(en|én|to|tre|fire|<number>) gange (årligt|om året|om måneden|om ugen)",
    "én gang (årligt|om året|om måneden)",
    "på hvert [enkelt] møde",
    "til hvert møde",
)
VAGUE = (
    "snarest [mulig[t]]",
    "hurtigst muligt",
    "så hurtigt som muligt",
    "asap",
    "straks",
    "på (kort|længere|lang) sigt",
    "på sigt",
    "senere",
    "på et senere tidspunkt",
    "ved lejlighed",
    "når tiden er til det",
    "i mellemtiden",
    "indtil videre",
    "i den kommende tid",
    "i det videre (arbejde|forløb)",
    "i nærmeste fremtid",
    "i nær fremtid",
    "forud for <name>",
    "tidshorisont ukendt",
    "afventer",
    "i proces",
    "uden frist",
)
# 'when the report is there': to the end of the clause.
VAGUE_CLAUSES = ("når", "så snart")
