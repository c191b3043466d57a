"""The verbs of the tables in all the forms that minutes use: sender, sendes, sende, sendt."""

import re
from dataclasses import dataclass

from reading.patterns import find_any
from reading.words import verbs as verb_words

_IRREGULAR = {  # infinitive: present, participles
    "gøre": ("gør", ("gjort",)),
    "følge": ("følger", ("fulgt",)),
    "vælge": ("vælger", ("valgt",)),
    "hjælpe": ("hjælper", ("hjulpet",)),
    "holde": ("holder", ("holdt",)),
    "bede": ("beder", ("bedt",)),
    "komme": ("kommer", ("kommet",)),
    "tage": ("tager", ("taget",)),
    "gå": ("går", ("gået",)),
    "se": ("ser", ("set",)),
    "få": ("får", ("fået",)),
    "stå": ("står", ("stået",)),
    "finde": ("finder", ("fundet",)),
    "give": ("giver", ("givet",)),
    "skrive": ("skriver", ("skrevet",)),
    "bringe": ("bringer", ("bragt",)),
    "spørge": ("spørger", ("spurgt",)),
    "sætte": ("sætter", ("sat",)),
    "skyde": ("skyder", ("skudt",)),
    "lægge": ("lægger", ("lagt",)),
    "træffe": ("træffer", ("truffet",)),
    "byde": ("byder", ("budt",)),
    "vide": ("ved", ("vidst",)),
    "udvide": ("udvider", ("udvidet",)),
    "lyse": ("lyser", ("lyst",)),
    "læse": ("læser", ("læst",)),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb in a text."""

    infinitive: str
    form: str  # present, passive, infinitive, participle
    start: int
    end: int


def _irregular(infinitive: str) -> tuple[str, tuple[str, ...]]:
    """Present and participles; a compound goes as its last part: udsætte as sætte, synliggøre as gøre."""
    for ending in sorted(_IRREGULAR, key=len, reverse=True):
        if infinitive.endswith(ending) and len(infinitive) - len(ending) != 1:
            front = infinitive.removesuffix(ending)
            present, participles = _IRREGULAR[ending]
            return front + present, tuple(front + participle for participle in participles)
    return f"{infinitive}r", (f"{infinitive[:-1]}t", f"{infinitive}t")


def _forms() -> dict[str, tuple[str, str]]:
    known = {
        *verb_words.ALONE,
        *verb_words.WITH,
        *verb_words.PASSIVE,
        *verb_words.WHEN_ORDERED,
        *verb_words.MUST_BE_DONE,
        *verb_words.AGENDA,
        *verb_words.TELLING,
        *verb_words.CALENDAR_VERBS,
    }
    forms: dict[str, tuple[str, str]] = {}
    for infinitive in sorted(known | set(verb_words.STATES)):
        _, participles = _irregular(infinitive)
        for participle in participles:
            forms.setdefault(participle, (infinitive, "participle"))
    for infinitive in sorted(known | set(verb_words.STATES)):
        present, _ = _irregular(infinitive)
        forms[f"{infinitive}s"] = (infinitive, "passive")
        forms[present] = (infinitive, "present")
    for infinitive in sorted(known | set(verb_words.STATES)):
        forms[infinitive] = (infinitive, "infinitive")
    forms |= {
        "mødes": ("mødes", "present"),
        "er": ("være", "present"),
        "kan": ("kunne", "present"),
    }
    return forms


FORMS = _forms()
# 'Undersøg', 'Tjek': the infinitive without its -e, where a sentence begins with it.
IMPERATIVES = {
    stem[:-1] if stem[-2:-1] == stem[-1:] else stem: infinitive
    for infinitive in (*verb_words.ALONE, *verb_words.WITH)
    if len(stem := infinitive.removesuffix("e")) > 2
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DOING = frozenset((*verb_words.ALONE, *verb_words.WITH))
PASSIVE, ORDERED = frozenset(verb_words.PASSIVE), frozenset(verb_words.WHEN_ORDERED)
TELLING, STATES, MUST = frozenset(verb_words.TELLING), frozenset(verb_words.STATES), frozenset(verb_words.MUST_BE_DONE)
AGENDA = frozenset(verb_words.AGENDA)


_DOING_NEEDS = {verb: find_any(behind) for verb, behind in verb_words.WITH.items()}
_PASSIVE_NEEDS = {verb: find_any(behind) for verb, behind in verb_words.PASSIVE_WITH.items()}


def find(text: str) -> list[Verb]:
    """Every verb of the tables in a sentence, in order."""
    out = []
    for word in _WORD.finditer(text):
        if (known := FORMS.get(word[0].lower())) and not (
            word[0][0].isupper() and word.start() and known[1] == "infinitive"
        ):
            out.append(Verb(*known, *word.span()))
    return out


def _near(behind: str) -> str:
    """The words that can belong to a verb: up to the next clause, six of them and what ends the clause."""
    clause = re.split(r"[,.;:]|\s(?:at|hvordan|hvorvidt)\s", behind, maxsplit=1)[0].split()
    return " ".join(clause[:6] + (["…"] + clause[-2:] if len(clause) > 6 else []))


def promises(verb: Verb, behind: str) -> bool:
    """Does the present tense of this verb, with what follows, say that something will be done?"""
    needs = _DOING_NEEDS.get(verb.infinitive)
    return verb.infinitive in DOING and (needs is None or bool(needs.search(_near(behind))))


def orders(verb: Verb, behind: str) -> bool:
    """Does the passive of this verb, with what follows, order something?"""
    return verb.infinitive in PASSIVE and fits(verb, behind)


def fits(verb: Verb, behind: str) -> bool:
    """Does what the passive of this verb needs behind it stand there?"""
    needs = _PASSIVE_NEEDS.get(verb.infinitive)
    return needs is None or bool(needs.search(_near(behind)))


def can_be_ordered(infinitive: str) -> bool:
    return infinitive in DOING or infinitive in ORDERED


def reports(behind: str) -> bool:
    """Does a clause with 'at' follow, as behind a verb of saying: 'vurderer, at …'?"""
    return bool(re.match(r"(?:\s+\w+){0,2}\s*,?\s+at\s", behind))


def is_infinitive(word: str) -> bool:
    """Could this word be an infinitive that no table knows?"""
    return bool(re.fullmatch(r"[a-zæøå]{3,}e|gå|stå|få|nå|se|bo|slå", word))
