"""Presence: who is in a room, and where in the document."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from api import frames
from api.frames import Malformed, State
from api.members import UNACCEPTABLE, Member
from api.rate import Pace

REST: Final = 0.05
"""Seconds between two states of one member that are told; in a full room it is longer, as each is told to all."""

REST_FOR_EACH: Final = 0.01


@dataclass(frozen=True, slots=True)
class Here:
    """A member who has said where they are; without a state they are gone."""

    member: str
    person: str
    name: str
    state: State | None

    @property
    def frame(self) -> bytes:
        return frames.presence(self.member, self.person, self.name, self.state)


class Presence:
    """Of the members of this process. `moved` is called with each change that the others are told of."""

    def __init__(self, members: Collection[Member], moved: Callable[[Here], None]) -> None:
        self._members = members
        self._moved = moved
        self._here: dict[str, Here] = {}
        self._paces: dict[Member, Pace] = {}
        self._said: dict[Member, bytes] = {}

    def __iter__(self) -> Iterator[Here]:
        return iter(tuple(self._here.values()))

    def leave(self, member: Member) -> None:
        if member in self._paces:
            self._paces.pop(member).stop()
        self._said.pop(member, None)
        self._change(member, None)

    def hear(self, member: Member, content: bytes) -> None:
        """What a browser says of itself. When it says too much, the latest counts."""
        self._said[member] = content
        self._paces.setdefault(member, Pace(lambda: self._take(member), self._rest)).ask()

    def share(self, here: Here) -> None:
        """Tell everybody but the member itself."""
        frame = here.frame
        for member in self._members:
            if member.id != here.member:
                member.send(frame)

    def _rest(self) -> float:
        return max(REST, REST_FOR_EACH * len(self._members))

    def _take(self, member: Member) -> None:
        try:
            self._change(member, frames.state_of(self._said[member]))
        except Malformed:
            member.send_away(UNACCEPTABLE)

    def _change(self, member: Member, state: State | None) -> None:
        here = Here(member.id, member.leave.id, member.leave.name, state)
        before = self._here.pop(member.id, None)
        if state is not None:
            self._here[member.id] = here
        if before is not None or state is not None:
            self.share(here)
            self._moved(here)


def introduce(member: Member, everybody: Iterable[Here]) -> None:
    """Tell a newcomer of those who are there."""
    for here in everybody:
        member.send(here.frame)
