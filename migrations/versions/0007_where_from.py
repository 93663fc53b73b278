"""Where a document came from, which others say the same, and what a run found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.add_column(table, column, schema="staging")
    op.create_index("ix_documents_words_digest", "documents", ["words_digest"], schema="staging")
    op.create_table(
        "copies",
        sa.Column("content_hash", sa.Text(), nullable=False, comment="SHA-256 of the bytes, in hex"),
        sa.Column("document_id", sa.BigInteger(), nullable=False, comment="The document that tells what it tells"),
        sa.Column("reader_version", sa.Text(), nullable=False, comment="The reader that found them alike"),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["staging.documents.document_id"], name="fk_copies_document_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_hash", name="pk_copies"),
        schema="staging",
        comment="One row per content whose reports are word for word those of a document: another site's, or the same page "
        "with other furniture.",
    )
    op.alter_column(
        "runs",
        "command",
        existing_type=sa.Text(),
        existing_nullable=False,
        comment="fetch, load or build",
        existing_comment="load or build",
        schema="staging",
    )
    op.create_table_comment("runs", "One row per fetch, load or build.", schema="staging")
    op.create_index("ix_copies_document_id", "copies", ["document_id"], schema="staging")


_COLUMNS = {
    "documents": [
        sa.Column("words_digest", sa.Text(), nullable=True, comment="Digest of its reports' words; null without one")
    ],
    "sources": [
        sa.Column("source_name", sa.Text(), nullable=True, comment="What sources.yml calls where it was found"),
        sa.Column("licence", sa.Text(), nullable=True, comment="As stated by the site or in sources.yml"),
    ],
    "rejections": [
        sa.Column("source_name", sa.Text(), nullable=True, comment="What sources.yml calls where it was found")
    ],
    "runs": [
        sa.Column(
            "documents_found",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Of a fetch, named by its sources",
        ),
        sa.Column(
            "documents_new",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="At addresses that were not known",
        ),
        sa.Column(
            "documents_changed",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Of a fetch, other bytes than before; of a load, other words",
        ),
    ],
}
