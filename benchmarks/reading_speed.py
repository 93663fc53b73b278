"""How fast the reader is, beside jieba's segmentation of the same text in the same run, on one core; and what it takes.

    HUIBAO_REPORTS=reports/ .venv/bin/python benchmarks/reading_speed.py [N]

Reads the first N documents (100) of the folder HUIBAO_REPORTS, else the packaged examples. Each is read and then segmented,
so that whatever else the machine does falls on both; what is counted is the time of the processor.
"""

from __future__ import annotations

import os
import resource as limits
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
    extract(next(documents_under([resource("examples/reports")])))  # loads the seeds, as jieba has loaded its words
    documents = characters = facts = 0
    reading = segmenting = 0.0
    slowest = (0.0, Path())
    for path in paths:
        started = time.process_time()
        try:
            result = extract(path)
        except RejectedDocument:
            continue
        read = time.process_time()
        jieba.lcut(result.document.text)
        segmenting += time.process_time() - read
        reading += read - started
        slowest = max(slowest, (read - started, path))
        documents += 1
        characters += len(result.document.text)
        facts += sum(len(report.facts) for report in result.reports)
    memory = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{documents:,} documents, {characters:,} characters, {facts:,} facts")
    print(f"read     {characters / reading:12,.0f} characters/s")
    print(f"segment  {characters / segmenting:12,.0f} characters/s (jieba.lcut)")
    print(f"ratio    {segmenting / reading:12.2f}")
    print(f"slowest  {slowest[0]:12.2f} s  {slowest[1].name}")
    print(f"memory   {memory:12,.0f} MB at most")


if __name__ == "__main__":
    main()
