"""The meeting's document: agenda before, record after; one page for screen and paper."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from clusters.templatetags.punktvis import day
from minutes.access import Reader, to_read
from minutes.deadlines import working_days_before
from minutes.document import document, kept_body
from minutes.models import Edition, Meeting


@login_not_required
@require_safe
def record(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Published minutes are anyone's; the rest asks who is there."""
    meeting = to_read(request.user, meeting_pk)
    if meeting is None:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404
    reader = Reader.of(request.user, meeting)
    context = {
        **page_of(meeting, reader),
        "body": kept_body(meeting, reader) if reader.agenda else "",
        "expected": working_days_before(meeting.day, meeting.body.days_agenda) if not reader.agenda else None,
    }
    return render(request, "minutes/record.html", context)


@require_safe
def edition(request: HttpRequest, meeting_pk: int, number: int) -> HttpResponse:
    """An earlier edition, as it was sent or approved."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).for_reading(), pk=meeting_pk)
    reader = Reader.of(request.user, meeting)
    row = get_object_or_404(Edition, meeting=meeting, number=number)
    context = document(meeting, reader, row)
    if row not in context["editions"]:
        raise Http404
    return render(request, "minutes/record.html", context | page_of(meeting, reader))


def page_of(meeting: Meeting, reader: Reader) -> dict[str, object]:
    """What the page around the document needs: its frame, its tabs, its running header on paper."""
    return {
        "meeting": meeting,
        "layout": "base_meeting.html" if reader.runs else "base.html",
        "may": {"plan": reader.runs, "desk": reader.runs},
        "tab": "record",
        "running": css_string(f"{meeting.body} · {day(meeting.day)}"),
    }


def css_string(text: str) -> str:
    """The inside of a CSS string: everything but letters, figures and spaces as escapes, so that nothing can end it."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
