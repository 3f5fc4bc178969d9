"""Many processes write facts and rows of one postmortem through the services, and are killed in the middle."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from storage import open_store
from tests.drills.ground import Ground, prepare
from tests.drills.journal import Answer, Intent, Journal
from tests.drills.outcome import NONE, Damage, Outcome
from tests.drills.replay import found
from tests.drills.server import ROOT
from tests.drills.sockets import Size

CI: Final = Size(writers=3, edits=30, kills=3)
FULL: Final = Size(writers=10, edits=500, kills=20)
_PAUSE: Final = 0.02


def drill(ground: Ground, folder: Path, size: Size, seed: int, *, with_database: bool = False) -> Outcome:
    """`with_database`: each second blow hits the database's own process instead of a writer."""
    return _Drill(ground, folder, size, seed, with_database=with_database).run()


@dataclass
class _Killable:
    """A hand's process, and its journal."""

    command: Sequence[str]
    environment: Mapping[str, str]
    journal: Journal
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {**os.environ, **self.environment}
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=environment)

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    @property
    def is_at_work(self) -> bool:
        assert self.process
        return self.process.poll() is None

    @property
    def answers(self) -> int:
        return sum(answer is not None for _, answer in self.journal.read())


class _Drill:
    def __init__(self, ground: Ground, folder: Path, size: Size, seed: int, *, with_database: bool) -> None:
        self._ground = ground
        self._size = size
        self._seed = seed
        self._with_database = with_database
        self._chance = Random(seed)
        self._hands = [self._hand(f"hand-{n}", folder) for n in range(size.writers)]
        self._damage: Damage = NONE
        self._times: list[float] = []

    def run(self) -> Outcome:
        with closing(open_store(self._ground.settings)) as store:
            prepare(store, 0)
        for hand in self._hands:
            hand.start()
        for blow in range(1, self._size.kills + 1):
            self._wait(self._size.writers * self._size.edits * blow // (self._size.kills + 1))
            self._strike(blow)
        for hand in self._hands:
            assert hand.process
            assert hand.process.wait() == 0
        self._look()
        name = f"{self._size.writers} processes with facts and rows, {self._ground.name}"
        return Outcome(
            name=f"{name}, database too" if self._with_database else name,
            seed=self._seed,
            acknowledged=len(self._told(Answer.DONE)),
            damage=self._damage,
            times=self._times,
        )

    def _hand(self, name: str, folder: Path) -> _Killable:
        journal = folder / f"{name}.jsonl"
        module = (sys.executable, "-m", "tests.drills.hand")
        command = (*module, name, str(self._size.edits), str(self._seed), str(journal))
        return _Killable(command, self._ground.environment, Journal(journal))

    @property
    def _answers(self) -> int:
        return sum(hand.answers for hand in self._hands)

    def _wait(self, answers: int) -> None:
        while self._answers < answers:
            assert any(hand.is_at_work for hand in self._hands)
            time.sleep(_PAUSE)

    def _strike(self, blow: int) -> None:
        if self._with_database and blow % 2:
            before, begin = self._answers, time.monotonic()
            self._ground.crash()
            self._wait(min(before + 1, self._size.writers * self._size.edits))
            self._times.append(time.monotonic() - begin)
        else:
            hand = self._chance.choice([hand for hand in self._hands if hand.is_at_work] or self._hands)
            hand.kill()
            self._look()
            hand.start()

    def _look(self) -> None:
        """Others may be writing: what was answered before must be there, and whatever is there must be whole."""
        acknowledged, conflicts = self._told(Answer.DONE), self._told(Answer.CONFLICT)
        with closing(open_store(self._ground.settings)) as store:
            self._damage |= found(store, acknowledged, conflicts)

    def _told(self, answer: Answer) -> list[Intent]:
        return [intent for hand in self._hands for intent, told in hand.journal.read() if told is answer]
