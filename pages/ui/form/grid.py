"""Fields side by side."""

from collections.abc import Callable, Iterable

import streamlit as st

from core.document.fields import Field, Text
from core.domain.place import Place
from pages.ui.form import widgets
from pages.ui.form.writes import Surroundings


def grid(
    fields: Iterable[Field], place_of: Callable[[Field], Place], values: object, around: Surroundings
) -> None:
    """Widgets two a row, where there is width for two; a text of several lines has a row to itself."""
    left = None
    for field in fields:
        if isinstance(field.type, Text):
            slot, left = st.container(), None
        elif left is None:
            slot, left = st.columns(2)
        else:
            slot, left = left, None
        with slot:
            widgets.draw(place_of(field), field, values, around)
