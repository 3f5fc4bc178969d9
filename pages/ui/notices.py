"""Domain errors become sentences for the reader, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.domain.errors import AfterwordError
from core.messages import explain


def show(error: AfterwordError) -> None:
    st.error(explain(error), icon=":material/error:")


@contextmanager
def shown() -> Iterator[None]:
    """Draw a domain error where it happens, instead of what would have followed."""
    try:
        yield
    except AfterwordError as error:
        show(error)
