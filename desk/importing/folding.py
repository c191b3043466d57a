"""Headings that were no items: their words go back under the item before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.importing.names import DECISION, SIDES

ITEM, LIST, TEXT = "item", "above", "text"  # what a heading is said to be: an item, one of a list, or plain text


def folded(values: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The items to make, each with its actions and, as `of`, the indexes of those that went into it.

    A heading that is none is put, as written, at the end of the text before it, and what stands under it follows there,
    section by section. The first heading is always an item.
    """
    rows: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for index, row in enumerate(values["items"]):
        actions = [action for action in values["actions"] if action["item"] == index]
        row = row | {"sections": {name: row["sections"][name] for name in row["order"]}}
        if row["keep"] == ITEM or not rows:
            rows.append(
                (
                    row
                    | {
                        "of": [index],
                        "attachments": [*row["attachments"]],
                        "without": [*row["without"]],
                        "votes": dict(row["votes"]),
                    },
                    actions,
                )
            )
        else:
            above, promised = rows[-1]
            _put_under(above, row)
            above["of"].append(index)
            promised += actions
    yield from rows


def _put_under(above: dict[str, Any], row: dict[str, Any]) -> None:
    sections = above["sections"]
    last = next(reversed(sections), DECISION)
    sections[last] = _joined(sections.get(last, ""), row["heading"], "\n" if row["keep"] == LIST else "\n\n")
    for name, text in row["sections"].items():
        place = name if name in sections else last
        sections[place] = _joined(sections.get(place, ""), text, "\n" if place == last else "\n\n")
    above["attachments"] += row["attachments"]
    above["without"] += row["without"]
    votes = above["votes"]
    for more in (row["votes"], *(answer["votes"] for answer in row["outcomes"])):
        for side in SIDES:
            votes[side] = more[side] if votes[side] is None else votes[side]
        votes["dissent"] = _joined(votes["dissent"], more["dissent"], "\n")


def _joined(one: str, other: str, between: str) -> str:
    return between.join(filter(None, [one, other]))
