"""People: one entry, changing it, merging two."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clusters.access import user_of
from clusters.forms import PersonForm, tell
from clusters.models import Body, Person
from clusters.search import all_words, words_of
from clusters.views.asking import kept_person, sent, visible_person

MOST_FOUND = 20


@require_safe
def person(request: HttpRequest, person_pk: int) -> HttpResponse:
    person = visible_person(request, person_pk)
    seats = person.seats.filter(body__in=Body.objects.visible_to(user_of(request))).select_related("body__cluster")
    context = {
        "person": person,
        "seats": seats.order_by("body__name", "-starts"),
        "may_change": person.may_change(user_of(request)),
        "own": person.pk == user_of(request).person_id,
    }
    return render(request, "clusters/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, person_pk: int) -> HttpResponse:
    person = kept_person(request, person_pk)
    form = PersonForm(sent(request), instance=copy(person), user=user_of(request))
    if tell(form, lambda: person.change(by=user_of(request), **form.cleaned_data)):
        messages.success(request, _("The entry of %(name)s is changed.") % {"name": person})
        return redirect("clusters:person", person.pk)
    context = {"person": person, "form": form}
    return render(request, "clusters/edit_person.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Search for the other entry (?q=), look at both (?other=), and merge: the address names the one that stays."""
    person = kept_person(request, person_pk)
    people = (
        Person.objects.visible_to(user_of(request))
        .exclude(pk=person.pk)
        .select_related("organisation", "user")
        .prefetch_related("seats__body")
    )
    number = request.POST.get("other") or request.GET.get("other", "")
    if number and not number.isdecimal():
        raise Http404
    other = get_object_or_404(people, pk=number) if number else None
    if request.method == "POST":
        if not other or not (person.in_hands_of(user_of(request)) and other.in_hands_of(user_of(request))):
            raise PermissionDenied
        return merged(request, person, other)
    query = request.GET.get("q", person.name.split()[-1] if not other else "")
    words = all_words(words_of(query), "name", "organisation__name", "email")
    found = people.filter(words)[:MOST_FOUND] if query.strip() else []
    context: dict[str, Any] = {"person": person, "other": other, "q": query, "found": found}
    if other:
        yours = all(one.in_hands_of(user_of(request)) for one in (person, other))  # else it would tell of other bodies
        context |= {"rows": preview(person, other) if yours else [], "barred": barred(request, person, other)}
    return render(request, "clusters/merge.html", context)


def merged(request: HttpRequest, person: Person, other: Person) -> HttpResponse:
    try:
        person.absorb(other, by=user_of(request))
    except ValidationError as refusal:
        messages.error(request, _("Nothing is merged. %(why)s") % {"why": " ".join(refusal.messages)})
    else:
        messages.success(request, _("The two entries are now one: %(name)s.") % {"name": person})
    return redirect("clusters:person", person.pk)


def barred(request: HttpRequest, person: Person, other: Person) -> str:
    """Why the reader may not merge these two, or nothing."""
    for one in (person, other):
        if not one.in_hands_of(user_of(request)):
            return _(
                "%(name)s also has a place where you do not decide. Ask the administrator, or somebody who runs all "
                "the bodies in question."
            ) % {"name": one}
    if person.sign_in and other.sign_in:
        return _("Both entries can sign in. The administrator must close one of the sign-ins first.")
    return ""


def preview(person: Person, other: Person) -> list[tuple[str, object, object, object]]:
    """Line by line: what each entry holds, and what the one that stays holds afterwards."""
    labels = {"name": _("Name"), "title": _("Job title"), "organisation": _("Organisation"), "email": _("E-mail"),
              "phone": _("Phone")}  # fmt: skip
    joined = person.joined_with(other)
    rows: list[tuple[str, object, object, object]] = [
        (label, getattr(person, name), getattr(other, name), joined[name]) for name, label in labels.items()
    ]
    yes = [_("yes") if one.sign_in else "" for one in (person, other)]
    rows.append((_("Signs in"), yes[0], yes[1], yes[0] or yes[1]))
    mine, theirs = [[f"{seat.body}, {seat.get_role_display()}" for seat in one.seats.all()] for one in (person, other)]
    words = [" · ".join(dict.fromkeys(seats)) for seats in (mine, theirs, mine + theirs)]
    rows.append((_("Seats"), words[0], words[1], words[2]))
    for label, name in ((_("Meetings"), "attendances__meeting"), (_("Actions"), "owned__action")):
        sets = [set(Person.objects.filter(pk=one.pk).values_list(name, flat=True)) - {None} for one in (person, other)]
        rows.append((label, len(sets[0]), len(sets[1]), len(sets[0] | sets[1])))
    return rows
