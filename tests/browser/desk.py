"""What the desk's browser tests share."""

from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from minutes.models import AgendaItem, Decision
from minutes.models.text import Copy

PATIENCE = 8000  # milliseconds: the pause before a save, the save, and a busy machine


def open_desk(page: Page, url: str, item: AgendaItem) -> Page:
    """The desk with `item` open, its script at work."""
    page.goto(f"{url}/meetings/{item.meeting_id}/desk/?item={item.pk}")
    expect(field(page)).to_be_visible()
    return page


def field(page: Page, item: AgendaItem | None = None) -> Locator:
    """The decision's field: the first on the page, or of an item."""
    return page.locator(f"#d{item.decision.pk}" if item else ".decide textarea").first


def dock(page: Page, words: str) -> None:
    """The dock says these words."""
    expect(page.locator("#dock")).to_contain_text(words, timeout=PATIENCE, use_inner_text=True)


def saved(page: Page) -> None:
    """All is saved, and nothing is on its way."""
    expect(page.locator("#save [data-on=saved]")).to_be_visible(timeout=PATIENCE)


def stored(item: AgendaItem) -> str:
    return Decision.objects.get(item=item, position=0).text


def colleague_writes(item: AgendaItem, user: Any, text: str) -> None:
    row = Decision.objects.get(item=item, position=0)
    row.write(text, copy=Copy(row.version), by=user)


@contextmanager
def answered(page: Page, how: Any) -> Any:
    """While inside, saves are answered by `how` (a function of the route)."""
    page.route("**/write/", how)
    yield
    if not page.is_closed():
        page.unroute("**/write/", how)


def with_status(status: int) -> Any:
    return lambda route: route.fulfill(status=status, body="")


def lost(route: Route) -> None:
    """The save reaches the server and is stored, but its answer never comes back."""
    route.fetch()
    route.abort()
