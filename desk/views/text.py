"""Saving what is written on the desk, and getting back what was written before."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusters.templatetags.punktvis import clock
from desk.access import decision_of, item_of, revision_of, same_writer, user_of
from desk.board import outcome_key
from desk.compare import differences, gather
from desk.forms_desk import TextForm
from desk.views.desk import MAY, address
from minutes.models import AgendaItem, Decision, Section, TextRevision
from minutes.models.meeting import Locked, Refusal
from minutes.models.text import Stale, Text


@require_POST
@same_writer
def write_decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Autosave of a decision: its text, and its outcome where the page changed that. Answers with data."""
    return _write(request, decision_of(request, decision_pk))


@require_POST
@same_writer
def write_discussion(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Autosave of an item's discussion."""
    item = item_of(request, item_pk)
    if not item.meeting.writable:
        return _locked(request, Section(item=item), Locked())
    section = item.section(Section.Kind.DISCUSSION)
    section.item = item
    return _write(request, section)


def _write(request: HttpRequest, text: Decision | Section) -> HttpResponse:
    form = TextForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)  # every field is ours: only a broken client gets here
    words, user = form.cleaned_data["text"], user_of(request)
    try:
        row: Text = text.write(words, copy=form.copy, by=user)
        if isinstance(text, Decision) and form.cleaned_data["outcome"] is not None:
            outcome, to = form.cleaned_data["outcome"]
            text.conclude(outcome, postponed_to=to, by=user)
    except Stale as stale:
        return _conflict(request, text, words, stale.text)
    except Locked as locked:
        return _locked(request, text, locked)
    if not _by_script(request):
        messages.success(request, _("Saved."))
        return redirect(address(text.item))
    return JsonResponse(_known(row, text))


def _by_script(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))


def _known(row: Text, text: Decision | Section) -> dict[str, Any]:
    """What the browser must know of the stored row after a save."""
    known = {"version": row.version, "at": clock(row.written_at)}
    if isinstance(text, Decision):
        known["concluded"] = outcome_key(text)
    return known


def _conflict(request: HttpRequest, text: Decision | Section, mine: str, theirs: Text) -> HttpResponse:
    """Both texts, the other's with its differences marked, and the two joined. One's own words are kept already."""
    if not _by_script(request):
        messages.error(request, _("Not saved: somebody else saved first. Your text is kept here among the versions."))
        return redirect("desk:versions", text.item.pk)
    own = theirs.written_by_id == request.user.pk
    name = str(theirs.written_by or "").split(" ")[0]
    context = {
        "text": text,
        "theirs": theirs,
        "own": own,
        "name": name,
        "whose": possessive(name),
        "pieces": differences(mine, theirs.text),
        "decision": isinstance(text, Decision),
    }
    data = _known(theirs, text) | {
        "text": theirs.text,
        "both": gather(mine, theirs.text),
        "margin": render_to_string("desk/_conflict.html#margin", context, request),
        "dock": render_to_string("desk/_conflict.html#dock", context, request),
    }
    return JsonResponse(data, status=409)


def _locked(request: HttpRequest, text: Decision | Section, locked: Locked) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"reasons": [str(reason.message) for reason in locked.reasons]}, status=423)
    for reason in locked.reasons:
        messages.error(request, str(reason.message))
    return redirect(address(text.item))


def possessive(name: str) -> str:
    """Nadias, Jens', in English Nadia's."""
    if not name:
        return ""
    if (get_language() or "da").startswith("en"):
        return f"{name}'s"
    return f"{name}'" if name[-1] in "sxz" else f"{name}s"


@require_safe
def versions(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Earlier versions of an item's decisions and discussion, and what lost a conflict."""
    item = item_of(request, item_pk)
    decisions = item.decisions.prefetch_related("revisions__by__person").select_related("written_by__person")
    texts: list[Decision | Section] = list(decisions)
    discussion = item.sections.filter(kind=Section.Kind.DISCUSSION).prefetch_related("revisions__by__person")
    texts += discussion.select_related("written_by__person")
    context = {"item": item, "meeting": item.meeting, "texts": texts, "may": MAY, "tab": "desk", "back": address(item)}
    name = "desk/versions.html#sheet" if request.headers.get("HX-Request") else "desk/versions.html"
    return render(request, name, context)


@require_POST
@same_writer
def take_back(request: HttpRequest, revision_pk: int) -> HttpResponse:
    """Put an earlier version back. What it replaces becomes a version."""
    revision: TextRevision = revision_of(request, revision_pk)
    text = revision.decision or revision.section
    assert text is not None  # noqa: S101 -- the constraint says so
    item: AgendaItem = text.item
    try:
        revision.take_back(by=user_of(request))
    except Refusal as refusal:
        messages.error(request, " ".join(str(reason.message) for reason in refusal.reasons))
        return redirect(reverse("desk:versions", args=[item.pk]))
    messages.success(
        request, _("The earlier version stands in the field again. What it replaced is among the versions.")
    )
    return redirect(address(item))
