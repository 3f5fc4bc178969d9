from core.domain.workspace import Workspace
from core.services import workspace


def test_first_start_asks_for_the_profile_and_sets_the_workspace_up(app, sqlite_store):
    test = app(person=None, set_up=False)
    assert [title.value for title in test.title] == ["Welcome to Afterword"]
    test.radio(key="first-profile").set_value("crm")
    test.text_input(key="first-name").set_value("  Loja  ")
    test.selectbox(key="first-zone").set_value("America/Sao_Paulo")
    test.button(key="first-save").click().run()
    assert workspace.get(sqlite_store) == Workspace(
        name="Loja", profile="crm", zone="America/Sao_Paulo", language="pt"
    )
    assert [title.value for title in test.title] == ["Who are you?"]


def test_no_page_is_drawn_before_the_first_start(app):
    test = app("postmortems/register.py", person=None, set_up=False)
    assert [title.value for title in test.title] == ["Welcome to Afterword"]
