"""Which errors commands tell in words, and in which."""

from __future__ import annotations


def expected_errors() -> tuple[type[Exception], ...]:
    """Errors that are told in words. Looked up once one is raised: `huibao --help` need not know PostgreSQL."""
    import psycopg
    import sqlalchemy.exc

    from loaders.errors import BadSources
    from warehouse.errors import WarehouseError

    return WarehouseError, BadSources, OSError, psycopg.Error, sqlalchemy.exc.DBAPIError


def told_error(error: Exception) -> str:
    """What to say of such an error."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    # SQLAlchemy adds the statement and all its parameters to what PostgreSQL said.
    return str(getattr(error, "orig", None) or error).strip()
