"""Words are found alike on both databases, and marked without letting HTML through."""

import pytest

from actions.models import Action
from clusters.search import all_words, excerpt, marked, words_of
from tests.world import make_action


@pytest.mark.parametrize("word", ["ærø", "ÆRØ", "Ærø", "åRsPLAN", "økonomi", "100 %", "a_b", "\\", "'", "1.000"])
def test_case_does_not_matter_and_no_sign_is_a_wildcard(world, word):
    action = make_action(world.body, world.asta, r"ÆRØS ÅRSPLAN for Økonomi, 100 % a_b \ ' 1.000")
    make_action(world.body, world.asta, "Arrangere arsplan for okonomi, 100 kr axb")
    assert list(Action.objects.filter(task__holds=word)) == [action]


def test_each_word_must_be_found_in_one_of_the_fields(world):
    action = make_action(world.body, world.asta, "Skrive årsrapport", note="Med tal fra Ærø")
    make_action(world.body, world.asta, "Skrive årsplan")
    assert list(Action.objects.filter(all_words(words_of("ÅRSRAPPORT ærø"), "task", "note"))) == [action]


def test_words_are_bounded():
    assert words_of("  to  to tre ") == ["to", "tre"]
    assert len(words_of(" ".join(map(str, range(99))))) == 8
    assert len(words_of("x" * 5000)[0]) == 60
    assert words_of("a\0b") == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Ærø og <b>ærø</b>", ["ærø"], "<mark>Ærø</mark> og &lt;b&gt;<mark>ærø</mark>&lt;/b&gt;"),
        ("R&D & amp", ["amp", "&"], "R<mark>&amp;</mark>D <mark>&amp;</mark> <mark>amp</mark>"),
        ("møder om mødet", ["møde", "mødet"], "<mark>møde</mark>r om <mark>mødet</mark>"),
        ("a.c abc", ["a.c"], "<mark>a.c</mark> abc"),
        ("<i>", [], "&lt;i&gt;"),
    ],
)
def test_marks_stand_round_escaped_words(text, words, html):
    assert marked(text, words) == html


def test_excerpt_begins_near_the_word_and_at_word_boundaries():
    text = "indledning " * 40 + "akutpladserne er fordelt " + "afslutning " * 40
    cut = excerpt(text, ["akutpladserne"])
    assert "akutpladserne er fordelt" in cut and len(cut) < 210
    assert cut.startswith("… indledning") and cut.endswith("afslutning …")
    assert excerpt("kort\n\ntekst", ["tekst"]) == "kort tekst"
    assert excerpt("ord " * 100, []).endswith("ord …")
    assert len(excerpt("x" * 1000, ["x"])) < 210
