"""Move a postmortem along its stages: onwards when nothing is missing, back at any time."""

from datetime import datetime
from typing import Final

from core.document.readiness import gaps
from core.document.templates import TEMPLATES
from core.domain.errors import NotReady
from core.domain.ids import ChangeKey
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Stage
from core.ports import Store
from core.services.editing import Write, write_fields

_ORDER: Final = tuple(Stage)


def next_stage(stage: Stage) -> Stage | None:
    """The stage behind this one; none behind the last."""
    at = _ORDER.index(stage) + 1
    return _ORDER[at] if at < len(_ORDER) else None


def move(
    store: Store, postmortem: Postmortem, stage: Stage, *, by: Person, now: datetime, key: ChangeKey
) -> None:
    """Put it into that stage; raises `NotReady` with gaps before it, `Conflict` if somebody else moved it."""
    papers = postmortem.papers
    onwards = _ORDER.index(stage) > _ORDER.index(papers.stage)
    if onwards and (missing := gaps(postmortem, TEMPLATES[papers.template], stage)):
        raise NotReady(stage, len(missing))
    writes = [Write(Place(postmortem.id, "papers", "stage"), papers.stage, stage)]
    if stage is Stage.PUBLISHED and papers.published_at is None:
        writes.append(Write(Place(postmortem.id, "papers", "published_at"), None, now))
    write_fields(store, writes, by=by, now=now, key=key)
