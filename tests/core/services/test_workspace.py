import pytest

from core.domain.errors import NotFound, TooLong, Unreadable
from core.domain.workspace import Workspace
from core.profiles import PROFILES
from core.services import workspace


def test_nothing_is_chosen_before_the_first_start(sqlite_store):
    assert workspace.get(sqlite_store) is None
    assert workspace.profile(sqlite_store) is PROFILES["platform"]


def test_the_first_start_takes_the_language_from_the_profile(sqlite_store):
    chosen = workspace.set_up(sqlite_store, "crm", "  Vendas  BR ", "America/Sao_Paulo")
    assert chosen == Workspace(name="Vendas BR", profile="crm", zone="America/Sao_Paulo", language="pt")
    assert workspace.get(sqlite_store) == chosen
    assert workspace.profile(sqlite_store) is PROFILES["crm"]


def test_choosing_again_replaces_the_choice(sqlite_store):
    workspace.set_up(sqlite_store, "crm", "Vendas", "UTC")
    again = workspace.set_up(sqlite_store, "platform", "Platform", "UTC")
    assert workspace.get(sqlite_store) == again


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "America", "../etc/passwd", "Europe/Moscow\0", "/etc"])
def test_a_zone_that_there_is_not_is_refused(sqlite_store, zone):
    with pytest.raises(Unreadable):
        workspace.set_up(sqlite_store, "platform", "Platform", zone)
    assert workspace.get(sqlite_store) is None


def test_an_unknown_profile_is_not_found(sqlite_store):
    with pytest.raises(NotFound):
        workspace.set_up(sqlite_store, "bank", "Platform", "UTC")


@pytest.mark.parametrize(("name", "error"), [("", Unreadable), ("x" * 101, TooLong)])
def test_a_workspace_has_a_short_name(sqlite_store, name, error):
    with pytest.raises(error):
        workspace.set_up(sqlite_store, "platform", name, "UTC")
