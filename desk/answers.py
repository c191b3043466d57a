"""How the planner's verbs answer: the page again, or why not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutes.models import Refusal


def reasons_of(refused: Refusal | ValidationError) -> list[str]:
    """Why a step was not taken, in sentences that the user may read."""
    return refused.messages if isinstance(refused, ValidationError) else [str(r.message) for r in refused.reasons]


def refuse(request: HttpRequest, refused: Refusal | ValidationError, url: str) -> HttpResponse:
    """Say all the reasons: on the page as it stands for htmx (422, nothing swapped away), else on the page `url`."""
    reasons = reasons_of(refused)
    if request.htmx:  # type: ignore[attr-defined]
        said = [Message(messages.ERROR, reason) for reason in reasons]
        response = render(request, "desk/_refused.html", {"said": said}, status=422)
        response["HX-Reswap"] = "none"
        return response
    for reason in reasons:
        messages.error(request, reason)
    return redirect(url)
