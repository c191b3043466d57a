"""Minutes from elsewhere: bring the text, check what was understood, make a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusters.models import Body
from desk.access import user_of
from desk.forms_import import BringForm
from desk.importing import candidates, corrected, create, missing, understood
from desk.models import ImportDraft
from desk.review import groups_of, gutter
from minutes.models.meeting import Refusal
from reading import read


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Paste a text or choose a file. Those who run a body bring its minutes; what was begun can be gone on with."""
    user = user_of(request)
    bodies = Body.objects.visible_to(user).filter(
        pk__in=[b.pk for b in Body.objects.visible_to(user) if b.may_run(user)]
    )
    if not bodies:
        raise PermissionDenied
    form = BringForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        source, body = form.cleaned_data["source"], form.cleaned_data["body"]
        digest = ImportDraft.digest(source)
        draft, new = ImportDraft.objects.visible_to(user).get_or_create(
            owner=user, sha256=digest, meeting=None,
            defaults={
                "source": source, "body": body, "file_name": form.cleaned_data["file_name"],
                "understood": understood(read(source), body),
            },
        )  # fmt: skip
        if not new:
            messages.info(request, _("You brought this text before. Here is how far you came."))
        return redirect("desk:review", draft.pk)
    drafts = ImportDraft.objects.visible_to(user).filter(meeting=None).select_related("body").defer("source")
    context = {"form": form, "drafts": drafts}
    return render(request, "desk/bring.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, draft_pk: int) -> HttpResponse:
    """What was understood, beside the source. POST keeps the corrections, and makes the meeting if asked."""
    draft = _draft(request, draft_pk)
    if draft.meeting:
        return redirect("minutes:record", draft.meeting.pk)
    if request.method == "POST":
        return _keep(request, draft)
    return render(request, "desk/review.html", _page(request, draft))


@require_POST
def discard(request: HttpRequest, draft_pk: int) -> HttpResponse:
    """Throw a draft away. Nothing was made of it."""
    draft = _draft(request, draft_pk)
    if not draft.meeting:
        draft.delete()
        messages.success(request, _("The import is discarded. Nothing was made of it."))
    return redirect("desk:bring")


def _draft(request: HttpRequest, pk: int) -> ImportDraft:
    return get_object_or_404(ImportDraft.objects.visible_to(user_of(request)).select_related("body", "meeting"), pk=pk)


def _keep(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    user = user_of(request)
    if chosen := request.POST.get("body"):
        body = get_object_or_404(Body.objects.visible_to(user), slug=chosen)
        if not body.may_run(user):
            raise PermissionDenied
        draft.body = body
    draft.understood = corrected(draft.understood, request.POST.dict())
    draft.save(update_fields=["body", "understood"])
    if "create" not in request.POST:
        messages.success(request, _("Kept. Nothing is made yet: you find the import here and can go on later."))
        return redirect("desk:bring" if "later" in request.POST else request.path)
    try:
        meeting = create(draft, by=user)
    except Refusal as refusal:
        return render(request, "desk/review.html", _page(request, draft, refusal), status=422)
    messages.success(request, _("The draft is made. The source text is attached to the meeting."))
    return redirect("desk:desk" if meeting.state == meeting.State.DRAFTING else "desk:plan", meeting.pk)


def _page(request: HttpRequest, draft: ImportDraft, refusal: Refusal | None = None) -> dict[str, Any]:
    user = user_of(request)
    known, again = candidates(draft.body), read(draft.source)
    lines = gutter(again)
    return {
        "draft": draft,
        "values": draft.understood,
        "bodies": [body for body in Body.objects.visible_to(user) if body.may_run(user)],
        "lines": lines,
        "warnings": [_(doubt.template) % doubt.values for doubt in again.warnings],
        "known": known,
        "refusal": refusal,
        "wanting": missing(draft),
        **groups_of(draft.understood, known, lines),
    }


@require_safe
def source(request: HttpRequest, draft_pk: int) -> HttpResponse:
    """The source text as it was brought, as a download."""
    draft = _draft(request, draft_pk)
    response = HttpResponse(draft.source, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="source.txt"'
    return response
