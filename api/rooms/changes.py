"""Telling the members of a room that the postmortem has changed."""

from collections.abc import Callable
from typing import Final

from api import frames
from api.rate import Pace
from core.domain.signals import Touched

REST: Final = 0.5
"""Seconds between two messages of prose, which changes with every key; all else is told at once."""

_UNKNOWN: Final = -1


class Changes:
    """Of one room. `tell` sends a message to everybody."""

    def __init__(self, tell: Callable[[bytes], None]) -> None:
        self._revision = _UNKNOWN
        self._tell = tell
        self._prose: list[Touched] = []
        self._telling = Pace(self._tell_of_prose, lambda: REST)

    def hear(self, touched: Touched) -> None:
        self._revision = max(self._revision, touched.revision)
        if touched.is_prose:
            self._prose.append(touched)
            self._telling.ask()
        else:
            self._tell(frames.changed(self._revision, touched.sections, is_prose=False, tab=touched.tab))

    def compare(self, revision: int) -> None:
        """With the revision that is stored: if it is another, something was missed, nobody knows where."""
        known, self._revision = self._revision, max(self._revision, revision)
        if _UNKNOWN < known < revision:
            self._tell(self.latest())

    def latest(self) -> bytes:
        """For whom it may be news, nobody knows where."""
        return frames.changed(self._revision, (), is_prose=False, tab="")

    def close(self) -> None:
        self._telling.stop()

    def _tell_of_prose(self) -> None:
        heard, self._prose = self._prose, []
        sections = sorted({section for touched in heard for section in touched.sections})
        tabs = {touched.tab for touched in heard}
        tab = tabs.pop() if len(tabs) == 1 else ""
        self._tell(frames.changed(self._revision, sections, is_prose=True, tab=tab))
