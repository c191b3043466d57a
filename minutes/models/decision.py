from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from clusters.models import Body, Entry, User
from minutes.models.meeting import READABLE, Reason, Refusal
from minutes.models.rights import readable
from minutes.models.text import Text

if TYPE_CHECKING:
    from minutes.models.item import AgendaItem
    from minutes.models.meeting import Meeting


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> DecisionQuerySet:
        """Decisions that the user may read: what `minutes.access.Reader` says of one meeting, over all of them."""
        return self.filter(readable(user, READABLE, at="item__"))

    def said(self) -> DecisionQuerySet:
        """Those that say anything: a text or an outcome."""
        return self.exclude(text="", outcome="")


class Decision(Text):
    """Beslutning: one or more under an item. Plain text: blank line = paragraph, '- ' and '1.' = lists.

    `point` is the point of the recommendation that it answers, where points are answered one by one.
    `number` and `year` are the register number, given at approval and never used again.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Approved")
        APPROVED_WITH_REMARKS = "approved_with_remarks", _("Approved with remarks")
        NOTED = "noted", _("Noted")
        DISCUSSED = "discussed", _("Discussed")
        RECOMMENDED = "recommended", _("Recommended")
        POSTPONED = "postponed", _("Postponed")
        REJECTED = "rejected", _("Rejected")
        NOT_RELEASED = "not_released", _("Not released")
        OTHER = "other", _("Other decision")

    item = models.ForeignKey("minutes.AgendaItem", models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField(default=0)
    point = models.CharField(_("answers point"), max_length=10, blank=True)
    outcome = models.CharField(_("outcome"), max_length=30, choices=Outcome.choices, blank=True)
    postponed_to = models.CharField(_("postponed to"), max_length=100, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    votes_blank = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)
    dissent = models.TextField(_("dissent"), blank=True)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    number = models.PositiveIntegerField(null=True, editable=False)
    body = models.ForeignKey("clusters.Body", models.PROTECT, related_name="+", editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="decision_position_once"),
            models.UniqueConstraint(
                fields=["body", "year", "number"], condition=Q(number__isnull=False), name="decision_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number=None, year=None) | Q(number__isnull=False, year__isnull=False),
                name="decision_number_has_year",
            ),
            models.CheckConstraint(
                condition=Q(postponed_to="") | Q(outcome="postponed"),
                name="decision_postponed_says_so",
                violation_error_message=_("Only a postponed item has a new meeting."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or self.text[:60]

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting

    @transaction.atomic
    def conclude(self, outcome: str, *, postponed_to: str = "", by: User) -> None:
        """Set the outcome, or take it away with ''. Setting the same again changes nothing. Raises Locked.

        An item all of whose decisions postpone it is postponed itself, until one of them says something else.
        """
        self.meeting.hold()
        if (self.outcome, self.postponed_to) == (outcome, postponed_to):
            return
        old, self.outcome, self.postponed_to = self.outcome, outcome, postponed_to
        self.save(update_fields=["outcome", "postponed_to"])
        Entry.record("concluded", self, by=by, body=self.meeting.body, outcome=[old, outcome])
        states = type(self.item).State
        if outcome == self.Outcome.POSTPONED:
            if not self.item.decisions.exclude(outcome=outcome).exists():
                self.item.mark(states.POSTPONED, by=by)
        elif old == self.Outcome.POSTPONED and self.item.state == states.POSTPONED:
            self.item.mark(states.PENDING, by=by)

    def tell_votes(
        self, *, votes_for: int | None, votes_against: int | None, votes_blank: int | None, dissent: str, by: User
    ) -> None:
        """Set how it was voted on (None: not told), and what those said who did not agree. Raises Locked."""
        with transaction.atomic():
            self.meeting.hold()
            self.votes_for, self.votes_against, self.votes_blank = votes_for, votes_against, votes_blank
            self.dissent = dissent
            self.save(update_fields=["votes_for", "votes_against", "votes_blank", "dissent"])
            votes = [votes_for, votes_against, votes_blank]
            Entry.record("votes_told", self, by=by, body=self.meeting.body, votes=votes)

    @classmethod
    def number_in(cls, meeting: Meeting) -> None:
        """Give the decisions of approved minutes that say anything their numbers: the body's next ones of the year that
        the meeting was held in, in the order of the items. Part of an approval, inside its transaction; the body's row
        makes two approvals wait for each other.
        """
        body, year = Body.objects.select_for_update().get(pk=meeting.body_id), meeting.day.year
        last = cls.objects.filter(body=body, year=year).aggregate(Max("number"))["number__max"] or 0
        rows = (
            cls.objects.said().filter(item__meeting=meeting, number=None).order_by("item__position", "position", "pk")
        )
        for number, pk in enumerate(rows.values_list("pk", flat=True), start=last + 1):
            cls.objects.filter(pk=pk).update(year=year, number=number)

    @classmethod
    def add(cls, item: AgendaItem, *, point: str, by: User) -> Decision:
        """One more decision under an item, for a point of the recommendation. The same point twice is one decision.

        Raises Locked.
        """
        with transaction.atomic():
            item.meeting.hold()
            there = item.decisions.filter(point=point).first() if point else None
            if there:
                return there
            last = item.decisions.aggregate(Max("position"))["position__max"]
            row = cls.objects.create(
                item=item, point=point, position=0 if last is None else last + 1, body_id=item.meeting.body_id
            )
            Entry.record("decision_added", row, by=by, body=item.meeting.body, item=item.pk, point=point)
        return row

    def remove(self, *, by: User) -> None:
        """Take away a decision that says nothing, unless it is the item's only one. Raises Refusal, Locked."""
        with transaction.atomic():
            self.meeting.hold()
            self.refresh_from_db(fields=["text", "outcome"])
            if self.text.strip() or self.outcome:
                raise Refusal(Reason("said", _("The decision has a text or an outcome. Take that away first.")))
            if self.item.decisions.count() == 1:
                raise Refusal(Reason("last", _("An item keeps one decision to write in.")))
            if self.revisions.exists():
                raise Refusal(Reason("versions", _("The decision has earlier versions, so it stays.")))
            Entry.record("decision_removed", self, by=by, body=self.meeting.body, item=self.item_id, point=self.point)
            self.delete()
