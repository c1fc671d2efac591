"""The map of structures: how much rests on the hub, and how well the others reach one another without it.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from ._comparison import Comparison
from ._network import Network
from ._plot_comparison import type_name
from ._plot_draw import Scene, Ties, settled
from ._plot_labels import draw_labels, text_size
from ._plot_layout import Places, Points
from ._plot_style import COLOURS, LINES, SHAPES, one_axes, plain
from ._structure import Structure
from ._view import View

CORNERS = {"hub-and-spoke": (1.0, 0.0), "networked": (0.0, 1.0), "scattered": (0.0, 0.0)}
REACH = 0.3
"""How far a named region reaches from its corner."""
Stop = tuple[str, Structure]


def paths_of(things: Iterable[Any]) -> list[tuple[str, list[Stop]]]:
    """What is to be drawn as named paths, each of one or more structures."""
    found: list[tuple[str, list[Stop]]] = []
    for thing in things:
        if isinstance(thing, Mapping):
            found += [(str(name), _stops(value)) for name, value in thing.items()]
        else:
            found.append(("", _stops(thing)))
    return found


def _stops(thing: Any) -> list[Stop]:
    """The structures of one thing in the order of time, each with the name of its wave."""
    if isinstance(thing, Structure):
        wave = thing.view.options.get("wave", "") if thing.view is not None else ""
        return [(str(wave), thing)]
    if isinstance(thing, Comparison):
        return _stops(thing.structure_before) + _stops(thing.structure_after)
    if isinstance(thing, View):
        return _stops(thing.profile(draws=0))
    if isinstance(thing, Network):
        return [stop for wave in thing.waves for stop in _stops(thing.view(wave=wave or None))]
    if isinstance(thing, (list, tuple)):
        stops = [stop for part in thing for stop in _stops(part)]
        has_names = len({wave for wave, _ in stops}) == len(stops)
        return stops if has_names else [(str(k), stop) for k, (_, stop) in enumerate(stops, 1)]
    raise TypeError(f"the map shows structures, comparisons, views, networks, or lists of these; not {type(thing).__name__}")


def draw(things: Iterable[Any], *, axes: Any, title: str | None, labels: bool) -> Any:
    """Draws the map; `plot.structure_map()` says what the parameters mean."""
    paths = paths_of(things)
    axes = one_axes(axes, 4.4, 4.2)
    shown = [
        (k, j, stop) for k, (_, stops) in enumerate(paths) for j, (_, stop) in enumerate(stops) if _place(stop) is not None
    ]
    points = np.array([_place(stop) for _, _, stop in shown]).reshape(-1, 2)
    taken = _frame(axes, title, points)
    for k, (_, stops) in enumerate(paths):
        colour, shape, line = COLOURS[k % len(COLOURS)], SHAPES[k % len(SHAPES)], LINES[k % len(LINES)]
        for one, other in pairwise(stops):
            _arrow(axes, _place(one[1]), _place(other[1]), colour, line)
        for j, (_, stop) in enumerate(stops):
            place = _place(stop)
            if place is not None:
                face = colour if j == len(stops) - 1 else "white"
                axes.plot(*place, shape, color=colour, markerfacecolor=face, markersize=6, zorder=4, gid="stop", clip_on=False)
    if labels:
        names = [_name(paths[k][0], *paths[k][1][j]) for k, j, _ in shown]
        _write_names(axes, points, names, np.array([k for k, _, _ in shown]), taken)
    return axes


def _place(stop: Structure) -> tuple[float, float] | None:
    """Where a structure lies on the map; None when a number is undefined."""
    x, y = stop["hub_dependence"], stop["peer_efficiency"]
    return (x, y) if np.isfinite(x) and np.isfinite(y) else None


def _frame(axes: Any, title: str | None, points: Points) -> Points:
    """The axes with the named corners; the boxes of their names, in points from the origin."""
    from matplotlib.patches import Circle

    low = min([0.0, *points.ravel()]) - 0.04
    axes.set_xlim(low, 1.04)
    axes.set_ylim(low, 1.04)
    axes.set_aspect("equal", adjustable="box")
    axes.set_xlabel("hub dependence")
    axes.set_ylabel("peer efficiency")
    axes.set_xticks(np.linspace(0, 1, 6))
    axes.set_yticks(np.linspace(0, 1, 6))
    if title is not None:
        axes.set_title(plain(title))
    scale = _points_of(axes)
    boxes = []
    for name, (x, y) in CORNERS.items():
        axes.add_patch(Circle((x, y), REACH, facecolor="#EDEDED", edgecolor="none", zorder=0))
        size = np.array(text_size(name))
        corner = np.array([x, (REACH - 0.06) if y < 0.5 else 1.0]) * scale + [-size[0] if x else 4, -size[1] / 2]
        boxes.append(np.concatenate([corner, corner + size]))
        look = {"ha": "left", "va": "bottom", "color": "#4D4D4D", "style": "italic", "zorder": 1}
        axes.text(*(corner / scale), name, gid="region", **look)
    return np.array(boxes)


def _points_of(axes: Any) -> float:
    """Points of the unit of both axes."""
    width, height = settled(axes)
    left, right = axes.get_xlim()
    return float(min(width, height) / (right - left))


def _arrow(axes: Any, start: tuple[float, float] | None, end: tuple[float, float] | None, colour: str, line: Any) -> None:
    if start is not None and end is not None:
        look = {"arrowstyle": "-|>", "color": colour, "linestyle": line, "linewidth": 1.2, "mutation_scale": 9}
        axes.annotate("", end, start, arrowprops={**look, "shrinkA": 4, "shrinkB": 4}, zorder=3).set_gid("arrow")


def _name(path: str, wave: str, stop: Structure) -> str:
    """The name of a path, its wave, and the type."""
    name = " ".join(text for text in (path, wave) if text)
    return f"{name}: {type_name(stop)}" if name else type_name(stop)


def _write_names(axes: Any, points: Points, names: list[str], path: Places, taken: Points) -> None:
    """Names beside the stops, where they cover neither one another nor arrows."""
    scale = _points_of(axes)
    place = Scene(axes, points, np.full(len(points), 4 / scale), scale)
    leaving = np.flatnonzero(np.diff(path) == 0)
    none = np.zeros(len(leaving))
    lines = Ties(leaving, leaving + 1, none, none, none)
    draw_labels(place, names, np.arange(len(points)), np.zeros(len(points)), "all", lines, taken)
