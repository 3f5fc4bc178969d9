"""The line that fills the timeline: each entered line becomes an event, once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from core.clock import now
from core.domain.errors import AfterwordError, Refused
from core.domain.ids import ChangeKey, PostmortemId, RowId, derived
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.messages import explain
from core.services.events import add_events, event_of
from core.timeline.line import read_line
from core.timeline.sketch import DOUBTS, Doubt, Setting, Sketch
from pages.ui import current, session
from pages.ui.elements.entry import Before, Heard, Line, entry
from pages.ui.form.timeline import pasted
from pages.ui.form.timeline.situation import situation

_KEY: Final = re.compile(r"[a-z2-7]{1,32}\.[a-z2-7]{16}")
_MOST_HEARD: Final = 200


def draw(postmortem: Postmortem) -> None:
    """The line, and the preview of a block that was pasted into it."""
    setting = situation(postmortem, {})
    before = Before(
        zone=postmortem.papers.zone,
        day=setting.day.isoformat() if setting.day else "",
        previous=setting.previous.isoformat() if setting.previous else "",
    )
    entry(
        postmortem.id,
        before,
        session.get(_heard(postmortem.id)) or Heard(),
        key=f"entry-{postmortem.id}",
        on_added=partial(_add, postmortem.id),
        on_pasted=partial(pasted.begin, postmortem.id),
    )
    if failure := session.get(_failure(postmortem.id)):
        st.error(explain(failure))
    pasted.draw(postmortem)


def _add(postmortem: PostmortemId, lines: Sequence[Line]) -> None:
    """Each once, whatever comes twice; a store that cannot be reached keeps them in the browser."""
    known: Heard = session.get(_heard(postmortem)) or Heard()
    setting = situation(current.postmortem(), {})
    session.pop(_failure(postmortem))
    stored, refused = list(known.stored), {}
    for line in lines:
        if line.key in stored:
            continue
        sketch = read_line(line.text, replace(setting, zone_choices=line.zones))
        if Doubt.AMBIGUOUS_ZONE in sketch.doubts:
            refused[line.key] = _(DOUBTS[Doubt.AMBIGUOUS_ZONE])
            continue
        try:
            _keep(postmortem, line, sketch)
        except Refused as error:
            refused[line.key] = explain(error)
        except AfterwordError as error:
            session.put(_failure(postmortem), error)
            break
        else:
            stored.append(line.key)
            setting = _after(sketch, setting)
    session.put(_heard(postmortem), Heard(stored=stored[-_MOST_HEARD:], refused=refused))


def _keep(postmortem: PostmortemId, line: Line, sketch: Sketch) -> None:
    event = event_of(sketch, RowId(derived("line", postmortem, line.key)))
    key = ChangeKey(line.key) if _KEY.fullmatch(line.key) else session.change_key()
    add_events(session.store(), postmortem, [event], by=session.person(), now=now(), key=key)


def _after(sketch: Sketch, setting: Setting) -> Setting:
    """What the next line is read in."""
    if sketch.at is None:
        return setting
    return replace(setting, previous=sketch.at, day=sketch.at.astimezone(setting.zone).date())


def _heard(postmortem: PostmortemId) -> str:
    return f"lines-{postmortem}"


def _failure(postmortem: PostmortemId) -> str:
    return f"lines-failure-{postmortem}"
