"""The disk of the drills loses what real disks may lose, and nothing else."""

from random import Random

import pytest

from tests.drills.power.disk import Disk, Unknown
from tests.drills.power.trace import steps

FOLDER = "/data"
OPEN = 'openat(AT_FDCWD</>, "{path}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 3</data/a.db>'
WRITE = 'pwrite64(3</data/a.db>, "{content}", {length}, {place}) = {length}'
SYNC = "fdatasync(3</data/a.db>) = 0"
SYNC_FOLDER = "fsync(4</data>) = 0"


def spelled(text):
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def opened():
    return OPEN.format(path=spelled("/data/a.db"))


def written(text, place):
    return WRITE.format(content=spelled(text), length=len(text), place=place)


def left(tmp_path, *lines):
    """Everything that a power cut after these calls may leave."""
    (tmp_path / "trace").write_text("".join(f"{_on_a_thread(line)}\n" for line in lines))
    disk = Disk(FOLDER)
    for step in steps(tmp_path / "trace"):
        disk.take(step)
    return {tuple(sorted(disk.remains(Random(seed)).items())) for seed in range(300)}


def _on_a_thread(line):
    return line if line[0].isdigit() else f"1 {line}"


def test_what_was_synced_is_there_for_good(tmp_path):
    lines = (opened(), written("one", 0), SYNC, SYNC_FOLDER)
    assert left(tmp_path, *lines) == {(("a.db", b"one"),)}


def test_what_was_not_synced_may_be_there_or_not(tmp_path):
    lines = (opened(), written("one", 0), SYNC, SYNC_FOLDER, written("two", 3))
    assert left(tmp_path, *lines) == {(("a.db", b"one"),), (("a.db", b"onetwo"),)}


def test_a_later_write_may_be_there_without_an_earlier_one(tmp_path):
    lines = (opened(), SYNC, SYNC_FOLDER, written("one", 0), written("two", 3))
    assert {content for ((_name, content),) in left(tmp_path, *lines)} == {
        b"",
        b"one",
        b"\0\0\0two",
        b"onetwo",
    }


def test_a_write_may_be_torn_between_two_sectors(tmp_path):
    lines = (opened(), SYNC, SYNC_FOLDER, written("a" * 512 + "b" * 512, 0))
    assert (("a.db", b"a" * 512),) in left(tmp_path, *lines)


def test_a_file_whose_folder_was_not_synced_may_be_missing(tmp_path):
    assert left(tmp_path, opened(), written("one", 0), SYNC) == {(), (("a.db", b"one"),)}


def test_a_sync_does_not_cover_a_write_that_was_not_finished_when_it_began(tmp_path):
    begun, ended = written("one", 0).split(", 3, 0)")
    lines = (
        opened(),
        SYNC_FOLDER,
        f"{begun} <unfinished ...>",
        f"2 {SYNC}",
        f"<... pwrite64 resumed>, 3, 0){ended}",
    )
    assert left(tmp_path, *lines) == {(("a.db", b""),), (("a.db", b"one"),)}


def test_calls_that_the_disk_does_not_know_are_refused(tmp_path):
    with pytest.raises(Unknown):
        left(tmp_path, opened(), f'write(3</data/a.db>, "{spelled("x")}", 1) = 1')
