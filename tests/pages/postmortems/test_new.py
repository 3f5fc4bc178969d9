from core.domain.register import Filter
from core.domain.taxonomy import Severity
from core.services import postmortems, register


def begun(store):
    return [postmortems.get(store, entry.id) for entry in register.find(store, Filter(), limit=9).entries]


def test_a_title_and_a_severity_are_enough(app, sqlite_store):
    test = app("postmortems/new.py")
    test.text_input(key="new-title").set_value("Cards failed")
    test.segmented_control(key="new-severity").set_value(Severity.SEV1)
    test.button(key="new-begin").click().run()
    (made,) = begun(sqlite_store)
    assert (made.incident.title, made.incident.severity, made.papers.author) == (
        "Cards failed",
        Severity.SEV1,
        "Ana Souza",
    )
    assert [header.value for header in test.header] == ["The incident"]


def test_without_a_severity_nothing_begins_and_the_page_says_why(app, sqlite_store):
    test = app("postmortems/new.py")
    test.text_input(key="new-title").set_value("Cards failed")
    test.button(key="new-begin").click().run()
    assert [error.value for error in test.error] == [
        "A title and a severity are enough to begin. Please give both."
    ]
    assert begun(sqlite_store) == []


def test_the_meaning_of_a_severity_is_told(app):
    test = app("postmortems/new.py")
    test.segmented_control(key="new-severity").set_value(Severity.SEV1).run()
    assert "Service down or SLA in danger" in [caption.value for caption in test.caption]
