"""People, and those of them who sign in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ForeignObjectRel, Q
from django.db.models.functions import Lower
from django.forms.models import model_to_dict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusters.access import RUNNING
from clusters.models.constraints import filled
from clusters.models.entry import Entry
from outbox.models import Mail

if TYPE_CHECKING:
    from clusters.access import Standing
    from clusters.models.body import Body


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User) -> PersonQuerySet:
        """Those who have or had a seat in a body of `user`'s, and `user`'s own person.

        To those who run a body also its guests, and who owns an action there: people without a seat.
        """
        if user.is_superuser:
            return self
        now, running = list(user.standing.now), user.standing.where(RUNNING)
        known = [Q(seats__body__in=now), Q(attendances__meeting__body__in=running), Q(owned__action__body__in=running)]
        rule = Q(pk=user.person_id)
        for way in known:  # one subquery each: joined, they multiply
            rule |= Q(pk__in=Person.objects.filter(way).values("pk"))
        return self.filter(rule)

    def known_to(self, user: User, body: Body) -> PersonQuerySet:
        """Who may be offered a seat in `body`: people of its cluster, by name alone, and those whom `user` sees."""
        in_cluster = Q(pk__in=Person.objects.filter(seats__body__cluster=body.cluster_id).values("pk"))
        return self.filter(in_cluster | Q(pk__in=Person.objects.visible_to(user).values("pk")))


class Person(models.Model):
    """Person: takes part in meetings or owns actions. Need not sign in, nor have an e-mail address."""

    name = models.CharField(_("name"), max_length=200, db_collation="danish")
    title = models.CharField(_("job title"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "clusters.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            filled("name", name="person_has_name", message=_("Write the person's name.")),
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="person_email_once",
                violation_error_message=_("Another person has that e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # who may

    @property
    def sign_in(self) -> User | None:
        """The person's user, if there is one."""
        return getattr(self, "user", None)

    def may_read(self, user: User) -> bool:
        """May `user` see address and telephone? Oneself, and members of a body that the person has a seat in."""
        if user.standing.everything or self.pk == user.person_id:
            return True
        return any(seat.body.may_see_people(user) for seat in self.seats.all()) or self.may_change(user)

    def may_change(self, user: User) -> bool:
        """Those who run a body where the person sits, or has been a guest or owner of an action, keep the entry."""
        running = user.standing.where(RUNNING)
        ways = Q(seats__body__in=running) | Q(attendances__meeting__body__in=running)
        ways |= Q(owned__action__body__in=running)
        return user.standing.everything or Person.objects.filter(ways, pk=self.pk).exists()

    def in_hands_of(self, user: User) -> bool:
        """Does `user` run every body that the person's sign-in opens?

        Who decides where a person's sign-in code goes can read what that person reads, so a seat in one body
        must not be enough to change the address, or to merge the entry with another.
        """
        if user.standing.everything:
            return True
        bodies = set(self.seats.values_list("body", flat=True)) | set(self.owned.values_list("action__body", flat=True))
        above = self.sign_in is not None and self.sign_in.is_superuser
        coordinated = self.coordinates.all()
        return not above and all(map(user.standing.runs, bodies)) and all(o.may_appoint(user) for o in coordinated)

    # verbs; each raises ValidationError for what cannot be

    @classmethod
    @transaction.atomic
    def add(cls, *, by: User, **fields: Any) -> Person:
        """A new entry. `fields`: name, title, organisation, email and phone."""
        person = cls(**fields)
        person.full_clean()
        person.save()
        Entry.record("person_added", person, by=by, name=person.name)
        return person

    @transaction.atomic
    def change(self, *, by: User, **fields: Any) -> None:
        """Change name, title, organisation, e-mail or phone. With a sign-in, that moves to the new address too."""
        old = {name: getattr(self, name) for name in fields}
        changed = {name: value for name, value in fields.items() if value != old[name]}
        for name, value in changed.items():
            setattr(self, name, value)
        self.full_clean()
        if "email" in changed and self.sign_in:
            self.sign_in.move(self.email)
        self.save(update_fields=list(changed))
        if changed:
            was: dict[str, Any] = {name: [str(old[name] or ""), str(value or "")] for name, value in changed.items()}
            Entry.record("person_changed", self, by=by, **was)

    @transaction.atomic
    def invite(self, body: Body, *, by: User, again: bool = False) -> User:
        """Give the person a sign-in, unless there is one, and queue a mail that leads to it.

        One mail per body and person, and with `again` one more a day.
        """
        if not self.email:
            raise ValidationError({"email": _("Write the e-mail address that the invitation goes to.")})
        user = self.sign_in or User.objects.filter(email__iexact=self.email).first()
        if user and user.person_id != self.pk:
            raise ValidationError({"email": _("Somebody else signs in with that e-mail address.")})
        if user and not user.is_active:
            raise ValidationError(_("The administrator has closed this person's sign-in."), code="closed")
        user = user or User.objects.create_user(self.email, person=self)
        key = f"invited:{body.pk}:{self.pk}"
        if again:
            key += f":{timezone.localdate():%Y-%m-%d}"
        with translation.override(settings.LANGUAGE_CODE):
            page = settings.SITE_URL.rstrip("/") + reverse("account_request_login_code")
            text = render_to_string(
                "clusters/invitation.txt", {"person": self, "user": user, "body": body, "by": by, "page": page}
            )
            subject = gettext("You have been given a seat in %(body)s") % {"body": body}
            Mail.queue(key=key, recipient=user.email, subject=subject, text=text)
        Entry.record("invited", self, by=by, body=body, email=user.email)
        return user

    @transaction.atomic
    def absorb(self, other: Person, *, by: User) -> None:
        """Merge: everything that is `other`'s becomes this person's, and `other` is gone.

        What the minutes say of the people at a meeting stays as it was written then. Every row that points
        at a person is moved, whichever app it is in; where both have its like (an open seat of that role, a place
        at the meeting, an action), the two become one as the model's `fold_into` says. The entry keeps what
        `other` was and each row that was folded.

        Raises ValidationError for a merge with oneself (code same), or when both sign in (code both_sign_in).
        """
        if self.pk == other.pk:
            raise ValidationError(_("Choose another entry than this one."), code="same")
        if self.sign_in and other.sign_in:
            raise ValidationError(
                _("Both entries can sign in. The administrator must close one of the sign-ins first."),
                code="both_sign_in",
            )
        kept = model_to_dict(other, fields=["name", "title", "email", "phone"])
        kept |= {"id": other.pk, "organisation": str(other.organisation or "")}
        joined = self.joined_with(other)
        moved, folded = _move_rows(other, self)
        self.seats.filter(substitute_for__person=self).update(substitute_for=None)
        Person.objects.get(pk=other.pk).delete()  # a fresh one, that does not remember the rows it had
        for name, value in joined.items():
            setattr(self, name, value)
        self.save()
        self.refresh_from_db()
        Entry.record("merged", self, by=by, other=kept, moved=moved, folded=folded)

    def joined_with(self, other: Person) -> dict[str, Any]:
        """Name, title, organisation, e-mail and phone after a merge: the own ones, and where they lack the other's.

        An address that somebody signs in with stays with the sign-in.
        """
        names = ["name", "title", "organisation", "email", "phone"]
        joined = {name: getattr(self, name) or getattr(other, name) for name in names}
        return joined | ({"email": other.email} if other.sign_in else {})


