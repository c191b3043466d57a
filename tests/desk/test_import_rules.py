"""What an import makes of names, headings and deadlines: rules by table."""

from datetime import date, datetime

import pytest

from clusters.models import Body, Organisation, Person
from desk.importing.correcting import corrected
from desk.importing.folding import folded
from desk.importing.matching import match_body, match_organisation, match_person
from desk.importing.promises import promised
from desk.importing.understanding import understood
from desk.importing.wording import worded
from reading.dates import Due
from reading.result import Action, Item, Kind, Line, Minutes, NextMeeting, Outcome, Who
from reading.result import Person as Named

HOSPITAL = Organisation(pk=1, name="Birkelund Sygehus", short_name="BISY", kind="hospital")
MUNICIPALITY = Organisation(pk=2, name="Birkelund Kommune", kind="municipality")
OTHER = Organisation(pk=3, name="Nordre Sogn Kommune", short_name="NSK", kind="municipality")
PARTIES = [HOSPITAL, MUNICIPALITY, OTHER]
PEOPLE = [
    Person(pk=1, name="Bo Brisling", organisation=HOSPITAL),
    Person(pk=2, name="Anne Marie Holm", organisation=MUNICIPALITY),
    Person(pk=3, name="Lise Lund", organisation=HOSPITAL),
    Person(pk=4, name="Lise Lund", organisation=OTHER),
    Person(pk=5, name="Helle Tang Rosenvinge", organisation=OTHER),
]


@pytest.mark.parametrize(
    ("name", "party", "person", "sure", "like"),
    [
        ("Bo Brisling", None, 1, True, []),
        ("bo  BRISLING", None, 1, True, []),
        ("Bo Brislng", None, 1, False, [1]),
        ("Anne Holm", None, 2, False, [2]),  # the same ends
        ("Helle T. Rosenvinge", None, 5, False, [5]),
        ("Lise Lund", None, None, False, [3, 4]),
        ("Lise Lund", OTHER, 4, True, []),
        ("Lise Lund", MUNICIPALITY, None, False, [3, 4]),
        ("Gunhild Grønkær", None, None, True, []),
        ("", None, None, True, []),
    ],
)
def test_whom_a_name_means(name, party, person, sure, like):
    match = match_person(name, PEOPLE, party)
    assert (match.person.pk if match.person else None, match.sure) == (person, sure)
    assert [one.pk for one in match.like] == like


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Birkelund Kommune", 2),
        ("BIRKELUND KOMMUNE", 2),
        ("Nordre Sogn", 3),
        ("Nordre Sogns", 3),
        ("NSK", 3),
        ("BISY", 1),
        ("Birkelund Sygehus", 1),
        ("Birkelund", 2),
        ("Søndre Sogn Kommune", None),
        ("", None),
        ("Kommune", None),
    ],
)
def test_which_organisation_words_mean(words, found):
    match = match_organisation(words, PARTIES)
    assert (match.pk if match else None) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Fagligt forum", 1),
        ("Fagligt forum Sydhavet", 1),
        ("fagligt  FORUM", 1),
        ("forum", None),  # both are called that
        ("Styregruppen", None),
        ("", None),
    ],
)
def test_which_body_words_mean(words, found):
    match = match_body(words, [Body(pk=1, name="Fagligt forum"), Body(pk=2, name="Politisk forum")])
    assert (match.pk if match else None) == found


def values_of(*items, **more):
    return understood(Minutes(items=list(items), **more), None)


def test_heading_that_is_one_of_a_list_goes_to_the_end_of_the_text_before_it():
    values = values_of(
        Item(
            "4",
            "Hjemmemonitorering",
            sections={"sagsfremstilling": "Tre ønsker:", "beslutning": "Taget til efterretning."},
        ),
        Item(
            "5",
            "Eventuelt",
            sections={"beslutning": "Intet."},
            attachments=["Notat.pdf"],
            actions=[Action("action", "s", "t")],
        ),
    )
    values["items"][1]["keep"] = "above"
    ((item, actions),) = folded(values)
    assert item["sections"]["beslutning"] == "Taget til efterretning.\n5. Eventuelt\nIntet."
    assert (item["attachments"], [action["task"] for action in actions]) == (["Notat.pdf"], ["t"])
    assert values["items"][0]["sections"]["beslutning"] == "Taget til efterretning."  # the draft itself stays


