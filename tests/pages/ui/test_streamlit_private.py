"""What we use of Streamlit's internals, held by its behaviour."""

from streamlit.testing.v1 import AppTest

from pages.ui import streamlit_private


def test_there_are_no_notes_outside_of_a_page():
    assert streamlit_private.notes_of_run() is None


def test_notes_last_for_a_run_and_no_longer():
    def script():
        import streamlit as st  # noqa: PLC0415 -- the script is run from its source

        from pages.ui import streamlit_private  # noqa: PLC0415

        notes = streamlit_private.notes_of_run()
        st.text(str(sorted(notes)))
        notes["seen"] = True
        st.text(str(sorted(streamlit_private.notes_of_run())))

    test = AppTest.from_function(script).run()
    assert [text.value for text in test.text] == ["[]", "['seen']"]
    assert [text.value for text in test.run().text] == ["[]", "['seen']"]
