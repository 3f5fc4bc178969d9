"""What the workspace promises of its services: objectives, credits, and when deploys go on; saved as it changes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

import streamlit as st

from core.document.fields import Choice, Field, Line, Number
from core.document.text import from_text, to_text
from core.domain.errors import AfterwordError
from core.domain.ids import ChangeKey, RowId, fresh
from core.domain.objectives import CreditStep, Promises, Slo
from core.domain.people import Person
from core.domain.place import Place
from core.domain.taxonomy import LABELS, Counting
from core.i18n import N_, _
from core.services import access, objectives
from core.services.objectives import FLOORS, SLOS, STEPS, Promise
from pages.ui import notices, session
from pages.ui.form import settings, trouble, typed
from pages.ui.form.autosave import Base
from pages.ui.form.writes import Surroundings

_SLO: Final = (
    Field("service", N_("Name of the service"), Line(), N_("As in the outages, for example checkout")),
    Field("name", N_("What is promised"), Line(), N_("Payments are answered")),
    Field("target", N_("Target"), Number(unit="%", most=100), "99.9"),
    Field("window_days", N_("Window in days"), Number(whole=True), "30"),
    Field("counting", N_("What counts"), Choice(Counting)),
    Field(
        "requests", N_("Requests in a window"), Number(whole=True), N_("If unknown, minutes count by share")
    ),
)
_STEP: Final = (
    Field("below", N_("Availability below"), Number(unit="%", most=100), "99.9"),
    Field("credit", N_("Credit"), Number(unit="%", most=100), "10"),
)
_REMOVED: Final = "promise-removed"
_FAILURE: Final = "promise-failure"


@dataclass(frozen=True, slots=True)
class OfPromise:
    """One value of an objective, of a step, or of a threshold."""

    place: Place
    field: Field

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:  # noqa: ARG002 -- it has no history
        is_chosen = isinstance(self.field.type, Choice)
        value = held if is_chosen else from_text(str(held), self.field.type, session.wording())
        return objectives.change(session.store(), self.place, value, base=base.value, by=by)


def draw() -> None:
    """Whoever may only read sees them too."""
    found = objectives.promised(session.store())
    st.subheader(_("Service level objectives"), anchor=False)
    st.caption(
        _(
            "What you promise of a service over a rolling window. Outages of its incidents use up the rest, "
            "the error budget."
        )
    )
    if not access.of_person(session.person()).may_write:
        _to_read(found)
        return
    if failure := session.pop(_FAILURE):
        notices.show(failure)
    _rows(found.slos, SLOS, _SLO, _("Add an objective"), lambda: Slo(id=RowId(fresh())))
    st.subheader(_("SLA credits"), anchor=False)
    st.caption(
        _("What customers are owed when the availability in the window is lower. The lowest step counts.")
    )
    _rows(found.steps, STEPS, _STEP, _("Add a step"), lambda: CreditStep(id=RowId(fresh())))
    _floors(found)


def _rows(
    rows: Iterable[Promise], section: str, fields: tuple[Field, ...], label: str, blank: Callable[[], Promise]
) -> None:
    for row in rows:
        with st.container(border=True, key=f"{section}-{row.id}"):
            for two in zip(fields[::2], fields[1::2], strict=True):
                for slot, field in zip(st.columns(2), two, strict=True):
                    with slot:
                        _value(objectives.place(section, field.key, row.id), field, getattr(row, field.key))
            st.button(
                _("Remove"),
                key=f"remove-{row.id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=_change,
                args=(objectives.remove, row),
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            label,
            key=f"add-{section}",
            icon=":material/add:",
            on_click=lambda: _change(objectives.add, blank()),
        )
        removed = session.get(_REMOVED)
        if removed is not None and isinstance(removed, Slo) is (section == SLOS):
            st.caption(_("Removed: {what}").format(what=" · ".join(_words(removed, fields)) or "–"))
            st.button(
                _("Undo"),
                key=f"undo-{section}",
                type="tertiary",
                on_click=_change,
                args=(objectives.add, removed),
            )


def _value(place: Place, field: Field, value: Any) -> None:
    write, wording = OfPromise(place, field), session.wording()
    if isinstance(field.type, Choice):
        names: dict[str, str] = {option: _(LABELS[option]) for option in Counting}
        settings.select(place, value, _(field.title), names, write)
        return
    spell = partial(to_text, kind=field.type, wording=wording)
    typed.draw(place, field, value, spell(value), Surroundings(wording), write)
    trouble.draw(place, write, spell)


def _floors(found: Promises) -> None:
    """What the profile says holds until the workspace says otherwise."""
    st.subheader(_("Deploy status"), anchor=False)
    st.caption(
        _(
            "A status holds while more than so much of the error budget is left; below all of them, deploys freeze."
        )
    )
    for slot, (status, floor) in zip(st.columns(len(found.floors)), found.floors, strict=True):
        with slot:
            title = LABELS[status]
            field = Field("above", title, Number(unit="%", most=100))
            _value(objectives.place(FLOORS, "above", status), field, floor)


def _change(verb: Callable[..., None], row: Promise) -> None:
    try:
        verb(session.store(), row, by=session.person())
    except AfterwordError as error:
        session.put(_FAILURE, error)
    else:
        session.put(_REMOVED, row if verb is objectives.remove else None)


def _words(row: Promise, fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        value = getattr(row, field.key)
        if value not in (None, ""):
            text = to_text(value, field.type, session.wording())
            yield f"{text} %" if isinstance(field.type, Number) and field.type.unit else text


def _to_read(found: Promises) -> None:
    for rows, fields in ((found.slos, _SLO), (found.steps, _STEP)):
        for row in rows:
            st.markdown("- " + " · ".join(_words(row, fields)))
