"""People who use the workspace."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.domain.ids import PersonId
from core.i18n import N_


class Role(StrEnum):
    """What a person may do in the whole workspace."""

    READER = "reader"
    AUTHOR = "author"


ROLES: Final[Mapping[Role, str]] = {Role.READER: N_("Reader"), Role.AUTHOR: N_("Author")}
"""What they are called, as catalogue messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Known by e-mail address; `language` and `zone` are empty until chosen. Who is not active any more may do nothing."""

    id: PersonId
    name: str
    email: str
    language: str = ""
    zone: str = ""
    role: Role = Role.AUTHOR
    is_active: bool = True
