"""What can be done with the rows of a listing, and what this session remembers of them."""

from typing import Any

from core.clock import now
from core.document.fields import Listing
from core.domain.errors import AfterwordError, NotFound
from core.domain.ids import PostmortemId, RowId, fresh
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.services import editing
from pages.ui import page_frame, session
from pages.ui.form import autosave
from pages.ui.form.widgets import Surroundings, write_of


def note(listing: Listing, postmortem: PostmortemId, name: str) -> str:
    """The name under which the session remembers it."""
    return f"{name}-{postmortem}-{listing.key}"


def opened(listing: Listing, postmortem: PostmortemId) -> str:
    """The id of the row whose form is open, else nothing."""
    return str(session.get(note(listing, postmortem, "open")) or "")


def open_row(listing: Listing, postmortem: PostmortemId, row: str) -> None:
    """Show this row's form when the listing is drawn next; the same row again closes it."""
    show_row(listing, postmortem, "" if opened(listing, postmortem) == row else row)


def show_row(listing: Listing, postmortem: PostmortemId, row: str) -> None:
    """Have this row's form open when the listing is drawn next."""
    session.put(note(listing, postmortem, "open"), row)


def add(listing: Listing, postmortem: PostmortemId) -> None:
    row = listing.entry(id=RowId(fresh()))
    if _done(listing, postmortem, editing.add_row, row):
        show_row(listing, postmortem, row.id)
        first = next(field for field in listing.fields if not field.is_kept)
        page_frame.move_focus(autosave.key_of(Place(postmortem, listing.key, first.key, row.id)))


def remove(listing: Listing, postmortem: PostmortemId, row: RowId, name: str) -> None:
    if _done(listing, postmortem, editing.remove_row, row):
        session.put(note(listing, postmortem, "removed"), (row, name))
        if opened(listing, postmortem) == row:
            show_row(listing, postmortem, "")


def restore(listing: Listing, postmortem: PostmortemId, row: RowId) -> None:
    """Bring back a row, and open it."""
    if _done(listing, postmortem, editing.restore_row, row):
        session.pop(note(listing, postmortem, "removed"))
        show_row(listing, postmortem, row)


def restore_mine(listing: Listing, postmortem: Postmortem, row: RowId, around: Surroundings) -> None:
    """Bring back a row that somebody has removed, with what was typed into it since."""
    restore(listing, postmortem.id, row)
    fields = {field.key: field for field in listing.fields}
    for held in autosave.troubles(postmortem.id):
        if held.place.row == row and isinstance(held.error, NotFound):
            autosave.try_again(held.place, write_of(held.place, fields[held.place.field], around))


def let_go(listing: Listing, postmortem: PostmortemId, row: RowId) -> None:
    """Forget what was typed into a row that somebody has removed."""
    show_row(listing, postmortem, "")
    places = [held.place for held in autosave.troubles(postmortem) if held.place.row == row]
    for place in places:
        autosave.let_go(place)
    dropped_before = session.get(f"dropped-{postmortem}", ())
    session.put(f"dropped-{postmortem}", (*dropped_before, *map(autosave.key_of, places)))


def dropped(postmortem: PostmortemId) -> tuple[str, ...]:
    """The keys of fields whose typing nobody wants any more."""
    return tuple(session.get(f"dropped-{postmortem}", ()))


def _done(listing: Listing, postmortem: PostmortemId, verb: Any, row: Any) -> bool:
    """Whether the store took the change; if not, the reason is noted for the reader."""
    who, key = session.person(), session.change_key()
    failure: AfterwordError | None = None
    try:
        verb(session.store(), postmortem, listing.key, row, by=who, now=now(), key=key)
    except AfterwordError as error:
        failure = error
    session.put(note(listing, postmortem, "failure"), failure)
    return failure is None
