"""Where a sentence stands in the page, the PDF or the workbook that it was read from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "passages",
        sa.Column(
            "place",
            sa.Text(),
            nullable=True,
            comment="Where it begins in the original: XPath, page and rectangle, sheet and row; null where its offset says so",
        ),
        schema="staging",
    )
