from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusters.models import Body
from reading import MAX_BYTES, Refused, decode


class BringForm(forms.Form):
    """A text, pasted or as a file, and the body whose meeting it tells of. Gives `source` and `file_name`."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Body"), to_field_name="slug")
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("A .txt or .md file of up to 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.md,text/plain,text/markdown"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste the text here"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("From Word, a web page or a mail. Headings, lists and tables may come along as text."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = bodies
        if len(bodies) == 1:
            field.initial = bodies[0].slug

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file, text = self.files.get("file"), data.get("text") or ""
        if not file and not text.strip():
            if "file" not in self.errors:
                self.add_error("text", gettext("Choose a file, or paste the text."))
            return data
        raw = file.read(MAX_BYTES + 1) if file else text.encode()
        try:
            data["source"] = decode(raw).replace("\x00", "")
        except Refused as refused:
            # only the field itself is at fault: what else was written stays
            self.errors.pop("file", None)
            self.add_error("file" if file else "text", gettext(refused.message))
        data["file_name"] = file.name[-200:] if file and file.name else ""
        return data
