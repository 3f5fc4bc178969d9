"""The deeds of a history as lines, day by day."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from core.document.fields import Facts, Field, Listing, Moment, Text
from core.document.fields import Line as LineType
from core.document.plain import from_plain, value_at
from core.document.schema import LISTINGS, SECTIONS
from core.document.text import to_text
from core.domain.history import Change, ChangeKind, Deed, Plain, Revision
from core.domain.passages import Cut, Keep, Put
from core.domain.postmortem import Postmortem
from core.i18n import N_, _
from core.services import history
from pages.ui import session
from pages.ui.elements.deeds import Day, Line, Said, deeds

_SHORT: Final = 70
_MOST_PIECES: Final = 4
_DEEDS: Final = {
    ChangeKind.CREATED: N_("Begun"),
    ChangeKind.ROW_ADDED: N_("Row added"),
    ChangeKind.ROW_REMOVED: N_("Row removed"),
    ChangeKind.ROW_RESTORED: N_("Row restored"),
    ChangeKind.PASSAGE_BACK: N_("Passage brought back"),
    ChangeKind.PASSAGE_OUT: N_("Passage taken out"),
}


def draw(postmortem: Postmortem, found: Sequence[Deed], *, on_opened: Callable[[str], None]) -> None:
    names = _names(postmortem, found)
    told = [deed for deed in found if not isinstance(deed, Revision) or deed.passages]
    days = groupby(told, key=lambda deed: deed.at.astimezone(session.zone()).date())
    deeds(
        [Day(day.isoformat(), tuple(_line(deed, names) for deed in of_day)) for day, of_day in days],
        key=f"deeds-{postmortem.id}",
        label=_("What was done"),
        put=_("put in:"),
        cut=_("cut out:"),
        on_opened=on_opened,
    )


def _names(postmortem: Postmortem, found: Sequence[Deed]) -> dict[Any, str]:
    """What the rows are called of which there is something to tell, removed ones included."""
    names = {row.id: named(each.key, row) for each in LISTINGS for row in getattr(postmortem, each.key)}
    if any(isinstance(deed, Change) and deed.row and deed.row not in names for deed in found):
        gone = history.removed_rows(session.store(), postmortem.id)
        names |= {each.row.id: named(each.change.section, each.row) for each in gone}
    return names


def _line(deed: Deed, names: dict[Any, str]) -> Line:
    time = deed.at.astimezone(session.zone()).strftime("%H:%M")
    what = _of_text(deed) if isinstance(deed, Revision) else _of_change(deed, names)
    return Line(deed.key, time, who(deed), where(deed), tuple(what))


def who(deed: Deed) -> str:
    return ", ".join(deed.names.values()) if isinstance(deed, Revision) else deed.by_name


def where(deed: Deed) -> str:
    """The section and, inside it, the field."""
    return place_title(deed.section, "" if isinstance(deed, Revision) else deed.field)


def place_title(section: str, field: str) -> str:
    found = _field(section, field)
    title = section_title(section)
    return f"{title} · {_(found.title)}" if found else title


def section_title(key: str) -> str:
    return _(SECTIONS[key].title) if key in SECTIONS else ""


def in_document_order(sections: Collection[str]) -> list[str]:
    return [key for key in SECTIONS if key in sections]


def may_be_set(change: Change) -> bool:
    """Whether people set this field, and not the workspace."""
    field = _field(change.section, change.field)
    return field is not None and not field.is_kept


def spelled(section: str, field: str, value: Plain) -> str:
    """As the form shows it."""
    found = _field(section, field)
    if found is None or value in ("", None):
        return str(value or "")
    return to_text(value_at(section, field, value), found.type, session.wording())


def named(section: str, row: Any) -> str:
    """What a row is called: its key, and the first words in it, else the first value of any kind."""
    listing = SECTIONS[section]
    assert isinstance(listing, Listing)
    said = [
        (field, text)
        for field in listing.fields
        if field.key != "key" and (text := to_text(getattr(row, field.key), field.type, session.wording()))
    ]
    words = [text for field, text in said if isinstance(field.type, LineType | Text) and not field.is_kept]
    first = next(iter([*words, *(text for _field, text in said)]), "")
    return short(f"{getattr(row, 'key', '')} {first}".strip())


def _field(section: str, key: str) -> Field | None:
    found = SECTIONS.get(section)
    fields = found.fields if isinstance(found, Facts | Listing) else ()
    return next((field for field in fields if field.key == key), None)


def short(text: str) -> str:
    text = " ".join(text.split()) or text.replace("\n", "↵")
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _of_change(change: Change, names: dict[Any, str]) -> Iterator[Said]:
    if change.kind is ChangeKind.FIELD:
        before, after = (
            short(spelled(change.section, change.field, value)) for value in (change.before, change.after)
        )
        yield from (said for said in (Said(before, "cut"), Said(after, "put")) if said.text)
        return
    yield Said(deed_title(change))
    if change.kind is not ChangeKind.RESTORED:
        yield Said(names.get(change.row, "") or short(str(change.after or change.before or "")), "muted")


def deed_title(change: Change) -> str:
    """What was done, when it was neither a text nor a value."""
    if change.kind is not ChangeKind.RESTORED:
        return _(_DEEDS[change.kind])
    if change.after is None:
        return _("Text restored as it was at the beginning")
    time = to_text(from_plain(change.after, datetime), Moment(), session.wording())
    if change.section:
        return _("Text restored as of {time}").format(time=time)
    return _("Document restored as of {time}").format(time=time)


def _of_text(revision: Revision) -> Iterator[Said]:
    changed = [passage for passage in revision.passages if not isinstance(passage, Keep)]
    for passage in changed[:_MOST_PIECES]:
        yield Said(short(passage.text), "put" if isinstance(passage, Put) else "cut")
    if len(changed) > _MOST_PIECES:
        put, cut = (sum(len(p.text) for p in changed if isinstance(p, kind)) for kind in (Put, Cut))
        yield Said(f"… +{put} −{cut}", "muted")
