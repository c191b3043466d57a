from clusters.models.body import Body
from clusters.models.cluster import Alias, Cluster, Succession
from clusters.models.entry import Entry
from clusters.models.organisation import Organisation
from clusters.models.person import Person, User
from clusters.models.seat import Seat

__all__ = ["Alias", "Body", "Cluster", "Entry", "Organisation", "Person", "Seat", "Succession", "User"]