def test_heading_that_is_plain_text_becomes_a_paragraph_and_its_sections_stay_apart():
    values = values_of(
        Item("4", "Sag", sections={"sagsfremstilling": "Ét."}),
        Item("B", "Om økonomien", sections={"sagsfremstilling": "To.", "beslutning": "Godkendt."}),
    )
    values["items"][1]["keep"] = "text"
    ((item, _actions),) = folded(values)
    assert item["sections"] == {"sagsfremstilling": "Ét.\n\nB Om økonomien\nTo.\nGodkendt."}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Se [planen](https://eksempel.dk/plan) og [kortet](#).", "Se planen (https://eksempel.dk/plan) og kortet."),
        ("[https://eksempel.dk](https://eksempel.dk)", "https://eksempel.dk"),
        ("[ ] og [1] (2)", "[ ] og [1] (2)"),
        (
            "Loggen:\n| Nr. | Opgave | Hvem |\n|---|---:|---|\n| 1 | Booke lokale | Bo |\n| 2 | **Sende** referat | |\n\nSlut.",
            "Loggen:\nNr. · Opgave · Hvem\n- 1 · Booke lokale · Bo\n- 2 · Sende referat\n\nSlut.",
        ),
        ("| 1 | Booke<br>lokale |\n| 2 | Kaffe |", "- 1 · Booke lokale\n- 2 · Kaffe"),  # without heads
        ("Enten | eller", "Enten | eller"),
    ],
)
def test_markdown_becomes_plain_words(written, kept):
    assert worded(written) == kept


def test_texts_and_the_sentences_of_actions_are_worded_alike():
    text = "Loggen:\n\n| Opgave | Hvem |\n|---|---|\n| Bo sender [planen](#) | Bo |"
    action = Action("action", "| Bo sender [planen](#) | Bo |", "Sende [planen](#)")
    values = values_of(Item("1", "Log", sections={"beslutning": text}, actions=[action]))
    (row,) = values["actions"]
    assert (row["source"], row["task"]) == ("Bo sender planen · Bo", "Sende planen")
    assert row["source"] in values["items"][0]["sections"]["beslutning"]


@pytest.mark.parametrize(
    ("refs", "under"),
    [
        (["items.0", "items.1", "next_meeting.topics.0", "items.2"], 1),
        (["next_meeting", "items.0", "items.1", "items.2"], 2),  # in the head: under the last one
        (["items", "items.0", "items.1", "items.2"], None),  # a text tells it
    ],
)
def test_next_meeting_stays_where_it_was_told(refs, under):
    lines = [Line(n, "x", Kind.TEXT, ref) for n, ref in enumerate(refs)]
    items = [Item("1", "Et"), Item("2", "To"), Item("3", "Tre")]
    assert values_of(*items, lines=lines)["next_under"] == under


def test_first_heading_is_an_item_whatever_is_said():
    values = values_of(Item("1", "Velkomst"))
    values["items"][0]["keep"] = "text"
    assert [item["title"] for item, _actions in folded(values)] == ["Velkomst"]


@pytest.mark.parametrize(
    ("numbers", "doubts"),
    [
        (["1", "2", "3"], ["", "", ""]),
        (["1", "3", "2"], ["", "", "order"]),
        (["1", "1"], ["", "order"]),
        (["1", "B", "2"], ["", "", ""]),
    ],
)
def test_numbers_that_do_not_rise_are_asked_about(numbers, doubts):
    values = values_of(*(Item(number, "Titel") for number in numbers))
    assert [row["doubt"] for row in values["items"]] == doubts


