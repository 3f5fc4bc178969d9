"""A template: an ordered choice of the document's sections, with titles of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.i18n import Locale


@dataclass(frozen=True, slots=True)
class Chapter:
    """A second-level heading over sections, of which the `required` ones may not stay empty.

    A chapter of one section shows no heading for it.
    """

    key: str
    title: str
    sections: tuple[str, ...]
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`action_prefix` begins the keys of action items; `zone` overrides the postmortem's for its times."""

    key: str
    name: str
    language: Locale
    chapters: tuple[Chapter, ...]
    action_prefix: str = "AI"
    zone: str = ""

    def sections(self) -> Iterator[str]:
        for chapter in self.chapters:
            yield from chapter.sections

    def required(self) -> frozenset[str]:
        return frozenset(key for chapter in self.chapters for key in chapter.required)
