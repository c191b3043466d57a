"""The README's pictures, taken of the real pages with the demo's example: `python -m docs.make_pictures [NAME …]`.

Serves a fresh example from a temporary folder on a free loopback port, signs in as the people of the example and
writes docs/pictures/*.png. Needs Chromium.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.__main__ import free_port, server

HERE = Path(__file__).resolve().parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-sync",
]

FIND = """
import json
from desk.example.people import PASSWORD, SIGN_INS
from clusters.models import User
from minutes.models import Meeting
running = Meeting.objects.filter(state="in_session").latest("starts")
planned = Meeting.objects.filter(state="planned", items__isnull=False).earliest("starts")
approved = Meeting.objects.filter(state="approved", body=running.body).latest("starts")
print(json.dumps({"users": {str(role): email for email, role in SIGN_INS}, "password": PASSWORD,
    "running": running.pk, "planned": planned.pk, "approved": approved.pk, "body": running.body.slug}))
"""


def main(names: list[str]) -> None:
    import json

    with tempfile.TemporaryDirectory(prefix="punktvis-pictures-") as folder:
        environment = {**os.environ, "PUNKTVIS_VAR": folder, "DEMO": "true"}
        environment.pop("DATABASE_URL", None)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["example"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=HERE, env=environment, check=True)
        shell = [sys.executable, "manage.py", "shell", "-v0", "-c", FIND]
        found = json.loads(subprocess.run(shell, cwd=HERE, env=environment, check=True, stdout=subprocess.PIPE).stdout)
        port = free_port()
        with server(environment, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
            )
            for name, who, path, wide, scheme in pages(found):
                if not names or name in names:
                    take(browser, f"http://127.0.0.1:{port}", found, name, who, path, wide, scheme)
            browser.close()


def pages(found: dict) -> list[tuple[str, str, str, int, str]]:  # type: ignore[type-arg]
    """Name, who, path, width in px and colour scheme of each picture."""
    return [
        ("desk", "secretary", f"/meetings/{found['running']}/desk/", 1366, "light"),
        ("desk-dark", "secretary", f"/meetings/{found['running']}/desk/", 1366, "dark"),
        ("plan", "secretary", f"/meetings/{found['planned']}/plan/", 1366, "light"),
        ("record", "member", f"/meetings/{found['approved']}/", 1366, "light"),
        ("home", "member", "/", 1366, "light"),
        ("home-360", "member", "/", 360, "light"),
        ("register", "secretary", f"/bodies/{found['body']}/actions/", 1366, "light"),
        ("import", "secretary", "/import/", 1366, "light"),
    ]


def take(browser: Browser, site: str, found: dict, name: str, who: str, path: str, wide: int, scheme: str) -> None:  # type: ignore[type-arg]
    context = browser.new_context(
        viewport={"width": wide, "height": 800 if wide > 400 else 740}, locale="da-DK",
        timezone_id="Europe/Copenhagen", color_scheme=scheme,  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{site}/accounts/login/?next={path}")
    page.locator("input[name=login]").fill(found["users"][who])
    page.locator("input[name=password]").fill(found["password"])
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(f"{site}{path}")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / "docs/pictures" / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
