"""Revisions of prose as passages; what a person may do; whether stored updates are compressed.

Prose was a change with the text before and the text after; each becomes a revision. The texts of a section are made
to follow each other, up to the one of today, so that every one of them can be walked back to.
"""

import json
import zlib
from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)
_CHANGE: Final = sa.table("change", *map(sa.column, ("seq", "key", "postmortem", "kind", "section")))
_CHANGE.append_column(sa.column("at", _MOMENT))
for _name in ("before", "after", "by", "by_name"):
    _CHANGE.append_column(sa.column(_name))
_PROSE: Final = sa.table("prose", *map(sa.column, ("postmortem_id", "key", "text")))
_REVISION: Final = sa.table(
    "prose_revision",
    *map(sa.column, ("key", "postmortem", "section", "is_closed", "names", "content")),
    sa.column("began_at", _MOMENT),
    sa.column("at", _MOMENT),
)


def upgrade() -> None:
    op.create_table(
        "prose_revision",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("postmortem", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("is_closed", sa.Boolean, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_prose_revision"),
        sa.UniqueConstraint("key", name="uq_prose_revision_key"),
    )
    op.create_index(
        "ix_prose_revision_postmortem_section_seq", "prose_revision", ["postmortem", "section", "seq"]
    )
    _add("prose_update", sa.Column("is_packed", sa.Boolean, nullable=False, server_default=sa.false()))
    _add("person", sa.Column("role", sa.Text, nullable=False, server_default="author"))
    _add("person", sa.Column("is_active", sa.Boolean, nullable=False, server_default=sa.true()))
    _turn_changes_into_revisions(op.get_bind())


def _add(table: str, column: sa.Column[object]) -> None:
    """With a value for the rows that there are, which later rows always bring along."""
    with op.batch_alter_table(table) as changing:
        changing.add_column(column)
    with op.batch_alter_table(table) as changing:
        changing.alter_column(column.name, server_default=None)


def _turn_changes_into_revisions(connection: sa.Connection) -> None:
    was_prose = _CHANGE.c.kind == "prose"
    places = sa.select(_CHANGE.c.postmortem, _CHANGE.c.section).where(was_prose).distinct()
    for postmortem, section in connection.execute(places).all():
        here = (was_prose, _CHANGE.c.postmortem == postmortem, _CHANGE.c.section == section)
        changes = connection.execute(sa.select(_CHANGE).where(*here).order_by(_CHANGE.c.seq)).mappings().all()
        there = (_PROSE.c.postmortem_id == postmortem, _PROSE.c.key == section)
        today = connection.scalar(sa.select(_PROSE.c.text).where(*there))
        connection.execute(sa.insert(_REVISION), list(_revisions(changes, today)))
    connection.execute(sa.delete(_CHANGE).where(was_prose))


def _revisions(changes: Any, today: str | None) -> Iterator[dict[str, Any]]:
    text = _text(changes[0]["before"])
    for number, change in enumerate(changes, 1):
        after = today if number == len(changes) and today is not None else _text(change["after"])
        passages = json.dumps(_between(text, after), ensure_ascii=False, separators=(",", ":"))
        text = after
        yield {
            "key": change["key"],
            "postmortem": change["postmortem"],
            "section": change["section"],
            "began_at": change["at"],
            "at": change["at"],
            "is_closed": True,
            "names": json.dumps({change["by"]: change["by_name"]}, ensure_ascii=False, separators=(",", ":")),
            "content": zlib.compress(passages.encode()),
        }


def _text(spelled: str | None) -> str:
    return "" if spelled is None else str(json.loads(spelled))


def _between(old: str, new: str) -> list[int | list[str | int]]:
    """What both begin with is kept, then all up to what both end with is cut out and put in, by the only person."""
    most = min(len(old), len(new))
    ahead = next((at for at in range(most) if old[at] != new[at]), most)
    most -= ahead
    behind = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    cut, put = old[ahead : len(old) - behind], new[ahead : len(new) - behind]
    found: list[int | list[str | int]] = []
    if ahead and (cut or put):
        found.append(ahead)
    if cut:
        found.append([cut, 0, -1])
    if put:
        found.append([put, 0])
    return found
