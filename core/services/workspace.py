"""The workspace: its first start, and what was chosen then."""

from typing import Final
from zoneinfo import ZoneInfo

from core.document.fields import Number
from core.document.text.numbers import read_number
from core.domain.errors import NotFound, Unreadable
from core.domain.profile import Profile
from core.domain.text import one_line
from core.domain.workspace import Workspace
from core.i18n import N_
from core.ports import Store, UnitOfWork
from core.profiles import PROFILES

LONGEST_NAME: Final = 100
LONGEST_GAP: Final = 24 * 60
_MINUTES: Final = Number(unit="min", whole=True)
UNCHOSEN: Final = Workspace(name="Afterword", profile="platform", zone="UTC", language="en")
"""What holds until the first start is finished."""


def get(store: Store) -> Workspace | None:
    """None until the first start is finished."""
    with store.read() as work:
        return work.workspace.get()


def in_force(work: UnitOfWork) -> Workspace:
    """What holds now, whether or not anybody has chosen."""
    return work.workspace.get() or UNCHOSEN


def profile(store: Store) -> Profile:
    """The process profile that holds now."""
    with store.read() as work:
        return PROFILES[in_force(work).profile]


def set_up(store: Store, profile: str, name: str, zone: str) -> Workspace:
    """Finish the first start, or choose anew. Raises `NotFound`, `TooLong` or `Unreadable`."""
    if profile not in PROFILES:
        raise NotFound("profile", profile)
    workspace = Workspace(
        name=named(name),
        profile=profile,
        zone=known_zone(zone),
        language=PROFILES[profile].language,
    )
    with store.begin() as work:
        work.workspace.save(workspace)
    return workspace


def named(name: str) -> str:
    """The name as it is kept; raises `TooLong` or `Unreadable`."""
    expected = N_("a name for the workspace, for example Payments team")
    return one_line(name, most=LONGEST_NAME, expected=expected)


def known_zone(name: str) -> str:
    """The name, if there is a time zone of that name; raises `Unreadable`."""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:  # no such zone; no such name; the name of a region
        raise Unreadable(name, N_("the name of a time zone, for example Europe/Moscow")) from error


def known_gap(text: str) -> int:
    """For how many minutes a timeline may be silent; raises `Unreadable`."""
    minutes = int(read_number(text, _MINUTES))
    if not 1 <= minutes <= LONGEST_GAP:
        raise Unreadable(text, N_("a number of minutes from 1 to 1440"))
    return minutes
