"""How values are spelled for a reader: the names of a profile, the times of a zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never
from zoneinfo import ZoneInfo

from core.document.fields import Pick
from core.domain.objectives import NO_PROMISES, Promises
from core.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class Wording:
    """The language is not part of it; that is asked of `core.i18n` as for all words.

    `promises` is what the workspace adds to what a document computes.
    """

    profile: Profile
    zone: ZoneInfo
    promises: Promises = NO_PROMISES


def names(kind: Pick, profile: Profile) -> Mapping[str, str]:
    """What the profile calls each value of the list, in order, as catalogue messages."""
    match kind.source:
        case "severities":
            return {severity: rule.name for severity, rule in profile.severities.items()}
        case "priorities":
            return {priority: rule.name for priority, rule in profile.priorities.items()}
        case "causes":
            return profile.causes
        case "roles":
            return profile.roles
        case _ as never:
            assert_never(never)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name; none where there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None
