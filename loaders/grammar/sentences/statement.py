"""What a sentence says with a number, and what it leaves for the next one to leave out."""

from __future__ import annotations

import msgspec

from loaders.facts import Base, Basis, Bound, Measure
from loaders.grammar.clusters import Cluster
from loaders.grammar.quantities import Quantity
from loaders.grammar.tails import Tail


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence says with one number.

    Attributes:
        quantity: the number and its place.
        subject: what is measured.
        head: the words that the subject was cut from, with those of place and time.
        measure: how it is measured.
        value: falls are negative, 1.1倍 more is 110.
        unit: as written; `%` for growth.
        bound: what the words allow.
        is_flow: it adds up over the period, whatever the subject is.
        is_total: 累计 stands at the number itself.
        is_standing: it is counted at one time: 现有, and what follows it.
        is_steady: it was kept for the whole period: 始终, 连续.
        part_of: what 其中 speaks of the parts of.
        of_zone: the clause is about a park or zone, not the whole area.
        arrived: it is a level that was come to: 达到, 提高到.
        passed: it is a level that was passed: 突破.
        yearly: it is a change on the year before: 比上年, 同比.
        was: it is the former value in 从A提高到B.
        from_value: the former value.
        basis: of a growth, as stated.
        base: of an increment, as stated.
        is_quoted_target: a past aim that what was done is held against: 未达到7%的目标.
        stretch: a second, higher aim.
        quantity_words: the words around the number, to the next sign.
        rules: the rules that read it.
        clause: the clause that it was read in, for whoever asks why.
    """

    quantity: Quantity
    subject: str
    head: str
    measure: Measure
    value: float | None
    unit: str
    bound: Bound
    is_flow: bool = False
    is_total: bool = False
    is_standing: bool = False
    is_steady: bool = False
    part_of: str = ""
    of_zone: bool = False
    arrived: bool = False
    passed: bool = False
    yearly: bool = False
    was: bool = False
    from_value: float | None = None
    basis: Basis | None = None
    base: Base | None = None
    is_quoted_target: bool = False
    stretch: bool = False
    quantity_words: str = ""
    rules: tuple[str, ...] = ()
    clause: Clause | None = None


class Memory(msgspec.Struct):
    """What a sentence leaves for the next one to leave out.

    Attributes:
        current: the subject told last.
        recent: the subjects of levels, in the order told.
        levels: the subjects of levels, those that only measure what was told before as well: 投资额.
        action: the verb that the items of a list share.
        brought: the verb that stands alone before the numbers of a list.
        whole: the subject that 其中 speaks of the parts of.
        listed: how many subjects the last list had.
        stands: 现有 was said, and holds for what follows.
        in_part: 其中 was said, and what follows leaves its subject out.
        sums: 累计 was said, and holds for what follows.
    """

    current: str = ""
    recent: list[str] = []
    levels: list[str] = []
    action: str = ""
    brought: str = ""
    whole: str = ""
    listed: int = 0
    stands: bool = False
    in_part: bool = False
    sums: bool = False


class Reading(msgspec.Struct):
    """How far a sentence is read.

    Attributes:
        text: the sentence.
        memory: what was told before.
        read_to: where the last cluster ends.
        last: the statements of the last cluster.
    """

    text: str
    memory: Memory
    read_to: int = 0
    last: list[Statement] = []


class Clause(msgspec.Struct, frozen=True):
    """Numbers that stand together, with the words that tell what they are.

    Attributes:
        cluster: the numbers.
        following: the next ones of the sentence.
        start: where the words of these numbers begin.
        sign: the sign that they begin after; empty where they follow another number at once.
        head: the words that the subject is cut from.
        phrase: these words without those of place, time and manner.
        tail: the words between subject and number.
        is_part: 其中 opens it.
    """

    cluster: Cluster
    following: Cluster | None
    start: int
    sign: str
    head: str
    phrase: str
    tail: Tail
    is_part: bool

    @property
    def first(self) -> Quantity:
        """The first of the numbers."""
        return self.cluster.items[0][0]
