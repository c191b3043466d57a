"""What is to be done, in short: an infinitive in front, the owner and the deadline taken out."""

import re

from reading.actions.sentence import Hit
from reading.actions.verbs import FORMS, STATES
from reading.dates import Due
from reading.patterns import either, find_any
from reading.words.doers import ADVERBS, PREPOSITIONS
from reading.words.owners import LOOSE_ENDS
from reading.words.promises import BESIDE_THE_TASK, REASONS, SUBORDINATE

_EDGE = " \t\n,.;:–—-"
_LOOSE_END = re.compile(rf"(?:^|[\s,;(])(?:{either(LOOSE_ENDS)})\s*:?\s*$", re.IGNORECASE)
_EXPLAINS = re.compile(r",?\s+(?:da|fordi|eftersom|idet|hvorfor)\s.*$", re.IGNORECASE | re.DOTALL)
_BESIDE = find_any(BESIDE_THE_TASK)
_NEXT_AGREED = re.compile(r",?\s+(?:og|samt)\s+at\s.*$", re.IGNORECASE | re.DOTALL)
_FINITE = re.compile(r"\s(?:blev|var|har|havde)\s", re.IGNORECASE)
_WHEN = re.compile(r"(?:på|til|i|inden)\s", re.IGNORECASE)
_READY = re.compile(r"klar\s", re.IGNORECASE)
_AND_LAST = re.compile(r"^(?P<thing>.+?)\s(?:blev|er|var|bliver|har)\s.*\b(?:og|men)\s*$", re.IGNORECASE | re.DOTALL)
_DANGLING = re.compile(r",?\s+(?:om|at|for|til)\s*:\s*$")  # a list follows below
_AT = re.compile(r"\bat\b", re.IGNORECASE)
_LOOSE = [adverb for adverb in ADVERBS if adverb not in ("videre", "sammen", "løbende")]
_ADVERBS = re.compile(rf"^(?:\s+(?:{either(_LOOSE)})(?!\w))+", re.IGNORECASE)
_FRONTED = re.compile(
    rf"(?:{either((*PREPOSITIONS, *ADVERBS, *SUBORDINATE, *REASONS))}|dog|endelig|senere)(?!\w)", re.IGNORECASE
)
_AND_VERB = re.compile(r"((?:,?\s+og|,?\s+samt)\s+)([a-zæøå]+)(?!\w)")
_LAST_AND = re.compile(r"(?:,|,?\s+(?:og|samt|hvorefter)(?:\s+der\s+(?:skal|vil|bliver))?)\s*$")
_CATCHWORD = re.compile(r"(?P<word>[A-ZÆØÅ][\wæøå -]{2,40}?)(?::|\s[–—-])\s")
LONGEST = 300


def task_of(text: str, hit: Hit, due: Due | None, *, until: int | None = None) -> str:
    """The task in a sentence, up to the next promise of it (`until`). Where nothing is to be cut, as it stands."""
    task, before = _task(text, hit, due, until), _CATCHWORD.match(text)
    if before and hit.verb and hit.verb.form == "passive" and " " not in task:  # 'Hjemmesiden: opdateres af Bo'
        return f"{task} {before['word'][:1].lower()}{before['word'][1:]}"
    return task


def _task(text: str, hit: Hit, due: Due | None, until: int | None) -> str:
    if until is not None:
        text = _LAST_AND.sub("", text[:until])
    if hit.wished:
        start = text.find(hit.wished)
        return _tidy(_without_due(text, start, len(text), due) if start >= 0 else hit.wished)
    verb = hit.verb
    if verb is None:
        return _tidy(_without_due(text, hit.at, len(text), due))
    if aside := _bracketed(text, verb.start, verb.end):
        return _tidy(f"{verb.infinitive} {aside}")
    rest = _without_due(text, verb.end, _end_of(text, verb.start, verb.end), due)
    if hit.subject and hit.subject.start >= verb.end:  # inverted: the subject stands behind the verb
        rest = rest.replace(text[hit.subject.start : hit.subject.end], "", 1)
    rest = _ADVERBS.sub("", rest)
    if verb.form in ("passive", "participle"):
        left = text[hit.at : verb.start]
        told = _without_due(text, hit.at, verb.start, due)
        whole = due is not None and (not told.strip(_EDGE) or "," in text[due.end : verb.start])
        thing = _thing(left if whole else told)
        rest = re.sub(r"\s(?:af|ved)\s+" + re.escape(hit.owners[0].words), " ", rest, count=1) if hit.owners else rest
        return _tidy(f"{verb.infinitive} {thing} {rest}")
    return _tidy(f"{verb.infinitive} {rest}")


