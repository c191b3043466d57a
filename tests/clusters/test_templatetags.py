"""What templates stand on: dates as Danes write them, plain text as safe HTML, icons that exist."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from clusters.templatetags import punktvis as tags

ROOT = Path(__file__).resolve().parents[2]
AFTERNOON = datetime(2024, 3, 19, 12, 42, tzinfo=UTC)  # 13.42 in the meeting room
NIGHT = datetime(2024, 3, 19, 23, 30, tzinfo=UTC)  # already the 20th there


@pytest.fixture(autouse=True)
def danish():
    with translation.override("da"):
        yield


# ---- dates ----


@pytest.mark.parametrize(
    ("text", "da", "en"),
    [
        ("{{ d|day }}", "19.03.2024", "19.03.2024"),
        ("{{ d|day:'weekday' }}", "tirs. 19.03.2024", "Tue 19.03.2024"),
        ("{{ d|long_day }}", "19. marts 2024", "19 March 2024"),
        ("{{ d|long_day:'weekday' }}", "tirsdag d. 19. marts 2024", "Tuesday 19 March 2024"),
        ("{{ t|clock }}", "13.42", "13:42"),
        ("{{ t|span:end }}", "13.42–15.00", "13:42–15:00"),
        ("{{ t|span:None }}", "13.42", "13:42"),
        ("{{ t|span:night }}", "13.42–20.03.2024 00.30", "13:42–20.03.2024 00:30"),
        ("{{ d|dom }} {{ d|mon }}", "19. mar.", "19 Mar"),
        ("{{ n|filesize }}", "1,2 MB", "1.2 MB"),
    ],
)
def test_dates_and_sizes_in_both_languages(text, da, en):
    context = {
        "d": date(2024, 3, 19), "t": AFTERNOON, "end": datetime(2024, 3, 19, 14, tzinfo=UTC), "night": NIGHT,
        "n": 1_234_567,
    }  # fmt: skip
    assert Template(text).render(Context(context)) == da
    with translation.override("en"):
        assert Template(text).render(Context(context)) == en


def test_a_moment_is_told_by_the_clock_of_the_meeting_room():
    assert (tags.day(NIGHT), tags.clock(NIGHT)) == ("20.03.2024", "00.30")


@pytest.mark.parametrize("filter_name", ["day", "long_day", "clock", "span", "dom", "mon", "filesize"])
def test_nothing_stays_nothing(filter_name):
    assert Template(f"{{{{ x|{filter_name} }}}}").render(Context({"x": None})) == ""


def test_a_time_without_a_day():
    assert tags.clock(time(9, 5)) == "09.05"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (213_600, "214 kB"), (999_499, "999 kB"), (999_500, "1,0 MB")],
)
def test_file_sizes(size, text):
    assert tags.filesize(size) == text


# ---- words ----


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sofie Klint", "SK"), ("Asger Toft Fynbo", "AF"), ("Ærø", "Æ"), ("bo.holm@example.dk", "BH"),
        ("Charlotte Holm-Nørskov", "CH"), ("", ""), ("42", ""),
    ],
)  # fmt: skip
def test_initials(name, letters):
    assert tags.initials(name) == letters


def test_long_words_may_break_and_keep_their_letters():
    assert tags.shy("Patientinddragelsesudvalget") == "Patient\u00adinddragelses\u00adudvalget"
    assert tags.shy("FÆLLESSEKRETARIATET") == "FÆLLES\u00adSEKRETARIATET"
    assert Template("{{ t|shy }}").render(Context({"t": "<b>Regionshospital"})) == "&lt;b&gt;Regions\u00adhospital"


# ---- plain text ----


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (None, ""),
        ("En\nto\n\nTre", "<p>En<br>to</p><p>Tre</p>"),
        ("Vi gør:\n- dette\n- og dette\nSlut", "<p>Vi gør:</p><ul><li>dette</li><li>og dette</li></ul><p>Slut</p>"),
        ("- en\n\n- to", "<ul><li>en</li><li>to</li></ul>"),
        ("- en\n  og mere\n- to", "<ul><li>en<br>og mere</li><li>to</li></ul>"),
        ("1. godkendt\n2. udsat", "<ol><li>godkendt</li><li>udsat</li></ol>"),
        ("2. udsat", "<p>2. udsat</p>"),  # a list begins at 1, or the screen would say another number than was written
        ("1. april holdes møde", "<p>1. april holdes møde</p>"),
        ("19. marts 2024", "<p>19. marts 2024</p>"),
        ("-5 grader", "<p>-5 grader</p>"),
        ("<script>&", "<p>&lt;script&gt;&amp;</p>"),
        (
            "Se https://example.dk/a?b=1&c=2.",
            '<p>Se <a href="https://example.dk/a?b=1&amp;c=2">https://example.dk/a?b=1&amp;c=2</a>.</p>',
        ),
        ("(www.example.dk)", '<p>(<a href="https://www.example.dk">www.example.dk</a>)</p>'),
        ("bo@example.dk,", '<p><a href="mailto:bo@example.dk">bo@example.dk</a>,</p>'),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
    ],
)
def test_plain_text_as_html(text, html):
    assert tags.plain(text) == html


@given(st.text(alphabet="ab1. -\n<>&\"'@/:wpht()\u2013", max_size=80))
def test_no_html_gets_through_and_no_word_is_lost(text):
    html = tags.plain(text)
    assert re.fullmatch(r'(?:[^<>]|</?(?:p|ul|ol|li)>|<br>|<a href="[^"<>]*">|</a>)*', html)
    letters = re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">")
    for entity, sign in (("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        letters = letters.replace(entity, sign)
    assert re.sub(r"[\s\d.–-]", "", letters) == re.sub(r"[\s\d.–-]", "", text)


# ---- icons, statuses, messages ----

ICONS = set(re.findall(r'id="i-(\w+)"', (ROOT / "templates/_icons.html").read_text()))
USED = {
    (match[1], path.relative_to(ROOT).as_posix())
    for path in ROOT.glob("templates/**/*.html")
    for match in re.finditer(r'{%\s*(?:icon|state) "(\w+)"', path.read_text())
}


def test_every_icon_in_use_is_drawn_once():
    assert len(ICONS) == 30
    assert [use for use in sorted(USED) if use[0] not in ICONS] == []
    assert set(tags.SHAPES.values()) <= ICONS


def test_every_state_of_the_models_has_a_shape():
    from actions.models import Action
    from minutes.models import AgendaItem, Attendance, Meeting

    states = [*Meeting.State.values, *AgendaItem.State.values, *Attendance.Status.values, *Action.State.values]
    assert [state for state in states if state not in tags.SHAPES] == []


def test_a_status_is_a_shape_and_escaped_words():
    html = Template('{% state "late" words %}').render(Context({"words": "<6 dage"}))
    assert html == (
        '<span class="state" data-s="late"><svg class="icon" aria-hidden="true"><use href="#i-late"/></svg>'
        "<span>&lt;6 dage</span></span>"
    )


@pytest.mark.parametrize(
    ("extra", "url"),
    [("undo:/actions/3/reopen/", "/actions/3/reopen/"), ("", ""), ("undo:https://example.dk", ""), ("undo://x.dk", "")],
)
def test_undo_leads_only_to_our_own_addresses(extra, url):
    message = Message(25, "Udført: <b>Opgave", extra_tags=extra)
    assert tags.undo_url(message) == url
    html = render_to_string("_flash.html", {"message": message, "undo": tags.undo_url(message)})
    assert ("<form" in html) is bool(url)
    assert "&lt;b&gt;Opgave" in html


# ---- forms ----


class Slip(forms.Form):
    task = forms.CharField(label="Aktion", error_messages={"required": "Skriv, hvad der skal gøres"})
    owner = forms.CharField(label="Ansvarlig", help_text="Navn eller organ")
    how = forms.ChoiceField(label="Hvordan", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)
    sure = forms.BooleanField(label="Sikker", required=False)


def test_a_form_names_its_errors_and_leads_to_the_fields():
    html = render_to_string("_form.html", {"form": Slip({})})
    assert 'href="#id_task">Skriv, hvad der skal gøres</a>' in html
    assert 'href="#id_owner">Ansvarlig: ' in html  # Django's own sentence does not say which field it means
    assert 'href="#id_how_0"' in html and 'id="id_how_0"' in html
    for field in ("task", "owner", "how"):
        assert f'id="id_{field}_error"' in html
    assert 'aria-describedby="id_owner_helptext id_owner_error"' in html
    assert html.count("aria-invalid") >= 2


# ---- the frame ----


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html"])
def test_pages_for_errors_show_a_stranger_no_more_than_the_error(name):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = get_template(name).render({}, request)
    assert "<h1>" in html
    assert 'class="mainnav"' not in html


def test_the_page_for_faults_needs_nothing(monkeypatch):
    def missing(name):
        raise ValueError(f"Missing staticfiles manifest entry for {name}")

    monkeypatch.setattr(tags.staticfiles_storage, "url", missing)
    assert 'href="/static/app.css"' in get_template("500.html").render()


@pytest.mark.parametrize(
    ("view_name", "current"),
    [
        ("actions:home", "home"), ("actions:register", "actions"), ("minutes:record", "meetings"),
        ("minutes:decisions", "decisions"), ("desk:plan", "meetings"), ("clusters:body", "bodies"),
        ("clusters:account", "none"), ("account_login", "none"),
    ],
)  # fmt: skip
def test_which_entry_of_the_menu_a_page_is_under(view_name, current):
    assert tags._section(view_name) == current
