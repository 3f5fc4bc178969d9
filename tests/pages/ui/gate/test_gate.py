from core.domain.errors import StoreCorrupt
from pages.ui import session


def test_a_database_in_trouble_is_told_instead_of_any_page(app):
    test = app("postmortems/register.py")

    def broken():
        raise StoreCorrupt("data/afterword.db")

    session.use(broken)
    del test.session_state["workspace"]
    test.run()
    assert [error.value for error in test.error] == [
        "The database data/afterword.db is damaged, or is no database. Keep the file, and restore a backup in its place."
    ]
    assert list(test.title) == []
