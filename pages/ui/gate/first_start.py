"""The first start of a workspace: three choices, made once."""

import streamlit as st

from core.i18n import _
from pages.ui import languages, workspace_form


def draw() -> None:
    """Drawn instead of any page while there is no workspace."""
    with st.container(width=640):
        st.title(_("Welcome to Afterword"), anchor=False)
        st.markdown(_("Choose how your team works. All of this can be changed later."))
        languages.switch(key="first-language")
        if workspace_form.draw(button=_("Start"), key="first"):
            st.rerun()
