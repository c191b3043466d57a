"""Organisations of one's clusters, and who coordinates for them."""

from __future__ import annotations

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.access import user_of
from clusters.forms import CoordinatorsForm, NewOrganisationForm, OrganisationForm, tell
from clusters.models import Cluster, Organisation, Person
from clusters.views.asking import sent, visible_organisation


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    clusters = Cluster.objects.visible_to(user_of(request)).select_related("region")
    context = {
        "clusters": clusters.prefetch_related("organisations__coordinators"),
        "may_add": Cluster.objects.run_by(user_of(request)).exists(),
    }
    return render(request, "clusters/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, organisation_pk: int) -> HttpResponse:
    user = user_of(request)
    organisation = visible_organisation(request, organisation_pk)
    run = set(Cluster.objects.run_by(user).values_list("pk", flat=True))
    clusters = Cluster.objects.visible_to(user).filter(organisations=organisation).select_related("region")
    context = {
        "organisation": organisation,
        "clusters": [(cluster, cluster.pk in run) for cluster in clusters],
        "people": Person.objects.visible_to(user).filter(organisation=organisation),
        "coordinators": organisation.coordinators.all(),
        "may_change": organisation.may_change(user),
        "may_appoint": organisation.may_appoint(user),
    }
    return render(request, "clusters/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_organisation(request: HttpRequest) -> HttpResponse:
    if not Cluster.objects.run_by(user_of(request)).exists():
        raise PermissionDenied
    form = NewOrganisationForm(sent(request), user=user_of(request))
    if tell(form, form.put):
        words = {"name": form.known, "cluster": form.cleaned_data["cluster"]}
        messages.success(request, _("%(name)s belongs to %(cluster)s now.") % words)
        return redirect("clusters:organisations")
    official = Organisation.objects.filter(~Q(code="") | Q(kind__in=["hospital", "region"]))
    context = {"form": form, "official": official.values_list("name", flat=True)}
    return render(request, "clusters/new_organisation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_organisation(request: HttpRequest, organisation_pk: int) -> HttpResponse:
    organisation = visible_organisation(request, organisation_pk)
    if not organisation.may_change(user_of(request)):
        raise PermissionDenied
    form = OrganisationForm(sent(request), instance=copy(organisation))
    if tell(form, lambda: organisation.change(by=user_of(request), **form.cleaned_data)):
        messages.success(request, _("%(name)s is changed.") % {"name": organisation})
        return redirect("clusters:organisation", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "clusters/edit_organisation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def coordinators(request: HttpRequest, organisation_pk: int) -> HttpResponse:
    organisation = visible_organisation(request, organisation_pk)
    if not organisation.may_appoint(user_of(request)):
        raise PermissionDenied
    form = CoordinatorsForm(sent(request), organisation=organisation, user=user_of(request))
    if tell(form, lambda: organisation.appoint(form.cleaned_data["people"], by=user_of(request))):
        messages.success(request, _("The coordinators of %(name)s are saved.") % {"name": organisation})
        return redirect("clusters:organisation", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "clusters/coordinators.html", context, status=422 if form.errors else 200)


@require_POST
def leave_cluster(request: HttpRequest, organisation_pk: int, cluster_pk: int) -> HttpResponse:
    organisation, cluster = organisation_in(request, organisation_pk, cluster_pk)
    organisation.leave(cluster, by=user_of(request))
    undo = f"undo:{request.path.replace('/leave/', '/join/')}"
    words = {"name": organisation, "cluster": cluster}
    messages.success(request, _("%(name)s no longer belongs to %(cluster)s.") % words, extra_tags=undo)
    return redirect("clusters:organisations")


@require_POST
def join_cluster(request: HttpRequest, organisation_pk: int, cluster_pk: int) -> HttpResponse:
    organisation, cluster = organisation_in(request, organisation_pk, cluster_pk)
    organisation.join(cluster, by=user_of(request))
    words = {"name": organisation, "cluster": cluster}
    messages.success(request, _("%(name)s belongs to %(cluster)s now.") % words)
    return redirect("clusters:organisations")


def organisation_in(request: HttpRequest, organisation_pk: int, cluster_pk: int) -> tuple[Organisation, Cluster]:
    """An organisation, and a cluster in which the user runs a body."""
    cluster = get_object_or_404(Cluster.objects.visible_to(user_of(request)), pk=cluster_pk)
    if not Cluster.objects.run_by(user_of(request)).filter(pk=cluster_pk).exists():
        raise PermissionDenied
    return get_object_or_404(Organisation, pk=organisation_pk), cluster
