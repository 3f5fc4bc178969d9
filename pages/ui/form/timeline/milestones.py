"""Which event counts for each milestone and why; where several could, a person chooses."""

from functools import partial
from typing import Final

import streamlit as st

from core.clock import now
from core.document.text.moments import spell_moment
from core.domain.errors import AfterwordError
from core.domain.ids import PostmortemId, RowId
from core.domain.postmortem import Postmortem
from core.domain.timeline import TimelineEvent
from core.i18n import _
from core.messages import explain
from core.metrics.milestones import REASONS, TITLES, Milestone, candidates, milestone, recorded
from core.services.timeline import choose_for_milestone
from pages.ui import badges, session
from pages.ui.form.writes import Surroundings

_LONGEST: Final = 80


def draw(postmortem: Postmortem, around: Surroundings) -> None:
    """A line for each milestone that is reached, and a choice where the timeline offers more than one event."""
    if failure := session.get(_failure(postmortem.id)):
        st.error(explain(failure))
    for which in Milestone:
        reached = milestone(postmortem, which)
        if reached is None:
            continue
        time = spell_moment(reached.at, around.wording.zone)
        st.markdown(f"**{_(TITLES[which])}:** {badges.escape(time)}")
        st.caption(_(REASONS[reached.because]))
        offered = candidates(postmortem, which)
        if len(offered) > 1 and recorded(postmortem, which) is None:
            _choice(postmortem, which, offered, around)


def _choice(
    postmortem: Postmortem, which: Milestone, offered: tuple[TimelineEvent, ...], around: Surroundings
) -> None:
    chosen = next((event.id for event in offered if event.is_decisive), None)
    names = {event.id: _name(event, around) for event in offered}
    key = f"milestone-{postmortem.id}-{which}"
    session.put(key, chosen)
    st.selectbox(
        _("The event that counts for “{milestone}”").format(milestone=_(TITLES[which])),
        [None, *names],
        format_func=lambda row: names[row] if row else _("By the rule"),
        key=key,
        on_change=partial(_choose, postmortem.id, which, chosen, key),
    )


def _choose(postmortem: PostmortemId, which: Milestone, seen: RowId | None, key: str) -> None:
    who, message = session.person(), session.change_key()
    session.pop(_failure(postmortem))
    try:
        choose_for_milestone(
            session.store(), postmortem, which, session.get(key), seen=seen, by=who, now=now(), key=message
        )
    except AfterwordError as error:
        session.put(_failure(postmortem), error)


def _name(event: TimelineEvent, around: Surroundings) -> str:
    assert event.at is not None, "candidates have a time"
    return f"{spell_moment(event.at, around.wording.zone)} {event.text}"[:_LONGEST]


def _failure(postmortem: PostmortemId) -> str:
    return f"milestone-failure-{postmortem}"
