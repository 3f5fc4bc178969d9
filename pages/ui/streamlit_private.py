"""The only place for Streamlit's internals; tests/pages/ui/test_streamlit_private.py holds the contract."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def in_script() -> bool:
    """Whether this thread runs a page for a session."""
    return get_script_run_ctx(suppress_warning=True) is not None
