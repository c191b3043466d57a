"""Django's admin, for the installation's administrator: what a secretariat must not need, and rows to look at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Administration(admin.AdminSite):
    """For superusers alone, who sign in on the product's own page, with its limits on tries."""

    site_title = site_header = "Punktvis"
    index_title = _("Administration")

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and getattr(request.user, "is_superuser", False)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        from django.contrib.auth.views import redirect_to_login  # wants the models, which come after this module

        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("account_login"))


class AdministrationConfig(AdminConfig):
    default = False  # settings name it by its path
    default_site = "clusters.administration.Administration"


class ReadOnly(admin.ModelAdmin):
    """Rows to look at. They change by the product's own verbs, which keep the history."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
