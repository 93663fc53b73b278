"""What was fetched, kept for good: bytes under their SHA-256, and records of when and where they came from.

    objects/3f/3fa8…             the bytes, as they came
    records/2025-01.jsonl        one record a line: each retrieval, each failure, each document

Both only grow. Bytes are written before the record that names them, and a record before anything is parsed; so a run that
is cut off loses nothing but the request that was under way.
"""

from loaders.sources.archive.records import DocumentRecord, Failure, Part, Retrieval
from loaders.sources.archive.store import Archive

__all__ = ["Archive", "DocumentRecord", "Failure", "Part", "Retrieval"]
