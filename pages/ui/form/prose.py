"""Prose of a postmortem, in the live editor."""

from core.document.fields import Prose
from core.domain.postmortem import Postmortem


def draw(section: Prose, postmortem: Postmortem) -> None:
    """Filled in below, once the editor is there."""
