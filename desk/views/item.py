"""One item prepared: what the agenda says of it, and the texts that members read before the meeting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clusters.templatetags.punktvis import clock
from desk.access import item_of, same_writer, user_of
from desk.answers import reasons_of, refuse
from desk.views.meeting import PLANNER, require_form
from desk.writing import Writing
from minutes.models import AgendaItem, Refusal
from minutes.models.meeting import ISSUED


@require_form
@same_writer
def item(request: HttpRequest, item_pk: int) -> HttpResponse:
    """The page where an item is written. What cannot be saved comes back in its fields with the reason."""
    row, user = item_of(request, item_pk), user_of(request)
    if request.method != "POST":
        if not row.meeting.writable:
            return redirect(f"{row.meeting.get_absolute_url()}#p{row.pk}")
        return _page(request, row, Writing(row, None))
    writing = Writing(row, request.POST)
    if not writing.valid():
        return _page(request, row, writing, status=422)
    try:
        writing.save(by=user)
    except (Refusal, ValidationError) as refused:
        writing.form.add_error(None, reasons_of(refused))
        return _page(request, row, writing, status=422)
    if writing.met:
        return _page(request, row, writing, status=409)
    if writing.added or writing.taken:
        return _again(request, row, writing.added or writing.taken)
    return _saved(request, row)


def _page(request: HttpRequest, row: AgendaItem, writing: Writing, status: int = 200, at: str = "") -> HttpResponse:
    """The page, or for htmx the form alone, in place of the one that was sent."""
    meeting = row.meeting
    context = {
        "item": row,
        "meeting": meeting,
        "may": PLANNER,
        "tab": "plan",
        "writing": writing,
        "at": at,
        "media": writing.sections[0].media.with_nonce(request.csp_nonce),  # type: ignore[attr-defined]
        "names": list(meeting.attendances.values_list("name", flat=True)[:100]),
        "files": list(row.attachments.all()),
        "issued": meeting.state in ISSUED,
    }
    htmx = request.htmx  # type: ignore[attr-defined]
    response = render(request, "desk/item.html#write" if htmx else "desk/item.html", context, status=status)
    if htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#write", "outerHTML show:top"
    return response


def _saved(request: HttpRequest, row: AgendaItem) -> HttpResponse:
    """Saved: for htmx a word and the new versions, so that neither cursor nor text moves."""
    said = _("Saved %(time)s") % {"time": clock(timezone.now())}
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, said)
        return redirect("desk:item", row.pk)
    row.refresh_from_db(fields=["label"])
    context = {"item": row, "writing": Writing(row, None), "said": said, "oob": True}
    return render(request, "desk/item.html#saved", context)


def _again(request: HttpRequest, row: AgendaItem, at: str) -> HttpResponse:
    """Saved, and the form has another shape now: show it again from there."""
    url = f"{reverse('desk:item', args=[row.pk])}#{at}"
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(url)
    row = AgendaItem.objects.select_related("meeting__body").get(pk=row.pk)
    response = _page(request, row, Writing(row, None), at=at)
    response["HX-Reswap"] = f"outerHTML show:#{at}:top"
    return response


@require_form
def remove_item(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Take an item off an agenda that is not issued: first what goes with it, then the step."""
    row = item_of(request, item_pk)
    url = reverse("desk:plan", args=[row.meeting_id])
    if request.method == "POST":
        try:
            title = str(row)
            row.remove(by=user_of(request))
        except Refusal as refused:
            return refuse(request, refused, request.path)
        messages.success(request, _("Removed from the agenda: %(title)s") % {"title": title})
        return redirect(f"{url}#agenda")
    context = {"item": row, "meeting": row.meeting, "may": PLANNER, "tab": "plan"}
    context |= {"issued": row.meeting.state in ISSUED, "files": row.attachments.count()}
    return render(request, "desk/remove_item.html", context)


@require_POST
def drop_item(request: HttpRequest, item_pk: int) -> HttpResponse:
    """'Udgår': the item stays to be seen, and is not dealt with."""
    row = item_of(request, item_pk)
    url = reverse("desk:plan", args=[row.meeting_id])
    try:
        row.mark(AgendaItem.State.DROPPED, by=user_of(request))
    except Refusal as refused:
        return refuse(request, refused, url)
    undo = f"undo:{reverse('desk:restore_item', args=[row.pk])}"
    messages.success(request, _("Marked as dropped: %(title)s") % {"title": row}, extra_tags=undo)
    return redirect(f"{url}#i{row.pk}")


@require_POST
def restore_item(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Take back that an item was dropped."""
    row = item_of(request, item_pk)
    url = reverse("desk:plan", args=[row.meeting_id])
    try:
        if row.state == AgendaItem.State.DROPPED:
            row.mark(AgendaItem.State.PENDING, by=user_of(request))
    except Refusal as refused:
        return refuse(request, refused, url)
    return redirect(f"{url}#i{row.pk}")
