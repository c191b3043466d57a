"""All checks, one after the other: `./punktvis test [--all] [lint types texts sqlite postgres browser]`.

Goes on after a failure, so that one run says all that is wrong, and ends with one line that says what ran, what
did not, and why. A part that this machine cannot run is left out and named; with --all it counts as a failure.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path
from xml.etree import ElementTree

from tests import postgres

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKING = {"DEBUG": "true", "DEMO": "true", "SECRET_KEY": "only for checks"}
SERVING = {  # what a real server must set, for `check --deploy`
    "DEBUG": "false",
    "DEMO": "false",
    "SECRET_KEY": "a-long-text-of-many-different-characters-0123456789-abcdefgh",
    "ALLOWED_HOSTS": "punktvis.example",
    "SITE_URL": "https://punktvis.example",
    "EMAIL_HOST": "mail.punktvis.example",
}


class Missing(Exception):  # noqa: N818
    """This machine lacks what a part needs; the text says what."""


class Failed(Exception):  # noqa: N818
    """A part ran and was not satisfied; the text says with what."""


def call(*command: str | Path, folder: Path = HERE, **environment: str) -> bool:
    """Run a command in sight. Says whether it was satisfied; ends it first when this run is ended."""
    print("\n$", *(str(word).removeprefix(f"{BIN}/") for word in command), flush=True)
    names = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    child = subprocess.Popen(command, cwd=folder, env={**names, **CHECKING, **environment})
    try:
        return child.wait() == 0
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)
        child.wait(timeout=30)
        raise


def pytest(*words: str | Path, **environment: str) -> str:
    """Run pytest and give its count ('12 passed, 1 skipped'). A run in which no test passed is a failed one."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        satisfied = call(BIN / "python", "-m", "pytest", "-q", f"--junitxml={report.name}", *words, **environment)
        text = Path(report.name).read_text()
    suite = ElementTree.fromstring(text).find("testsuite") if text else None  # noqa: S314 (we wrote it)
    failed, skipped, tests = 0, 0, 0
    if suite is not None:
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped, tests = int(suite.get("skipped", 0)), int(suite.get("tests", 0))
    counts = {"passed": tests - failed - skipped, "failed": failed, "skipped": skipped}
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "no tests"
    if not satisfied or not counts["passed"]:
        raise Failed(said)
    return said


def lint() -> str:
    manage = (BIN / "python", "manage.py")
    unhappy = [
        name
        for name, satisfied in {
            "ruff check": call(BIN / "ruff", "check", "--quiet", "."),
            "ruff format": call(BIN / "ruff", "format", "--check", "--quiet", "."),
            "djhtml": call(BIN / "djhtml", "--check", "templates"),
            "makemigrations": call(*manage, "makemigrations", "--check", "--dry-run"),
            "check --deploy": call(*manage, "check", "--deploy", "--fail-level", "WARNING", **SERVING),
        }.items()
        if not satisfied
    ]
    if unhappy:
        raise Failed(", ".join(unhappy))
    return ""


def types() -> str:
    if not call(BIN / "mypy"):
        raise Failed("mypy")
    return ""


def texts() -> str:
    """Every text of the program is in the Danish catalogue, translated, and the compiled catalogue is up to date."""
    if not shutil.which("msgfmt"):
        raise Missing("no gettext here (apt install gettext)")
    unhappy = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns(".*", "var", "tests", "bench", "node_modules"))
        catalogue = copy / "locale/da/LC_MESSAGES/django.po"
        compiled = Path(folder) / "django.mo"
        if not call("msgfmt", "--check", "-o", compiled, catalogue):
            raise Failed("msgfmt")
        with compiled.open("rb") as fresh, catalogue.with_suffix(".mo").open("rb") as kept:
            if vars(GNUTranslations(fresh))["_catalog"] != vars(GNUTranslations(kept))["_catalog"]:
                unhappy.append("django.mo is not that of django.po: run compilemessages")
        words = ("makemessages", "-l", "da", "--no-wrap", "--no-location", "-v0")
        call(BIN / "python", "manage.py", *words, folder=copy)
        for kind in ("--untranslated", "--only-fuzzy"):
            command = ["msgattrib", "--no-obsolete", "--no-wrap", kind, catalogue]
            found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n\n")[1:]
            print("\n\n".join(found), flush=True)
            if found:
                unhappy.append(f"{len(found)} {kind.lstrip('-').removeprefix('only-')}")
    if unhappy:
        raise Failed(", ".join(unhappy))
    return ""


def on_sqlite() -> str:
    return pytest("tests", "--ignore=tests/browser", "-n", "auto")


def on_postgres() -> str:
    found = postgres.find()
    if isinstance(found, str):
        raise Missing(found)
    programs, version = found
    with postgres.cluster(programs) as url:
        # What reads text, imports and launches has met no database above, and would say the same again.
        apart = [f"--ignore=tests/{name}" for name in ("browser", "reading", "test_layers.py", "test_launcher.py")]
        return f"{version}: " + pytest("tests", *apart, "-n", "auto", DATABASE_URL=url)


def browser() -> str:
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if not found:
        raise Missing("no Chromium here (apt install chromium)")
    if subprocess.run([BIN / "playwright", "--version"], capture_output=True).returncode:
        raise Missing("Playwright does not start here (apt install libatomic1)")
    return pytest("tests/browser", CHROMIUM=found)


PARTS: dict[str, Callable[[], str]] = {
    "lint": lint,
    "types": types,
    "texts": texts,
    "sqlite": on_sqlite,
    "postgres": on_postgres,
    "browser": browser,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="punktvis test", description="every check, or the parts that are named")
    parser.add_argument("parts", nargs="*", metavar="PART", help=" ".join(PARTS))
    parser.add_argument("--all", action="store_true", help="a part that cannot run here counts as a failure")
    wish = parser.parse_args()
    if unknown := set(wish.parts) - set(PARTS):
        parser.error(f"no such part: {' '.join(sorted(unknown))} (there are: {' '.join(PARTS)})")
    for number in (signal.SIGINT, signal.SIGTERM):  # SIGINT too: a shell starts background work without it
        signal.signal(number, signal.default_int_handler)
    start = time.monotonic()
    ran, failed, left = [], [], []
    stopped = False
    for name, part in PARTS.items():
        why = "stopped" if stopped else "not asked for" if wish.parts and name not in wish.parts else ""
        if why:
            left.append(f"{name} ({why})")
            continue
        try:
            said = part()
            ran.append(f"{name} ({said})" if said else name)
        except Missing as lack:
            left.append(f"{name} ({lack})")
            wish.all and failed.append(name)
        except Failed as fault:
            failed.append(f"{name} ({fault})")
        except KeyboardInterrupt:
            stopped = True
            left.append(f"{name} (stopped)")
    seconds = round(time.monotonic() - start)
    parts = {"Passed": ran, "FAILED": failed, "Not run": left}
    print()
    print("; ".join(f"{name}: {', '.join(those) or 'none'}" for name, those in parts.items()) + f"; {seconds} s.")
    return 130 if stopped else bool(failed)


if __name__ == "__main__":
    sys.exit(main())
