"""Text in, Minutes out: the order in which the parts of the reader look at a document."""

import re
from bisect import bisect_left
from collections import Counter
from datetime import date, datetime
from itertools import pairwise

from reading import (
    absences,
    actions,
    approval,
    clock,
    dates,
    decisions,
    introduction,
    layout,
    nextmeeting,
    outcomes,
    sections,
    titles,
    votes,
)
from reading.attendance import Attendance
from reading.bodytext import ItemReader
from reading.chains import FIXED
from reading.draft import Draft
from reading.head import BACKWARDS, Head
from reading.headings import Plan, plan
from reading.owners import Candidate
from reading.patterns import find_any
from reading.result import Item, Kind, Line, Minutes, gettext_noop
from reading.words import head as head_words
from reading.words import sections as section_words

NO_ITEMS = gettext_noop("No agenda items were found. The lines that were not understood are listed as not placed.")
NO_NUMBERS = gettext_noop(
    "The items have no numbers. Lines that stand alone were taken for their headings. See whether they are."
)
NO_DATE = gettext_noop("No date was found for the meeting.")
NO_DAY = gettext_noop("Only the month of the meeting is given: %(month)s.")
NO_BODY = gettext_noop("It was not found which body met.")
MISSPELT = gettext_noop("%(second)s was taken to be %(first)s, spelt differently.")
REPEATED = gettext_noop("The attachment %(title)s stands under item %(first)s and item %(second)s.")
BOTH = gettext_noop("%(name)s is named both among those present and among those absent.")
TWICE = gettext_noop("The item number %(number)s stands twice.")
GAP = gettext_noop("The item numbers go from %(first)s to %(second)s.")

# No head of a document is longer; what stands below that is not searched for one.
MOST_HEAD_LINES = 500
MOST_PEOPLE_LINES = 2000

_MINUTES_WORD = re.compile(rf"(?:{'|'.join(map(re.escape, head_words.MINUTES))})", re.IGNORECASE)
_AGENDA_WORD = re.compile(rf"(?:{'|'.join(map(re.escape, head_words.AGENDA))})", re.IGNORECASE)
_ENDED = find_any(head_words.ENDED)

_LAST_MEETING = re.compile(r"\b(?:sidste|seneste|forrige|næste)\s+(?P<meeting>[\w-]{4,40}møde)\b", re.IGNORECASE)


def read(text: str) -> Minutes:
    """Understand the text of one agenda or of one meeting's minutes.

    Never raises: what is not understood stands in `unplaced`, what is unsure in `warnings`.
    """
    draft = Draft(layout.lines(text))
    found = plan(draft.looks)
    end = found.first if found.headings else len(draft.looks)
    _place_lists(draft, found)
    _lead_case_numbers(draft, found)
    above = draft.filled[: bisect_left(draft.filled, end)]
    Attendance(draft).read(above[:MOST_PEOPLE_LINES])
    if found.headings:
        introduction.introduce(draft, above[:MOST_HEAD_LINES])
    head = Head(draft, above[:MOST_HEAD_LINES], end)
    head.read(listed_from=min((at for at, index in found.listed.items() if at not in found.contents), default=end))
    is_minutes = _is_minutes(draft, found, head)
    draft.minutes.kind = "referat" if is_minutes else "dagsorden"
    if found.headings:
        introduction.keep_facts(draft, above[:MOST_HEAD_LINES])
    _read_items(draft, found, is_minutes=is_minutes)
    if is_minutes:
        _doubt_bare(draft, found)
    _agenda_details(draft, found, end)
    if is_minutes:
        draft.minutes.approval = approval.find(draft, first=end, held=nextmeeting.day_of(draft.minutes.starts))
    _conclude(draft, is_minutes=is_minutes)
    return draft.minutes


def _place_lists(draft: Draft, found: Plan) -> None:
    draft.minutes.items = [
        Item(heading.number, heading.title, closed=heading.closed, doubt=heading.doubt) for heading in found.headings
    ]
    for at in found.columns:
        draft.place(at, Kind.LABEL, "items")
    for at, index in found.listed.items():
        if index >= 0:
            draft.place(at, Kind.TOC, f"items.{index}.title")
        elif not re.search(r"\d\s*$", draft.looks[at].text):
            draft.place(at, Kind.LABEL, "items")


def _lead_case_numbers(draft: Draft, found: Plan) -> None:
    """A case number right above an item's heading belongs to that item, unless the one before consists of it alone."""
    for index, heading in enumerate(found.headings):
        top = min([heading.at, *heading.above])
        before = found.headings[index - 1].at if index else -1
        for at in range(top - 1, max(before + 1, top - 4), -1):
            look = draft.looks[at]
            if look.blank:
                continue
            number = sections.case_number(look.text)
            if number and draft.is_free(at) and any(draft.looks[i].text for i in range(before + 1, at)):
                draft.minutes.items[index].sections[section_words.CASE_NUMBER] = number
                draft.place(at, Kind.SECTION, f"items.{index}.sections.{section_words.CASE_NUMBER}")
            break


