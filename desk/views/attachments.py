"""Attachments of an item: added, named, closed and removed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from clusters.models import User
from desk.access import item_of, user_of
from desk.answers import reasons_of
from desk.forms_item import AttachmentForm
from minutes.models import AgendaItem, Attachment, Meeting, Refusal
from minutes.models.meeting import ISSUED


@require_POST
def add_attachments(request: HttpRequest, item_pk: int) -> HttpResponse:
    """One or more files. One that is not taken stops none of the others."""
    item, user = item_of(request, item_pk), user_of(request)
    files = request.FILES.getlist("files")
    wrong = [] if files else [_("Choose one or more files first.")]
    stored = 0
    for file in files:
        try:
            Attachment.add(file, meeting=item.meeting, item=item, by=user, closed=bool(request.POST.get("closed")))
            stored += 1
        except (Refusal, ValidationError) as refused:
            wrong += reasons_of(refused)
    said = ngettext("%(n)d file is attached.", "%(n)d files are attached.", stored) % {"n": stored} if stored else ""
    return _files(request, item, wrong, said)


@require_POST
def change_attachment(request: HttpRequest, attachment_pk: int) -> HttpResponse:
    """Another title, or closed or open."""
    file = _attachment_of(request, attachment_pk)
    form = AttachmentForm(request.POST)
    if not form.is_valid():
        return _files(request, _item(file), [str(text) for texts in form.errors.values() for text in texts])
    try:
        file.change(by=user_of(request), **form.cleaned_data)
    except (Refusal, ValidationError) as refused:
        return _files(request, _item(file), reasons_of(refused))
    return _files(request, _item(file), [], _("The attachment is changed."))


@require_POST
def remove_attachment(request: HttpRequest, attachment_pk: int) -> HttpResponse:
    """Off an agenda that nobody has been sent."""
    file = _attachment_of(request, attachment_pk)
    item = _item(file)
    try:
        file.remove(by=user_of(request))
    except Refusal as refused:
        return _files(request, item, reasons_of(refused))
    return _files(request, item, [], _("Removed: %(title)s") % {"title": file.title})


def _attachment_of(request: HttpRequest, pk: int) -> Attachment:
    user: User = user_of(request)
    rows = Attachment.objects.filter(meeting__in=Meeting.objects.visible_to(user), item__isnull=False)
    file = get_object_or_404(rows.select_related("meeting__body", "item__meeting__body"), pk=pk)
    if not file.meeting.may_run(user):
        raise PermissionDenied
    return file


def _item(file: Attachment) -> AgendaItem:
    assert file.item is not None  # noqa: S101 -- _attachment_of fetches no others
    return file.item


def _files(request: HttpRequest, item: AgendaItem, wrong: list[str], said: str = "") -> HttpResponse:
    """The list again: for htmx in its place, so that unsaved text elsewhere on the page is left alone."""
    if not request.htmx:  # type: ignore[attr-defined]
        for text in wrong:
            messages.error(request, text)
        if said:
            messages.success(request, said)
        return redirect(reverse("desk:item", args=[item.pk]) + "#files")
    context = {"item": item, "meeting": item.meeting, "files": list(item.attachments.all()), "wrong": wrong}
    context |= {"issued": item.meeting.state in ISSUED, "files_said": said}
    return render(request, "desk/item.html#files", context, status=422 if wrong else 200)
