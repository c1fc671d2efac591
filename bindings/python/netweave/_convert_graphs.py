"""Networks from and to the graphs of networkx and igraph.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ._convert_origin import KEY, Origin, Single, Weight, attributes_said, network_of, said_of, single
from ._convert_values import columns_of, is_missing, need, places_in, plain, tell_loss, weights_of
from ._parts import Attribute, Numbers, Parts, TieSet

if TYPE_CHECKING:
    from ._network import Network


def _take_weight(columns: dict[Any, Any], name: str | bool, rows: int, notes: list[str]) -> Numbers | None:
    """The column of weights, taken out; edges without one count 1, as for networkx and igraph."""
    if name is False or name not in columns:
        return None
    values = columns.pop(name)
    without = sum(value is None for value in values)
    if without:
        notes.append(f"{without} of {rows} ties had no {name}: taken as 1.")
    return weights_of([1.0 if value is None else value for value in values], str(name))


def _other_graph_attributes(names: Any, package: str) -> str:
    """What becomes of attributes of the graph itself."""
    others = sorted(str(name) for name in names if name not in ("name", KEY))
    if others:
        tell_loss(f"networks have no attributes of their own: '{', '.join(others)}' of the {package} graph is left out")
    return ""


def _parts(
    labels: list[Hashable],
    members: Mapping[Any, Any],
    ties: TieSet,
    columns: dict[Any, Any],
    origin: Origin,
    weight: str | bool | None,
    name: object,
) -> Parts:
    """A network of one tie set from columns of members and ties."""
    chosen: str | bool = origin.weight if weight is None or weight is True else weight
    notes: list[str] = []
    ties.weight = _take_weight(columns, chosen, len(ties.source), notes)
    weight_name = str(chosen) if ties.weight is not None else ""
    ties.attributes = attributes_said(columns, origin.ties, len(ties.source), "ties", weight_name)
    return Parts(
        labels=labels,
        attributes=attributes_said(members, origin.members, len(labels)),
        tie_sets=[ties],
        notes=notes,
        source=name if isinstance(name, str) and "\0" not in name else "",
        weight_name=weight_name,
    )


def from_networkx(
    graph: Any,
    *,
    weight: str | bool | None = None,
    layer: str | None = None,
    wave: str | None = None,
    duplicates: str = "sum",
) -> Network:
    """From a networkx Graph, DiGraph, MultiGraph or MultiDiGraph.

    Nodes stay the members' labels (their texts must differ), node and edge attributes become attributes. `weight` names the
    edge attribute that is the weight ("weight" when there is one; False: none); edges without it count 1, as for networkx, and
    a note says so. An edge of weight 0 is read as no tie. Parallel edges are joined by `duplicates`: "sum", "first", "max" or
    "error". `layer` and `wave` name what the ties are. Attributes that are neither numbers nor texts are left out with a
    LossWarning, as are attributes of the graph other than its name.
    """
    if not (hasattr(graph, "is_directed") and hasattr(graph, "edges") and hasattr(graph, "graph")):
        raise TypeError(f"this is a {type(graph).__name__}, not a networkx graph")
    origin = Origin.of_text(graph.graph.get(KEY))
    nodes = list(graph.nodes)
    places = places_in(nodes)
    edges = list(graph.edges(data=True))
    _other_graph_attributes(graph.graph, "networkx")
    ties = TieSet(
        source=np.array([places[edge[0]] for edge in edges], np.int64),
        target=np.array([places[edge[1]] for edge in edges], np.int64),
        layer=origin.layer if layer is None else str(layer),
        wave=origin.wave if wave is None else str(wave),
        directed=bool(graph.is_directed()),
    )
    members = columns_of([graph.nodes[node] for node in nodes])
    columns = columns_of([edge[2] for edge in edges])
    labels = [plain(node) for node in nodes]
    return network_of(_parts(labels, members, ties, columns, origin, weight, graph.graph.get("name")), duplicates)


def _rows_of(attributes: Mapping[str, Attribute], count: int) -> list[dict[str, Any]]:
    """A dictionary per row of the values that are there."""
    rows: list[dict[str, Any]] = [{} for _ in range(count)]
    for name, attribute in attributes.items():
        for row, value in zip(rows, attribute.values()):
            if value is not None:
                row[name] = value
    return rows


def _order(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _origin(one: Single, member_order: list[str], tie_order: list[str]) -> str:
    ties = one.ties
    return Origin(
        layer=ties.layer,
        wave=ties.wave,
        weight=one.weight_name if ties.weight is not None else "weight" not in ties.attributes and "weight",
        members=said_of(one.attributes, member_order),
        ties=said_of(ties.attributes, tie_order),
    ).text()


def _weight_key(one: Single) -> str:
    if one.ties.weight is not None and one.weight_name in one.ties.attributes:
        raise ValueError(f"ties have an attribute named '{one.weight_name}' as well as that weight; rename one")
    return one.weight_name


def to_networkx(network: Network, *, weight: Weight = None, **options: Any) -> Any:
    """A networkx Graph, or DiGraph where ties have a direction, of one layer and wave.

    Nodes are the members as the user named them, with their attributes; edges have the weight (`weight=False`: none) and other
    tie attributes. Missing values are left out of the dictionaries. `options` are those of `view()`: `layer` and `wave` are
    needed where there are several; others give the ties of that view. Ordered attributes become texts; what networkx has no
    place for (levels, names of layer and wave) is in `graph.graph["netweave"]`, as a text, for `from_networkx()`.
    """
    networkx = need("networkx", "to_networkx()")
    one = single(network, weight, options)
    ties = one.ties
    graph = networkx.DiGraph() if ties.directed else networkx.Graph()
    rows = _rows_of(one.attributes, len(one.labels))
    graph.add_nodes_from(zip(one.labels, rows))
    data = _rows_of(ties.attributes, len(ties.source))
    origin = _origin(one, _order(rows), _order(data))
    if ties.weight is not None:
        key = _weight_key(one)
        for row, value in zip(data, ties.weight.tolist()):
            row[key] = value
    labels = one.labels
    graph.add_edges_from(
        (labels[source], labels[target], row) for source, target, row in zip(ties.source.tolist(), ties.target.tolist(), data)
    )
    if one.source:
        graph.graph["name"] = one.source
    if origin:
        graph.graph[KEY] = origin
    return graph


def _igraph_labels(columns: dict[str, Any], count: int) -> list[Hashable]:
    """The members of an igraph graph: the vertex attribute "name", or 0, 1, …; "member" holds labels that are no texts."""
    names = columns.pop("name", None)
    if names is None:
        return list(range(count))
    for k, name in enumerate(names):
        if is_missing(name):
            raise ValueError(f"vertex {k} has no name; give every vertex one, or delete the attribute 'name'")
    labels = columns.get("member")
    if labels is not None and [str(label) for label in labels] == list(names):
        names = columns.pop("member")
    return [plain(name) for name in names]


def from_igraph(
    graph: Any,
    *,
    weight: str | bool | None = None,
    layer: str | None = None,
    wave: str | None = None,
    duplicates: str = "sum",
) -> Network:
    """From an igraph Graph.

    Members are named by the vertex attribute "name", or are the numbers 0, 1, … where there is none; other vertex and edge
    attributes become attributes. Keywords as for `from_networkx()`.
    """
    if not (hasattr(graph, "get_edgelist") and hasattr(graph, "vs")):
        raise TypeError(f"this is a {type(graph).__name__}, not an igraph graph")
    origin = Origin.of_text(graph[KEY] if KEY in graph.attributes() else None)
    members = {name: graph.vs[name] for name in graph.vs.attributes()}
    labels = _igraph_labels(members, graph.vcount())
    edges = np.array(graph.get_edgelist(), np.int64).reshape(-1, 2)
    _other_graph_attributes(graph.attributes(), "igraph")
    ties = TieSet(
        source=edges[:, 0],
        target=edges[:, 1],
        layer=origin.layer if layer is None else str(layer),
        wave=origin.wave if wave is None else str(wave),
        directed=bool(graph.is_directed()),
    )
    columns = {name: graph.es[name] for name in graph.es.attributes()}
    name = graph["name"] if "name" in graph.attributes() else ""
    return network_of(_parts(labels, members, ties, columns, origin, weight, name), duplicates)


def to_igraph(network: Network, *, weight: Weight = None, **options: Any) -> Any:
    """An igraph Graph of one layer and wave; `options` as for `to_networkx()`.

    Vertices have the members' names as "name" (unless these are the numbers 0, 1, …), where igraph looks them up; labels that
    are no texts are also kept as they are in "member". Missing values are None.
    """
    igraph = need("igraph", "to_igraph()")
    one = single(network, weight, options)
    ties = one.ties
    graph = igraph.Graph(n=len(one.labels), directed=bool(ties.directed))
    graph.add_edges(np.column_stack((ties.source, ties.target)).tolist())
    if one.labels != list(range(len(one.labels))):
        for reserved in ("name", "member"):
            if reserved in one.attributes:
                raise ValueError(f"members have an attribute '{reserved}', which igraph needs for names; rename it")
        graph.vs["name"] = [str(label) for label in one.labels]
        if any(type(label) is not str for label in one.labels):
            graph.vs["member"] = one.labels
    for key, attribute in one.attributes.items():
        graph.vs[key] = attribute.values()
    for key, attribute in ties.attributes.items():
        graph.es[key] = attribute.values()
    if ties.weight is not None:
        graph.es[_weight_key(one)] = ties.weight.tolist()
    if one.source:
        graph["name"] = one.source
    origin = _origin(one, list(one.attributes), list(ties.attributes))
    if origin:
        graph[KEY] = origin
    return graph
