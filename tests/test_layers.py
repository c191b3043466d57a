"""Who may import whom: config, desk, actions, minutes, clusters, outbox, each only those after it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
ORDER = ["config", "desk", "actions", "minutes", "clusters", "outbox"]
PURE = ["reading", "paper"]  # structure in, structure out: no database, no Django; pages above may use them


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and top package of each import, also those inside functions."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, (node.module or "").split(".")[0]


def broken(package: str, forbidden: set[str]) -> list[str]:
    files = sorted((HERE / package).rglob("*.py"))
    return [
        f"{file.relative_to(HERE)}:{line} imports {top}"
        for file in files
        for line, top in imports(file)
        if top in forbidden
    ]


@pytest.mark.parametrize("package", ORDER)
def test_no_app_imports_one_above_it(package: str) -> None:
    assert list((HERE / package).rglob("*.py"))
    assert broken(package, set(ORDER[: ORDER.index(package)]) | {"tests", "bench"}) == []


@pytest.mark.parametrize("package", PURE)
def test_reading_and_paper_know_neither_django_nor_an_app(package: str) -> None:
    assert broken(package, {*ORDER, "django", "tests", "bench"}) == []
