"""What follows from the outages as tables: downtime, error budgets, and the incidents that used them."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from core.document.blocks import Table
from core.document.figure_words import STATES
from core.document.rows import in_zone
from core.document.text.moments import spell_moment
from core.document.text.numbers import spell_number
from core.document.wording import Wording
from core.domain.objectives import Slo, folded
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import LABELS, Counting
from core.i18n import N_, _, ngettext
from core.metrics import downtime, error_budget
from core.metrics.error_budget import Spent, Standing
from core.metrics.figures import State
from core.metrics.intervals import Interval
from core.metrics.spans import spell_span

TITLES: Final = {
    "downtime": (N_("Service"), N_("Hit from and to"), N_("Downtime"), N_("Weighted by share")),
    "error_budgets": (
        N_("Objective"),
        N_("Budget"),
        N_("Used by this incident"),
        N_("Left in the window"),
        N_("Deploy status"),
        N_("Availability in the window"),
        N_("SLA credit"),
    ),
    "budget_incidents": (N_("Objective"), N_("Incident"), N_("Minutes"), N_("Share of the budget")),
}
"""Of the columns, by section."""
_MOST_INTERVALS: Final = 6
_DAY: Final = len("2026-03-02 ")


def to_table(key: str, postmortem: Postmortem, wording: Wording, *, is_whole: bool = False) -> Table | None:
    """A computed section; none when there is nothing to say.

    `is_whole` also lists what has no figure, each with the reason. A document shows only what outages say.
    """
    match key:
        case "downtime":
            rows = _downtimes(postmortem, wording.zone, is_whole=is_whole)
        case "error_budgets":
            rows = _budgets(postmortem, wording, is_whole=is_whole)
        case _:
            rows = _incidents(postmortem, wording)
    header = [_(title) for title in TITLES[key]]
    if key == "downtime":
        header[1] = in_zone(header[1], wording)
    found = tuple(rows)
    return Table(tuple(header), found) if found else None


def without_number(state: State, reason: str) -> str:
    """Why there is no figure, in words."""
    return _("{state}: {reason}").format(state=_(STATES[state]), reason=_(reason))


def _downtimes(postmortem: Postmortem, zone: ZoneInfo, *, is_whole: bool) -> Iterator[tuple[str, ...]]:
    hit = {folded(outage.service) for outage in postmortem.outages}
    found = [each for each in downtime.of_services(postmortem) if is_whole or folded(each.service) in hit]
    for each in found:
        name = each.service or _("(no service named)")
        if each.state is State.RECORDED:
            yield name, _intervals(each.intervals, zone), _span(each.minutes), _span(each.weighted)
        else:
            yield name, without_number(each.state, each.reason), "", ""
    if len([each for each in found if each.state is State.RECORDED]) > 1:
        whole = downtime.in_all(found)
        yield _("Any of them"), _intervals(whole.intervals, zone), _span(whole.minutes), _span(whole.weighted)


def _intervals(intervals: tuple[Interval, ...], zone: ZoneInfo) -> str:
    lines = [_interval(each.start, each.end, zone) for each in intervals[:_MOST_INTERVALS]]
    more = len(intervals) - _MOST_INTERVALS
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(lines)


def _interval(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    """The day of the end only where it is another one."""
    first, last = spell_moment(start, zone), spell_moment(end, zone)
    return f"{first} – {last[_DAY:] if first[:_DAY] == last[:_DAY] else last}"


def _budgets(postmortem: Postmortem, wording: Wording, *, is_whole: bool) -> Iterator[tuple[str, ...]]:
    shown = [
        each
        for each in error_budget.standings(postmortem, wording.promises)
        if is_whole or (each.slo.target is not None and each.spent) or each.state is State.INVALID
    ]
    if shown and (typed := _typed(postmortem)):
        yield typed
    for each in shown:
        name = objective(each.slo)
        if each.state is State.RECORDED:
            yield name, *_figures(each)
        else:
            yield name, without_number(each.state, each.reason), "", "", "", "", ""


def objective(slo: Slo) -> str:
    """`checkout: 99.9 % over 30 days`, and on a line of its own what that is about."""
    if slo.target is None:
        return "\n".join(filter(None, (slo.service, slo.name)))
    told = ngettext(
        "{service}: {target} % over {count} day", "{service}: {target} % over {count} days", slo.window_days
    ).format(service=slo.service, target=spell_number(slo.target), count=slo.window_days)
    return "\n".join(filter(None, (told, slo.name)))


def _figures(standing: Standing) -> tuple[str, ...]:
    owed = standing.credit
    return (
        _amount(standing.slo, Fraction(100)),
        _used(standing.slo, standing.here.share),
        _used(standing.slo, standing.left),
        _(LABELS[standing.status]) if standing.status else "",
        _percent(standing.availability, 3),
        _("no steps are set") if owed is None else _percent(owed),
    )


def _typed(postmortem: Postmortem) -> tuple[str, ...]:
    """What a person has given goes before what is computed, and says so."""
    typed = postmortem.budget_use
    if (typed.budget_used, typed.budget_left, typed.deploy_status) == (None, None, None):
        return ()
    numbers = [
        "" if value is None else _percent(Fraction(str(value)))
        for value in (typed.budget_used, typed.budget_left)
    ]
    status = _(LABELS[typed.deploy_status]) if typed.deploy_status else ""
    return _("Typed by hand, goes first"), "", *numbers, status, "", ""


def _used(slo: Slo, share: Fraction) -> str:
    return f"{_amount(slo, share)} ({_percent(share)})"


def _amount(slo: Slo, share: Fraction) -> str:
    """That percentage of the budget in what the objective counts."""
    allowed = error_budget.allowed_requests(slo)
    if slo.counting is Counting.REQUESTS and allowed:
        count = round(allowed * share / 100)
        return ngettext("{count} request", "{count} requests", abs(count)).format(count=count)
    minutes = spell_number(round(float(error_budget.budget_minutes(slo) * share / 100), 2))
    if slo.counting is Counting.REQUESTS:
        return _("{minutes} min by share").format(minutes=minutes)
    return _("{count} min").format(count=minutes)


def _incidents(postmortem: Postmortem, wording: Wording) -> Iterator[tuple[str, ...]]:
    for standing in error_budget.standings(postmortem, wording.promises):
        for spent in standing.spent:
            incident = f"{spent.number} {spent.title}".strip()
            if spent.is_this:
                incident = _("{incident} (this one)").format(incident=incident)
            yield objective(standing.slo), incident, *_spent(spent)


def _spent(spent: Spent) -> tuple[str, str]:
    if spent.state is not State.RECORDED:
        return without_number(spent.state, spent.reason), _("not counted")
    return spell_number(round(float(spent.minutes), 2)), _percent(spent.share)


def _span(minutes: Fraction) -> str:
    return spell_span(float(minutes))


def _percent(value: Fraction, digits: int = 1) -> str:
    return f"{spell_number(round(float(value), digits))} %"
