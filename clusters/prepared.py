"""Queries that pages ask again and again, compiled once.

Building and compiling a query takes Django about ten times as long as running it and reading its rows. Its text stays
the same from one request to the next, so it is made once per process, and run with the values of each request.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet

Row = TypeVar("Row")
MOST = 2**63 - 1  # an address may hold any number, but no row's is larger than this


class Given(Expression):
    """A value that comes when the query runs: `filter(pk=Given("pk"))`. A whole number, a text or a date."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


class Prepared(Generic[Row]):
    """`Prepared(lambda: Seat.objects.filter(person=Given("person")))` is called with `person=3`, and gives a list.

    What else the query depends on goes in by place, must be hashable, and makes a query of its own: a reader's
    Standing, say. Whatever `make` reads from elsewhere must be the same as long as the process lives.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]):
        self._make = make
        self._compiled = lru_cache(maxsize=256)(self._compile)

    def _compile(self, *shape: Hashable) -> tuple[QuerySet[Any, Row], Any, str, tuple[Any, ...]] | None:
        """The query set, and its compiler with what it made; None where no row can fit."""
        rows = self._make(*shape)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        converters = compiler.get_converters([column for column, _sql, _name in compiler.select])
        compiler.get_converters = lambda _columns: converters
        return rows, compiler, sql, params

    def __call__(self, *shape: Hashable, **given: object) -> list[Row]:
        compiled = self._compiled(*shape)
        if compiled is None or any(isinstance(value, int) and value > MOST for value in given.values()):
            return []
        rows, compiler, sql, params = compiled
        values = tuple(given[value.name] if isinstance(value, Given) else value for value in params)
        ready = copy(compiler)  # this thread's, with its connection; it has the answer when Django asks it to compile
        ready.connection = connections[rows.db]
        ready.as_sql = lambda: (sql, values)
        asked = rows.all()
        asked.query.get_compiler = lambda *_names, **_more: ready  # type: ignore[method-assign]
        return list(asked)

    def first(self, *shape: Hashable, **given: object) -> Row | None:
        return next(iter(self(*shape, **given)), None)
