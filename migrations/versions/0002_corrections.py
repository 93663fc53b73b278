"""The table of corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("correction_key", sa.Text(), nullable=False, comment="Made of what it says of which place"),
        sa.Column(
            "file",
            sa.Text(),
            nullable=False,
            comment="The file that says so, relative to the folder of corrections",
        ),
        sa.Column("line", sa.Integer(), nullable=False, comment="Where the entry begins in it"),
        sa.Column("record_kind", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="Of the document; it need not be held"),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True, comment="The words at these offsets"),
        sa.Column("sentence", sa.Text(), nullable=True, comment="The sentence around them"),
        sa.Column(
            "from_values", JSONB(), nullable=True, comment="The fields that change, as read; null if nothing is read"
        ),
        sa.Column("to_values", JSONB(), nullable=True, comment="As they should be; null if nothing should be read"),
        sa.Column("expected_values", JSONB(), nullable=False, comment="What else is read of it"),
        sa.Column("period_start", sa.Date(), nullable=True, comment="First day of the period in to_values"),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint("record_kind in ('fact', 'project')", name=op.f("ck_corrections_record_kind")),
        sa.CheckConstraint("action in ('change', 'withdraw', 'add')", name=op.f("ck_corrections_action")),
        sa.CheckConstraint("status in ('proposed', 'approved', 'retired')", name=op.f("ck_corrections_status")),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_corrections")),
        sa.UniqueConstraint("correction_key", name=op.f("uq_corrections_correction_key")),
        schema="staging",
        comment="One row per entry of a corrections file: the image of the files, which are the truth.",
    )
