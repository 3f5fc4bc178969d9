"""Which language the words are in."""

from core.i18n.catalogues import (
    LOCALES,
    N_,
    Locale,
    _,
    active_locale,
    as_locale,
    every_translation,
    follow,
    ngettext,
    use_locale,
)

__all__ = [
    "LOCALES",
    "N_",
    "Locale",
    "_",
    "active_locale",
    "as_locale",
    "every_translation",
    "follow",
    "ngettext",
    "use_locale",
]
