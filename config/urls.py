"""Every address. Each app keeps its own list; the walk in tests/test_access.py demands a row for each."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("actions.urls")),
    path("", include("clusters.urls")),
    path("", include("minutes.urls")),
    path("", include("desk.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns += [path("", include("outbox.urls"))]
