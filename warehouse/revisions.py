"""What a revision changed: the facts that an address told before, beside those that it tells now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import psycopg
from psycopg.rows import class_row, dict_row

_REVISIONS = """
with shown as (
    select
        address, document_id, superseded_at,
        lead(document_id) over (partition by address order by seen_at, source_id) as next_document_id
    from staging.sources
    where %(address)s::text is null or address = %(address)s
)
select
    address, superseded_at as revised_at,
    before.document_id as before_id, after.document_id as after_id,
    before.content_hash as before_hash, after.content_hash as after_hash
from shown
join staging.documents as before using (document_id)
join staging.documents as after on after.document_id = next_document_id
where superseded_at is not null
order by superseded_at desc, address
limit %(limit)s
"""

_FACTS = """
select
    concat_ws(' ', d.district_name, y.period) as about, f.subject as name, f.scenario, f.measure,
    f.tier, f.definition, r.report_kind, f.quote, concat_ws(' ', f.value::text, f.unit, f.bound, f.from_value::text) as told
from (
    select * from staging.indicators union all select * from staging.targets
) as f
join staging.reports as r using (report_id)
join staging.districts as d using (district_id)
join staging.years as y using (year_id)
where r.document_id = %(document)s
union all
select d.district_name, p.name, p.scenario, 'project', null, null, r.report_kind, p.quote, concat_ws(' ', p.milestone, y.period)
from staging.key_projects as p
join staging.reports as r using (report_id)
join staging.districts as d using (district_id)
join staging.years as y using (year_id)
where r.document_id = %(document)s
"""


class Told(NamedTuple):
    """A fact, or a milestone of a project, as a document tells it.

    Attributes:
        about: area and period; of a project, the area.
        name: of what is measured, or of the project.
        scenario: actual, estimate or target.
        measure: as of a fact; `project`.
        tier: as of a fact.
        definition: as of a fact.
        report_kind: of the report that tells it.
        quote: the words.
        told: what they say: value, unit and bound; of a project, milestone and when.
    """

    about: str
    name: str
    scenario: str
    measure: str
    tier: str | None
    definition: str | None
    report_kind: str
    quote: str
    told: str

    @property
    def of_what(self) -> tuple[str | None, ...]:
        """What it is about: two that agree in it tell the same thing, if differently."""
        return self.about, self.name, self.scenario, self.measure, self.tier, self.definition, self.report_kind


class Revision(NamedTuple):
    """A revision of what an address shows.

    Attributes:
        address: of the page or file.
        revised_at: when the new content was seen.
        before: hash of the document that stood there.
        after: hash of the one that stands there since.
        changed: what both tell, differently: before and after.
        gone: what only the earlier one tells.
        new: what only the later one tells.
    """

    address: str
    revised_at: datetime
    before: str
    after: str
    changed: list[tuple[Told, Told]]
    gone: list[Told]
    new: list[Told]


def revisions(connection: psycopg.Connection, address: str | None = None, limit: int = 10) -> list[Revision]:
    """The latest revisions, of one address or of all.

    Args:
        connection: that may read `staging`.
        address: as `marts.dim_report` has it.
        limit: how many.
    """
    cursor = connection.cursor(row_factory=dict_row)
    rows = cursor.execute(_REVISIONS, {"address": address, "limit": limit}).fetchall()
    return [
        Revision(
            *(row["address"], row["revised_at"], row["before_hash"], row["after_hash"]),
            *compared(_told(connection, row["before_id"]), _told(connection, row["after_id"])),
        )
        for row in rows
    ]


def _told(connection: psycopg.Connection, document_id: int) -> list[Told]:
    return connection.cursor(row_factory=class_row(Told)).execute(_FACTS, {"document": document_id}).fetchall()


def compared(before: Iterable[Told], after: Iterable[Told]) -> tuple[list[tuple[Told, Told]], list[Told], list[Told]]:
    """What is told differently, no more, and only now. What is told alike is left out, however often."""
    earlier, later = _by_subject(before), _by_subject(after)
    changed: list[tuple[Told, Told]] = []
    gone: list[Told] = []
    new: list[Told] = []
    for subject in dict.fromkeys([*earlier, *later]):
        old, fresh = _without_common(earlier.get(subject, []), later.get(subject, []))
        changed += zip(old, fresh, strict=False)
        gone += old[len(fresh) :]
        new += fresh[len(old) :]
    return changed, gone, new


def _by_subject(told: Iterable[Told]) -> dict[tuple[str | None, ...], list[Told]]:
    by_subject: dict[tuple[str | None, ...], list[Told]] = defaultdict(list)
    for one in told:
        by_subject[one.of_what].append(one)
    return by_subject


def _without_common(old: list[Told], fresh: list[Told]) -> tuple[list[Told], list[Told]]:
    left = list(fresh)
    only_old = []
    for one in old:
        same = next((other for other in left if other.told == one.told), None)
        if same is None:
            only_old.append(one)
        else:
            left.remove(same)
    return only_old, left
