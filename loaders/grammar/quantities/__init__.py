"""Which numbers of a sentence are quantities: where each stands, its value and unit, and what hedges it on its right.

`finding` goes through a sentence. Amounts without a digit come first: `thresholds` (突破千亿), `words` (翻一番, 持平, 三成),
`ranks` (居全市第三), and beside them `ratios` (5∶40∶55). Every other number in digits is looked at by `numbers`: what
`names_and_dates` and `specifications` know is none (2024年, 110千伏; of sizes, `capacities` knows those of plants and `classes`
those of 亿元以上项目), a time only counts as `durations` say, and two ends of a range stay together. `suffixes` reads what stands behind a number (以上, 左右).
"""

from loaders.grammar.quantities.classes import THRESHOLD
from loaders.grammar.quantities.finding import quantities
from loaders.grammar.quantities.quantity import Form, Quantity

__all__ = ["THRESHOLD", "Form", "Quantity", "quantities"]
