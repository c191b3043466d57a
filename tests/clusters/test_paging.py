"""Paging by key walks each row once, there and back, whatever the list is sorted by."""

import pytest
from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Collate
from django.http import QueryDict

from actions.models import Action
from clusters import paging
from clusters.paging import Key, page, with_params
from tests.world import make_action, today

KEYS = {
    "due": [Key("due", nullable=True), Key("pk")],
    "due, last first": [Key("due", down=True, nullable=True), Key("pk", down=True)],
    "newest": [Key("pk", down=True)],
    "name": [Key("name"), Key("pk")],
    "rank": [Key("rank", down=True), Key("due", nullable=True), Key("pk")],
}


@pytest.fixture
def rows(world, monkeypatch):
    monkeypatch.setattr(paging, "SIZE", 3)
    for number in range(11):
        days = None if number % 4 == 3 else number // 3 - 1
        task = ["Ærø", "bo", "Anna", "Århus"][number % 4]
        make_action(world.body, world.asta, task, due=today(days) if days is not None else None)
    rank = Case(When(task="bo", then=Value(1)), default=Value(0), output_field=IntegerField())
    return Action.objects.alias(name=Collate("task", "danish"), rank=rank)


def walk(rows, keys, link, name):
    pages = []
    while True:
        shown = page(rows, keys, QueryDict(link.lstrip("?")), bounds=rows)
        pages.append([row.pk for row in shown.rows])
        link = getattr(shown, name)
        if not link:
            return pages, shown


@pytest.mark.parametrize("sort", KEYS)
def test_each_row_once_there_and_back(rows, sort):
    keys = KEYS[sort]
    there, last = walk(rows, keys, "?owner=p1", "after")
    pks = [pk for part in there for pk in part]
    whole = [row.pk for row in rows.order_by(*(key.order(back=False) for key in keys))]
    assert pks == whole and len(there) == 4 and "owner=p1" in last.before
    back, first = walk(rows, keys, last.before, "before")
    assert list(reversed(back)) == there[:3]
    assert not first.before and first.after


def test_rows_without_a_date_come_last(rows):
    there, _last = walk(rows, KEYS["due, last first"], "?", "after")
    dates = [Action.objects.get(pk=pk).due for part in there for pk in part]
    assert dates[-2:] == [None, None] and dates[0] == max(day for day in dates if day)


def test_a_row_that_left_the_list_still_marks_the_place(rows, world):
    first = page(rows, KEYS["due"], QueryDict(), bounds=rows)
    gone = first.rows[-1]
    rest = page(rows.exclude(pk=gone.pk), KEYS["due"], QueryDict(first.after[1:]), bounds=rows)
    assert rest.rows == list(rows.order_by(*(key.order(back=False) for key in KEYS["due"])))[3:6]


@pytest.mark.parametrize("query", ["after=x", "after=", "before=999999", "after=99999999999999999999", "after=-1"])
def test_a_broken_address_gives_the_first_page(rows, query):
    shown = page(rows, KEYS["due"], QueryDict(query), bounds=rows)
    assert shown == page(rows, KEYS["due"], QueryDict(), bounds=rows) or shown.rows
    assert shown.rows[0].pk == page(rows, KEYS["due"], QueryDict(), bounds=rows).rows[0].pk


def test_links_keep_the_filter_and_begin_anew():
    assert with_params(QueryDict("status=late&q=a+b&after=7&due="), sort="task", status="") == "?q=a+b&sort=task"
