"""The message of a run tells of a build that went well what was made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.alter_column(
        "runs",
        "message",
        existing_type=sa.Text(),
        comment="Why it failed; of a build, what was made anew and why",
        existing_comment="Why it failed",
        schema="staging",
    )
