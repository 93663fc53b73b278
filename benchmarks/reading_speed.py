"""How fast the reader is, beside jieba's segmentation of the same text in the same run, on one core."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import jieba

from loaders.errors import RejectedDocument
from loaders.extract import extract
from loaders.resources import resource
from loaders.sources.folder import documents_under


def main() -> None:
    folder = Path(os.environ.get("HUIBAO_REPORTS") or resource("examples"))
    paths = list(documents_under([folder]))[: int(sys.argv[1]) if len(sys.argv) > 1 else 100]
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    texts, reading, slowest, facts = [], 0.0, (0.0, Path()), 0
    for path in paths:
        started = time.perf_counter()
        try:
            result = extract(path)
        except RejectedDocument:
            continue
        spent = time.perf_counter() - started
        reading += spent
        slowest = max(slowest, (spent, path))
        texts.append(result.document.text)
        facts += sum(len(report.facts) for report in result.reports)
    characters = sum(map(len, texts))
    started = time.perf_counter()
    for text in texts:
        jieba.lcut(text)
    segmenting = time.perf_counter() - started
    print(f"{len(texts)} documents, {characters:,} characters, {facts:,} facts")
    print(f"read     {characters / reading:12,.0f} characters/s")
    print(f"segment  {characters / segmenting:12,.0f} characters/s (jieba.lcut)")
    print(f"ratio    {segmenting / reading:12.2f}")
    print(f"slowest  {slowest[0]:12.2f} s  {slowest[1].name}")


if __name__ == "__main__":
    main()
