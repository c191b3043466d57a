"""Long lists by key: a page begins after a row, so no page counts or skips the rows before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

SIZE = 50


@dataclass(frozen=True)
class Key:
    """One column that a list is sorted by. Rows without a value come last, whichever way it goes."""

    name: str
    down: bool = False
    nullable: bool = False

    def order(self, back: bool) -> Any:
        column = F(self.name)
        last: dict[str, Any] = {("nulls_first" if back else "nulls_last"): True} if self.nullable else {}
        return column.desc(**last) if self.down != back else column.asc(**last)

    def beyond(self, value: Any, back: bool) -> Q:
        """Rows after (or with `back` before) `value` in this column."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if back else Q(pk__in=[])
        side = Q(**{f"{self.name}__{'lt' if self.down != back else 'gt'}": value})
        return side | Q(**{f"{self.name}__isnull": True}) if self.nullable and not back else side


@dataclass(frozen=True)
class Page:
    """Rows in their order. `before` and `after` are addresses' query strings of the pages around, or empty."""

    rows: list[Any]
    before: str = ""
    after: str = ""


def page(rows: QuerySet[Any], keys: Sequence[Key], params: QueryDict, *, bounds: QuerySet[Any]) -> Page:
    """One page of `rows` sorted by `keys`, of which the last must be unique.

    `rows` gives model instances, or tuples whose first value is the primary key. `params` may hold `after` or `before`:
    the primary key of the row that the page begins or ends at. That row is looked up among `bounds` (all rows that the
    reader may see), so that it counts even when it has left the filter meanwhile; an unknown one gives the first page.
    """
    back = "before" in params
    key = params.get("before" if back else "after", "")
    at = None
    if key.isdecimal() and len(key) < 19:
        at = bounds.filter(pk=key).values_list(*(F(column.name) for column in keys)).first()
    if at is None:
        return first_page(list(first_rows(rows, keys)), params)
    found = list(first_rows(rows.filter(_past(keys, at, back)), keys, back=back))
    more = len(found) > SIZE
    found = found[:SIZE]
    if back:
        found.reverse()
    return Page(
        found,
        before=_link(params, "before", found[0]) if found and (more or not back) else "",
        after=_link(params, "after", found[-1]) if found and (more or back) else "",
    )


def first_rows(rows: QuerySet[Any, Any], keys: Sequence[Key], *, back: bool = False) -> QuerySet[Any, Any]:
    """The first page's rows (with `back` the last page's, the other way round), and one more if there is more."""
    return rows.order_by(*(column.order(back) for column in keys))[: SIZE + 1]


def first_page(found: list[Any], params: QueryDict) -> Page:
    """The first page, of what `first_rows` found."""
    return Page(found[:SIZE], after=_link(params, "after", found[SIZE - 1]) if len(found) > SIZE else "")


def _past(keys: Sequence[Key], values: Sequence[Any], back: bool) -> Q:
    """Rows past a row: past it in the first column, or level there and past it in the next, and so on."""
    rule, level = Q(pk__in=[]), Q()
    for column, value in zip(keys, values, strict=True):
        rule |= level & column.beyond(value, back)
        level &= Q(**{column.name: value}) if value is not None else Q(**{f"{column.name}__isnull": True})
    return rule


def _link(params: QueryDict, name: str, row: Any) -> str:
    return with_params(params, **{name: str(row[0] if isinstance(row, tuple) else row.pk)})


def with_params(params: QueryDict, **changes: str) -> str:
    """The query string with some values changed, from the first page on; an empty value takes the name away."""
    wanted = {name: str(value) for name, value in params.items() if value and name not in ("before", "after")} | changes
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in wanted.items() if value})
    return "?" + query.urlencode()
