"""How good a reading is: what a reader found beside what a person found in the same report.

A hand-read report is three files in a folder, as in `examples/gold`: `<name>.facts.jsonl`, a line for each quantity (a fact, or
why a number is none); `<name>.candidates.json`, where each numbered quantity stands; `<name>.projects.jsonl`, a line for
each named project and milestone. Four scores count what both found:

- `quantity`: the right number at the right place. The places overlap; value, unit and measure are equal.
- `fact`: a quantity whose scenario, period, bound, region and subject are right too.
- `headline`: facts of catalogued indicators; as `fact`, with the indicator's code in place of the subject.
- `project`: a named project with its milestone and scenario.
"""

from loaders.scoring.labels import FaultyLabels, HandRead, hand_read, labelled_names, report_beside
from loaders.scoring.readings import FaultyPredictions, Told, read_by_us, read_from
from loaders.scoring.scores import SCORES, Counts, Mistake, Scored, score, total

__all__ = [
    "SCORES",
    "Counts",
    "FaultyLabels",
    "FaultyPredictions",
    "HandRead",
    "Mistake",
    "Scored",
    "Told",
    "hand_read",
    "labelled_names",
    "read_by_us",
    "read_from",
    "report_beside",
    "score",
    "total",
]
