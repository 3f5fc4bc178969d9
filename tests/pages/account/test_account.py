from core.domain.workspace import Workspace
from core.services import people, workspace


def test_what_was_chosen_at_the_first_start_can_be_changed(app, sqlite_store):
    test = app("account/account.py")
    test.text_input(key="workspace-name").set_value("Loja")
    test.radio(key="workspace-profile").set_value("field")
    test.selectbox(key="workspace-zone").set_value("UTC")
    test.button(key="workspace-save").click().run()
    assert workspace.get(sqlite_store) == Workspace(name="Loja", profile="field", zone="UTC", language="pt")


def test_a_person_chooses_the_zone_that_times_are_shown_in(app, sqlite_store):
    test = app("account/account.py")
    test.selectbox(key="account-zone").set_value("America/Sao_Paulo").run()
    with sqlite_store.read() as work:
        assert work.people.by_email("ana@example.com").zone == "America/Sao_Paulo"


def test_the_language_is_kept_with_the_person(app, sqlite_store):
    test = app("account/account.py")
    test.segmented_control(key="account-language").set_value("ru").run()
    assert [title.value for title in test.title] == ["Настройки"]
    again = people.sign_in(sqlite_store, name="Ana Souza", email="ana@example.com", id_="other")
    assert again.language == "ru"


def test_somebody_else_can_take_the_seat(app):
    test = app("account/account.py")
    test.button(key="leave").click().run()
    assert [title.value for title in test.title] == ["Who are you?"]
