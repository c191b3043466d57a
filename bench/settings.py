"""The product's settings with the bare view beside its pages. Nothing else differs, middleware included."""

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, CACHES, TEMPLATES, flag

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], BASE_DIR / "bench"]
if not flag("BENCH_KEEP", default=True):
    CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
