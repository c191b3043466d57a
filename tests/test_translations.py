"""No text on screen that gettext never sees. That each has its Danish, `./punktvis test texts` counts."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
APPS = ["actions", "clusters", "config", "desk", "minutes", "outbox"]
# Danish that is data: the example's texts, words that stand in minutes, official names, standard sentences for minutes.
DATA = {"desk/example", "clusters/data"}


def bare_text(template: str) -> str:
    """What a template says outside gettext, tags and variables."""
    for hidden in (
        r"{% comment %}.*?{% endcomment %}", r"{#.*?#}", r"{% block (?:main|body)_class %}.*?{% endblock %}",
        r"{% blocktrans.*?{% endblocktrans %}",
        r"<(style|script|svg)\b.*?</\1>", r"{%.*?%}", r"{{.*?}}", r"<!--.*?-->", r"<[^>]*>", r"&\w+;",
    ):  # fmt: skip
        template = re.sub(hidden, " ", template, flags=re.DOTALL)
    return template


# Names, units and keys that are the same in both languages.
SAME = {
    "Punktvis",
    "Alt",
    "Ctrl",
    "Enter",
    "Esc",
    "Tab",
    "Delete",
    "PDF",
    "N",
    "A",
    "B",
    "S",
    "Z",
    "Message",
    "ID",
    "kB",
    "Dansk",
    "English",
}


# 500.html is static on purpose: it must stand when nothing else does.
TEMPLATES = sorted(path for path in (HERE / "templates").rglob("*.html") if path.name != "500.html")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_say_nothing_outside_gettext(path):
    words = set(re.findall(r"[^\W\d_]+", bare_text(path.read_text())))
    assert words <= SAME


@pytest.mark.parametrize("app", APPS)
def test_code_holds_no_danish_for_the_screen(app):
    """Danish letters in a string literal are data or a mistake."""
    found = []
    for path in (HERE / app).rglob("*.py"):
        name = str(path.relative_to(HERE))
        if any(name.startswith(data) for data in DATA) or "/migrations/" in name:
            continue
        tree = ast.parse(path.read_text())
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
        for node in ast.walk(tree):
            said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.search(r"[æøåÆØÅ]", said) and said not in docs and len(said) > 1 and name not in WORDS:
                found.append(f"{name}:{node.lineno}: {said[:50]}")
    assert found == []


# Words that stand in Danish minutes and agendas, or names of Danish days: data, whatever the language of the screen.
WORDS = {
    "actions/models/owner.py", "clusters/apps.py", "clusters/templatetags/punktvis.py", "desk/importing/names.py",
    "desk/phrases.py", "clusters/fields.py", "desk/owners.py", "desk/calling.py",
    "desk/agenda.py",
    "desk/board.py", "desk/offers.py",
}  # fmt: skip
