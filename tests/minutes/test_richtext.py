"""Rich text: what the schema holds gets through, everything else is gone, and nothing is lost of what was said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.richtext import EXTENSIONS, sanitise

KEPT = [
    "<p>Sag med <strong>fed</strong> og <em>kursiv</em><br>på to linjer</p>",
    "<h3>Baggrund</h3><h4>Økonomi</h4>",
    "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    '<ol start="3"><li><p>c</p></li></ol>',
    '<ol type="a"><li><p>a)</p></li></ol>',
    '<p><a href="https://example.dk/a?b=1&amp;c=2">ude</a> <a href="/meetings/3/">inde</a></p>',
    '<p><a href="mailto:bo@example.dk">post</a> <a href="tel:+4512345678">ring</a></p>',
    '<table><tbody><tr><th colspan="2"><p>År</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
]


@pytest.mark.parametrize("html", KEPT)
def test_the_schema_gets_through_unchanged(html):
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p onclick="x()" style="color:red" class="MsoNormal" id="a">Sag</p>', "<p>Sag</p>"),
        ("<p>a</p><script>x()</script><style>p{}</style>", "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="data:text/html,x" target="_blank" rel="x">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="ftp://example.dk/x">a</a> <a href="file:///C:/x">b</a></p>', "<p><a>a</a> <a>b</a></p>"),
        ('<p>a<img src="x" onerror="x()">b</p>', "<p>ab</p>"),
        ("<svg><script>x()</script></svg><p>a</p>", "<p>a</p>"),
        ('<iframe src="https://example.dk"></iframe><p>a</p>', "<p>a</p>"),
        ("<p>a</p><!-- skjult --><form><input name=a></form>", "<p>a</p>"),
        ("<h1>Titel</h1><h2>Under</h2><h6>Småt</h6>", "<h3>Titel</h3><h3>Under</h3><h4>Småt</h4>"),
        ("<div>a <b>fed</b> <i>kursiv</i></div>", "<p>a <strong>fed</strong> <em>kursiv</em></p>"),
        ("<p>a</p><p> &nbsp;</p><p><br></p><p>b</p>", "<p>a</p><p>b</p>"),
        ('<ol type="1" data-type="decimal"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ("<p></p>", ""),
    ],
)
def test_the_rest_is_gone_and_its_words_stay(html, clean):
    assert sanitise(html) == clean


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Første linje.\r\nAnden linje.\r\n\r\nNyt afsnit.", "<p>Første linje.<br>Anden linje.</p><p>Nyt afsnit.</p>"),
        ("- et\n- to", "<ul><li>et</li><li>to</li></ul>"),
        ("5 < 7 & 8 > 6", "<p>5 &lt; 7 &amp; 8 &gt; 6</p>"),
        ("", ""),
    ],
)
def test_plain_text_becomes_paragraphs_and_lists(text, html):
    assert sanitise(text) == html


TAGS = st.sampled_from(
    ["<p>", "</p>", "<h1>", "<div>", "<b>", "<ul><li>", "<table><tr><td>", "<script>", "<a href=//x>"]
)


@given(st.lists(TAGS | st.text(max_size=20), max_size=12).map("".join))
def test_cleaning_what_is_clean_changes_nothing(html):
    once = sanitise(html)
    assert sanitise(once) == once
    assert set(re.findall(r"<(\w+)", once)) <= {
        *("p", "h3", "h4", "strong", "em", "br", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td")
    }


def test_the_editor_offers_no_heading_that_the_server_drops():
    assert [f"h{level}" for level in EXTENSIONS["Heading"]["levels"]] == ["h3", "h4"]