def _move_rows(source: Person, target: Person) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Point every row that points at `source` to `target`. How many of each model were moved, and which folded.

    Also rows behind relations without a name back (who closed an action), and the rows of many-to-many fields.
    """
    moved: dict[str, int] = {}
    folded: list[dict[str, str]] = []
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.concrete or relation.many_to_many or not isinstance(relation, ForeignObjectRel):
            continue
        model, name = relation.related_model, relation.field.name
        for row in model._base_manager.filter(**{name: source}):
            values = {field.attname: str(getattr(row, field.attname)) for field in model._meta.concrete_fields}
            if _folds(row, name, target):
                folded.append({"model": model._meta.label} | values)
            else:
                model._base_manager.filter(pk=row.pk).update(**{name: target})
                moved[model._meta.label] = moved.get(model._meta.label, 0) + 1
    return moved, folded


def _folds(row: Any, name: str, target: Person) -> bool:
    """Fold the row into its like among `target`'s rows, if there is one and two cannot stand."""
    if hasattr(row, "fold_into"):
        return row.fold_into(target)
    if not row._meta.auto_created:
        return False
    pair = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    like = row._meta.model._base_manager.filter(**(pair | {f"{name}_id": target.pk}))
    return like.exists() and bool(row.delete())


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet[User]:
        """With the person: every page shows whose it is."""
        return super().get_queryset().select_related("person__organisation")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who signs in with a code by e-mail, and with `password` if given."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """The installation's administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Bruger: a sign-in by e-mail, for at most one person."""

    email = models.EmailField(_("e-mail"), unique=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("sees the administration"), default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.person.name if self.person_id and self.person else self.email

    def get_full_name(self) -> str:
        return str(self)

    def move(self, email: str) -> None:
        """Sign in with another address from now on; no older address opens the door any more.

        Raises ValidationError for an address that is empty or another's.
        """
        from allauth.account.models import EmailAddress

        self.email = email.lower()
        if not email:
            raise ValidationError(
                {"email": _("The person signs in with the e-mail address, so it cannot be left out.")}
            )
        taken = EmailAddress.objects.filter(email=self.email).exclude(user=self).exists()
        if taken or User.objects.filter(email__iexact=email).exclude(pk=self.pk).exists():
            raise ValidationError({"email": _("Somebody else signs in with that e-mail address.")})
        self.save(update_fields=["email"])
        EmailAddress.objects.filter(user=self).delete()

    @cached_property
    def standing(self) -> Standing:
        """What this user's seats give, today and earlier: one query per request."""
        from clusters.access import Standing

        return Standing.of(self)
