"""What the review page calls things."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def called(item: dict[str, Any]) -> str:
    """'item 3', or the title of an item that has no number."""
    return _("item %(number)s") % item if item["number"] else _("“%(title)s”") % item
