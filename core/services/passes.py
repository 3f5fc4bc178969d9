"""Passes: signed leave for one person to enter the room of one postmortem for a short while."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from core.domain.errors import StoreLocked, StoreReadOnly
from core.domain.ids import PersonId, PostmortemId
from core.ports import Store
from core.services import access

LIFETIME: Final = timedelta(minutes=10)
_PURPOSE: Final = "afterword.room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Who may enter which room; `id` and `name` are the person's. `until` is known of a pass that was made."""

    postmortem: PostmortemId
    id: PersonId
    name: str
    may_write: bool
    until: datetime | None = field(default=None, compare=False)


def issue(store: Store, leave: Pass, *, now: datetime) -> str:
    """The pass as a token, signed with the workspace's secret; raises a `StorageError`."""
    return mint(signing_secret(store), leave, now=now)


def check(store: Store, token: str, *, now: datetime) -> Pass | None:
    """The pass in a token of this workspace, if it is one; raises a `StorageError`."""
    return read(signing_secret(store), token, now=now)


def renew(store: Store, leave: Pass, *, now: datetime) -> tuple[str, Pass] | None:
    """The same pass for later; nothing when the person may not do any more what it says. Raises a `StorageError`."""
    if not still_holds(store, leave):
        return None
    return issue(store, leave, now=now), replace(leave, until=now + LIFETIME)


def still_holds(store: Store, leave: Pass) -> bool:
    """Whether the person may still do what the pass says; raises a `StorageError`."""
    rights = access.rights_of(store, leave.id, leave.postmortem)
    return rights.may_read and (rights.may_write or not leave.may_write)


def mint(secret: bytes, leave: Pass, *, now: datetime) -> str:
    """The pass as a token that is good for `LIFETIME` and fits in an address."""
    until = int((now + LIFETIME).timestamp())
    return _signer(secret).dumps([until, leave.postmortem, leave.id, leave.name, leave.may_write])


def read(secret: bytes, token: str, *, now: datetime) -> Pass | None:
    """The pass in a token; nothing when we did not sign it or its time is over."""
    try:
        until, postmortem, person, name, may_write = _signer(secret).loads(token)
    except BadData:
        return None
    end = datetime.fromtimestamp(until, UTC)
    if now >= end:
        return None
    return Pass(postmortem=postmortem, id=person, name=name, may_write=may_write, until=end)


def signing_secret(store: Store) -> bytes:
    """Made on first use; afterwards nobody has to wait for those who write."""
    try:
        with store.read() as work:
            return work.workspace.secret()
    except (StoreReadOnly, StoreLocked):
        with store.begin() as work:
            return work.workspace.secret()


def _signer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=_PURPOSE)
