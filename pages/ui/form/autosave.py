"""Save a field as it changes, and remember honestly when that failed.

A field in trouble keeps what the person typed, whatever the store says meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from core.clock import now
from core.domain.errors import AfterwordError, Conflict, NotFound, Refused
from core.domain.ids import ChangeKey, PostmortemId
from core.domain.people import Person
from core.domain.place import Place
from core.i18n import active_locale
from pages.ui import session
from pages.ui.form.rivals import Rival, rival

_TROUBLE: Final = "trouble"


@dataclass(frozen=True, slots=True)
class Base:
    """The stored value that a change began from, and for the time of an event whether it stood there as approximate."""

    value: object
    is_approximate: bool | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was not saved, and why; `mine` is what the widget holds. `rival` has changed the field meanwhile."""

    place: Place
    mine: object
    base: Base
    error: AfterwordError
    rival: Rival | None = None


class Write(Protocol):
    """Stores what a widget holds, and gives the value that the field has now."""

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object: ...


def key_of(place: Place) -> str:
    """The key of the field's widget: also its name in the page's CSS classes."""
    return f"w-{place.postmortem}-{place.row or place.section}-{place.field}"


def trouble(place: Place) -> Trouble | None:
    return _troubles().get(place)


def troubles(postmortem: PostmortemId) -> list[Trouble]:
    """All of a postmortem, the oldest first."""
    return [trouble for place, trouble in _troubles().items() if place.postmortem == postmortem]


def not_saved(postmortem: PostmortemId) -> Trouble | None:
    """The first field of a postmortem that the store would not take."""
    return next((t for t in troubles(postmortem) if not isinstance(t.error, Refused)), None)


def saved_at(postmortem: PostmortemId) -> datetime | None:
    """When this session last saved something of it."""
    found = session.get(f"saved-{postmortem}")
    return found if isinstance(found, datetime) else None


def save(place: Place, held: object, base: Base, write: Write, *, key: ChangeKey | None = None) -> None:
    """Try to store what a widget holds, which the person began from `base`; under the same `key` it happens once."""
    at, by, key = now(), session.person(), key or session.change_key()
    try:
        try:
            value = write(held, base, by=by, now=at, key=key)
        except Conflict as conflict:
            if not _is_own(place, base, conflict.theirs):
                raise
            value = write(held, Base(conflict.theirs), by=by, now=at, key=key)
    except AfterwordError as error:
        _hold(Trouble(place, held, base, error, _rival(place, error)))
    else:
        held_before = trouble(place)
        _settle(place, value, began=(base.value, held_before.base.value if held_before else base.value))
        session.put(f"saved-{place.postmortem}", at)


def keep_mine(place: Place, write: Write) -> None:
    """Decide a conflict for what the person typed."""
    found = trouble(place)
    if found and isinstance(found.error, Conflict):
        save(place, found.mine, Base(found.error.theirs), write)


def take_theirs(place: Place) -> None:
    """Decide a conflict for what is stored; the widget shows it."""
    found = trouble(place)
    if found and isinstance(found.error, Conflict):
        _settle(place, found.error.theirs)
        session.pop(key_of(place))


def try_again(place: Place, write: Write) -> None:
    """What was not saved, once more, from the value that it began from."""
    if found := trouble(place):
        save(place, found.mine, found.base, write)


def let_go(place: Place) -> None:
    """Forget what was typed and not saved."""
    session.put(_TROUBLE, {p: t for p, t in _troubles().items() if p != place})


def settled(place: Place) -> object:
    """The value that this session has last stored there."""
    _began, value = session.get(f"settled-{key_of(place)}", ((), None))
    return value


def follow(place: Place, value: object, spelled: object) -> str:
    """Let a widget of Streamlit's hold what is stored, unless the person's own choice waits there; the widget's key."""
    key = key_of(place)
    is_new = not session.has(key) or session.get(f"spoken-{key}") != active_locale()
    session.put(f"spoken-{key}", active_locale())  # a browser knows options by their words
    held = trouble(place)
    if held is None and (is_new or seen(place) != value):
        session.put(key, spelled)
        session.put(f"seen-{key}", value)
    elif is_new and held is not None:
        session.put(key, held.mine)
    return key


def seen(place: Place) -> object:
    """The stored value that the person's widget began from."""
    return session.get(f"seen-{key_of(place)}")


def _hold(found: Trouble) -> None:
    session.put(_TROUBLE, {**_troubles(), found.place: found})


def _settle(place: Place, value: object, *, began: tuple[object, ...] = ()) -> None:
    """The field holds this value now, for the store and for the person."""
    let_go(place)
    session.put(f"seen-{key_of(place)}", value)
    session.put(f"settled-{key_of(place)}", (began, value))


def _is_own(place: Place, base: Base, theirs: object) -> bool:
    """Whether what stands there is this person's last change, made from the same value while more was typed."""
    began, value = session.get(f"settled-{key_of(place)}", ((), None))
    return base.value in began and value == theirs


def _rival(place: Place, error: AfterwordError) -> Rival | None:
    if isinstance(error, Conflict) or (isinstance(error, NotFound) and place.row):
        return rival(session.store(), place)
    return None


def _troubles() -> dict[Place, Trouble]:
    found = session.get(_TROUBLE)
    return found if isinstance(found, dict) else {}
