"""People who use the workspace."""

from dataclasses import dataclass

from core.domain.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Known by e-mail address; `language` and `zone` are empty until chosen."""

    id: PersonId
    name: str
    email: str
    language: str = ""
    zone: str = ""
