"""The tables of `staging`: what was read, never edited. Alembic owns them; dbt reads them as sources.

A reading is keyed by the document's content hash and the reader's version. Reading a document again with another
reader replaces the rows below `reports` in one transaction; the document itself stays.
"""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    REAL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    schema="staging",
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    },
)


def _key(name: str) -> Column[int]:
    return Column(name, BigInteger, Identity(always=False), primary_key=True)


def _parent(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(target, ondelete="CASCADE"), nullable=nullable, index=True)


documents = Table(
    "documents",
    metadata,
    _key("document_id"),
    Column("content_hash", Text, nullable=False, unique=True, comment="SHA-256 of the bytes, in hex"),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text),
    Column("size_bytes", BigInteger, nullable=False),
    Column("text", Text, comment="The stored text that evidence offsets point into; null for typed records"),
    Column("outcome", Text, nullable=False),
    Column("note", Text, comment="Why a readable document is no report"),
    Column("reader_version", Text, nullable=False, comment="The reader whose reading is held"),
    Column("first_loaded_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("read_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("words_digest", Text, index=True, comment="Digest of its reports' words; null without one"),
    CheckConstraint("outcome in ('loaded', 'no_report')", "outcome"),
    comment="One row per distinct content ever loaded.",
)

copies = Table(
    "copies",
    metadata,
    Column("content_hash", Text, primary_key=True, comment="SHA-256 of the bytes, in hex"),
    Column(
        "document_id",
        BigInteger,
        ForeignKey("staging.documents.document_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        comment="The document that tells what it tells",
    ),
    Column("reader_version", Text, nullable=False, comment="The reader that found them alike"),
    Column("seen_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    comment="One row per content whose reports are word for word those of a document: another site's, or the same page "
    "with other furniture.",
)

sources = Table(
    "sources",
    metadata,
    _key("source_id"),
    Column("address", Text, nullable=False, comment="The path or URL, as given"),
    _parent("document_id", "staging.documents.document_id"),
    Column("seen_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column(
        "superseded_at", DateTime(timezone=True), comment="When the address was seen with other content: a revision"
    ),
    Column("source_name", Text, comment="What sources.yml calls where it was found"),
    Column("licence", Text, comment="As stated by the site or in sources.yml"),
    Index("uq_sources_address_current", "address", unique=True, postgresql_where=text("superseded_at is null")),
    comment="One row per address and content seen there. The row that is not superseded is what the address shows now.",
)

reports = Table(
    "reports",
    metadata,
    _key("report_id"),
    _parent("document_id", "staging.documents.document_id"),
    Column("report_index", SmallInteger, nullable=False, comment="Its place among the reports of the document, from 0"),
    Column(
        "report_key", Text, nullable=False, unique=True, comment="<first 16 of the content hash>.<report_index>: stable"
    ),
    Column("reader_version", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("report_kind", Text, nullable=False),
    Column("period", Text, nullable=False, comment="The period reviewed, as the reader writes it"),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("planned_period", Text),
    Column("planned_start", Date),
    Column("planned_end", Date),
    Column("report_date", Date),
    Column("meeting", Text),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    UniqueConstraint("document_id", "report_index"),
    comment="One row per report in a document.",
)

passages = Table(
    "passages",
    metadata,
    _key("passage_id"),
    _parent("report_id", "staging.reports.report_id"),
    Column("passage_index", Integer, nullable=False),
    Column("section", Text, nullable=False, comment="The headings above it, joined by ›"),
    Column("start_offset", Integer, comment="Null for records typed by hand"),
    Column("end_offset", Integer),
    Column("text", Text, nullable=False),
    Column("unread_quantities", SmallInteger, nullable=False, server_default="0"),
    Column("unread_indicators", ARRAY(Text), nullable=False, server_default="{}", comment="Told here, but not read"),
    Column(
        "place",
        Text,
        comment="Where it begins in the original: XPath, page and rectangle, sheet and row; null where its offset says so",
    ),
    UniqueConstraint("report_id", "passage_index"),
    comment="One row per sentence of a report.",
)

districts = Table(
    "districts",
    metadata,
    _key("district_id"),
    _parent("report_id", "staging.reports.report_id"),
    Column("district_code", Text, comment="GB/T 2260; null if the area is not listed or not the report's own"),
    Column("district_name", Text, nullable=False),
    Column("is_reporting", Boolean, nullable=False, comment="The report's own area, not one that it mentions"),
    UniqueConstraint("report_id", "district_name", "is_reporting"),
    comment="One row per report and area named. Each report has one row with is_reporting.",
)

years = Table(
    "years",
    metadata,
    _key("year_id"),
    _parent("report_id", "staging.reports.report_id"),
    Column("period", Text, nullable=False, comment="2024, 2024-01/2024-06 or 2016/2020"),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("is_reviewed", Boolean, nullable=False),
    Column("is_planned", Boolean, nullable=False),
    UniqueConstraint("report_id", "period"),
    CheckConstraint("period_start <= period_end", "period_order"),
    comment="One row per report and period that it speaks of.",
)


def _facts(name: str, comment: str, scenarios: str) -> Table:
    return Table(
        name,
        metadata,
        _key("fact_id"),
        _parent("report_id", "staging.reports.report_id"),
        _parent("passage_id", "staging.passages.passage_id", nullable=True),
        _parent("district_id", "staging.districts.district_id"),
        _parent("year_id", "staging.years.year_id"),
        Column("fact_index", Integer, nullable=False, comment="Its place among the facts of the report, from 0"),
        Column("subject", Text, nullable=False),
        Column("indicator_code", Text, comment="Null where the subject is outside the catalogue"),
        Column("scenario", Text, nullable=False),
        Column("measure", Text, nullable=False),
        Column("value", Numeric, comment="As written, in unit; null for sync and relative targets"),
        Column("unit", Text, nullable=False),
        Column("bound", Text, nullable=False),
        Column("rank_scope", Text),
        Column("from_value", Numeric),
        Column("basis", Text),
        Column("tier", Text),
        Column("base", Text),
        Column("definition", Text),
        Column("quote", Text, nullable=False),
        Column("start_offset", Integer, nullable=False),
        Column("end_offset", Integer, nullable=False),
        Column("confidence", REAL),
        Column("rules", ARRAY(Text), nullable=False, server_default="{}"),
        UniqueConstraint("report_id", "fact_index"),
        CheckConstraint(f"scenario in ({scenarios})", "scenario"),
        Index(f"ix_{name}_indicator_code", "indicator_code"),
        comment=comment,
    )


indicators = _facts("indicators", "One row per actual or estimate told in a report.", "'actual', 'estimate'")
targets = _facts("targets", "One row per target told in a report.", "'target'")

key_projects = Table(
    "key_projects",
    metadata,
    _key("project_id"),
    _parent("report_id", "staging.reports.report_id"),
    _parent("passage_id", "staging.passages.passage_id", nullable=True),
    _parent("district_id", "staging.districts.district_id"),
    _parent("year_id", "staging.years.year_id"),
    Column("project_index", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("milestone", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    UniqueConstraint("report_id", "project_index"),
    comment="One row per project and milestone told in a report.",
)

rejections = Table(
    "rejections",
    metadata,
    _key("rejection_id"),
    Column("address", Text, nullable=False),
    Column("content_hash", Text, comment="Null where not even the bytes could be had"),
    Column("size_bytes", BigInteger),
    Column("reason_code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("rejected_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("resolved_at", DateTime(timezone=True), comment="When the address was read after all"),
    Column("source_name", Text, comment="What sources.yml calls where it was found"),
    Index("uq_rejections_address_open", "address", unique=True, postgresql_where=text("resolved_at is null")),
    comment="One row per document that could not be read, with its reason.",
)

corrections = Table(
    "corrections",
    metadata,
    _key("correction_id"),
    Column("correction_key", Text, nullable=False, unique=True, comment="Made of what it says of which place"),
    Column("file", Text, nullable=False, comment="The file that says so, relative to the folder of corrections"),
    Column("line", Integer, nullable=False, comment="Where the entry begins in it"),
    Column("record_kind", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("content_hash", Text, nullable=False, comment="Of the document; it need not be held"),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("quote", Text, comment="The words at these offsets"),
    Column("sentence", Text, comment="The sentence around them"),
    Column("from_values", JSONB(none_as_null=True), comment="The fields that change, as read; null if nothing is read"),
    Column("to_values", JSONB(none_as_null=True), comment="As they should be; null if nothing should be read"),
    Column("expected_values", JSONB, nullable=False, comment="What else is read of it"),
    Column("period_start", Date, comment="First day of the period in to_values"),
    Column("period_end", Date),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("entered_on", Date),
    Column("status", Text, nullable=False),
    CheckConstraint("record_kind in ('fact', 'project')", "record_kind"),
    CheckConstraint("action in ('change', 'withdraw', 'add')", "action"),
    CheckConstraint("status in ('proposed', 'approved', 'retired')", "status"),
    comment="One row per entry of a corrections file: the image of the files, which are the truth.",
)

runs = Table(
    "runs",
    metadata,
    _key("run_id"),
    Column("command", Text, nullable=False, comment="fetch, load or build"),
    Column("started_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("finished_at", DateTime(timezone=True)),
    Column("outcome", Text, comment="Null while it runs, or if it was killed"),
    Column("reader_version", Text),
    Column("documents_loaded", Integer, nullable=False, server_default="0"),
    Column("documents_unchanged", Integer, nullable=False, server_default="0"),
    Column("documents_no_report", Integer, nullable=False, server_default="0"),
    Column("documents_rejected", Integer, nullable=False, server_default="0"),
    Column("code_version", Text, comment="The huibao that ran"),
    Column("catalogue_version", Text, comment="Digest of the seeds: districts, indicators, units"),
    Column("targets_loaded", Integer, nullable=False, server_default="0"),
    Column("results_loaded", Integer, nullable=False, server_default="0"),
    Column("milestones_loaded", Integer, nullable=False, server_default="0"),
    Column("build_id", BigInteger, comment="Of a build, its number"),
    Column("rows_added", BigInteger, comment="Of a build, rows of marts that are new"),
    Column("rows_removed", BigInteger, comment="Of a build, rows of marts that are gone"),
    Column("message", Text, comment="Why it failed; of a build, what was made anew and why"),
    Column("documents_found", Integer, nullable=False, server_default="0", comment="Of a fetch, named by its sources"),
    Column("documents_new", Integer, nullable=False, server_default="0", comment="At addresses that were not known"),
    Column(
        "documents_changed",
        Integer,
        nullable=False,
        server_default="0",
        comment="Of a fetch, other bytes than before; of a load, other words",
    ),
    comment="One row per fetch, load or build.",
)
