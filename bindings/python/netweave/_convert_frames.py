"""Networks from and to the data frames of pandas.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from . import _apart, _ffi, _frames
from ._convert_members import Members, roster_of
from ._convert_origin import KEY, network_of
from ._convert_values import attribute_of, is_missing, name_of, need, number_ends, weights_of
from ._parts import Attribute, Parts, TieSet

if TYPE_CHECKING:
    from ._network import Network


FROM = ("from", "source", "ego", "sender")
TO = ("to", "target", "alter", "receiver")

Directed = bool | Mapping[str, bool] | None


def _column(ties: Any, name: str | None, words: Sequence[str], what: str) -> Any:
    """The name of a column: the one that is named, or the first whose header is one of `words`; None when there is none."""
    if name is not None:
        if name not in ties.columns:
            there = ", ".join(str(column) for column in ties.columns)
            raise ValueError(f"the ties have no column '{name}' for {what}; there are: {there}")
        return name
    for word in words:
        for column in ties.columns:
            if str(column).strip().lower() == word:
                return column
    return None


def _values(column: Any) -> Any:
    """The ends of ties: whole numbers as an array, anything else as a list of labels."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu":
        return column.to_numpy()
    return column.tolist()


def _names(column: Any, what: str) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The different names of layers or waves, in the order of their first naming, and the place of each row's."""
    places: dict[str, int] = {}
    rows = np.empty(len(column), np.int64)
    for k, value in enumerate(column.tolist()):
        if is_missing(value):
            raise ValueError(f"row {k} of the ties has no {what}; fill the column in, or say {what}=False")
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        rows[k] = places.setdefault(text, len(places))
    return list(places), rows


def _taken(values: Any, rows: Any) -> Any:
    return values.iloc[rows] if rows is not None else values


class _Sets:
    """The tie sets of a data frame, one after the other."""

    def __init__(self, ties: Any, layer: Any, wave: Any, directed: Directed) -> None:
        self.ties = ties
        self.directed = directed
        self.layers, of_layer = ([""], 0) if layer is None else _names(ties[layer], "layer")
        self.waves, of_wave = ([""], 0) if wave is None else _names(ties[wave], "wave")
        self.key = np.asarray(of_layer * max(len(self.waves), 1) + of_wave)
        if isinstance(directed, Mapping) and not set(directed).issubset(self.layers):
            raise ValueError(f"directed= names {', '.join(map(repr, directed))}, but the layers are: {', '.join(self.layers)}")
        said = ties.attrs.get(KEY)
        self.said: dict[tuple[str, str], dict[str, Any]] = {}
        for entry in said["tie_sets"] if isinstance(said, dict) and "tie_sets" in said else []:
            self.said[entry["layer"], entry["wave"]] = entry

    def places(self) -> list[tuple[str, str, Any]]:
        """Layer, wave and rows (None: all) of each tie set. The order is that of `to_pandas()`, if it made the frame, then that
        of the first rows; sets that were empty then are made again."""
        if self.key.ndim == 0:
            found: dict[tuple[str, str], Any] = {("", ""): None}
        else:
            keys, first = np.unique(self.key, return_index=True)
            found = {}
            for key in keys[np.argsort(first)]:
                layer, wave = divmod(int(key), max(len(self.waves), 1))
                found[self.layers[layer], self.waves[wave]] = np.flatnonzero(self.key == key)
        order = [name for name, entry in self.said.items() if name in found or entry["ties"] == 0]
        order += [name for name in found if name not in self.said]
        none = np.empty(0, np.int64)
        return [(layer, wave, found.get((layer, wave), none)) for layer, wave in order]

    def direction(self, layer: str, wave: str) -> bool | None:
        """Whether the ties of a layer have a direction; None leaves it to the library."""
        if isinstance(self.directed, Mapping):
            return self.directed.get(layer)
        if self.directed is None and (layer, wave) in self.said:
            return bool(self.said[layer, wave]["directed"])
        return self.directed

    def make(self, source: Any, target: Any, weight: Any, attributes: Mapping[str, Any]) -> list[TieSet]:
        """The tie sets, given the places of all ends."""
        sets = []
        for layer, wave, rows in self.places():
            said = self.said.get((layer, wave), {"weighted": True, "attributes": []})
            kinds = {entry["name"]: entry["kind"] for entry in said["attributes"]}
            ties = TieSet(source, target, None, {}, layer, wave, self.direction(layer, wave))
            if rows is not None:
                ties.source, ties.target = source[rows], target[rows]
            if weight is not None and said["weighted"]:
                ties.weight = weights_of(_taken(self.ties[weight], rows), str(weight))
            for name in [*kinds, *(name for name in attributes if name not in kinds)]:
                column = attributes.get(name)
                attribute = None if column is None else attribute_of(name, _taken(self.ties[column], rows))
                is_empty = attribute is not None and bool(np.isnan(attribute.numbers).all())
                if attribute is None or (is_empty and name not in kinds and len(self.places()) > 1):
                    continue
                if is_empty and name in kinds:
                    attribute = Attribute(kinds[name], attribute.numbers)
                ties.attributes[name] = attribute
            sets.append(ties)
        return sets


