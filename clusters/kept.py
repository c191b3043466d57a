"""Parts of pages kept until anything changes: every verb writes an entry, so the newest entries tell one state of
the installation from the next, and nothing ever needs to be thrown out.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from clusters.access import user_of
from clusters.models import Entry
from clusters.prepared import Prepared

CSRF = salted_hmac("kept", "csrf").hexdigest()  # stands in a kept form for the request's token; nobody can write it
SECONDS = 60  # what no entry tells of, such as a change in the administration, shows after this


# The last entries' keys. Fifty of them, because a transaction may commit after one with a later key.
newest = Prepared(lambda: Entry.objects.order_by("-pk").values_list("pk", flat=True)[:50])


def kept(request: HttpRequest, name: str, make: Callable[[], str]) -> SafeString:
    """The HTML that `make` gives for this user, address, language, day and state of things; with a fresh CSRF token.

    What the user's seats give is part of the key, so an ended seat counts at once.
    """
    user = user_of(request)
    standing = user.standing
    seats = (sorted(standing.bodies), standing.held, standing.everything)
    address = (request.path, request.META.get("QUERY_STRING", ""))
    state = (name, user.pk, seats, address, get_language(), timezone.localdate(), newest())
    key = f"{name}:{sha256(repr(state).encode()).hexdigest()}"
    html = None if settings.DEBUG else caches["pages"].get(key)
    if html is None:
        html = str(make())
        caches["pages"].set(key, html, SECONDS)
    return mark_safe(html.replace(CSRF, get_token(request)) if CSRF in html else html)  # noqa: S308 - made by `make`
