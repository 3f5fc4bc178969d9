"""The preview of a pasted block: what was found, what is doubtful, in with one click and out with one undo."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from core.clock import now
from core.document.text.moments import spell_moment
from core.domain.errors import AfterwordError
from core.domain.ids import PostmortemId, RowId, derived, fresh
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import LABELS, EventKind
from core.i18n import _, ngettext
from core.messages import explain
from core.services.events import add_events, event_of, remove_events
from core.services.timeline import marked
from core.timeline.block import read_pasted
from core.timeline.duplicates import mark_duplicates
from core.timeline.sketch import DOUBTS, Doubt, Sketch
from core.timeline.zones import candidates
from pages.ui import kinds, session
from pages.ui.elements.sketches import SketchRow, sketches
from pages.ui.form.timeline.situation import situation

_UNTICKED: Final = frozenset({Doubt.DUPLICATE, Doubt.NO_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A text that was pasted, and what people said its names of zones mean."""

    name: str
    text: str
    zones: dict[str, str] = field(default_factory=dict)


def begin(postmortem: PostmortemId, text: str) -> None:
    session.put(_note(postmortem, "block"), Block(name=fresh(), text=text))
    session.pop(_note(postmortem, "added"))


def draw(postmortem: Postmortem) -> None:
    """The block that waits for a decision, and the way back from the one that was added last."""
    _undo(postmortem.id)
    if (failure := session.get(_note(postmortem.id, "failure"))) is not None:
        st.error(explain(failure))
    block: Block | None = session.get(_note(postmortem.id, "block"))
    if block is None:
        return
    found, rest = _read(postmortem, block)
    with st.container(border=True, key="pasted"):
        _ask_for_zones(postmortem.id, block, found)
        _show(postmortem, block, found)
        if rest:
            told = ngettext("{count} line is no event", "{count} lines are no events", len(rest))
            with st.expander(told.format(count=len(rest))):
                st.code("\n".join(rest), language=None, wrap_lines=True)


def _read(postmortem: Postmortem, block: Block) -> tuple[tuple[Sketch, ...], Sequence[str]]:
    """Read once for each state of the timeline and of the answers."""
    known = session.get(_note(postmortem.id, "read"))
    state = (block, postmortem.revision)
    if known is None or known[0] != state:
        setting = situation(postmortem, block.zones)
        if not postmortem.timeline and not postmortem.incident.started_at:
            setting = replace(setting, previous=None)
        read = read_pasted(block.text, setting)
        known = session.put(
            _note(postmortem.id, "read"),
            (state, mark_duplicates(read.sketches, postmortem.timeline), read.rest),
        )
    return known[1], known[2]


def _ask_for_zones(postmortem: PostmortemId, block: Block, found: Sequence[Sketch]) -> None:
    asked = {sketch.zone for sketch in found if Doubt.AMBIGUOUS_ZONE in sketch.doubts} | set(block.zones)
    for name in sorted(asked):
        key = f"zone-{block.name}-{name}"
        st.selectbox(
            _("Which zone is {name}?").format(name=name),
            candidates(name),
            index=None,
            placeholder=_("Choose the zone"),
            key=key,
            on_change=lambda name=name, key=key: _choose(postmortem, block, name, session.get(key)),
        )


def _choose(postmortem: PostmortemId, block: Block, name: str, zone: str | None) -> None:
    if zone:
        session.put(_note(postmortem, "block"), replace(block, zones={**block.zones, name: zone}))


def _show(postmortem: Postmortem, block: Block, found: Sequence[Sketch]) -> None:
    if not found:
        st.info(
            _("Nothing with a time was found in what you pasted. It is shown below, and nothing was added.")
        )
        st.button(_("Leave them out"), on_click=_drop, args=(postmortem.id,))
        return
    sketches(
        _rows(found, ZoneInfo(postmortem.papers.zone)),
        key=f"sketches-{postmortem.id}",
        name=f"{block.name}/{sorted(block.zones.items())}",
        on_taken=partial(_take, postmortem.id, block, found),
        on_dropped=partial(_drop, postmortem.id),
    )


def _rows(found: Sequence[Sketch], zone: ZoneInfo) -> list[SketchRow]:
    rows, before = [], ""
    for sketch in found:
        day, _space, time = spell_moment(sketch.at, zone).partition(" ") if sketch.at else ("", "", "")
        rows.append(
            SketchRow(
                day=day if day != before else "",
                time=marked(time, is_approximate=sketch.is_approximate) or sketch.as_typed or _("no time"),
                kind="" if sketch.kind is EventKind.OTHER else _(LABELS[sketch.kind]),
                mark=kinds.mark(sketch.kind),
                text=sketch.text,
                actor=sketch.actor,
                doubts=[_(DOUBTS[doubt]) for doubt in sketch.doubts],
                is_ticked=not _UNTICKED.intersection(sketch.doubts) and bool(sketch.as_typed or sketch.at),
            )
        )
        before = day or before
    return rows


def _take(postmortem: PostmortemId, block: Block, found: Sequence[Sketch], places: Sequence[int]) -> None:
    rows = [RowId(derived("pasted", block.name, place)) for place in places]
    events = [event_of(found[place], row) for place, row in zip(places, rows, strict=True)]
    who, key = session.person(), session.change_key()
    try:
        add_events(session.store(), postmortem, events, by=who, now=now(), key=key)
    except AfterwordError as error:
        session.put(_note(postmortem, "failure"), error)
        return
    session.put(_note(postmortem, "failure"), None)
    session.put(_note(postmortem, "added"), rows)
    _drop(postmortem)


def _drop(postmortem: PostmortemId) -> None:
    session.pop(_note(postmortem, "block"))
    session.pop(_note(postmortem, "read"))
    session.pop(_note(postmortem, "failure"))


def _undo(postmortem: PostmortemId) -> None:
    rows: Sequence[RowId] = session.get(_note(postmortem, "added")) or ()
    if not rows:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        told = ngettext("{count} event was added.", "{count} events were added.", len(rows))
        st.caption(told.format(count=len(rows)), width="content")
        st.button(
            _("Undo"),
            key=f"undo-pasted-{postmortem}",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_out,
            args=(postmortem, rows),
        )


def _take_out(postmortem: PostmortemId, rows: Sequence[RowId]) -> None:
    who, key = session.person(), session.change_key()
    try:
        remove_events(session.store(), postmortem, rows, by=who, now=now(), key=key)
    except AfterwordError as error:
        session.put(_note(postmortem, "failure"), error)
    else:
        session.pop(_note(postmortem, "added"))


def _note(postmortem: PostmortemId, name: str) -> str:
    return f"pasted-{name}-{postmortem}"
