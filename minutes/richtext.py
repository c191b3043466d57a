"""Rich text as it may be stored: one schema for the editor and for the server, which trusts no browser."""

import re
from typing import Any

import nh3
from django_prose_editor.config import allowlist_from_extensions

from clusters.templatetags.punktvis import plain

# What case texts may hold. An item's title is the page's second heading level, so its own headings are h3 and h4.
# `addresses` is ours: the kinds of links that both sides take.
EXTENSIONS: dict[str, Any] = {
    "Heading": {"levels": [3, 4]},
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Link": {"enableTarget": False, "addresses": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "NoSpellCheck": False,
    "Menu": False,
}


def _cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(EXTENSIONS)
    allowed["attributes"] |= {"a": {"href"}, "ol": {"start", "type"}}
    allowed["url_schemes"] = set(EXTENSIONS["Link"]["addresses"])
    # the editor writes type="1" on every numbered list; only a) b) c) says anything
    allowed["attribute_filter"] = lambda tag, name, value: None if (name, value) == ("type", "1") else value
    return nh3.Cleaner(**allowed)


_CLEANER = _cleaner()
_MARKUP = re.compile(r"</?[a-zA-Z]")
# Elements that mean the same as one of ours, so that imported and pasted text keeps its structure.
_SAME = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "div": "p"}
_OTHER = re.compile(r"(</?)(" + "|".join(_SAME) + r")(?=[\s/>])", re.IGNORECASE)
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")


def sanitise(html: str) -> str:
    """Text as it may be stored: nothing but the editor's elements; scripts, styles, images and odd addresses are gone.

    A text without any element is plain text, as from a textarea without the editor, and gets its paragraphs and lists
    (`clusters.templatetags.punktvis.plain`). Cleaning what is clean changes nothing.
    """
    html = html.replace("\r\n", "\n").replace("\0", "")
    if not _MARKUP.search(html):
        html = plain(html)
    html = _OTHER.sub(lambda found: found[1] + _SAME[found[2].lower()], html)
    clean = _EMPTY.sub("", _CLEANER.clean(html)).strip()
    return f"<p>{clean}</p>" if clean and not _MARKUP.search(clean) else clean
