"""The process profiles that ship with the product."""

from collections.abc import Mapping
from typing import Final

from core.domain.profile import Profile
from core.profiles.crm import CRM
from core.profiles.field import FIELD
from core.profiles.platform import PLATFORM

__all__ = ["PROFILES"]

PROFILES: Final[Mapping[str, Profile]] = {profile.key: profile for profile in (PLATFORM, CRM, FIELD)}
