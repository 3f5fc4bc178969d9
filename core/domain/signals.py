"""What the parts of one process, and several processes, tell each other: that something has changed, never what.

A signal may be lost; whoever must know compares revisions and sequence numbers when it hears `Missed`.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from core.domain.ids import ChangeKey, PersonId, PostmortemId

_BEHIND_TAB: Final = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A postmortem has a new revision; `sections` say where. `tab` is the browser tab that asked for it, if one did."""

    postmortem: PostmortemId
    revision: int
    sections: tuple[str, ...]
    is_prose: bool = False
    tab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Who is in a room of another process, and where; `content` is that process's to read. Never stored."""

    postmortem: PostmortemId
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChanged:
    """What this person may do is to be asked anew."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Missed:
    """Others may have changed anything meanwhile."""


Signal: TypeAlias = Touched | Present | RightsChanged | Missed


def key_from_tab(tab: str, name: str) -> ChangeKey:
    """The key of a change that a browser tab asks for: its own signals come back marked with the tab."""
    return ChangeKey(f"{tab}{_BEHIND_TAB}{name}" if tab else name)


def tab_of(key: ChangeKey) -> str:
    """The tab that asked for the change, empty when none did."""
    tab, mark, _name = key.partition(_BEHIND_TAB)
    return tab if mark else ""
