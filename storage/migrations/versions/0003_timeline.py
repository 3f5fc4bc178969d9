"""What a person marks in a timeline, and how long a timeline may be silent.

An event may be a key one, and of several it may be the one that counts for its milestone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _add("timeline", sa.Column("is_key", sa.Boolean, nullable=False, server_default=sa.false()))
    _add("timeline", sa.Column("is_decisive", sa.Boolean, nullable=False, server_default=sa.false()))
    _add("workspace", sa.Column("timeline_gap_minutes", sa.BigInteger, nullable=False, server_default="30"))


def _add(table: str, column: sa.Column[object]) -> None:
    """With a value for the rows that there are, which later rows always bring along."""
    with op.batch_alter_table(table) as changing:
        changing.add_column(column)
    with op.batch_alter_table(table) as changing:
        changing.alter_column(column.name, server_default=None)
