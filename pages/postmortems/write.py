"""The guided form: steps on the left, one step's fields in the middle, the document on the right.

The whole of it is one fragment, so that saving a field redraws this and nothing around it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from core.clock import now
from core.document.fields import Computed, Facts, Listing, Moment, Step
from core.document.readiness import Gap
from core.document.schema import STEPS, sections_of
from core.document.wording import Wording
from core.domain.objectives import NO_PROMISES
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import LABELS, Stage
from core.i18n import _
from core.services import objectives, stages
from pages.ui import current, notices, page_frame, session
from pages.ui.elements.push import push
from pages.ui.elements.steps import StepMark, steps
from pages.ui.form import gap_list, left_behind, preview, sections, step, top_bar
from pages.ui.form.widgets import Surroundings

_PREVIEW: Final = "calc(100vh - 13rem)"
_WHOLE: Final = "write"
_GAPS: Final = "gaps-drawn"


@st.fragment(key=_WHOLE)
def page() -> None:
    session.person()
    with notices.shown(), st.container(key="write"):
        postmortem = current.writable()
        top_bar.draw(postmortem)
        _work(postmortem)
        page_frame.attend_focus()
        _follow(postmortem)


def _work(postmortem: Postmortem) -> None:
    goal = _goal(postmortem)
    missing = current.gaps(postmortem, goal)
    session.put(_GAPS, missing)
    here = step.current()
    left, middle, *right = st.columns([1.6, 4.6, 3.8] if preview.is_open() else [1.6, 8.4], gap="medium")
    with left, st.container(key="sticky-steps"):
        marks = [StepMark(each.key, _(each.title), _count(missing, each)) for each in STEPS]
        steps(postmortem.id, marks, current=here.key, key=f"steps-{postmortem.id}", on_chosen=step.choose)
        st.button(
            _("Hide preview") if preview.is_open() else _("Show preview"),
            key="preview-switch",
            type="tertiary",
            icon=":material/right_panel_close:" if preview.is_open() else ":material/right_panel_open:",
            on_click=preview.switch,
        )
    with middle:
        _form(postmortem, here, missing, goal)
    if right:
        with right[0], st.container(key="sticky-preview"):
            _preview([postmortem])


@st.fragment
def _preview(just_read: list[Postmortem]) -> None:
    """A fragment of its own: what others type is drawn here alone, and the form stays as it is.

    Streamlit calls it with the same list each time: what the page has just read is good for its own run only.
    """
    postmortem = just_read.pop() if just_read else current.postmortem()
    preview.draw(postmortem, step=step.current().key, height=_PREVIEW)
    push(postmortem, key=f"push-prose-{postmortem.id}", follows=["prose"], on_changed=_compare_gaps)


def _compare_gaps() -> None:
    """The whole page, if what somebody typed has closed or opened a gap."""
    postmortem = current.postmortem()
    if current.gaps(postmortem, _goal(postmortem)) != session.get(_GAPS):
        st.rerun(_WHOLE)


def _follow(postmortem: Postmortem) -> None:
    push(
        postmortem,
        key=f"push-{postmortem.id}",
        follows=["structure"] if preview.is_open() else ["structure", "prose"],
        step=step.current().key,
    )


def _goal(postmortem: Postmortem) -> Stage:
    stage = postmortem.papers.stage
    return stages.next_stage(stage) or stage


def _count(missing: Sequence[Gap], each: Step) -> int:
    return sum(gap.step == each.key for gap in missing)


def _form(postmortem: Postmortem, here: Step, missing: Sequence[Gap], goal: Stage) -> None:
    st.header(_(here.title), anchor=False)
    st.markdown(_(here.purpose))
    st.caption(f":material/check: {_(here.good)}  \n:material/close: {_(here.bad)}")
    if _asks_for_times(here):
        st.caption(":material/schedule: " + _("Times are in {zone}.").format(zone=postmortem.papers.zone))
    gap_list.draw(postmortem, [gap for gap in missing if gap.step == here.key], goal, key="step")
    wording = _wording(postmortem, here)
    around = Surroundings(wording, _day(postmortem), lang=postmortem.papers.language)
    left_behind.draw(postmortem, around)
    for section in sections_of(here.key):
        sections.draw(section, postmortem, around)
    if here == STEPS[-1]:
        _stage(postmortem, missing, goal)
    _bottom(here)


def _wording(postmortem: Postmortem, here: Step) -> Wording:
    """Error budgets are computed from what the workspace promises, where they are shown."""
    is_shown = any(isinstance(section, Computed) for section in sections_of(here.key))
    promises = objectives.promises(session.store(), postmortem) if is_shown else NO_PROMISES
    return session.wording(postmortem.papers.zone, promises)


def _asks_for_times(here: Step) -> bool:
    fields = (
        field
        for section in sections_of(here.key)
        if isinstance(section, Facts | Listing)
        for field in section.fields
    )
    return any(isinstance(field.type, Moment) and not field.is_kept for field in fields)


def _day(postmortem: Postmortem) -> date | None:
    incident = postmortem.incident
    if incident.started_at:
        return incident.started_at.astimezone(session.wording(postmortem.papers.zone).zone).date()
    return incident.occurred_on


def _stage(postmortem: Postmortem, missing: Sequence[Gap], goal: Stage) -> None:
    """Everything that is missing anywhere, and the way to the next stage."""
    st.subheader(_("Next stage"), anchor=False)
    if goal is postmortem.papers.stage:
        return
    gap_list.draw(postmortem, missing, goal, key="all")
    if st.button(
        _("Move to “{stage}”").format(stage=_(LABELS[goal])),
        key="move",
        type="primary",
        disabled=bool(missing),
    ):
        stages.move(
            session.store(), postmortem, goal, by=session.person(), now=now(), key=session.change_key()
        )
        st.rerun(scope="fragment")


def _bottom(here: Step) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for distance, icon in ((-1, ":material/arrow_back:"), (1, ":material/arrow_forward:")):
            if (beside := step.beside(here, distance)) is not None:
                st.button(
                    _(beside.title),
                    key=f"step{distance}",
                    icon=icon,
                    icon_position="left" if distance < 0 else "right",
                    on_click=step.choose,
                    args=(beside.key,),
                )


page()
