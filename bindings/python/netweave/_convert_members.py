"""A roster from what a user has: labels, a mapping of labels to attributes, or a data frame.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from ._convert_values import attributes_of, columns_of, is_missing, places_in, plain
from ._parts import Attribute

Members = Iterable[Any] | Mapping[Any, Mapping[str, Any]] | Any | None
"""Labels; or {label: {attribute: value}}; or a data frame with a row per member; or None."""

NAMES = ("member", "id", "name", "node")
"""Columns or an index of a data frame that hold the members."""


def roster_of(members: Members) -> tuple[list[Hashable], dict[str, Attribute]]:
    """Labels and attributes of the members listed."""
    if members is None or isinstance(members, range):
        return list(members or ()), {}
    if hasattr(members, "columns") and hasattr(members, "index"):
        labels, columns = _of_frame(members)
    elif isinstance(members, Mapping):
        rows = [{} if row is None else row for row in members.values()]
        labels, columns = list(members), columns_of(rows)
    else:
        if isinstance(members, (str, bytes)):
            raise TypeError(f"members={members!r} is one text; give a list of members")
        labels, columns = list(members), {}
    labels = [plain(label) for label in labels]
    for k, label in enumerate(labels):
        if is_missing(label):
            raise ValueError(f"member {k} of those listed has no name; give it one or leave it out")
    try:
        places_in(labels)
    except TypeError as problem:
        raise TypeError(f"members are listed by names, which must be hashable: {problem}") from None
    return labels, attributes_of(columns)


def _of_frame(frame: Any) -> tuple[list[Any], dict[Any, Any]]:
    """Labels and columns of a data frame: labels are its index where that has a name or is no mere count of rows, otherwise its
    column "member", "id", "name" or "node"."""
    if frame.columns.has_duplicates:
        raise ValueError("the data frame of members has two columns of one name; rename one")
    column = None
    if frame.index.name not in NAMES:
        column = next((name for name in frame.columns if str(name).lower() in NAMES), None)
    if column is None and frame.index.name is None and type(frame.index).__name__ == "RangeIndex" and len(frame):
        raise ValueError("the data frame of members does not say who they are; give it a column 'member' or set such an index")
    labels = frame.index if column is None else frame[column]
    return list(labels.tolist()), {name: frame[name] for name in frame.columns if name != column}
