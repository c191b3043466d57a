"""The demo's mailbox. It needs no sign-in: the code to sign in with lies there."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from outbox.mailbox import MOST, find, received


@login_not_required
@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """Every mail that the demo would have sent, the newest first."""
    return render(request, "outbox/mails.html", {"mails": received(), "most": MOST, "nav": "none"})


@login_not_required
@never_cache
@require_safe
def mail(request: HttpRequest, key: str) -> HttpResponse:
    """One mail: who, when, the text, and its sign-in code set apart."""
    found = find(key)
    if found is None:
        raise Http404(_("The mail is not there. It may have been removed with the demo's data."))
    return render(request, "outbox/mail.html", {"mail": found, "nav": "none"})
