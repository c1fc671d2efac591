"""One layer and wave of a network as a graph of another package holds it, and what that package cannot say itself.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _apart, _ffi
from ._convert_values import attributes_of, tell_loss
from ._parts import Attribute, Parts, Places, TieSet

if TYPE_CHECKING:
    from ._network import Network
    from ._view import View

KEY = "netweave"
"""The graph attribute, or entry of `.attrs`, that says what networkx, igraph and pandas have no place for."""

Weight = str | bool | None
"""None: the weight of the network when it has one; False: none; a name: that tie attribute."""


def network_of(parts: Parts, duplicates: str = "sum") -> Network:
    """The network that holds `parts`."""
    from ._network import Network

    return Network._from_parts(parts, duplicates)


@dataclass
class Single:
    """Members and ties of one layer and wave; ends of ties are places among `labels`."""

    labels: list[Hashable]
    attributes: dict[str, Attribute]
    ties: TieSet
    weight_name: str
    source: str


def single(network: Network, weight: Weight, options: Mapping[str, Any]) -> Single:
    """The ties of one layer and wave with their attributes, ties of members with themselves among them. Options of a view that
    change ties (`threshold`, `without`, `symmetrize`, …) give the ties of that view."""
    chosen: dict[str, Any] = {
        name: str(value) if name in ("layer", "wave") else value for name, value in options.items() if value is not None
    }
    name = network.weight_name if weight is None or weight is True else weight or ""
    view = network.view(weight=name or None, **chosen)
    layer = chosen.get("layer", network.layers[0])
    wave = chosen.get("wave", network.waves[0])
    _tell_of_silent(network, wave)
    is_own = layer in network.layers and name in ("", network.weight_name) and not chosen.keys() - {"layer", "wave", "members"}
    if not is_own:
        return _derived(network, view, name, layer, wave)
    ties = _ties_of(network, layer, wave)
    if ties is None:
        none = np.empty(0, np.int32)
        ties = TieSet(none, none, None, {}, layer, wave, view.directed)
    if not name:
        ties.weight = None
    attributes = _apart.member_attributes(network._owner)
    left = network.member_count - view.member_count
    if left and "wave" not in chosen:
        tell_loss(f"members who were absent ({left}) are left out; members='all' keeps them")
    if left:
        attributes, ties = _cut(view, network.member_count, attributes, ties)
    return Single(list(view.labels), attributes, ties, network.weight_name, network.source)


def _ties_of(network: Network, layer: str, wave: str) -> TieSet | None:
    """The tie set of a layer and wave, as far as there is one."""
    if layer not in network.layers:
        return None
    place = network.layers.index(layer), network.waves.index(wave)
    if not _ffi.library.netweave_network_has_ties(network._owner.handle, *place):
        return None
    return _apart.tie_set(network._owner, *place)


def _derived(network: Network, view: View, weight: str, layer: str, wave: str) -> Single:
    """The ties of a view, with the attributes that they have in the network where they can be found there."""
    derived = view.to_network()
    (ties,) = _apart.tie_sets_of(derived._owner)
    ties.layer, ties.wave = layer if layer in network.layers else "", wave
    if not weight:
        ties.weight = None
    own = [one for one in _apart.tie_sets_of(network._owner) if one.wave == wave and layer in (one.layer, "*")]
    if sum(int((one.source == one.target).sum()) for one in own):
        tell_loss("a view has no ties of members with themselves: they are left out")
    if len(own) == 1 and own[0].directed == ties.directed:
        ties.attributes = _found(view, network.member_count, own[0], ties)
    elif any(one.attributes for one in own):
        tell_loss("the ties of this view are joined from several: their attributes are left out")
    return Single(list(view.labels), _apart.member_attributes(derived._owner), ties, weight, network.source)


def _found(view: View, members: int, own: TieSet, ties: TieSet) -> dict[str, Attribute]:
    """The attributes of ties of a view, which are some of the network's own."""
    place = _places(view)
    keys = own.source.astype(np.int64) * members + own.target
    rows = np.searchsorted(keys, place[ties.source] * members + place[ties.target])
    attributes = _taken(own.attributes, rows)
    if ties.weight is not None and own.weight is None:
        attributes.pop(view.options.get("weight", ""), None)
    return attributes


