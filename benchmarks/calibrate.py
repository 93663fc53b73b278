"""Fit the weights of the facts' confidence on hand-read reports, and print how well it holds on reports left out.

    python benchmarks/calibrate.py GOLD REPORTS [GOLD REPORTS …] [--write]

GOLD holds `<report>.facts.jsonl` and `<report>.candidates.json` as in examples/gold, REPORTS the files `<report>.*`.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from loaders.extract import extract
from loaders.grammar.confidence import signs_of
from loaders.horizons import is_span
from loaders.scoring import hand_read, labelled_names, report_beside
from loaders.scoring.agreement import differing, same_quantity

Case = tuple[list[str], bool]
_WEIGHTS = Path(__file__).resolve().parent.parent / "loaders" / "lexicon" / "confidence_weights.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="pairs of folders: GOLD REPORTS")
    parser.add_argument("--write", action="store_true", help="write the weights into the reader")
    given = parser.parse_args()
    cases = {
        f"{gold}/{name}": judged(gold, report_beside(gold, name, reports), name)
        for gold, reports in zip(given.folders[::2], given.folders[1::2], strict=True)
        for name in labelled_names(gold)
    }
    curve(cases)
    if given.write:
        weights = fitted([case for found in cases.values() for case in found])
        lines = "".join(f'    "{sign}": {weight:.2f},\n' for sign, weight in sorted(weights.items()))
        head = _WEIGHTS.read_text(encoding="utf-8").partition("WEIGHTS")[0]
        _WEIGHTS.write_text(f"{head}WEIGHTS: dict[str, float] = {{\n{lines}}}\n", encoding="utf-8")


def judged(gold: Path, report: Path, name: str) -> list[Case]:
    """The signs of each fact read, and whether a label says the same of the same quantity."""
    reading = extract(report)
    labels = hand_read(gold, name, reading.document.text).facts
    cases = []
    for one in reading.reports:
        numbers = Counter(fact.sentence for fact in one.facts)
        for fact in one.facts:
            right = any(same_quantity(fact, label) and not differing(fact, label) for label in labels)
            cases.append((signs_of(fact, numbers[fact.sentence], spans=is_span(fact.period)), right))
    return cases


def fitted(cases: list[Case], rounds: int = 300, rate: float = 0.3, decay: float = 2.0) -> dict[str, float]:
    """Weights of a logistic model with a ridge, by gradient descent."""
    counts = Counter(sign for signs, _ in cases for sign in signs)
    weights = {sign: 0.0 for sign, count in counts.items() if count >= 8}
    for _ in range(rounds):
        slopes: dict[str, float] = defaultdict(float)
        for signs, right in cases:
            off = right - 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in signs)))
            for sign in signs:
                slopes[sign] += off
        for sign in weights:
            weights[sign] += rate * (slopes[sign] - decay * weights[sign]) / math.sqrt(len(cases) * counts[sign])
    return weights


def curve(cases: dict[str, list[Case]]) -> None:
    """Each report judged by weights fitted on the others: stated confidence beside the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, found in cases.items():
        weights = fitted([case for other, more in cases.items() if other != name for case in more])
        for signs, right in found:
            stated = 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in signs)))
            bins[min(int(stated * 20), 19)].append((stated, right))
    print(f"{sum(map(len, cases.values())):,} facts of {len(cases)} reports, each judged by weights fitted without it")
    print("stated     right    facts")
    for told in (found for _, found in sorted(bins.items())):
        stated = sum(one for one, _ in told) / len(told)
        print(f"{stated:6.2f}    {sum(right for _, right in told) / len(told):6.2f}   {len(told):6,}")


if __name__ == "__main__":
    sys.exit(main())
