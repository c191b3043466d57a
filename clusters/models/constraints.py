"""Constraints that several models share, each with the sentence that the user reads."""

from typing import TYPE_CHECKING

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def both_or_neither(one: str, other: str, *, name: str, message: "str | _StrPromise") -> CheckConstraint:
    """Two nullable columns are set together or not at all (a time and a name, say)."""
    neither, both = Q(**{one: None, other: None}), Q(**{f"{one}__isnull": False, f"{other}__isnull": False})
    return CheckConstraint(condition=neither | both, name=name, violation_error_message=message)


def ends_after_start(start: str, end: str, *, name: str) -> CheckConstraint:
    """An end lies on or after its start, where both are known."""
    return CheckConstraint(
        condition=Q(**{start: None}) | Q(**{end: None}) | Q(**{f"{end}__gte": F(start)}),
        name=name,
        violation_error_message=_("The end cannot lie before the start."),
    )


def filled(field: str, *, name: str, message: "str | _StrPromise") -> CheckConstraint:
    """A text that may not be empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=name, violation_error_message=message)
