"""The command over a store of its own, in this process."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import program
from core.clock import now
from core.services import demo
from core.settings import Settings
from storage import open_store


@pytest.fixture
def afterword(sqlite_settings: Settings) -> Callable:
    """Runs the command; its result has `exit_code`, `stdout` and `stderr`."""
    return partial(CliRunner().invoke, program(partial(open_store, sqlite_settings), "en"))


@pytest.fixture(scope="session")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = Settings(data_dir=tmp_path_factory.mktemp("told"))
    store = open_store(settings)
    demo.populate(store, now=now())
    store.close()
    return settings.data_dir / "afterword.db"


@pytest.fixture
def told(sqlite_settings: Settings, _told: Path) -> None:
    """The store of `afterword` holds the demo."""
    shutil.copy(_told, sqlite_settings.data_dir)
