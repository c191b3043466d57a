from django.contrib import admin

from clusters.administration import ReadOnly
from minutes.models import Edition, Meeting


@admin.register(Meeting)
class MeetingAdmin(ReadOnly):
    list_display = ["body", "day", "state", "kind"]
    list_filter = ["state"]
    list_select_related = ["body"]
    show_full_result_count = False


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    list_display = ["meeting", "number", "kind", "made_at"]
    list_select_related = ["meeting__body"]
    show_full_result_count = False
