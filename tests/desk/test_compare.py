"""Two texts of one field: the differences add up to both, and the join loses no sentence of either."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.compare import differences, gather
from desk.excerpt import excerpt, points

TEXT = st.lists(st.sampled_from(["Der", "er", "enighed.", "Bo", "\n", "\n\n", "køber", "senge!", "- punkt", "1."])).map(
    " ".join
)


def words(text):
    return text.split()


@given(TEXT, TEXT)
def test_differences_add_up_to_both_texts(mine, theirs):
    pieces = differences(mine, theirs)
    assert words(" ".join(piece.text for piece in pieces if piece.kind != "del")) == words(theirs)
    assert words(" ".join(piece.text for piece in pieces if piece.kind != "ins")) == words(mine)


@given(TEXT, TEXT)
def test_joined_text_holds_each_word_of_both(mine, theirs):
    both = words(gather(mine, theirs))
    for word in {*words(mine), *words(theirs)}:
        assert both.count(word) >= max(words(mine).count(word), words(theirs).count(word))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Ens.", "Ens.", "Ens."),
        ("Købes.", "", "Købes."),
        ("", "Købes.", "Købes."),
        ("Ens. Mit.", "Ens. Dit.", "Ens. Mit. Dit."),
        ("Ens.\n\nMit.", "Ens.", "Ens.\n\nMit."),
        ("Først.\n\nSidst.", "Først.\n\nMidt.\n\nSidst.", "Først.\n\nMidt.\n\nSidst."),
        ("- et\n- to", "- et\n- tre", "- et\n- to - tre"),
    ],
)
def test_join(mine, theirs, both):
    assert gather(mine, theirs) == both


def test_long_and_monotonous_texts_are_compared_in_time():
    started = time.monotonic()
    differences("ja nej " * 20_000, "nej ja ja " * 15_000)
    gather("Ja. " * 20_000, "Nej. Ja. " * 20_000)
    assert time.monotonic() - started < 5


def test_an_excerpt_ends_at_a_block():
    one, two = f"<p>{'ord ' * 31}</p>", f"<p>{'ord ' * 40}</p>"
    found = excerpt(one + "<ul><li>a &amp; b</li></ul>" + two)
    assert (found.lead, found.head) == (one, "")
    assert found.rest == "<ul><li>a &amp; b</li></ul>" + two
    assert found.rest_words == 43
    assert excerpt(one + "<p>kort</p>").rest == ""
    assert excerpt(one + two, fold=False).head == two
    assert excerpt("<ul><li>a</li></ul>").lead == ""
    assert excerpt("").lead == ""


def test_points_of_a_recommendation_are_those_of_its_outermost_lists():
    assert points("<p>Det</p><ol><li><p>a</p><ol><li>x</li></ol></li><li>b</li></ol><ul><li>c</li></ul>") == 2
    assert points("<p>Ingen</p>") == 0
