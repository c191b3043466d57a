"""Who gets which answer from each page of this app: model.md's table 'Who may', as addresses."""

import pytest

from clusters.models import User
from tests.world import make_seat, make_user

pytestmark = pytest.mark.django_db

# secretary, chair, member, observer, somebody from another body, somebody without a seat
WHO = ("asta", "bo", "carla", "dan", "erik", "gustav")
READ, KEEP = (200, 200, 200, 403, 404, 404), (200, 200, 403, 403, 404, 404)
PAGES = {
    "/bodies/": (200,) * 6,
    "/bodies/new/": (200, 200, 403, 403, 200, 403),
    "/bodies/{body.slug}/": (200, 200, 200, 200, 404, 404),
    "/bodies/{body.slug}/rules/": KEEP,
    "/bodies/{body.slug}/seats/": READ,
    "/bodies/{body.slug}/seats/new/": KEEP,
    "/bodies/{body.slug}/seats/new/?q=frida": KEEP,
    "/bodies/{body.slug}/seats/new/?person={frida.pk}": KEEP,
    "/seats/{seat.pk}/edit/": KEEP,
    "/people/{frida.pk}/": READ,
    "/people/{frida.pk}/edit/": KEEP,
    "/people/{frida.pk}/merge/": KEEP,
    "/people/{frida.pk}/merge/?other={dan.person.pk}": KEEP,
    "/organisations/": (200,) * 6,
    "/organisations/new/": (200, 200, 403, 403, 200, 403),
    "/organisations/{hospital.pk}/": (200, 200, 200, 200, 200, 404),
    "/organisations/{hospital.pk}/edit/": (200, 200, 403, 403, 200, 404),
    "/organisations/{hospital.pk}/coordinators/": (200, 403, 403, 403, 403, 404),
    "/account/": (200,) * 6,
}
DONE, REFUSED = 302, (302, 302, 403, 403, 404, 404)
VERBS = {
    "/seats/{seat.pk}/end/": REFUSED,
    "/seats/{seat.pk}/restore/": REFUSED,
    "/seats/{seat.pk}/invite/": REFUSED,
    "/organisations/{hospital.pk}/clusters/{cluster.pk}/leave/": (302, 302, 403, 403, 302, 404),
    "/organisations/{hospital.pk}/clusters/{cluster.pk}/join/": (302, 302, 403, 403, 302, 404),
    "/people/{frida.pk}/merge/": (403, 403, 403, 403, 404, 404),  # nobody named to merge with
}


@pytest.fixture
def cast(world):
    world.gustav = make_user("Gustav Gade")
    world.seat = world.body.seats.get(person=world.frida)
    make_seat(world.other, world.asta, "chair")  # Asta runs every body of the cluster
    return world


@pytest.mark.parametrize("path", PAGES)
def test_pages(client, cast, path):
    answers = []
    for name in WHO:
        client.force_login(User.objects.get(pk=getattr(cast, name).pk))
        answers.append(client.get(path.format(**vars(cast))).status_code)
    assert tuple(answers) == PAGES[path]


@pytest.mark.parametrize("path", VERBS)
def test_verbs(client, cast, path):
    answers = []
    for name in WHO:
        client.force_login(User.objects.get(pk=getattr(cast, name).pk))
        answers.append(client.post(path.format(**vars(cast))).status_code)
    assert tuple(answers) == VERBS[path]


@pytest.mark.parametrize("path", [path for path in PAGES if PAGES[path] == KEEP and "?" not in path])
def test_forms_refuse_those_who_may_not(client, cast, path):
    for name, expected in (("carla", 403), ("dan", 403), ("erik", 404), ("gustav", 404)):
        client.force_login(getattr(cast, name))
        assert client.post(path.format(**vars(cast))).status_code == expected


@pytest.mark.parametrize("path", [path for path in VERBS if "merge" not in path])
def test_verbs_are_not_links(client, cast, path):
    client.force_login(cast.asta)
    assert client.get(path.format(**vars(cast))).status_code == 405


@pytest.mark.parametrize("path", [*PAGES, *VERBS])
def test_strangers_are_asked_to_sign_in(client, cast, path):
    response = client.get(path.format(**vars(cast)))
    assert response.status_code == 302 and response.url.startswith("/accounts/login/")


@pytest.mark.parametrize("path", PAGES)
def test_the_administrator_sees_every_page(client, cast, path):
    client.force_login(User.objects.create_superuser("admin@example.dk"))
    assert client.get(path.format(**vars(cast))).status_code == 200
