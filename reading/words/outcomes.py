"""What a decision came to, by its phrases. A phrase is looked for in each sentence of the decision.

Sentences are weighed in this order; the first table with a hit decides, and within one sentence the earliest phrase.
"""

BODIES = (
    "udvalget",
    "*udvalget",
    "bestyrelsen",
    "styregruppen",
    "*gruppen",
    "rådet",
    "*rådet",
    "klyngen",
    "*klyngen",
    "sundhedsklynge*",
    "formandskabet",
    "udvalgene",
    "kommunalbestyrelsen",
    "forummet",
    "vi",
    "mødet",
    "deltagerne",
    "repræsentantskabet",
    "menighedsrådet",
    "mr",
    "fu",
)
_BODY = f"({'|'.join(BODIES)})"

# 1. A verdict in so many words.
VERDICTS: dict[str, tuple[str, ...]] = {
    "ikke_frigivet": (
        "ikke frigivet",
        "ikke offentliggjort",
        "beslutningen er ikke offentlig",
        "ikke til offentliggørelse",
        "offentliggøres ikke",
    ),
    "udsat": (
        "udsat",
        "udsættes",
        "udsattes",
        "udsatte",
        "udskydes",
        "udskudt",
        "udskød",
        "skubbes til",
        "rykkes til næste",
        "(punktet|sagen|emnet|sagerne) (flyttes|rykkes) til",
        "genoptages",
        "sendes tilbage til",
        "sendt tilbage til",
        "hjemvises",
        "oversendes til",
        "oversendt til",
        "sat i bero",
        "sættes i bero",
        "(punktet|sagen|punkterne) … (udgik|udgår|bortfalder|bortfaldt|aflyst|aflyses)",
        "(udskyder|udsætter|udskød|udsatte) (sagen|punktet|behandlingen|beslutningen)",
        "(sagen|punktet|emnet) genoptaget",
        "(blev|bliver|er) (punktet|sagen|emnet) (flyttet|rykket|udsat|udskudt)",
        "(punktet|sagen|forslaget) … trukket [tilbage]",
        "trukket tilbage",
        "(punktet|sagen|emnet) (blev|er) ikke behandlet",
        "ikke behandlet",
        "ikke behandlet i dybden",
        "nåede ikke",
        "blev ikke nået",
        "tages med videre til",
        "(bliver|vil blive|skal) (drøftet|behandlet|genoptaget|taget op) (næste gang|på (næste|det næste|et kommende) *møde*)",
        "træffes [der] [endelig] beslutning … (næste|kommende|senere|førstkommende|efterfølgende) *møde*",
        "(behandles|godkendes|besluttes) (igen|først) på (næste|det næste|et kommende|det kommende|et senere) *møde*",
        "(kunne|kan) … ikke godkendes på mødet",
    ),
    "afvist": (
        "ikke godkendt",
        "godkendes ikke",
        "godkendte ikke",
        "godkendtes ikke",
        "(kan|kunne) ikke (godkende|godkendes|tiltræde|tiltrædes|anbefale|anbefales|støtte|imødekomme|imødekommes)",
        "anbefales ikke",
        "anbefaler ikke",
        "tiltrædes ikke",
        "ikke tiltrådt",
        "ikke vedtaget",
        "forkastet",
        "forkastes",
        "forkastede",
        "nedstemt",
        "stemt ned",
        "afvist",
        "afvises",
        "afviste",
        "afslået",
        "afslås",
        "imødekommes ikke",
        "ikke imødekommet",
        "indstillingen bortfaldt",
    ),
    "anbefalet": (
        "anbefales",
        "anbefalet",
        "anbefaledes",
        f"{_BODY} [enstemmigt] anbefaler",
        f"{_BODY} anbefalede",
        f"{_BODY} (indstiller|indstillede)",
        "(indstilles|indstillet|fremsendes med anbefaling) til *(rådet|udvalget|råd|udvalg|bestyrelsen|SSU|klyngen|DAS)",
        "(indstilles|indstillet) til *råd",
        "indstilles over for",
    ),
    "godkendt": (
        "tiltrådt",
        "tiltrådtes",
        "tiltrædes",
        "tiltrådte",
        "vedtaget",
        "vedtog",
        "vedtages",
        "vedtoges",
        "bifaldt",
        "bifaldet",
        "bifaldes",
        "indstillingen [blev] (følges|fulgt|fulgtes)",
        "(følger|fulgte) indstillingen",
        "(blev|er|bliver) … godkendt",
        "*(dagsorden|dagsordenen|dagsordnen|referat|referatet|indstilling|indstillingen|indstillingerne|forslaget|forslag|budget|"
        "budgettet|regnskab|regnskabet|rapporten|kommissoriet|planen|kalenderen|mødeplanen) [hermed|enstemmigt|herefter] "
        "(godkendt|godkendes|godkendtes)",
        f"(godkendte|tiltrådte|vedtog) {_BODY}",
        f"{_BODY} [enstemmigt|hermed] (godkendte|godkender|tiltrådte|tiltræder|besluttede|beslutter|har besluttet|har godkendt)",
        "(mødereferat|mødereferatet|referat|referatet|dagsorden|dagsordenen) fra … (godkendt|godkendes)",
        "godkendte (indstilling*|punkt*|dagsorden*|referat*|forslag*|de|det|den|at)",
        "(punkt|punkterne|pkt.) … (godkendt|godkendes|godkendtes)",
        "(derudover|herudover|i øvrigt|herefter) godkend(es|t|tes)",
        "det (blev|er|bliver) [endvidere|også|herefter|derfor|desuden] (besluttet|vedtaget)",
        "(blev|bliver) det [også|desuden] besluttet",
        "der (blev|er|bliver) truffet beslutning",
        "besluttet som indstillet",
        "som indstillet",
        "imødekommet",
        "imødekommes",
    ),
    "efterretning": (
        "(tages|taget|tog|tager|toges) … til (efterretning|orientering)",
        "til efterretning",
        "orienteredes",
        "der (blev|er|bliver) (givet|gjort) [en] [kort] [mundtlig] (orientering|status)",
        "orientering[en] (blev|er|bliver) givet",
    ),
}
# The same words, when the sentence begins with them ("Godkendt.", "Drøftet."): in the middle they may be said of other things.
VERDICTS_AT_START: dict[str, tuple[str, ...]] = {
    "godkendt": (
        "godkendt",
        "godkendes",
        "godkendtes",
        "besluttet",
        "godkendte <number>*",
        "vedtages",
        "enstemmigt (godkendt|vedtaget)",
        "ok",
    ),
    "afvist": ("afslag",),
    "udsat": ("trukket", "aflyst", "aflyses", "udgår", "udgik", "bortfalder", "bortfaldt"),
    "anbefalet": ("anbefaler",),
    "efterretning": (
        "til orientering",
        "til efterretning",
        "orientering givet",
        "taget til orientering",
        "orienteringen … til efterretning",
    ),
    "droeftet": ("drøftet", "drøftedes", "drøftes"),
}
# The same words at the end of a short sentence ("Gennemgået og godkendt.", "a), b) og c) godkendt").
VERDICTS_AT_END: dict[str, tuple[str, ...]] = {
    "godkendt": ("godkendt", "godkendes", "vedtaget", "tiltrådt"),
    "udsat": ("udsat", "udsættes"),
    "droeftet": ("drøftet",),
}
# The body stands before 'besluttet' in these, or the deed lies in the past: no verdict of this meeting.
EARLIER = (
    "(på|fra|ved) [det|den] (seneste|sidste|forrige|tidligere) *(møde|forsamling|samling)*",
    "tidligere",
    "på mødet (den|d[.]) <date>",
)
# Somebody else did, or will: no verdict of this meeting.
BY_OTHERS = (
    "godkend(t|es) af (*revisor*|kommunen|forvaltningen|regionen|ministeriet|provstiet|myndighederne|*byrådet)",
)
# 2. It was talked over.
DISCUSSED = (
    "drøftet",
    "drøftede",
    "drøftedes",
    "drøftes",
    "diskuteret",
    "diskuterede",
    "diskuteredes",
    "debatteret",
    "debatterede",
    "(tages|tog|blev taget|holdt|var) [der] en [kort|længere|god|indledende|åben|generel|fælles] (drøftelse|diskussion|debat|runde|dialog)",
    "(var|blev|er) der [en] [kort|længere|god|indledende] (drøftelse|diskussion|debat|runde|dialog)",
    "der (var|blev|er) [en] [kort|længere|god|indledende] (drøftelse|diskussion|debat|dialog)",
    "(undlod|undlader) at tage stilling",
)
# … but not that it will be.
DISCUSSED_LATER = (
    "(drøftes|til drøftelse) … (næste|kommende|senere|efterfølgende) *møde*",
    "(næste|kommende|senere|efterfølgende) *møde* … drøftes",
    "skal [også|derfor] drøftes",
    "(når|hvis|inden) … drøftes",
    "til drøftelse på *møde*",
)
# 3. They agreed, without a verdict on what was proposed.
AGREED = (
    "enighed om",
    "(er|var|blev) [alle|derfor|også] enig[e] (om|i)",
    "det (aftales|aftaltes|besluttes)",
    "aftales det",
    "[det] (blev|er|bliver) [også|samtidig|desuden|derfor] (aftalt|besluttet)",
    "aftalt",
    "opbakning til",
    "tilslutning til",
    "(tilsluttede|tilslutter) sig",
    "fælles beslutning om",
)
# 4. They were told.
TOLD = (
    "orienterede [kort] (om|fra|vedr.)",
    "(blev|er|bliver) orienteret om",
    "orienterer [kort] om",
    "gav en [kort] orientering",
    "orienterede",
)

