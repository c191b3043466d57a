"""A real Chromium on a real server: the pages as a person meets them."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

if TYPE_CHECKING:
    from clusters.models import User

AXE = Axe()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--no-sandbox",  # root in a container has none to give
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The server's threads must see what the test wrote, so nothing here runs inside one transaction."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium. `./punktvis test` reports the whole part as not run where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium here (apt install chromium, or set CHROMIUM)")
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    danish = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
    return {**browser_context_args, **danish, "viewport": {"width": 1366, "height": 768}}


@pytest.fixture
def sign_in(live_server: Any, settings: Any) -> Callable[..., Page]:
    """Gives a function (page, user): that page's browser is then signed in as the user."""
    from django.test import Client

    def as_user(page: Page, user: "User") -> Page:
        client = Client()  # one each: signing in as another in the same one would end the first one's session
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        return page

    return as_user


@pytest.fixture
def signed_in(page: Page, sign_in: Callable[..., Page]) -> Callable[..., Page]:
    """Gives a function (user): the test's page, signed in as that user."""
    return lambda user: sign_in(page, user)


def sideways(page: Page) -> list[str]:
    """What sticks out to the right of the window, if the page can be scrolled sideways."""
    return page.evaluate("""() => {
        const root = document.documentElement, wide = root.clientWidth;
        if (root.scrollWidth <= wide) return [];
        return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > wide + 1)
            .map(e => e.tagName.toLowerCase() + (e.className ? "." + e.className : "")).slice(0, 8);
    }""")


@pytest.fixture
def check_page() -> Callable[..., None]:
    """Gives a function (page, name): asserts that the page as it stands now has no fault of WCAG 2.2 A or AA and does
    not scroll sideways, at 1366 and 360 px, light and dark, and leaves a picture of each below var/shots/.

    Give a name per state ('desk-conflict'). `ignore` lists axe rules to leave out, for things that are not ours.
    """
    shots = Path(os.environ["PUNKTVIS_SHOTS"])
    shots.mkdir(parents=True, exist_ok=True)

    def check(page: Page, name: str, ignore: tuple[str, ...] = ()) -> None:
        before = page.viewport_size
        rules = {rule: {"enabled": False} for rule in ignore}
        faults = []
        for width, height in ((1366, 768), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                state = f"{name}-{width}-{scheme}"
                page.screenshot(path=shots / f"{state}.png", full_page=True)
                found = AXE.run(page, options={"runOnly": WCAG, "rules": rules})
                if found.violations_count:
                    faults.append(f"{state}: {found.generate_report()}")
                if wide := sideways(page):
                    faults.append(f"{state} scrolls sideways: {', '.join(wide)}")
        page.emulate_media(color_scheme=None)
        if before:
            page.set_viewport_size(before)
        assert not faults, "\n".join(faults)

    return check
