"""The steps of a form: any of them reachable at any time, each with what it still lacks."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from core.domain.ids import PostmortemId
from core.i18n import _, ngettext
from pages.ui import live, session
from pages.ui.elements.declare import declare

_steps = declare(__file__, '<div class="root"><nav></nav></div>', after=("room", "people"))


@dataclass(frozen=True, slots=True)
class StepMark:
    """`gaps` counts what is missing in the step."""

    key: str
    title: str
    gaps: int


def steps(
    postmortem: PostmortemId,
    marks: Sequence[StepMark],
    *,
    current: str,
    key: str,
    on_chosen: Callable[[str], None],
) -> None:
    """Draw them, with whoever else is at each; `on_chosen` is called with the key of the step that was clicked."""

    def chosen() -> None:
        if step := session.answer(key, "chosen"):
            on_chosen(str(step))

    _steps(
        key=key,
        data={
            **live.entrance(postmortem),
            "me": session.person().id,
            "label": _("Steps"),
            "current": current,
            "steps": [{**asdict(mark), "spoken": _spoken(mark.gaps)} for mark in marks],
        },
        on_chosen_change=chosen,
    )


def _spoken(gaps: int) -> str:
    if not gaps:
        return _("complete")
    return ngettext("{count} gap", "{count} gaps", gaps).format(count=gaps)
