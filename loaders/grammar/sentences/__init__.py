"""One sentence: each of its numbers with what it measures and how it is told. Whose and when is decided elsewhere.

A number, or several that stand together, is read with the clause before it: `clauses` finds where that clause begins and
where its subject ends, `naming` finds the subject, which may stand in another clause or behind the number (`counting`), and
`measuring` says what the words make of the number. `reading` goes through the sentence and remembers what later clauses leave out.
"""

from loaders.grammar.sentences.reading import statements
from loaders.grammar.sentences.statement import Memory, Statement

__all__ = ["Memory", "Statement", "statements"]
