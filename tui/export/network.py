"""The network of who is named with whom, as GraphML (Brandes et al. 2002) and as GEXF 1.3 (Gephi).

An edge joins two that at least one sentence names together; its weight is the number of such sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.dossier.together import by_sentence
from tui.export.selection import Selection
from tui.text import one_line

_NODE = {"label": "string", "kind": "string", "role": "string", "mentions": "int", "documents": "int",
         "first": "string", "last": "string"}  # fmt: skip
_EDGE = {"weight": "int", "documents": "int"}


@dataclass(slots=True)
class _Edge:
    sentences: int = 0
    documents: int = 0
    last: int = 0


def write_graphml(store: Store, out: TextIO, selection: Selection) -> None:
    """Write the network as GraphML to *out*."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        for name, sort in names.items():
            out.write(f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{sort}"/>\n')
    out.write('  <graph id="dossier" edgedefault="undirected">\n')
    keys = {}
    for row in selection.entities(store):
        keys[row.id] = row.key
        out.write(f"    <node id={_quoted(row.key)}>\n")
        for name, value in _facts(row).items():
            out.write(f'      <data key="node-{name}">{_safe(value)}</data>\n')
        out.write("    </node>\n")
    for number, (one, other, edge) in enumerate(_edges(store, keys)):
        out.write(f'    <edge id="e{number}" source={_quoted(one)} target={_quoted(other)}>\n')
        out.write(f'      <data key="edge-weight">{edge.sentences}</data>\n')
        out.write(f'      <data key="edge-documents">{edge.documents}</data>\n    </edge>\n')
    out.write("  </graph>\n</graphml>\n")


def write_gexf(store: Store, out: TextIO, selection: Selection) -> None:
    """Write the network as GEXF 1.3 to *out*."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    out.write('  <graph defaultedgetype="undirected" mode="static">\n')
    numbers: dict[str, int] = {}
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        out.write(f'    <attributes class="{domain}">\n')
        for name, sort in names.items():
            if name in ("label", "weight"):
                continue
            numbers[f"{domain} {name}"] = len(numbers)
            kind = "integer" if sort == "int" else sort
            out.write(f'      <attribute id="{numbers[f"{domain} {name}"]}" title="{name}" type="{kind}"/>\n')
        out.write("    </attributes>\n")
    out.write("    <nodes>\n")
    keys = {}
    for row in selection.entities(store):
        keys[row.id] = row.key
        facts = _facts(row)
        out.write(f"      <node id={_quoted(row.key)} label={_quoted(facts.pop('label'))}>\n")
        out.write("        <attvalues>\n")
        for name, value in facts.items():
            out.write(f'          <attvalue for="{numbers[f"node {name}"]}" value={_quoted(str(value))}/>\n')
        out.write("        </attvalues>\n      </node>\n")
    out.write("    </nodes>\n    <edges>\n")
    for number, (one, other, edge) in enumerate(_edges(store, keys)):
        out.write(
            f'      <edge id="{number}" source={_quoted(one)} target={_quoted(other)} '
            f'weight="{edge.sentences}">\n        <attvalues><attvalue for="{numbers["edge documents"]}" '
            f'value="{edge.documents}"/></attvalues>\n      </edge>\n'
        )
    out.write("    </edges>\n  </graph>\n</gexf>\n")


def _facts(row: EntityRow) -> dict[str, str]:
    facts = {
        "label": row.name,
        "kind": row.kind.value,
        "role": row.roles[0].text if row.roles else "",
        "mentions": str(row.mentions),
        "documents": str(row.documents),
        "first": row.first.isoformat() if row.first else "",
        "last": row.last.isoformat() if row.last else "",
    }
    return {name: value for name, value in facts.items() if value}


def _edges(store: Store, keys: Mapping[int, str]) -> Iterator[tuple[str, str, _Edge]]:
    """Yield (key, key, edge) of all pairs of *keys* that a sentence names together, in a fixed order."""
    edges: dict[tuple[int, int], _Edge] = {}
    for document in store.document_ids():
        for sentence in by_sentence(store, document):
            named = sorted({mark.entity for mark in sentence.marks if mark.entity in keys})
            for pair in combinations(named, 2):
                edge = edges.get(pair)
                if edge is None:
                    edge = edges[pair] = _Edge()
                edge.sentences += 1
                if edge.last != document:
                    edge.last = document
                    edge.documents += 1
    by_key: list[tuple[str, str, _Edge]] = [
        (min(keys[a], keys[b]), max(keys[a], keys[b]), edge) for (a, b), edge in edges.items()
    ]
    yield from sorted(by_key, key=lambda edge: (edge[0], edge[1]))


def _safe(value: str) -> str:
    return escape(one_line(value))


def _quoted(value: str) -> str:
    return quoteattr(one_line(value))
