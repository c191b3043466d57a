"""Every address that shows a page, as a secretary opens it, without a fault of accessibility. A new one is in at once.

The states of the pages (empty, with errors, in conflict, offline, with a dialog open) are in the tests beside this one.
"""

import pytest
from django.urls import NoReverseMatch, reverse

from desk.models import ImportDraft
from tests.test_access import ADDRESSES, TABLE
from tests.things import make_things
from tests.world import make_world

PARTS = {  # what htmx asks for, a file, and what another test opens as its owner
    "desk:desk_items", "desk:action_row", "desk:change_action", "desk:read_action", "desk:finds",
    "minutes:attachment", "desk:source", "outbox:mail",
}  # fmt: skip
LIBRARY = {"account_reset_password", "account_reset_password_done", "account_change_password", "account_set_password",
           "account_email", "account_reauthenticate", "account_inactive", "account_signup"}  # fmt: skip
PAGES = sorted({name for name, (method, _row) in TABLE.items() if method == "GET"} - PARTS | LIBRARY & set(ADDRESSES))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault(transactional_db, live_server, signed_in, check_page, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    world = make_world()
    things = make_things(world)
    ImportDraft.objects.update(owner=world.asta)
    page = signed_in(world.asta)
    try:
        address = reverse(name, kwargs={key: things[key] for key in ADDRESSES[name].pattern.converters})
    except NoReverseMatch:
        pytest.fail(f"{name} takes something that tests/things.py has not")
    answer = page.goto(live_server.url + address)
    assert answer.ok or answer.status == 403, answer.status  # names with an official code are the administrator's
    check_page(page, f"page-{name.replace(':', '-')}")
