"""Denmark's regions, municipalities, hospitals, health clusters and health councils, from data/denmark.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand
from django.db import models, transaction
from django.utils import timezone

from clusters.models import Alias, Cluster, Organisation, Succession

FACTS = Path(__file__).resolve().parents[2] / "data" / "denmark.json"
REFORM = date(2027, 1, 1)  # health councils take over from health clusters, and two regions become one
Row = TypeVar("Row", bound=models.Model)
Kind = Organisation.Kind


class Command(BaseCommand):
    help = (
        "Load or refresh the official organisations, health clusters and health councils of Denmark. "
        "Run it after each upgrade, and after New Year 2027, when two regions become one. What people have added stays."
    )

    @transaction.atomic
    def handle(self, **options: Any) -> str:
        counts = load(json.loads(FACTS.read_text(encoding="utf-8")), timezone.localdate())
        return f"{counts['new']} new, {counts['changed']} changed, {counts['same']} as they were."


def load(facts: dict[str, list[dict[str, Any]]], today: date) -> Counter[str]:
    """Put the facts in the database. Returns how many rows were new, changed and the same.

    Organisations are known by their official code, else by kind and name; clusters by region and name, because
    'Klynge Nord' stands in two regions. Municipalities and hospitals get the region they belong to on `today`.
    """
    counts: Counter[str] = Counter()
    regions = _organisations(facts["regions"], Kind.REGION, counts)
    ended = {row["name"]: row["then"] for row in facts["regions"] if row.get("to", "9999") < today.isoformat()}
    now = {name: regions[ended.get(name, name)] for name in regions}
    towns = _organisations(facts["municipalities"], Kind.MUNICIPALITY, counts, now)
    hospitals = _organisations(facts["hospitals"], Kind.HOSPITAL, counts, now)
    clusters = _settle(
        Cluster.objects.all(),
        [
            {"name": row["name"], "region": regions[row["region"]], "kind": row["kind"]} | _dates(row)
            for row in facts["clusters"]
        ],
        lambda row: (row.region_id, row.name),
        counts,
    )
    members, aliases, successions = [], [], []
    for cluster, row in zip(clusters, facts["clusters"], strict=True):
        parties = [regions[row["region"]], *(towns[code] for code in row["municipalities"])]
        parties += [hospitals[name] for name in row.get("hospitals", [])]
        members += [{"cluster": cluster, "organisation": party} for party in parties]
        aliases += [{"cluster": cluster, "name": name} for name in row.get("aliases", [])]
        for before in row.get("follows", []):
            old = next(c for c in clusters if (c.name, c.region) == (before["name"], regions[before["region"]]))
            pair = {"predecessor_cluster": old, "successor_cluster": cluster}
            successions.append(pair | {"date": REFORM, "kind": row["how"]})
    through = Cluster.organisations.through
    _settle(through.objects.all(), members, lambda row: (row.cluster_id, row.organisation_id), counts)
    _settle(Alias.objects.all(), aliases, lambda row: (row.cluster_id, row.name), counts)
    pairs = Succession.objects.filter(predecessor_cluster__isnull=False)
    _settle(pairs, successions, lambda row: (row.predecessor_cluster_id, row.successor_cluster_id), counts)
    return counts


def _organisations(
    rows: list[dict[str, Any]], kind: str, counts: Counter[str], regions: dict[str, Organisation] | None = None
) -> dict[str, Organisation]:
    """The organisations of one kind, by code where they have one and by name. One made by hand is given its code."""
    wanted = []
    for row in rows:
        facts = {name: row[name] for name in ("name", "short_name", "code") if name in row} | {"kind": kind}
        wanted.append(facts | _dates(row) | ({"region": regions[row["region"]]} if regions else {}))
    there = Organisation.objects.filter(kind=kind)
    codes = {row["name"]: row["code"] for row in rows if row.get("code")}
    for organisation in there.filter(code="", name__in=codes):
        organisation.code = codes[organisation.name]
        organisation.save(update_fields=["code"])
    found = _settle(there, wanted, lambda row: row.code or row.name, counts)
    return {key: row for row in found for key in (row.name, row.code) if key}


def _dates(row: dict[str, Any]) -> dict[str, date]:
    ends = {"valid_from": row.get("from"), "valid_to": row.get("to")}
    return {name: date.fromisoformat(day) for name, day in ends.items() if day}


def _settle(
    there: models.QuerySet[Row], wanted: Iterable[dict[str, Any]], key: Callable[[Any], Hashable], counts: Counter[str]
) -> list[Row]:
    """Rows that hold the wanted values, in that order: found by `key`, made where missing, changed where they differ.

    Values not among the wanted ones stay as they are.
    """
    known = {key(row): row for row in there}
    made, changed, fields, result = [], [], set(), []
    for values in wanted:
        fresh = there.model(**values)
        row = known.get(key(fresh))
        if row is None:
            row = known[key(fresh)] = fresh
            made.append(row)
        elif differing := {name for name, value in values.items() if getattr(row, name) != value}:
            for name in differing:
                setattr(row, name, values[name])
            changed.append(row)
            fields |= differing
        else:
            counts["same"] += 1
        result.append(row)
    there.model._default_manager.bulk_create(made)
    if changed:
        there.model._default_manager.bulk_update(changed, fields, batch_size=100)
    counts.update(new=len(made), changed=len(changed))
    return result
