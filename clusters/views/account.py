"""One's own account."""

from __future__ import annotations

from copy import copy

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clusters.access import user_of
from clusters.forms import AccountForm, tell
from clusters.models import Person, Seat
from clusters.views.asking import sent


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    person: Person | None = user.person
    form = AccountForm(sent(request), instance=copy(person)) if person else None
    if person and form and tell(form, lambda: person.change(by=user, **form.cleaned_data)):
        messages.success(request, _("Your details are saved."))
        return redirect("clusters:account")
    seats = Seat.objects.filter(person=person).today().select_related("body__cluster") if person else []
    context = {"form": form, "person": person, "seats": seats}
    return render(request, "clusters/account.html", context, status=422 if form and form.errors else 200)
