"""The tables, derived from the values they hold: a column for each field, by the field's name.

Facts of a postmortem share one wide table; each listing has its own. Next to a text that is looked up
whatever its case stands a column `…_folded`: databases disagree about the case of letters, so it is
folded before it gets there.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from core.document.plain import kinds
from core.document.schema import FACTS, LISTINGS
from core.domain.action_items import ActionItem
from core.domain.history import Change
from core.domain.impact import Outage
from core.domain.incident import AffectedService, Incident, Papers
from core.domain.objectives import CreditStep, Slo
from core.domain.people import Person
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import DeployStatus
from core.domain.workspace import Workspace
from storage.types import Instant, Member, Spelled, type_for

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
GROUPS: Final[Mapping[str, type]] = {
    facts.key: type(getattr(Postmortem(), facts.key)) for facts in FACTS if facts.fields
}
"""The classes of the groups of facts, by section."""

_FOLDED: Final[Mapping[type, tuple[str, ...]]] = {
    Incident: ("title", "number"),
    Papers: ("author",),
    AffectedService: ("name",),
    ActionItem: ("owner",),
    Outage: ("service",),
    Slo: ("service",),
    Person: ("email",),
}
_counter: Final = BigInteger().with_variant(Integer, "sqlite")


def _columns(owner: type, **special: TypeEngine[Any]) -> list[Column[Any]]:
    """A column for each field of a value but its `id`."""
    columns = []
    for field in fields(owner):
        if field.name != "id":
            kind = special.get(field.name) or type_for(kinds(owner)[field.name])
            columns.append(Column(field.name, kind, nullable=field.default is None))
        if field.name in _FOLDED.get(owner, ()):
            columns.append(Column(f"{field.name}_folded", Text, nullable=False))
    return columns


def _postmortem_key(name: str = "postmortem_id") -> Column[str]:
    return Column(name, Text, ForeignKey("postmortem.id"), primary_key=True)


def _listing(key: str, entry: type) -> Table:
    return Table(
        key,
        metadata,
        _postmortem_key(),
        Column("id", Text, primary_key=True),
        Column("position", BigInteger, nullable=False),
        Column("version", BigInteger, nullable=False),
        Column("deleted_at", Instant),
        *_columns(entry),
    )


postmortem: Final = Table(
    "postmortem",
    metadata,
    Column("id", Text, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column(
        "incident_at", Instant, nullable=False, doc="When it began, as far as is known: the register's order."
    ),
    *(column for owner in GROUPS.values() for column in _columns(owner)),
    Index(None, "incident_at", "id"),
    Index(None, "number_folded"),
    Index(None, "author_folded"),
)
listings: Final[Mapping[str, Table]] = {
    listing.key: _listing(listing.key, listing.entry) for listing in LISTINGS
}
Index(None, listings["services"].c.name_folded)
Index(None, listings["action_items"].c.owner_folded)
Index(None, listings["outages"].c.service_folded, listings["outages"].c.ended_at)

prose_update: Final = Table(
    "prose_update",
    metadata,
    _postmortem_key(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("is_packed", Boolean, nullable=False, doc="Whether the content is compressed."),
    Column("by", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
prose: Final = Table(
    "prose",
    metadata,
    _postmortem_key(),
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
)
prose_revision: Final = Table(
    "prose_revision",
    metadata,
    Column("seq", _counter, primary_key=True),
    Column("key", Text, nullable=False),
    Column("postmortem", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("names", Text, nullable=False, doc="The authors' names by their ids, spelled as JSON."),
    Column("content", LargeBinary, nullable=False, doc="Passages, spelled as JSON and compressed."),
    UniqueConstraint("key"),
    Index(None, "postmortem", "section", "seq"),
)
change: Final = Table(
    "change",
    metadata,
    Column("seq", _counter, primary_key=True),
    *_columns(Change, before=Spelled(), after=Spelled()),
    UniqueConstraint("key"),
    Index(None, "postmortem", "seq"),
)
person: Final = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    *_columns(Person),
    UniqueConstraint("email_folded"),
)
workspace: Final = Table(
    "workspace", metadata, Column("id", Integer, primary_key=True, autoincrement=False), *_columns(Workspace)
)
slo: Final = Table("slo", metadata, Column("id", Text, primary_key=True), *_columns(Slo))
credit_step: Final = Table(
    "credit_step", metadata, Column("id", Text, primary_key=True), *_columns(CreditStep)
)
deploy_floor: Final = Table(
    "deploy_floor",
    metadata,
    Column("status", Member(DeployStatus), primary_key=True),
    Column(
        "above", type_for(float), nullable=False, doc="Percent of the error budget that must be left over."
    ),
)
secret: Final = Table(
    "secret",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
attachment_content: Final = Table(
    "attachment_content",
    metadata,
    _postmortem_key(),
    Column("attachment", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
