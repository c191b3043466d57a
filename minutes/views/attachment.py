from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from minutes.access import Reader
from minutes.models import Attachment, Meeting


@login_not_required
@require_safe
def attachment(request: HttpRequest, attachment_pk: int) -> HttpResponseBase:
    """An attachment as a download, of a type from our own list: the browser never shows what somebody uploaded.

    Those of published minutes are anyone's; for the rest the page asks who is there.
    """
    rows = Attachment.objects.filter(meeting__in=Meeting.objects.visible_to(request.user))
    file = rows.select_related("meeting__body", "item").filter(pk=attachment_pk).first()
    if file is None or not Reader.of(request.user, file.meeting).sees_file(file):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404
    try:
        content = file.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404(f"The bytes of attachment {file.pk} are not in the store.") from missing
    response = FileResponse(content, as_attachment=True, filename=file.file_name, content_type=file.content_type)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