def test_recommendation_without_a_known_outcome_is_asked_about():
    said = {"indstilling": "Det indstilles, at rammen vedtages.", "beslutning": "Sekretariatet ser på det."}
    told = {"beslutning": "Sekretariatet ser på det."}
    values = values_of(
        Item("1", "A", sections=said, outcome=Outcome.OTHER),
        Item("2", "B", sections=said, outcome=Outcome.APPROVED),
        Item("3", "C", sections=told, outcome=Outcome.OTHER),
    )
    assert [row["doubt"] for row in values["items"]] == ["outcome", "", ""]


def promise(*owners, due=None, text="", lines=(), **more):
    action = Action("action", "Sætningen.", "Gøre det", list(owners), due, **more)
    read = Minutes(items=[Item("1", "A", sections={"beslutning": text}, actions=[action])], lines=list(lines), **{})
    read.next_meeting = NextMeeting(datetime(2023, 11, 10, 13))  # noqa: DTZ001 -- minutes write no zone
    return promised(read, PEOPLE, PARTIES)[0]


@pytest.mark.parametrize(
    ("who", "key"),
    [
        (Who("Bo", (3,), "Bo Brisling"), "l3"),
        (Who("Eva", (1, 4)), ""),
        (Who("Formandskabet"), "rformandskabet"),
        (Who("Nordre Sogn"), "o3"),
        (Who("Bo Brisling"), "p1"),
        (Who("Lise Lund"), "w"),
        (Who("den ledende geriater"), "w"),
    ],
)
def test_who_is_the_owner(who, key):
    assert promise(who)["owners"][0]["key"] == key


@pytest.mark.parametrize(
    ("phrase", "day", "doubt", "options"),
    [
        ("torsdag den 8/11", date(2023, 11, 8), "weekday", ["2023-11-08", "2023-11-09", "2023-11-10"]),
        ("fredag d. 8. november", date(2023, 11, 8), "weekday", ["2023-11-08", "2023-11-10"]),
        ("man. 8/11", date(2023, 11, 8), "weekday", ["2023-11-08", "2023-11-06", "2023-11-10"]),
        ("i uge 12", date(2024, 3, 22), "next_year", ["2024-03-22", "2023-03-24", "2023-11-10"]),
    ],
)
def test_deadline_in_doubt_has_no_day_but_days_to_choose_among(phrase, day, doubt, options):
    due = promise(due=Due(phrase, 0, len(phrase), "day", day, doubt=doubt))["due"]
    assert (due["date"], due["options"]) == ("", options)


def test_deadline_without_doubt_has_its_day():
    due = promise(due=Due("inden 1. juni", 0, 13, "day", date(2024, 6, 1), before=True))["due"]
    assert (due["date"], due["before"], due["options"]) == ("01.06.2024", True, [])


def test_action_stands_on_the_line_where_its_sentence_begins():
    text = "Godkendt.\n\nBo indkalder.\nLise skriver."
    ref = "items.0.sections.beslutning"
    lines = [
        Line(4, "Beslutning", "section", ref),
        Line(5, "Godkendt.", "text", ref),
        Line(7, "Bo indkalder.", "text", ref),
        Line(8, "  Lise skriver.", "text", ref),
    ]
    starts = [text.index("Godkendt"), text.index("Bo"), text.index("Lise")]
    assert [promise(text=text, lines=lines, start=start)["line"] for start in starts] == [5, 7, 8]


# answers

ASKED = {"phrase": "torsdag den 8/11", "precision": "day", "date": "", "before": True, "doubt": "weekday",
         "options": ["2023-11-08", "2023-11-09"]}  # fmt: skip
TOLD = {"phrase": "inden 1. juni", "precision": "day", "date": "01.06.2024", "before": True, "doubt": "", "options": []}


