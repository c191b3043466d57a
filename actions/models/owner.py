from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusters.access import CHAIRS
from clusters.models import Person

if TYPE_CHECKING:
    from clusters.models import User

# What minutes call those who hold a seat: the words resolve to the seats of that role in the action's body.
ROLE_WORDS = {
    "formandskabet": "chair",
    "formanden": "chair",
    "formændene": "chair",
    "medformændene": "chair",
    "sekretariatet": "secretary",
    "fællessekretariatet": "secretary",
    "sekretæren": "secretary",
    "referenten": "secretary",
}


class OwnerQuerySet(models.QuerySet["Owner"]):
    def actions_of(self, user: User, *, roles: bool = True) -> models.QuerySet[Owner, int]:
        """The actions that are this user's, as primary keys: as a person, as an organisation's coordinator, and
        with `roles` by a seat that holds the role in words. A union, so that each part goes by its own index.
        """
        if not user.person_id:
            return self.none().values_list("action", flat=True)
        parts = [self.filter(person=user.person_id), self.filter(organisation__coordinators=user.person_id)]
        for role, held in (("chair", CHAIRS), ("secretary", frozenset({"secretary"}))):
            if roles and (bodies := user.standing.where(held)):
                parts.append(self.filter(seat_role=role, action__body__in=bodies))
        first, *rest = (part.order_by().values_list("action", flat=True) for part in parts)
        return first.union(*rest)


class OwnerManager(models.Manager.from_queryset(OwnerQuerySet)):  # type: ignore[misc]
    """Owners with whoever they are: nothing shows an owner without the name, so it costs one query and not four."""

    def get_queryset(self) -> OwnerQuerySet:
        owners: OwnerQuerySet = super().get_queryset().select_related("person__organisation", "organisation")
        return owners


class Owner(models.Model):
    """Ansvarlig: a person, an organisation, or a role in words; several per action, one of them in the lead."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="owners")
    person = models.ForeignKey("clusters.Person", models.PROTECT, null=True, blank=True, related_name="owned")
    organisation = models.ForeignKey(
        "clusters.Organisation", models.PROTECT, null=True, blank=True, related_name="owned"
    )
    role = models.CharField(_("role in words"), max_length=100, blank=True)
    seat_role = models.CharField(max_length=20, blank=True, editable=False)
    lead = models.BooleanField(_("in the lead"), default=False)

    objects = OwnerManager()

    class Meta:
        ordering = ["-lead", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation=None, role="")
                | Q(person=None, organisation__isnull=False, role="")
                | Q(person=None, organisation=None) & ~Q(role=""),
                name="owner_is_one_of_three",
                violation_error_message=_("An owner is a person, an organisation or a role."),
            ),
            models.UniqueConstraint(fields=["action", "person"], name="owner_person_once"),
            models.UniqueConstraint(fields=["action", "organisation"], name="owner_organisation_once"),
            models.UniqueConstraint(fields=["action", "role"], condition=~Q(role=""), name="owner_role_once"),
            models.UniqueConstraint(fields=["action"], condition=Q(lead=True), name="owner_one_lead"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.role)

    def fold_into(self, person: Person) -> bool:
        """Part of merging two entries of one person: who owns an action twice owns it once, in the lead if either was.

        True if this row is now gone, because `person` owns the action already.
        """
        twin = self.action.owners.filter(person=person).first()
        if twin is None:
            return False
        self.delete()
        if self.lead:
            twin.lead = True
            twin.save(update_fields=["lead"])
        return True

    @property
    def detail(self) -> str:
        """What stands under the name: a person's organisation."""
        return str(self.person.organisation or "") if self.person else ""

    @property
    def sort(self) -> str:
        """'person', 'organisation' or 'role'."""
        return "person" if self.person_id else "organisation" if self.organisation_id else "role"
