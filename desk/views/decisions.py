"""Several decisions under one item, where the points of the recommendation are answered one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from desk.access import decision_of, item_of, same_writer, user_of
from desk.views.desk import address, opened, refused
from minutes.models import Decision
from minutes.models.meeting import Refusal


@require_POST
@same_writer
def add_decision(request: HttpRequest, item_pk: int) -> HttpResponse:
    """One more decision, for the point that is named."""
    item = item_of(request, item_pk)
    try:
        Decision.add(item, point=request.POST.get("point", "").strip().rstrip(".")[:10], by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, address(item))
    if not request.headers.get("HX-Request"):
        return redirect(address(item))
    return opened(request, item.meeting, item.pk)


@require_POST
@same_writer
def remove_decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Take away a decision that says nothing."""
    decision = decision_of(request, decision_pk)
    item = decision.item
    try:
        decision.remove(by=user_of(request))
    except Refusal as refusal:
        return refused(request, refusal, address(item))
    if not request.headers.get("HX-Request"):
        return redirect(address(item))
    return opened(request, item.meeting, item.pk)
