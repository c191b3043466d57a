"""What is written about one item before the meeting."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media, Script

from minutes.models import AgendaItem, Meeting, Section
from minutes.richtext import EXTENSIONS, sanitise

if TYPE_CHECKING:
    from django.http import QueryDict

WRITTEN = [kind for kind in Section.Kind if kind != Section.Kind.DISCUSSION]  # rich text, prepared beforehand
ALWAYS = (Section.Kind.CASE, Section.Kind.RECOMMENDATION)


class RichText(forms.Textarea):
    """A textarea that static/editor.js turns into an editor with the schema of `minutes.richtext`."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 8, "data-rich": json.dumps(EXTENSIONS), "lang": "da"})

    @property
    def media(self) -> Media:
        """Import map, style and script; the page gives it its nonce and puts it in <head>."""
        return Media(
            importmap=ImportMap({"django-prose-editor/editor": "django_prose_editor/editor.js"}),
            css={"all": ["editor.css"]},
            js=[Script("editor.js", type="module")],
        )


class ItemForm(forms.ModelForm):
    """What the agenda says of the item.

    Each field carries along what it said when the page was made, so that only what this writer changed is stored:
    a field left alone never undoes a colleague's change.
    """

    class Meta:
        model = AgendaItem
        fields = ["title", "kind", "minutes", "presenters", "label", "continues", "closed"]
        labels = {"label": _("Number on the agenda"), "presenters": _("Presented by")}
        help_texts = {
            "label": _("Left empty, the item is numbered by its place."),
            "closed": _("Observers and the public see only »Closed item«."),
        }
        error_messages = {
            "title": {"required": _("Give the item a title.")},
            "minutes": {"invalid": _("Write minutes as a whole number, for example 15.")},
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
        self.fields["title"].widget.attrs["autocomplete"] = "off"
        kind = self.fields["kind"]
        kind.choices = [(value, capfirst(label)) for value, label in AgendaItem.Kind.choices]  # type: ignore[attr-defined]
        minutes = self.fields["minutes"]
        minutes.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})
        self.fields["label"].widget.attrs |= {"class": "short", "autocomplete": "off"}
        self.fields["presenters"].widget.attrs |= {"list": "people", "autocomplete": "off"}
        self.fields["closed"].label = _("Closed item")
        self.fields["continues"] = EarlierItem(self.instance)
        self.fields["continues"].show_hidden_initial = True

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def changes(self) -> dict[str, Any]:
        """What AgendaItem.change takes: the fields that this writer changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}

    def settle(self) -> None:
        """What was sent is stored: it is what the page, shown again, sets the next changes against."""
        data = cast("QueryDict", self.data).copy()
        for name in self.fields:
            data[self[name].html_initial_name] = data.get(self[name].html_name, "False")
        self.data = data


class EarlierItem(forms.ModelChoiceField):
    """An item of the body's earlier meetings that an item goes on with: those of the last few, and the present one."""

    def __init__(self, item: AgendaItem):
        meetings = Meeting.objects.filter(body=item.meeting.body_id, starts__lt=item.meeting.starts)
        near = list(meetings.order_by("-starts").values_list("pk", flat=True)[:4])
        rows = AgendaItem.objects.filter(Q(meeting__in=near) | Q(pk=item.continues_id))
        super().__init__(
            rows.select_related("meeting").order_by("-meeting__starts", "position"),
            label=_("Goes on with"),
            help_text=_("An item of an earlier meeting. The two are then linked."),
            required=False,
            empty_label=_("No earlier item"),
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.meeting.day:%d.%m.%Y}, {obj.label}: {obj.title}"


def digest(text: str) -> str:
    """A short mark of a text, to tell whether a page changed it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class SectionForm(forms.Form):
    """One section's text, and what the page knows of it: its version, and a mark of the text that it was given.

    A text that the writer left alone is not saved, whatever a colleague wrote meanwhile.
    """

    text = forms.CharField(required=False, widget=RichText)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, section: Section):
        self.section = section
        self.other: Section | None = None  # somebody else's row, when it was saved first
        words = {"text": section.text, "version": section.version, "was": digest(section.text)}
        super().__init__(data, initial=words, prefix=prefix_of(section))
        self.fields["text"].label = section.label

    def clean_text(self) -> str:
        return sanitise(self.cleaned_data["text"])

    @property
    def touched(self) -> bool:
        """Did the writer change the text that the page was given?"""
        return digest(self.cleaned_data["text"]) != self.cleaned_data.get("was")

    def settle(self, row: Section) -> None:
        """The page now knows of `row`: what is sent next is set against that."""
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("version")] = str(row.version)
        data[self.add_prefix("was")] = digest(row.text)
        self.data = data

    def meet(self, other: Section) -> None:
        """Somebody else saved first: the writer's text stays in the field, and is saved over the other's next time."""
        self.other = other
        self.settle(other)


def prefix_of(section: Section) -> str:
    """The same before and after the section is first stored: a canonical one exists once per item."""
    return f"section-{section.kind}-{section.pk}" if section.heading else f"section-{section.kind}"


def sections_of(item: AgendaItem) -> list[Section]:
    """The item's written sections in order, with case and recommendation also while they are empty. One query."""
    there = [row for row in item.sections.select_related("written_by__person") if row.rich]
    for row in there:
        row.item = item
    kinds = {row.kind for row in there if not row.heading}
    order = [str(kind) for kind in Section.Kind]
    empty = [Section(item=item, kind=kind) for kind in ALWAYS if kind not in kinds]
    return sorted([*there, *empty], key=lambda row: (order.index(row.kind), row.pk or 0))


class AddSectionForm(forms.Form):
    """One more section: one of the usual, or one with a heading of its own."""

    add_kind = forms.ChoiceField(label=_("One more section"), required=False)
    add_heading = forms.CharField(
        label=_("Its heading"),
        help_text=_("Only if it is to be called something else."),
        required=False,
        max_length=200,
    )

    def __init__(self, data: Any, there: Iterable[Section]):
        super().__init__(data)
        used = {section.kind for section in there if not section.heading}
        choices = [(kind.value, kind.label) for kind in WRITTEN if kind not in used]
        self.fields["add_kind"].choices = choices  # type: ignore[attr-defined]


class AttachmentForm(forms.Form):
    """What an attachment is called, and whether it is closed."""

    title = forms.CharField(
        label=_("Title"), max_length=300, error_messages={"required": _("Give the attachment a title.")}
    )
    closed = forms.BooleanField(label=_("Closed attachment"), required=False)