def _places(view: View) -> Places:
    """The places of a view's members in its network."""
    handle = view._lens.owner.handle
    return np.array([_ffi.library.netweave_view_member(handle, k) for k in range(view.member_count)], np.int64)


def _cut(view: View, members: int, attributes: dict[str, Attribute], ties: TieSet) -> tuple[dict[str, Attribute], TieSet]:
    """Only the members of the view, and ties between them."""
    kept = _places(view)
    place: Places = np.full(members, -1)
    place[kept] = np.arange(len(kept))
    source, target = place[ties.source], place[ties.target]
    there = (source >= 0) & (target >= 0)
    return _taken(attributes, kept), TieSet(
        source[there],
        target[there],
        None if ties.weight is None else ties.weight[there],
        _taken(ties.attributes, there),
        ties.layer,
        ties.wave,
        ties.directed,
    )


def _taken(attributes: dict[str, Attribute], rows: Any) -> dict[str, Attribute]:
    return {name: Attribute(one.kind, one.numbers[rows], one.texts) for name, one in attributes.items()}


def _tell_of_silent(network: Network, wave: str) -> None:
    answered = _apart.masks(network._owner, _ffi.library.netweave_network_respondents).get(wave)
    silent = 0 if answered is None else int((~answered).sum())
    if silent:
        who = "member did not answer, which" if silent == 1 else "members did not answer, which"
        tell_loss(f"{silent} {who} the result cannot say; network.respondents tells who")


# ---- what the other package cannot say ----


@dataclass
class Origin:
    """What is said of attributes, and of the names of layer, wave and weight, where values alone do not tell."""

    layer: str = ""
    wave: str = ""
    weight: str | bool = "weight"
    members: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)

    def text(self) -> str:
        """As a text, which every graph format can hold; "" when there is nothing to say."""
        said = {name: value for name, value in vars(self).items() if value != getattr(_NOTHING, name)}
        return json.dumps(said, ensure_ascii=False) if said else ""

    @classmethod
    def of_text(cls, text: object) -> Origin:
        """Reads `text()`; what is no such text says nothing."""
        try:
            said = json.loads(text) if isinstance(text, str) else {}
            return cls(**said)
        except (TypeError, ValueError):
            return cls()


_NOTHING = Origin()


def said_of(attributes: Mapping[str, Attribute], order: Sequence[str]) -> list[dict[str, Any]]:
    """What values do not tell of attributes: their kinds, levels and order; nothing where all is plain. `order`: the order in
    which the other package will name them."""
    said = []
    for name, attribute in attributes.items():
        entry: dict[str, Any] = {"name": name, "kind": attribute.kind}
        if attribute.kind == "level":
            entry["levels"] = attribute.texts
        if bool(np.isnan(attribute.numbers).all()):
            entry["empty"] = True
        said.append(entry)
    is_plain = list(order) == list(attributes) and not any("levels" in entry or "empty" in entry for entry in said)
    return [] if is_plain else said


def attributes_said(
    columns: Mapping[Any, Any], said: Sequence[Mapping[str, Any]], count: int, what: str = "members", weight: str = ""
) -> dict[str, Attribute]:
    """Columns as attributes, with the kinds, levels and order that were said of them."""
    found = attributes_of(columns, what, weight)
    ordered: dict[str, Attribute] = {}
    for entry in said:
        attribute = found.pop(entry["name"], None)
        if attribute is None or bool(np.isnan(attribute.numbers).all()):
            if entry.get("empty"):
                ordered[entry["name"]] = Attribute(entry["kind"], np.full(count, np.nan), list(entry.get("levels", ())))
            continue
        ordered[entry["name"]] = _as_levels(attribute, entry.get("levels"))
    return {**ordered, **found}


def _as_levels(attribute: Attribute, levels: list[str] | None) -> Attribute:
    """A text attribute as the levels that it had, unless it has other texts by now."""
    if levels is None or attribute.kind != "text" or not set(attribute.texts).issubset(levels):
        return attribute
    place = np.array([levels.index(text) for text in attribute.texts], np.float64)
    numbers = np.full(len(attribute.numbers), np.nan)
    known = ~np.isnan(attribute.numbers)
    numbers[known] = place[attribute.numbers[known].astype(np.int64)]
    return Attribute("level", numbers, list(levels))
