from clusters.views.account import account
from clusters.views.bodies import bodies, body, new_body, rules
from clusters.views.organisations import (
    coordinators,
    edit_organisation,
    join_cluster,
    leave_cluster,
    new_organisation,
    organisation,
    organisations,
)
from clusters.views.people import edit_person, merge, person
from clusters.views.seats import edit_seat, end_seat, invite, new_seat, restore_seat, seats

__all__ = [
    "account",
    "bodies",
    "body",
    "coordinators",
    "edit_organisation",
    "edit_person",
    "edit_seat",
    "end_seat",
    "invite",
    "join_cluster",
    "leave_cluster",
    "merge",
    "new_body",
    "new_organisation",
    "new_seat",
    "organisation",
    "organisations",
    "person",
    "restore_seat",
    "rules",
    "seats",
]
