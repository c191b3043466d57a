"""Standard outcomes and their sentences.

The labels are the interface's and follow its language. The sentences go into the minutes, which are Danish whatever
language their writer has chosen for the buttons.
"""

from __future__ import annotations

from dataclasses import dataclass

from minutes.models import Decision

Outcome = Decision.Outcome


@dataclass(frozen=True)
class Phrase:
    outcome: str
    sentence: str  # Danish; empty where none is usual

    @property
    def label(self) -> str:
        return str(Outcome(self.outcome).label)


# In the order of Alt+1 … Alt+4. Alt+5 postpones, Alt+6 opens the rest.
FIRST = [
    Phrase(Outcome.APPROVED, "Indstillingen blev godkendt."),
    Phrase(Outcome.NOTED, "Orienteringen blev taget til efterretning."),
    Phrase(Outcome.DISCUSSED, "Punktet blev drøftet."),
    Phrase(Outcome.RECOMMENDED, "Indstillingen anbefales."),
]
REST = [
    Phrase(Outcome.APPROVED_WITH_REMARKS, "Indstillingen blev godkendt med følgende bemærkninger:"),
    Phrase(Outcome.REJECTED, "Indstillingen blev afvist."),
    Phrase(Outcome.NOT_RELEASED, ""),
    Phrase(Outcome.OTHER, ""),
]
REST_OUTCOMES = [str(phrase.outcome) for phrase in REST]
LATER = "et senere møde"
AGENDA = "Sætte på dagsordenen: %s"  # the task of an action: a topic that a coming meeting is to take up


def postponed(to: str) -> str:
    """The sentence for an item postponed to a meeting: 'mødet 15.02.2024', 'et senere møde'."""
    return f"Punktet er udsat til {to}."
