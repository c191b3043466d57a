"""A load that fails leaves nothing: no rows, no files."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from actions.models import Action
from clusters.models import Cluster, Entry
from desk.example import pdf
from desk.example.stage import Stage
from minutes.models import Meeting
from minutes.models.meeting import Refusal

pytestmark = pytest.mark.django_db


def test_failed_load_leaves_neither_rows_nor_files(settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    first, second = (len(pdf.typeset(pdf.paper(name)[1])) for name in ("forretningsorden", "krise-forloeb"))
    assert first < second
    settings.UPLOAD_BYTES = first  # the first paper is taken, a later one is too large
    with pytest.raises(Refusal):
        call_command("example")
    assert not Cluster.objects.exists()
    assert not Entry.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("day", [date(2027, 7, 20), date(2028, 2, 29)])
def test_loads_on_any_day(settings: Any, tmp_path: Path, day: date):
    """In the holidays, and where two meetings draw near each other."""
    settings.MEDIA_ROOT = tmp_path
    now = datetime.combine(day, time(9, 17), tzinfo=UTC)
    Stage(now).play()
    assert set(Meeting.objects.values_list("state", flat=True)) == set(Meeting.State.values)
    assert not Entry.objects.filter(at__gt=now).exists()
    assert Action.objects.overdue(day).count() >= 4
    for action in Action.objects.exclude(closed_at=None):
        assert action.created_at < action.closed_at <= now
