"""SDMX-CSV 2.0, and the structure that it is read by as SDMX-ML 3.0."""

from __future__ import annotations

from pathlib import Path

import psycopg
from lxml import etree
from lxml.etree import _Element
from psycopg import sql

from warehouse.export.as_csv import write_csv
from warehouse.export.sdmx_flow import AGENCY, VERSION, Component, Flow
from warehouse.publish import Build

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_MES, _STR, _COM = (f"{{{_SCHEMAS}/{name}}}" for name in ("message", "structure", "common"))
_PREFIXES = {"mes": f"{_SCHEMAS}/message", "str": f"{_SCHEMAS}/structure", "com": f"{_SCHEMAS}/common"}
_URN = "urn:sdmx:org.sdmx.infomodel"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = "HUIBAO_CONCEPTS"


def flow_as_csv(connection: psycopg.Connection, flow: Flow, path: Path) -> int:
    """Stream the observations into a file, a line each, and count them. They are information (action I)."""
    fixed = {"STRUCTURE": "dataflow", "STRUCTURE_ID": f"{AGENCY}:{flow.name}({VERSION})", "ACTION": "I"}
    items = [sql.SQL("{} as {}").format(sql.Literal(value), sql.Identifier(name)) for name, value in fixed.items()]
    names = [component.concept for component in flow.components]
    items += [sql.SQL("{} as {}").format(sql.Identifier(name.lower()), sql.Identifier(name)) for name in names]
    keys = [
        sql.SQL('{} collate "C"').format(sql.Identifier(component.concept.lower()))
        for component in flow.components
        if component.role in ("dimension", "time")
    ]
    query = sql.SQL("select {} from ({}) as observations order by {}").format(
        sql.SQL(", ").join(items), flow.query, sql.SQL(", ").join(keys)
    )
    return write_csv(connection, query, path)


def write_structure(flow: Flow, build: Build, path: Path) -> None:
    """Write the dataflow, its data structure, concepts and codelists, named in English and Chinese."""
    message = etree.Element(f"{_MES}Structure", nsmap=_PREFIXES)
    header = etree.SubElement(message, f"{_MES}Header")
    for name, text in (
        ("ID", f"{flow.name}-{build.build_id}"),
        ("Test", "false"),
        ("Prepared", build.published_at.replace(" ", "T")),
    ):
        etree.SubElement(header, f"{_MES}{name}").text = text
    etree.SubElement(header, f"{_MES}Sender", id=AGENCY)
    structures = etree.SubElement(message, f"{_MES}Structures")
    _add_dataflow(structures, flow)
    _add_codelists(structures, flow)
    _add_concepts(structures, flow)
    _add_data_structure(structures, flow)
    etree.ElementTree(message).write(path, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_dataflow(structures: _Element, flow: Flow) -> None:
    dataflow = _maintained(_sub(structures, "Dataflows"), "Dataflow", flow.name)
    _describe(dataflow, flow.table.name, flow.table.label, flow.table.meaning)
    _sub(dataflow, "Structure").text = f"{_URN}.datastructure.DataStructure={AGENCY}:{flow.name}({VERSION})"


def _add_codelists(structures: _Element, flow: Flow) -> None:
    coded = [component for component in flow.components if component.codes]
    if not coded:
        return
    lists = _sub(structures, "Codelists")
    for component in coded:
        codelist = _maintained(lists, "Codelist", f"CL_{component.concept}")
        codelist.set("isPartial", "true")
        _describe(codelist, component.name, component.name_zh)
        for code in component.codes:
            _describe(_sub(codelist, "Code", id=code.code), code.name, code.name_zh)


def _add_concepts(structures: _Element, flow: Flow) -> None:
    scheme = _maintained(_sub(structures, "ConceptSchemes"), "ConceptScheme", _CONCEPTS)
    _describe(scheme, "Concepts", "概念")
    for component in flow.components:
        concept = _sub(scheme, "Concept", id=component.concept)
        _describe(concept, component.name, component.name_zh, component.description)


def _add_data_structure(structures: _Element, flow: Flow) -> None:
    structure = _maintained(_sub(structures, "DataStructures"), "DataStructure", flow.name)
    _describe(structure, flow.table.name, flow.table.label, flow.table.meaning)
    parts = _sub(structure, "DataStructureComponents")
    dimensions, attributes, measures = (_sub(parts, f"{name}List") for name in ("Dimension", "Attribute", "Measure"))
    for place, component in enumerate(flow.components, 1):
        if component.role == "dimension":
            _represent(_sub(dimensions, "Dimension", id=component.concept, position=str(place)), component)
        elif component.role == "time":
            _represent(_sub(dimensions, "TimeDimension", id=component.concept), component)
        elif component.role == "measure":
            _represent(_sub(measures, "Measure", id=component.concept), component)
        else:
            attribute = _sub(attributes, "Attribute", id=component.concept, usage="optional")
            _represent(attribute, component)
            _sub(_sub(attribute, "AttributeRelationship"), "Observation")


def _represent(element: _Element, component: Component) -> None:
    _sub(
        element, "ConceptIdentity"
    ).text = f"{_URN}.conceptscheme.Concept={AGENCY}:{_CONCEPTS}({VERSION}).{component.concept}"
    representation = _sub(element, "LocalRepresentation")
    if component.codes:
        codelist = f"{_URN}.codelist.Codelist={AGENCY}:CL_{component.concept}({VERSION})"
        _sub(representation, "Enumeration").text = codelist
    else:
        _sub(representation, "TextFormat", textType=component.type)


def _maintained(parent: _Element, tag: str, name: str) -> _Element:
    return _sub(parent, tag, id=name, agencyID=AGENCY, version=VERSION)


def _describe(element: _Element, name: str, name_zh: str, description: str | None = None) -> None:
    for language, text in (("en", name), ("zh", name_zh)):
        etree.SubElement(element, f"{_COM}Name", {_LANG: language}).text = text
    if description:
        etree.SubElement(element, f"{_COM}Description", {_LANG: "en"}).text = description


def _sub(parent: _Element, tag: str, **attributes: str) -> _Element:
    return etree.SubElement(parent, f"{_STR}{tag}", attributes)