# Words that tell a decision wherever they stand, when nothing clearer is said under the heading 'Beslutning' …
DECIDED = (
    "godkendes",
    "godkender",
    "vedtages",
    "vedtager",
    "besluttes",
    "bevilges",
    "bevilger",
    "bevilgede",
    "tiltrædes",
)
# … unless it is only to come, or may.
NOT_YET = (
    "(skal|kan|kunne|bør|vil|ville|ikke|når|hvis|inden|før|om|til) … (godkend*|vedtag*|beslut*|bevilg*|tiltræd*)",
)

# A remark makes it 'godkendt med bemærkninger' when it hangs on the approval itself, in the same sentence.
REMARKS = (
    "med [følgende|disse|de|den|det|en|et|enkelte|få|små|mindre|nedenstående|ovenstående|faldne|fremsendte|udvalgets|mødets] "
    "(bemærkning*|kommentar*|ændring*|rettelse*|tilføjelse*|tilretning*|præcisering*|justering*|forbehold|ændringsforslag|tilkendegivelse*)",
    "med (den|de|det|følgende) … (ændring*|tilføjelse*|rettelse*|bemærkning*)",
    "med (ændring|tilføjelse|rettelse|bemærkning) (af|om)",
    "idet",
    "dog [således|sådan]",
    "(under|med) (forudsætning|forbehold) (af|for)",
    "på betingelse af",
    "(forudsat|såfremt|på vilkår af)",
    "(bortset fra|med undtagelse af|undtagen)",
    "(derudover|herudover|i øvrigt) godkend*",
)
NO_REMARKS = ("uden (bemærkninger|kommentarer|ændringer|rettelser)", "idet … takker")

