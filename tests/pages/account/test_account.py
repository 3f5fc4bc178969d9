from core.domain.workspace import Workspace
from core.services import people, preferences, workspace
from tests.pages.firing import fire, shown, sides, type_into

NAME = "w--workspace-name"
GAP = "w--workspace-timeline_gap_minutes"
ANA = "p" * 16


def test_what_was_chosen_at_the_first_start_is_changed_setting_by_setting(app, sqlite_store):
    test = app("account/account.py")
    type_into(test, NAME, "Loja")
    test.radio(key="w--workspace-profile").set_value("field").run()
    test.selectbox(key="w--workspace-zone").set_value("UTC").run()
    assert workspace.get(sqlite_store) == Workspace(name="Loja", profile="field", zone="UTC", language="pt")
    assert shown(test, NAME)["text"] == "Loja"


def test_a_name_that_somebody_else_has_changed_is_decided_by_a_person(app, sqlite_store):
    test = app("account/account.py")
    preferences.change_workspace(sqlite_store, "name", "Theirs", base="Payments")
    type_into(test, NAME, "Mine")
    card = f"conflict-{NAME}"
    assert sides(test, card) == {"Before": "Payments", "Theirs": "Theirs", "Yours": "Mine"}
    assert workspace.get(sqlite_store).name == "Theirs"
    fire(test, card, "mine", 1)
    assert workspace.get(sqlite_store).name == "Mine"
    assert shown(test, NAME)["heard"]["is_saved"]


def test_how_long_a_timeline_may_be_silent_is_chosen(app, sqlite_store):
    test = app("account/account.py")
    type_into(test, GAP, "45")
    assert workspace.get(sqlite_store).timeline_gap_minutes == 45
    type_into(test, GAP, "a while")
    assert not shown(test, GAP)["heard"]["is_saved"]
    assert workspace.get(sqlite_store).timeline_gap_minutes == 45


def test_a_profile_and_a_zone_that_somebody_else_has_changed_are_decided_by_a_person(app, sqlite_store):
    test = app("account/account.py")
    preferences.change_workspace(sqlite_store, "profile", "crm", base="platform")
    preferences.change_workspace(sqlite_store, "zone", "Asia/Tokyo", base="Europe/Moscow")
    test.radio(key="w--workspace-profile").set_value("field")
    test.selectbox(key="w--workspace-zone").set_value("UTC").run()
    assert (workspace.get(sqlite_store).profile, workspace.get(sqlite_store).zone) == ("crm", "Asia/Tokyo")
    fire(test, "conflict-w--workspace-profile", "theirs", 1)
    fire(test, "conflict-w--workspace-zone", "mine", 1)
    assert (workspace.get(sqlite_store).profile, workspace.get(sqlite_store).zone) == ("crm", "UTC")
    assert test.radio(key="w--workspace-profile").value == "crm"


def test_a_person_chooses_the_zone_that_times_are_shown_in(app, sqlite_store):
    test = app("account/account.py")
    test.selectbox(key=f"w--{ANA}-zone").set_value("America/Sao_Paulo").run()
    with sqlite_store.read() as work:
        assert work.people.by_email("ana@example.com").zone == "America/Sao_Paulo"


def test_a_zone_that_one_chose_in_another_tab_is_not_overwritten(app, sqlite_store):
    test = app("account/account.py")
    preferences.change_zone(sqlite_store, ANA, "Asia/Tokyo", base="")
    zone = test.selectbox(key=f"w--{ANA}-zone").set_value("UTC").run().selectbox(key=f"w--{ANA}-zone")
    assert (zone.value, people.present(sqlite_store, ANA).zone) == ("UTC", "Asia/Tokyo")
    fire(test, f"conflict-w--{ANA}-zone", "theirs", 1)
    assert test.selectbox(key=f"w--{ANA}-zone").value == "Asia/Tokyo"


def test_the_language_is_kept_with_the_person(app, sqlite_store):
    test = app("account/account.py")
    test.segmented_control(key="account-language").set_value("ru").run()
    assert [title.value for title in test.title] == ["Настройки"]
    again = people.sign_in(sqlite_store, name="Ana Souza", email="ana@example.com", id_="other")
    assert again.language == "ru"


def test_choices_stay_chosen_when_their_words_change(app):
    test = app("account/account.py")
    test.segmented_control(key="account-language").set_value("ru").run()
    for widget in (test.radio(key="w--workspace-profile"), test.selectbox(key=f"w--{ANA}-zone")):
        assert widget.proto.set_value
    assert test.radio(key="w--workspace-profile").value == "platform"


def test_somebody_else_can_take_the_seat(app):
    test = app("account/account.py")
    test.button(key="leave").click().run()
    assert [title.value for title in test.title] == ["Who are you?"]
