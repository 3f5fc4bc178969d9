"""Passes: signed leave for one person to enter the room of one postmortem for a short while."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from core.domain.errors import StoreReadOnly
from core.domain.ids import PersonId, PostmortemId
from core.ports import Store

LIFETIME: Final = timedelta(minutes=10)
_PURPOSE: Final = "afterword.room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Who may enter which room; `id` and `name` are the person's."""

    postmortem: PostmortemId
    id: PersonId
    name: str
    may_write: bool


def issue(store: Store, leave: Pass, *, now: datetime) -> str:
    """The pass as a token, signed with the workspace's secret; raises a `StorageError`."""
    return mint(signing_secret(store), leave, now=now)


def check(store: Store, token: str, *, now: datetime) -> Pass | None:
    """The pass in a token of this workspace, if it is one; raises a `StorageError`."""
    return read(signing_secret(store), token, now=now)


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
    if now >= datetime.fromtimestamp(until, UTC):
        return None
    return Pass(postmortem=postmortem, id=person, name=name, may_write=may_write)


def signing_secret(store: Store) -> bytes:
    """Made on first use; afterwards nobody has to wait for those who write."""
    try:
        with store.read() as work:
            return work.workspace.secret()
    except StoreReadOnly:
        with store.begin() as work:
            return work.workspace.secret()


def _signer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=_PURPOSE)
