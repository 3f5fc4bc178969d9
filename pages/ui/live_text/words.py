"""What the field says, in the reader's language."""

from collections.abc import Mapping
from typing import Any, Final

from babel import Locale as Plurals

from core.i18n import _, active_locale, ngettext

_PACE: Final = {"en": 238, "pt": 181, "ru": 184}
"""Words a minute in silent reading. English: Brysbaert (2019), doi 10.1016/j.jml.2019.104047. Portuguese and Russian:
Trauzettel-Klosinski and Dietz (2012), doi 10.1167/iovs.11-8284."""

_COUNTS: Final = (1, 2, 5)
"""One of each kind of plural that our languages have."""


def words() -> Mapping[str, Any]:
    return {
        "language": active_locale(),
        "loading": _("Loading"),
        "saving": _("Saving"),
        "saved": _("Saved {time}"),
        "all_saved": _("Saved"),
        "offline": _("Offline. What you type is kept in this browser and sent when the connection is back."),
        "offline_unkept": _(
            "Offline. What you type is kept in this tab alone: leave it open until the connection is back."
        ),
        "not_saved": {
            "storage": _(
                "Not saved: the database cannot be used at the moment. It is tried again by itself."
            ),
            "too_long": _("Not saved: the text is too long. Shorten it."),
            "read_only": _("Not saved: you may only read here."),
        },
        "writes": _("{name} is writing here"),
        "write": _("{name} are writing here"),
        "keys": _("Tab and Escape leave the text; F8 goes to the next remark."),
        "uploading": _("Sending “{name}”: {percent} %"),
        "upload_failed": _("“{name}” could not be sent. Try again when the connection is back."),
        "dismiss": _("Dismiss"),
        "phrases": {
            "Completions": _("Suggestions"),
            "Selection deleted": _("Selection deleted"),
            "Control character": _("Control character"),
        },
        "tools": _tools(),
    }


def counter() -> Mapping[str, Any]:
    """How the length of a text is told: forms by the plural's category, as `Intl.PluralRules` names it."""
    locale = active_locale()
    category = Plurals.parse(locale).plural_form
    forms = {category(count): ngettext("{count} word", "{count} words", count) for count in _COUNTS}
    return {
        "words": forms | {"other": forms.get("other", forms[category(_COUNTS[-1])])},
        "minutes": _("{count} min"),
        "pace": _PACE[locale],
    }


def _tools() -> Mapping[str, str]:
    return {
        "formatting": _("Formatting"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "list": _("List"),
        "quote": _("Quote"),
        "code": _("Code"),
        "link": _("Link"),
        "table": _("Table"),
        "image": _("Picture"),
        "plain": _("Plain text field"),
        "column": _("Column"),
    }
