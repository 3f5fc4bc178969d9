"""The passages that lead from one text to another, when only the texts are known."""

from collections.abc import Iterator

from core.document.rewriting import rewriting
from core.domain.ids import PersonId
from core.domain.passages import Cut, Keep, Passage, Passages, Put, normal


def between(old: str, new: str, by: PersonId) -> Passages:
    """Few and small, as a person would have changed the text; all by this person."""
    return normal(_passages(old, new, by))


def _passages(old: str, new: str, by: PersonId) -> Iterator[Passage]:
    at = 0
    for edit in rewriting(old, new):
        yield Keep(edit.start - at)
        yield Cut(old[edit.start : edit.stop], by)
        yield Put(edit.text, by)
        at = edit.stop
