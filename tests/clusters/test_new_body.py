import pytest

from clusters.models import Body, Cluster, User

pytestmark = pytest.mark.django_db


def test_a_secretary_adds_a_body_and_may_go_on_to_its_rules(client, world):
    client.force_login(world.erik)
    response = client.post("/bodies/new/", {"name": "Driftsforum", "cluster": world.cluster.pk})
    assert response.status_code == 302 and response.url == "/bodies/driftsforum/rules/"
    assert Body.objects.get(slug="driftsforum").may_run(User.objects.get(pk=world.erik.pk))


def test_not_in_a_cluster_where_one_runs_nothing(client, world):
    other = Cluster.objects.create(name="Klynge Nordhavet", kind="other")
    client.force_login(world.asta)
    response = client.post("/bodies/new/", {"name": "Driftsforum", "cluster": other.pk})
    assert response.status_code == 422 and not Body.objects.filter(name="Driftsforum").exists()


def test_a_name_that_is_there_already_is_said_in_the_form(client, world):
    client.force_login(world.asta)
    response = client.post("/bodies/new/", {"name": "Fagligt forum", "cluster": world.cluster.pk})
    assert response.status_code == 422
    assert "Samarbejdsområdet har allerede et organ med det navn." in response.content.decode()


def test_members_add_none(client, world):
    client.force_login(world.carla)
    assert client.post("/bodies/new/", {"name": "Mit", "cluster": world.cluster.pk}).status_code == 403
