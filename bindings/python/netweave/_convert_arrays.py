"""Networks from and to numpy arrays and sparse matrices of scipy.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ._convert_members import Members, roster_of
from ._convert_origin import Weight, network_of, single
from ._convert_values import need, number_ends, weights_of
from ._parts import Attribute, Numbers, Parts, Places, TieSet

if TYPE_CHECKING:
    from ._network import Network


def _labels_of(labels: Any, count: int) -> list[Hashable]:
    """The members of a matrix with `count` rows."""
    if labels is None:
        return list(range(count))
    found, _ = roster_of(labels)
    if len(found) != count:
        raise ValueError(f"there are {len(found)} labels for a matrix of {count} members; give one for each")
    return found


def _check_square(shape: tuple[int, ...]) -> int:
    if len(shape) != 2 or shape[0] != shape[1]:
        raise ValueError(f"the matrix has the shape {shape}; a network needs a row and a column for each member")
    return shape[0]


def _weights_in(values: Any, weight: str | bool | None) -> Numbers | None:
    """The values of a matrix as weights, unless they are all 1 (`weight` True or a name: even then)."""
    if weight is False or values.dtype == np.bool_:
        return None
    weights = weights_of(values, weight if isinstance(weight, str) else "weight")
    return weights if weight or not bool((weights == 1).all()) else None


def _of_places(
    labels: Any, source: Places, target: Places, weights: Numbers | None, directed: bool, weight: str | bool | None, **name: str
) -> Network:
    """A network of one tie set; `labels` may be a roster with attributes."""
    members, attributes = (labels, {}) if isinstance(labels, list) else roster_of(labels)
    if not directed:
        once = source <= target
        source, target = source[once], target[once]
        weights = weights[once] if weights is not None else None
    ties = TieSet(source, target, weights, {}, str(name.get("layer", "")), str(name.get("wave", "")), directed)
    weight_name = weight if isinstance(weight, str) else ""
    return network_of(Parts(members, attributes, [ties], weight_name=weight_name))


def from_numpy(
    *arrays: Any,
    labels: Members = None,
    directed: bool | None = None,
    weight: str | bool | None = None,
    layer: str = "",
    wave: str = "",
    duplicates: str = "sum",
) -> Network:
    """From a square matrix, or from arrays of sources and targets, and of weights when there are three.

    A matrix has a row and a column for each of `labels` (default: the names of a data frame, or 0, 1, …): anything but 0 is a
    tie from row to column, with that weight unless all are 1 (`weight=False`: none; a name or True: even then). It is read as
    undirected when it is symmetric, unless `directed` says otherwise. NaN is refused: a tie is there or not.

    In arrays of sources and targets the values are the members' labels, or, when `labels` are given, whole numbers that are
    places among them. `directed` None leaves it to the library: directed when any pair has ties both ways. Ties given twice
    are joined by `duplicates`: "sum", "first", "max" or "error". Ties of weight 0 are read as no ties.
    """
    if len(arrays) == 1 and labels is None and hasattr(arrays[0], "index") and hasattr(arrays[0], "columns"):
        labels = arrays[0].index.tolist()
        if arrays[0].columns.tolist() != labels:
            raise ValueError(
                "rows and columns of the matrix have different names; give them the same members in the same order"
            )
    if len(arrays) == 1:
        return _from_matrix(np.asarray(arrays[0]), labels, directed, weight, layer, wave)
    if len(arrays) not in (2, 3):
        raise TypeError(f"from_numpy() takes a matrix, or sources, targets and perhaps weights, not {len(arrays)} arrays")
    source, target = np.asarray(arrays[0]), np.asarray(arrays[1])
    if source.ndim != 1 or target.ndim != 1:
        raise ValueError(f"sources and targets have the shapes {source.shape} and {target.shape}; give one value per tie")
    weights = None
    if len(arrays) == 3 and weight is not False:
        weights = weights_of(np.asarray(arrays[2]), weight if isinstance(weight, str) else "weight")
    if labels is None:
        members, source, target = number_ends(source, target)
        attributes: dict[str, Attribute] = {}
    else:
        members, attributes = roster_of(labels)
        source, target = _checked(source, len(members)), _checked(target, len(members))
    ties = TieSet(source, target, weights, {}, str(layer), str(wave), directed)
    weight_name = weight if isinstance(weight, str) else ""
    return network_of(Parts(members, attributes, [ties], weight_name=weight_name), duplicates)


def _checked(places: Places, count: int) -> Places:
    if len(places) and (places.dtype.kind not in "iu" or int(places.min()) < 0 or int(places.max()) >= count):
        raise ValueError(f"with labels=, sources and targets are whole numbers from 0 to {count - 1}, places among the labels")
    return places.astype(np.int64, copy=False)


def _from_matrix(
    matrix: npt.NDArray[Any], labels: Members, directed: bool | None, weight: str | bool | None, layer: str, wave: str
) -> Network:
    count = _check_square(matrix.shape)
    if matrix.dtype.kind not in "biuf":
        raise ValueError(f"a matrix of {matrix.dtype} is not one of numbers; give numbers from 0 up, or truth values")
    if matrix.dtype.kind == "f" and bool(np.isnan(matrix).any()):
        row, column = (int(place) for place in np.argwhere(np.isnan(matrix))[0])
        raise ValueError(f"the matrix has no number at row {row}, column {column}; 0 means that there is no tie")
    if directed is None:
        directed = not np.array_equal(matrix, matrix.T)
    elif not directed and not np.array_equal(matrix, matrix.T):
        raise ValueError("the matrix is not symmetric, which that of undirected ties is; say directed=True")
    source, target = np.nonzero(matrix)
    weights = _weights_in(matrix[source, target], weight)
    return _of_places(_roster(labels, count), source, target, weights, directed, weight, layer=layer, wave=wave)


def _roster(labels: Members, count: int) -> Any:
    """Labels, checked against the size of a matrix; a roster with attributes stays one."""
    found = _labels_of(labels, count)
    return found if labels is None else labels


def from_scipy(
    matrix: Any,
    *,
    labels: Members = None,
    directed: bool | None = None,
    weight: str | bool | None = None,
    layer: str = "",
    wave: str = "",
) -> Network:
    """From a square sparse matrix or array of any format; keywords as for a matrix in `from_numpy()`.

    A stored 0 is no tie; entries stored twice are added, as scipy reads them.
    """
    sparse = need("scipy.sparse", "from_scipy()")
    if not sparse.issparse(matrix):
        raise TypeError(f"this is a {type(matrix).__name__}, not a sparse matrix of scipy; from_numpy() takes dense ones")
    count = _check_square(matrix.shape)
    rows = matrix.tocsr()
    if not rows.has_canonical_format:
        rows = rows.copy()
        rows.sum_duplicates()
    if rows.dtype.kind not in "biuf":
        raise ValueError(f"a matrix of {rows.dtype} is not one of numbers; give numbers from 0 up, or truth values")
    if rows.dtype.kind == "f" and bool(np.isnan(rows.data).any()):
        raise ValueError("the matrix holds NaN; 0 means that there is no tie")
    is_symmetric = (rows != rows.T).nnz == 0
    if directed is None:
        directed = not is_symmetric
    elif not directed and not is_symmetric:
        raise ValueError("the matrix is not symmetric, which that of undirected ties is; say directed=True")
    source = np.repeat(np.arange(count), np.diff(rows.indptr))
    kept = rows.data != 0
    source, target, values = source[kept], rows.indices[kept].astype(np.int64), rows.data[kept]
    weights = _weights_in(values, weight)
    return _of_places(_roster(labels, count), source, target, weights, directed, weight, layer=layer, wave=wave)


def _rows(network: Network, weight: Weight, options: dict[str, Any]) -> tuple[Any, Any, Numbers | None, Sequence[Hashable]]:
    """Starts, columns and weights of the adjacency matrix, not copied where ties are directed."""
    one = single(network, weight, options)
    ties = one.ties
    count = len(one.labels)
    source, target, weights = ties.source, ties.target, ties.weight
    if not ties.directed:
        other = source != target
        ends = np.concatenate((source, target[other])), np.concatenate((target, source[other]))
        order = np.lexsort((ends[1], ends[0]))
        if weights is not None:
            weights = np.concatenate((weights, weights[other]))[order]
        source, target = ends[0][order], ends[1][order]
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(source, minlength=count), out=starts[1:])
    return starts, target, weights, one.labels


def to_scipy(network: Network, *, weight: Weight = None, **options: Any) -> Any:
    """The adjacency matrix of one layer and wave as a scipy.sparse.csr_array: rows and columns in the order of the members.

    Entries are the weights (1, as whole numbers, where ties carry none or `weight=False`). Ties of members with themselves are
    on the diagonal. Columns and weights of directed ties are the library's own arrays, not copied: treat them as read-only.
    `options` as for `to_networkx()`. `network.view(…).labels` are the rows' names.
    """
    sparse = need("scipy.sparse", "to_scipy()")
    starts, columns, weights, labels = _rows(network, weight, options)
    values = np.ones(len(columns), np.int64) if weights is None else weights
    kind = np.int32 if len(columns) < 2**31 else np.int64
    shape = (len(labels), len(labels))
    return sparse.csr_array((values, columns.astype(kind, copy=False), starts.astype(kind)), shape=shape)


def to_numpy(network: Network, *, weight: Weight = None, **options: Any) -> npt.NDArray[Any]:
    """The adjacency matrix of one layer and wave: rows and columns in the order of the members.

    Entries are the weights, or the whole number 1 where ties carry none or `weight=False`; 0 where there is no tie. `options`
    as for `to_networkx()`.
    """
    starts, columns, weights, labels = _rows(network, weight, options)
    matrix = np.zeros((len(labels), len(labels)), np.int64 if weights is None else np.float64)
    rows = np.repeat(np.arange(len(labels)), np.diff(starts))
    matrix[rows, columns] = 1 if weights is None else weights
    return matrix
