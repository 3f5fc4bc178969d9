from starlette.applications import Starlette

from api.health import health
from core.domain.errors import StoreUnreachable
from tests.api.conftest import ask


def app_over(open_store):
    return Starlette(routes=[health(open_store)])


def test_health_tells_the_state_of_the_database(sqlite_store):
    answer = ask(app_over(lambda: sqlite_store), "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "up", "database": sqlite_store.check()})


def test_without_a_database_health_says_why():
    def open_store():
        raise StoreUnreachable("db.example", "connection refused")

    answer = ask(app_over(open_store), "/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")
    assert "db.example" in answer.json()["reason"]
