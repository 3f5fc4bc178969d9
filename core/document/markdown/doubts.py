"""What a reader of documents could not place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where it stood, and its text. Shown, never dropped."""

    where: str
    text: str
