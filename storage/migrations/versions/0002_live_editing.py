"""Revisions of prose as passages; what a person may do; whether stored updates are compressed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "prose_revision",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("postmortem", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
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


def _add(table: str, column: sa.Column[object]) -> None:
    """With a value for the rows that there are, which later rows always bring along."""
    with op.batch_alter_table(table) as changing:
        changing.add_column(column)
    with op.batch_alter_table(table) as changing:
        changing.alter_column(column.name, server_default=None)
