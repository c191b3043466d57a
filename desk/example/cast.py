"""Makes the cluster, its organisations, people, bodies and cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from clusters.models import Body, Cluster, Entry, Organisation, Person, Seat, User
from desk.example.bodies import BODIES, CASES, CLUSTER, SEATS, SECRETARIATS
from desk.example.people import COORDINATORS, ORGANISATIONS, PASSWORD, PEOPLE, REGION, address
from minutes.models import Case


@dataclass
class Cast:
    """Everybody and everything that the meetings speak of, by name."""

    cluster: Cluster
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)  # by full name and by first name
    bodies: dict[str, Body] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    def owner(self, name: str) -> Person | Organisation | str:
        """Whom an action's owner means: a person, an organisation, or a role in words."""
        return self.people.get(name) or self.organisations.get(name) or name


def gather(today: date, opening: date) -> Cast:
    """Store all of it. `opening`: the day on which the seats begin."""
    region = Organisation.objects.create(name=REGION, short_name="Regionen", kind=Organisation.Kind.REGION)
    cluster = Cluster.objects.create(name=CLUSTER, kind=Cluster.Kind.HEALTH_CLUSTER, region=region, valid_from=opening)
    cast = Cast(cluster, {REGION: region})
    for name, (short, kind) in ORGANISATIONS.items():
        if name != REGION:
            row = Organisation.objects.create(name=name, short_name=short, kind=kind, region=region)
            cast.organisations[name] = row
    cluster.organisations.set(cast.organisations.values())
    add_people(cast)
    for name, who in COORDINATORS.items():
        cast.organisations[name].coordinators.add(cast.people[who])
    add_bodies(cast, today, opening)
    for number, (key, title) in enumerate(CASES.items(), start=1):
        journal = f"{opening.year}-{opening.month:02}{137 * number:04}"
        cast.cases[key] = Case.objects.create(cluster=cluster, title=title, journal_number=journal)
    return cast


def add_people(cast: Cast) -> None:
    """People, and a sign-in for those who have one. All share one password, so it is hashed once."""
    hashed = make_password(PASSWORD)
    for name, title, organisation, signs_in in PEOPLE:
        email = address(name)
        person = Person.objects.create(
            name=name, title=title, organisation=cast.organisations[organisation], email=email
        )
        cast.people[name] = person
        if signs_in:
            user = User.objects.create(email=email, password=hashed, person=person)
            cast.users[name] = cast.users[name.split()[0]] = user


def add_bodies(cast: Cast, today: date, opening: date) -> None:
    above = None
    secretary = cast.users["Signe"]
    for key, rules in BODIES.items():
        body = Body.objects.create(
            cluster=cast.cluster, reports_to=above, letterhead=SECRETARIATS, valid_from=opening, **rules
        )
        Entry.record("body_founded", body, by=secretary, body=body, name=body.name)
        cast.bodies[key] = above = body
        seats: dict[str, Seat] = {}
        for number, place in enumerate(SEATS[key], start=1):
            seats[place.who] = Seat.give(
                cast.people[place.who],
                body,
                by=secretary,
                role=place.role,
                group=place.group,
                position=number * 10,
                starts=opening,
                ends=None if place.until is None else today + timedelta(days=place.until),
                substitute_for=seats.get(place.stands_in_for),
            )
