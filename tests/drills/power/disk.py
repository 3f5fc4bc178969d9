"""What a disk may hold when the power goes: what was synced, and of the rest nobody knows what.

A write that was not synced may be there, or not, or in part, sector by sector; later ones may be there and earlier
ones not. A file may be missing or back as long as its folder was not synced. Those are more liberties than real
file systems take.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeAlias

from tests.drills.power.trace import Call, Step, opened_path

_SECTOR: Final = 512
_SHARED_MEMORY: Final = "-shm"
"""SQLite's index of its log: made anew at every start, so never synced, and it may hold anything."""

_WRITES: Final = {"write", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile", "fallocate"}
_RENAMES: Final = {
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "truncate",
    "creat",
    "open",
}


class Unknown(Exception):
    """The program did what this disk does not model, so that nothing would be proved."""


@dataclass(eq=False)
class Change:
    """Of a file: bytes from a place on, or a new length. It counts for a sync once the call has come back."""

    start: int
    content: bytes | None
    is_finished: bool = False

    def apply(self, to: bytearray, is_kept: Callable[[], bool] = lambda: True) -> None:
        """As far as its sectors are kept."""
        if self.content is None:
            if is_kept():
                _set_length(to, self.start)
            return
        for place in range(0, len(self.content), _SECTOR):
            if is_kept():
                part = self.content[place : place + _SECTOR]
                start = self.start + place
                _set_length(to, max(len(to), start + len(part)))
                to[start : start + len(part)] = part


def _set_length(content: bytearray, length: int) -> None:
    del content[length:]
    content.extend(bytes(length - len(content)))


@dataclass(eq=False)
class File:
    synced: bytearray = field(default_factory=bytearray)
    changes: list[Change] = field(default_factory=list)


@dataclass(eq=False)
class Entry:
    """Of the folder: from now on the name is this file's, or nobody's."""

    name: str
    file: File | None
    is_finished: bool = False


_Begun: TypeAlias = list[Change] | list[Entry] | Callable[[], None]
"""What has begun and will be finished: changes, or what is to be done then."""

Remains: TypeAlias = Mapping[str, bytes]
"""The contents of files by name."""


class Disk:
    """One folder. `take` is given every step of the program, in order."""

    def __init__(self, folder: str) -> None:
        self._folder = folder.rstrip("/")
        self._files: dict[str, File] = {}
        self._synced: dict[str, File] = {}
        self._entries: list[Entry] = []
        self._open_calls: dict[int, _Begun] = {}

    def take(self, step: Step) -> None:
        call = step.call
        if call.result < 0:
            return
        if step.is_begin:
            self._open_calls[call.thread] = self._begin(call)
            return
        match self._open_calls.pop(call.thread):
            case list(begun):
                for each in begun:
                    each.is_finished = True
            case finish:
                finish()

    def remains(self, chance: Random) -> Remains:
        """One of the many things that may be left if the power goes now."""
        mood = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        by_sector = chance.random() < 0.5
        names = dict(self._synced)
        for entry in self._entries[: chance.randint(0, len(self._entries))]:
            _enter(names, entry)
        left = {name: _left(file, chance, mood, by_sector=by_sector) for name, file in names.items()}
        garbage = chance.choice((None, 0, 32768))
        for name in list(left):
            if name.endswith(_SHARED_MEMORY):
                del left[name]
                if garbage is not None:
                    left[name] = chance.randbytes(garbage)
        return left

    def _begin(self, call: Call) -> _Begun:
        where = self._name(call.at)
        if call.name in {"openat", "unlink", "unlinkat"}:
            return self._open(call) if call.name == "openat" else self._remove(call)
        if call.name in {"fsync", "fdatasync"}:
            return self._sync(where) if where else self._sync_folder() if call.at == self._folder else []
        if call.name in {"pwrite64", "ftruncate"}:
            return self._change(where, call) if where else []
        self._insist_on_nothing_else(call, where)
        return []

    def _insist_on_nothing_else(self, call: Call, where: str | None) -> None:
        """All other calls must be about something else than the files of the folder."""
        if call.name == "mmap":
            self._insist(not where or "MAP_SHARED" not in call.arguments or _SHARED_MEMORY in where, call)
        else:
            self._insist(
                where is None
                and not any(self._name(each.decode()) for each in call.strings[:2] if each.startswith(b"/")),
                call,
            )

    @staticmethod
    def _insist(is_known: bool, call: Call) -> None:  # noqa: FBT001 -- reads as an assertion
        if not is_known:
            raise Unknown(call.name, call.arguments[:300])

    def _name(self, path: str) -> str | None:
        folder, _, name = path.rpartition("/")
        return name if folder == self._folder and name in self._files else None

    def _open(self, call: Call) -> list[Entry]:
        folder, _, name = opened_path(call).rpartition("/")
        if folder != self._folder or name in self._files or "O_DIRECTORY" in call.arguments:
            return []
        self._insist("O_TRUNC" not in call.arguments, call)
        self._files[name] = File()
        return self._enter(Entry(name, self._files[name]))

    def _remove(self, call: Call) -> list[Entry]:
        name = self._name(call.strings[-1].decode())
        if name is None:
            return []
        del self._files[name]
        return self._enter(Entry(name, None))

    def _enter(self, entry: Entry) -> list[Entry]:
        self._entries.append(entry)
        return [entry]

    def _change(self, name: str, call: Call) -> list[Change]:
        content = call.strings[0][: call.result] if call.name == "pwrite64" else None
        change = Change(call.numbers[-1], content)
        self._files[name].changes.append(change)
        return [change]

    def _sync(self, name: str) -> Callable[[], None]:
        """When it has come back, what was finished before it began is there for good."""
        file = self._files[name]
        covered = [change for change in file.changes if change.is_finished]

        def finish() -> None:
            for change in covered:
                change.apply(file.synced)
            file.changes = [change for change in file.changes if change not in covered]

        return finish

    def _sync_folder(self) -> Callable[[], None]:
        covered = [entry for entry in self._entries if entry.is_finished]

        def finish() -> None:
            for entry in covered:
                _enter(self._synced, entry)
            self._entries = [entry for entry in self._entries if entry not in covered]

        return finish


def _enter(names: dict[str, File], entry: Entry) -> None:
    if entry.file is None:
        names.pop(entry.name, None)
    else:
        names[entry.name] = entry.file


def _left(file: File, chance: Random, mood: float, *, by_sector: bool) -> bytes:
    content = bytearray(file.synced)

    def is_lucky() -> bool:
        return chance.random() < mood

    for change in file.changes:
        if by_sector:
            change.apply(content, is_lucky)
        elif is_lucky():
            change.apply(content)
    return bytes(content)
