"""What follows from the facts: figures, each with its target, its definition, and why there is none."""

import streamlit as st

from core.document.fields import Facts
from core.document.figure_words import STATES, spell_figure
from core.domain.impact import BusinessImpact
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.metrics.figures import Figure, State, figure
from core.metrics.spans import spell_span
from pages.ui import badges
from pages.ui.form.writes import Surroundings


def draw(section: Facts, postmortem: Postmortem, around: Surroundings) -> None:
    """A section of figures alone shows all of them; under fields stand those that say something by now."""
    found = [figure(key, postmortem, around.wording.profile) for key in section.figures]
    shown = [each for each in found if not section.fields or each.state is not State.PENDING]
    for each in shown:
        st.markdown(f"**{_(each.title)}:** {_value(each, postmortem.business_impact)}")
        st.caption(_explained(each))


def _value(shown: Figure, impact: BusinessImpact) -> str:
    if shown.value is not None:
        return badges.escape(spell_figure(shown, impact))
    state = _(STATES[shown.state])
    if not shown.target or shown.state is State.NOT_APPLICABLE:
        return state
    return _("{state} (target {target})").format(state=state, target=spell_span(shown.target))


def _explained(shown: Figure) -> str:
    reason = shown.reason.sentence() if shown.reason else ""
    return f"{_(shown.definition)} {reason}".strip()
