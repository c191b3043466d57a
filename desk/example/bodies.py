"""The cluster, its three bodies with their rules and seats, and the cases that run through them."""

from dataclasses import dataclass

from clusters.models import Body, Seat

CLUSTER = "Sundhedsklynge Brinkby"
SECRETARIATS = "Brinkby Kommune · Brinkby Hospital"

Role = Seat.Role
HOSPITAL, TOWNS, DOCTORS = "Fra Region Havlandet", "Fra kommunerne", "Fra PLO-Havlandet"
PATIENTS, STAFF, OFFICE = "Fra patienterne", "Tilforordnede", "Sekretariat"


@dataclass(frozen=True)
class Place:
    """A seat of the example. `until`: days from today on which it ended."""

    who: str
    role: str
    group: str
    stands_in_for: str = ""
    until: int | None = None


# In the order of reporting, the highest first: slug, name, rules.
BODIES: dict[str, dict[str, object]] = {
    "p": {
        "slug": "politisk-sundhedsklynge-brinkby",
        "name": "Politisk Sundhedsklynge Brinkby",
        "approval": Body.Approval.CHAIRS,
        "numbering": Body.Numbering.YEAR,
        "shows_closed_titles": True,
        "place": "Brinkby Rådhus, byrådssalen",
    },
    "f": {
        "slug": "faglig-sundhedsklynge-brinkby",
        "name": "Faglig Sundhedsklynge Brinkby",
        "approval": Body.Approval.NEXT_MEETING,
        "place": "Brinkby Hospital, lokale 4",
    },
    "d": {
        "slug": "driftsforum-brinkby",
        "name": "Driftsforum Brinkby",
        "approval": Body.Approval.SILENCE,
        "days_items": 7,
        "days_agenda": 4,
        "former_seats_read": True,
        "place": "Brinkby Rådhus, lokale 12",
        "minutes_long": 90,
    },
}

SECRETARIAT = [Place("Signe Mosekær", Role.SECRETARY, OFFICE), Place("Aksel Rughave", Role.SECRETARY, OFFICE)]
SEATS = {
    "p": [
        Place("Birger Solhøj", Role.CHAIR, HOSPITAL),
        Place("Ragna Fyrlund", Role.CO_CHAIR, TOWNS),
        Place("Osvald Grønvang", Role.MEMBER, TOWNS),
        Place("Gudrun Lyngvad", Role.MEMBER, TOWNS),
        Place("Rosa Klokkebjerg", Role.MEMBER, DOCTORS),
        Place("Thorkild Egeskær", Role.OBSERVER, STAFF),
        Place("Vibeke Stormholt", Role.OBSERVER, STAFF),
        Place("Hjalmar Vintersø", Role.OBSERVER, PATIENTS),
        *SECRETARIAT,
    ],
    "f": [
        Place("Thorkild Egeskær", Role.CHAIR, HOSPITAL),
        Place("Ejnar Birkevad", Role.MEMBER, HOSPITAL),
        Place("Vibeke Stormholt", Role.CO_CHAIR, TOWNS),
        Place("Solveig Bregnager", Role.MEMBER, TOWNS),
        Place("Ditlev Kornelund", Role.MEMBER, TOWNS),
        Place("Rosa Klokkebjerg", Role.MEMBER, DOCTORS),
        Place("Hjalmar Vintersø", Role.OBSERVER, PATIENTS),
        Place("Mathilde Sejrskov", Role.SUBSTITUTE, HOSPITAL, stands_in_for="Thorkild Egeskær"),
        *SECRETARIAT,
    ],
    "d": [
        Place("Mathilde Sejrskov", Role.CHAIR, HOSPITAL),
        Place("Ejnar Birkevad", Role.MEMBER, HOSPITAL),
        Place("Vibeke Stormholt", Role.MEMBER, TOWNS),
        Place("Solveig Bregnager", Role.MEMBER, TOWNS),
        Place("Ditlev Kornelund", Role.MEMBER, TOWNS),
        Place("Rosa Klokkebjerg", Role.MEMBER, DOCTORS, until=-310),
        *SECRETARIAT,
    ],
}

CASES = {
    "akut": "Fælles akutpladser",
    "fredag": "Udskrivning fredag eftermiddag",
    "tele": "Hjemmemonitorering",
    "data": "Sundhedsdata på tværs",
    "rekrut": "Rekruttering og fælles kompetencer",
    "aeldre": "Den ældre medicinske patient",
    "midler": "Klyngemidler",
    "overgang": "Overgangen til sundhedsråd",
    "krise": "Psykisk krise og unge i overgang",
    "medicin": "Medicinafstemning ved sektorskift",
    "ternoe": "Kørsel til og fra Ternø",
}
