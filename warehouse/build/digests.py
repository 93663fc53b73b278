"""What a build depends on, as digests: the same digests, the same marts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import psycopg

_STAGING = """
select md5(concat_ws(
    E'\\n',
    (select string_agg(content_hash || reader_version || outcome, ' ' order by content_hash) from staging.documents),
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


def project_digest(project: Path, *folders: str) -> str:
    """Of the files of the dbt project, or of some of its folders; what dbt itself writes there does not count."""
    digest = hashlib.sha256()
    for file in sorted(project.rglob("*")):
        relative = file.relative_to(project)
        if file.is_file() and relative.parts[0] not in {"target", "logs", "dbt_packages"}:
            if folders and relative.parts[0] not in folders:
                continue
            digest.update(relative.as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]
