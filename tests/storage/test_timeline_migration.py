"""A database from before a timeline could be checked."""

from alembic import command
from sqlalchemy import text

from core.domain.workspace import Workspace
from core.settings import Settings
from storage import open_store
from storage.engine import address, open_engine
from storage.migrations import running
from tests.storage.test_live_editing_migration import drop_everything


def test_a_workspace_that_was_there_may_be_silent_for_half_an_hour(settings: Settings) -> None:
    engine = open_engine(address(settings))
    with engine.begin() as connection:
        drop_everything(connection)
        config = running._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        row = (
            "INSERT INTO workspace (id, name, profile, zone, language) VALUES (1, 'Shop', 'crm', 'UTC', 'pt')"
        )
        connection.execute(text(row))
        command.upgrade(config, "0003")
    engine.dispose()
    store = open_store(settings)
    with store.read() as work:
        chosen = work.workspace.get()
    store.close()
    assert chosen == Workspace(name="Shop", profile="crm", zone="UTC", language="pt", timeline_gap_minutes=30)
