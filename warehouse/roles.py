"""The roles that do the work, each able to do its own and nothing else. The migrations make them and say what they may.

Whoever owns the database connects, and the work is then done in the role: what a load may not do is refused by
PostgreSQL, whoever started it.
"""

from __future__ import annotations

LOADER_ROLE = "huibao_loader"
"""Writes `staging`."""

TRANSFORMER_ROLE = "huibao_transformer"
"""Reads `staging`; owns `build`, `published` and the schemas that users see."""

READER_ROLE = "huibao_reader"
"""Reads what is published."""

PUBLIC_SCHEMAS = ("marts", "marts_zh")
"""What the reader sees."""
