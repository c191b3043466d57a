"""The lines by which a document says what it is: 'Referat af møde i Rådet for Havne den 3. maj 2021 kl. 13'."""

import re
from dataclasses import dataclass

from reading import clock
from reading.layout import Look
from reading.patterns import either, match_whole
from reading.words import head as words
from reading.words import items as item_words

_STATE = rf"(?:(?:{either(words.STATES)})\s+)*"
_NAME = either((*words.MINUTES, *words.AGENDA))
DOCUMENT = re.compile(
    rf"(?<!\w){_STATE}(?:{_NAME})(?:\s*(?:og|&|/|\+|med|m\.)\s*(?:{_NAME}))?(?!\w)(?:\s*\((?:{either(words.STATES)})\))?",
    re.IGNORECASE,
)
_LINK = re.compile(rf"^[\s:;,.|–—-]*(?:(?:{either(words.LINKS)})(?!\w)\s*)*[\s:;,.|–—-]*", re.IGNORECASE)
_END = re.compile(rf"[\s:;,.(|–—-]*(?:\s(?:{either((*words.LINKS, 'afholdt', 'kl'))}))*[\s:;,.(|–—-]*$", re.IGNORECASE)
MEETING_OF = re.compile(
    r"^(?:(?:det|den|et)\s+)?(?:\d{1,3}\.?\s+)?(?:(?:ordinær|ekstraordinær|konstituerende|fælles|virtuel|skriftlig)\w*\s+){0,3}[\w-]{0,40}mødet?"
    r"(?:\s+nr\.?\s*\d{1,3})?\s+(?:i|af|for|med|mellem)\s+(?:det\s+|den\s+)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?:^|\s)(?P<stem>[\wæøåÆØÅ-]{2,40}?)-?(?:møde|mødet)$", re.IGNORECASE)
_PLAIN_MEETING = re.compile(
    r"(?:^|\s)(?:(?:ordinært|ekstraordinært|virtuelt|konstituerende)\s+)?(?:møde|mødet)$", re.IGNORECASE
)
_SORT_OF_MEETING = re.compile(
    r"^(?:ordinær|ekstraordinær|konstituerende|virtuel|skriftlig|fælles)\w*\s+", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s+(?:nr\.?\s*)?\d{1,3}\.?$", re.IGNORECASE)
_SPACED_OUT = re.compile(r"(?<!\w)(?:[A-ZÆØÅ] ){3,40}[A-ZÆØÅ](?!\w)")
LABELLED = re.compile(r"([^:|]{2,40}?)\s*:\s*(.*)", re.DOTALL)  # 'Sted: Rådhuset'
BODY_WORD = re.compile(rf"\w*(?:{either(words.BODY_WORDS)})(?:et|en|e|n|s|ts)?(?!\w)", re.IGNORECASE)
_GENITIVE = re.compile(r"(?<=et|en|ne)s$", re.IGNORECASE)
_BESIDES = re.compile(r"\s[+&]\s")
_PROGRESS = match_whole(words.PROGRESS)
_ANNOUNCING = match_whole(words.ANNOUNCING)
_ITEM_TITLES = match_whole(item_words.COMMON_TITLES)
LABELS = {
    "starts": match_whole(words.DATE_LABELS),
    "ends": match_whole(words.END_LABELS),
    "place": match_whole(words.PLACE_LABELS),
    "body": match_whole(words.BODY_LABELS),
}
_PLACE_AND_TIME = re.compile(
    r"[\s,.;:–-]*(?:i|på|ved|hos)\s+(?P<place>\S.{1,100}?)[\s,]*(?:fra\s+)?(?<!\w)kl(?:\.|okken)?\s*\d", re.IGNORECASE
)
IN_PLACE = re.compile(r"^[\s,.;:–-]*(?:i|på|ved|hos|sted:?|lokale:?)\s+(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Title:
    """What one line of a title says."""

    document: str = ""
    body: str = ""
    when: clock.When | None = None
    place: str = ""


def read_title(text: str) -> Title:
    """'REFERAT Rådet for Havne d. 10-11-2023' and its many relatives."""
    text = _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), text)
    title = Title(when=clock.read(text))
    pieces = [(0, len(text))]
    if found := DOCUMENT.search(text):
        title.document = found[0]
        pieces = _without(pieces, *found.span())
    if title.when:
        between, behind = text[title.when.day_end : title.when.end], text[title.when.end :]
        if inside := _PLACE_AND_TIME.match(between):
            title.place = inside["place"].strip(" .,")
            pieces = _without(pieces, title.when.start, title.when.end)
        elif place := IN_PLACE.match(behind):
            title.place = behind[place.end() :].strip(" .")
            pieces = _without(pieces, title.when.start, len(text))
        else:
            pieces = _without(pieces, title.when.start, title.when.end)
    says_meeting = bool(
        MEETING_OF.match(text) or _COMPOUND.search(text) or re.match(r"mødet?\s+i\s", text, re.IGNORECASE)
    )
    if title.document or title.when or says_meeting:
        said = [part for start, end in pieces for part in _BESIDES.split(clock.without_day(text[start:end]))]
        bodies = [body for body in map(body_of, said) if body]
        title.body = max(bodies, key=lambda body: bool(BODY_WORD.search(body))) if bodies else ""
    return title


def _without(pieces: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    out = []
    for a, b in pieces:
        out += [(a, min(b, start)), (max(a, end), b)]
    return [(a, b) for a, b in out if b > a]


def body_of(text: str) -> str:
    """The body in 'af møde i Rådet for Havne', 'styregruppemøde nr. 3' (the styregruppe), or ''."""
    text = _LINK.sub("", re.sub(r"\s*\([^)]{0,80}\)\s*$", "", text.strip()))
    text = _LINK.sub("", MEETING_OF.sub("", text))
    text = _NUMBERED.sub("", _END.sub("", text))
    owned = _PLAIN_MEETING.sub("", text)
    text = _END.sub("", owned if owned == text else _GENITIVE.sub("", owned)).strip()  # 'Havnerådets møde'
    if compound := _COMPOUND.search(text):
        stem = compound["stem"]
        if stem.lower().rstrip("s-") in {kind.rstrip("s-") for kind in words.KINDS_OF_MEETING}:
            stem = ""
        text = (text[: compound.start()].strip() + " " + (stem[:-1] if stem.lower().endswith("s") else stem)).strip()
    text = _SORT_OF_MEETING.sub("", text.strip(" :;,.-–—|"))
    if text.isupper() and len(text) > 6 and " " not in text:  # set in capitals, no abbreviation
        text = text.capitalize()
    if not 2 <= len(text) <= 120 or len(text.split()) > 14 or not re.search(r"[^\W\d_]{2}", text):
        return ""
    return text


def announces(text: str) -> bool:
    """A line that only announces what follows ('Mødefakta'), or tells how far the document has come."""
    bare = text.strip(" :.")
    return bool(_ANNOUNCING.fullmatch(bare) or _PROGRESS.fullmatch(bare))


def is_head_line(look: Look) -> bool:
    """A line that belongs to the head of a document by its words: a title, a label, an announcement."""
    bare = look.text.strip(" :.")
    if len(bare) > 120 or _ITEM_TITLES.fullmatch(bare):
        return False
    if announces(look.text) or any(pattern.fullmatch(bare.lower()) for pattern in LABELS.values()):
        return True
    title = read_title(look.text)
    return bool(title.document or (title.when and (title.when.day or title.when.month) and title.body))
