"""What one browser tab knows: who is here, in which language, and what its widgets hold.

The only module that touches `st.session_state`. The store is the process's; everything that matters is in
it, so that a session may be lost at any time.
"""

from collections.abc import Callable
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

import streamlit as st

from core.document.wording import Wording
from core.domain.ids import ChangeKey, fresh
from core.domain.objectives import NO_PROMISES, Promises
from core.domain.people import Person
from core.domain.profile import Profile
from core.domain.signals import key_from_tab
from core.domain.workspace import Workspace
from core.i18n import LOCALES, Locale
from core.ports import Store
from core.profiles import PROFILES
from core.services import people
from core.services import workspace as workspaces
from pages.ui import remembered, streamlit_private

_DECIDE_LANGUAGE: Final = {"locale", "person"}
_opener: Final[list[Callable[[], Store]]] = []


def use(opener: Callable[[], Store]) -> None:
    """Called once by the entry point, with what gives the process's store: pages may not import storage."""
    _opener[:] = [opener]


def store() -> Store:
    """The process's store; a `StorageError` while it cannot be opened, which is tried again the next time."""
    return _opener[0]()


def workspace() -> Workspace | None:
    """None until the first start is finished."""
    if (known := get("workspace")) is None:
        known = put("workspace", workspaces.get(store()))
    return cast("Workspace | None", known)


def forget_workspace() -> None:
    """Read it again the next time: it has been changed."""
    put("workspace", None)


def profile() -> Profile:
    """The workspace's process profile."""
    found = workspace()
    assert found is not None, "pages run after the first start only"
    return PROFILES[found.profile]


def person() -> Person:
    """Who is here. Every page asks on its first line, so that none is drawn for nobody."""
    found = person_or_none()
    if found is None:
        st.stop()
    return found


def person_or_none() -> Person | None:
    """From this session, else from the browser's cookie."""
    if get("person") is None and not get("signed_out"):
        put("person", remembered.person(store(), st.context.cookies))
    return cast("Person | None", get("person"))


def recognise() -> Person | None:
    """As `person_or_none`, asked anew at the beginning of a run; whoever is not active any more is signed out."""
    found = person_or_none()
    if found is None:
        return None
    known = people.present(store(), found.id)
    if known is None:
        leave()
    return cast("Person | None", put("person", known))


def enter(who: Person) -> None:
    """Somebody is here now; the browser will remember."""
    put("signed_out", value=False)
    put("person", who)
    put("person-cookie", remembered.person_cookie(store(), who))


def leave() -> None:
    """Nobody is here now; the browser forgets."""
    put("person", None)
    put("signed_out", value=True)
    put("person-cookie", remembered.person_cookie(store(), None))


def tab() -> str:
    """The name of this browser tab for as long as its session lasts."""
    return str(get("tab") or put("tab", fresh()))


def change_key() -> ChangeKey:
    """For a change that the person in this tab wishes."""
    return key_from_tab(tab(), fresh())


def locale() -> Locale:
    """Chosen in this session, else the person's, else this browser's last, else what the browser asks for."""
    if (notes := streamlit_private.notes_of_run()) is None:
        return "en"
    if "locale" not in notes:
        notes["locale"] = _locale()
    return cast("Locale", notes["locale"])


def _locale() -> Locale:
    here = cast("Person | None", get("person"))
    wishes = (
        get("locale"),
        here and here.language,
        remembered.language(st.context.cookies),
        st.context.locale,
    )
    for wish in wishes:
        for known in LOCALES:
            if wish and str(wish).lower().startswith(known):
                return known
    return "en"


def zone() -> ZoneInfo:
    """In which times are shown: the person's, else the workspace's."""
    here, home = person_or_none(), workspace()
    return ZoneInfo((here and here.zone) or (home and home.zone) or "UTC")


def wording(zone_name: str = "", promises: Promises = NO_PROMISES) -> Wording:
    """How values are spelled for the reader, in the given zone or in the reader's."""
    return Wording(profile(), ZoneInfo(zone_name) if zone_name else zone(), promises)


def get(name: str, default: Any = None) -> Any:
    """A note of this session, or what a widget holds."""
    return st.session_state.get(name, default)


def put(name: str, value: Any) -> Any:
    """Keep a note, or set what a widget will hold when it is drawn next."""
    st.session_state[name] = value
    if name in _DECIDE_LANGUAGE and (notes := streamlit_private.notes_of_run()):
        notes.clear()
    return value


def pop(name: str, default: Any = None) -> Any:
    """Take a note away."""
    return st.session_state.pop(name, default)


def has(name: str) -> bool:
    return name in st.session_state


def answer(key: str, trigger: str) -> Any:
    """What an element of ours has just fired; nothing in other runs."""
    return getattr(st.session_state.get(key), trigger, None)
