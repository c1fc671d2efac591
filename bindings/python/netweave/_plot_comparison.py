"""Two waves side by side on one layout, with what was kept, formed and dissolved.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _ffi
from ._comparison import Comparison
from ._plot_draw import Scene, Ties, draw_members, draw_ties, fit, height_for, paired, scene, settled
from ._plot_labels import draw_labels
from ._plot_layout import Places, Points, layout
from ._plot_network import LABELS, _places, values_of
from ._plot_style import BLACK, BLUE, LINES, PAGE, RED, legend_below, line_key, mark_key, panels, plain
from ._structure import Structure

# Each class of ties has a colour, a line and a width of its own: any one of the three tells them apart.
CHANGES: dict[str, tuple[str, Any, float]] = {
    "kept": ("#8A8A8A", "-", 0.8),
    "formed": (BLUE, "-", 1.5),
    "dissolved": (RED, LINES[1], 1.2),
    "unknown": (BLACK, LINES[2], 1.0),
}
STAYED, LEFT, JOINED = ("stayed", "o", "#4D4D4D"), ("left", "v", RED), ("joined", "^", BLUE)
TYPES = {"hub_and_spoke": "hub-and-spoke", "multi_hub": "multi-hub", "core_periphery": "core and periphery"}


@dataclass
class Joint:
    """Both waves over the members of either: who was there, and the ties with what became of them."""

    labels: list[Any]
    there: tuple[Places, Places]
    source: Places
    target: Places
    change: Places
    present: tuple[Places, Places]


def joint(comparison: Comparison) -> Joint:
    """The members and ties of both waves."""
    network = comparison.before.network
    either = [_places(view) for view in (comparison.before, comparison.after)]
    roster = np.union1d(*either)
    ids, labels = network._ids(), network._labels()
    place = {ids[k]: j for j, k in enumerate(roster)}
    table = comparison._table(_ffi.library.netweave_comparison_ties)
    texts = table.labels
    source, target = (np.array([place[id_] for id_ in texts[end]], dtype=np.int64) for end in ("from", "to"))
    present = (np.nan_to_num(table["before"]) > 0, np.nan_to_num(table["after"]) > 0)
    there = (np.isin(roster, either[0]), np.isin(roster, either[1]))
    return Joint([labels[k] for k in roster], there, source, target, np.array(texts["change"], dtype=object), present)


def type_name(structure: Structure) -> str:
    """The type in words."""
    return TYPES.get(structure.type, structure.type)


def wave_titles(comparison: Comparison, titles: Sequence[str] | None) -> list[str]:
    """The names of the waves, each with the type of its network."""
    views = (comparison.before, comparison.after)
    names = list(titles) if titles is not None else [str(view.options.get("wave") or "") for view in views]
    if len(names) != 2:
        raise ValueError(f"titles: two are needed, {len(names)} were given")
    structures = (comparison.structure_before, comparison.structure_after)
    return [
        f"{name or default}: {type_name(structure)}" for name, default, structure in zip(names, ("before", "after"), structures)
    ]


def _size(comparison: Comparison, both: Joint, size: Any, wave: int) -> Points:
    """The importance of each member of either wave in one wave; 0 for who was not there."""
    view = (comparison.before, comparison.after)[wave]
    found = np.zeros(len(both.labels))
    found[both.there[wave]] = np.nan_to_num(values_of(view, size))
    return found


def _positions(both: Joint, given: Any, seed: int) -> Points:
    count = len(both.labels)
    if given is None:
        return layout(count, both.source, both.target, seed, aspect=0.9)
    if isinstance(given, dict):
        given = [given[label] for label in both.labels]
    positions = np.asarray(given, dtype=np.float64)
    if positions.shape != (count, 2):
        raise ValueError(f"layout: {count} members of either wave x 2 are needed; these are {positions.shape}")
    return positions


def draw(
    comparison: Comparison, *, layout: Any, axes: Any, labels: str, size: Any, titles: Any, legend: bool, seed: int
) -> Any:
    """Draws both waves; `plot.comparison()` says what the parameters mean."""
    if labels not in LABELS:
        raise ValueError(f"labels={labels!r}: it is 'some', 'all' or 'none'")
    both = joint(comparison)
    positions, names = _positions(both, layout, seed), wave_titles(comparison, titles)
    importance = [_size(comparison, both, size, wave) for wave in (0, 1)]
    pair = panels(axes, 2, PAGE, height_for(positions, PAGE / 2, 1.8, 4.0) + 1.0, nrows=1, ncols=2)
    for side, (one, name) in enumerate(zip(pair, names)):
        one.set_axis_off()
        one.set_title(plain(name), loc="left")
        if legend:
            _legend(one, both, side)
    sizes = [settled(one) for one in pair]
    room = (min(width for width, _ in sizes), min(height for _, height in sizes))
    positions, radii, points = fit(positions, importance, room, layout is None)
    for side, one in enumerate(pair):
        place = scene(one, positions, radii[side], points, room)
        ties = _draw_ties(place, both, side, comparison.before.directed)
        _draw_members(place, both, side)
        draw_labels(place, both.labels, np.flatnonzero(both.there[side]), np.maximum(*importance), labels, ties)
    return pair


def _shown(both: Joint, side: int) -> dict[str, Places]:
    """The ties of one wave by class: its own, and those of which nothing is known."""
    found = {}
    for change in CHANGES:
        one = (both.change == change) & both.present[side]
        if one.any():
            found[change] = np.flatnonzero(one)
    return found


def _draw_ties(place: Scene, both: Joint, side: int, directed: bool) -> Ties:
    """The ties of one wave; where the two directions of a pair fared differently, their lines run beside each other."""
    count = len(both.labels)
    drawn = []
    shown = _shown(both, side)
    pairs = [
        np.minimum(both.source[k], both.target[k]) * count + np.maximum(both.source[k], both.target[k]) for k in shown.values()
    ]
    keys, times = np.unique(np.concatenate([np.unique(pair) for pair in pairs]) if pairs else np.zeros(0), return_counts=True)
    split = keys[times > 1]
    crowd = float(np.clip(14 / np.sqrt(max(len(both.source), 1)), 0.5, 1.0))
    for order, (change, k) in enumerate(shown.items()):
        colour, style, width = CHANGES[change]
        ties = paired(count, both.source[k], both.target[k], np.full(len(k), width * crowd), directed)
        beside = np.where(np.isin(ties.source * count + ties.target, split), 1.6 * (-1) ** order, 0.0)
        draw_ties(place, ties, colour, style, shift=beside, name=change, order=1 + order / 10, alpha=0.9)
        drawn.append(ties)
    parts = [
        np.concatenate([getattr(ties, name) for ties in drawn]) if drawn else np.zeros(0, int)
        for name in Ties.__dataclass_fields__
    ]
    return Ties(*parts)


def _sets(both: Joint, side: int) -> list[tuple[tuple[str, str, str], Places]]:
    """The members of one wave: those of both waves, and those who left after it or joined before it."""
    here, other = both.there[side], both.there[1 - side]
    return [(STAYED, np.flatnonzero(here & other)), (JOINED if side else LEFT, np.flatnonzero(here & ~other))]


def _draw_members(place: Scene, both: Joint, side: int) -> None:
    for (name, shape, colour), members in _sets(both, side):
        draw_members(place, members, shape, colour, "white" if name == "stayed" else BLACK, name=f"members {name}")


def _legend(axes: Any, both: Joint, side: int) -> None:
    keys = []
    for change, k in _shown(both, side).items():
        colour, style, width = CHANGES[change]
        keys.append(line_key(f"{change} ({len(k)})", color=colour, linestyle=style, linewidth=max(width, 1.0)))
    for (name, shape, colour), members in _sets(both, side):
        if len(members):
            keys.append(mark_key(f"{name} ({len(members)})", shape, colour))
    legend_below(axes, keys, columns=2)
