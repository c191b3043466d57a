"""Words in texts: found alike on both databases, without regard to case, æ, ø and å included, and marked for the eye.

SQLite's LIKE knows the case of a-z only, and PostgreSQL's depends on how the cluster was made. So both fold to small
letters here: SQLite with Python's (a function on the connection), PostgreSQL with the Danish collation's.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db.models import CharField, Lookup, Q, TextField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

MOST_WORDS = 8
MOST_SIGNS = 60


def fold(text: str | None) -> str | None:
    """Small letters, for comparing."""
    return text.lower() if text is not None else None


@CharField.register_lookup
@TextField.register_lookup
class Holds(Lookup):
    """`filter(task__holds="Ærø")`: the text stands somewhere in the field, in whatever case. No sign is a wildcard."""

    lookup_name = "holds"

    def get_prep_lookup(self) -> Any:
        return fold(str(self.rhs))

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        (left, left_params), (right, right_params) = self._sides(compiler, connection)
        return f"INSTR(FOLD({left}), {right}) > 0", [*left_params, *right_params]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        (left, left_params), (right, right_params) = self._sides(compiler, connection)
        return f'STRPOS(LOWER({left} COLLATE "danish"), {right}) > 0', [*left_params, *right_params]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        raise NotImplementedError(f"Searching is not written for {connection.vendor}.")

    def _sides(self, compiler: Any, connection: Any) -> tuple[Any, Any]:
        return self.process_lhs(compiler, connection), self.process_rhs(compiler, connection)


def words_of(query: str) -> list[str]:
    """The words that somebody searches for: »fælles akutpladser« is two, both to be found. At most 8 of 60 signs."""
    found = unicodedata.normalize("NFC", query).replace("\0", " ").split()
    return list(dict.fromkeys(word[:MOST_SIGNS] for word in found))[:MOST_WORDS]


def all_words(words: list[str], *fields: str) -> Q:
    """Rows where each word stands in one of the fields."""
    rule = Q()
    for word in words:
        rule &= Q(*[(f"{field}__holds", word) for field in fields], _connector=Q.OR)
    return rule


def marked(text: str, words: list[str]) -> SafeString:
    """The text as HTML with the words marked. Everything is escaped, piece by piece, before a mark is put around it."""
    if not words:
        return mark_safe(escape(text))  # noqa: S308 - escaped
    finder = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    parts, at = [], 0
    for match in finder.finditer(text):
        parts += [escape(text[at : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        at = match.end()
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 - every piece went through escape()


def excerpt(text: str, words: list[str], length: int = 200) -> str:
    """About `length` signs of the text in one line, from a little before the first of the words, at word boundaries."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    low = line.lower()
    hits = [at for word in words if (at := low.find(word.lower())) >= 0]
    start = max(0, min(hits, default=0) - length // 3)
    if len(line) - start < length:
        start = max(0, len(line) - length)
    if start:
        start = line.find(" ", start) + 1
    end = len(line) if start + length >= len(line) else (line.rfind(" ", start, start + length) + 1 or start + length)
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
