"""Minutes from elsewhere: bring them, check what was understood, make drafts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.models import Body
from desk.access import user_of
from desk.forms_import import BringForm
from desk.importing import Brought, candidates, corrected, create, understood
from desk.importing import bring as bring_in
from desk.importing.matching import organisations_of
from desk.importing.understanding import READER, match_people
from desk.models import ImportDraft
from desk.review import groups_of, gutter
from minutes.models.meeting import Refusal
from reading import read
from reading.files import MAX_BYTES


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Choose files or paste a text. Those who run a body bring its minutes; what was begun can be gone on with."""
    user, bodies = user_of(request), _bodies(request)
    form = BringForm(request.POST or None, request.FILES or None, bodies=bodies)
    results: list[Brought] = []
    if request.method == "POST" and form.is_valid():
        results = _read(request, form, bodies)
        if len(results) == 1:
            only = results[0]
            if only.result == "refused":
                form.add_error("file" if only.name else "text", only.sentence)
            elif len(only.drafts) + len(only.meetings) == 1:
                return _straight_to(request, only)
    context = {
        "form": form,
        "results": results if not form.errors else [],
        "drafts": ImportDraft.objects.visible_to(user)
        .unfinished()
        .select_related("body")
        .defer("source", "understood"),
        "most": MAX_BYTES,
    }
    return render(request, "desk/bring.html", context, status=422 if form.errors else 200)


@require_POST
def bring_file(request: HttpRequest) -> HttpResponse:
    """One file, sent by the page's script: what became of it, as a line for the list."""
    bodies = _bodies(request)
    form = BringForm(request.POST, request.FILES, bodies=bodies)
    results = _read(request, form, bodies) if form.is_valid() else []
    if not results:
        results = [Brought("", "refused", " ".join(str(error) for row in form.errors.values() for error in row))]
    refused = all(row.result == "refused" for row in results)
    return render(request, "desk/bring.html#results", {"results": results}, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, draft_pk: int) -> HttpResponse:
    """What was understood, beside the source. POST keeps the corrections, and makes the meeting if asked."""
    draft = _draft(request, draft_pk)
    if draft.meeting:
        return redirect("minutes:record", draft.meeting.pk)
    if draft.understood.get("reader") != READER:  # of an earlier version, whose values had other names
        draft.understood = understood(read(draft.source), draft.body)
    if request.method == "POST":
        return _keep(request, draft)
    return render(request, "desk/review.html", _page(request, draft))


@require_POST
def discard(request: HttpRequest, draft_pk: int) -> HttpResponse:
    """Throw a draft away. Nothing was made of it."""
    draft = _draft(request, draft_pk)
    if not draft.meeting:
        draft.forget()
        messages.success(request, _("The import is discarded. Nothing was made of it."))
    return redirect("desk:bring")


@require_safe
def source(request: HttpRequest, draft_pk: int) -> HttpResponseBase:
    """The file as it was brought, as a download."""
    draft = _draft(request, draft_pk)
    name = draft.file_name or "source.txt"
    if draft.file:
        return FileResponse(
            draft.file.open(), as_attachment=True, filename=name, content_type="application/octet-stream"
        )
    response = HttpResponse(draft.source, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="source.txt"'
    return response


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    """The bodies that the user runs. Raises PermissionDenied when there are none."""
    seen = Body.objects.visible_to(user_of(request))
    bodies = seen.filter(pk__in=[body.pk for body in seen if body.may_run(user_of(request))])
    if not bodies:
        raise PermissionDenied
    return bodies


def _read(request: HttpRequest, form: BringForm, bodies: QuerySet[Body]) -> list[Brought]:
    body, user, every = form.cleaned_data["body"], user_of(request), list(bodies)
    return [
        bring_in(name, data, by=user, body=body, bodies=every, pasted=pasted) for name, data, pasted in form.things()
    ]


def _straight_to(request: HttpRequest, only: Brought) -> HttpResponse:
    if only.meetings:
        messages.info(request, _("You brought this before. Here is the meeting that it became."))
        return redirect("minutes:record", only.meetings[0].pk)
    if only.result == "before":
        messages.info(request, _("You brought this text before. Here is how far you came."))
    return redirect("desk:review", only.drafts[0].pk)


def _draft(request: HttpRequest, pk: int) -> ImportDraft:
    return get_object_or_404(ImportDraft.objects.visible_to(user_of(request)).select_related("body", "meeting"), pk=pk)


def _keep(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    user = user_of(request)
    draft.understood = corrected(draft.understood, request.POST.dict())
    if chosen := request.POST.get("body"):
        body = get_object_or_404(Body.objects.visible_to(user), slug=chosen)
        if not body.may_run(user):
            raise PermissionDenied
        if draft.body is None or body.cluster_id != draft.body.cluster_id:  # other people are known there
            match_people(draft.understood, candidates(body), organisations_of(body))
        draft.body = body
    draft.save(update_fields=["body", "understood"])
    if "create" not in request.POST:
        messages.success(request, _("Kept. Nothing is made yet: you find the import here and can go on later."))
        return redirect("desk:bring" if "later" in request.POST else request.path)
    try:
        meeting = create(draft, by=user)
    except Refusal as refusal:
        return render(request, "desk/review.html", _page(request, draft, refusal), status=422)
    if meeting.state == meeting.State.APPROVED:
        messages.success(request, _("The approved minutes are made. The source is attached to the meeting."))
    else:
        messages.success(request, _("The draft is made. The source text is attached to the meeting."))
    pages = {meeting.State.DRAFTING: "desk:desk", meeting.State.APPROVED: "minutes:record"}
    return redirect(pages.get(meeting.State(meeting.state), "desk:plan"), meeting.pk)


def _page(request: HttpRequest, draft: ImportDraft, refusal: Refusal | None = None) -> dict[str, Any]:
    user = user_of(request)
    known, parties, lines = candidates(draft.body), organisations_of(draft.body), gutter(draft.understood)
    return {
        "draft": draft,
        "values": draft.understood,
        "bodies": [body for body in Body.objects.visible_to(user) if body.may_run(user)],
        "lines": lines,
        "known": known,
        "parties": parties,
        "refusal": refusal,
        "wrong": {reason.code for reason in refusal.reasons} if refusal else set(),
        **groups_of(draft, known, parties, lines),
    }
