from core.services import people


def test_a_deep_link_asks_who_one_is_and_leads_on_afterwards(app):
    test = app("postmortems/register.py", person=None)
    assert [title.value for title in test.title] == ["Who are you?"]
    test.text_input(key="sign-in-name").set_value("Ana Souza")
    test.text_input(key="sign-in-email").set_value("ana@example.com")
    test.button(key="sign-in").click().run()
    assert [title.value for title in test.title] == ["Postmortems"]


def test_an_address_that_is_none_is_answered_with_what_to_write(app, sqlite_store):
    test = app(person=None)
    test.text_input(key="sign-in-name").set_value("Ana Souza")
    test.text_input(key="sign-in-email").set_value("nowhere")
    test.button(key="sign-in").click().run()
    assert [error.value for error in test.error] == [
        "“nowhere” was not understood. Write your e-mail address, for example ana@example.com."
    ]
    with sqlite_store.read() as work:
        assert list(work.people.all()) == []


def test_the_language_can_be_switched_before_anybody_is_known(app):
    test = app(person=None)
    test.button_group(key="sign-in-language").set_value("ru").run()
    assert test.session_state["locale"] == "ru"


def test_somebody_known_stays_known_by_address(app, sqlite_store):
    app(person="Ana Souza")
    again = people.sign_in(sqlite_store, name="Ana S.", email="ANA@example.com", id_="other")
    assert (again.id, again.name) == ("p" * 16, "Ana S.")


def test_whoever_has_no_access_any_more_is_signed_out_at_the_next_run_and_cannot_come_in(app, sqlite_store):
    test = app("postmortems/register.py")
    people.set_rights(sqlite_store, "ana@example.com", is_active=False)
    test.run()
    assert [title.value for title in test.title] == ["Who are you?"]
    test.text_input(key="sign-in-name").set_value("Ana Souza")
    test.text_input(key="sign-in-email").set_value("ana@example.com")
    test.button(key="sign-in").click().run()
    assert [error.value for error in test.error] == [
        "“Ana Souza” has no access to this workspace any more. Ask whoever runs it to restore it."
    ]
    assert [title.value for title in test.title] == ["Who are you?"]


def test_a_name_that_has_changed_elsewhere_is_known_at_the_next_run(app, sqlite_store):
    test = app("postmortems/register.py")
    people.sign_in(sqlite_store, name="Ana Lima", email="ana@example.com", id_="other")
    test.run()
    assert test.session_state["person"].name == "Ana Lima"
