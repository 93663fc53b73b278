"""Tables of what was read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("document_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="SHA-256 of the bytes, in hex"),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column(
            "text",
            sa.Text(),
            nullable=True,
            comment="The stored text that evidence offsets point into; null for typed records",
        ),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True, comment="Why a readable document is no report"),
        sa.Column("reader_version", sa.Text(), nullable=False, comment="The reader whose reading is held"),
        sa.Column("first_loaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("outcome in ('loaded', 'no_report')", name=op.f("ck_documents_outcome")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_documents")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_documents_content_hash")),
        schema="staging",
        comment="One row per distinct content ever loaded.",
    )
    op.create_table(
        "rejections",
        sa.Column("rejection_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=True, comment="Null where not even the bytes could be had"),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("rejected_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "resolved_at", sa.DateTime(timezone=True), nullable=True, comment="When the address was read after all"
        ),
        sa.PrimaryKeyConstraint("rejection_id", name=op.f("pk_rejections")),
        schema="staging",
        comment="One row per document that could not be read, with its reason.",
    )
    op.create_index(
        "uq_rejections_address_open",
        "rejections",
        ["address"],
        unique=True,
        schema="staging",
        postgresql_where=sa.text("resolved_at is null"),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("command", sa.Text(), nullable=False, comment="load or build"),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True, comment="Null while it runs, or if it was killed"),
        sa.Column("reader_version", sa.Text(), nullable=True),
        sa.Column("documents_loaded", sa.Integer(), server_default="0", nullable=False),
        sa.Column("documents_unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("documents_no_report", sa.Integer(), server_default="0", nullable=False),
        sa.Column("documents_rejected", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_runs")),
        schema="staging",
        comment="One row per load or build.",
    )
    op.create_table(
        "reports",
        sa.Column("report_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "report_index",
            sa.SmallInteger(),
            nullable=False,
            comment="Its place among the reports of the document, from 0",
        ),
        sa.Column(
            "report_key", sa.Text(), nullable=False, comment="<first 16 of the content hash>.<report_index>: stable"
        ),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("report_kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False, comment="The period reviewed, as the reader writes it"),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("planned_period", sa.Text(), nullable=True),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("report_date", sa.Date(), nullable=True),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("start_offset", sa.Integer(), nullable=True),
        sa.Column("end_offset", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["staging.documents.document_id"], name=op.f("fk_reports_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_reports")),
        sa.UniqueConstraint("document_id", "report_index", name=op.f("uq_reports_document_id_report_index")),
        sa.UniqueConstraint("report_key", name=op.f("uq_reports_report_key")),
        schema="staging",
        comment="One row per report in a document.",
    )
    op.create_index(op.f("ix_reports_document_id"), "reports", ["document_id"], unique=False, schema="staging")
    op.create_table(
        "sources",
        sa.Column("source_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("address", sa.Text(), nullable=False, comment="The path or URL, as given"),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "superseded_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the address was seen with other content: a revision",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["staging.documents.document_id"], name=op.f("fk_sources_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_sources")),
        schema="staging",
        comment="One row per address and content seen there. The row that is not superseded is what the address shows now.",
    )
    op.create_index(op.f("ix_sources_document_id"), "sources", ["document_id"], unique=False, schema="staging")
    op.create_index(
        "uq_sources_address_current",
        "sources",
        ["address"],
        unique=True,
        schema="staging",
        postgresql_where=sa.text("superseded_at is null"),
    )
    op.create_table(
        "districts",
        sa.Column("district_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "district_code",
            sa.Text(),
            nullable=True,
            comment="GB/T 2260; null if the area is not listed or not the report's own",
        ),
        sa.Column("district_name", sa.Text(), nullable=False),
        sa.Column(
            "is_reporting", sa.Boolean(), nullable=False, comment="The report's own area, not one that it mentions"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_districts_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("district_id", name=op.f("pk_districts")),
        sa.UniqueConstraint(
            "report_id", "district_name", "is_reporting", name=op.f("uq_districts_report_id_district_name_is_reporting")
        ),
        schema="staging",
        comment="One row per report and area named. Each report has one row with is_reporting.",
    )
    op.create_index(op.f("ix_districts_report_id"), "districts", ["report_id"], unique=False, schema="staging")
    op.create_table(
        "passages",
        sa.Column("passage_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("passage_index", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False, comment="The headings above it, joined by ›"),
        sa.Column("start_offset", sa.Integer(), nullable=True, comment="Null for records typed by hand"),
        sa.Column("end_offset", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unread_quantities", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column(
            "unread_indicators",
            sa.ARRAY(sa.Text()),
            server_default="{}",
            nullable=False,
            comment="Told here, but not read",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_passages_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("passage_id", name=op.f("pk_passages")),
        sa.UniqueConstraint("report_id", "passage_index", name=op.f("uq_passages_report_id_passage_index")),
        schema="staging",
        comment="One row per sentence of a report.",
    )
    op.create_index(op.f("ix_passages_report_id"), "passages", ["report_id"], unique=False, schema="staging")
    op.create_table(
        "years",
        sa.Column("year_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False, comment="2024, 2024-01/2024-06 or 2016/2020"),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("is_reviewed", sa.Boolean(), nullable=False),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.CheckConstraint("period_start <= period_end", name=op.f("ck_years_period_order")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_years_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("year_id", name=op.f("pk_years")),
        sa.UniqueConstraint("report_id", "period", name=op.f("uq_years_report_id_period")),
        schema="staging",
        comment="One row per report and period that it speaks of.",
    )
    op.create_index(op.f("ix_years_report_id"), "years", ["report_id"], unique=False, schema="staging")
    op.create_table(
        "indicators",
        sa.Column("fact_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("passage_id", sa.BigInteger(), nullable=True),
        sa.Column("district_id", sa.BigInteger(), nullable=False),
        sa.Column("year_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "fact_index", sa.Integer(), nullable=False, comment="Its place among the facts of the report, from 0"
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "indicator_code", sa.Text(), nullable=True, comment="Null where the subject is outside the catalogue"
        ),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column(
            "value", sa.Numeric(), nullable=True, comment="As written, in unit; null for sync and relative targets"
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("rank_scope", sa.Text(), nullable=True),
        sa.Column("from_value", sa.Numeric(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.REAL(), nullable=True),
        sa.Column("rules", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.CheckConstraint("scenario in ('actual', 'estimate')", name=op.f("ck_indicators_scenario")),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["staging.districts.district_id"],
            name=op.f("fk_indicators_district_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["staging.passages.passage_id"], name=op.f("fk_indicators_passage_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_indicators_report_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["staging.years.year_id"], name=op.f("fk_indicators_year_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_indicators")),
        sa.UniqueConstraint("report_id", "fact_index", name=op.f("uq_indicators_report_id_fact_index")),
        schema="staging",
        comment="One row per actual or estimate told in a report.",
    )
    op.create_index(op.f("ix_indicators_district_id"), "indicators", ["district_id"], unique=False, schema="staging")
    op.create_index("ix_indicators_indicator_code", "indicators", ["indicator_code"], unique=False, schema="staging")
    op.create_index(op.f("ix_indicators_passage_id"), "indicators", ["passage_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_indicators_report_id"), "indicators", ["report_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_indicators_year_id"), "indicators", ["year_id"], unique=False, schema="staging")
    op.create_table(
        "key_projects",
        sa.Column("project_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("passage_id", sa.BigInteger(), nullable=True),
        sa.Column("district_id", sa.BigInteger(), nullable=False),
        sa.Column("year_id", sa.BigInteger(), nullable=False),
        sa.Column("project_index", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("milestone", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=True),
        sa.Column("end_offset", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"],
            ["staging.districts.district_id"],
            name=op.f("fk_key_projects_district_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["staging.passages.passage_id"], name=op.f("fk_key_projects_passage_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_key_projects_report_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["staging.years.year_id"], name=op.f("fk_key_projects_year_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_key_projects")),
        sa.UniqueConstraint("report_id", "project_index", name=op.f("uq_key_projects_report_id_project_index")),
        schema="staging",
        comment="One row per project and milestone told in a report.",
    )
    op.create_index(
        op.f("ix_key_projects_district_id"), "key_projects", ["district_id"], unique=False, schema="staging"
    )
    op.create_index(op.f("ix_key_projects_passage_id"), "key_projects", ["passage_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_key_projects_report_id"), "key_projects", ["report_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_key_projects_year_id"), "key_projects", ["year_id"], unique=False, schema="staging")
    op.create_table(
        "targets",
        sa.Column("fact_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("passage_id", sa.BigInteger(), nullable=True),
        sa.Column("district_id", sa.BigInteger(), nullable=False),
        sa.Column("year_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "fact_index", sa.Integer(), nullable=False, comment="Its place among the facts of the report, from 0"
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "indicator_code", sa.Text(), nullable=True, comment="Null where the subject is outside the catalogue"
        ),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column(
            "value", sa.Numeric(), nullable=True, comment="As written, in unit; null for sync and relative targets"
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("rank_scope", sa.Text(), nullable=True),
        sa.Column("from_value", sa.Numeric(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.REAL(), nullable=True),
        sa.Column("rules", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.CheckConstraint("scenario in ('target')", name=op.f("ck_targets_scenario")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["staging.districts.district_id"], name=op.f("fk_targets_district_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["staging.passages.passage_id"], name=op.f("fk_targets_passage_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["staging.reports.report_id"], name=op.f("fk_targets_report_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["staging.years.year_id"], name=op.f("fk_targets_year_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_targets")),
        sa.UniqueConstraint("report_id", "fact_index", name=op.f("uq_targets_report_id_fact_index")),
        schema="staging",
        comment="One row per target told in a report.",
    )
    op.create_index(op.f("ix_targets_district_id"), "targets", ["district_id"], unique=False, schema="staging")
    op.create_index("ix_targets_indicator_code", "targets", ["indicator_code"], unique=False, schema="staging")
    op.create_index(op.f("ix_targets_passage_id"), "targets", ["passage_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_targets_report_id"), "targets", ["report_id"], unique=False, schema="staging")
    op.create_index(op.f("ix_targets_year_id"), "targets", ["year_id"], unique=False, schema="staging")


def downgrade() -> None:
    op.drop_index(op.f("ix_targets_year_id"), table_name="targets", schema="staging")
    op.drop_index(op.f("ix_targets_report_id"), table_name="targets", schema="staging")
    op.drop_index(op.f("ix_targets_passage_id"), table_name="targets", schema="staging")
    op.drop_index("ix_targets_indicator_code", table_name="targets", schema="staging")
    op.drop_index(op.f("ix_targets_district_id"), table_name="targets", schema="staging")
    op.drop_table("targets", schema="staging")
    op.drop_index(op.f("ix_key_projects_year_id"), table_name="key_projects", schema="staging")
    op.drop_index(op.f("ix_key_projects_report_id"), table_name="key_projects", schema="staging")
    op.drop_index(op.f("ix_key_projects_passage_id"), table_name="key_projects", schema="staging")
    op.drop_index(op.f("ix_key_projects_district_id"), table_name="key_projects", schema="staging")
    op.drop_table("key_projects", schema="staging")
    op.drop_index(op.f("ix_indicators_year_id"), table_name="indicators", schema="staging")
    op.drop_index(op.f("ix_indicators_report_id"), table_name="indicators", schema="staging")
    op.drop_index(op.f("ix_indicators_passage_id"), table_name="indicators", schema="staging")
    op.drop_index("ix_indicators_indicator_code", table_name="indicators", schema="staging")
    op.drop_index(op.f("ix_indicators_district_id"), table_name="indicators", schema="staging")
    op.drop_table("indicators", schema="staging")
    op.drop_index(op.f("ix_years_report_id"), table_name="years", schema="staging")
    op.drop_table("years", schema="staging")
    op.drop_index(op.f("ix_passages_report_id"), table_name="passages", schema="staging")
    op.drop_table("passages", schema="staging")
    op.drop_index(op.f("ix_districts_report_id"), table_name="districts", schema="staging")
    op.drop_table("districts", schema="staging")
    op.drop_index(
        "uq_sources_address_current",
        table_name="sources",
        schema="staging",
        postgresql_where=sa.text("superseded_at is null"),
    )
    op.drop_index(op.f("ix_sources_document_id"), table_name="sources", schema="staging")
    op.drop_table("sources", schema="staging")
    op.drop_index(op.f("ix_reports_document_id"), table_name="reports", schema="staging")
    op.drop_table("reports", schema="staging")
    op.drop_table("runs", schema="staging")
    op.drop_index(
        "uq_rejections_address_open",
        table_name="rejections",
        schema="staging",
        postgresql_where=sa.text("resolved_at is null"),
    )
    op.drop_table("rejections", schema="staging")
    op.drop_table("documents", schema="staging")
