from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from clusters.models.constraints import filled


class Case(models.Model):
    """Sag, 'den røde tråd': what runs through meetings and bodies. Items and actions hang on it in time order."""

    cluster = models.ForeignKey("clusters.Cluster", models.PROTECT, related_name="cases", verbose_name=_("cluster"))
    title = models.CharField(_("title"), max_length=300, db_collation="danish")
    journal_number = models.CharField(_("journal number"), max_length=60, blank=True)
    kle_number = models.CharField(_("KLE number"), max_length=20, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [filled("title", name="case_has_title", message=_("Give the case a title."))]

    def __str__(self) -> str:
        return self.title