# Sentences that say nothing of the item's outcome; nor does the one that ends the meeting (ENDED in head.py).
ASIDE = (
    "(bemærkning|bemærkninger|høringssvar|høringssvaret|kommentar|kommentarer) (blev|bliver|er) taget til efterretning",
    "høringssvar[et] … vedlægges",
    "takker for høringssvar*",
    "(afbud|fraværende|ikke til stede|ikke tilstede|deltog ikke):",
    "<name> var (fraværende|ikke til stede|ikke tilstede)",
    "[det] (næste|kommende) *møde[r] (blev|er|bliver|afholdes|holdes|fastsættes|planlægges) …",
    "[der] (var|er|har været) afbud fra",
    "*/referent",
    "(referent|ref[.])[:] <name>",
    "(deltog|deltager) ikke i (sagens|punktets|mødets) behandling",
    "<name> deltog ikke i behandlingen",
)
# A meeting that is moved is no item that is postponed.
CALENDAR = (
    "(mødet|møde|møderne|temamøde*|*mødet) … (udsættes|udsat|udskydes|udskudt|aflyses|aflyst|flyttes|rykkes|slettes)",
)
# A decision that says that there is none.
NOTHING = (
    "intet",
    "intet (nyt|nyt fra <name>|til referat|til referatet|til evt[.]|til eventuelt|til punktet|at bemærke|at referere|at berette|yderligere)",
    "intet under (evt[.]|eventuelt|punktet)",
    "ingen",
    "ingen (orienteringer|orientering|orienteringspunkter|meddelelser|punkter|emner|indlæg|spørgsmål|beslutning|beslutninger|yderligere punkter)",
    "ingen yderligere (punkter|bemærkninger) [noteret]",
    "ingen (orienteringer|punkter|meddelelser|emner|indlæg|nyheder|sager) …",
    "(der var|var der) (intet|ingen|ikke noget) …",
    "ikke noget",
    "intet …",
    "n/a",
)
NO_COMMENTS = (
    "[der var] ingen (bemærkninger|kommentarer) [til <name>]",
    "[der] (indkom|fremkom) ingen (bemærkninger|kommentarer) [til <name>]",
)
# Items on which "no remarks" means that they were approved.
APPROVED_BY_SILENCE = ("*referat*", "*dagsorden*", "godkendelse*", "*budget*", "*regnskab*")

# Words too common to tell that a decision speaks of the same thing as the recommendation.
WORN = ("indstilles", "indstiller", "udvalget", "sundhedsklynge", "administrationen", "formandskabet", "beslutning")

# A recommendation that only asks to be told, or only to talk.
ASKS_TO_BE_TOLD = ("til (efterretning|orientering)",)
ASKS_TO_DISCUSS = ("drøft*", "drøftelse")

# "Punkterne 2.3-2.6 udskydes": a sentence that gives several items their outcome.
ITEM_RANGE_WORDS = ("punkterne", "punkt", "pkt.", "pkt", "punkter", "sagerne", "sag")

# "Udvalget godkendte indstillingspunkt 3, 4 og 9": points named in prose. The first kind can be nothing else;
# the others count where the recommendation has points of those numbers.
ONLY_POINTS = ("indstillingspunkt", "indstillingspunkterne", "indstillingens punkt", "indstillingens pkt.")
POINT_WORDS = (*ONLY_POINTS, "punkt", "punkterne", "pkt.", "pkt")
