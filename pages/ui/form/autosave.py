"""Save a field as it changes, and remember honestly when that failed.

A field in trouble keeps what the person typed, whatever the store says meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from core.clock import now
from core.domain.errors import AfterwordError, Conflict, Refused
from core.domain.ids import ChangeKey, PostmortemId, fresh
from core.domain.place import Place
from core.services import editing
from pages.ui import session

_TROUBLE: Final = "trouble"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was not saved, and why."""

    place: Place
    mine: object
    error: AfterwordError


def key_of(place: Place) -> str:
    """The key of the field's widget: also its name in the page's CSS classes."""
    return f"w-{place.postmortem}-{place.row or place.section}-{place.field}"


def trouble(place: Place) -> Trouble | None:
    return _troubles().get(place)


def not_saved(postmortem: PostmortemId) -> Trouble | None:
    """The first field of a postmortem that the store would not take."""
    found = (
        t for p, t in _troubles().items() if p.postmortem == postmortem and not isinstance(t.error, Refused)
    )
    return next(found, None)


def saved_at(postmortem: PostmortemId) -> datetime | None:
    """When this session last saved something of it."""
    found = session.get(f"saved-{postmortem}")
    return found if isinstance(found, datetime) else None


def save(place: Place, value: object, *, base: object) -> None:
    """Try to store a value that the person began from `base`."""
    attempt(place, value, partial(editing.write_field, session.store(), place, base=base, value=value))


def attempt(place: Place, value: object, write: Callable[..., None]) -> None:
    """Try a write that sets this field among others; `write` is given who, when and the key."""
    at = now()
    try:
        write(by=session.person(), now=at, key=ChangeKey(fresh()))
    except AfterwordError as error:
        hold(place, value, error)
    else:
        settle(place, value)
        session.put(f"saved-{place.postmortem}", at)


def hold(place: Place, mine: object, error: AfterwordError) -> None:
    """Note that this was not saved."""
    session.put(_TROUBLE, {**_troubles(), place: Trouble(place, mine, error)})


def settle(place: Place, value: object) -> None:
    """The field holds this value now, for the store and for the person."""
    session.put(_TROUBLE, {p: t for p, t in _troubles().items() if p != place})
    session.put(f"seen-{key_of(place)}", value)


def seen(place: Place) -> object:
    """The stored value that the person's widget began from."""
    return session.get(f"seen-{key_of(place)}")


def follow(place: Place, value: object, spelled: object) -> str:
    """Let the field's widget hold what is stored, unless the person's own words wait there; the widget's key."""
    key = key_of(place)
    is_new = not session.has(key)
    if trouble(place) is None and (is_new or seen(place) != value):
        session.put(key, spelled)
        session.put(f"seen-{key}", value)
    elif is_new:
        session.put(key, session.get(f"typed-{key}", spelled))
    return key


def keep_mine(place: Place) -> None:
    """Decide a conflict for what the person typed."""
    found = _troubles().get(place)
    if found and isinstance(found.error, Conflict):
        save(place, found.mine, base=found.error.theirs)


def take_theirs(place: Place) -> None:
    """Decide a conflict for what is stored; the widget shows it."""
    session.put(_TROUBLE, {p: t for p, t in _troubles().items() if p != place})
    session.pop(f"seen-{key_of(place)}")
    session.pop(key_of(place))


def _troubles() -> dict[Place, Trouble]:
    found = session.get(_TROUBLE)
    return found if isinstance(found, dict) else {}