@pytest.mark.parametrize(
    ("due", "post", "told"),
    [
        (ASKED, {}, ("", "weekday", "day")),
        (ASKED, {"a0-day": "2023-11-09"}, ("09.11.2023", "", "day")),
        (ASKED, {"a0-day": "words"}, ("", "", "vague")),
        (ASKED, {"a0-day": "1999-01-01"}, ("", "", "vague")),  # none of those offered
        (ASKED, {"a0-date": "12.11.2023"}, ("12.11.2023", "", "day")),
        (TOLD, {"a0-phrase": "inden 1. juni", "a0-date": "01.06.2024"}, ("01.06.2024", "", "day")),
        (TOLD, {"a0-date": ""}, ("", "", "vague")),
        (TOLD, {"a0-phrase": "inden udgangen af uge 45"}, ("10.11.2023", "", "week")),
        (TOLD, {"a0-phrase": "når der er tid"}, ("", "", "vague")),
        (TOLD, {"a0-phrase": "", "a0-date": ""}, ("", "", "")),
        (TOLD, {"a0-phrase": "inden 2. juni", "a0-date": "03.06.2024"}, ("03.06.2024", "", "day")),  # the day stands
    ],
)
def test_deadline_as_answered(due, post, told):
    values = values_of(Item("1", "A", actions=[Action("action", "s", "t")]), starts=datetime(2023, 10, 2, 13))  # noqa: DTZ001
    values["actions"][0]["due"] = due
    new = corrected(values, {"a0-here": "1", **post})["actions"][0]["due"]
    assert (new["date"], new["doubt"], new["precision"]) == told


@pytest.mark.parametrize(
    ("post", "keys"),
    [
        ({}, ["l0", ""]),
        ({"a0-o1": "l4"}, ["l0", "l4"]),
        ({"a0-o0": "-", "a0-o1": "w"}, ["w"]),
        ({"a0-o2": "o3"}, ["l0", "", "o3"]),
        ({"a0-words": " den  ledende geriater "}, ["l0", "", "w"]),
    ],
)
def test_owners_as_answered(post, keys):
    values = values_of(Item("1", "A", actions=[Action("action", "s", "t", [Who("Bo", (0,)), Who("Eva", (1, 4))])]))
    owners = corrected(values, {"a0-here": "1", **post})["actions"][0]["owners"]
    assert [owner["key"] for owner in owners] == keys


def test_unticked_box_is_told_from_one_that_was_not_on_the_page():
    values = values_of(Item("1", "A", actions=[Action("action", "s", "t")]))
    assert corrected(values, {})["actions"][0]["make"]
    assert not corrected(values, {"a0-here": "1"})["actions"][0]["make"]
    assert corrected(values, {"a0-here": "1", "a0-make": "1"})["actions"][0]["make"]


@pytest.mark.parametrize(
    ("post", "sure"),
    [
        ({"p0-person": "1", "later": "1"}, False),  # what was suggested, put aside
        ({"p0-person": "1"}, True),
        ({"p0-person": "new", "later": "1"}, True),
        ({"p0-person": "", "later": "1"}, True),
        ({}, False),
    ],
)
def test_question_is_answered_when_it_is_sent_not_when_it_is_put_aside(post, sure):
    values = values_of(Item("1", "A"), people=[Named("Bo Brislng")])
    values["people"][0] |= {"person": 1, "sure": False, "like": [1]}
    assert corrected(values, post)["people"][0]["sure"] is sure


@pytest.mark.parametrize("value", ["x", "-1", "1e3", "9" * 40, "²", "None"])
def test_key_that_is_none_is_nobody(value):
    values = values_of(Item("1", "A"), people=[Named("Bo")])
    assert corrected(values, {"p0-person": value})["people"][0]["person"] is None


def test_participant_who_is_a_guess_is_asked_about_and_can_be_taken_off():
    values = values_of(Item("1", "A"), people=[Named("JB", sure=False), Named("Bo Brisling")])
    assert [row["sure"] for row in values["people"]] == [False, True]
    told = corrected(values, {"p0-person": "drop"})["people"][0]
    assert told["drop"] and told["sure"]
    assert not corrected(values, {"p0-person": "", "later": "1"})["people"][0]["sure"]
