from django.contrib import admin

from actions.models import Action
from clusters.administration import ReadOnly


@admin.register(Action)
class ActionAdmin(ReadOnly):
    list_display = ["task", "body", "state", "due"]
    list_filter = ["state"]
    list_select_related = ["body"]
    show_full_result_count = False
