"""A figure in words: its value and target, or why it has none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, assert_never

from core.document.text.numbers import spell_count, spell_money, spell_number
from core.domain.impact import BusinessImpact
from core.i18n import N_, _
from core.metrics.figures import Figure, State
from core.metrics.spans import spell_span

STATES: Final[Mapping[State, str]] = {
    State.RECORDED: N_("recorded"),
    State.PENDING: N_("pending"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.INVALID: N_("contradictory"),
}


def spell_figure(figure: Figure, impact: BusinessImpact) -> str:
    """`38 min (target 1 h)`, `1,200 × 3.50 = 4,200.00 EUR`; a figure without a value says its state, and why."""
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
            return _product(impact)
        case _ as never:
            assert_never(never)


def _product(impact: BusinessImpact) -> str:
    """How much was lost, and of what that is the product, to the cent."""
    count, each = impact.revenue_factors or (0, 0.0)
    loss = count * Decimal(repr(each))
    return f"{spell_count(count)} × {spell_money(Decimal(repr(each)))} = {spell_money(round(loss, 2))} {impact.currency}".rstrip()
