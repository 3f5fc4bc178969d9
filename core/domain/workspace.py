"""One installation and what it calls itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Chosen at the first start: the process profile, the zone for times, the language of documents."""

    name: str
    profile: str
    zone: str
    language: str
