"""Sentences below their headings, each with the period and the scenario that its section speaks of.

`pieces` cuts the text into sentences. `walk` goes through them from the top and keeps the headings above and the view that
a sentence inherits. What changes the view is a heading (`numbering` tells one, `headings` says what it opens), or the
first words of a sentence (`openings`): 今年，我们要 … `spans` knows several years by their words: 过去五年, “十四五”时期.
"""

from loaders.outline.sentence import Sentence, View, end_of
from loaders.outline.walk import outline

__all__ = ["Sentence", "View", "end_of", "outline"]
