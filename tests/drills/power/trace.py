"""What a process asks of the system: its writes, its syncs and what it sends, in order, as strace saw them."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

CALLS: Final = [
    "open",
    "openat",
    "creat",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "truncate",
    "ftruncate",
    "fallocate",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "pwritev2",
    "copy_file_range",
    "sendfile",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "sendto",
    "sendmsg",
    "mmap",
]
_LINE: Final = re.compile(
    r"(?P<thread>\d+) +(?:<\.\.\. (?P<resumed>\w+) resumed>|(?P<name>\w+)\()(?P<rest>.*)"
)
_END: Final = re.compile(r"(?P<arguments>.*)\) += (?P<result>-?\d+|0x[0-9a-f]+)(?P<more>.*)", re.DOTALL)
_STRING: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STANDS_FOR: Final = r"<((?:->|[^>])*)>"
_BESIDE_NUMBER: Final = re.compile(rf"(?:-?\d+|AT_FDCWD){_STANDS_FOR}")
_UNFINISHED: Final = " <unfinished ...>"


@dataclass(frozen=True)
class Call:
    """One call to the system; `result` is negative when it failed."""

    thread: int
    name: str
    arguments: str
    result: int
    more: str

    @cached_property
    def strings(self) -> tuple[bytes, ...]:
        return tuple(_unescaped(each) for each in _STRING.findall(self.arguments))

    @cached_property
    def at(self) -> str:
        """What its first descriptor stands for: a path, or the two ends of a connection."""
        found = _BESIDE_NUMBER.match(self.arguments)
        return _readable(found[1]) if found else ""

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Arguments that are plain numbers."""
        bare = _STRING.sub("", re.sub(_STANDS_FOR, "", self.arguments))
        return tuple(int(each) for each in re.findall(r"(?:^|, )(-?\d+)(?=,|$)", bare))


@dataclass(frozen=True)
class Step:
    """A call begins or has come back; between the two, calls of other threads may lie."""

    call: Call
    is_begin: bool


def command(output: Path) -> tuple[str, ...]:
    """What a program is started with to be seen."""
    return (
        "strace", "-f", "-q", "-yy", "-xx", "-s", "16777216", "--seccomp-bpf",
        "-e", f"trace={','.join(CALLS)}", "-e", "signal=none", "-o", str(output),
    )  # fmt: skip


def is_possible() -> bool:
    """Whether there is a strace, and it may look."""
    try:
        done = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def steps(output: Path) -> list[Step]:
    """In the order in which they happened; calls that never came back are left out."""
    with output.open(encoding="ascii") as lines:
        return list(_steps(lines))


def _steps(lines: Iterable[str]) -> Iterator[Step]:
    """A call that is begun is given when its end is known, in the place of its beginning."""
    places: list[list[Step]] = []
    open_calls: dict[int, tuple[int, str, str]] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        thread, rest = int(found["thread"]), found["rest"].rstrip("\n")
        if found["name"] and rest.endswith(_UNFINISHED):
            open_calls[thread] = (len(places), found["name"], rest.removesuffix(_UNFINISHED))
            places.append([])
        elif found["name"]:
            call = _call(thread, found["name"], rest)
            places.append([Step(call, is_begin=True), Step(call, is_begin=False)])
        else:
            place, name, before = open_calls.pop(thread)
            call = _call(thread, name, before + rest)
            places[place] = [Step(call, is_begin=True)]
            places.append([Step(call, is_begin=False)])
    for begun_or_ended in places:
        yield from begun_or_ended


def _call(thread: int, name: str, rest: str) -> Call:
    found = _END.fullmatch(rest)
    assert found, rest[:200]
    return Call(thread, name, found["arguments"], int(found["result"], 0), found["more"])


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _readable(text: str) -> str:
    return re.sub(r"(?:\\x[0-9a-f]{2})+", lambda found: _unescaped(found[0]).decode(), text)


def opened_path(call: Call) -> str:
    """The path that an `openat` was given back a descriptor for."""
    found = re.match(_STANDS_FOR, call.more)
    return _readable(found[1]) if found else ""
