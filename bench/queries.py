"""How many queries each page takes, kept pages aside: counted in this process, with the data that is being measured."""

import json
import sys

import django

django.setup()

from django.core.cache import caches  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def count(data: dict[str, str]) -> dict[str, int]:
    """Queries of each page's second visit, and of the record's first."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["sessionid"] = data["session"]
    counted = {}

    def visit(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(path).status_code == 200, path
        return len(seen)

    for page in ("bare", "home", "desk", "record", "register", "list"):
        path = data.get(page, f"/{page}/")
        visit(path)
        counted[page] = visit(path)
    caches["pages"].clear()
    counted["record, nothing kept"] = visit(data["record"])
    with CaptureQueriesContext(connection) as seen:
        client.post(
            data["save"].split()[0],
            {"text": "Første gang.", "version": "0", "writer": "bench", "count": "1"},
            headers={"HX-Request": "true"},
        )
    counted["save"] = len(seen)
    return counted


if __name__ == "__main__":
    json.dump(count(json.loads(sys.argv[1])), sys.stdout)
