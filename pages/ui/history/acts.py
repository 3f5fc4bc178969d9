"""Bring something back when a person asks for it, say how that went, and offer to undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

import streamlit as st

from core.clock import now
from core.document.plain import value_at
from core.domain.errors import AfterwordError
from core.domain.history import Change
from core.domain.ids import ChangeKey, PostmortemId
from core.i18n import N_, _
from core.messages import explain
from core.services import access, editing, history, restoring
from core.services.restoring import Wish
from pages.ui import session

Act: TypeAlias = Callable[[Wish], None]
_JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Outcome:
    said: str
    error: AfterwordError | None = None
    undo: Act | None = None


def may_write() -> bool:
    return access.of_person(session.person()).may_write


def draw_outcome(postmortem: PostmortemId) -> None:
    """What came of the last act."""
    outcome = session.get(f"history-outcome-{postmortem}")
    if not isinstance(outcome, _Outcome):
        return
    if outcome.error:
        st.error(explain(outcome.error), icon=":material/error:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_(outcome.said))
        if outcome.undo:
            st.button(
                _("Undo"),
                key=f"history-undo-{postmortem}",
                type="tertiary",
                on_click=_do,
                args=(postmortem, N_("Undone."), outcome.undo),
            )


def restore_text(postmortem: PostmortemId, section: str, version: ChangeKey) -> None:
    def act(wish: Wish) -> None:
        restoring.restore_text(session.store(), postmortem, section, version, wish)

    _do(postmortem, N_("The text is restored."), act, _text_before(postmortem, section))


def restore_passage(postmortem: PostmortemId, section: str, version: ChangeKey, number: int) -> None:
    def act(wish: Wish) -> None:
        restoring.restore_passage(session.store(), postmortem, section, version, number, wish)

    _do(postmortem, N_("The text is changed."), act, _text_before(postmortem, section))


def _text_before(postmortem: PostmortemId, section: str) -> Callable[[Wish], Act]:
    latest = history.revisions(session.store(), postmortem, section)[0].key

    def undo(_done: Wish) -> Act:
        return lambda wish: restoring.restore_text(session.store(), postmortem, section, latest, wish)

    return undo


def restore_field(change: Change, seen: object) -> None:
    def act(wish: Wish) -> None:
        restoring.restore_field(session.store(), change, seen=seen, wish=wish)

    def undo(done: Wish) -> Act:
        with session.store().read() as work:
            made = work.history.get(done.key) or change
        back = value_at(made.section, made.field, made.after)
        return lambda wish: restoring.restore_field(session.store(), made, seen=back, wish=wish)

    _do(change.postmortem, N_("The earlier value is back."), act, undo)


def bring_back(change: Change) -> None:
    """The row that this change removed."""
    assert change.row is not None
    words = (session.store(), change.postmortem, change.section, change.row)

    def act(wish: Wish) -> None:
        editing.restore_row(*words, by=wish.by, now=wish.now, key=wish.key)

    def undo(_done: Wish) -> Act:
        return lambda wish: editing.remove_row(*words, by=wish.by, now=wish.now, key=wish.key)

    _do(change.postmortem, N_("The row is back."), act, undo)


def restore_whole(postmortem: PostmortemId, moment: datetime) -> None:
    def act(wish: Wish) -> None:
        restoring.restore_whole(session.store(), postmortem, moment, wish)

    def undo(done: Wish) -> Act:
        before = done.now - _JUST_BEFORE
        return lambda wish: restoring.restore_whole(session.store(), postmortem, before, wish)

    _do(postmortem, N_("The document is restored."), act, undo)


def _do(postmortem: PostmortemId, said: str, act: Act, undo: Callable[[Wish], Act] | None = None) -> None:
    wish = Wish(by=session.person(), now=now(), key=session.change_key())
    try:
        act(wish)
        outcome = _Outcome(said, undo=undo and undo(wish))
    except AfterwordError as error:
        outcome = _Outcome(said, error=error)
    session.put(f"history-outcome-{postmortem}", outcome)
    session.pop(f"history-open-{postmortem}")
