from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext as _

from clusters.administration import ReadOnly
from clusters.models import Alias, Body, Cluster, Entry, Organisation, Person, Seat, Succession, User

admin.site.unregister(Group)  # rights come from seats


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0


@admin.register(Cluster)
class ClusterAdmin(admin.ModelAdmin):
    list_display = ["name", "region", "kind", "valid_from", "valid_to"]
    list_filter = ["kind", "region"]
    list_select_related = ["region"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["region", "organisations"]
    inlines = [AliasInline]


@admin.register(Succession)
class SuccessionAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "date"]
    list_select_related = ["predecessor_cluster", "successor_cluster", "predecessor_body", "successor_body"]
    autocomplete_fields = ["predecessor_cluster", "successor_cluster", "predecessor_body", "successor_body"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "code", "region", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["name", "short_name", "code"]
    autocomplete_fields = ["region", "coordinators"]


class SeatInline(admin.TabularInline):
    model = Seat
    extra = 0
    fields = ["person", "role", "group", "position", "starts", "ends"]
    autocomplete_fields = ["person"]


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):
    list_display = ["name", "cluster", "slug", "valid_to"]
    list_select_related = ["cluster"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["cluster", "reports_to"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SeatInline]


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["name", "title", "organisation", "email"]
    list_select_related = ["organisation"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["organisation"]


class UserForm(forms.ModelForm):
    """A sign-in. People get passwords by choosing one, never from the administrator."""

    class Meta:
        model = User
        fields = ["email", "person", "is_active", "is_superuser"]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        person = data.get("person")
        others = Person.objects.filter(email__iexact=data.get("email") or "-")
        if others.exclude(pk=person.pk if person else 0).exists():
            self.add_error("email", _("Another person has that e-mail address."))
        return data


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    list_display = ["email", "person", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    list_select_related = ["person"]
    search_fields = ["email", "person__name"]
    autocomplete_fields = ["person"]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        obj.is_staff = obj.is_superuser
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            obj.move(obj.email)
        if obj.person:
            Person.objects.filter(pk=obj.person.pk).update(email=obj.email)


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ["at", "by", "verb", "subject", "subject_id", "body"]
    list_filter = ["verb"]
    list_select_related = ["by__person", "body"]
    search_fields = ["=subject_id", "by__email"]
    show_full_result_count = False
