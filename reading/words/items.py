"""How an agenda item is headed, and the items that nearly every meeting has."""

# "Punkt 3: …", "Ad 3. …", "Sag nr. 7". 'Ad' also answers a recommendation's points, so it counts only when it heads items.
ITEM_WORDS = {
    "punkt": ("punkt", "pkt.", "pkt", "dagsordenspunkt", "dagsordenpunkt", "punkt nr.", "pkt. nr."),
    "sag": ("sag", "sag nr.", "sag nr", "sagspunkt"),
    "emne": ("emne", "tema"),
    "ad": ("ad", "ad.", "ad punkt", "ad pkt."),
    "nr": ("nr.",),
}
# What the columns of minutes kept as a table hold; their other headings are those of sections and of action logs.
ITEM_COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("nr[.]", "nummer", "punkt nr[.]", "pkt[.] nr[.]", "punktnummer", "#"),
    "title": (
        "emne[r]", "[dagsordens]punkt[er]", "pkt[.]", "dagsorden", "dagsorden punkt", "sag[er]", "titel", "tema[er]",
        "overskrift", "punkt på dagsordenen", "emne/punkt", "punkt/emne",
    ),
    "beslutning": (
        "[møde]referat (og|/|eller) (aftaler|beslutning[er]|konklusion[er]|opfølgning)", "aftaler", "aftalt",
        "beslutning[er] (og|/) (aftaler|konklusion[er]|opfølgning|handling[er])", "noter", "referat/beslutning",
        "drøftelse (og|/) (beslutning[er]|konklusion[er]|aftaler)", "hvad blev (aftalt|besluttet|sagt)", "ref[.]",
    ),
    "": ("tid", "kl[.]", "varighed", "tidsforbrug", "minutter", "min[.]"),  # how long the item takes; no deadline
}  # fmt: skip
# Before an item's number in a cell.
ROW_WORDS = ("punkt", "pkt.", "pkt", "ad", "sag")
WEAK_WORDS = ("ad", "emne", "nr")

CLOSED = (
    "lukket",
    "lukket punkt",
    "lukket sag",
    "lukket dagsorden",
    "fortrolig",
    "fortroligt",
    "ikke offentlig",
    "closed item",
)
OPEN = ("åbent", "åben", "åben sag", "åbent punkt", "offentlig")
# Lines over several items; those below one of the second kind are closed.
GROUPS_OPEN = (
    "åbne (punkter|sager)", "åben (dagsorden|del)", "åbent møde",
    "(punkter|sager|emner) til (beslutning|drøftelse|orientering|godkendelse|behandling) [(og|eller) (drøftelse|orientering)]",
    "(beslutningspunkter|drøftelsespunkter|orienteringspunkter|beslutningssager|drøftelsessager|orienteringssager)",
)  # fmt: skip
GROUPS_CLOSED = ("lukkede (punkter|sager)", "lukket (dagsorden|del)", "lukket møde", "fortrolige (punkter|sager)")
NOT_RELEASED = (
    "[er] ikke til offentliggørelse",
    "offentliggøres ikke",
    "(beslutning|beslutningen|teksten|punktet) [er] ikke (frigivet|offentlig*)",
    "ikke frigivet",
)

# Items that hold the people who met.
PEOPLE_TITLES = (
    "[møde]deltagere [og afbud]",
    "deltagerfortegnelse",
    "[til] stede",
    "tilstede",
    "fremmødte",
    "fremmøde",
    "afbud",
    "navneopråb",
    "fraværende",
    "afbud fra",
    "meldt afbud",
    "deltagere og afbud",
)
# Titles of items that hold a word of the document's own head: no heads of documents themselves.
COMMON_TITLES = (
    "(godkendelse|underskrivelse|opfølgning|bemærkninger|kommentarer|gennemgang) (af|på|til|fra) …",
    "(dagsorden|referat) (til|fra) (godkendelse|sidste møde|seneste møde|forrige møde)",
    "valg af …",
    "verificering af …",
)
# Items that elect somebody: 'Formand: …' under them names who was chosen, not who led the meeting.
ELECTIONS = ("[ny|om]valg …", "valg", "konstituering …", "konstituering", "… konstituerer sig", "udpegning af …")
# Items that hold the next meeting.
NEXT_MEETING_TITLES = (
    "næste møde[r] …",
    "næste møde[r]",
    "næste *møde",
    "kommende møde[r]",
    "[dato for] næste møde",
    "dato for næste møde",
    "næste [ordinære] møde",
    "mødekalender",
    "[evt|evt.|eventuelt] og ki(k|g) til næste møde",
)
TOPICS_TITLES = (
    "[emner|punkter] til næste møde",
    "punkter til (næste|kommende) møde[r]",
    "kommende punkter",
    "emner til næste møde",
)
# Unnumbered lines that are items all the same, when they stand alone after the numbered ones.
FIXED_TITLES = (
    "evt[.]",
    "eventuelt",
    "evt[.] og ki(k|g) til næste møde",
    "eventuelt og ki(k|g) til næste møde",
    "eventuelt og gensidig orientering",
    "næste møde",
    "kommende møde[r]",
    "dato for næste møde",
    "punkter til næste møde",
    "underskriftsark",
)
# Behind a title and a dash they are what was decided, beside the verdicts: 'Eventuelt - intet'.
SHORT_ANSWERS = ("udgået", "udgår", "intet", "intet nyt", "ingen", "ikke behandlet", "ikke nået")
# Minutes written under a heading of their own, as answers to the numbers of an agenda above.
ANSWERS = (
    "referat",
    "referat af dagsorden",
    "mødereferat",
    "møde referat",
    "beslutninger",
    "konklusioner",
    "ad dagsorden",
)
