"""What the pages are measured on: a body with 200 meetings and 10,000 actions, texts of real length."""

from __future__ import annotations

import json
import sys
from datetime import datetime, time, timedelta

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from actions.models import Action, Owner  # noqa: E402
from clusters.models import Body, Cluster, Organisation, Person, Seat  # noqa: E402
from minutes.models import AgendaItem, Attachment, Meeting  # noqa: E402
from minutes.models.text import Copy  # noqa: E402

PARAGRAPH = (
    "Kommunerne og sygehuset har siden foråret afprøvet en fælles vagtplan for de akutte pladser. Erfaringerne viser, "
    "at borgerne kommer hurtigere hjem, og at hjemmesygeplejen får besked i bedre tid. Der udestår en aftale om, "
    "hvordan udgiften deles, når ordningen fortsætter efter prøveperioden. "
)
CASE = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(3)) + "<ul><li>Første forhold</li><li>Andet forhold</li></ul>"
DECISION = PARAGRAPH + "\n\nDet aftales, at\n- sygehuset bestiller kørslen\n- sekretariatet samler tallene"


def make() -> dict[str, str]:
    """Fill an empty database. Gives the addresses to measure and a signed-in secretary's cookie."""
    user_model = get_user_model()
    region = Organisation.objects.create(name="Region Måling", kind="region")
    places = [Organisation.objects.create(name=f"Kommune {n}", kind="municipality", region=region) for n in range(8)]
    cluster = Cluster.objects.create(name="Måleklynge", kind="health_cluster", region=region)
    body = Body.objects.create(cluster=cluster, name="Målt forum", slug="bench", place="Lokale 1")
    people = [
        Person.objects.create(name=f"Person {n:02d}", organisation=places[n % 8], email=f"p{n}@example.dk")
        for n in range(30)
    ]
    for number, person in enumerate(people):
        Seat.objects.create(body=body, person=person, role="secretary" if number < 2 else "member")
    user = user_model.objects.create_user(people[0].email, person=people[0])
    noon = timezone.make_aware(datetime.combine(timezone.localdate(), time(13)))
    meetings = [
        Meeting.plan(body=body, starts=noon + timedelta(days=14 * (n - 190)), place="Lokale 1", by=user)
        for n in range(200)
    ]
    meeting = meetings[190]
    meeting.begin(by=user)
    items = [
        AgendaItem.add(meeting, title=f"Fælles akutpladser, del {n}", by=user, minutes=10, closed=n % 6 == 5)
        for n in range(12)
    ]
    for item in items:
        item.section("case").write(CASE, copy=Copy(0), by=user)
        item.section("recommendation").write(f"<p>{PARAGRAPH}</p>", copy=Copy(0), by=user)
        item.decision.write(DECISION, copy=Copy(0), by=user)
        item.decision.conclude("approved", by=user)
        for number in range(2):
            file = ContentFile(f"{item.pk} {number}".encode(), name=f"Notat {number}.txt")
            Attachment.add(file, meeting=meeting, item=item, by=user, closed=bool(number))
    today = timezone.localdate()
    actions = Action.objects.bulk_create(
        [
            Action(
                body=body, item=items[n % 12] if n < 36 else None,
                task=f"Samle tal nummer {n} for de fælles akutpladser",
                created_by=user, due=today + timedelta(days=n % 400 - 60), due_phrase="inden næste møde",
                due_precision="day",
            )
            for n in range(10_000)
        ],
        batch_size=500,
    )  # fmt: skip
    Owner.objects.bulk_create(
        [
            Owner(action=action, person=people[n % 30], lead=True)
            for n, action in enumerate(actions)
            if n % 30 or n < 1800
        ]
        + [Owner(action=action, organisation=places[n % 8]) for n, action in enumerate(actions)],
        batch_size=500,
    )
    saves = []
    for other in meetings[180:188]:  # eight secretaries at eight meetings
        other.begin(by=user)
        item = AgendaItem.add(other, title="Status", by=user)
        saves.append(f"/decisions/{item.decision.pk}/write/")
    client = Client()
    client.force_login(user)
    return {
        "session": client.cookies["sessionid"].value,
        "home": "/",
        "desk": f"/meetings/{meeting.pk}/desk/",
        "record": f"/meetings/{meeting.pk}/",
        "register": "/bodies/bench/actions/",
        "list": "/meetings/",
        "save": " ".join(saves),
    }


if __name__ == "__main__":
    json.dump(make(), sys.stdout)
