"""Errors as sentences in the reader's language: what happened, and what to do next."""

from collections.abc import Mapping
from typing import Final

from core.domain.errors import (
    Adrift,
    AfterwordError,
    Conflict,
    Forbidden,
    Garbled,
    Inactive,
    NotEmpty,
    NotFound,
    NotReady,
    Refused,
    StorageError,
    StoreCorrupt,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    StoreUnreachable,
    Taken,
    TooLarge,
    TooLong,
    TooMany,
    Unreadable,
    Unstorable,
    Unsupported,
)
from core.domain.taxonomy import LABELS
from core.i18n import N_, _

_MEGABYTE: Final = 1024 * 1024
_SENTENCES: Final[Mapping[type[AfterwordError], str]] = {
    AfterwordError: N_("Something went wrong, and nothing was changed. Try again."),
    Refused: N_("This cannot be taken as it is. Change it and try again."),
    Unreadable: N_("“{text}” was not understood. Write {expected}."),
    TooLong: N_("This text has {length} characters; at most {limit} fit here. Shorten it."),
    TooLarge: N_("The file has {size} MB; at most {limit} MB are kept. Shrink it, or link to it instead."),
    TooMany: N_("There is no room for more than {limit} rows here. Remove one first."),
    Unsupported: N_(
        "“{name}” is not a kind of file that is kept here. "
        "Attach a PNG, JPEG, GIF or WebP picture, or a text file in UTF-8: .txt, .log, .csv, .json or .md."
    ),
    NotReady: N_("Not ready for the stage “{stage}” yet. Fill what is missing first (gaps: {gaps})."),
    Garbled: N_(
        "What was sent is damaged and was not kept. Load the page again; what you typed is still there."
    ),
    NotEmpty: N_(
        "This workspace has postmortems already ({postmortems}), and nothing was added to them. "
        "Use an empty one, or ask for the demo with --add."
    ),
    Adrift: N_(
        "What stood around this passage is not there any more, so it has no place to go back to. "
        "Copy it from here, or restore the whole text."
    ),
    Unstorable: N_("This holds a sign or a number that cannot be stored. Remove it and try again."),
    Taken: N_("“{name}” is taken already. Choose another one, or try again."),
    Forbidden: N_(
        "You may read here, but not write, and nothing was changed. "
        "Ask whoever runs this workspace to make you an author."
    ),
    Inactive: N_("“{name}” has no access to this workspace any more. Ask whoever runs it to restore it."),
    NotFound: N_("“{name}” was not found. It may have been removed, or the name is misspelled."),
    Conflict: N_("Somebody else has changed this field in the meantime. Compare both values and choose one."),
    StorageError: N_("The database cannot be used at the moment. Nothing was changed; try again."),
    StoreTooNew: N_(
        "This database was written by a newer version of Afterword ({found}, this one knows {known}). "
        "Install that version, or restore a backup from before the upgrade."
    ),
    StoreLocked: N_(
        "Another program holds the database {where}. Nothing was changed; end that program, then try again."
    ),
    StoreReadOnly: N_(
        "The database {where} cannot be written to. Give this user the right to write the file and its folder."
    ),
    StoreCorrupt: N_(
        "The database {where} is damaged, or is no database. "
        "Keep the file, and restore a backup in its place."
    ),
    StoreFull: N_("The disk that holds {where} is full. Nothing was saved; free some space, then try again."),
    StoreUnreachable: N_(
        "The database {where} cannot be reached ({reason}). Check its address and that it runs."
    ),
}
_MISSING: Final[Mapping[str, str]] = {
    "postmortem": N_("There is no postmortem “{name}”. Look for it in the register by its title or number."),
    "person": N_("There is no person “{name}” in this workspace. Sign in with your name and e-mail address."),
    "row": N_("This row is not there any more. Somebody may have removed it; the history can bring it back."),
    "template": N_("There is no template “{name}”. Choose another one."),
    "profile": N_("There is no process profile “{name}”. Choose another one."),
    "language": N_(
        "“{name}” is not a language that Afterword speaks. Choose English, Portuguese or Russian."
    ),
    "version": N_("This version is not in the history. Load the page again to see what is."),
    "passage": N_("This passage is not in the text any more. There is nothing to take out."),
    "attachment": N_("This file is not there any more. Attach it again if you still have it."),
}


def explain(error: AfterwordError) -> str:
    """One or two sentences for the person who met the error."""
    sentence = _SENTENCES[type(error)]
    match error:
        case NotFound(what=what, name=name):
            return _(_MISSING.get(what, sentence)).format(name=name)
        case TooLarge(size=size, limit=limit):
            return _(sentence).format(size=f"{size / _MEGABYTE:.1f}", limit=limit // _MEGABYTE)
        case NotReady(stage=stage, gaps=gaps):
            return _(sentence).format(stage=_(LABELS[stage]), gaps=gaps)
        case Unreadable(text=text, expected=expected):
            return _(sentence).format(text=text, expected=_(expected))
        case _:
            return _(sentence).format(**vars(error))
