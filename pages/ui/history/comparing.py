"""Two versions of a text in one: what was put in and cut out between them, and by whom."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from core.domain.history import Revision
from core.domain.ids import ChangeKey
from core.domain.passages import Cut, Keep, Put
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services import history
from core.services.history import BEGINNING, Comparison
from pages.ui import session
from pages.ui.elements.passages import Piece, passages
from pages.ui.history import acts

_NEWEST: Final = 0
_WIDTH: Final = 340
"""Pixels: beside each other, and below each other on a phone."""


def draw(postmortem: Postmortem, opened: Revision) -> None:
    """From the version before this revision to the one after it, until two others are chosen."""
    found = history.revisions(session.store(), postmortem.id, opened.section)
    older, newer = _chosen(found, opened)
    compared = history.compare(session.store(), postmortem.id, opened.section, older, newer)
    is_step = _is_step(found, older, newer)
    passages(
        _pieces(compared, offers=is_step and acts.may_write()),
        key=f"compared-{opened.key}",
        label=_("Before and after"),
        on_asked=lambda number: acts.restore_passage(postmortem.id, opened.section, newer, number),
    )
    if acts.may_write():
        _offers(postmortem, found, opened, older, newer)


def _chosen(found: Sequence[Revision], opened: Revision) -> tuple[ChangeKey, ChangeKey]:
    """Two versions, each named by the revision that led to it."""
    keys = [*(revision.key for revision in found), BEGINNING]
    named = {revision.key: revision for revision in found}
    at = keys.index(opened.key)
    with st.container(horizontal=True):
        older, newer = (
            st.selectbox(
                title,
                keys,
                index=index,
                format_func=lambda key: _name(named.get(key), is_newest=key == keys[_NEWEST]),
                key=f"{end}-{opened.key}",
                width=_WIDTH,
            )
            for title, index, end in ((_("From"), at + 1, "from"), (_("To"), at, "to"))
        )
    return older, newer


def _name(revision: Revision | None, *, is_newest: bool) -> str:
    if revision is None:
        return _("Beginning")
    time = revision.at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M:%S")
    name = f"{time} · {', '.join(revision.names.values())}"
    return _("{version} (now)").format(version=name) if is_newest else name


def _is_step(found: Sequence[Revision], older: ChangeKey, newer: ChangeKey) -> bool:
    """Whether one revision leads from the one to the other, so that its passages can be brought back singly."""
    keys = [*(revision.key for revision in found), BEGINNING]
    return keys.index(older) == keys.index(newer) + 1


def _pieces(compared: Comparison, *, offers: bool) -> list[Piece]:
    pieces, at = [], 0
    back, out = (_("Bring back"), _("Take out")) if offers else ("", "")
    for passage in compared.passages:
        match passage:
            case Keep(length):
                pieces.append(Piece(compared.before[at : at + length]))
                at += length
            case Cut(text, by):
                pieces.append(Piece(text, "cut", by, compared.names.get(by, ""), back))
                at += len(text)
            case Put(text, by):
                pieces.append(Piece(text, "put", by, compared.names.get(by, ""), out))
    return [*pieces, Piece(compared.before[at:])]


def _offers(
    postmortem: Postmortem, found: Sequence[Revision], opened: Revision, older: ChangeKey, newer: ChangeKey
) -> None:
    with st.container(horizontal=True):
        for title, version in (
            (_("Restore the text before"), older),
            (_("Restore the text after"), newer),
        ):
            if version != found[_NEWEST].key:
                st.button(
                    title,
                    key=f"restore-{opened.key}-{version or 'beginning'}",
                    icon=":material/undo:",
                    on_click=acts.restore_text,
                    args=(postmortem.id, opened.section, version),
                )
