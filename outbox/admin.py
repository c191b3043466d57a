from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outbox.models import Mail


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """What waits, what went, and what was given up. Nothing is written here; a mail can be tried again."""

    list_display = ["key", "recipient", "subject", "due", "tries", "sent", "error"]
    list_filter = [("sent", admin.EmptyFieldListFilter), "tries"]
    search_fields = ["key", "recipient"]
    show_full_result_count = False
    actions = ["try_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Mail | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Mail | None = None) -> bool:
        return False

    @admin.action(description=_("Try to send again"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        queryset.filter(sent=None).update(due=timezone.now(), tries=0, claimed=None)
