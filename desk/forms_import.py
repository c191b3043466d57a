"""What is brought: files or a pasted text, and the body whose meetings they tell of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusters.models import Body
from desk.importing.bringing import PASTED_RICH, PASTED_TEXT
from reading.files import MAX_BYTES

TYPES = ".docx,.pdf,.html,.htm,.md,.txt,.json"


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class BringForm(forms.Form):
    """Gives what is to be read, one thing at a time: `things`."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body"), to_field_name="slug", required=False,
        empty_label=_("The one that the text names"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Files"), required=False, widget=SeveralFiles(attrs={"accept": TYPES}),
        help_text=_("Word (.docx), PDF, web page, FirstAgenda (.json) or text. Up to 25 MB a file, several at once."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste the text here"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("From Word, a web page or a mail. Headings, lists and tables come along."),
    )  # fmt: skip
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = bodies
        if len(bodies) == 1:
            field.initial, field.empty_label, field.required = bodies[0].slug, None, True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.errors.pop("file", None)  # Django refuses an empty file in words of its own; the reader says it too
        if not self._files() and not any(data.get(name, "").strip() for name in ("html", "text")):
            self.add_error("text", gettext("Choose a file, or paste the text."))
        return data

    def things(self) -> Iterator[tuple[str, bytes, bool]]:
        """Name, bytes and whether it was pasted, of each file in turn: only one of them is in memory."""
        for file in self._files():
            yield file.name or "", file.read(MAX_BYTES + 1), False
        html, text = self.cleaned_data.get("html", ""), self.cleaned_data.get("text", "")
        if html.strip():
            yield PASTED_RICH, html.encode(), True
        elif text.strip():
            yield PASTED_TEXT, text.replace("\r\n", "\n").encode(), True

    def _files(self) -> list[UploadedFile]:
        return self.files.getlist("file") if hasattr(self.files, "getlist") else []
