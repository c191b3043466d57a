"""What an item of an import decided: its text cut at the points that it answers, their outcomes, and the votes."""

from __future__ import annotations

import re
from typing import Any

from clusters.models import User
from desk.importing.names import DECISION, OUTCOMES, SIDES
from minutes.models import AgendaItem, Decision
from minutes.models.text import Copy
from reading.decisions import cut
from reading.result import Votes
from reading.votes import read_votes

Values = dict[str, Any]
NO_VOTES: Values = dict.fromkeys(SIDES) | {"dissent": ""}
_POINT = re.compile(r"\b(?:pkt\.?|punkt|ad)\s*(\d{1,3})\b", re.IGNORECASE)


def votes_in(votes: Votes | None, text: str) -> Values:
    """The votes that the reader found in a text: a number for each of SIDES or None, and the dissent.

    Where it was voted on more than once, no number is that of the decision: all are None.
    """
    if votes is None:
        return dict(NO_VOTES)
    told = [None] * 3 if voted_again(text) else [votes.for_, votes.against, votes.blank]
    return dict(zip(SIDES, told, strict=True)) | {"dissent": votes.dissent}


def voted_again(text: str) -> bool:
    """Are there several votes in it, each with its numbers?"""
    votes = [read_votes(paragraph) for paragraph in re.split(r"\n\s*\n", text)]
    return sum(vote is not None and None not in (vote.for_, vote.against) for vote in votes) > 1


def postponed(row: Values) -> bool:
    """Was the item put off, with all of its points?"""
    answers = row["outcomes"] if len(row["outcomes"]) > 1 else [row]
    return all(answer["outcome"] == "udsat" for answer in answers)


def decide(item: AgendaItem, row: Values, *, by: User) -> None:
    """Write the item's decision; of several points, one for each."""
    text, answers = row["sections"].get(DECISION, ""), row["outcomes"]
    if len(answers) < 2:
        _write(item.decision, text, row["outcome"], row["votes"], by=by)
        return
    decisions = [item.decision] + [
        Decision.objects.create(item=item, body_id=item.decision.body_id, position=n) for n in range(1, len(answers))
    ]
    texts = cut(text, [answer["point"] for answer in answers]) or [text, *[""] * (len(answers) - 1)]
    for decision, part, answer in zip(decisions, texts, answers, strict=True):
        Decision.objects.filter(pk=decision.pk).update(point=answer["point"][:10])
        decision.refresh_from_db()
        _write(decision, part, answer["outcome"], answer["votes"], by=by)
    if row["votes"] != NO_VOTES:
        named = _POINT.search(row["votes"]["dissent"])
        _tell(next((one for one in decisions if named and one.point == named[1]), decisions[0]), row["votes"], by=by)


def _write(decision: Decision, text: str, outcome: str, votes: Values, *, by: User) -> None:
    if text.strip():
        decision.write(text, copy=Copy(0), by=by)
    if concluded := OUTCOMES.get(outcome, ""):
        decision.conclude(concluded, by=by)
    if votes != NO_VOTES:
        _tell(decision, votes, by=by)


def _tell(decision: Decision, votes: Values, *, by: User) -> None:
    told = {f"votes_{side}": votes[side] for side in SIDES}
    decision.tell_votes(**told, dissent=votes["dissent"], by=by)
