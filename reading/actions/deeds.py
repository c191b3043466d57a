"""Deeds: verbs of doing with somebody who does them, passives that order, and what goes on an agenda."""

import re
from collections.abc import Sequence

from reading.actions import clauses, orders, verbs
from reading.actions.clauses import Clause, Force
from reading.actions.sentence import Hit, Sentence
from reading.actions.verbs import Verb
from reading.patterns import either, expression, find_any
from reading.words import promises as words
from reading.words import verbs as verb_words

_NEVER = find_any(words.NEVER)
_AGENDA_ALWAYS = find_any(words.AGENDA_ALWAYS)
_CALENDAR = find_any(words.CALENDAR)
_HABIT = find_any(words.HABITS)
_PAST = find_any(words.PAST)
_MODAL = re.compile(
    rf"(?<!\w)(?:{either((*verb_words.ORDERING_MODALS, *verb_words.WEAK_MODALS))})(?!\w)", re.IGNORECASE
)
_MUST = re.compile(r"(?<!\w)skal(?!\w)", re.IGNORECASE)
_OF_STATE = re.compile(r"\b(?:kunne|have|være)\b", re.IGNORECASE)
_THERE = re.compile(r"(?:^|at\s+|[,;:]\s*|[–-]\s+|\bog\s+)\s*der\s*(?:\w+\s+){0,2}$", re.IGNORECASE)
_THERE_BEHIND = re.compile(r"\s+der\s")
_AND_BEFORE = re.compile(r"(?:\bog|,|samt)\s*$", re.IGNORECASE)
_AND_LAST = re.compile(r"\b(?:og|samt)\s*$", re.IGNORECASE)
_BECOME = re.compile(r"(?<!\w)(?:bliver|(?:vil|skal)\s+(?:\w+\s+){0,2}?blive)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ASKS_ITSELF = re.compile(rf"[^.;,]{{0,60}},?\s(?:{either(words.QUESTIONS)})\s", re.IGNORECASE)
_ASKED_ALOUD = re.compile(rf",?\s+(?:{either(words.QUESTIONS)})\s", re.IGNORECASE)
_LOOKS_INTO = re.compile(r"\s+(?:lige\s+|nærmere\s+)?på\s", re.IGNORECASE)
_UP_AGAIN = re.compile(r"\bop\s+(?:igen|på\s)", re.IGNORECASE)
_REMEMBER = find_any(words.REMEMBER)
_NOUN_ALIKE = find_any(verb_words.NOUNS_ALIKE)
_PRESENT = re.compile(r"\s*(?P<verb>[a-zæøå]{2,}r)(?!\w)")
_BREAK = re.compile(r"[,;.:]|\s(?:og|samt)\s")
_NEXT_WORD = re.compile(r"\W*(\w+)")
_NOT_BEFORE = re.compile(rf"(?<!\w)(?:{either(words.NEGATIONS)})\s+(?:\w+\s+)?$", re.IGNORECASE)
_CONDITION = re.compile(rf"\W*(?:{either(words.CONDITIONS)})\s", re.IGNORECASE)
_CONDITION_LAST = re.compile(rf",\s+(?:{either(words.CONDITIONS)})\s", re.IGNORECASE)
_SEEN_TO = re.compile(r"(?<!\w)(?P<get>får|(?:skal|vil)\s+(?:\w+\s+){0,2}?(?:have|få))\s+(?:\w+\s+)?$", re.IGNORECASE)
_AGENDA_NOUN = re.compile(rf"\W*(?:{'|'.join(map(expression, words.AGENDA_NOUNS))})(?!\w)", re.IGNORECASE)
_SO_THAT = re.compile(r"\bfor,?\s+at\s", re.IGNORECASE)
_TOPIC = re.compile(rf"(?<!\w)(?:{either(verb_words.TOPICS)})(?!\w)", re.IGNORECASE)
_TOPIC_WAS = re.compile(
    rf"(?<!\w)(?:(?P<topic>{either(verb_words.TOPICS)})\s+(?:blev|bliver|er)|(?:blev|bliver|er)\s+(?P<behind>{either(verb_words.TOPICS)}))\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(r"(?:[^.:,]{2,40}\s[-–]\s+)?(?P<verb>[A-ZÆØÅa-zæøå]{3,20})\s+\S")
_GOES_ON_AS_NOUN = re.compile(
    r"\s+(?:vil|skal|kan|er|var|blev|bliver|har|må|bør)\s", re.IGNORECASE
)  # 'Opstart vil ske'
_OP = re.compile(r"\b(?:op|på)\b")
WEAK = (Force.TOLD, Force.LOOSE, Force.PROPOSED)


def hits(sentence: Sentence) -> list[Hit]:
    """The promises of a sentence, each once; an empty list for nearly all sentences."""
    text = sentence.text
    out = orders.asked(sentence) + orders.wished(sentence)
    if not out and (told := _imperative(sentence)):
        return [told]
    if not out and (always := _always_on_agenda(sentence)):
        return [always]
    taken = {hit.verb.start for hit in out if hit.verb}
    reach = max((hit.at for hit in out), default=-1)
    begun = min((hit.subject.start for hit in out if hit.subject), default=reach)
    for verb in sentence.found:
        if verb.start in taken or begun <= verb.start < reach or clauses.is_cue(text, verb.start):
            continue
        if out and verb.start > reach and _same_clause(sentence, reach, verb):
            continue
        if hit := _by_verb(sentence, verb, out):
            hit.sure = hit.sure and not (_CONDITION.match(text) or _CONDITION_LAST.search(text, verb.end))
            out.append(hit)
    return out or _unknown_verb(sentence) or _noun_alone(sentence)


def _noun_alone(sentence: Sentence) -> list[Hit]:
    """'Opfølgning på næste møde', 'Til næste møde: rekruttering': no verb, but a coming meeting."""
    text = sentence.text
    if any(verb.form in ("present", "passive") for verb in sentence.found) or len(text.split()) > 15:
        return []
    begins = _AGENDA_NOUN.match(text) or any(
        due.start < 2 and text[due.end : due.end + 1] == ":" for due in sentence.dues
    )
    said = text
    for due in reversed(sentence.dues):
        said = said[: due.start] + said[due.end :]
    if not begins or not sentence.at_meeting or not re.search(r"[^\W\d_]{3}", said):
        return []  # 'Næste møde: 5. maj' is when, and nothing of what
    return [Hit("agenda", True, at=text.find(":") + 1)]


def _imperative(sentence: Sentence) -> Hit | None:
    """'Tjek med driften, hvad planen er', also behind a catchword ('Vinduer - tjek …'), and 'Husk at bestille tolk'."""
    if reminded := _REMEMBER.match(sentence.text):
        verb = next((verb for verb in sentence.found if verb.start == reminded.end() + 1), None)
        return Hit("action", True, (), verb, None, verb.start) if verb else None
    found = _IMPERATIVE.match(sentence.text)
    infinitive = verbs.IMPERATIVES.get(found["verb"].lower()) if found else None
    if found is None or infinitive is None or _GOES_ON_AS_NOUN.match(sentence.text, found.end("verb")):
        return None
    if _NOUN_ALIKE.match(sentence.text, found.start("verb")):
        return None
    verb = Verb(infinitive, "imperative", *found.span("verb"))
    if not verbs.promises(verb, sentence.text[verb.end :]):
        return None
    return Hit("action", True, (), verb, None, verb.start)


def _same_clause(sentence: Sentence, start: int, verb: Verb) -> bool:
    """Does the verb go on with what the last one said, rather than tell of somebody else: '… og Bo ringer'?"""
    if start < 0 or re.search(r"[.;]|,\s*(?:og|men)\s", sentence.text[start : verb.start]):
        return False
    who = sentence.before(verb.start) if verb.form == "present" else None
    return not (who and not who.nobody and _AND_LAST.search(sentence.text, start, who.start))


def _always_on_agenda(sentence: Sentence) -> Hit | None:
    """'… kommer op som faste punkter på dagsordenen': no meeting needs to be named."""
    text = sentence.text
    if not _AGENDA_ALWAYS.search(text) or clauses.told(text) or clauses.proposed(text):
        return None
    if _MODAL.search(text) or _PAST.search(text):
        return None
    forms = ("passive", "present")
    verb = next((verb for verb in sentence.found if verb.infinitive in verbs.AGENDA and verb.form in forms), None)
    return Hit("agenda", True, (), verb)


def _unknown_verb(sentence: Sentence) -> list[Hit]:
    """A verb that no table knows, ordered of somebody with a time or known by name, or agreed of anybody."""
    text = sentence.text
    for modal in _MUST.finditer(text):
        clause = clauses.clause_of(text, modal.start())
        if clause.force not in (Force.PLAIN, Force.AGREED) or sentence.denied(modal.end()):
            continue
        who = sentence.before(modal.start()) or sentence.behind(modal.end())
        if who is None or who.nobody:
            continue
        if clause.force is Force.PLAIN and not (sentence.coming or any(owner.name for owner in who.owners)):
            continue
        word = _NEXT_WORD.match(text, max(modal.end(), who.end))
        if word and verbs.is_infinitive(word[1]) and word[1] not in verbs.FORMS:
            return [Hit("action", True, who.owners, Verb(word[1], "infinitive", *word.span(1)), who, clause.start)]
    for end, arranged in clauses.agreements(text):
        word = _NEXT_WORD.match(text, end)
        if word and verbs.is_infinitive(word[1]) and word[1] not in verbs.FORMS and word[1] not in verb_words.VERDICTS:
            return [Hit("action", arranged, (), Verb(word[1], "infinitive", *word.span(1)), None, end)]
    for who in sentence.parties if clauses.agreed(text) else ():
        clause = clauses.clause_of(text, who.start)
        word = _PRESENT.match(text, who.end)
        if clause.force is Force.AGREED and word and not text[clause.start : who.start].strip(" ,") and not who.nobody:
            infinitive, form = verbs.FORMS.get(word["verb"], (word["verb"][:-1], "present"))
            deed = form == "present" and infinitive not in (*verbs.STATES, *verb_words.VERDICTS)
            if deed and not sentence.denied(word.end()):
                verb = Verb(infinitive, form, *word.span("verb"))
                return [Hit("action", True, who.owners, verb, who, clause.start)]
    return []


def _by_verb(sentence: Sentence, verb: Verb, earlier: list[Hit]) -> Hit | None:
    text = sentence.text
    clause = clauses.clause_of(text, verb.start)
    if clause.force in WEAK or (verb.infinitive in verbs.STATES and verb.form != "passive"):
        return None
    end = _BREAK.search(text, verb.end)
    if _NEVER.search(text[clause.start : end.start() if end else len(text)]):
        return None
    bound = sentence.ordered or clause.force is Force.AGREED
    if verb.form == "present":
        return _present(sentence, verb, clause, bound=bound, earlier=earlier)
    modal = _modal_of(text, clause.start, verb, sentence.found)
    if verb.form == "passive":
        return _passive(sentence, verb, clause, modal, bound=bound, earlier=earlier)
    if verb.form == "participle":
        return _participle(sentence, verb, clause, earlier=earlier)
    return _infinitive(sentence, verb, clause, modal)


def _modal_of(text: str, start: int, verb: Verb, found: Sequence[Verb]) -> re.Match[str] | None:
    """The modal that the verb hangs on, with nothing but its subject and adverbs between."""
    last = next(iter(reversed(list(_MODAL.finditer(text, start, verb.start)))), None)
    if last is None or any(one.form == "infinitive" and last.end() <= one.start < verb.start for one in found):
        return None
    if re.search(r"[.;:]|,\s*(?!og\b)", text[last.end() : verb.start]):
        return None
    return last if len(text[last.end() : verb.start].split()) <= 8 else None


def _present(sentence: Sentence, verb: Verb, clause: Clause, *, bound: bool, earlier: list[Hit]) -> Hit | None:
    """'Bo undersøger', 'Herefter sender sekretariatet', 'Bo og Ib laver et udkast'."""
    text, behind = sentence.text, sentence.text[verb.end :]
    if sentence.denied(verb.end) or sentence.relative(clause.start, verb.start):
        return None
    if not verbs.promises(verb, behind) and not (bound and verbs.can_be_ordered(verb.infinitive)):
        return None
    if verb.infinitive in verb_words.REPORTING and verbs.reports(behind):
        return None
    if not bound and verb.infinitive in verb_words.ASKED_ALOUD and _ASKED_ALOUD.match(behind):
        return None
    left = text[clause.start : verb.start].strip()
    inverted = left and not _AND_LAST.search(left)
    who = sentence.before(verb.start) or (sentence.behind(verb.end) if inverted else None)
    if who is None and _AND_BEFORE.search(left):
        if earlier:
            return _second(sentence, verb, earlier[-1], clause)
        who = next((party for party in sentence.parties if party.start <= clause.start + 2 and party.sure), None)
    if who is None:
        alone = sentence.ordered and not left.strip("-•")
        return Hit("action", True, (), verb, None, verb.start) if alone else None
    if sentence.is_body(who) and not who.nobody:
        if verb.infinitive in verb_words.PUT_OFF:
            return Hit("agenda", True, (), verb, who, clause.start)
        if clause.force is Force.ONE_MIND or (not bound and verb.infinitive in verbs.TELLING and not sentence.coming):
            return None  # what the body itself thinks, or did at the meeting
    bound = bound or clause.force is Force.ONE_MIND
    if not bound and _HABIT.search(text) and not any(owner.ids for owner in who.owners):
        return None
    looks = verb.infinitive in verb_words.LOOKING and bool(_LOOKS_INTO.match(behind)) and any(w.ids for w in who.owners)
    aloud = verb.infinitive in verb_words.ASKED_ALOUD
    asks = sentence.outsider(verb.end) if aloud else bool(_ASKS_ITSELF.match(behind))
    if not bound and verb.infinitive in verbs.TELLING and not (sentence.coming or asks or looks):
        return None
    joined = bool(_AND_LAST.search(text[: who.start]))  # '… og Else sender': no other word has a capital there
    if not who.sure and not who.nobody and not joined and clause.start + 2 < who.start < verb.start:
        return None  # a capital in the middle of a sentence is no name yet
    again = verb.infinitive in verb_words.TAKEN_UP and who.nobody and bool(_UP_AGAIN.search(behind))
    talked = verb.infinitive in verb_words.TALKED_OVER and sentence.at_meeting
    return Hit("agenda" if talked or again else "action", True, who.owners, verb, who, clause.start)


def _second(sentence: Sentence, verb: Verb, first: Hit, clause: Clause) -> Hit | None:
    """'laver et udkast til 1. maj og fremlægger det i juni' is two promises; with one deadline or none it is one."""
    if first.verb is None:
        return None
    between = any(first.verb.end <= due.start < verb.start for due in sentence.dues)
    behind = any(due.start >= verb.end for due in sentence.dues)
    return Hit("action", True, first.owners, verb, first.subject, clause.start) if between and behind else None


def _passive(
    sentence: Sentence,
    verb: Verb,
    clause: Clause,
    modal: re.Match[str] | None,
    *,
    bound: bool,
    earlier: list[Hit],
) -> Hit | None:
    """'Der udarbejdes en plan', 'Oplægget sendes til …', 'Rollerne skal afklares'."""
    text, behind, left = sentence.text, sentence.text[verb.end :], sentence.text[clause.start : verb.start]
    if modal and (modal[0].lower() in verb_words.WEAK_MODALS or _OF_STATE.search(text[modal.end() : verb.start])):
        return None
    if sentence.denied(verb.end) or (modal and sentence.denied(modal.end())) or _NOT_BEFORE.search(left):
        return None
    there = bool(_THERE.search(left)) or (
        modal is not None
        and bool(_THERE.search(text[clause.start : modal.start()]) or _THERE_BEHIND.match(text, modal.end()))
    )
    if not there and sentence.relative(clause.start, verb.start):
        return None
    if earlier and _AND_BEFORE.search(left):
        return None  # 'opdateres og udsendes': one promise
    owners = sentence.owner_after(verb)
    if _goes_on_agenda(sentence, verb):
        return Hit("agenda", True, owners, verb, None, clause.start)
    if verb.infinitive in verb_words.MOVED and sentence.at_meeting and _TOPIC.search(left):
        return Hit("agenda", True, owners, verb, None, clause.start)
    if not there and verb.infinitive in verb_words.CALENDAR_VERBS and _CALENDAR.search(left[-60:]):
        if verb.infinitive not in verb_words.HELD:
            return Hit("action", False, (), verb, None, clause.start)
        with_somebody = re.match(r"\s+med\s", behind)  # when the next meeting is, orders nobody to hold it
        return Hit("action", True, owners, verb, None, clause.start) if with_somebody else None
    if modal:
        must = verb.infinitive in verbs.MUST and (
            verb.infinitive not in verb_words.MUST_WITH or verbs.fits(verb, behind)
        )
        if not must and not verbs.orders(verb, behind):
            return None
        return Hit("action", there or bound or must, owners, verb, None, clause.start)
    if not verbs.orders(verb, behind) and not (bound and verb.infinitive in verbs.PASSIVE):
        return None
    if not bound and _HABIT.search(text):
        return None
    kind = "agenda" if verb.infinitive in verb_words.TALKED_OVER else "action"
    return Hit(kind, True, owners, verb, None, clause.start)


def _goes_on_agenda(sentence: Sentence, verb: Verb) -> bool:
    if verb.infinitive not in verbs.AGENDA:
        return False
    always = bool(_AGENDA_ALWAYS.search(sentence.text))
    if not (sentence.at_meeting or always or verb.infinitive in verb_words.PUT_OFF):
        return False
    if verb.infinitive in verb_words.TAKEN_UP:
        return bool(_OP.search(sentence.text[verb.end : verb.end + 80]))
    put = always or sentence.at_meeting or "dagsorden" in sentence.text.lower()
    return verb.infinitive != "sætte" or put


def _participle(sentence: Sentence, verb: Verb, clause: Clause, *, earlier: list[Hit]) -> Hit | None:
    """'Ny oversigt bliver udarbejdet af Bo', 'Der vil blive fulgt op', 'Bo får lavet nye skilte'."""
    text = sentence.text
    if seen := _SEEN_TO.search(text, clause.start, verb.start):
        return _seen_to(sentence, verb, clause, seen)
    left = text[clause.start : verb.start]
    if earlier and _SO_THAT.search(left):
        return None  # 'sørger for at de bliver hængt op': what the first one is for
    moved = verb.infinitive in verb_words.MOVED and sentence.at_meeting and not sentence.denied(verb.end)
    if moved and (topic := _TOPIC_WAS.search(left)):
        return Hit("agenda", True, (), verb, None, clause.start + topic.start("topic" if topic["topic"] else "behind"))
    if not _BECOME.search(left) or sentence.denied(verb.end):
        return None
    if verb.infinitive in verb_words.TALKED_OVER and sentence.dues:
        return Hit("agenda", True, (), verb, None, clause.start)
    if not verbs.orders(verb, text[verb.end :]) and not (verb.infinitive in verbs.PASSIVE and sentence.coming):
        return None
    return Hit("action", True, sentence.owner_after(verb), verb, None, clause.start)


def _seen_to(sentence: Sentence, verb: Verb, clause: Clause, seen: re.Match[str]) -> Hit | None:
    """'Bo får lavet nye skilte', 'Vi skal have fundet en dato': somebody sees to it."""
    if verb.infinitive in verb_words.GIVEN or not verbs.can_be_ordered(verb.infinitive):
        return None
    who = sentence.before(seen.start()) or sentence.behind(seen.start() + len(seen["get"].split()[0]))
    modal = seen["get"].lower() != "får"
    if who is None or (who.nobody and not modal) or sentence.denied(seen.start() + len(seen["get"].split()[0])):
        return None
    deed = Verb(verb.infinitive, "infinitive", verb.start, verb.end)
    return Hit("action", True, who.owners, deed, who, clause.start)


def _infinitive(sentence: Sentence, verb: Verb, clause: Clause, modal: re.Match[str] | None) -> Hit | None:
    """'Bo skal sende', 'man skal høre', 'Det blev besluttet at afholde', and a list of bare infinitives."""
    text, behind = sentence.text, sentence.text[verb.end :]
    if modal is None:
        first = not text[clause.start : verb.start].strip(" -•,")
        agreed = clause.force is Force.AGREED and verbs.can_be_ordered(verb.infinitive)
        if first and (agreed or (clause.force is Force.ONE_MIND and verbs.promises(verb, behind))):
            moved = verb.infinitive in verb_words.CALENDAR_VERBS and verb.infinitive not in verb_words.HELD
            return Hit("action", not (moved and _CALENDAR.search(behind[:60])), (), verb, None, clause.start)
        listed = sentence.ordered and first and verbs.promises(verb, behind)
        return Hit("action", True, (), verb, None, clause.start) if listed else None
    said = modal[0].lower()
    if said in verb_words.WEAK_MODALS or sentence.denied(modal.end()) or sentence.relative(clause.start, modal.start()):
        return None
    who = sentence.before(modal.start()) or sentence.behind(modal.end())
    if who is None and (first_said := _MODAL.search(text, clause.start, modal.start())):
        who = sentence.before(first_said.start())  # said twice: 'vil på et senere møde vil fortælle'
    if who is None or _OF_STATE.search(text[modal.end() : verb.start]):
        return None
    if who.nobody:
        deed = verbs.promises(verb, behind) or verb.infinitive in verb_words.ASKED_OF_ALL
        return Hit("action", True, (), verb, who, clause.start) if deed and said != "vil" else None
    if said == "vil":
        if not (verbs.promises(verb, behind) or sentence.coming):
            return None
    elif not (verbs.promises(verb, behind) if not who.sure else verbs.can_be_ordered(verb.infinitive)):
        return None
    kind = "agenda" if verb.infinitive in verb_words.TOLD_AT and sentence.at_meeting else "action"
    return Hit(kind, True, who.owners, verb, who, clause.start)
