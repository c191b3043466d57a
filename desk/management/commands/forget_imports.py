from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.models import FOLDER, ImportDraft

ON_ITS_WAY = timedelta(days=1)  # a younger file's draft may not be saved yet


class Command(BaseCommand):
    help = "Delete imports that nobody finished within 30 days, with their files. Run it from cron every night."

    def handle(self, *args: Any, **options: Any) -> str:
        drafts = ImportDraft.objects.forget()
        return f"{drafts} imports forgotten, {sweep()} files without one."


def sweep() -> int:
    """Files whose draft went another way, with its owner say: deleted when they are too old to be on their way in."""
    if not default_storage.exists(FOLDER):
        return 0
    held = set(ImportDraft.objects.exclude(file="").values_list("file", flat=True))
    names = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    loose = [name for name in names if name not in held and _age(name) > ON_ITS_WAY]
    for name in loose:
        default_storage.delete(name)
    return len(loose)


def _age(name: str) -> timedelta:
    return timezone.now() - default_storage.get_modified_time(name)
