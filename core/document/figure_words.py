"""A figure in words: its value and target, or why it has none."""

from collections.abc import Mapping
from typing import Final, assert_never

from core.document.text.numbers import spell_number
from core.i18n import N_, _
from core.metrics.figures import Figure, State
from core.metrics.spans import spell_span

STATES: Final[Mapping[State, str]] = {
    State.RECORDED: N_("recorded"),
    State.PENDING: N_("pending"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.INVALID: N_("contradictory"),
}


def spell_figure(figure: Figure, currency: str) -> str:
    """`38 min (target 1 h)`; a figure without a value says its state, and why."""
    if figure.value is None:
        state, reason = _(STATES[figure.state]), figure.reason
        return _("{state}: {reason}").format(state=state, reason=reason.sentence()) if reason else state
    match figure.unit:
        case "min":
            span = spell_span(figure.value)
            target = spell_span(figure.target) if figure.target else ""
            return _("{span} (target {target})").format(span=span, target=target) if target else span
        case "%":
            return f"{spell_number(round(figure.value, 2))} %"
        case "money":
            return f"{spell_number(round(figure.value, 2))} {currency}".rstrip()
        case _ as never:
            assert_never(never)
