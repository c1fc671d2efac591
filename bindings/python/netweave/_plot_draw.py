"""Members and ties on paper. All is drawn in the units of the layout, so that lines end at members at any size of the picture.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ._plot_layout import Places, Points

INCH = 72.0
MARGIN = 24.0
"""Points left free around the members, for their names."""
WIDEST = 80.0
"""The most points of a step."""
MOVED = 600
"""The most members that are moved where they would cover one another."""
HEADS = 2500
"""The most ties that are drawn with the heads of arrows."""


@dataclass
class Ties:
    """Lines to draw: pairs of members, whether there is a head at the second and at the first end, and width in points."""

    source: Places
    target: Places
    forward: Places
    backward: Places
    width: Points

    def __len__(self) -> int:
        return len(self.source)


@dataclass
class Scene:
    """Where members stand on the paper: positions and radii in steps; points of a step."""

    axes: Any
    positions: Points
    radius: Points
    points: float

    @property
    def step(self) -> float:
        """A point in steps."""
        return 1 / self.points


def paired(count: int, source: Places, target: Places, weight: Points, directed: bool) -> Ties:
    """One line per pair of members: ties both ways share a line, with a head at each end and the mean of their weights."""
    low, high = np.minimum(source, target), np.maximum(source, target)
    key, place = np.unique(low * max(count, 1) + high, return_inverse=True)
    place = place.reshape(-1)
    size = np.bincount(place, minlength=len(key))
    forward = np.bincount(place, source < target, minlength=len(key)) > 0
    backward = np.bincount(place, source > target, minlength=len(key)) > 0
    mean = np.bincount(place, weight, minlength=len(key)) / np.maximum(size, 1)
    return Ties(key // max(count, 1), key % max(count, 1), forward & directed, backward & directed, mean)


def height_for(positions: Points, width: float, least: float, most: float) -> float:
    """The height in inches at which a layout fills a panel of this width."""
    extent = np.ptp(positions, axis=0) if len(positions) else np.ones(2)
    margin = 2 * MARGIN / INCH
    return float(np.clip((width - margin) * extent[1] / max(extent[0], 1e-9) + margin, least, most))


def settled(axes: Any) -> tuple[float, float]:
    """Width and height of the axes in points, once the figure has laid itself out."""
    axes.figure.draw_without_rendering()
    box = axes.get_window_extent()
    scale = INCH / axes.figure.dpi
    return max(box.width * scale, 1.0), max(box.height * scale, 1.0)


def fit(
    positions: Points, importance: list[Points], size: tuple[float, float], is_own: bool
) -> tuple[Points, list[Points], float]:
    """Positions, radii (for each picture of these members) and the points of a step, such that all members fit on the paper
    with room for names. The area of a member grows with its importance. Members of a layout that `is_own`, not the user's, are
    moved a little where they would cover one another."""
    points = _scale(positions, size)
    radii = _radii(positions * points, importance)
    if is_own and 1 < len(positions) <= MOVED:
        positions = _moved_apart(positions * points, np.max(radii, axis=0)) / points
    return positions, [radius / points for radius in radii], _scale(positions, size)


def scene(axes: Any, positions: Points, radius: Points, points: float, size: tuple[float, float]) -> Scene:
    """Sets the limits of the axes around the members."""
    middle = (positions.min(axis=0) + positions.max(axis=0)) / 2 if len(positions) else np.zeros(2)
    half = np.array(size) / points / 2
    axes.set_xlim(middle[0] - half[0], middle[0] + half[0])
    axes.set_ylim(middle[1] - half[1], middle[1] + half[1])
    axes.set_aspect("equal", adjustable="box")
    return Scene(axes, positions, radius, points)


def _scale(positions: Points, size: tuple[float, float]) -> float:
    """Points of a step."""
    extent = np.maximum(np.ptp(positions, axis=0), 1e-9) if len(positions) else np.ones(2)
    room = np.maximum(np.array(size) - 2 * MARGIN, 10.0)
    return float(min(*(room / extent), WIDEST))


def _radii(at: Points, importance: list[Points]) -> list[Points]:
    """Radii in points: as large as the crowd allows, and alike in all pictures."""
    count = len(at)
    if not count:
        return [np.zeros(0) for _ in importance]
    sample = np.linspace(0, count - 1, min(count, 300)).astype(int)
    square = ((at[sample, None] - at[None]) ** 2).sum(axis=2)
    square[np.arange(len(sample)), sample] = np.inf
    near = np.sqrt(np.median(square.min(axis=1))) if count > 1 else 40.0
    small = float(np.clip(0.2 * near, 1.4, 3.4))
    finite = [np.where(np.isfinite(values), np.maximum(values, 0), 0) for values in importance]
    most = max(float(values.max()) for values in finite)
    shares = [values / most if most > 0 else np.zeros(count) for values in finite]
    return [np.sqrt(small**2 + share * ((small * 2.8) ** 2 - small**2)) for share in shares]


def _moved_apart(at: Points, radius: Points, rounds: int = 60) -> Points:
    """Pushes members apart that would cover one another; those on one spot in directions of their own."""
    wanted = radius[:, None] + radius[None] + 1.5
    np.fill_diagonal(wanted, 0)
    turn = np.arange(len(at)) * 2.399963
    aside = 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    at = at + np.where(np.isfinite(at), aside, 0)
    for _ in range(rounds):
        between = at[:, None] - at[None]
        distance = np.maximum(np.sqrt((between**2).sum(axis=2)), 1e-9)
        lack = np.maximum(wanted - distance, 0)
        if lack.max() < 0.05:
            break
        at = at + 0.5 * ((lack / distance)[:, :, None] * between).sum(axis=1)
    return at


def draw_ties(
    place: Scene,
    ties: Ties,
    colour: str,
    style: Any = "-",
    *,
    shift: Points | None = None,
    name: str = "ties",
    alpha: float = 1.0,
    order: float = 1.0,
) -> None:
    """Lines from border to border, with heads where they lead to; `shift` moves lines sideways by points."""
    from matplotlib.collections import LineCollection, PolyCollection

    start, end, along, length = _trimmed(place, ties, shift)
    with_heads = bool((ties.forward | ties.backward).any()) and len(ties) <= HEADS
    head = np.minimum((3.2 + 1.6 * ties.width) * place.step, 0.45 * length)
    shorter = 0.7 * head[:, None] * along
    lines = np.stack(
        [start + shorter * ties.backward[:, None] * with_heads, end - shorter * ties.forward[:, None] * with_heads], axis=1
    )
    drawn = LineCollection(
        list(lines), colors=colour, linewidths=ties.width, linestyles=[style], alpha=alpha, zorder=order, capstyle="butt"
    )
    drawn.set_gid(name)
    place.axes.add_collection(drawn, autolim=False)
    if with_heads:
        across = np.column_stack([-along[:, 1], along[:, 0]]) * 0.42 * head[:, None]
        back = head[:, None] * along
        tips = [np.stack([end, end - back + across, end - back - across], axis=1)[ties.forward]]
        tips.append(np.stack([start, start + back + across, start + back - across], axis=1)[ties.backward])
        heads = PolyCollection(list(np.concatenate(tips)), facecolors=colour, edgecolors="none", alpha=alpha, zorder=order)
        heads.set_gid(f"{name} heads")
        place.axes.add_collection(heads, autolim=False)


def _trimmed(place: Scene, ties: Ties, shift: Points | None) -> tuple[Points, Points, Points, Points]:
    """Both ends of each line at the borders of its members, its direction, and its length."""
    start, end = place.positions[ties.source], place.positions[ties.target]
    apart = end - start
    length = np.sqrt((apart**2).sum(axis=1))
    along = apart / np.maximum(length, 1e-12)[:, None]
    if shift is not None:
        aside = np.column_stack([-along[:, 1], along[:, 0]]) * (shift * place.step)[:, None]
        start, end = start + aside, end + aside
    gap = 0.6 * place.step
    first = np.minimum(place.radius[ties.source] + gap, 0.45 * length)
    last = np.minimum(place.radius[ties.target] + gap, 0.45 * length)
    return start + along * first[:, None], end - along * last[:, None], along, length - first - last


_CORNERS = {"s": (4, 45), "^": (3, 90), "v": (3, 270), "D": (4, 0), "p": (5, 90), "h": (6, 0), "o": (36, 0)}


def outline(shape: str) -> Points:
    """The corners of a shape as large as the unit circle."""
    corners, turn = _CORNERS[shape]
    angle = np.deg2rad(turn) + np.arange(corners) * 2 * np.pi / corners
    area = corners / 2 * np.sin(2 * np.pi / corners)
    return np.asarray(np.column_stack([np.cos(angle), np.sin(angle)]) * np.sqrt(np.pi / area), dtype=np.float64)


def draw_members(place: Scene, members: Places, shape: str, face: Any, edge: str = "white", *, name: str = "members") -> None:
    """Members as shapes."""
    from matplotlib.collections import PolyCollection

    if not len(members):
        return
    corners = place.positions[members, None] + place.radius[members, None, None] * outline(shape)[None]
    drawn = PolyCollection(list(corners), facecolors=face, edgecolors=edge, linewidths=0.5, zorder=3)
    drawn.set_gid(name)
    place.axes.add_collection(drawn, autolim=False)