def from_pandas(
    ties: Any,
    members: Members = None,
    *,
    source: str | None = None,
    target: str | None = None,
    weight: str | bool | None = None,
    layer: str | bool | None = None,
    wave: str | bool | None = None,
    directed: Directed = None,
    duplicates: str = "sum",
    presence: Any = None,
    respondents: Any = None,
) -> Network:
    """From a data frame with a row per tie, and one with a row per member.

    `source` and `target` name the columns of the ends (default "from" and "to", or "source" and "target", …), `weight`, `layer`
    and `wave` those columns (default: of these names, when there are such; False: none); other columns are tie attributes. A
    tie of weight 0 is read as no tie. `directed` may tell it by layer: {"advice": True}; None leaves it to the library:
    directed when any pair has ties both ways.

    `members`: a data frame whose index, or column "member", "id", "name" or "node", has the members, and whose other columns
    are attributes: numbers and truth values (as 1 and 0), texts and categories, ordered categories (as levels), dates (as ISO
    texts). None, NaN, NaT, NA and "" are missing. Labels or {label: {attribute: value}} serve as well. Members whom only ties
    name come after. `presence` and `respondents`: data frames of truth values with a row per member and a column per wave, as
    `Network.presence`; members not in them were there and answered.

    What `to_pandas()` gives is read back without loss: the frames' `attrs` say what columns do not.
    """
    start, end = _ends(ties, source, target)
    said = ties.attrs.get(KEY, {})
    strengths = _chosen(ties, said.get("weight") if weight is None else weight, "weight")
    layers, waves = _chosen(ties, layer, "layer"), _chosen(ties, wave, "wave")
    labels, attributes = roster_of(members)
    everyone, starts, ends = number_ends(_values(ties[start]), _values(ties[end]), labels)
    more = np.full(len(everyone) - len(labels), np.nan)
    for attribute in attributes.values():
        attribute.numbers = np.concatenate((attribute.numbers, more))
    columns: dict[str, Any] = {}
    for column in ties.columns:
        if not any(column is other or column == other for other in (start, end, strengths, layers, waves)):
            name = said.get("renamed", {}).get(column, column)
            columns[name_of(name, columns, "ties")] = column
    sets = _Sets(ties, layers, waves, directed).make(starts, ends, strengths, columns)
    kept = getattr(members, "attrs", {}).get(KEY, {})
    gone = {entry["wave"] for entry in said.get("tie_sets", ())} - {one.wave for one in sets}
    parts = Parts(
        labels=everyone,
        attributes=attributes,
        tie_sets=sets,
        presence=_masks(presence, kept.get("absent"), gone, everyone),
        respondents=_masks(respondents, kept.get("silent"), gone, everyone),
        weight_name="" if strengths is None else name_of(strengths, (), "ties"),
    )
    return network_of(parts, duplicates)


def _ends(ties: Any, source: str | None, target: str | None) -> tuple[Any, Any]:
    """The columns of the ends of ties."""
    if not hasattr(ties, "columns"):
        raise TypeError(f"the ties are a {type(ties).__name__}, not a data frame; from_edges() takes lists of pairs")
    if ties.columns.has_duplicates:
        raise ValueError("the data frame of ties has two columns of one name; rename one")
    start, end = _column(ties, source, FROM, "sources"), _column(ties, target, TO, "targets")
    if start is None or end is None:
        there = ", ".join(str(column) for column in ties.columns)
        raise ValueError(f"the ties have the columns {there}; say which are the ends: source=, target=")
    return start, end


def _chosen(ties: Any, name: str | bool | None, word: str) -> Any:
    """The column for a weight, layer or wave; None when there is none or none is wanted."""
    if name is False:
        return None
    return _column(ties, None if name is True else name, (word,), f"the {word}")


def _masks(frame: Any, without: Mapping[str, list[Hashable]] | None, gone: set[str], labels: list[Hashable]) -> dict[str, Any]:
    """Truth values per member by wave, from a data frame of them or, without one, from lists of those for whom it is false, by
    wave, except waves that are `gone`."""
    if frame is None:
        kept = {wave: set(out) for wave, out in (without or {}).items() if wave not in gone}
        return {wave: np.array([label not in out for label in labels], bool) for wave, out in kept.items()}
    rows = dict(zip(frame.index.tolist(), range(len(frame))))
    strangers = [label for label in rows if label not in set(labels)]
    if strangers:
        raise ValueError(f"'{strangers[0]}' is no member of the network, but has a row in presence= or respondents=")
    masks = {}
    for wave in frame.columns:
        values = frame[wave].tolist()
        if any(is_missing(value) for value in values):
            raise ValueError(f"presence= and respondents= must be true or false for every member; wave '{wave}' has a gap")
        masks[str(wave)] = np.array([bool(values[rows[label]]) if label in rows else True for label in labels], bool)
    return masks


def to_pandas(network: Network) -> tuple[Any, Any]:
    """The ties and the members as two data frames, which `from_pandas(*frames)` reads back without loss.

    They are `network.ties` and `network.members`; what columns do not say (direction, waves without ties, who was absent or did
    not answer) is in their `attrs`, which pandas keeps when rows are chosen or frames are copied or pickled, but no CSV file.
    """
    need("pandas", "to_pandas()")
    ties, members = _frames.ties(network), _frames.members(network)
    sets = _apart.tie_sets_of(network._owner)
    ties.attrs[KEY] = {
        "weight": network.weight_name or False,
        "renamed": {column: name for name, column in _frames.tie_columns(network, sets).items() if column != name},
        "tie_sets": [
            {
                "layer": one.layer,
                "wave": one.wave,
                "directed": one.directed,
                "weighted": one.weight is not None,
                "ties": len(one.source),
                "attributes": [{"name": name, "kind": value.kind} for name, value in one.attributes.items()],
            }
            for one in sets
        ],
    }
    labels = np.empty(network.member_count, dtype=object)
    labels[:] = network._labels()
    present = _apart.masks(network._owner, _ffi.library.netweave_network_presence)
    answered = _apart.masks(network._owner, _ffi.library.netweave_network_respondents)
    members.attrs[KEY] = {
        "absent": {wave: labels[~mask].tolist() for wave, mask in present.items()},
        "silent": {wave: labels[~mask].tolist() for wave, mask in answered.items()},
    }
    return ties, members
