"""The official data: complete, with the right relations, and the same after a second run."""

import json
from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command

from clusters.management.commands.load_denmark import FACTS, load
from clusters.models import Alias, Cluster, Organisation, Succession

pytestmark = pytest.mark.django_db
OLD, NEW = date(2026, 11, 22), date(2027, 1, 2)


def load_on(day: date) -> Counter[str]:
    return load(json.loads(FACTS.read_text(encoding="utf-8")), day)


def everything() -> list[list[dict[str, object]]]:
    models = (Organisation, Cluster, Alias, Succession, Cluster.organisations.through)
    return [list(model.objects.order_by("pk").values()) for model in models]


def cluster(name: str, region: str) -> Cluster:
    return Cluster.objects.get(name=name, region__name=region)


def codes(cluster: Cluster) -> set[str]:
    return set(cluster.organisations.filter(kind="municipality").values_list("code", flat=True))


def test_everything_is_there():
    load_on(OLD)
    clusters = Cluster.objects.filter(kind="health_cluster")
    councils = Cluster.objects.filter(kind="health_council")
    towns = Organisation.objects.filter(kind="municipality")
    assert (clusters.count(), councils.count(), towns.count()) == (22, 17, 98)
    assert set(clusters.values_list("valid_to", flat=True)) == {date(2026, 12, 31)}
    assert set(councils.values_list("valid_from", flat=True)) == {date(2027, 1, 1)}
    assert all(len(code) == 4 and code.isdigit() for code in towns.values_list("code", flat=True))
    assert Organisation.objects.get(kind="municipality", code="0860").name == "Hjørring Kommune"
    for kind in ("health_cluster", "health_council"):
        assert towns.filter(clusters__kind=kind).distinct().count() == 98


@pytest.mark.parametrize("command", [call_command, lambda name: load_on(OLD)])
def test_a_second_run_changes_nothing(command):
    command("load_denmark")
    before = everything()
    command("load_denmark")
    assert everything() == before


def test_it_counts_what_it_did():
    first, second = load_on(OLD), load_on(OLD)
    assert first["new"] > 300 and not first["changed"]
    assert second == Counter(same=first["new"], new=0, changed=0)


def test_regions_change_at_new_year():
    load_on(OLD)
    gone = Organisation.objects.filter(kind="region", valid_to=date(2026, 12, 31)).values_list("name", flat=True)
    assert set(gone) == {"Region Hovedstaden", "Region Sjælland"}
    new = Organisation.objects.get(name="Region Østdanmark")
    assert (new.valid_from, new.code) == (date(2027, 1, 1), "")
    assert Organisation.objects.get(code="0101").region.name == "Region Hovedstaden"
    load_on(NEW)
    assert Organisation.objects.get(code="0101").region == new
    assert Organisation.objects.get(name="Slagelse Sygehus").region == new
    assert Organisation.objects.get(code="0860").region.name == "Region Nordjylland"
    before = everything()
    load_on(NEW)
    assert everything() == before


def test_one_name_in_two_regions():
    load_on(OLD)
    assert (
        codes(cluster("Sundhedsklynge Nord", "Region Hovedstaden"))
        & codes(cluster("Klynge Nord", "Region Nordjylland"))
        == set()
    )
    assert not Cluster.objects.filter(name__contains="(").exists()


def test_copenhagen_is_in_two_clusters():
    load_on(OLD)
    clusters = Organisation.objects.get(code="0101").clusters.filter(kind="health_cluster")
    assert set(clusters.values_list("name", flat=True)) == {"Sundhedsklynge Byen", "Sundhedsklynge Syd"}


@pytest.mark.parametrize(
    ("council", "kind", "before"),
    [
        ("Sundhedsråd Hovedstaden", "merged", {"Sundhedsklynge Byen", "Sundhedsklynge Bornholm"}),
        ("Sundhedsråd Limfjorden", "merged", {"Klynge Midt", "Klynge Syd", "Klynge Vest"}),
        ("Sundhedsråd Vendsyssel", "continued", {"Klynge Nord"}),
        ("Sundhedsråd Nordsjælland", "continued", {"Sundhedsklynge Nord"}),
    ],
)
def test_who_takes_over_from_whom(council, kind, before):
    load_on(OLD)
    rows = Succession.objects.filter(successor_cluster__name=council)
    assert {row.predecessor_cluster.name for row in rows} == before
    assert {(row.kind, row.date) for row in rows} == {(kind, date(2027, 1, 1))}
    towns = set().union(*(codes(row.predecessor_cluster) for row in rows))
    assert codes(Cluster.objects.get(name=council)) <= towns


def test_each_health_cluster_is_taken_over_once():
    load_on(OLD)
    taken = Counter(Succession.objects.values_list("predecessor_cluster", flat=True))
    assert len(taken) == 22 and set(taken.values()) == {1}
    assert Succession.objects.values("successor_cluster").distinct().count() == 17


def test_what_people_have_added_stays_and_mistakes_are_mended():
    load_on(OLD)
    byen = cluster("Sundhedsklynge Byen", "Region Hovedstaden")
    guests = Organisation.objects.create(name="Patientforeningen Byen", kind="patients")
    byen.organisations.add(guests)
    Organisation.objects.filter(code="0147").update(name="Frederksberg")
    assert load_on(OLD)["changed"] == 1
    assert Organisation.objects.get(code="0147").name == "Frederiksberg Kommune"
    assert guests in byen.organisations.all()


def test_an_organisation_made_by_hand_is_given_its_code():
    mine = Organisation.objects.create(name="Hjørring Kommune", kind="municipality")
    load_on(OLD)
    mine.refresh_from_db()
    assert mine.code == "0860" and mine.clusters.count() == 2
