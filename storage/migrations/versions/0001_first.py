"""The first tables. Spelled out, so that this migration stays what it was when the values change."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_postmortem()
    _create_listings()
    _create_texts_and_history()
    _create_workspace()


def _create_postmortem() -> None:
    op.create_table(
        "postmortem",
        *_texts("id"),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("incident_at", _MOMENT, nullable=False),
        *_texts("title", "title_folded", "number", "number_folded"),
        *_choices("severity"),
        *_days("occurred_on"),
        *_moments("started_at", "resolved_at"),
        *_choices("category", "priority"),
        *_texts(
            "author",
            "author_folded",
            "document_owner",
            "reviewers",
            "confidentiality",
            "template",
            "language",
            "zone",
            "stage",
        ),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_moments("created_at", "updated_at", "published_at"),
        *_choices("detected_by"),
        *_moments("detected_at"),
        *_texts("alert_name", "alert_source"),
        *_moments("acknowledged_at"),
        *_texts("first_responder", "incident_commander"),
        *_flags("was_escalated"),
        *_texts("escalation", "runbook"),
        *_flags("runbook_helped"),
        *_texts("internal_channels", "external_channels"),
        *_moments("engineering_told_at", "management_told_at", "customers_told_at"),
        *_wholes("users_affected"),
        *_numbers("users_share"),
        *_choices("experience"),
        *_texts("geography"),
        *_wholes("complaints"),
        *_choices("reputation"),
        *_wholes("failed_requests", "total_requests"),
        *_numbers("request_value"),
        *_wholes("lost_transactions"),
        *_numbers("transaction_value"),
        *_texts("currency"),
        *_flags("sla_breached"),
        *_texts("sla_details"),
        *_choices("data_effect"),
        *_texts("data_details"),
        *_numbers(
            "error_rate",
            "normal_error_rate",
            "p95_latency",
            "normal_p95_latency",
            "availability",
            "promised_availability",
            "request_volume",
            "slo_availability",
            "budget_used",
            "budget_left",
        ),
        *_choices("deploy_status"),
        *_moments("cause_identified_at"),
        *_texts("cause_category", "trigger", "whys_note"),
        *_moments("mitigated_at"),
        *_flags("health_checks_passed", "smoke_tests_passed", "monitoring_normal"),
        *_wholes("watched_for"),
        *_flags("rolled_back"),
        *_moments("rolled_back_at"),
        *_texts("rolled_back_to", "rollback_method", "new_alert", "alert_threshold"),
        *_wholes("detection_gain"),
        *_texts("new_dashboard"),
        *_flags("is_pattern"),
        *_texts("pattern_note"),
        *_moments("meeting_at"),
        *_texts("facilitator", "published_where", "distribution"),
        *_days("next_review_on"),
        *_texts("next_review_purpose", "next_review_attendees"),
        sa.PrimaryKeyConstraint("id", name="pk_postmortem"),
    )
    op.create_index("ix_postmortem_incident_at_id", "postmortem", ["incident_at", "id"])
    op.create_index("ix_postmortem_number_folded", "postmortem", ["number_folded"])
    op.create_index("ix_postmortem_author_folded", "postmortem", ["author_folded"])


def _create_listings() -> None:
    _create_listing(
        "services",
        *_texts("name", "name_folded"),
        *_choices("state"),
        *_texts("note"),
    )
    _create_listing(
        "people",
        *_texts("name", "role"),
        *_choices("raci"),
        *_texts("team"),
    )
    _create_listing(
        "updates",
        *_moments("at"),
        *_choices("audience"),
        *_texts("channel", "text", "author"),
    )
    _create_listing(
        "timeline",
        *_moments("at"),
        *_texts("typed"),
        sa.Column("is_approximate", sa.Boolean, nullable=False),
        *_texts("kind", "text", "actor", "note", "evidence"),
    )
    _create_listing(
        "whys",
        *_texts("key", "after", "question", "answer", "evidence"),
    )
    _create_listing(
        "factors",
        *_texts("key", "name", "description", "category"),
        sa.Column("is_root", sa.Boolean, nullable=False),
    )
    _create_listing(
        "immediate_actions",
        *_moments("at"),
        *_texts("description", "actor"),
    )
    _create_listing(
        "action_items",
        *_texts("key", "title", "owner", "owner_folded"),
        *_days("due_on"),
        *_choices("priority", "kind"),
        *_texts("status"),
        sa.Column("is_must_fix", sa.Boolean, nullable=False),
        *_texts("description", "success_criterion", "blocker", "issue", "notes"),
        *_moments("completed_at"),
    )
    _create_listing(
        "similar",
        *_texts("title", "link", "similarity"),
    )
    _create_listing(
        "links",
        *_texts("kind", "title", "url"),
    )
    _create_listing(
        "attachments",
        *_texts("name", "caption", "media_type"),
        *_wholes("size"),
        *_texts("sha256"),
    )
    _create_listing(
        "attendees",
        *_texts("name"),
        sa.Column("attended", sa.Boolean, nullable=False),
    )
    _create_listing(
        "feedback",
        *_texts("reviewer", "text"),
        sa.Column("is_addressed", sa.Boolean, nullable=False),
    )
    _create_listing(
        "approvals",
        *_texts("person", "role"),
        *_days("approved_on"),
    )
    op.create_index("ix_services_name_folded", "services", ["name_folded"])
    op.create_index("ix_action_items_owner_folded", "action_items", ["owner_folded"])


def _create_texts_and_history() -> None:
    op.create_table(
        "prose_update",
        _postmortem_id("prose_update"),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        *_texts("by"),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("postmortem_id", "seq", name="pk_prose_update"),
    )
    op.create_table(
        "prose",
        _postmortem_id("prose"),
        *_texts("key", "text"),
        sa.PrimaryKeyConstraint("postmortem_id", "key", name="pk_prose"),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        *_texts("key", "postmortem", "kind", "section", "field"),
        *_choices("row", "before", "after"),
        *_texts("by", "by_name"),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
        sa.UniqueConstraint("key", name="uq_change_key"),
    )
    op.create_index("ix_change_postmortem_seq", "change", ["postmortem", "seq"])
    op.create_table(
        "attachment_content",
        _postmortem_id("attachment_content"),
        *_texts("attachment"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("postmortem_id", "attachment", name="pk_attachment_content"),
    )


def _create_workspace() -> None:
    op.create_table(
        "person",
        *_texts("id", "name", "email", "email_folded", "language", "zone"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("email_folded", name="uq_person_email_folded"),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        *_texts("name", "profile", "zone", "language"),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
    )
    op.create_table(
        "secret",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_secret"),
    )


def _create_listing(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _postmortem_id(name),
        *_texts("id"),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_moments("deleted_at"),
        *columns,
        sa.PrimaryKeyConstraint("postmortem_id", "id", name=f"pk_{name}"),
    )


def _postmortem_id(table: str) -> sa.Column[str]:
    key = sa.ForeignKey("postmortem.id", name=f"fk_{table}_postmortem_id")
    return sa.Column("postmortem_id", sa.Text, key, nullable=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _choices(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text) for name in names]


def _moments(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, _MOMENT) for name in names]


def _days(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Date) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Double) for name in names]


def _wholes(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean) for name in names]
