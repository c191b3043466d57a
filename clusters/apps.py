import unicodedata
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from clusters.search import fold  # with it comes the lookup `holds`

# å stands last and 'aa' is å; ü sorts as y, ä as æ, ö as ø (Retskrivningsordbogen § 1).
LETTERS = str.maketrans({"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3", "ü": "y"})


def danish_key(text: str) -> tuple[str, str]:
    """A key that sorts Danish words as a Danish reader expects, without regard to case first."""
    folded = text.casefold().replace("aa", "å").translate(LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return plain, text


def compare_danish(one: str, other: str) -> int:
    """-1, 0 or 1: SQLite's collation function, equal to PostgreSQL's ICU da-DK in the order of names."""
    first, second = danish_key(one), danish_key(other)
    return (first > second) - (first < second)


def add_collation(connection: Any, **kwargs: Any) -> None:
    """Teach a new SQLite connection the collation that the migrations create on PostgreSQL, and its small letters."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation("danish", compare_danish)
        connection.connection.create_function("fold", 1, fold, deterministic=True)


class ClustersConfig(AppConfig):
    name = "clusters"

    def ready(self) -> None:
        # Django's own hook for new connections; the rule 'no signals' is about what models do (docs/decisions/0003).
        connection_created.connect(add_collation, dispatch_uid="danish")
