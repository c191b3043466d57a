"""The product's addresses, and one view that does as little as a page of its kind can."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from config.urls import urlpatterns as product
from minutes.models import AgendaItem


@require_safe
def bare(request: HttpRequest) -> HttpResponse:
    """Session, user, one query of 12 items, a template: what any signed-in Django page costs on this server."""
    items = AgendaItem.objects.filter(meeting__body__slug="bench").order_by("pk")[:12]
    return render(request, "bare.html", {"items": items})


urlpatterns = [path("bare/", bare, name="bare"), *product]
