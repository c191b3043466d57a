"""When the body meets next, and what it will then talk about."""

import re
from datetime import date, datetime

from reading import clock, sentences
from reading.draft import Draft
from reading.layout import Look
from reading.patterns import match_whole
from reading.result import Kind, Moment, gettext_noop
from reading.words import items as words

_TITLE = match_whole(words.NEXT_MEETING_TITLES)
_TOPICS_TITLE = match_whole(words.TOPICS_TITLES)
_OPENS = re.compile(r"(?:dato\s+for\s+)?næste\s+(?:ordinære\s+)?[\w-]{0,30}møde(?!r)", re.IGNORECASE)
_TELLS = re.compile(
    r"(?:[\w-]+\s+){0,3}mødes\s+(?:igen|næste\s+gang)|(?:det\s+)?(?:næste|førstkommende)\s+[\w-]{0,30}mødet?(?!r)",
    re.IGNORECASE,
)
MOST_TRIES = 50
_LETTERS = re.compile(r"[^\W\d_]{3,}")

DIFFERENT = gettext_noop("Two dates are given for the next meeting: %(first)s and %(second)s.")
WEEKDAY = gettext_noop("The next meeting's weekday and date do not fit: %(phrase)s.")


class NextMeetingReader:
    """Takes the lines of an item that only tell the next meeting's date, or list its topics."""

    def __init__(self, draft: Draft, title: str) -> None:
        self.draft = draft
        bare = title.replace("(", "").replace(")", "").strip(" :.")  # møde(r)
        self.topics_title = bool(_TOPICS_TITLE.fullmatch(bare))
        self.about_next = self.topics_title or bool(_TITLE.fullmatch(bare))
        self.listing = self.topics_title
        self.tries = 0

    def take(self, at: int, look: Look) -> bool:
        text = look.text
        if self.listing and look.bullet and not self._is_only_a_date(text):
            topics = self.draft.minutes.next_meeting.topics
            topics.append(text)
            self.draft.place(at, Kind.NEXT_MEETING, f"next_meeting.topics.{len(topics) - 1}")
            return True
        self.listing = self.topics_title and self.listing
        opens = len(text) < 160 and bool(_OPENS.match(text))
        if opens and _TOPICS_TITLE.fullmatch(text.strip(" :.")):
            self.listing = True
            self.draft.place(at, Kind.LABEL, "next_meeting.topics")
            return True
        if not opens and not (self.about_next and len(text) < 80):
            return False
        self.tries += 1
        if self.tries > MOST_TRIES:
            return False
        when = clock.read(text, on=day_of(self.draft.minutes.starts))
        if when is None or when.day is None or not _says_little_more(text, when):
            return False
        note(self.draft, when, text, listed=look.bullet)
        if day_of(self.draft.minutes.next_meeting.starts) != when.day:
            return False  # another date: it stays in the text
        self.listing = text.rstrip().endswith(":") or self.about_next
        self.draft.place(at, Kind.NEXT_MEETING, "next_meeting.starts")
        return True

    def _is_only_a_date(self, text: str) -> bool:
        if len(text) > 80 or not self.about_next or self.topics_title:
            return False
        when = clock.read(text, on=day_of(self.draft.minutes.starts))
        return when is not None and when.day is not None and _says_little_more(text, when)


def _says_little_more(text: str, when: clock.When) -> bool:
    """Is the line all date: 'Næste møde 15/2 2024:', rather than a sentence with more in it?"""
    rest = _OPENS.sub("", text[: when.start]) + text[when.end :]
    return len(_LETTERS.findall(rest)) <= 4


def note(draft: Draft, when: clock.When, text: str, *, listed: bool = False) -> None:
    """Remember a date of the next meeting, and warn when two are given. Of a list of meetings the first is the next."""
    if when.day is None:
        return
    moment: Moment = datetime.combine(when.day, when.begins) if when.begins else when.day
    if when.doubt:
        draft.doubt("weekday", WEEKDAY, phrase=text[when.start : when.end].strip())
    known = draft.minutes.next_meeting.starts
    known_day = day_of(known)
    if known_day is None:
        draft.minutes.next_meeting.starts = moment
    elif known_day != when.day and not listed:
        draft.doubt("next_meeting_dates", DIFFERENT, first=known_day.isoformat(), second=when.day.isoformat())


def from_text(draft: Draft, text: str) -> None:
    """'Næste møde er torsdag den 4. juni' in a paragraph: the date counts, the text stays where it is."""
    starts = day_of(draft.minutes.starts)
    for sentence in sentences.split(text[:20_000]):
        if not _TELLS.match(sentence.lstrip("- ")):
            continue
        when = clock.read(sentence[:300], on=starts)
        if when and when.day and when.start < 140 and (starts is None or when.day > starts):
            note(draft, when, sentence)


def from_title(draft: Draft, title: str) -> None:
    """'Næste møde den 5. marts' as the item's heading."""
    if _OPENS.match(title):
        when = clock.read(title, on=day_of(draft.minutes.starts))
        if when and when.day:
            note(draft, when, title)


def day_of(moment: Moment | None) -> date | None:
    """The day of a time or of a day."""
    return moment.date() if isinstance(moment, datetime) else moment
