"""Rows as HTML: lists show hundreds, so their templates are rendered once and filled here (clusters/skeleton.py)."""

from __future__ import annotations

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from actions.rows import OwnerLine, Row
from clusters.skeleton import Skeleton
from clusters.templatetags.punktvis import icon, state

NOTHING = SafeString("")
TASK = Skeleton(
    "actions/_task.html#task",
    *("pk", "url", "task", "meta", "note", "status", "when", "opened", "focus", "csrf", "group", "error", "written"),
    "button",
)
NOTE = Skeleton("actions/_task.html#note", "note")
ERROR = Skeleton("actions/_task.html#error", "pk", "error")
BEGIN = Skeleton("actions/_task.html#begin", "pk", "url")
KEEP = Skeleton("actions/_task.html#keep", "pk", "url")
ROW = Skeleton("actions/_row.html", "url", "task", "meta", "owner", "due", "status")


def task(row: Row, *, csrf: str, group: str, error: str = "", written: str = "", focus: bool = False) -> SafeString:
    """A row of my work. With `error` its form is open and holds what was `written`; with `focus` it takes the focus."""
    through = row.through
    meta: str = " · ".join(escape(part) for part in (row.body_name, row.where) if part)
    if through:
        meta += f" · {icon(through.sort)} {escape(through.name)}"
    when: str = escape(row.phrase)
    if row.due:
        when += f'{" · " if when else ""}<time datetime="{row.due.isoformat()}">{row.date}</time>'
    in_focus = mark_safe(" data-focus")  # noqa: S308 - our own word
    return TASK(
        pk=row.pk,
        url=row.url,
        task=row.task,
        meta=mark_safe(meta),  # noqa: S308 - escaped above
        note=NOTE(note=row.note) if row.note else NOTHING,
        status=state(row.shape, row.words),
        when=mark_safe(when),  # noqa: S308 - escaped above
        opened=mark_safe(" open") if error else NOTHING,  # noqa: S308 - our own word
        focus=in_focus if focus and not error else NOTHING,
        csrf=csrf,
        group=group,
        error=ERROR(pk=row.pk, error=error) if error else NOTHING,
        written=format_html(' value="{}" aria-invalid="true" data-focus', written) if error else NOTHING,
        button=(KEEP if row.state == "in_progress" else BEGIN)(pk=row.pk, url=row.url),
    )


class Words:
    """What the rows of one page say again and again, translated once."""

    def __init__(self) -> None:
        self.between = _("between meetings")
        self.no_date = _("no date")
        self.no_due = _("Without deadline")
        self.others = _("with %(names)s")
        self.nobody = state("miss", _("Without owner"))
        self.no_one = _("No one chosen")


def register_row(row: Row, *, with_body: bool, words: Words) -> SafeString:
    """A row of the register: phrase over date, person over organisation."""
    meta = row.where or words.between
    return ROW(
        url=row.url,
        task=row.task,
        meta=f"{row.body_name} · {meta}" if with_body else meta,
        owner=_owner(row, words),
        due=_due(row, words),
        status=state(row.shape, row.words),
    )


def _owner(row: Row, words: Words) -> SafeString:
    lead = row.lead
    if lead is None:
        return words.nobody
    under: list[str] = [escape(part) for part in (lead.detail or _unreached(row, lead, words), row.others) if part]
    if row.others:
        under[-1] = words.others % {"names": under[-1]}
    below = f'<p class="meta">{" · ".join(under)}</p>' if under else ""
    return mark_safe(f"{icon(lead.sort)}{escape(lead.name)}{below}")  # noqa: S308 - escaped above


def _unreached(row: Row, lead: OwnerLine, words: Words) -> str:
    """»Ingen person valgt« under an organisation or role that leads to nobody, unless the row's status says it."""
    return "" if lead.reaches or row.shape == "miss" else words.no_one


def _due(row: Row, words: Words) -> str:
    if not row.phrase:
        return row.date or words.no_due
    return mark_safe(f'{escape(row.phrase)}<p class="meta">{row.date or words.no_date}</p>')  # noqa: S308 - escaped