def _is_minutes(draft: Draft, found: Plan, head: Head) -> bool:
    """Decisions make minutes, whatever the title says; without any, the title is believed."""
    below = draft.filled[bisect_left(draft.filled, found.first) :] if found.headings else []
    deciding = False
    for at in below:
        look = draft.looks[at]
        name, _, rest = ("", "", "") if look.cells or look.bullet else sections.split_heading(look.text)
        if deciding and not name and at not in draft.places and re.search(r"\w", look.text):
            return not any(at == heading.at for heading in found.headings)
        deciding = name == "beslutning"
        if deciding and rest:
            return True
    documents = " ".join(head.documents)
    if _MINUTES_WORD.search(documents):
        return True
    if _AGENDA_WORD.search(documents):
        return any(outcomes.is_verdict(draft.looks[at].text) for at in below if len(draft.looks[at].text) < 2000)
    return True


def _read_items(draft: Draft, found: Plan, *, is_minutes: bool) -> None:
    if not found.headings:
        return
    quoted = sum(draft.looks[heading.at].quote > 0 for heading in found.headings)
    quoted_agenda = quoted * 2 > len(found.headings)
    answers = sorted(found.answers)
    stops = [
        *[min([heading.at, *heading.above]) for heading in found.headings[1:]],
        answers[0] if answers else len(draft.looks),
    ]
    for index, (heading, stop) in enumerate(zip(found.headings, stops, strict=True)):
        lines = range(heading.at + 1, stop)
        reader = ItemReader(draft, index, lines, is_minutes=is_minutes, quoted_agenda=quoted_agenda, rows=found.rows)
        reader.read(heading)
    for at, stop in pairwise([*answers, len(draft.looks)]):
        index = found.answers[at]
        if index < 0:
            draft.place(at, Kind.LABEL, "kind")
        else:
            ItemReader(draft, index, range(at + 1, stop), is_minutes=True, quoted_agenda=False).read_answer(at)


def _doubt_bare(draft: Draft, found: Plan) -> None:
    """A numbered line with nothing under it may be an entry of a list, where the other items have text."""
    items, named = draft.minutes.items, set(found.listed.values())
    bare = {
        index
        for index, (item, heading) in enumerate(zip(items, found.headings, strict=True))
        if not (item.sections or item.attachments or item.doubt or draft.looks[heading.at].stands_out)
        and index not in named  # the agenda has it too
        and not FIXED.fullmatch(item.title.strip(" :."))
        and not any(ref.startswith(("people", "next")) for _, ref in _places_below(draft, found, index))
    }
    if len(bare) * 2 < len(items):
        for index in bare:
            items[index].doubt = "no_text"


def _places_below(draft: Draft, found: Plan, index: int) -> list[tuple[Kind, str]]:
    start = found.headings[index].at + 1
    end = found.headings[index + 1].at if index + 1 < len(found.headings) else len(draft.looks)
    return [draft.places[at] for at in range(start, min(end, start + 50)) if at in draft.places]


def _agenda_details(draft: Draft, found: Plan, end: int) -> None:
    """Lines under an entry of the agenda above the minutes go to that item; what the minutes repeat is not doubled.

    Below the last entry that holds up to the first blank line: what comes then is no longer the agenda.
    """
    last = max((at for at in found.listed if at not in found.contents), default=-1)
    above = {
        layout.key(draft.looks[at].text): index for index, heading in enumerate(found.headings) for at in heading.above
    }
    current: int | None = None
    for at in range(end if found.listed else 0):
        look = draft.looks[at]
        if at in found.listed and at not in found.contents:
            current = found.listed[at]
        elif look.blank or look.rule:
            current = current if at < last and not look.rule else None
        elif draft.is_free(at):
            if (index := above.get(layout.key(look.text))) is not None:
                draft.place(at, Kind.TOC, f"items.{index}.sections.{section_words.ABOVE}")
            elif current is not None and not look.level:
                _add_detail(draft, at, current)
            else:
                current = None


def _add_detail(draft: Draft, at: int, index: int) -> None:
    item, look = draft.minutes.items[index], draft.looks[at]
    old = item.sections.get("sagsfremstilling", "")
    if not old or layout.key(look.text) not in layout.key(old):
        item.sections["sagsfremstilling"] = f"{old}\n{look.kept}".strip("\n")
    draft.place(at, Kind.TEXT, f"items.{index}.sections.sagsfremstilling")


# --- when all lines have been read ---


def _conclude(draft: Draft, *, is_minutes: bool) -> None:
    minutes = draft.minutes
    if is_minutes:
        for index, item in enumerate(minutes.items):
            closed_too = item.closed and bool(draft.written)  # a closed item shows its decision without its headings
            decisions.decide(item, written=index in draft.written or closed_too)
            item.votes = votes.read_votes(item.sections.get("beslutning", ""))
    decisions.decide_ranges(minutes.items)
    absences.note(draft)
    _next_meeting(draft)
    _end_of_meeting(draft)
    minutes.body = minutes.body or _body_told(minutes.items)
    _doubts(draft)
    minutes.people = draft.roster.people
    if is_minutes:
        _promises(draft)
    _list_lines(draft)


