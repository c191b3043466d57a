"""How Danish minutes promise something: agreements, orders, wishes, lists and logs, and what only looks so.

The kinds follow ../shared/domain/danish-minutes.md, 4.6; the verbs stand in verbs.py, the doers in doers.py.
"""

QUESTIONS = ("om", "hvorvidt", "hvad", "hvilke", "hvilken", "hvordan", "hvornår", "hvem")
# These put something on an agenda without a meeting being named.
AGENDA_ALWAYS = (
    "dagsordensættes",
    "(sættes|kommer|komme|optages|skal) [op] på [næste|den næste|kommende] dagsorden[en]",
    "sættes på dagsordenen",
    "på dagsordenen (til|for|på|i) (næste|det næste|et kommende|kommende) …møde",
    "(som|til) [et] fast[e] punkt[er] på dagsorden[en]",
    "genbesøges",
)
# Without a verb, before a coming meeting: 'Opfølgning på næste møde'.
AGENDA_NOUNS = (
    "planlægning", "opfølgning", "status[opdatering]", "evaluering", "[videre|fortsat|fælles] drøftelse", "orientering", "behandling", "gennemgang",
    "punkt[er]", "emne[r]", "tema[er]", "beslutning",
)  # fmt: skip
# What was agreed; the clause behind it is the promise.
AGREED = (
    "(det|der) (aftales|aftaltes|blev aftalt|bliver aftalt|er aftalt|var aftalt|er blevet aftalt) [på mødet][,] at[,]",
    "(aftales|aftaltes|besluttes|besluttedes) (det|der) [derfor|desuden|samtidig|også|endvidere][,] at[,]",
    "blev (det|der) [derfor|desuden|samtidig|også|endvidere] (aftalt|besluttet|vedtaget)[,] at[,]",
    "(vi|man|de|gruppen) (aftaler|aftalte|blev enige om|er enige om|besluttede|beslutter|bliver enige om)[,] at[,]",
    "aftalt[,] at[,]",
    "(aftale|aftaler|besluttet|det blev besluttet|det blev aftalt|beslutning):",
    "(det|der) (besluttes|besluttedes|blev besluttet|bliver besluttet|er besluttet|er blevet besluttet|blev vedtaget|vedtages|vedtoges)[,] at[,]",
    "(besluttet|vedtaget)[,] at[,]",
    "(besluttede|vedtog|aftalte|beslutter|vedtager|aftaler) [endvidere|desuden|samtidig|også|derfor|dog|enstemmigt][,] at[,]",
    "(det|der) (blev|bliver) [endvidere|desuden|samtidig|også|derfor] (aftalt|besluttet|vedtaget)[,] at[,]",
    "konklusionen (er|blev|var)[,] at",
    "(tilslutter|tilsluttede) sig[,] at",
    "(bakker|bakkede) op om[,] at",
    "konklusion:",
    "(beslutning|aftale) om[,] at",
)
# On what they agree may be a view: a promise only with a doer and a deed.
OF_ONE_MIND = (
    "der (er|var|blev) [bred|fuld|derfor|også|desuden] (enighed|opbakning|tilslutning) (om|til)[,] at[,]",
    "(enig|enige|enighed) (om|i)[,] at[,]",
    "(det|der) (konkluderes|blev konkluderet)[,] at[,]",
    "med [den|følgende] (bemærkning|bemærkninger|tilføjelse|tilføjelser|ændring|ændringer|kommentar)[er] [om][,] [at][,]",
    "idet",
)
# What follows 'og' behind a promise and is no part of the task: 'Bo sender listen og regner med, at …'.
BESIDE_THE_TASK = (
    "[,] og (derudover|desuden|samtidig|herudover) *es",
    "[,] (og|men) (regner|regnede) med",
    "[,] (og|men) (håber|forventer|mener|tror|ved|oplyser|fortæller|bemærker|nævner|understreger|vurderer|konstaterer|"
    "takker|glæder sig)",
)
# Reports and views: an order in the clause behind them is somebody's words.
TOLD = (
    "(orienterer|orienterede|fortæller|fortalte|oplyser|oplyste|bemærker|bemærkede|nævner|nævnte|mener|mente|pointerer|"
    "pointerede|understreger|understregede|præciserer|præciserede|konstaterer|spørger|spurgte|siger|sagde|synes|oplever|"
    "beretter|berettede|redegør|redegjorde|gør opmærksom på|gjorde opmærksom på|påpeger|påpegede|fremhæver|fremhævede|"
    "vurderer|vurderede|forklarer|forklarede|meddeler|meddelte|ved|håber|håbede|anbefaler|anbefalede|læser|noterede|"
    "refererede|opfordrede|indstiller|ønsker|ønskede|forventer|forventede|forventes|ser)",
    "(bemærkes|blev bemærket|bemærkedes|nævnes|blev nævnt|pointeres|blev pointeret|understreges|blev understreget|fremhæves|"
    "blev fremhævet|påpeges|blev påpeget|præciseret|præciseres|blev orienteret|blev oplyst|oplyst|noteres|blev noteret|konstateret|konstateres|"
    "blev forklaret|blev fortalt|blev spurgt|vurderet|drøftet|drøftedes|diskuteret|ønskeligt|vigtigt|talt)",
)
# What the body itself recommends is no mere report.
RECOMMENDED = ("anbefaler", "anbefales")
# Proposals: put by the body they may be taken up, put by one person they are nothing.
PROPOSED = (
    "(foreslår|foreslog|foreslået|foreslås|foresloges|forslag|forslaget|overvejer|overvejes|overvejede|påtænkes|påtænker|ideen|idéen|tanken)",
)
# Somebody is asked: the words behind <who>.
ASKED = (
    "bedes [venligst|efterfølgende|derfor|samtidig|desuden] [om] [at]",
    "(anmodes|pålægges|opfordres) [til|om] [at]",
    "(får|fik|har fået|gives|er givet|blev givet|gav|har) (til opgave|i opgave|opgaven|mandat|bemyndigelse|ansvar*) [til|med|for] at",
    "bemyndiges til [at]",
    "(har|har fået|får|tager|påtager sig|tog|overtager|fik|påtog sig) (ansvaret for|ansvar for|opgaven med|opgaven|til opgave|rollen som) [at]",
    "(er|bliver|blev) ansvarlig[e] for at",
    "(påtager|påtog|har påtaget) sig [opgaven med|ansvaret for] at",
    "(melder|meldte|har meldt) sig til at",
    "(lovede|lover|har lovet) at",
    "(kan|kunne) hermed",
)
# Who asks whom: 'Udvalget beder administrationen [om at] …'.
ASKS = (
    "(beder|bad|anmoder|anmodede|pålægger|pålagde|opfordrer|bemyndiger|bemyndigede|bemyndiges|pålægges|bedes|anmodes)"
)
# … and the words round somebody in the middle: 'Bestyrelsen giver Bo mandat til at', 'Det overlades til Bo at'.
GIVES = ("(får|fik|giver|gav)", "(overlades|overlader|overlod|overlod) [det] [til]", "[det] påhviler")
GIVEN = ("(til opgave|i opgave|opgaven|mandat|bemyndigelse|fuldmagt|ansvaret|ansvar) [til|med|for] at", "at")
# A body's wish.
WISHES = (
    "ønsker",
    "ønskede",
    "ønskes",
    "anmoder om",
    "anmodede om",
    "beder om",
    "bad om",
    "efterspørger",
    "efterlyser",
    "vil gerne have",
)
WISHED_THINGS = (
    "*sag",
    "sager",
    "*status",
    "*redegørelse",
    "*oversigt",
    "*opgørelse",
    "*orientering",
    "*drøftelse",
    "*oplæg",
    "*notat",
    "*evaluering",
    "*opfølgning",
    "*tidsplan",
    "*handleplan",
    "*analyse",
    "*beregning",
    "*beregninger",
    "*tilbagemelding",
    "*undersøgelse",
    "temamøde",
    "*forslag",
    "*rapport",
    "*gennemgang",
    "*fremlæggelse",
    "*præsentation",
    "*afklaring",
    "*belysning",
    "*uddybning",
    "*kortlægning",
    "*statistik",
    "*specifikation",
    "*liste",
    "svar",
    "*vurdering",
    "*besigtigelse",
    "*materiale",
    "*beskrivelse",
    "møde",
    "*udredning",
    "en dialog",
    "*forklaring",
    "*overblik",
    "*konsekvenser",
    "alternativer",
    "*plan",
)
WISHED_DONE = (
    "belyst",
    "undersøgt",
    "afklaret",
    "uddybet",
    "forelagt",
    "fremlagt",
    "genbesøgt",
    "kortlagt",
    "præsenteret",
    "beregnet",
    "genoptaget",
    "udarbejdet",
    "drøftet",
    "beskrevet",
    "suppleret",
    "tilføjet",
)
WISHED_AGAIN = ("genoptaget", "genbesøgt", "på dagsorden[en]")
# Confirms the sentence before: 'Ønske om at Bo holder et oplæg. Det blev aftalt.'
CONFIRMED = ("(det|dette) (blev|bliver|er|var) [også] (aftalt|besluttet|vedtaget|enighed om)",)
# Questions inside a sentence, without a comma: 'vi skal se hvad det koster og hvem der laver det'.
EMBEDDED = (
    "efter hvor",
    "om hvor",
    "til hvor",
    "af hvor",
    "over hvor",
    "hvordan",
    "hvad",
    "hvem",
    "hvornår",
    "hvilken",
    "hvilket",
    "hvilke",
    "hvorfor",
)
# A clause that begins so is no order of its own.
SUBORDINATE = (
    "hvis",
    "når",
    "da",
    "fordi",
    "som",
    "hvor",
    "hvordan",
    "hvornår",
    "hvorledes",
    "hvorvidt",
    "hvad",
    "hvem",
    "hvilke",
    "hvilken",
    "hvilket",
    "hvorfor",
    "mens",
    "for at",
    "selvom",
    "selv om",
    "såfremt",
    "medmindre",
    "inden",
    "før",
    "indtil",
    "end",
    "ligesom",
    "om",
    "så",
    "uden at",
    "jo",
)
# Standing practice, no order.
HABITS = (
    "typisk",
    "normalt",
    "normalvis",
    "sædvanligvis",
    "generelt",
    "som regel",
    "altid",
    "hidtil",
    "allerede",
    "aktuelt",
    "i dag",
    "pt",
    "p.t",
)
PAST = ("blev", "var", "har", "havde")
OFFERS = ("gerne",)
NEGATIONS = ("ikke", "aldrig", "ingen", "intet")
# Words before a list that only tells.
TELLING_LISTS = (
    "*gennemgået",
    "*gennemgik",
    "*præsentere*",
    "*introducere*",
    "berørt",
    "omtalt",
    "begreber",
    "hovedpointer",
    "pointer",
    "viser",
    "omfatter",
    "orientere*",
    "fremgår",
    "præcisere*",
    "indstil*",
    "fremhæve*",
    "nævnt*",
    "bemærkninger",
    "spørgsmål",
    "status",
    "spor",
    "fordele",
    "ulemper",
    "omkring",
)
# Words before a list that order what stands in it.
ORDERING_LISTS = (
    "aftal*",
    "beslut*",
    "ønsker",
    "skal",
    "opgaver",
    "aktioner",
    "enighed",
    "enige",
    "næste skridt",
    "to do",
)
# Where these stand under a heading of their own, the list below is a list of promises.
FOLLOW_UP_HEADINGS = (
    "næste skridt",
    "[aftalt] opfølgning",
    "opfølgninger",
    "aktion[er]",
    "aktionsliste[n]",
    "aktionspunkt[er]",
    "handling[er]",
    "handlingsliste",
    "opgave[r]",
    "opgaveliste",
    "to do",
    "to-do",
    "todo",
    "aftaler",
    "aftalte opgaver",
    "det videre arbejde",
    "[det] videre forløb",
    "action[s]",
    "action points",
    "beslutning og opfølgning",
    "opgavefordeling",
)
# A label before the task, on the same line.
TASK_LABELS = (
    "aktion",
    "aktioner",
    "handling",
    "opgave",
    "action",
    "action point",
    "to do",
    "todo",
    "opfølgning",
    "aktionspunkt",
    "næste skridt",
    "husk",
    "aftale",
)
# A label before the owner, or before the deadline, on a line of its own behind the task.
OWNER_LABELS = ("ansvarlig", "ansvarlige", "tovholder", "tovholdere", "ansvar", "udføres af", "hvem", "action på")
DUE_LABELS = ("frist", "deadline", "tidsfrist", "dato", "hvornår", "senest")
COLUMNS: dict[str, tuple[str, ...]] = {
    "task": (
        "handling",
        "handlinger",
        "opgave",
        "opgaver",
        "aktion",
        "aktivitet",
        "aktiviteter",
        "action",
        "hvad",
        "aftale",
        "aktionspunkt",
        "opfølgning",
        "beslutning/handling",
        "to do",
        "handling/opgave",
        "emne/handling",
    ),
    "owner": ("ansvarlig", "ansvarlige", "ansvar", "hvem", "tovholder", "ejer", "udføres af", "owner"),
    "due": ("deadline", "frist", "hvornår", "tidsfrist", "dato", "tid", "senest", "due"),
    "status": ("status", "status/kommentar", "kommentar", "bemærkning", "bemærkninger", "status/bemærkning"),
}
FINISHED = (
    "afsluttet",
    "færdig",
    "udført",
    "udgået",
    "lukket",
    "gennemført",
    "done",
    "ok",
    "bortfaldet",
    "løst",
    "afsluttes",
    "annulleret",
)
# Sentences that look like a promise and are none: the record about itself, what has happened, rules.
NEVER = (
    "(vedlægges|vedhæftes|vedlagt|vedhæftet)",
    "(er|var) i gang med",
    "arbejder på",
    "modtager [som altid] gerne",
    "(imod|for) stemte",
    "stemte (imod|for)",
    "stemmer imod",
    "punktet (udgår|udgik)",
    "tages der stilling til",
    "udsendes referatet",
    "referatet udsendes",
    "tages (der|en) [en] (drøftelse|runde)",
    "tages en runde",
)
# Only the calendar changes.
CALENDAR = ("*møde", "*mødet", "*møder", "*møderne", "temamøde*")
# 'Husk at bestille tolk': an order to whoever is meant.
REMEMBER = ("husk [også|endelig] at",)
# A sentence that begins or ends so promises only if it comes to that.
CONDITIONS = ("hvis", "såfremt", "i tilfælde af", "medmindre")
# Before a time that is a reason, and no deadline.
REASONS = (
    "eftersom",
    "da",
    "fordi",
    "siden",
    "af hensyn til",
    "på grund af",
    "pga.",
    "pga",
    "efter",
    "besluttet",
    "besluttede",
    "godkendte",
)
