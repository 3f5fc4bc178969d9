import asyncio
from functools import partial

import pytest

from api.rooms import elsewhere
from api.rooms.elsewhere import Elsewhere
from api.rooms.presence import Here
from tests import apart

ANA = Here("m1", "ana", "Ana Souza", {"step": "causes"})
BEN = Here("m2", "ben", "Ben Okafor", {"step": "read"})


def moved(here, step):
    return Here(here.member, here.person, here.name, {"step": step} if step else None)


class Processes:
    """Rooms of one postmortem in several processes, which hear each other as long as they are connected."""

    def __init__(self):
        self.rooms = {}
        self.told = {}
        self.letters = []
        self.news = asyncio.Condition()

    def open(self, name, *here):
        self.told[name] = []
        say = partial(self._say, asyncio.get_running_loop(), name)
        self.rooms[name] = Elsewhere(say, lambda: here, self.told[name].append, process=name)
        return self.rooms[name]

    def _say(self, loop, sender, letter):
        self.letters.append(letter)
        for name in set(self.rooms) - {sender}:
            asyncio.run_coroutine_threadsafe(self._deliver(name, letter), loop)

    async def _deliver(self, name, letter):
        if name in self.rooms:
            self.rooms[name].hear(letter)
        async with self.news:
            self.news.notify_all()

    async def until(self, is_so):
        async with self.news:
            await self.news.wait_for(is_so)

    async def until_told(self, name, *told):
        await self.until(lambda: self.told[name] == list(told))


@pytest.fixture
def run():
    def running(test):
        async def limited():
            processes = Processes()
            async with asyncio.timeout(30):
                await test(processes)
                for room in list(processes.rooms.values()):
                    await room.close()

        apart.run(limited())

    return running


def test_a_process_that_opens_a_room_is_told_who_is_there_elsewhere(run):
    async def test(processes):
        processes.open("one", ANA)
        second = processes.open("two", BEN)
        await processes.until_told("two", ANA)
        await processes.until_told("one", BEN)
        assert list(second) == [ANA]

    run(test)


def test_what_changes_is_told_and_the_latest_counts(run):
    async def test(processes):
        first = processes.open("one", ANA)
        processes.open("two")
        await processes.until_told("two", ANA)
        await processes.until(lambda: first._others_listen)
        for step in range(30):
            first.tell(moved(ANA, str(step)))
        await processes.until_told("two", ANA, moved(ANA, "0"), moved(ANA, "29"))
        first.tell(moved(ANA, None))
        await processes.until_told("two", ANA, moved(ANA, "0"), moved(ANA, "29"), moved(ANA, None))
        assert list(processes.rooms["two"]) == []

    run(test)


def test_who_is_alone_says_nothing_of_the_members(run):
    async def test(processes):
        room = processes.open("one", ANA)
        room.tell(moved(ANA, "impact"))
        await room.close()
        assert [letter for letter in processes.letters if "Ana" in letter] == []

    run(test)


def test_those_of_a_process_that_died_are_forgotten_and_those_of_one_that_lives_are_not(run, monkeypatch):
    monkeypatch.setattr(elsewhere, "ROLL_CALL", 0.05)
    monkeypatch.setattr(elsewhere, "SILENCE", 0.5)

    async def test(processes):
        processes.open("dying", ANA)
        processes.open("living", BEN)
        processes.open("here")
        await processes.until(lambda: len(list(processes.rooms["here"])) == 2)
        dead = processes.rooms.pop("dying")
        await dead.close()
        await processes.until(lambda: moved(ANA, None) in processes.told["here"])
        assert list(processes.rooms["here"]) == [BEN]

    run(test)
