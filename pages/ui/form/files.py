"""Files kept beside a postmortem: take one in, show what is there."""

import streamlit as st

from core.clock import now
from core.document.fields import Listing
from core.domain.attachments import LARGEST
from core.domain.errors import AfterwordError
from core.domain.ids import AttachmentId, ChangeKey, PostmortemId, fresh
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.messages import explain
from core.services import attachments
from pages.ui import session
from pages.ui.form import listing as rows
from pages.ui.form.writes import Surroundings


def draw(listing: Listing, postmortem: Postmortem, around: Surroundings) -> None:
    """The list of files, each with a caption to edit, and the place to drop another."""
    rows.draw(listing, postmortem, around, may_add=False)
    key = f"upload-{postmortem.id}-{session.get('uploads', 0)}"
    st.file_uploader(
        _("Pictures and logs, up to {size} MB each").format(size=LARGEST // 1024 // 1024),
        key=key,
        on_change=_attach,
        args=(postmortem.id, key),
    )
    if failure := session.get("upload-failure"):
        st.error(explain(failure))


def _attach(postmortem: PostmortemId, key: str) -> None:
    upload = session.get(key)
    if upload is None:
        return
    session.put("upload-failure", None)
    try:
        attachments.attach(
            session.store(),
            postmortem,
            name=upload.name,
            content=upload.getvalue(),
            caption="",
            by=session.person(),
            now=now(),
            key=ChangeKey(fresh()),
            id_=AttachmentId(fresh()),
        )
    except AfterwordError as error:
        session.put("upload-failure", error)
    session.put("uploads", session.get("uploads", 0) + 1)  # a fresh uploader: this file is taken
