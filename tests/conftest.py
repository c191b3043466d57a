"""What every test stands on: settings of its own, a database file of its own, and nothing kept between two tests."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Bounds on time are told where they matter: a busy machine must fail no property.
hypothesis.settings.register_profile("punktvis", deadline=None)
hypothesis.settings.load_profile("punktvis")

# Before Django reads them. What the tests write goes below a folder that is removed at the end.
SHOTS = Path(os.environ.get("PUNKTVIS_VAR") or Path(__file__).resolve().parent.parent / "var").absolute() / "shots"
os.environ.setdefault("PUNKTVIS_SHOTS", str(SHOTS))  # pictures of pages stay, for people to look at
OUTER = os.environ["PUNKTVIS_VAR"] if "PYTEST_XDIST_WORKER" in os.environ else None  # which goes with all that is in it
VAR = Path(tempfile.mkdtemp(prefix="punktvis-tests-", dir=OUTER))
if "config.settings" in sys.modules:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose their settings, and it loads others first.")
for name in ("ALLOWED_HOSTS", "BEHIND_PROXY", "CSRF_TRUSTED_ORIGINS", "FILES_DIR", "SITE_URL", "UPLOAD_BYTES"):
    os.environ.pop(name, None)
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DEBUG="true",  # static files as they lie in static/; Django's test runner turns the rest of DEBUG off again
    DEMO="true",  # with the demo's pages, so that they are tested as the others are
    SECRET_KEY="only for tests",
    PUNKTVIS_VAR=str(VAR),
    DJANGO_ALLOW_ASYNC_UNSAFE="true",  # playwright's loop runs in the tests' thread
)
(VAR / "static").mkdir()


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a slow one is for real passwords
    del os.environ["DJANGO_SETTINGS_MODULE"]  # read by now; a parallel worker must begin as this process began


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(VAR, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file, as a real installation has it: threads of one test see the same rows and the same locks."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(VAR / "tests.sqlite3")


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """Pages and counters kept in memory belong to one test."""
    yield
    if "django.core.cache" in sys.modules:
        from django.core.cache import caches

        for cache in caches.all(initialized_only=True):
            if "locmem" in type(cache).__module__:
                cache.clear()


@pytest.fixture
def world(db: None) -> Any:
    """The small cast of tests/world.py: a body with everyone in it, a second body, and somebody from outside."""
    from tests.world import make_world

    return make_world()
