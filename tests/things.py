"""One of each thing that has an address, in the world of tests/world.py."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from desk.importing import understood
from desk.models import Ignored, ImportDraft
from minutes.models import Attachment, Edition, TextRevision
from minutes.models.text import Copy, Stale
from reading import read
from tests.world import attend, make_meeting, make_user


def make_things(world: Any) -> dict[str, Any]:
    """A primary key, or the like, for each parameter that addresses take. The import draft is somebody else's."""
    file = Attachment.add(
        ContentFile(b"Notat", name="notat.txt"), meeting=world.meeting, item=world.item, by=world.asta
    )
    Edition.make(world.meeting, kind="agenda", by=world.asta)
    decision = world.item.decision
    decision.write("Købes.", copy=Copy(0, "a", 1), by=world.asta)
    with pytest.raises(Stale):
        decision.write("Sælges.", copy=Copy(0, "b", 1), by=world.bo)
    source = "Referat"
    someone = ImportDraft.objects.create(
        owner=make_user("Holger Hansgaard"),
        source=source,
        sha256="0" * 64,
        understood=understood(read(source), None),
    )
    make_meeting(world.body, world.asta, days=60)
    ignored = Ignored.note(world.item, "f0", task="Købe senge", by=world.asta)
    return {
        "slug": world.body.slug,
        "meeting_pk": world.meeting.pk,
        "item_pk": world.item.pk,
        "number": 1,
        "action_pk": world.action.pk,
        "attachment_pk": file.pk,
        "decision_pk": decision.pk,
        "attendance_pk": attend(world.meeting, world.carla.person).pk,
        "draft_pk": someone.pk,
        "revision_pk": TextRevision.objects.get().pk,
        "person_pk": world.carla.person.pk,
        "seat_pk": world.body.seats.get(person=world.frida).pk,
        "organisation_pk": world.kommune.pk,
        "cluster_pk": world.cluster.pk,
        "key": "0" * 64,
        "ignored_pk": ignored.pk,
    }
