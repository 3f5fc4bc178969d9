"""Tells the page, or the fragment that it stands in, when others have changed what it shows."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from core.domain.postmortem import Postmortem
from pages.ui import live
from pages.ui.elements.declare import declare

Follows: TypeAlias = Literal["structure", "prose"]

_push = declare(__file__, "<div></div>", after=("room", "anchor"))


def push(
    postmortem: Postmortem,
    *,
    key: str,
    follows: Sequence[Follows],
    step: str = "",
    on_changed: Callable[[], None] | None = None,
) -> None:
    """Draw it behind everything else, with the postmortem that was drawn.

    It has the fragment run when there is a newer revision: at once for facts and rows, in a pause for prose.
    `on_changed` is called before that run. `step` is what the others are told of where this person is.
    """
    _push(
        key=key,
        data={
            **live.entrance(postmortem.id),
            "revision": postmortem.revision,
            "follows": list(follows),
            "place": {"step": step} if step else None,
        },
        on_changed_change=on_changed or _nothing,
        on_stranded_change=live.renew,
    )


def _nothing() -> None:
    """A trigger without a callback would not run the fragment."""
