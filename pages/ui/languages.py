"""The languages of the interface and of documents, by their own names."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from core.i18n import LOCALES, Locale, _, active_locale
from core.services import people
from pages.ui import session

NAMES: Final[Mapping[Locale, str]] = {"en": "English", "pt": "Português", "ru": "Русский"}


def switch(*, key: str) -> None:
    """Switch the interface at once; a known person's choice is kept with the person."""
    session.put(key, active_locale())
    st.segmented_control(
        _("Language"),
        LOCALES,
        key=key,
        required=True,
        format_func=lambda locale: NAMES[locale],
        on_change=_switch,
        args=(key,),
    )


def _switch(key: str) -> None:
    chosen = session.get(key)
    session.put("locale", chosen)
    if (who := session.get("person")) is not None:
        session.enter(people.set_language(session.store(), who.id, chosen))
