"""How a decision tells of votes, and of those who did not agree.

<count> is a number in figures or as a word, <voters> those who voted: names, parties, or '8 medlemmer'.
"""

# Without one of these in it a decision is not searched for votes.
VOTING = (
    "(stemte|stemmer|stemme|stemt|stemmerne|stemmetal*|enstemmig*|afstemning*|lodtrækning*)",
    "(undlod|undlader|undlade)",
    "(imod|mod|blank*|ja|nej) [=|:] <count>",
    "(imod|mod|blank*|ja|nej|for):",
    "<count> imod",
    "(mindretals|protokol)*",
    "til protokol*",
    "(forbehold|tilslutte sig|tiltræde|støtte|bakke op|uenig*)",
)

# Numbers, in the order in which they are looked for; a phrase with two tells two sides.
BOTH = (
    "<count> [stemmer|stemme|medlemmer] (mod|imod) <count>",
    "stemmerne <count> for og <count> (mod|imod)",
    "stemmerne <count> for, <count> (mod|imod)",
    "stemmetal* [var|blev] <count>-<count>",
    "<count> (stemme|stemmer) for og <count> [stemme|stemmer] (mod|imod)",
    "<count> for og <count> (mod|imod)",
    "<count> [stemmer] for, <count> [stemmer] (mod|imod)",
    "ja[stemmer] [=|:] <count> [-|–|,|/|og] nej[stemmer] [=|:] <count>",
)
FOR = (
    "<count> (stemme|stemmer|stemte) for",
    "stemmerne <count> for",
    "<count> (medlem|medlemmer) (stemte|stemmer) for",
    "for stemte[:] <count>",
    "for: <count> [stemmer]",
    "ja[stemmer] [=|:] <count>",
)
AGAINST = (
    "<count> [stemme|stemmer|medlem|medlemmer] imod",
    "<count> (stemme|stemmer) mod",
    "<count> [medlem|medlemmer] (stemte|stemmer) (mod|imod)",
    "(imod|mod) stemte[:] <count>",
    "(imod|mod): <count> [stemmer]",
    "nej[stemmer] [=|:] <count>",
)
BLANK = (
    "<count> [medlem|medlemmer|stemte] (undlod|undlader|undlader at|undlod at) [stemme]",
    "<count> (blank|blanke|blankt|undladelser|undladelse) [stemmer|stemme]",
    "<count> stemte (blankt|hverken for eller imod)",
    "<count> hverken for eller imod",
    "(undlod|undlader) [at stemme][:] <count>",
    "(blank|blanke|blankt|hverken for eller imod) [stemte|stemmer] [=|:] <count>",
)

# Those who voted, by name. They are counted when all of them are people, or when a number stands behind them.
FOR_BY_NAME = ("for stemte[:] <voters>", "for: <voters>", "<voters> (stemte|stemmer) for")
AGAINST_BY_NAME = (
    "(imod|mod) stemte[:] <voters>",
    "(imod|mod): <voters>",
    "<voters> (stemte|stemmer|stemmer derfor|stemte derfor) (imod|mod|nej)",
)
BLANK_BY_NAME = (
    "(undlod|undlader) at stemme[:] <voters>",
    "(undlod|undlader|blank|blankt): <voters>",
    "blankt stemte[:] <voters>",
    "<voters> (undlod|undlader) [at stemme]",
    "<voters> (stemte|stemmer) (blankt|hverken for eller imod)",
)
NOBODY = ("ingen", "0")
# Behind the voters: what follows is why.
BECAUSE = ("da", "idet", "fordi", "med", "og begrunder", "under henvisning til", "at")
# Not by hands.
UNANIMOUS = ("enstemmig*",)
NOT_UNANIMOUS = ("ikke enstemmig*",)
BY_LOT = ("lodtrækning*", "lodkast*", "ved lod")

# Sentences that tell of disagreement: kept as they stand.
DISSENT = (
    "(imod|mod) stemte …",
    "(imod|undlod|blank|blankt):",
    "(stemte|stemmer) [derfor] (imod|mod|nej|blankt)",
    "(undlod|undlader)",
    "mindretalsudtalelse*",
    "mindretal* (ønsker|ønskede|udtaler|udtalte|bemærker|bemærkede|indstiller|foreslår)",
    "protokolbemærkning*",
    "protokoltilførsel*",
    "(ønsker|ønskede|begærede|fik) … (til protokol*|til referat*|protokolleret)",
)
# These too, unless it is the whole body that says so, or nobody.
DISAGREES = (
    "(tog|tager|tage) forbehold",
    "(kan|kunne) ikke (tilslutte sig|tiltræde|støtte|bakke op|gå ind for|stemme for)",
    "(var|er) (imod|uenig|uenige)",
)
ALL_OR_NONE = (
    "(ingen|alle|samtlige|der|det|man|vi)",
    "*(udvalget|bestyrelsen|rådet|gruppen|klyngen|forvaltningen|administrationen|kommunen|regionen|mødet|nævnet)",
)
