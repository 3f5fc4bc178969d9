"""What stands between an address and its page: the first start, and who is here."""

from collections.abc import Callable
from functools import partial

from core.domain.errors import StorageError
from pages.ui import notices, session
from pages.ui.gate import first_start, sign_in


def closed() -> Callable[[], None] | None:
    """What to draw instead of any page; nothing when the way is free."""
    try:
        if session.workspace() is None:
            return first_start.draw
        if session.recognise() is None:
            return sign_in.draw
    except StorageError as error:
        return partial(notices.show, error)
    return None
