"""Outages of services, and what a workspace promises: objectives, credits, and when deploys go on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "outages",
        sa.Column("postmortem_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("deleted_at", _MOMENT),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("service_folded", sa.Text, nullable=False),
        sa.Column("began_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.Column("share", sa.Double),
        sa.Column("share_of", sa.Text),
        sa.Column("felt", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["postmortem_id"], ["postmortem.id"], name="fk_outages_postmortem_id"),
        sa.PrimaryKeyConstraint("postmortem_id", "id", name="pk_outages"),
    )
    op.create_index("ix_outages_service_folded_ended_at", "outages", ["service_folded", "ended_at"])
    op.create_table(
        "slo",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("service_folded", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("target", sa.Double),
        sa.Column("window_days", sa.BigInteger, nullable=False),
        sa.Column("counting", sa.Text, nullable=False),
        sa.Column("requests", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_slo"),
    )
    op.create_table(
        "credit_step",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("below", sa.Double),
        sa.Column("credit", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_credit_step"),
    )
    op.create_table(
        "deploy_floor",
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("above", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("status", name="pk_deploy_floor"),
    )
