"""A posted review put into the values: what the form does not name stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from clusters.fields import read_day
from clusters.templatetags.punktvis import day
from desk.importing.names import SIDES
from desk.importing.promises import NOBODY, number_of
from reading import dates

Values = dict[str, Any]
Said = Callable[[str, str], str]
PRESENT = {"yes": True, "no": False}


def corrected(values: Values, post: Mapping[str, str]) -> Values:
    """The understanding with a posted form's corrections put in.

    A question counts as answered once the form with its answer is sent; put aside for later (`later`), only those
    answers count that are not the one that was suggested.
    """

    def said(name: str, old: str) -> str:
        return post[name].replace("\r\n", "\n").strip("\n") if name in post else old

    later = "later" in post
    new = dict(values)
    for name in ("kind", "day", "start", "end", "place", "approved_on", "approved_by", "actions_as"):
        new[name] = said(name, values[name])
    if "approved-here" in post:
        new["approved"] = "approved" in post
    new["people"] = [_person(row, n, post, said, later=later) for n, row in enumerate(values["people"])]
    new["items"] = [_item(row, n, post, said, later=later) for n, row in enumerate(values["items"])]
    on = _day(new["day"])
    new["actions"] = [_action(row, n, post, said, on=on, later=later) for n, row in enumerate(values["actions"])]
    new["unplaced_to"] = [said(f"unplaced-{n}", old) for n, old in enumerate(values["unplaced_to"])]
    new["doubts"] = [
        row | {"seen": f"seen-{row['code']}" in post} if f"seen-{row['code']}-here" in post else row
        for row in values["doubts"]
    ]
    return new


def _person(row: Values, n: int, post: Mapping[str, str], said: Said, *, later: bool) -> Values:
    new = dict(row)
    for name in ("name", "title", "organisation", "group"):
        new[name] = said(f"p{n}-{name}", row[name])
    if f"p{n}-present" in post:
        new["present"] = PRESENT.get(post[f"p{n}-present"])
    if f"p{n}-role" in post:
        new["roles"] = [post[f"p{n}-role"]] if post[f"p{n}-role"] else []
    if f"p{n}-party" in post:
        new["party"] = number_of(post[f"p{n}-party"])
    if f"p{n}-person" in post:
        chosen = post[f"p{n}-person"]
        new["person"], new["create"] = number_of(chosen), chosen == "new"
        new["drop"] = chosen == "drop"
        same = all(new[name] == row[name] for name in ("person", "create", "drop"))
        new["sure"] = row["sure"] or not (later and same)
    return new


def _item(row: Values, n: int, post: Mapping[str, str], said: Said, *, later: bool) -> Values:
    new = dict(row)
    new["number"], new["title"] = said(f"i{n}-number", row["number"]), said(f"i{n}-title", row["title"])
    new["keep"] = said(f"i{n}-keep", row["keep"])
    new["outcome"] = said(f"i{n}-outcome", row["outcome"])
    new["sections"] = {name: said(f"i{n}-s{m}", row["sections"][name]) for m, name in enumerate(row["order"])}
    new["votes"] = _votes(row["votes"], f"i{n}", post, said)
    new["outcomes"] = [
        answer | {
            "outcome": said(f"i{n}-p{k}-outcome", answer["outcome"]),
            "votes": _votes(answer["votes"], f"i{n}-p{k}", post, said),
        }
        for k, answer in enumerate(row["outcomes"])
    ]  # fmt: skip
    if f"i{n}-without-here" in post:
        new["without"] = [one | {"drop": f"i{n}-w{m}" not in post} for m, one in enumerate(row["without"])]
    new["closed"] = said(f"i{n}-closed", "yes" if row["closed"] else "no") == "yes"
    answers = ("keep", "outcome", "outcomes", "number", "title", "votes")
    if f"i{n}-keep" in post and not (later and all(new[name] == row[name] for name in answers)):
        new["doubt"] = ""
    return new


def _votes(old: Values, prefix: str, post: Mapping[str, str], said: Said) -> Values:
    new: Values = {side: _count(f"{prefix}-{side}", old[side], post) for side in SIDES}
    return new | {"dissent": said(f"{prefix}-dissent", old["dissent"])}


def _count(name: str, old: int | None, post: Mapping[str, str]) -> int | None:
    """A number of votes; nothing is not told, and what is no number changes nothing."""
    words = post[name].strip() if name in post else None
    if words is None or (words and not (words.isascii() and words.isdigit() and len(words) < 5)):
        return old
    return int(words) if words else None


def _action(row: Values, n: int, post: Mapping[str, str], said: Said, *, on: date | None, later: bool) -> Values:
    if f"a{n}-here" not in post:
        return row
    new = row | {"make": f"a{n}-make" in post, "task": " ".join(said(f"a{n}-task", row["task"]).split())}
    new["seen"] = row["seen"] or not later or new["make"] != row["make"]
    owners = [owner | {"key": said(f"a{n}-o{m}", owner["key"])} for m, owner in enumerate(row["owners"])]
    added = {"words": "", "list": [], "key": post.get(f"a{n}-o{len(owners)}", "")}
    if added["key"]:
        owners.append(added)
    if words := " ".join(post.get(f"a{n}-words", "").split()):
        owners.append({"words": words[:100], "list": [], "key": "w"})
    new["owners"] = [owner for owner in owners if owner["key"] != NOBODY]
    new["due"] = _due(row["due"], n, post, said, on)
    return new


def _due(due: Values, n: int, post: Mapping[str, str], said: Said, on: date | None) -> Values:
    """A chosen day stands, whatever the words say; new words alone are read again."""
    new = due | {"phrase": " ".join(said(f"a{n}-phrase", due["phrase"]).split())[:200]}
    chosen = post.get(f"a{n}-day", "")
    if due["doubt"] and chosen:
        told = day(date.fromisoformat(chosen)) if chosen in due["options"] else ""
        return new | {"date": told, "doubt": "", "precision": "day" if told else "vague", "before": False}
    new["date"] = said(f"a{n}-date", due["date"]).strip()
    if new["date"] != due["date"]:
        return new | {
            "doubt": "",
            "precision": "day" if new["date"] else "vague" * bool(new["phrase"]),
            "before": False,
        }
    if new["phrase"] != due["phrase"]:
        found = dates.find(new["phrase"], on=on) if on else []
        best = next((one for one in reversed(found) if one.date), None)
        precision = best.precision if best else found[0].precision if found else "vague" * bool(new["phrase"])
        told = day(best.date) if best else ""
        return new | {"date": told, "doubt": "", "precision": precision, "before": bool(best and best.before)}
    return new


def _day(text: str) -> date | None:
    try:
        return read_day(text, today=date.min)
    except ValueError:
        return None
