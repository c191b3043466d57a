"""What was decided of each point of a recommendation: by its number, or named in prose; and the text of each."""

import pytest

from reading.decisions import cut, points

POINTS = {
    "1. Drøftet.\n2. Godkendt.": [("1", "droeftet"), ("2", "godkendt")],
    "1.-3. Anbefales.": [("1", "anbefalet"), ("2", "anbefalet"), ("3", "anbefalet")],
    "1., 2. og 4. Godkendt.": [("1", "godkendt"), ("2", "godkendt"), ("4", "godkendt")],
    "1. Godkendt / 2. Ikke godkendt": [("1", "godkendt"), ("2", "afvist")],
    "Ad 1: Godkendt.\nAd 2: Udsat.": [("1", "godkendt"), ("2", "udsat")],
    "1) Godkendt.\n\n2) Taget til efterretning.": [("1", "godkendt"), ("2", "efterretning")],
    "1. Godkendt, idet det sker i 2024.\n\nFraværende: Ib": [("1", "godkendt_med_bemaerkninger")],
    "Godkendt.": [],
    "Udvalget ønsker:\n1. en status\n2. et møde": [],
    "1. en plan for havnen\n2. et møde": [],
}


@pytest.mark.parametrize(("text", "wanted"), POINTS.items())
def test_points(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(found.point, found.outcome) for found in points(text)] == wanted


def test_answers_without_a_verdict_count_when_the_recommendation_is_numbered() -> None:
    found = points("1. V og A undlader.\n2. For stemte UP.", recommendation="at\n1. planen godkendes\n2. mødet holdes")
    assert [(point.point, point.outcome) for point in found] == [("1", "andet"), ("2", "andet")]


NAMED = {
    "Med stemmerne 4 for og 1 imod godkendte rådet indstillingspunkt 1a, 2 og 3. Rådet afviste indstillingspunkt 1b.": [
        ("1a", "godkendt"), ("1b", "afvist"), ("2", "godkendt"), ("3", "godkendt"),
    ],
    "Udvalget godkendte indstillingspunkt 1, mens indstillingspunkt 2-4 blev udsat.": [
        ("1", "godkendt"), ("2", "udsat"), ("3", "udsat"), ("4", "udsat"),
    ],
    "Udvalget godkendte punkt 1 og tog punkt 2 til efterretning.": [("1", "godkendt"), ("2", "efterretning")],
    "Udvalget godkendte punkt 1 og punkt 7.": [],  # no such point was proposed
    "Udvalget godkendte indstillingspunkt 1.": [],
    "Sagen blev godkendt. Til indstillingspunkt 1 og 2 ønskes en status.": [],
    "Rådet godkendte indstillingspunkt 1 og 2. Rådet afviste indstillingspunkt 2 i 2019.": [
        ("1", "godkendt"), ("2", "godkendt"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMED.items())
def test_points_that_prose_names(text: str, wanted: list[tuple[str, str]]) -> None:
    found = points(text, recommendation="Det indstilles, at\n1. planen godkendes\n2. status tages til efterretning")
    assert [(point.point, point.outcome) for point in found] == wanted


@pytest.mark.parametrize(
    ("text", "points", "parts"),
    [
        ("1. Drøftet.\n\n2) Godkendt.\n\nRest.", ["1", "2"], ["Drøftet.", "Godkendt.\n\nRest."]),
        ("Indledt af Bo.\nAd 1. Drøftet.\nAd 2: Ja.", ["1", "2"], ["Indledt af Bo.\n\nDrøftet.", "Ja."]),
        ("1a. Ja.\n1b. Nej.", ["1a", "1b"], ["Ja.", "Nej."]),
        ("1.-2. Anbefales.", ["1", "2"], []),  # both at once
        ("2. Godkendt.\n1. Drøftet.", ["1", "2"], []),
        ("1. Drøftet.\n2. Godkendt med:\n1. et forbehold", ["1", "2"], ["Drøftet.", "Godkendt med:\n1. et forbehold"]),
        ("1. Drøftet.\n2.000 kr. bevilges.", ["1", "2"], []),
        ("1. Drøftet.", ["1"], []),
        (
            "Rådet afviste indstillingspunkt 1a.\n\nImod stemte Bo.\n\nRådet godkendte indstillingspunkt 1b, 2 og 3.",
            ["1a", "1b", "2", "3"],
            [
                "Rådet afviste indstillingspunkt 1a.\n\nImod stemte Bo.",
                "Rådet godkendte indstillingspunkt 1b, 2 og 3.",
                "",
                "",
            ],
        ),
        (
            "Indledt af Bo.\n\nPunkt 2 udsat.\n\nPunkt 1 godkendt.",
            ["1", "2"],
            ["Punkt 1 godkendt.", "Indledt af Bo.\n\nPunkt 2 udsat."],
        ),
        (
            "Rådet godkendte indstillingspunkt 1 og afviste indstillingspunkt 2.",
            ["1", "2"],
            [],
        ),  # one paragraph of both
        ("Rådet afviste indstillingspunkt 1.\n\nRådet godkendte resten.", ["1", "2"], []),
        ("Godkendt.", [], []),
    ],
)
def test_decision_is_cut_where_it_answers_each_point(text, points, parts):
    assert cut(text, points) == parts