def _bracketed(text: str, start: int, end: int) -> str:
    """'Opgørelse (Bo sender)': what stands before the bracket is what is sent."""
    opened = text.rfind("(", 0, start)
    if opened < 0 or text[end : end + 1] != ")" or len(text[opened + 1 : start].split()) > 3:
        return ""
    thing = re.split(r"[,;:+.)]\s", text[:opened])[-1].strip(_EDGE)
    return thing[:1].lower() + thing[1:] if thing[1:2].islower() else thing


def _end_of(text: str, start: int, end: int) -> int:
    """Where the task of the verb at `start` ends: before somebody's view of it, and before the next 'at' of the same

    agreement ('Det aftales, at Bo ringer, og at listen er offentlig').
    """
    if beside := _BESIDE.search(text, end):
        text = text[: beside.start()]
    following = _NEXT_AGREED.search(text, end)
    if following and _AT.search(text, 0, start) and not _AT.search(text, end, following.start()):
        return following.start()
    return len(text)


def _thing(left: str) -> str:
    """What is done something with: the subject of a passive, without 'der', 'skal' and the like."""
    if joined := _AND_LAST.match(left):  # 'Punktet blev ikke nået og tages med …'
        left = joined["thing"]
    elif _FINITE.search(left) and "," in left:  # 'Listen blev gennemgået, denne …'
        left = left.rpartition(",")[2]
    left = re.split(r",\s+(?:og|men)\s+(?=der\b)", left)[-1]  # 'Siden skal rettes, og der skal …'
    left = _CATCHWORD.sub("", left, count=1)
    left = re.sub(
        r"^\W*(?:derudover|desuden|herefter|endvidere|ligeledes|fremadrettet|at|og|samtidig)\b\W*",
        "",
        left.strip(),
        flags=re.IGNORECASE,
    )
    left = re.sub(
        r"(?<!\w)(?:der|skal|vil|blive|bliver|også|desuden|ligeledes|derfor|efterfølgende|nu)(?!\w)",
        " ",
        left,
        flags=re.IGNORECASE,
    )
    left = re.split(r"\bat\s+", left)[-1].strip(_EDGE)
    left = re.sub(r"\s(?:blev|er)$", "", left)
    while _FRONTED.match(left) and "," in left:
        left = left.partition(",")[2].strip(_EDGE)  # 'I lyset af det, …'
    left = "" if left.lower() in ("det", "at") else re.sub(r"^det\s+", "", left)
    if _FRONTED.match(left):
        return ""  # 'På næste møde drøftes …': what is done something with stands behind the verb
    return left[:1].lower() + left[1:] if left.partition(" ")[0][1:].islower() else left


def _as_infinitive(joint: re.Match[str]) -> str:
    """'og sender', 'og udsendes' behind an infinitive: 'og sende', 'og udsende'."""
    infinitive, form = FORMS.get(joint[2].lower(), (joint[2], ""))
    return f"{joint[1]}{infinitive if form in ('present', 'passive') and infinitive not in STATES else joint[2]}"


def _without_due(text: str, start: int, end: int, due: Due | None) -> str:
    """A stretch of the text without the deadline, when that stands at its beginning or end."""
    part = text[start:end]
    if due is None or not start <= due.start < due.end <= end:
        return part
    before, after = part[: due.start - start], part[due.end - start :]
    if ready := _READY.match(due.phrase):
        before += ready[0]  # 'ligger klar til mødet': to be ready is the task
    if not after.strip(_EDGE + ")") or not before.strip(_EDGE + "("):
        loose = _LOOSE_END.search(before)
        if loose and not (loose[0].strip() == "med" and _WHEN.match(due.phrase)):  # 'tages med på næste møde'
            before = before[: loose.start()]
        return f"{before} {after}"
    return part


def _tidy(text: str) -> str:
    text = _DANGLING.sub("", text)
    text = " ".join(_AND_VERB.sub(_as_infinitive, _EXPLAINS.sub("", text)).split())
    text = re.sub(r"\s+([,.;:)])", r"\1", text).strip(_EDGE)
    if "(" not in text:
        text = text.rstrip(")")
    return (text[:1].upper() + text[1:])[:LONGEST]
