"""One search over what the user may see: actions, decisions and items."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.find import find
from clusters.access import user_of
from clusters.search import words_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = words_of(request.GET.get("q", ""))
    context = {"q": " ".join(words), "found": find(words, user_of(request)) if words else None}
    return render(request, "actions/search.html", context)
