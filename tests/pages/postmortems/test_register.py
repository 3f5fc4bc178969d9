from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.people import Person
from core.domain.taxonomy import Severity
from core.services import postmortems
from tests.pages.table_reading import open_row, rows_of


def begin(store, at, title, severity=Severity.SEV1):
    by = Person(id=PersonId("p" * 16), name="Ana Souza", email="ana@example.com")
    return postmortems.create(
        store,
        id_=PostmortemId(f"{title:-<16}"[:16]),
        title=title,
        severity=severity,
        by=by,
        now=at,
        key=ChangeKey(title),
    )


def test_an_empty_register_says_what_to_do(app):
    test = app("postmortems/register.py")
    assert [info.value for info in test.info] == [
        "No postmortems yet. Begin with the last incident that taught you something."
    ]


def test_the_register_shows_every_postmortem_and_narrows(app, sqlite_store, now):
    workspace_is_set_up = app("postmortems/register.py")
    begin(sqlite_store, now, "Cards failed")
    begin(sqlite_store, now, "Mail was late", Severity.SEV3)
    test = workspace_is_set_up.run()
    assert sorted(row[1] for row in rows_of(test, "register")) == ["Cards failed", "Mail was late"]
    test.selectbox(key="severity").set_value(Severity.SEV3).run()
    assert [row[1] for row in rows_of(test, "register")] == ["Mail was late"]
    test.text_input(key="text").set_value("cards").run()
    assert [info.value for info in test.info] == ["Nothing fits these filters. Widen one of them."]


def test_a_row_opens_the_postmortem(app, sqlite_store, now):
    test = app("postmortems/register.py")
    made = begin(sqlite_store, now, "Cards failed")
    test.run()
    open_row(test, "register", made.id)
    assert [button.label for button in test.button] == ["Write"]


def test_many_postmortems_are_turned_over_in_pages(app, sqlite_store, now):
    test = app("postmortems/register.py")
    for number in range(51):
        begin(sqlite_store, now, f"Case {number}")
    test.run()
    assert len(rows_of(test, "register")) == 50
    assert "51 postmortems" in [caption.value for caption in test.caption]
