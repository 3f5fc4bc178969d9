"""What the services need of the world: a store, as protocols.

A unit of work is one transaction. Values go in and come out; no row outlives it. Long on purpose: all that is needed
can be seen at once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

from core.domain.action_items import ActionItem
from core.domain.history import Change, Deed, Revision, Wanted
from core.domain.ids import AttachmentId, ChangeKey, PersonId, PostmortemId, RowId
from core.domain.objectives import CreditStep, OutageElsewhere, Slo
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.referable import Numbered, Row
from core.domain.register import Counts, Entry, Filter, Found
from core.domain.signals import Signal
from core.domain.taxonomy import DeployStatus
from core.domain.workspace import Workspace


class Postmortems(Protocol):
    def get(self, name: str) -> Postmortem:
        """Whole, by id or by incident number; raises `NotFound`."""

    def revision(self, postmortem: PostmortemId) -> int:
        """Grows with every change of the postmortem; raises `NotFound`."""

    def lock(self, postmortem: PostmortemId) -> None:
        """Hold off other writers of this postmortem until the end of the transaction; raises `NotFound`."""

    def add(self, postmortem: Postmortem) -> None:
        """Its facts; rows and prose have verbs of their own."""

    def touch(
        self,
        postmortem: PostmortemId,
        now: datetime,
        *,
        sections: Sequence[str],
        is_prose: bool = False,
        tab: str = "",
    ) -> None:
        """Note that something in these sections has changed: revision and time of update, and a signal on commit."""

    def revisions(self, among: Sequence[PostmortemId]) -> Mapping[PostmortemId, int]:
        """Of those that there are, in one query."""

    def find(self, filter_: Filter, *, limit: int, offset: int = 0) -> Found:
        """A page of the register in a fixed number of queries."""

    def services(self) -> tuple[str, ...]:
        """Names of all services that postmortems name, in order of the alphabet."""


class Fields(Protocol):
    """Facts and the cells of rows alike."""

    def read(self, place: Place) -> object:
        """The value there now; raises `NotFound` when the row is gone."""

    def write(self, place: Place, value: object) -> None: ...

    def write_all(
        self, postmortem: PostmortemId, section: str, field: str, values: Mapping[RowId, object]
    ) -> None:
        """The same cell of many rows that are there, at once."""


class Rows(Protocol):
    def add(self, postmortem: PostmortemId, section: str, row: object) -> None:
        """Append a row (a value of the listing's entry type, with its id)."""

    def add_all(self, postmortem: PostmortemId, section: str, rows: Sequence[object]) -> None:
        """Append rows in their order, at once."""

    def remove_all(
        self, postmortem: PostmortemId, section: str, rows: Collection[RowId], now: datetime
    ) -> None:
        """Hide rows that are there, at once."""

    def restore_all(self, postmortem: PostmortemId, section: str, rows: Collection[RowId]) -> None: ...

    def remove(self, postmortem: PostmortemId, section: str, row: RowId, now: datetime) -> bool:
        """Hide it; false when it was hidden already. It can be restored."""

    def restore(self, postmortem: PostmortemId, section: str, row: RowId) -> bool: ...

    def ever(self, postmortem: PostmortemId, section: str) -> Sequence[tuple[Any, bool]]:
        """Every row that was ever added, in order, and whether it is still there."""

    def count(self, postmortem: PostmortemId, section: str) -> int: ...

    def next_key(self, postmortem: PostmortemId, section: str, prefix: str) -> str:
        """The next unused key, for example `AI-3`; keys of removed rows are not used again."""


class Prose(Protocol):
    """Shared texts as a log of Yjs updates, with the plain text of each field beside it."""

    def updates(self, postmortem: PostmortemId, after: int = 0) -> Sequence[tuple[int, bytes]]:
        """Updates with their sequence numbers, in order, from behind `after`."""

    def append(self, postmortem: PostmortemId, update: bytes, *, by: PersonId, now: datetime) -> int:
        """Store an update; its sequence number."""

    def append_all(
        self,
        postmortem: PostmortemId,
        updates: Sequence[tuple[bytes, PersonId]],
        *,
        after: int,
        now: datetime,
    ) -> None:
        """Store updates, each with its author, behind that sequence number, which must be the last; under the lock."""

    def write_plain(self, postmortem: PostmortemId, texts: Mapping[str, str]) -> None:
        """The plain text of these fields, as the updates now give it."""

    def plain(self, postmortem: PostmortemId) -> Mapping[str, str]: ...

    def compact(self, postmortem: PostmortemId, through: int, merged: bytes) -> None:
        """Put one update, equal to them, in place of all updates up to and with sequence `through`."""

    def sequence(self, postmortem: PostmortemId) -> int:
        """The number of the last update, 0 before the first."""


class History(Protocol):
    def add(self, change: Change) -> None: ...

    def add_all(self, changes: Sequence[Change]) -> None:
        """In their order, at once."""

    def get(self, key: ChangeKey) -> Change | None: ...

    def of(self, postmortem: PostmortemId, *, limit: int, offset: int = 0) -> Sequence[Change]:
        """Latest first."""

    def latest_of(self, place: Place) -> Change | None:
        """The last that changed the field or removed its row."""

    def deeds(
        self, postmortem: PostmortemId, wanted: Wanted, *, limit: int, offset: int = 0
    ) -> Sequence[Deed]:
        """Changes and revisions in one line, latest first."""

    def since(self, postmortem: PostmortemId, moment: datetime) -> Sequence[Change]:
        """All behind the last that was made until then, latest first."""

    def writers(self, postmortem: PostmortemId) -> Mapping[PersonId, str]:
        """The names of all who stand in it, revisions of prose included."""

    def sections(self, postmortem: PostmortemId) -> frozenset[str]:
        """Where anything was changed, prose included."""


class Revisions(Protocol):
    """Of prose: who wrote which passage, sitting by sitting."""

    def add(self, revision: Revision) -> None: ...

    def amend(self, revision: Revision) -> None:
        """Put this revision in place of the one with its key."""

    def get(self, key: ChangeKey) -> Revision | None: ...

    def latest(self, postmortem: PostmortemId, section: str) -> Revision | None:
        """The one that was begun last."""

    def of(
        self,
        postmortem: PostmortemId,
        section: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Revision]:
        """Latest first, by when they were begun."""

    def since(self, postmortem: PostmortemId, moment: datetime) -> Sequence[Revision]:
        """Of each section all behind the last that was ended until then, latest first."""


class People(Protocol):
    def get(self, person: PersonId) -> Person: ...

    def lock(self, person: PersonId) -> None:
        """Hold off other writers of this person until the end of the transaction."""

    def by_email(self, email: str) -> Person | None:
        """Whatever the case of the letters."""

    def save(self, person: Person) -> None:
        """Add or replace."""

    def all(self) -> Sequence[Person]:
        """By name."""


class WorkspaceSettings(Protocol):
    def get(self) -> Workspace | None:
        """None until the first start is finished."""

    def lock(self) -> None:
        """Hold off other writers of the settings until the end of the transaction."""

    def save(self, workspace: Workspace) -> None: ...

    def secret(self) -> bytes:
        """32 random bytes, made on first use and kept; signs tokens of sockets and browsers."""


class Objectives(Protocol):
    """What the workspace promises; who changes it holds the lock of `WorkspaceSettings`."""

    def slos(self) -> Sequence[Slo]:
        """By service, then by name."""

    def steps(self) -> Sequence[CreditStep]:
        """From the highest availability down."""

    def floors(self) -> Mapping[DeployStatus, float]:
        """Those that the workspace has set, in percent of the error budget."""

    def save(self, value: Slo | CreditStep) -> None:
        """Add or replace."""

    def remove(self, value: Slo | CreditStep) -> None: ...

    def set_floor(self, status: DeployStatus, above: float | None) -> None:
        """None: as the profile says."""

    def elsewhere(
        self, services: Collection[str], *, since: datetime, until: datetime, but: PostmortemId
    ) -> Sequence[OutageElsewhere]:
        """Outages of these services in all other incidents that have one between the two moments, in one query."""


class Attachments(Protocol):
    """The bytes; what is known of a file is a row of the listing `attachments`."""

    def add(self, postmortem: PostmortemId, attachment: AttachmentId, content: bytes) -> None: ...

    def content(self, postmortem: PostmortemId, attachment: AttachmentId) -> bytes:
        """Raises `NotFound`."""


class Waiting(Protocol):
    """Questions over all postmortems that the home page asks."""

    def action_items(self, owner: str, *, limit: int) -> Sequence[tuple[Entry, ActionItem]]:
        """Unsettled items of an owner (by name, whatever the case), soonest due first."""

    def drafts(self, author: str, *, limit: int) -> Sequence[Entry]:
        """Drafts of an author, oldest incident first."""

    def in_review(self, *, limit: int) -> Sequence[Entry]: ...

    def counts(self, today: date, published_since: datetime) -> Counts:
        """Over the whole workspace; an item counts as overdue when it was due before today."""


class Referable(Protocol):
    """What texts can refer to by a short name."""

    def rows(self, postmortem: PostmortemId) -> Sequence[Row]:
        """Rows with keys and events with a time, as they were entered; in one query."""

    def numbered(self, numbers: Collection[str]) -> Sequence[Numbered]:
        """Postmortems of these numbers, whatever their case; newest first."""

    def postmortems(self, text: str, *, limit: int) -> Sequence[Numbered]:
        """Those with a number that say the text in it or in their title; newest first."""


class UnitOfWork(Protocol):
    @property
    def postmortems(self) -> Postmortems: ...
    @property
    def fields(self) -> Fields: ...
    @property
    def rows(self) -> Rows: ...
    @property
    def prose(self) -> Prose: ...
    @property
    def history(self) -> History: ...
    @property
    def revisions(self) -> Revisions: ...
    @property
    def people(self) -> People: ...
    @property
    def workspace(self) -> WorkspaceSettings: ...
    @property
    def objectives(self) -> Objectives: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def waiting(self) -> Waiting: ...
    @property
    def referable(self) -> Referable: ...


class Store(Protocol):
    """Safe to share between threads. Every method may raise a `StorageError`."""

    def begin(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that writes; kept at the end, undone when an exception leaves it."""

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that only reads, and sees one moment."""

    def listen(self, hear: Callable[[Signal], None]) -> Callable[[], None]:
        """Call `hear`, on any thread, with what commits here and in other processes; until the answer is called.

        Signals of this process come when its transaction has been kept, from the thread that ran it.
        """

    def say(self, signal: Signal) -> None:
        """Tell the other processes, not this one, what is not stored."""

    def check(self) -> str:
        """A word on the state of the store, for `/healthz`; raises a `StorageError` when it is not well."""

    def close(self) -> None: ...
