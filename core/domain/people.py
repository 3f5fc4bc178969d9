"""People who use the workspace."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.ids import PersonId


class Role(StrEnum):
    """What a person may do in the whole workspace."""

    READER = "reader"
    AUTHOR = "author"


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
