"""How an agenda item is headed, and the items that nearly every meeting has."""

# "Punkt 3: …", "Ad 3. …", "Sag nr. 7". 'Ad' also answers a recommendation's points, so it counts only when it heads items.
ITEM_WORDS = {
    "punkt": ("punkt", "pkt.", "pkt", "dagsordenspunkt", "dagsordenpunkt", "punkt nr.", "pkt. nr."),
    "sag": ("sag", "sag nr.", "sag nr", "sagspunkt"),
    "emne": ("emne", "tema"),
    "ad": ("ad", "ad.", "ad punkt", "ad pkt."),
    "nr": ("nr.",),
}
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
NOT_RELEASED = ("(beslutning|beslutningen|teksten|punktet) [er] ikke (frigivet|offentlig*)", "ikke frigivet")

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
