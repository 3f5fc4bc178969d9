"""Prose of a postmortem, in the live editor."""

from core.document.fields import Prose
from core.domain.postmortem import Postmortem


def key_of(postmortem: str, section: str) -> str:
    """The key of the editor of a section."""
    return f"p-{postmortem}-{section}"


def draw(section: Prose, postmortem: Postmortem) -> None:
    """Filled in below, once the editor is there."""
