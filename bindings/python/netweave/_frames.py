"""Members, ties and masks as data frames.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _apart
from ._convert_values import need
from ._parts import Attribute, Parts, TieSet

if TYPE_CHECKING:
    import pandas as pd

    from ._network import Network


@functools.cache
def pandas() -> Any:
    """pandas, or None where it is not installed. Taken when it is needed first: it takes longer to load than all else."""
    try:
        import pandas as pd
    except ImportError:
        return None
    return pd


def column(attribute: Attribute) -> Any:
    """The values of an attribute as a column: numbers (not copied), texts (None where missing), or ordered categories."""
    pd = need("pandas", "a data frame")
    if attribute.kind == "number":
        return attribute.numbers
    codes = np.where(np.isnan(attribute.numbers), -1, attribute.numbers).astype(np.int64)
    if attribute.kind == "level":
        return pd.Categorical.from_codes(codes, categories=attribute.texts, ordered=True)
    return np.array([*attribute.texts, None], dtype=object)[codes]


def index_of(labels: list[Any], name: str | None = "member") -> pd.Index[Any]:
    """The members as an index; labels of several kinds stay what they are (1 and 2.5 would become floats)."""
    pd = need("pandas", "a data frame")
    same = len({type(label) for label in labels}) < 2
    return pd.Index(labels, name=name, tupleize_cols=False, dtype=None if same else object)


def members(network: Network) -> pd.DataFrame:
    """The members and their attributes."""
    pd = need("pandas", "a data frame")
    columns = {name: column(attribute) for name, attribute in _apart.member_attributes(network._owner).items()}
    return pd.DataFrame(columns, index=index_of(network._labels()))


def tie_columns(network: Network, sets: list[TieSet]) -> dict[str, str]:
    """The column of each tie attribute: its name, with "_" added where the ends, layer, wave or weight have that name."""
    taken = {"from", "to", "layer", "wave", network.weight_name}
    columns: dict[str, str] = {}
    for name in dict.fromkeys(name for ties in sets for name in ties.attributes):
        free = name
        while free in taken:
            free += "_"
        columns[name] = free
        taken.add(free)
    return columns


def _joined(name: str, sets: list[TieSet]) -> Any:
    """The values of a tie attribute in all tie sets; missing where a set does not have it."""
    if len(sets) == 1:
        return column(sets[0].attributes[name])
    kinds = {ties.attributes[name].kind for ties in sets if name in ties.attributes}
    missing: Any = np.nan if kinds == {"number"} else None
    joined = [column(ties.attributes[name]) if name in ties.attributes else np.full(len(ties.source), missing) for ties in sets]
    return np.concatenate(joined if kinds == {"number"} else [part.astype(object) for part in joined])


def ties(network: Network) -> pd.DataFrame:
    """All ties, with layer and wave where these have names."""
    pd = need("pandas", "a data frame")
    sets = _apart.tie_sets_of(network._owner)
    labels = index_of(network._labels(), None)
    none = np.empty(0, np.int32)
    sizes = [len(ties.source) for ties in sets]
    columns: dict[str, Any] = {
        "from": labels.take(np.concatenate([none, *(ties.source for ties in sets)])),
        "to": labels.take(np.concatenate([none, *(ties.target for ties in sets)])),
    }
    if network.layers != [""]:
        columns["layer"] = np.repeat(np.array([ties.layer for ties in sets], object), sizes)
    if network.waves != [""]:
        columns["wave"] = np.repeat(np.array([ties.wave for ties in sets], object), sizes)
    if network.weight_name:
        weights = (np.ones(len(ties.source)) if ties.weight is None else ties.weight for ties in sets)
        columns[network.weight_name] = np.concatenate(list(weights))
    for name, title in tie_columns(network, sets).items():
        columns[title] = _joined(name, sets)
    return pd.DataFrame(columns, index=range(sum(sizes)))


def masks(network: Network, read: Callable[..., Any]) -> pd.DataFrame | None:
    """A truth value per member and wave; None where the library knows none."""
    pd = need("pandas", "a data frame")
    found = _apart.masks(network._owner, read)
    return pd.DataFrame(found, index=index_of(network._labels())) if found or not network.member_count else None


def _same_attributes(one: dict[str, Attribute], other: dict[str, Attribute]) -> bool:
    if list(one) != list(other):
        return False
    for name, attribute in one.items():
        twin = other[name]
        if attribute.kind != twin.kind or attribute.values() != twin.values():
            return False
        if attribute.kind == "level" and attribute.texts != twin.texts:
            return False
    return True


def same(one: Parts, other: Parts) -> bool:
    """Whether two networks hold the same; sources and notes apart."""
    if one.labels != other.labels or not _same_attributes(one.attributes, other.attributes):
        return False
    if len(one.tie_sets) != len(other.tie_sets) or one.weight_name != other.weight_name:
        return False
    for ties, twin in zip(one.tie_sets, other.tie_sets):
        if (ties.layer, ties.wave, ties.directed) != (twin.layer, twin.wave, twin.directed):
            return False
        arrays: tuple[tuple[Any, Any], ...] = (
            (ties.source, twin.source),
            (ties.target, twin.target),
            (ties.weight, twin.weight),
        )
        if not all((a is None and b is None) or np.array_equal(a, b) for a, b in arrays):
            return False
        if not _same_attributes(ties.attributes, twin.attributes):
            return False
    pairs = ((one.presence, other.presence), (one.respondents, other.respondents))
    return all(a.keys() == b.keys() and all(np.array_equal(a[wave], b[wave]) for wave in a) for a, b in pairs)
