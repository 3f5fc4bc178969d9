"""Whoever was told that it is saved finds it again, whatever was killed meanwhile: the drills, small."""

import pytest

from tests.drills import hands, sockets
from tests.drills.ground import PostgresGround, SqliteGround
from tests.drills.outcome import NONE
from tests.drills.server import ROUTES, Server
from tests.postgres import Cluster

SEED = 7


@pytest.fixture(scope="module")
def durable_cluster():
    """A PostgreSQL that keeps its promises."""
    cluster = Cluster(durable=True)
    yield cluster
    cluster.remove()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def ground(request, tmp_path):
    if request.param == "SQLite":
        return SqliteGround(tmp_path)
    return PostgresGround(request.getfixturevalue("durable_cluster"))


def server_on(ground, tmp_path):
    return Server(ROUTES, ground.environment, tmp_path / "server.log")


def test_writers_lose_nothing_that_was_saved_when_their_server_is_killed(ground, tmp_path):
    outcome = sockets.drill(ground, server_on(ground, tmp_path), sockets.CI, SEED)
    assert outcome.damage == NONE
    assert len(outcome.times) == sockets.CI.kills


def test_writers_lose_nothing_that_was_saved_when_the_database_crashes_too(durable_cluster, tmp_path):
    ground = PostgresGround(durable_cluster)
    outcome = sockets.drill(ground, server_on(ground, tmp_path), sockets.CI, SEED, with_database=True)
    assert outcome.damage == NONE
    assert len(outcome.times) == sockets.CI.kills


def test_processes_that_write_facts_and_rows_lose_and_double_nothing_when_they_are_killed(ground, tmp_path):
    outcome = hands.drill(ground, tmp_path, hands.CI, SEED)
    assert outcome.damage == NONE
    assert outcome.acknowledged


def test_processes_that_write_facts_and_rows_survive_a_crash_of_the_database(durable_cluster, tmp_path):
    outcome = hands.drill(PostgresGround(durable_cluster), tmp_path, hands.CI, SEED, with_database=True)
    assert outcome.damage == NONE
    assert outcome.times
