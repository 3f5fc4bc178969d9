"""Every field that a person can edit: two change it at once, and a person picks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.document.fields import Choice, Day, Facts, Field, FieldType, Flag, Listing, Moment, Number, Pick
from core.document.schema import SECTIONS
from core.document.templates import TEMPLATES
from core.document.text import options, to_text
from core.document.wording import Wording
from core.domain.errors import Conflict
from core.domain.ids import ChangeKey, PersonId, derived, fresh
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES
from core.ports import Store
from core.profiles import PROFILES
from core.services import editing
from pages.ui.elements.field import Typed
from pages.ui.form import autosave, bases, typed
from pages.ui.form.autosave import Base, Trouble, Write
from pages.ui.form.rivals import Rival
from pages.ui.form.settings import OfDocument
from pages.ui.form.widgets import write_of
from pages.ui.form.writes import Spelled, Surroundings
from tests.factories import a_person
from tests.pages.ui.form.conftest import EVENT, ID, Tab

BEN = a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")
AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
WORDING = Wording(PROFILES["platform"], ZoneInfo("Europe/Moscow"))
AROUND = Surroundings(WORDING)
BEN_THEN = Rival("Ben Okafor", AT)
TWO = 2


@dataclass(frozen=True)
class Case:
    """A field, and four values that it can hold."""

    place: Place
    field: Field | None
    values: tuple[Any, ...]

    @property
    def write(self) -> Write:
        return write_of(self.place, self.field, AROUND) if self.field else OfDocument(self.place)

    def change(self, held: Any, base: Any) -> Callable[[], None]:
        """What the browser's message does: text for fields to type in, else the value itself."""
        if not isinstance(self.write, Spelled):
            return partial(autosave.save, self.place, held, Base(base), self.write)
        kind = self.field.type
        message = Typed(to_text(held, kind, WORDING), bases.spelled(Base(base)), f"tab.{derived(held)}")
        return partial(typed.receive, self.place, kind, self.write, message)


def values(kind: FieldType, blank: object) -> tuple[Any, ...]:
    """Four that the type can hold, or as many as there are."""
    match kind:
        case Number():
            return (1, 2, 3, 4)
        case Moment():
            return tuple(AT + timedelta(minutes=minutes) for minutes in range(4))
        case Day():
            return tuple(date(2026, 3, day) for day in (1, 2, 3, 4))
        case Flag():
            return (False, True) if blank is False else (None, True, False)
        case Choice() | Pick():
            some = tuple(options(kind, WORDING))[:4]
            return some if len(some) > TWO else (blank, *some)
        case _:
            return ("Before", "What they wrote", "What I wrote", "A third text")


def blank_of(section: Facts | Listing, field: Field) -> object:
    """What the field begins with."""
    group = section.entry() if isinstance(section, Listing) else getattr(Postmortem(), section.key)
    return getattr(group, field.key)


def cases() -> Iterator[Any]:
    for section in SECTIONS.values():
        if isinstance(section, Facts | Listing):
            row = EVENT if isinstance(section, Listing) else None
            for field in section.fields:
                if not field.is_kept:
                    place = Place(ID, section.key, field.key, row)
                    yield pytest.param(
                        Case(place, field, values(field.type, blank_of(section, field))),
                        id=f"{section.key}.{field.key}",
                    )
    for name, some in {
        "template": tuple(TEMPLATES),
        "language": LOCALES,
        "zone": ("UTC", "Europe/Moscow", "Asia/Tokyo", "America/Bahia"),
    }.items():
        yield pytest.param(Case(Place(ID, "papers", name), None, tuple(some)), id=f"papers.{name}")


CASES = tuple(cases())


def now_at(store: Store, case: Case) -> object:
    with store.read() as work:
        return work.fields.read(case.place)


@pytest.fixture
def ana(tab, sqlite_store):
    """Her tab, on a postmortem that has a row in each listing."""
    opened = tab()
    with sqlite_store.begin() as work:
        for section in SECTIONS.values():
            if isinstance(section, Listing) and section.key != "timeline":
                work.rows.add(ID, section.key, section.entry(id=EVENT))
    return opened


def meet(ana: Tab, case: Case) -> Trouble:
    """Ana and Ben see the first value; Ben stores the second, then Ana tries the third."""
    base, theirs, mine = case.values[:3]
    for before, after in ((now_at(ana.store, case), base), (base, theirs)):
        key = ChangeKey(fresh())
        editing.write_field(ana.store, case.place, base=before, value=after, by=BEN, now=AT, key=key)
    ana.do(case.change(mine, base))
    (held,) = ana.troubles
    return held


@pytest.mark.parametrize("case", [each for each in CASES if len(each.values[0].values) > TWO])
def test_a_person_decides_a_conflict_of_any_field(case, ana):
    base, theirs, mine = case.values[:3]

    held = meet(ana, case)
    error = held.error
    assert isinstance(error, Conflict)
    assert (held.base.value, error.theirs, error.mine, held.rival) == (base, theirs, mine, BEN_THEN)
    assert now_at(ana.store, case) == theirs

    ana.do(partial(autosave.take_theirs, case.place))
    assert (ana.troubles, now_at(ana.store, case)) == ([], theirs)

    meet(ana, case)
    ana.do(partial(autosave.keep_mine, case.place, case.write))
    assert (ana.troubles, now_at(ana.store, case)) == ([], mine)

    for third in case.values[3:]:
        meet(ana, case)
        ana.do(case.change(third, base))
        (held,) = ana.troubles
        assert (held.error.mine, now_at(ana.store, case)) == (third, theirs)
        ana.do(partial(autosave.keep_mine, case.place, case.write))
        assert (ana.troubles, now_at(ana.store, case)) == ([], third)


@pytest.mark.parametrize("case", [each for each in CASES if len(each.values[0].values) == TWO])
def test_two_who_wish_the_same_do_not_conflict(case, ana):
    """A field of two values leaves both with one wish."""
    base, wish = case.values
    editing.write_field(ana.store, case.place, base=base, value=wish, by=BEN, now=AT, key=ChangeKey("ben"))
    ana.do(case.change(wish, base))
    assert (ana.troubles, now_at(ana.store, case)) == ([], wish)
