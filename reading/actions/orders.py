"""Orders and wishes: 'sekretariatet bedes …', 'udvalget beder X om at …', 'udvalget ønsker en sag om …'."""

import re

from reading.actions import clauses
from reading.actions.clauses import Force
from reading.actions.sentence import ADVERBS, Hit, Sentence
from reading.actions.verbs import STATES, Verb, promises
from reading.actions.who import Party
from reading.patterns import either, expression, find_any
from reading.words import doers
from reading.words import promises as words
from reading.words import verbs as verb_words

_ASKED = find_any(words.ASKED)
_ASKS = re.compile(rf"(?<!\w)(?:{expression(words.ASKS)})(?!\w){ADVERBS}", re.IGNORECASE)
_GIVES = re.compile(
    rf"(?<!\w)(?:(?P<get>{expression(words.GIVES[0])})|{'|'.join(map(expression, words.GIVES[1:]))})(?!\w)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"(?:{ADVERBS}|\s+i\s+\S+\s+){ADVERBS}(?:{expression(words.GIVEN[0])}|(?P<bare>{expression(words.GIVEN[1])}))(?!\w)",
    re.IGNORECASE,
)
_FOR_SOMETHING = re.compile(r"\s+om\s+(?!at\b)", re.IGNORECASE)
_WISHES = find_any(words.WISHES)
_THINGS = find_any(words.WISHED_THINGS)
_DONE = find_any(words.WISHED_DONE)
_AGAIN = find_any(words.WISHED_AGAIN)
_OTHERS_WISH = re.compile(rf"(?:idet|da|at)\s+(?:{either(doers.PRONOUNS)})\s*$", re.IGNORECASE)
_OWN_WISH = re.compile(rf"{ADVERBS}(?:ikke\b|at\s+(?=få\b|(?!der\b)[a-zæøå]+e\b))", re.IGNORECASE)
_THAT = re.compile(rf"{ADVERBS},?\s*at{ADVERBS},?\s*", re.IGNORECASE)
_SOME_PASSIVE = re.compile(r"(?:[\wæøå-]+\s+){1,5}?(?P<verb>[a-zæøå]{4,}es)(?!\w)", re.IGNORECASE)
_BECOMES = re.compile(r"(?:[\wæøå-]+\s+){1,5}?bliver\s+(?P<verb>[a-zæøå]{4,}t)(?!\w)", re.IGNORECASE)
_IS = re.compile(r"\s+(?:er|har|kan|bliver|altid)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:der|det|dette)\s+(?:[\wæøå-]+\s+){0,6}?(?P<verb>[a-zæøå]{3,}[a-zæøå]s)(?!\w)", re.IGNORECASE)


def asked(sentence: Sentence) -> list[Hit]:
    """Somebody is asked, charged or empowered to do something."""
    text, out = sentence.text, []
    for found in _ASKED.finditer(text):
        clause = clauses.clause_of(text, found.start())
        who = sentence.before(found.start())
        if clause.force in (Force.TOLD, Force.LOOSE, Force.PROPOSED) or who is None:
            continue
        verb = next((verb for verb in sentence.found if verb.start >= found.end()), None)
        appeal = found[0].lower().startswith("opfordres") and not any(owner.ids for owner in who.owners)
        out.append(Hit("action", not appeal, who.owners, verb, who, found.end()))
    out += _given(sentence)
    for found in _ASKS.finditer(text):
        who = sentence.behind(found.end())
        if who and sentence.is_body(who) and (other := sentence.behind(who.end)) is not None:
            who = other  # 'beder udvalget administrationen vende tilbage'
        if who is None or who.nobody or _FOR_SOMETHING.match(text, who.end):
            continue  # 'Bo beder banken om tre datoer': it is Bo who does something
        doing = ("infinitive", "present")
        verb = next((verb for verb in sentence.found if verb.start >= who.end and verb.form in doing), None)
        out.append(Hit("action", True, who.owners, verb, who, who.end))
    return out


def _given(sentence: Sentence) -> list[Hit]:
    """'Derfor får Bo til opgave at …', 'Udvalget giver Bo mandat til at …', 'Det overlades til Bo at …'."""
    text, out = sentence.text, []
    for found in _GIVES.finditer(text):
        who = sentence.behind(found.end())
        given = _GIVEN.match(text, who.end) if who and not who.nobody else None
        if who is None or given is None or (given["bare"] and found["get"]):
            continue
        if clauses.clause_of(text, found.start()).force in (Force.TOLD, Force.LOOSE, Force.PROPOSED):
            continue
        verb = next((verb for verb in sentence.found if verb.start >= given.end()), None)
        out.append(Hit("action", True, who.owners, verb, who, given.end()))
    return out


