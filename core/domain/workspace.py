"""One installation and what it calls itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Chosen at the first start: the process profile, the zone for times, the language of documents.

    A timeline is silent for too long after `timeline_gap_minutes` without an event.
    """

    name: str
    profile: str
    zone: str
    language: str
    timeline_gap_minutes: int = 30
