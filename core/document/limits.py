"""How much a field holds, and which signs it does not."""

from unicodedata import category

from core.document.fields import LINE_LENGTH, TEXT_LENGTH, Facts, Field, FieldType, Listing, Text
from core.document.schema import SECTIONS
from core.domain.errors import TooLong


def fitting(section: str, field: str, value: object) -> object:
    """The value as it can be kept: text without control characters and lone surrogates.

    Raises `TooLong` over the limit of the field.
    """
    if not isinstance(value, str):
        return value
    kind = _kind(section, field)
    kept = "\n\t" if isinstance(kind, Text) else "\t"
    text = "".join(sign for sign in value if sign in kept or category(sign) not in {"Cc", "Cs"})
    limit = TEXT_LENGTH if isinstance(kind, Text) else LINE_LENGTH
    if len(text) > limit:
        raise TooLong(len(text), limit)
    return text


def _kind(section: str, field: str) -> FieldType | None:
    """The type that the schema declares; none for what the workspace keeps beside it, such as the template."""
    declared = SECTIONS.get(section)
    fields: tuple[Field, ...] = declared.fields if isinstance(declared, Facts | Listing) else ()
    return next((each.type for each in fields if each.key == field), None)
