"""Seats: who sits in a body, from when to when; invitations."""

from __future__ import annotations

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.access import user_of
from clusters.forms import EndSeatForm, NewSeatForm, SeatForm, tell
from clusters.models import Body, Person, Seat
from clusters.search import all_words, words_of
from clusters.templatetags.punktvis import long_day
from clusters.views.asking import run_body, run_seat, sent, visible_body
from clusters.views.bodies import grouped, with_names
from outbox.models import Mail

MOST_FOUND = 20


@require_safe
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """The body's people. Those who run it also see who can sign in, and may change the list."""
    body = visible_body(request, slug)
    if not body.may_see_people(user_of(request)):
        raise PermissionDenied
    today = timezone.localdate()
    standing = body.seats.filter(Q(ends=None) | Q(ends__gte=today))
    runs = body.may_run(user_of(request))
    mails = invitations(body) if runs else {}
    context = {
        "body": body,
        "runs": runs,
        "today": today,
        "groups": {
            heading: [(seat, mails.get(seat.person_id)) for seat in group]
            for heading, group in grouped(standing).items()
        },
        "ended": with_names(body.seats.filter(ends__lt=today)).order_by("-ends", "pk"),
    }
    return render(request, "clusters/seats.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_seat(request: HttpRequest, slug: str) -> HttpResponse:
    """Search among those known (?q=), choose one (?person= or ?email=), or write somebody new."""
    body = run_body(request, slug)
    person = chosen(request, body)
    form = NewSeatForm(sent(request), body=body, user=user_of(request), person=person)
    if tell(form, form.give):
        words = {"name": form.instance.person.name, "body": body}
        invited = form.cleaned_data.get("invite")
        said = _("%(name)s has a seat in %(body)s, and the invitation is on its way.") if invited else ""
        messages.success(request, (said or _("%(name)s has a seat in %(body)s.")) % words)
        return redirect("clusters:seats", slug)
    query = request.GET.get("q", "")
    known = Person.objects.known_to(user_of(request), body).select_related("organisation")
    found = known.filter(all_words(words_of(query), "name", "organisation__name"))[:MOST_FOUND] if query.strip() else []
    context = {"body": body, "form": form, "person": person, "q": query, "found": found, "headings": headings(body)}
    return render(request, "clusters/new_seat.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_seat(request: HttpRequest, seat_pk: int) -> HttpResponse:
    seat = run_seat(request, seat_pk)
    form = SeatForm(sent(request), instance=copy(seat))
    if tell(form, lambda: seat.change(by=user_of(request), **form.cleaned_data)):
        messages.success(request, _("The seat of %(name)s is changed.") % {"name": seat.person})
        return redirect("clusters:seats", seat.body.slug)
    context = {"seat": seat, "body": seat.body, "form": form, "headings": headings(seat.body)}
    return render(request, "clusters/edit_seat.html", context, status=422 if form.errors else 200)


@require_POST
def end_seat(request: HttpRequest, seat_pk: int) -> HttpResponse:
    seat = run_seat(request, seat_pk)
    form = EndSeatForm(request.POST)
    if tell(form, lambda: seat.end(on=form.cleaned_data["on"], by=user_of(request))):
        words = {"name": seat.person, "day": long_day(seat.ends)}
        undo = f"undo:{reverse('clusters:restore_seat', args=[seat.pk])}"
        messages.success(request, _("The last day of %(name)s in the body is %(day)s.") % words, extra_tags=undo)
    else:
        refused(request, seat, form.errors.as_data().values())
    return redirect("clusters:seats", seat.body.slug)


@require_POST
def restore_seat(request: HttpRequest, seat_pk: int) -> HttpResponse:
    seat = run_seat(request, seat_pk)
    try:
        seat.restore(by=user_of(request))
    except ValidationError as refusal:
        refused(request, seat, [[refusal]])
    else:
        messages.success(request, _("%(name)s keeps the seat.") % {"name": seat.person})
    return redirect("clusters:seats", seat.body.slug)


@require_POST
def invite(request: HttpRequest, seat_pk: int) -> HttpResponse:
    """Send an invitation, or with `again` one more."""
    seat = run_seat(request, seat_pk)
    try:
        user = seat.person.invite(seat.body, by=user_of(request), again="again" in request.POST)
    except ValidationError as refusal:
        refused(request, seat, [[refusal]])
    else:
        messages.success(request, _("An invitation is on its way to %(address)s.") % {"address": user.email})
    return redirect("clusters:seats", seat.body.slug)


def refused(request: HttpRequest, seat: Seat, errors: object) -> None:
    """Say why nothing was changed."""
    reasons = " ".join(words for group in errors for error in group for words in error.messages)  # type: ignore[attr-defined]
    messages.error(request, _("Nothing is changed for %(name)s. %(why)s") % {"name": seat.person, "why": reasons})


def chosen(request: HttpRequest, body: Body) -> Person | None:
    """The person that the address names: one who is known, or one whose e-mail address the reader knows."""
    if email := request.GET.get("email"):
        return get_object_or_404(Person.objects.exclude(email=""), email__iexact=email)
    if pk := request.GET.get("person"):
        if not pk.isdecimal():
            raise Http404
        return get_object_or_404(Person.objects.known_to(user_of(request), body), pk=pk)
    return None


def headings(body: Body) -> list[str]:
    """Headings in use in the body's list of participants."""
    return list(dict.fromkeys(group for group in body.seats.values_list("group", flat=True) if group))


def invitations(body: Body) -> dict[int, Mail]:
    """The newest invitation into the body, per person."""
    start = f"invited:{body.pk}:"
    return {int(mail.key.split(":")[2]): mail for mail in Mail.objects.filter(key__startswith=start).order_by("pk")}
