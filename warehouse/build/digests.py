"""What a build depends on, as digests: the same digests, the same marts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import psycopg

_WRITTEN = {"target", "logs", "dbt_packages", "__pycache__"}

_STAGING = """
select md5(concat_ws(
    E'\\n',
    (
        select string_agg(
            content_hash || reader_version || outcome || extract(epoch from read_at), ' ' order by content_hash
        )
        from staging.documents
    ),
    (
        select string_agg(address || content_hash || coalesce(superseded_at::text, ''), ' ' order by source_id)
        from staging.sources join staging.documents using (document_id)
    ),
    (select string_agg(address || reason, ' ' order by address) from staging.rejections where resolved_at is null),
    -- An entry that only moved within its file says the same.
    (
        select string_agg((to_jsonb(corrections) - 'correction_id' - 'line')::text, ' ' order by correction_key)
        from staging.corrections
    )
))
"""


def staging_digest(connection: psycopg.Connection) -> str:
    """Of all that was read: which documents by which reader, where they were found, what was rejected and corrected."""
    row = connection.execute(_STAGING).fetchone()
    assert row is not None
    return str(row[0])


def making_digest(project: Path) -> str:
    """Of all that says how a build is made: the dbt project, and the code that builds and publishes."""
    here = Path(__file__).parent
    parts = (files_digest(project), files_digest(here), files_digest(here.with_name("publish")))
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:32]


def files_digest(folder: Path, *parts: str) -> str:
    """Of the files of a folder, or of some of its parts; what dbt and Python themselves write there does not count."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        relative = file.relative_to(folder)
        if file.is_file() and not _WRITTEN & set(relative.parts) and (not parts or relative.parts[0] in parts):
            digest.update(relative.as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]
