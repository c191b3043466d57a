"""Every address, walked as six people: who gets in is written in one table, and an address without a row fails.

The six: a stranger who is not signed in; Erik, from outside the body (he is secretary of another body of the same
cluster); Dan, observer; Carla, member and owner of the action; Asta, secretary; Bo, chair.
"""

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.things import make_things

PEOPLE = ["stranger", "erik", "dan", "carla", "asta", "bo"]
RUN = "L 404 403 403 ok ok"  # those who run the body
SEAT = "L 404 ok ok ok ok"  # whoever has a seat in it
MINE = "L 404 404 ok ok ok"  # the action's owner, and those who run its body
EACH = "L ok ok ok ok ok"  # whoever is signed in
ANY = "ok ok ok ok ok ok"
GONE = "L 404 404 404 404 404"  # somebody else's private thing

TABLE = {
    # what follows
    "actions:home": ("GET", EACH),
    "actions:register_all": ("GET", EACH),
    "actions:search": ("GET", EACH),
    "actions:register": ("GET", SEAT),
    "actions:create": ("POST", RUN),
    "actions:action": ("GET", MINE),
    "actions:close": ("POST", MINE),
    "actions:reopen": ("POST", MINE),
    "actions:progress": ("POST", MINE),
    "actions:edit": ("GET", "L 404 404 403 ok ok"),
    "actions:drop": ("POST", "L 404 404 403 ok ok"),
    # what is dealt with and decided
    "minutes:meetings": ("GET", EACH),
    "minutes:record": ("GET", SEAT),
    "minutes:edition": ("GET", "L 404 404 404 ok ok"),  # of an agenda that is not issued
    "minutes:attachment": ("GET", "L 404 404 404 ok ok"),
    "minutes:decisions_all": ("GET", EACH),
    "minutes:decisions": ("GET", SEAT),
    # who meets
    "clusters:account": ("GET", EACH),
    "clusters:bodies": ("GET", EACH),
    "clusters:new_body": ("GET", "L ok 403 403 ok ok"),  # Erik runs a body in the cluster
    "clusters:body": ("GET", SEAT),
    "clusters:rules": ("GET", RUN),
    "clusters:seats": ("GET", "L 404 403 ok ok ok"),
    "clusters:new_seat": ("GET", RUN),
    "clusters:edit_seat": ("GET", RUN),
    "clusters:end_seat": ("POST", RUN),
    "clusters:restore_seat": ("POST", RUN),
    "clusters:invite": ("POST", RUN),
    # Carla sits in Erik's body too; observers do not see the people of a body
    "clusters:person": ("GET", "L ok 403 ok ok ok"),
    "clusters:edit_person": ("GET", "L ok 403 403 ok ok"),
    "clusters:merge": ("GET", "L ok 403 403 ok ok"),  # the page; the deed needs all of the person's bodies
    "clusters:organisations": ("GET", EACH),
    "clusters:new_organisation": ("GET", "L ok 403 403 ok ok"),
    "clusters:organisation": ("GET", EACH),
    # a name with an official code is the administrator's; coordinators see all that the organisation owns, so
    # only those who run every body of it appoint them
    "clusters:edit_organisation": ("GET", "L 403 403 403 403 403"),
    "clusters:coordinators": ("GET", "L 403 403 403 403 403"),
    "clusters:join_cluster": ("POST", "L ok 403 403 ok ok"),
    "clusters:leave_cluster": ("POST", "L ok 403 403 ok ok"),
    # the secretary's pages
    "desk:bring": ("GET", "L ok 403 403 ok ok"),
    "desk:bring_file": ("POST", "L ok 403 403 ok ok"),
    "desk:review": ("GET", GONE),
    "desk:source": ("GET", GONE),
    "desk:discard": ("POST", GONE),
    # signing in
    "account_login": ("GET", ANY),
    "account_logout": ("GET", EACH),
    "set_language": ("POST", ANY),
    "outbox:mails": ("GET", ANY),
    "outbox:mail": ("GET", "404 404 404 404 404 404"),
}
DESK = """new_meeting plan move_meeting cancel_meeting call_meeting order_items set_times take_offer add_item item move_item
    remove_item drop_item restore_item add_attachments change_attachment remove_attachment desk desk_items begin end
    resume mark_item write_decision write_discussion versions take_back add_decision remove_decision attendance
    all_present add_guest note_attendance remove_guest stay_out read_action add_action action_row change_action
    withdraw_action finds take_find ignore_find suggest_again loose_ends"""
PAGES = {"new_meeting", "plan", "move_meeting", "cancel_meeting", "call_meeting", "item", "desk", "desk_items",
         "versions", "attendance", "action_row", "change_action", "read_action", "remove_item", "finds", "loose_ends"}  # fmt: skip
TABLE |= {f"desk:{name}": ("GET" if name in PAGES else "POST", RUN) for name in DESK.split()}
TABLE["desk:take_offer"] = ("POST", "L 404 403 403 404 404")  # an offer that is not there
for name in ("action_row", "change_action", "withdraw_action"):  # of minutes that an observer cannot read yet
    TABLE[f"desk:{name}"] = (TABLE[f"desk:{name}"][0], "L 404 404 403 ok ok")
# The library's own pages, and Django's administration: each asks for itself.
LIBRARY = ("account_", "admin:")


def names(resolver: URLResolver, space: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif entry.name or "admin" not in space:
            found.append((f"{space}{entry.name}", entry))
    return found


ADDRESSES = dict(names(get_resolver()))


def test_each_address_has_a_row():
    assert {name for name in ADDRESSES if not name.startswith(LIBRARY)} <= set(TABLE)


def test_each_row_has_an_address():
    assert set(TABLE) <= set(ADDRESSES)


@pytest.fixture
def things(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_things(world)


def answer(client, method: str, address: str) -> str:
    response = client.get(address) if method == "GET" else client.post(address, {})
    code = response.status_code
    if code == 302 and response["Location"].startswith(reverse(settings.LOGIN_URL)):
        return "L"
    return "ok" if code < 400 or code in (400, 409, 422) else str(code)


class Undo(Exception):
    """Takes back what one person's request did before the next one's."""


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_gets_in(client, world, things, name):
    method, expected = TABLE[name]
    pattern = ADDRESSES[name].pattern
    address = reverse(name, kwargs={key: things[key] for key in pattern.converters})
    got = []
    for who in PEOPLE:
        client.logout()
        try:
            with transaction.atomic():
                if who != "stranger":
                    client.force_login(getattr(world, who))
                got.append(answer(client, method, address))
                raise Undo
        except Undo:
            pass
    assert dict(zip(PEOPLE, got, strict=True)) == dict(zip(PEOPLE, expected.split(), strict=True))


@pytest.mark.parametrize("name", sorted(name for name, (method, _row) in TABLE.items() if method == "POST"))
def test_verbs_are_post_only(client, world, things, name):
    pattern = ADDRESSES[name].pattern
    client.force_login(world.asta)
    response = client.get(reverse(name, kwargs={key: things[key] for key in pattern.converters}))
    assert response.status_code == 405 or name == "set_language"


@pytest.mark.parametrize("who", ["asta", "bo", "carla"])
def test_administration_is_for_administrators(client, world, who):
    client.force_login(getattr(world, who))
    response = client.get(reverse("admin:index"))
    assert response.status_code in (302, 403, 404)
