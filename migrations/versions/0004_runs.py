"""What a run did: facts and rows, versions of code and catalogue, and why it failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for column in (
        sa.Column("code_version", sa.Text(), nullable=True, comment="The huibao that ran"),
        sa.Column(
            "catalogue_version", sa.Text(), nullable=True, comment="Digest of the seeds: districts, indicators, units"
        ),
        sa.Column("targets_loaded", sa.Integer(), server_default="0", nullable=False),
        sa.Column("results_loaded", sa.Integer(), server_default="0", nullable=False),
        sa.Column("milestones_loaded", sa.Integer(), server_default="0", nullable=False),
        sa.Column("build_id", sa.BigInteger(), nullable=True, comment="Of a build, its number"),
        sa.Column("rows_added", sa.BigInteger(), nullable=True, comment="Of a build, rows of marts that are new"),
        sa.Column("rows_removed", sa.BigInteger(), nullable=True, comment="Of a build, rows of marts that are gone"),
        sa.Column("message", sa.Text(), nullable=True, comment="Why it failed"),
    ):
        op.add_column("runs", column, schema="staging")


def downgrade() -> None:
    for name in (
        "message",
        "rows_removed",
        "rows_added",
        "build_id",
        "milestones_loaded",
        "results_loaded",
        "targets_loaded",
        "catalogue_version",
        "code_version",
    ):
        op.drop_column("runs", name, schema="staging")
