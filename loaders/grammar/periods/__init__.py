"""The period and the scenario of a quantity: what stands before it in its sentence, else what the sentence inherits.

`marks` finds the words of a sentence that say when, or how firmly: `meanings` says which period 前三季度 or 近三年 means,
`reach` how far it holds and whether it only compares (比2015年), and `firmness` knows 预计 and 力争. `deciding` asks which
of them hold at the place of a number.
"""

from loaders.grammar.periods.deciding import When, when
from loaders.grammar.periods.mark import Mark
from loaders.grammar.periods.marks import marks_of

__all__ = ["Mark", "When", "marks_of", "when"]
