"""What dbt compiled for a build: its statements, with what each reads. By them a part of the build can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, Literal

import msgspec

Kind = Literal["source", "seed", "table", "view", "test"]


class Node(msgspec.Struct, frozen=True):
    """A node of the dbt project as it was compiled.

    Attributes:
        name: what dbt calls it; of a source, its table.
        kind: what it is; of a model, how it is materialized.
        relation: how the statements name it, quoted; empty for a test.
        query: what it selects; of a test, the rows that fail. Empty for sources and seeds.
        reads: ids of the nodes that it reads.
        of: of a test, the id of the node that it is a test of.
        is_whole: its rows are made of the reports of several areas, so that it can only be made as a whole.
        key: columns in which no two rows agree; empty where no test says so.
        is_public: users see it.
        indexes: of a public model, lists of columns that its rows are to be found by.
    """

    name: str
    kind: Kind
    relation: str
    query: str = ""
    reads: tuple[str, ...] = ()
    of: str | None = None
    is_whole: bool = False
    key: tuple[str, ...] = ()
    is_public: bool = False
    indexes: tuple[tuple[str, ...], ...] = ()


class Recipe(msgspec.Struct, frozen=True):
    """The nodes of a build by their ids, each after those that it reads."""

    nodes: dict[str, Node]

    @classmethod
    def from_manifest(cls, path: Path) -> Recipe:
        """What dbt compiled, by the manifest that it wrote."""
        manifest = json.loads(path.read_text(encoding="utf-8"))
        keys = dict(map(_key, filter(_tells_a_key, manifest["nodes"].values())))
        nodes = {key: _source(value) for key, value in manifest["sources"].items()}
        nodes |= {key: node for key, value in manifest["nodes"].items() if (node := _node(value, keys.get(key, ())))}
        order = TopologicalSorter({key: node.reads for key, node in nodes.items()}).static_order()
        return cls({key: nodes[key] for key in order})

    @classmethod
    def from_json(cls, kept: str) -> Recipe:
        """The recipe that was kept."""
        return msgspec.json.decode(kept, type=cls)

    def as_json(self) -> str:
        """As the workshop keeps it."""
        return msgspec.json.encode(self).decode()

    def of_kind(self, *kinds: Kind) -> Iterator[tuple[str, Node]]:
        """The nodes of these kinds, each after those that it reads."""
        return ((key, node) for key, node in self.nodes.items() if node.kind in kinds)

    def public_marts(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The models that users may see, each with what its rows are indexed by."""
        return {node.name: node.indexes for _, node in self.of_kind("table") if node.is_public}

    def read_across(self) -> set[str]:
        """Ids of what is read of all areas, by models that are made as a whole and by their tests."""
        found: set[str] = set()
        for node in self.nodes.values():
            about = self.nodes[node.of] if node.of else node
            if about.is_whole:
                found |= self._read_by(node)
        return found

    def _read_by(self, node: Node) -> set[str]:
        """What a node reads, and what the views read that it reads."""
        views = [self.nodes[key] for key in node.reads if self.nodes[key].kind == "view"]
        return set(node.reads).union(*map(self._read_by, views))


def _source(source: dict[str, Any]) -> Node:
    return Node(source["identifier"], "source", _in_this_database(source["relation_name"], source))


def _tells_a_key(node: dict[str, Any]) -> bool:
    return (
        node["resource_type"] == "test"
        and node.get("test_metadata", {}).get("name") in {"unique", "one_row_per"}
        and node["config"]["where"] is None
    )


def _key(test: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The model of a test, and the columns that it says no two of its rows agree in."""
    told = test["test_metadata"]["kwargs"]
    return test["attached_node"], tuple(told.get("columns") or [told["column_name"]])


def _node(node: dict[str, Any], key: tuple[str, ...]) -> Node | None:
    """None for what the build did not run: unit tests, and tests of seeds that stood already."""
    if node["resource_type"] == "seed":
        return Node(node["name"], "seed", _in_this_database(node["relation_name"], node))
    if "compiled_code" not in node:
        return None
    meta = node["config"]["meta"]
    return Node(
        name=node["name"],
        kind="test" if node["resource_type"] == "test" else node["config"]["materialized"],
        relation=_in_this_database(node["relation_name"] or "", node),
        query=_in_this_database(node["compiled_code"], node),
        reads=tuple(node["depends_on"]["nodes"]),
        of=node.get("attached_node"),
        is_whole=meta.get("reach") == "all",
        key=key,
        is_public=node["config"].get("access") == "public",
        indexes=tuple(map(tuple, meta.get("indexes", []))),
    )


def _in_this_database(statement: str, node: dict[str, Any]) -> str:
    """Without the database's name, which a copy or a restored dump does not have."""
    return statement.replace(f'"{node["database"]}".', "")