def wished(sentence: Sentence) -> list[Hit]:
    """What the body wishes: that somebody does something, that something is done, or a paper or a talk."""
    text, out = sentence.text, []
    for found in _WISHES.finditer(text):
        passive = found[0].lower() == "ønskes"
        start = found.end()
        if _OTHERS_WISH.search(text[: found.start()]):
            continue
        if clauses.clause_of(text, found.start()).force is Force.LOOSE:
            continue
        wisher = _wisher(sentence, found.start(), start)
        if not passive and not wisher and not sentence.ordered:
            continue
        if wisher and wisher.start >= start:
            start = wisher.end
        if own := _OWN_WISH.match(text, start):
            out += _own_wish(sentence, own.end())
            continue
        if that := _THAT.match(text, start):
            out += _that(sentence, that.end())
        else:
            out += _thing(sentence, start, passive=passive)
    return out


def _own_wish(sentence: Sentence, start: int) -> list[Hit]:
    """'ønsker at få en orientering', 'ønsker at invitere rådet'; 'ønsker at drøfte' is what they just did."""
    text = sentence.text
    if text[:start].rstrip().endswith("ikke"):
        return []
    verb = next((verb for verb in sentence.found if verb.start == start), None)
    if verb is None or verb.infinitive == "få":
        return _thing(sentence, verb.end, passive=False) if verb else []
    return [Hit("action", True, (), verb, None, start)] if promises(verb, text[verb.end :]) else []


def _wisher(sentence: Sentence, at: int, end: int) -> Party | None:
    """The body whose wish it is: beside the verb, or at the beginning of what the verb is joined to by 'og'."""
    near = [sentence.before(at), sentence.behind(end)]
    near += [party for party in sentence.parties if party.end <= at and len(sentence.text[party.end : at].split()) <= 4]
    if re.search(r"\bog\s+$", sentence.text[:at]):
        near += sentence.parties[:1]
    return next((party for party in near if party and sentence.is_body(party)), None)


def _that(sentence: Sentence, start: int) -> list[Hit]:
    """'…, at administrationen undersøger', '…, at det belyses, hvordan'."""
    text = sentence.text
    who = sentence.people.at(text, start)
    if who and not who.nobody and not _IS.match(text, who.end):
        verb = next((verb for verb in sentence.found if verb.start >= who.end), None)
        return [Hit("action", True, who.owners, verb, who, who.end)]
    if (passive := _PASSIVE.match(text, start)) and not re.search(r"\b(?:kan|altid)\b", passive[0]):
        verb = next((verb for verb in sentence.found if verb.start == passive.start("verb")), None)
        if verb is None or verb.infinitive not in STATES:
            return [Hit("action", True, sentence.owner_after(verb) if verb else (), verb, None, start)]
    if become := _BECOMES.match(text, start):
        verb = Verb(become["verb"].removesuffix("t").removesuffix("e") + "e", "participle", *become.span("verb"))
        return [Hit("action", True, (), verb, None, start)]
    if (some := _SOME_PASSIVE.match(text, start)) and some["verb"] not in verb_words.NO_PASSIVES:
        return [Hit("action", True, (), Verb(some["verb"][:-1], "passive", *some.span("verb")), None, start)]
    verb = next(
        (verb for verb in sentence.found if verb.start >= start and verb.form in ("passive", "participle")), None
    )
    if verb and re.search(r"\b(?:bliver|skal)\s+$", text[start : verb.start]) and len(text[start : verb.start]) < 60:
        return [Hit("action", True, sentence.owner_after(verb), verb, None, start)]
    return []


def _thing(sentence: Sentence, start: int, *, passive: bool) -> list[Hit]:
    """'… en sag om', '… sagen genoptaget', '… belyst'."""
    text = sentence.text
    behind = text[start:]
    first = " ".join(behind.split()[:9])
    if _THINGS.search(first) or _DONE.search(behind[:160]):
        kind = "agenda" if _AGAIN.search(behind[:120]) else "action"
        return [Hit(kind, True, (), None, None, start, wished=behind.strip())]
    if passive and (thing := _THINGS.search(text[max(0, start - 66) : start])):
        return [Hit("action", True, (), None, None, start, wished=thing[0])]
    return []
