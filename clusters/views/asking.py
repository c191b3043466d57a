"""What the pages of this app ask first: may the reader know of it (else 404), may the reader do it (else 403)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from clusters.access import user_of
from clusters.models import Body, Organisation, Person, Seat


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def visible_body(request: HttpRequest, slug: str) -> Body:
    """A body that the user may know of."""
    return get_object_or_404(Body.objects.visible_to(user_of(request)).select_related("cluster__region"), slug=slug)


def run_body(request: HttpRequest, slug: str) -> Body:
    """A body that the user runs."""
    body = visible_body(request, slug)
    if not body.may_run(user_of(request)):
        raise PermissionDenied
    return body


def run_seat(request: HttpRequest, seat_pk: int) -> Seat:
    """A seat in a body that the user runs."""
    seat = get_object_or_404(
        Seat.objects.filter(body__in=Body.objects.visible_to(user_of(request))).select_related("body", "person"),
        pk=seat_pk,
    )
    if not seat.body.may_run(user_of(request)):
        raise PermissionDenied
    return seat


def visible_person(request: HttpRequest, person_pk: int) -> Person:
    """A person that the user may know of, and look up."""
    people = Person.objects.visible_to(user_of(request)).select_related("organisation", "user")
    person = get_object_or_404(people, pk=person_pk)
    if not person.may_read(user_of(request)):
        raise PermissionDenied
    return person


def kept_person(request: HttpRequest, person_pk: int) -> Person:
    """A person whose entry the user keeps."""
    person = visible_person(request, person_pk)
    if not person.may_change(user_of(request)):
        raise PermissionDenied
    return person


def visible_organisation(request: HttpRequest, organisation_pk: int) -> Organisation:
    """An organisation that the user may know of."""
    return get_object_or_404(Organisation.objects.visible_to(user_of(request)), pk=organisation_pk)
