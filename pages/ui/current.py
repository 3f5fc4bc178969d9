"""The postmortem that the address names, read once in this process for each of its revisions."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

import streamlit as st

from core.clock import now
from core.document import readiness
from core.document.readiness import Gap
from core.document.templates import TEMPLATES
from core.domain.errors import NotFound
from core.domain.ids import PostmortemId
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Stage
from core.i18n import _
from core.messages import explain
from core.ports import UnitOfWork
from core.services import access, recent
from core.services.recent import Deed
from pages.ui import navigation, session, shelf
from pages.ui.shelf import Shelf

_IDS: Final = "ids-by-name"


def postmortem() -> Postmortem:
    """What `?id=` names; when there is none, say so and lead to the register instead."""
    if session.recognise() is None:
        st.rerun()  # the gate stands in the way now
    name = st.query_params.get("id", "")
    try:
        return load(name)
    except NotFound as error:
        st.error(explain(error))
        navigation.link(navigation.REGISTER, _("All postmortems"), icon=":material/list:")
        st.stop()


def writable() -> Postmortem:
    """As `postmortem`; whoever may only read is told so, and led to reading instead."""
    found = postmortem()
    if not access.of_person(session.person()).may_write:
        st.info(
            _(
                "You may read this postmortem, but not change it. "
                "Ask whoever runs this workspace to make you an author."
            ),
            icon=":material/lock:",
        )
        navigation.link(navigation.READ, _("Read the postmortem"), icon=":material/article:", id=found.id)
        st.stop()
    return found


def load(name: str) -> Postmortem:
    """By id or incident number; from the memory of the process while nobody has changed it."""
    with session.store().read() as work:
        known = cast("Mapping[str, PostmortemId]", session.get(_IDS, {}))
        found = _kept(work, known[name]) if name in known else None
        if found is None or name not in (found.id, found.incident.number):
            found = work.postmortems.get(name)
            session.put(_IDS, {name: found.id})
        return _kept(work, found.id, found)


def _kept(work: UnitOfWork, id_: PostmortemId, found: Postmortem | None = None) -> Postmortem:
    revision = found.revision if found else work.postmortems.revision(id_)
    return _shelf().get(("postmortem", id_, revision), lambda: found or work.postmortems.get(id_))


def gaps(postmortem: Postmortem, goal: Stage) -> Sequence[Gap]:
    """What this revision lacks for that stage."""
    template = TEMPLATES[postmortem.papers.template]
    return _shelf().get(
        ("gaps", postmortem.id, postmortem.revision, goal),
        lambda: readiness.gaps(postmortem, template, goal),
    )


def deed_of_others(postmortem: Postmortem) -> Deed | None:
    """What somebody else did here a short while ago."""
    found = _shelf().get(
        ("deeds", postmortem.id, postmortem.revision),
        lambda: recent.deeds(session.store(), postmortem.id),
    )
    return recent.latest_of_others(found, session.person().id, now=now())


def _shelf() -> Shelf:
    return shelf.of(session.store())
