"""Members, ties and masks as data frames.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _apart
from ._parts import Attribute, Parts

if TYPE_CHECKING:
    import pandas as pd

    from ._network import Network


def column(attribute: Attribute) -> Any:
    """The values of an attribute as a column: numbers (not copied), texts (None where missing), or ordered categories."""
    import pandas as pd

    if attribute.kind == "number":
        return attribute.numbers
    codes = np.where(np.isnan(attribute.numbers), -1, attribute.numbers).astype(np.int64)
    if attribute.kind == "level":
        return pd.Categorical.from_codes(codes, categories=attribute.texts, ordered=True)
    return np.array([*attribute.texts, None], dtype=object)[codes]


def members(network: Network) -> pd.DataFrame:
    """The members and their attributes."""
    import pandas as pd

    index = pd.Index(network._labels(), name="member", tupleize_cols=False)
    columns = {name: column(attribute) for name, attribute in _apart.member_attributes(network._owner).items()}
    return pd.DataFrame(columns, index=index)


def ties(network: Network) -> pd.DataFrame:
    """All ties, with layer and wave where these have names."""
    import pandas as pd

    labels = np.empty(network.member_count, dtype=object)
    labels[:] = network._labels()
    frames = []
    for ties in _apart.tie_sets_of(network._owner):
        columns: dict[str, Any] = {"from": labels[ties.source], "to": labels[ties.target]}
        if network.layers != [""]:
            columns["layer"] = ties.layer
        if network.waves != [""]:
            columns["wave"] = ties.wave
        if network.weight_name:
            columns[network.weight_name] = ties.weight if ties.weight is not None else 1.0
        columns.update((name, column(attribute)) for name, attribute in ties.attributes.items())
        frames.append(pd.DataFrame(columns, index=range(len(ties.source))))
    if not frames:
        return pd.DataFrame({"from": labels[:0], "to": labels[:0]})
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def masks(network: Network, read: Callable[..., Any]) -> pd.DataFrame | None:
    """A truth value per member and wave; None where the library knows none."""
    import pandas as pd

    found = _apart.masks(network._owner, read)
    index = pd.Index(network._labels(), name="member", tupleize_cols=False)
    return pd.DataFrame(found, index=index) if found or not len(index) else None


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