def _body_told(items: list[Item]) -> str:
    """Whose meeting it was, where only an item says it: 'Referat fra sidste menighedsrådsmøde'."""
    told = (_LAST_MEETING.search(item.title) for item in items)
    bodies = (titles.body_of(found["meeting"]) for found in told if found)
    return next((body for body in bodies if body and titles.BODY_WORD.fullmatch(body)), "")


def _promises(draft: Draft) -> None:
    """Actions, with names resolved against the participants and meetings against the days that the document tells."""
    minutes = draft.minutes
    on = nextmeeting.day_of(minutes.starts) or minutes.month
    people = [
        Candidate(
            number,
            person.name,
            aliases=(person.initials,) if person.initials else (),
            organisation=person.organisation or person.title,
        )
        for number, person in enumerate(minutes.people)
    ]
    day = nextmeeting.day_of(minutes.next_meeting.starts)
    actions.in_items(
        minutes.items,
        on=on,
        people=people,
        meetings=[("next", day)] if day else [],
        body=minutes.body,
        mentioned=_meetings_told(draft, on) if on else [],
    )


def _meetings_told(draft: Draft, on: date) -> list[date]:
    """Days of coming meetings, of whatever body, that the document tells anywhere."""
    days: set[date] = set()
    for look in draft.looks:
        if "møde" in look.text.lower() and re.search(r"\d", look.text) and len(look.text) < 2000:
            days |= {due.date for due in dates.find(look.text, on=on) if due.precision == "meeting" and due.date}
            days |= {due.date for due in dates.find_days(look.text, on=on) if due.date}
    return sorted(day for day in days if day > on)


def _next_meeting(draft: Draft) -> None:
    for item in draft.minutes.items:
        nextmeeting.from_title(draft, item.title)
        for text in (item.sections.get("beslutning", ""), item.sections.get("videre proces", "")):
            nextmeeting.from_text(draft, text)


def _end_of_meeting(draft: Draft) -> None:
    """'Mødet sluttede kl. 19.40', wherever it stands."""
    starts = draft.minutes.starts
    if draft.minutes.ends is not None or starts is None:
        return
    for look in reversed(draft.looks[-400:]):
        if len(look.text) < 200 and _ENDED.search(look.text) and (when := clock.read(look.text)) and when.begins:
            ends = datetime.combine(starts, when.begins)
            if isinstance(starts, datetime) and ends <= starts:
                draft.doubt("ends_before_start", BACKWARDS, starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}")
            else:
                draft.minutes.ends = ends
            return


def _doubts(draft: Draft) -> None:
    minutes = draft.minutes
    if not minutes.items:
        draft.doubt("no_items", NO_ITEMS)
    elif all(item.doubt == "heading_form" for item in minutes.items):
        draft.doubt("no_numbers", NO_NUMBERS)
    if minutes.starts is None and minutes.month:
        draft.doubt("no_day", NO_DAY, month=f"{minutes.month:%Y-%m}")
    elif minutes.starts is None:
        draft.doubt("no_date", NO_DATE)
    if not minutes.body:
        draft.doubt("no_body", NO_BODY)
    for first, second in draft.roster.misspelt[:20]:
        draft.doubt("name_spelling", MISSPELT, first=first, second=second)
    for at in sorted(draft.roster.here & draft.roster.away)[:20]:
        draft.doubt("present_and_absent", BOTH, name=draft.roster.people[at].name)
    counted = Counter(item.number for item in minutes.items if item.number)
    for number in [number for number, count in counted.items() if count > 1][:20]:
        draft.doubt("number_repeated", TWICE, number=number)
    seen: dict[str, str] = {}
    for item in minutes.items:
        for attachment in item.attachments:
            name = layout.key(attachment)
            if name in seen and seen[name] != item.number:
                draft.doubt("attachment_repeated", REPEATED, title=attachment, first=seen[name], second=item.number)
            seen.setdefault(name, item.number)
    numbers = [int(found[0]) for item in minutes.items if (found := re.match(r"\d+", item.number))]  # 4.1 fills 4
    for first_number, second_number in pairwise(numbers):
        if second_number - first_number > 1:
            draft.doubt("number_gap", GAP, first=str(first_number), second=str(second_number))


def _list_lines(draft: Draft) -> None:
    minutes, places = draft.minutes, draft.places
    for at, look in enumerate(draft.looks):
        if at in places:
            kind, ref = places[at]
        elif look.blank:
            kind, ref = Kind.BLANK, ""
        elif look.rule:
            kind, ref = Kind.RULE, ""
        else:
            kind, ref = Kind.UNPLACED, f"unplaced.{len(minutes.unplaced)}"
            minutes.unplaced.append(look.source.strip())
        minutes.lines.append(Line(at + 1, look.source, kind, ref))
