"""What can go wrong, as one tree. Errors carry data; `core.messages` turns them into sentences.

AfterwordError
├── Refused                 the input cannot be taken as it is
│   ├── Unreadable          text that does not spell a value of the field's type
│   ├── TooLong             text over the limit of its place
│   ├── TooLarge            a file over the limit
│   ├── TooMany             more rows than a document may hold
│   ├── Unsupported         a kind of file that is not kept
│   ├── NotReady            a postmortem with gaps may not move on
│   ├── Garbled             a change of a shared text that is damaged or out of place
│   ├── NotEmpty            a workspace that has postmortems already
│   ├── Adrift              a passage whose surroundings are gone
│   ├── Unstorable          a value that the database cannot hold
│   └── Taken               a name that somebody else has
├── Forbidden               a person who may read here, but not write
│   └── Inactive            a person who may not be here any more
├── NotFound                no such postmortem, row, person or template
├── Conflict                somebody else changed the same field since it was read
└── StorageError            what is remembered cannot be reached or trusted
    ├── StoreTooNew         written by a later version of the program
    ├── StoreLocked         another program holds it
    ├── StoreReadOnly       no right to write
    ├── StoreCorrupt        the file is damaged, or not a database
    ├── StoreFull           the disk is full
    └── StoreUnreachable    the server does not answer, or the folder does not exist
"""

from dataclasses import dataclass

from core.domain.place import Place
from core.domain.taxonomy import Stage


class AfterwordError(Exception):
    """The root: caught where people and programs are answered."""


class Refused(AfterwordError):
    """The input cannot be taken as it is."""


@dataclass(eq=False)
class Unreadable(Refused):
    """`expected` is a catalogue message with an example of what would be understood."""

    text: str
    expected: str


@dataclass(eq=False)
class TooLong(Refused):
    length: int
    limit: int


@dataclass(eq=False)
class TooLarge(Refused):
    """Sizes in bytes."""

    size: int
    limit: int


@dataclass(eq=False)
class TooMany(Refused):
    limit: int


@dataclass(eq=False)
class Unsupported(Refused):
    name: str


@dataclass(eq=False)
class NotReady(Refused):
    stage: Stage
    gaps: int


@dataclass(eq=False)
class Garbled(Refused):
    """What a program sent is no update of these texts; `reason` is for its author."""

    reason: str


@dataclass(eq=False)
class NotEmpty(Refused):
    postmortems: int


@dataclass(eq=False)
class Unstorable(Refused):
    """For example text with the character NUL; `reason` is the database's."""

    reason: str


class Adrift(Refused):
    """What stood around a passage is not there any more, so that nobody can say where it belongs."""


@dataclass(eq=False)
class Taken(Refused):
    name: str


@dataclass(eq=False)
class Forbidden(AfterwordError):
    """`name` is that of whoever asked."""

    name: str


class Inactive(Forbidden):
    """Nor may they read."""


@dataclass(eq=False)
class NotFound(AfterwordError):
    what: str
    name: str


@dataclass(eq=False)
class Conflict(AfterwordError):
    """Two changes of one field: what both began with, what I want, and what is there now."""

    place: Place
    base: object
    mine: object
    theirs: object


class StorageError(AfterwordError):
    """What is remembered cannot be reached or trusted; nothing was changed."""


@dataclass(eq=False)
class StoreTooNew(StorageError):
    found: str
    known: str


@dataclass(eq=False)
class StoreLocked(StorageError):
    where: str


@dataclass(eq=False)
class StoreReadOnly(StorageError):
    where: str


@dataclass(eq=False)
class StoreCorrupt(StorageError):
    where: str


@dataclass(eq=False)
class StoreFull(StorageError):
    where: str


@dataclass(eq=False)
class StoreUnreachable(StorageError):
    where: str
    reason: str
