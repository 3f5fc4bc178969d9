"""The only place for Streamlit's internals; tests/pages/ui/test_streamlit_private.py holds the contract."""

from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx


def notes_of_run() -> dict[str, Any] | None:
    """A place for what is asked hundreds of times in a run: its thread's, gone with it; none outside of a page."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return None
    notes: dict[str, Any] = vars(context).setdefault("afterword", {})
    return notes
