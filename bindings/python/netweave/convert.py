"""Networks from and to the objects of other packages: `Network.from_…()` and `Network.to_…()` call these.

Members keep the labels that the user gave them; their texts, which name them in files and options, must differ. Ties of
weight 0 are read as no ties, and a note of the network counts them.
What another package cannot hold is told by a `LossWarning`.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ._convert_arrays import from_numpy, from_scipy, to_numpy, to_scipy
from ._convert_frames import from_pandas, to_pandas
from ._convert_graphs import from_igraph, from_networkx, to_igraph, to_networkx
from ._convert_members import Members, roster_of
from ._convert_origin import Weight, network_of, single
from ._convert_values import attributes_of, columns_of, number_ends, weights_of
from ._parts import Attribute, Numbers, Parts, TieSet

if TYPE_CHECKING:
    from ._network import Network


__all__ = [
    "from_edges",
    "from_igraph",
    "from_networkx",
    "from_numpy",
    "from_pandas",
    "from_scipy",
    "to_edges",
    "to_igraph",
    "to_networkx",
    "to_numpy",
    "to_pandas",
    "to_scipy",
]


def _columns(edges: Any) -> tuple[list[Any], list[Any], list[Any] | None]:
    """Sources, targets and, of triples, what comes third."""
    if isinstance(edges, Mapping):
        if not all(isinstance(key, tuple) and len(key) == 2 for key in edges):
            raise ValueError("a dictionary of edges is {(from, to): weight}; give its keys as pairs")
        edges = [(*key, value) for key, value in edges.items()]
    elif isinstance(edges, np.ndarray):
        edges = edges.tolist()
    rows = list(edges)
    if not rows:
        return [], [], None
    sizes = {len(edge) if hasattr(edge, "__len__") and not isinstance(edge, (str, bytes)) else 0 for edge in rows}
    if sizes not in ({2}, {3}):
        _refuse(rows)
    source, target, *third = (list(column) for column in zip(*rows))
    return source, target, third[0] if third else None


def _refuse(edges: list[Any]) -> None:
    """Tells the first edge that is no pair or triple, or not as long as the others."""
    for k, edge in enumerate(edges):
        if isinstance(edge, (str, bytes)) or not hasattr(edge, "__len__") or len(edge) not in (2, 3):
            raise ValueError(f"edge {k} is {edge!r}; give pairs (from, to) or triples (from, to, weight)")
        if len(edge) != len(edges[0]):
            raise ValueError(
                f"edge {k}, {edge!r}, has {len(edge)} values where the first has {len(edges[0])}; give all as many"
            )


def _data(third: list[Any] | None, weight: str) -> tuple[Numbers | None, dict[str, Attribute]]:
    """Weights and attributes from what comes third: a number, or a dictionary of attributes."""
    if third is None:
        return None, {}
    if not all(isinstance(value, Mapping) for value in third):
        return weights_of(third, weight), {}
    columns = columns_of(third)
    weights = weights_of(columns.pop(weight), weight) if weight in columns else None
    return weights, attributes_of(columns, "ties", weight)


def from_edges(
    edges: Any,
    *,
    members: Members = None,
    directed: bool | None = None,
    weight: str = "weight",
    layer: str = "",
    wave: str = "",
    duplicates: str = "sum",
) -> Network:
    """From an iterable of pairs (from, to) or triples (from, to, weight).

    The third may also be a dictionary of tie attributes, as networkx writes it; `{(from, to): weight}` serves as well, and an
    array with two or three columns. Members are those named, in the order of their first naming, after those of `members`: a
    list of labels (so isolates are there), {label: {attribute: value}}, or a data frame.

    `directed` None leaves it to the library: directed when any pair has ties both ways. `weight` names the weight (a tie of
    weight 0 is read as no tie), `layer` and `wave` what the ties are. Ties given twice are joined by `duplicates`: "sum",
    "first", "max" or "error".
    """
    labels, attributes = roster_of(members)
    source, target, third = _columns(edges)
    weights, tie_attributes = _data(third, weight)
    everyone: list[Hashable]
    everyone, sources, targets = number_ends(source, target, labels)
    for attribute in attributes.values():
        missing = np.full(len(everyone) - len(labels), np.nan)
        attribute.numbers = np.concatenate((attribute.numbers, missing))
    ties = TieSet(sources, targets, weights, tie_attributes, str(layer), str(wave), directed)
    weight_name = weight if weights is not None else ""
    return network_of(Parts(everyone, attributes, [ties], weight_name=weight_name), duplicates)


def to_edges(network: Network, *, data: bool = False, weight: Weight = None, **options: Any) -> list[tuple[Any, ...]]:
    """The ties of one layer and wave: pairs (from, to), or triples (from, to, weight) where ties carry weights.

    `data=True` gives triples with a dictionary of weight and tie attributes. `options` as for `to_networkx()`. Isolates are not
    among the ties: `network.members` has them.
    """
    one = single(network, weight, options)
    ties = one.ties
    labels = one.labels
    ends = [(labels[source], labels[target]) for source, target in zip(ties.source.tolist(), ties.target.tolist())]
    weights = None if ties.weight is None else ties.weight.tolist()
    if not data:
        return list(ends) if weights is None else [(*end, value) for end, value in zip(ends, weights)]
    columns = {name: attribute.values() for name, attribute in ties.attributes.items()}
    if weights is not None:
        columns[one.weight_name] = weights
    return [
        (*end, {name: values[k] for name, values in columns.items() if values[k] is not None}) for k, end in enumerate(ends)
    ]
