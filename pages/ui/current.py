"""The postmortem that the address names, read once for each of its revisions."""

from typing import cast

import streamlit as st

from core.domain.errors import NotFound
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.messages import explain
from pages.ui import navigation, session


def postmortem() -> Postmortem:
    """What `?id=` names; when there is none, say so and lead to the register instead."""
    name = st.query_params.get("id", "")
    try:
        return load(name)
    except NotFound as error:
        st.error(explain(error))
        navigation.link(navigation.REGISTER, _("All postmortems"), icon=":material/list:")
        st.stop()


def load(name: str) -> Postmortem:
    """By id or incident number; from this session's memory while nobody has changed it."""
    known = cast("Postmortem | None", session.get("postmortem"))
    with session.store().read() as work:
        if (
            known
            and name in (known.id, known.incident.number)
            and work.postmortems.revision(known.id) == known.revision
        ):
            return known
        return cast("Postmortem", session.put("postmortem", work.postmortems.get(name)))
