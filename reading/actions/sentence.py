"""One sentence of a decision: does it promise something, who is to do it, and how sure is that?

A verb is looked at together with its subject, which stands right before it, or right behind it where the sentence
begins with something else ('På næste møde fremlægger Bo …'), and with the words that govern its clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reading.actions import clauses, verbs
from reading.actions.clauses import Force
from reading.actions.verbs import Verb
from reading.actions.who import Party, People
from reading.dates import Due
from reading.patterns import either, expression, find_any, match_whole
from reading.result import Who
from reading.words import actions as words

_ADVERBS = rf"(?:\s*(?:,\s*)?(?:{either(words.ADVERBS)})(?!\w)|\s*\([^()]{{0,60}}\))*\s*"
_ONLY_ADVERBS = re.compile(_ADVERBS, re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?<!\w)(?:{either(words.PREPOSITIONS)})\s+(?:(?:den|det|de)\s+)?$", re.IGNORECASE)
_ASKED = re.compile(rf"(?<!\w)(?:{'|'.join(map(expression, words.ASKED))})(?!\w)", re.IGNORECASE)
_ASKS = re.compile(rf"(?<!\w)(?:{expression(words.ASKS)})(?!\w){_ADVERBS}", re.IGNORECASE)
_WISHES = find_any(words.WISHES)
_WISHED = find_any(words.WISHED_THINGS)
_WISHED_DONE = find_any(words.WISHED_DONE)
_BODIES = match_whole(words.BODIES)
_NEVER = find_any(words.NEVER)
_AGENDA_ALWAYS = find_any(words.AGENDA_ALWAYS)
_CALENDAR = find_any(words.CALENDAR)
_MODAL = re.compile(r"(?<!\w)(skal|skulle|må|vil|kan|kunne|bør|burde|ville|måtte)(?!\w)", re.IGNORECASE)
_OFFER = re.compile(rf"\s*(?:\w+\s+)?(?:{either(words.OFFERS)})(?!\w)", re.IGNORECASE)
_NOT = re.compile(rf"\s*(?:\w+\s+){{0,2}}?(?:{either(words.NEGATIONS)})(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:[^\W\d_]|[)\"”»])\s*,?\s+(?:der|som)\s*(?:\w+\s+){0,1}$", re.IGNORECASE)
_THERE = re.compile(r"(?:^|at\s+|[,;:]\s*|\bog\s+)\s*der\s*(?:\w+\s+){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\s(?:af|ved|v/)\s+", re.IGNORECASE)
_HABIT = re.compile(
    r"(?<!\w)(?:typisk|normalt|normalvis|sædvanligvis|generelt|som regel|altid|hidtil|allerede|aktuelt|i dag|pt\.?|p\.t\.)(?!\w)",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"(?:\bog|,|samt)\s*$", re.IGNORECASE)
_BECOME = re.compile(r"(?<!\w)(?:bliver|(?:vil|skal)\s+(?:\w+\s+){0,2}?blive)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ASKS_ITSELF = re.compile(r"[^.;,]{0,60},?\s(?:om|hvorvidt|hvad|hvilke|hvilken|hvordan|hvornår|hvem)\s", re.IGNORECASE)
_HE = re.compile(r"(?:idet|da|at)\s+(?:han|hun|de)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Hit:
    """A promise in a sentence. `verb` is what is to be done, `at` where the clause of it begins."""

    kind: str
    sure: bool
    owners: tuple[Who, ...] = ()
    verb: Verb | None = None
    subject: Party | None = None
    at: int = 0
    wished: str = ""  # what a body asks for, where no verb tells: 'en sag om …'


@dataclass(slots=True)
class Sentence:
    """A sentence with what is known round it."""

    text: str
    people: People
    dues: Sequence[Due]
    ordered: bool = False  # stands under words that order, or in a list of what is to follow
    parties: list[Party] = field(default_factory=list)
    found: list[Verb] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parties = self.people.find(self.text)
        self.found = verbs.find(self.text)

    @property
    def coming(self) -> bool:
        """Is a time ahead told, beside a mere 'løbende'?"""
        return any(not due.past and (due.date or due.precision == "meeting") for due in self.dues)

    @property
    def at_meeting(self) -> bool:
        return any(not due.past and due.precision == "meeting" for due in self.dues)

    def before(self, at: int) -> Party | None:
        """The party that ends right before this place."""
        for party in reversed(self.parties):
            if party.end > at:
                continue
            between = self.text[party.end : at].lstrip(" )")
            if between.strip() and not _ONLY_ADVERBS.fullmatch(between):
                return None
            if not (led := _PREPOSITION.search(self.text[: party.start])):
                return party
            if not led[0].lower().startswith(("hos", "fra", "i ", "ved", "for", "af")):
                return None
            at = led.start()  # 'Bo hos Hjem Kommune': the one before the preposition
        return None

    def behind(self, at: int) -> Party | None:
        """The party that begins right behind this place."""
        start = _ONLY_ADVERBS.match(self.text, at)
        here = start.end() if start else at
        return next((party for party in self.parties if party.start in (here, at) or (at < party.start <= here)), None)


def hits(sentence: Sentence) -> list[Hit]:
    """The promises of a sentence, the first of each verb; an empty list for nearly all sentences."""
    text = sentence.text
    out = _asked(sentence) + _wished(sentence)
    if not out and not clauses.told(text) and not clauses.proposed(text) and _AGENDA_ALWAYS.search(text):
        verb = next((v for v in sentence.found if v.infinitive in verbs.AGENDA and v.form in ("passive", "present")), None)
        if not _MODAL.search(text) and not re.search(r"\b(?:blev|var|har)\b", text):
            return [Hit("agenda", True, (), verb, None, 0)]
    taken = {hit.verb.start for hit in out if hit.verb}
    reach = max((hit.at for hit in out), default=-1)
    for verb in sentence.found:
        if verb.start in taken or (out and verb.start > reach and _same_clause(text, reach, verb.start)):
            continue
        if hit := _by_verb(sentence, verb, out):
            out.append(hit)
    return out or _unknown_verb(sentence)


def _unknown_verb(sentence: Sentence) -> list[Hit]:
    """'Bo skal opliste …': a verb that no table knows, ordered of somebody with a time, or of one who is known."""
    text = sentence.text
    for modal in re.finditer(r"(?<!\w)skal(?!\w)", text):
        clause = clauses.clause_of(text, modal.start())
        if clause.force not in (Force.PLAIN, Force.AGREED) or _NOT.match(text[modal.end() :]):
            continue
        who = sentence.before(modal.start()) or sentence.behind(modal.end())
        if who is None or who.nobody or not (sentence.coming or any(owner.name for owner in who.owners)):
            continue
        word = re.compile(r"\W*(\w+)").match(text, max(modal.end(), who.end))
        if word and verbs.is_infinitive(word[1]) and word[1] not in verbs.FORMS:
            verb = Verb(word[1], "infinitive", *word.span(1))
            return [Hit("action", True, who.owners, verb, who, clause.start)]
    return []


def _same_clause(text: str, start: int, end: int) -> bool:
    return start >= 0 and not re.search(r"[.;]|,\s*(?:og|men)\s", text[start:end])


# --- orders and wishes ---


def _asked(sentence: Sentence) -> list[Hit]:
    text, out = sentence.text, []
    for found in _ASKED.finditer(text):
        clause = clauses.clause_of(text, found.start())
        who = sentence.before(found.start())
        if clause.force in (Force.TOLD, Force.LOOSE, Force.PROPOSED) or who is None:
            continue
        verb = next((v for v in sentence.found if v.start >= found.end()), None)
        out.append(Hit("action", True, who.owners, verb, who, found.end()))
    for found in _ASKS.finditer(text):
        who = sentence.behind(found.end())
        if who is None or who.start != found.end() or who.nobody:
            continue
        verb = next((v for v in sentence.found if v.start >= who.end and v.form in ("infinitive", "present")), None)
        out.append(Hit("action", True, who.owners, verb, who, who.end))
    return out


def _wished(sentence: Sentence) -> list[Hit]:
    text, out = sentence.text, list[Hit]()
    for found in _WISHES.finditer(text):
        passive = found[0].lower() == "ønskes"
        behind = text[found.end() :]
        if _HE.search(text[: found.start()]) or re.match(r"\s+(?:ikke|at\s+(?!der\b)[a-zæøå]+e\b)", behind):
            continue
        wisher = sentence.before(found.start()) or sentence.behind(found.end())
        if not passive and not (wisher and _is_body(wisher, text)) and not sentence.ordered:
            continue
        if ordered := re.match(rf"{_ADVERBS},?\s*at{_ADVERBS},?\s*", behind):
            start = found.end() + ordered.end()
            who = sentence.people.at(text, start)
            verb = next((v for v in sentence.found if v.start >= (who.end if who else start)), None)
            if who and not who.nobody and not re.match(r"\s+(?:er|har|kan|bliver)\b", text[who.end :]):
                out.append(Hit("action", True, who.owners, verb, who, who.end))
                continue
            if (
                verb
                and verb.form == "passive"
                and verb.infinitive not in verbs.STATES
                and not re.search(r"\b(?:kan|altid)\b", text[start : verb.start])
            ):
                out.append(Hit("action", True, _owner_after(sentence, verb), verb, None, start))
            continue
        first = " ".join(behind.split()[:9])
        if _WISHED.search(first):
            start = found.end() + len(behind) - len(behind.lstrip())
            out.append(Hit("action", True, (), None, None, start, wished=behind.strip()))
        elif _WISHED_DONE.search(behind[:160]):
            out.append(Hit("action", True, (), None, None, found.end(), wished=behind.strip()))
        elif passive and (thing := _WISHED.search(text[max(0, found.start() - 60) : found.start()])):
            out.append(Hit("action", True, (), None, None, found.start(), wished=thing[0]))
    return out


def _is_body(party: Party, text: str) -> bool:
    said = text[party.start : party.end].strip().lower()
    return bool(_BODIES.fullmatch(said) or _BODIES.fullmatch(said.split()[-1] if said else ""))


# --- verbs ---


def _by_verb(sentence: Sentence, verb: Verb, earlier: list[Hit]) -> Hit | None:
    text = sentence.text
    clause = clauses.clause_of(text, verb.start)
    if clause.force in (Force.TOLD, Force.LOOSE, Force.PROPOSED):
        return None
    if verb.infinitive in verbs.STATES and verb.form != "passive":
        return None
    if _NEVER.search(text[clause.start : _clause_end(text, verb.end)]):
        return None
    bound = sentence.ordered or clause.force is Force.AGREED
    if verb.form == "present":
        return _present(sentence, verb, clause, bound=bound, earlier=earlier)
    modal = _modal_of(text, clause.start, verb)
    if verb.form == "passive":
        return _passive(sentence, verb, clause, modal, bound=bound)
    if verb.form == "participle":
        return _participle(sentence, verb, clause)
    return _infinitive(sentence, verb, clause, modal)


def _clause_end(text: str, at: int) -> int:
    found = re.compile(r"[,;.:]|\s(?:og|samt)\s").search(text, at)
    return found.start() if found else len(text)


def _modal_of(text: str, start: int, verb: Verb) -> re.Match[str] | None:
    """The modal that the verb hangs on, with nothing but its subject and adverbs between."""
    last = next(iter(reversed(list(_MODAL.finditer(text, start, verb.start)))), None)
    if last is None or re.search(r"[.;:]|,\s*(?!og\b)", text[last.end() : verb.start]):
        return None
    return last if len(text[last.end() : verb.start].split()) <= 8 else None


def _present(sentence: Sentence, verb: Verb, clause: clauses.Clause, *, bound: bool, earlier: list[Hit]) -> Hit | None:
    text, behind = sentence.text, sentence.text[verb.end :]
    if _NOT.match(behind) or _OFFER.match(behind):
        return None
    meant = verbs.promises(verb, behind) or (bound and verbs.can_be_ordered(verb.infinitive))
    if not meant or (verb.infinitive in ("vurdere", "sikre", "beregne") and verbs.reports(behind)):
        return None
    if _RELATIVE.search(text[clause.start : verb.start]):
        return None
    who = sentence.before(verb.start) or (
        sentence.behind(verb.end) if text[clause.start : verb.start].strip() else None
    )
    if who is None and earlier and _AND_BEFORE.search(text[: verb.start]):
        return None  # 'undersøger X og vender tilbage': one promise
    if who is None and _AND_BEFORE.search(text[: verb.start]):
        who = next((party for party in sentence.parties if party.start <= clause.start + 2 and party.sure), None)
    if who is None:
        if sentence.ordered and not text[clause.start : verb.start].strip(" -•"):
            return Hit("action", True, (), verb, None, verb.start)
        return None
    itself = _is_body(who, text)
    if itself and not who.nobody and verb.infinitive in ("udskyde", "udsætte"):
        return Hit("agenda", True, (), verb, who, clause.start)
    if itself and clause.force is Force.ONE_MIND:
        return None  # what the body itself thinks
    bound = bound or clause.force is Force.ONE_MIND
    asks = bool(_ASKS_ITSELF.match(behind))
    if not bound and verb.infinitive in verbs.TELLING and not sentence.coming and not asks:
        return None
    if not who.sure and not who.nobody and who.start > clause.start + 2 and who.start < verb.start:
        return None
    kind = "agenda" if verb.infinitive in ("drøfte", "behandle", "fortælle") and sentence.at_meeting else "action"
    return Hit(kind, True, who.owners, verb, who, clause.start)


def _passive(
    sentence: Sentence, verb: Verb, clause: clauses.Clause, modal: re.Match[str] | None, *, bound: bool
) -> Hit | None:
    text, behind, left = sentence.text, sentence.text[verb.end :], sentence.text[clause.start : verb.start]
    if modal and modal[0].lower() not in ("skal", "vil", "må"):
        return None
    if _NOT.match(behind) or _NOT.match(left[-20:]) or (modal and _NOT.match(text[modal.end() :])):
        return None
    there = bool(_THERE.search(left)) or (
        modal is not None
        and bool(_THERE.search(text[clause.start : modal.start()]) or re.match(r"\s+der\s", text[modal.end() :]))
    )
    if not there and _RELATIVE.search(left):
        return None
    if modal and re.search(r"\b(?:kunne|have|være)\b", text[modal.end() : verb.start]):
        return None
    agenda = verb.infinitive in verbs.AGENDA and (sentence.at_meeting or _AGENDA_ALWAYS.search(text))
    if agenda and _is_agenda(verb, behind, text):
        return Hit("agenda", True, _owner_after(sentence, verb), verb, None, clause.start)
    if (
        _CALENDAR.search(left[-60:] if not there else behind[:60])
        and verb.infinitive in words.CALENDAR_VERBS
        and not there
    ):
        return Hit("action", False, (), verb, None, clause.start)
    owners = _owner_after(sentence, verb)
    if modal:
        if not (verbs.orders(verb, behind) or verb.infinitive in verbs.MUST):
            return None
        sure = there or bound or (verb.infinitive in verbs.MUST and not sentence.text.lower().startswith("hvis"))
        return Hit("action", sure, owners, verb, None, clause.start)
    if not verbs.orders(verb, behind) and not (bound and verb.infinitive in verbs.PASSIVE):
        return None
    if not bound and _HABIT.search(text):
        return None
    return Hit("action", True, owners, verb, None, clause.start)


def _is_agenda(verb: Verb, behind: str, text: str) -> bool:
    if verb.infinitive in ("tage", "bringe", "vende") and not re.search(r"\b(?:op|på)\b", behind[:80]):
        return False
    if verb.infinitive == "sætte" and "dagsorden" not in text.lower():
        return False
    return (
        verb.infinitive not in ("forelægge", "komme", "oversende", "overføre", "fremlægge", "revidere")
        or verb.infinitive == "revidere"
    )


def _participle(sentence: Sentence, verb: Verb, clause: clauses.Clause) -> Hit | None:
    """'Ny oversigt bliver udarbejdet af Bo', 'Der vil blive fulgt op'."""
    text = sentence.text
    if not _BECOME.search(text[clause.start : verb.start]) or not verbs.orders(verb, text[verb.end :]):
        return None
    return Hit("action", True, _owner_after(sentence, verb), verb, None, clause.start)


def _infinitive(sentence: Sentence, verb: Verb, clause: clauses.Clause, modal: re.Match[str] | None) -> Hit | None:
    text, behind = sentence.text, sentence.text[verb.end :]
    left = text[clause.start : verb.start]
    if modal is None:
        first = not left.strip(" -•,")
        if clause.force is Force.AGREED and first and verbs.can_be_ordered(verb.infinitive):
            calendar = verb.infinitive in ("aflyse", "flytte", "udsætte", "rykke", "slette") and bool(
                _CALENDAR.search(behind[:60])
            )
            return Hit("action", not calendar, (), verb, None, clause.start)
        if sentence.ordered and first and verbs.promises(verb, behind):
            return Hit("action", True, (), verb, None, clause.start)
        return None
    said = modal[0].lower()
    if said in ("kan", "kunne", "bør", "burde", "ville", "måtte"):
        return None
    if _NOT.match(text[modal.end() :]) or _OFFER.match(text[modal.end() :]):
        return None
    who = sentence.before(modal.start()) or sentence.behind(modal.end())
    if who is None and (first := _MODAL.search(text, clause.start, modal.start())) and first[0].lower() == said:
        who = sentence.before(first.start())  # said twice: 'vil på et senere møde vil fortælle'
    if who is None or _RELATIVE.search(text[clause.start : modal.start()]):
        return None
    if who.nobody:
        if not verbs.promises(verb, behind) and verb.infinitive not in ("høre", "gå", "få", "arbejde"):
            return None
        return Hit("action", True, (), verb, who, clause.start) if said != "vil" else None
    if re.search(r"\b(?:have|kunne|være)\b", text[modal.end() : verb.start]):
        return None
    if said == "vil" and not (verbs.promises(verb, behind) or sentence.coming):
        return None
    if said != "vil" and not verbs.can_be_ordered(verb.infinitive):
        return None
    kind = "agenda" if verb.infinitive in ("fortælle", "orientere") and sentence.at_meeting else "action"
    return Hit(kind, True, who.owners, verb, who, clause.start)


def _owner_after(sentence: Sentence, verb: Verb) -> tuple[Who, ...]:
    """'… udsendes på mail af produktforvaltningen': who stands behind 'af'."""
    text = sentence.text
    for by in _BY.finditer(text, verb.end, min(len(text), verb.end + 200)):
        who = sentence.people.at(text, by.end())
        if who and not who.nobody and (who.sure or text[by.start() :].lstrip().startswith("v")):
            return who.owners
    return ()
