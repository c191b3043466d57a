"""Who they are. All of it is invented: region, municipalities, people and addresses."""

from clusters.models import Organisation, Seat

PASSWORD = "punktvis-demo-2027"  # noqa: S105 shown on the sign-in page of the demo; nothing else is behind it

Kind = Organisation.Kind
REGION = "Region Havlandet"
ORGANISATIONS = {  # name: short name, kind
    REGION: ("Regionen", Kind.REGION),
    "Brinkby Kommune": ("Brinkby", Kind.MUNICIPALITY),
    "Lærkedal Kommune": ("Lærkedal", Kind.MUNICIPALITY),
    "Vindholm Kommune": ("Vindholm", Kind.MUNICIPALITY),
    "Ternø Kommune": ("Ternø", Kind.MUNICIPALITY),
    "Brinkby Hospital": ("Hospitalet", Kind.HOSPITAL),
    "Psykiatrien i Region Havlandet": ("Psykiatrien", Kind.HOSPITAL),
    "PLO-Havlandet": ("PLO", Kind.PRACTICE),
    "Patienternes Samråd i Havlandet": ("Samrådet", Kind.PATIENTS),
}

# Who sees and closes what an organisation owns. Ternø lets Vindholm speak for it.
COORDINATORS = {
    "Brinkby Kommune": "Vibeke Stormholt",
    "Lærkedal Kommune": "Solveig Bregnager",
    "Vindholm Kommune": "Ditlev Kornelund",
    "Ternø Kommune": "Ditlev Kornelund",
    "Brinkby Hospital": "Mathilde Sejrskov",
    "Psykiatrien i Region Havlandet": "Ejnar Birkevad",
}

# name, title, organisation, signs in. The address is the first name at example.dk.
PEOPLE = [
    ("Thorkild Egeskær", "hospitalsdirektør", "Brinkby Hospital", True),
    ("Vibeke Stormholt", "sundheds- og omsorgsdirektør", "Brinkby Kommune", True),
    ("Solveig Bregnager", "sundhedschef", "Lærkedal Kommune", True),
    ("Ditlev Kornelund", "sundhedschef", "Vindholm Kommune", False),
    ("Ejnar Birkevad", "ledende overlæge", "Psykiatrien i Region Havlandet", True),
    ("Rosa Klokkebjerg", "praktiserende læge", "PLO-Havlandet", True),
    ("Hjalmar Vintersø", "patientrepræsentant", "Patienternes Samråd i Havlandet", True),
    ("Mathilde Sejrskov", "ledende oversygeplejerske", "Brinkby Hospital", True),
    ("Signe Mosekær", "udviklingskonsulent", "Brinkby Kommune", True),
    ("Aksel Rughave", "specialkonsulent", "Brinkby Hospital", True),
    ("Birger Solhøj", "regionsrådsmedlem", REGION, False),
    ("Ragna Fyrlund", "borgmester", "Brinkby Kommune", False),
    ("Osvald Grønvang", "formand for Social- og Sundhedsudvalget", "Vindholm Kommune", False),
    ("Gudrun Lyngvad", "borgmester", "Ternø Kommune", False),
]


def address(name: str) -> str:
    """The e-mail address of a person of the example."""
    return f"{name.split()[0].lower()}@example.dk"


# One of each kind, for whoever tries the example.
SIGN_INS = [
    (address("Signe Mosekær"), Seat.Role.SECRETARY),
    (address("Thorkild Egeskær"), Seat.Role.CHAIR),
    (address("Solveig Bregnager"), Seat.Role.MEMBER),
    (address("Hjalmar Vintersø"), Seat.Role.OBSERVER),
]
SECOND_SECRETARY = address("Aksel Rughave")  # for trying what happens when two write at once
